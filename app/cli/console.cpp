// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
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

/// A window may be dragged to nothing; narrower than this no sentence can be read.
constexpr std::size_t narrowest = 40;

std::size_t columnsOf(int descriptor, std::size_t otherwise)
{
    winsize size{};
    if (isatty(descriptor) == 1 && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::max<std::size_t>(size.ws_col, narrowest);
    std::size_t columns = 0;
    if (const char* const wanted = std::getenv("COLUMNS")) {
        const std::string_view text(wanted);
        std::from_chars(text.data(), text.data() + text.size(), columns);
    }
    return columns == 0 ? otherwise : std::clamp<std::size_t>(columns, narrowest, 1000);
}

/// How many octets the character at the front of UTF-8 text has; 0: it is none.
std::size_t characterLength(std::string_view text)
{
    const auto octet = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const auto first = octet(0);
    const std::size_t length = first < 0x80 ? 1
        : first < 0xC2                      ? 0
        : first < 0xE0                      ? 2
        : first < 0xF0                      ? 3
        : first < 0xF5                      ? 4
                                            : 0;
    if (length > text.size())
        return 0;
    for (std::size_t at = 1; at < length; ++at) {
        if ((octet(at) & 0xC0U) != 0x80U)
            return 0;
    }
    return length;
}

/// Of ASCII (line ends and tabs apart), and those of ISO 8859 that have two octets in UTF-8.
bool isControl(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    if (character.size() == 2)
        return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return character.size() == 1 && (first == 0x7F || (first < 0x20 && first != '\n' && first != '\t'));
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
        return harmless(text);
    std::string result = "\x1b[";
    result.append(sequence).append("m").append(harmless(text)).append("\x1b[0m");
    return result;
}

} // namespace

std::string harmless(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto length = characterLength(text);
        const auto character = text.substr(0, std::max<std::size_t>(length, 1));
        if (length == 0 || isControl(character)) {
            for (const char octet : character)
                result += fmt::format("\\x{:02X}", static_cast<unsigned char>(octet));
        } else {
            result += character;
        }
        text.remove_prefix(character.size());
    }
    return result;
}

Console::Console()
{
    occupy(STDIN_FILENO, O_RDONLY);
    occupy(STDOUT_FILENO, O_RDONLY); // so that writing fails, as it does on a closed descriptor
    occupy(STDERR_FILENO, O_WRONLY);
    std::signal(SIGPIPE, SIG_IGN);
    m_outputColour = wantsColour(STDOUT_FILENO);
    m_complaintColour = wantsColour(STDERR_FILENO);
    m_showsProgress = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1;
    m_isTerminal = isatty(STDOUT_FILENO) == 1;
    m_columns = columnsOf(STDOUT_FILENO, m_columns);
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
    return m_outputColour ? coloured(style, text) : harmless(text);
}

std::string Console::styledComplaint(Style style, std::string_view text) const
{
    return m_complaintColour ? coloured(style, text) : harmless(text);
}

} // namespace meterbench::cli
