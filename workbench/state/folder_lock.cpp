// SPDX-License-Identifier: Apache-2.0
#include "workbench/state/folder_lock.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_WIN
#include <QLockFile>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace meterbench::state {

#ifdef Q_OS_WIN

/// There an open file that nobody else may open is such a hold.
class FolderLock::Hold {
public:
    explicit Hold(const QString& path) : m_file(path) { m_file.setStaleLockTime(0); }

    QLockFile m_file;
};

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString& folder)
{
    const auto name = folder.toStdString();
    auto hold = std::make_unique<Hold>(QDir(folder).filePath(QStringLiteral("lock")));
    if (hold->m_file.tryLock(0))
        return std::unique_ptr<FolderLock>(new FolderLock(std::move(hold)));
    if (hold->m_file.error() == QLockFile::LockFailedError)
        return failure(ErrorKind::Busy, "state-in-use", {{"folder", name}}, name);
    return failure(ErrorKind::Storage, "state-unavailable", {{"folder", name}, {"reason", "lock"}}, name);
}

#else

class FolderLock::Hold {
public:
    explicit Hold(const QByteArray& path)
        : m_descriptor(::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR))
    {
    }
    ~Hold()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor); // the file stays: who removed it could remove another's
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    Hold(Hold&&) = delete;
    Hold& operator=(Hold&&) = delete;

    /// False with errno.
    [[nodiscard]] bool take() const
    {
        return m_descriptor >= 0 && ::fchmod(m_descriptor, S_IRUSR | S_IWUSR) == 0
            && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
    }

private:
    int m_descriptor;
};

Result<std::unique_ptr<FolderLock>> FolderLock::take(const QString& folder)
{
    const auto name = folder.toStdString();
    auto hold = std::make_unique<Hold>(QFile::encodeName(QDir(folder).filePath(QStringLiteral("lock"))));
    if (hold->take())
        return std::unique_ptr<FolderLock>(new FolderLock(std::move(hold)));
    if (errno == EWOULDBLOCK)
        return failure(ErrorKind::Busy, "state-in-use", {{"folder", name}}, name);
    return failure(ErrorKind::Storage, "state-unavailable", {{"folder", name}, {"reason", std::strerror(errno)}}, name);
}

#endif

FolderLock::FolderLock(std::unique_ptr<Hold> hold) : m_hold(std::move(hold)) { }

FolderLock::~FolderLock() = default;

} // namespace meterbench::state
