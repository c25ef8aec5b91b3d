// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The ways in which programs write octets into one line of text, with anything around them: words, times, brackets,
/// quotes. It reads and does not judge: which way is the right one, the frames say. Pure functions.
namespace meterbench::protocol::explain {

enum class Notation : std::uint8_t {
    Hexadecimal, ///< in any grouping, with prefixes or suffixes or none
    HexadecimalWords, ///< of two octets, the low one first (hexdump without options)
    HexadecimalDoubleWords, ///< of four octets, the lowest first (debuggers)
    Decimal, ///< lists of numbers, signed or not
    Octal, ///< three digits each
    OctalWords, ///< six digits for two octets, the low one first (od without options)
    Binary, ///< eight digits each
    Escaped, ///< characters with \x.., \r\n, <CR> among them
    Base64,
    Characters ///< lines of a read-out or telegram behind whatever a log puts before them
};

/// The runs of octets of one line, in order; runs that are short beside the longest are noise and left out.
[[nodiscard]] std::vector<Bytes> runsOf(std::string_view line, Notation notation);

/// The line without its times of day, its dates and what is set off as a remark. A mark that parts runs stands for
/// each.
[[nodiscard]] std::string withoutTimesAndRemarks(std::string_view line);

/// Dumps write an offset before the octets of a line and their characters behind them. Line after line, each told by
/// its place: an offset grows by what stands in the line. One text, one owner.
class DumpColumns {
public:
    /// The columns of the octets in a dump of so many digits for an octet; the line itself when it is no line of one.
    /// @param next the line behind it, empty when there is none
    [[nodiscard]] std::string_view within(std::string_view line, std::string_view next, std::size_t digitsPerOctet);

private:
    std::optional<std::uint64_t> m_expected; ///< offset of the next line
    int m_base = 16;
};

} // namespace meterbench::protocol::explain
