// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Standard output and standard error of the program: buffered bytes that are known to have arrived, or not. It formats
/// nothing. One object lives in main(); called from the main thread only.
namespace meterbench::cli {

/// Foreign text as it may be shown on a terminal: control characters, and octets that are no UTF-8, written out
/// ("\x1B"), so that the name of a file moves no cursor and colours nothing.
[[nodiscard]] std::string harmless(std::string_view text);

/// What a piece of text is, for terminals with colour.
enum class Style { Plain, Heading, Muted, Error, Warning, Note, Good };

class Console {
public:
    /// Makes sure that the three standard descriptors are open (so that no file opened later takes their place),
    /// ignores SIGPIPE so that a closed pipe is an error of write(), and finds out whether colours are wanted (a
    /// terminal, NO_COLOR absent, TERM not "dumb").
    Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    /// Appends to standard output; written when the buffer is full or flushed.
    void put(std::string_view bytes);
    /// Writes what is buffered.
    void flush();
    /// True once a byte could not be written to standard output; nothing is written after that.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    /// Writes one line to standard error, at once. Failing is of no consequence.
    void complain(std::string_view line) const;
    /// How far something is, on standard error where that is a terminal that shows nothing else: the text takes the
    /// place of the one before, an empty one takes it away.
    void showProgress(std::string_view text) const;

    /// Width of standard output in characters: of the terminal, of COLUMNS, else 100; at least 40.
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    /// Standard output is looked at by a person.
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

    /// The text, harmless, in the style's colour when standard output is a terminal.
    [[nodiscard]] std::string styled(Style style, std::string_view text) const;
    /// The same for standard error.
    [[nodiscard]] std::string styledComplaint(Style style, std::string_view text) const;

private:
    std::string m_buffer;
    bool m_failed = false;
    bool m_outputColour = false;
    bool m_complaintColour = false;
    bool m_showsProgress = false;
    bool m_isTerminal = false;
    std::size_t m_columns = 100;
};

} // namespace meterbench::cli
