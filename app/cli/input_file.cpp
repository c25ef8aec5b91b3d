// SPDX-License-Identifier: Apache-2.0
#include "app/cli/input_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace meterbench::cli {

InputFile::InputFile(std::string name)
    : m_name(std::move(name)), m_descriptor(m_name == "-" ? STDIN_FILENO : open(m_name.c_str(), O_RDONLY | O_CLOEXEC))
{
}

InputFile::~InputFile()
{
    if (m_descriptor > STDERR_FILENO)
        close(m_descriptor);
}

ssize_t InputFile::read(std::span<char> buffer) const
{
    for (;;) {
        const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
        if (count >= 0 || errno != EINTR)
            return count;
    }
}

Error InputFile::unreadable() const
{
    const int reason = errno;
    if (reason == ENOENT)
        return {"file-not-found", {{"file", m_name}}, {}};
    if (reason == EISDIR)
        return {"file-is-folder", {{"file", m_name}}, {}};
    return {"file-unreadable", {{"file", m_name}, {"reason", std::strerror(reason)}}, {}};
}

std::optional<std::uint64_t> InputFile::size() const
{
    struct stat status{};
    if (fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

} // namespace meterbench::cli
