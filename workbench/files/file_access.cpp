// SPDX-License-Identifier: Apache-2.0
#include "workbench/files/file_access.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace meterbench::files {
namespace {

std::string shown(const QString& path)
{
    return QDir::toNativeSeparators(path).toStdString();
}

tl::unexpected<Error> fileFailure(const char* id, const QString& path)
{
    return failure(ErrorKind::Storage, id, {{"file", shown(path)}}, shown(path));
}

tl::unexpected<Error> fileFailure(const char* id, const QString& path, const QString& reason)
{
    return failure(ErrorKind::Storage, id, {{"file", shown(path)}, {"reason", reason.toStdString()}}, shown(path));
}

tl::unexpected<Error> tooLarge(const QString& path, qint64 size, std::size_t limit)
{
    return failure(ErrorKind::Storage, "file-too-large",
        {{"file", shown(path)}, {"size", std::to_string(size)}, {"limit", std::to_string(limit)}}, shown(path));
}

} // namespace

Result<std::string> readFile(const QString& path, std::size_t maximumBytes)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists()) // a link that leads nowhere does not exist either
        return fileFailure("file-not-found", path);
    if (info.isDir())
        return fileFailure("file-is-folder", path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure("file-unreadable", path, file.errorString());
    const auto limit = static_cast<qint64>(maximumBytes);
    if (file.size() > limit)
        return tooLarge(path, file.size(), maximumBytes);
    // A pipe or a device tells no size: it is read to one byte beyond the limit and no further.
    const auto bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fileFailure("file-unreadable", path, file.errorString());
    if (bytes.size() > limit)
        return tooLarge(path, bytes.size(), maximumBytes);
    return bytes.toStdString();
}

Result<void> writeFile(const QString& path, std::string_view bytes)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fileFailure("file-is-folder", path);
    const auto size = static_cast<qint64>(bytes.size());
    if (info.exists() && !info.isFile()) {
        // Renaming a new file over /dev/stdout would put an ordinary file in the device's place.
        QFile device(path);
        if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || device.write(bytes.data(), size) != size)
            return fileFailure("file-unwritable", path, device.errorString());
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size || !file.commit())
        return fileFailure("file-unwritable", path, file.errorString());
    return {};
}

Result<void> writePrivateFile(const QString& path, std::string_view bytes)
{
    if (QFileInfo(path).isDir())
        return fileFailure("file-is-folder", path);
    const auto size = static_cast<qint64>(bytes.size());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes.data(), size) != size || !file.commit())
        return fileFailure("file-unwritable", path, file.errorString());
    return {};
}

} // namespace meterbench::files
