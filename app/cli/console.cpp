// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace meterbench::cli {
namespace {

constexpr std::size_t bufferSize = 64U * 1024U;

/// Occupies a closed standard descriptor, in a mode in which using it still fails for output.
void occupy(int descriptor, int mode)
{
    if (fcntl(descriptor, F_GETFD) != -1)
        return;
    const int opened = open("/dev/null", mode);
    if (opened >= 0 && opened != descriptor) {
        dup2(opened, descriptor);
        close(opened);
    }
}

bool wantsColour(int descriptor)
{
    const char* noColour = std::getenv("NO_COLOR");
    if (noColour != nullptr && *noColour != '\0')
        return false;
    const char* terminal = std::getenv("TERM");
    return isatty(descriptor) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

/// False when not everything could be written.
bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string coloured(Style style, std::string_view text)
{
    constexpr std::array<std::string_view, 7> sequences{"", "1", "2", "1;31", "33", "36", "32"};
    const std::string_view sequence = sequences[static_cast<std::size_t>(style)];
    if (sequence.empty())
        return std::string(text);
    std::string result = "\x1b[";
    result.append(sequence).append("m").append(text).append("\x1b[0m");
    return result;
}

} // namespace

Console::Console()
{
    occupy(STDIN_FILENO, O_RDONLY);
    occupy(STDOUT_FILENO, O_RDONLY); // so that writing fails, as it does on a closed descriptor
    occupy(STDERR_FILENO, O_WRONLY);
    std::signal(SIGPIPE, SIG_IGN);
    m_outputColour = wantsColour(STDOUT_FILENO);
    m_complaintColour = wantsColour(STDERR_FILENO);
    m_showsProgress = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1;
    m_buffer.reserve(bufferSize + 4096);
}

void Console::put(std::string_view bytes)
{
    m_buffer.append(bytes);
    if (m_buffer.size() >= bufferSize)
        flush();
}

void Console::flush()
{
    if (!m_failed && !writeAll(STDOUT_FILENO, m_buffer))
        m_failed = true;
    m_buffer.clear();
}

void Console::complain(std::string_view line) const
{
    std::string bytes(line);
    bytes.push_back('\n');
    static_cast<void>(writeAll(STDERR_FILENO, bytes));
}

void Console::showProgress(std::string_view text) const
{
    if (m_showsProgress)
        static_cast<void>(writeAll(STDERR_FILENO, "\r" + std::string(text) + "\x1b[K"));
}

std::string Console::styled(Style style, std::string_view text) const
{
    return m_outputColour ? coloured(style, text) : std::string(text);
}

std::string Console::styledComplaint(Style style, std::string_view text) const
{
    return m_complaintColour ? coloured(style, text) : std::string(text);
}

} // namespace meterbench::cli
