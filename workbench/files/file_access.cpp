// SPDX-License-Identifier: Apache-2.0
#include "workbench/files/file_access.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#ifndef Q_OS_WIN
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace meterbench::files {
namespace {

constexpr char16_t firstSurrogate = 0xDC00; ///< of those that stand for an octet

std::string shown(const QString& path)
{
#ifdef Q_OS_WIN
    return QDir::toNativeSeparators(path).toStdString();
#else
    return nativePath(path).string();
#endif
}

tl::unexpected<Error> fileFailure(const char* id, const QString& path)
{
    return failure(ErrorKind::Storage, id, {{"file", shown(path)}}, shown(path));
}

tl::unexpected<Error> fileFailure(const char* id, const QString& path, const std::string& reason)
{
    return failure(ErrorKind::Storage, id, {{"file", shown(path)}, {"reason", reason}}, shown(path));
}

tl::unexpected<Error> tooLarge(const QString& path, qint64 size, std::size_t limit)
{
    return failure(ErrorKind::Storage, "file-too-large",
        {{"file", shown(path)}, {"size", std::to_string(size)}, {"limit", std::to_string(limit)}}, shown(path));
}

enum class Audience : std::uint8_t { Anybody, Owner };

#ifdef Q_OS_WIN

bool openForReading(QFile& file, const QString& path)
{
    file.setFileName(path);
    return file.open(QIODevice::ReadOnly);
}

Result<void> replaceFile(const QString& path, std::string_view bytes, Audience audience)
{
    const auto size = static_cast<qint64>(bytes.size());
    QSaveFile file(path);
    const bool isPrivate = audience == Audience::Owner;
    if (!file.open(QIODevice::WriteOnly)
        || (isPrivate && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        || file.write(bytes.data(), size) != size || !file.commit())
        return fileFailure("file-unwritable", path, file.errorString().toStdString());
    return {};
}

#else

bool openForReading(QFile& file, const QString& path)
{
    const int descriptor = ::open(nativePath(path).c_str(), O_RDONLY | O_CLOEXEC);
    return descriptor >= 0 && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
}

/// Where a symbolic link leads, there or not yet.
std::filesystem::path targetOf(std::filesystem::path path)
{
    constexpr int mostLinks = 40; // as the system itself
    std::error_code fault;
    for (int link = 0; link < mostLinks && std::filesystem::is_symlink(path, fault); ++link)
        path = path.parent_path() / std::filesystem::read_symlink(path, fault);
    return path;
}

/// A file beside another, which takes its place when it is whole.
class Successor {
public:
    explicit Successor(std::filesystem::path target) : m_target(std::move(target))
    {
        constexpr int tries = 16;
        for (int attempt = 0; attempt < tries && m_descriptor < 0; ++attempt) {
            m_path = m_target;
            m_path += "." + QString::number(QRandomGenerator::system()->generate(), 36).toStdString();
            m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
            if (m_descriptor < 0 && errno != EEXIST)
                return;
        }
    }
    ~Successor()
    {
        if (m_descriptor < 0)
            return;
        ::close(m_descriptor);
        if (!m_path.empty())
            ::unlink(m_path.c_str());
    }
    Successor(const Successor&) = delete;
    Successor& operator=(const Successor&) = delete;
    Successor(Successor&&) = delete;
    Successor& operator=(Successor&&) = delete;

    /// False with errno.
    [[nodiscard]] bool write(std::string_view bytes, Audience audience) const
    {
        if (m_descriptor < 0)
            return false;
        struct stat old{};
        if (audience == Audience::Owner) {
            if (::fchmod(m_descriptor, S_IRUSR | S_IWUSR) != 0)
                return false;
        } else if (::stat(m_target.c_str(), &old) == 0) {
            ::fchmod(m_descriptor, old.st_mode & 07777U); // as the one before it, where the system lets us
        }
        while (!bytes.empty()) {
            const auto count = ::write(m_descriptor, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return ::fsync(m_descriptor) == 0;
    }
    [[nodiscard]] bool takePlace()
    {
        if (::rename(m_path.c_str(), m_target.c_str()) != 0)
            return false;
        m_path.clear();
        return true;
    }

private:
    std::filesystem::path m_target;
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

Result<void> replaceFile(const QString& path, std::string_view bytes, Audience audience)
{
    Successor file(targetOf(nativePath(path)));
    if (!file.write(bytes, audience) || !file.takePlace())
        return fileFailure("file-unwritable", path, std::strerror(errno));
    return {};
}

#endif

} // namespace

QString pathOf(std::string_view name)
{
    constexpr std::size_t longestCharacter = 4;
    QString path;
    while (!name.empty()) {
        std::size_t length = 0;
        QString text;
        do {
            text = QString::fromUtf8(name.data(), static_cast<qsizetype>(++length));
        } while ((text.isEmpty() || text.contains(QChar::ReplacementCharacter)) && length < longestCharacter
            && length < name.size());
        if (text.isEmpty() || text.contains(QChar::ReplacementCharacter)) {
            length = 1;
            text = QChar(static_cast<char16_t>(firstSurrogate + static_cast<unsigned char>(name.front())));
        }
        path += text;
        name.remove_prefix(length);
    }
    return path;
}

std::filesystem::path nativePath(const QString& path)
{
#ifdef Q_OS_WIN
    return path.toStdWString();
#else
    QByteArray name;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < path.size(); ++at) {
        const bool isOctet = path[at].unicode() >= firstSurrogate + 0x80 && path[at].unicode() <= firstSurrogate + 0xFF
            && (at == 0 || !path[at - 1].isHighSurrogate());
        if (!isOctet)
            continue;
        name += path.mid(begin, at - begin).toUtf8();
        name += static_cast<char>(path[at].unicode() - firstSurrogate);
        begin = at + 1;
    }
    name += path.mid(begin).toUtf8();
    return name.toStdString();
#endif
}

bool areSame(const QString& one, const QString& other)
{
    std::error_code fault;
    return std::filesystem::equivalent(nativePath(one), nativePath(other), fault);
}

Result<std::string> readFile(const QString& path, std::size_t maximumBytes, Source source)
{
    std::error_code fault;
    const auto native = nativePath(path);
    const auto status = std::filesystem::status(native, fault);
    if (path.isEmpty() || !std::filesystem::exists(status)) // a link that leads nowhere does not exist either
        return fileFailure("file-not-found", path);
    if (std::filesystem::is_directory(status))
        return fileFailure("file-is-folder", path);
    if (source == Source::FileOnly && !std::filesystem::is_regular_file(status))
        return fileFailure("file-is-stream", path);
    QFile file;
    if (!openForReading(file, path))
        return fileFailure("file-unreadable", path, qt_error_string().toStdString());
    const auto limit = static_cast<qint64>(maximumBytes);
    if (file.size() > limit)
        return tooLarge(path, file.size(), maximumBytes);
    // A pipe or a device tells no size: it is read to one byte beyond the limit and no further.
    const auto bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return fileFailure("file-unreadable", path, file.errorString().toStdString());
    if (bytes.size() > limit)
        return tooLarge(path, bytes.size(), maximumBytes);
    return bytes.toStdString();
}

Result<void> writeFile(const QString& path, std::string_view bytes)
{
    std::error_code fault;
    const auto native = nativePath(path);
    const auto status = std::filesystem::status(native, fault);
    if (std::filesystem::is_directory(status))
        return fileFailure("file-is-folder", path);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        // Renaming a new file over /dev/stdout would put an ordinary file in the device's place.
        const auto size = static_cast<qint64>(bytes.size());
        QFile device(native);
        if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || device.write(bytes.data(), size) != size)
            return fileFailure("file-unwritable", path, device.errorString().toStdString());
        return {};
    }
    return replaceFile(path, bytes, Audience::Anybody);
}

Result<void> writePrivateFile(const QString& path, std::string_view bytes)
{
    std::error_code fault;
    if (std::filesystem::is_directory(nativePath(path), fault))
        return fileFailure("file-is-folder", path);
    return replaceFile(path, bytes, Audience::Owner);
}

} // namespace meterbench::files
