// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_input.h"

namespace meterbench::protocol::explain {

namespace {

int digitOf(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isDecimal(char character)
{
    return character >= '0' && character <= '9';
}

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Whether the text begins in this way: 'd' is a digit, '?' any sign of time, everything else itself.
bool beginsLike(std::string_view text, std::string_view pattern)
{
    if (text.size() < pattern.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == 'd' ? !isDecimal(text[i]) : pattern[i] != text[i])
            return false;
    }
    return true;
}

/// A date and a time of day at the front, as logs write them, with the brackets around.
std::string_view withoutTime(std::string_view line)
{
    const auto opening = line.starts_with('[') || line.starts_with('(');
    std::string_view text = line.substr(opening ? 1 : 0);
    bool isTimed = false;
    for (const std::string_view date : {"dddd-dd-dd", "dd.dd.dddd", "dd/dd/dddd", "dddd/dd/dd"}) {
        if (!beginsLike(text, date))
            continue;
        text.remove_prefix(date.size());
        isTimed = true;
        if (text.starts_with('T') || text.starts_with(' '))
            text.remove_prefix(1);
        break;
    }
    // Octets between colons look like a time; a time ends behind its third number.
    if (beginsLike(text, "dd:dd:dd") && (text.size() == 8 || text[8] != ':')) {
        text.remove_prefix(8);
        isTimed = true;
        if (text.starts_with('.') || text.starts_with(',')) {
            text.remove_prefix(1);
            while (!text.empty() && isDecimal(text.front()))
                text.remove_prefix(1);
        }
        if (text.starts_with('Z'))
            text.remove_prefix(1);
        else if (beginsLike(text, "+dd:dd") || beginsLike(text, "-dd:dd"))
            text.remove_prefix(6);
    }
    if (!isTimed)
        return line;
    if (opening && (text.starts_with(']') || text.starts_with(')')))
        text.remove_prefix(1);
    return text;
}

/// "00000010  7e a0 …  |~.|" and "00000010: 7ea0 …  ~.": the part between offset and characters, when the offset is
/// right.
std::optional<std::string_view> withinDump(std::string_view line, std::size_t expectedOffset)
{
    std::size_t digits = 0;
    std::size_t offset = 0;
    while (digits < line.size() && digits < 8 && digitOf(line[digits]) >= 0)
        offset = offset * 16 + static_cast<std::size_t>(digitOf(line[digits++]));
    const bool isOffset = digits >= 4 && offset == expectedOffset && digits + 1 < line.size()
        && (line[digits] == ':' || line.substr(digits, 2) == "  ");
    if (!isOffset)
        return {};
    std::string_view rest = trimmed(line.substr(digits + 1));
    rest = rest.substr(0, rest.find('|'));
    // xxd sets its characters off by two blanks; hexdump parts its halves so.
    constexpr std::size_t mostDigits = 32;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        seen += digitOf(rest[i]) >= 0 ? 1U : 0U;
        const bool mayEnd = line[digits] == ':' || seen >= mostDigits;
        if (mayEnd && rest.substr(i, 2) == "  ")
            return rest.substr(0, i);
    }
    return rest;
}

/// Digits in pairs with signs between them. @return false at anything else
bool appendDigits(std::string_view text, Bytes& octets)
{
    int high = -1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char character = text[i];
        const bool isPrefix = high < 0 && (character == '0' || character == '\\') && i + 1 < text.size()
            && (text[i + 1] == 'x' || text[i + 1] == 'X');
        if (isPrefix) {
            ++i;
            continue;
        }
        const int digit = digitOf(character);
        if (digit < 0) {
            const bool isSign
                = isBlank(character) || std::string_view(":,;-_.|\"'{}[]()").find(character) != std::string_view::npos;
            if (!isSign || high >= 0)
                return false;
        } else if (high < 0) {
            high = digit;
        } else {
            octets.push_back(static_cast<std::byte>(high * 16 + digit));
            high = -1;
        }
    }
    return high < 0;
}

struct Line {
    std::size_t number = 0;
    Bytes octets;
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> lines;
    std::size_t offset = 0;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        lines.push_back({number, octetsOfLine(line, offset)});
        offset += lines.back().octets.size();
    }
    return lines;
}

/// Hexadecimal digits that run on over line ends, within an octet even.
std::optional<Bytes> continuous(std::string_view text)
{
    std::string digits;
    for (const char character : text) {
        if (character != '\n' && character != '\r')
            digits.push_back(character);
    }
    Bytes octets;
    if (!appendDigits(digits, octets))
        return {};
    return octets;
}

enum class Join { All, Paragraphs, None };

std::vector<Chunk> chunksOf(const std::vector<Line>& lines, Join join)
{
    std::vector<Chunk> chunks;
    Bytes octets;
    std::size_t first = 0;
    const auto close = [&] {
        if (!octets.empty())
            chunks.push_back({Slice(std::exchange(octets, {})), join == Join::All ? 0 : first});
    };
    for (const Line& line : lines) {
        if (join == Join::None || (join == Join::Paragraphs && line.octets.empty()))
            close();
        if (octets.empty())
            first = line.number;
        appendOctets(octets, line.octets);
    }
    close();
    return chunks;
}

/// How much a way of reading leaves unexplained; less is better.
std::size_t costOf(const std::vector<Chunk>& chunks, const Explainer& explainer)
{
    constexpr std::size_t ofError = 64;
    std::size_t cost = 0;
    static_cast<void>(explainer.explain(chunks, [&](const ExplainedFrame& frame) {
        if (frame.protocol == "unknown")
            cost += 4 + 4 * frame.octets.size();
        for (const Finding& finding : frame.findings)
            cost += finding.severity == Severity::Error || finding.rule == "octets-left-over" ? ofError : 0U;
        cost += 1;
    }));
    return chunks.empty() ? SIZE_MAX : cost;
}

bool isOfCharacters(std::string_view input)
{
    return std::ranges::all_of(input, [](char character) {
        const auto octet = static_cast<unsigned char>(character);
        return octet >= 0x20 || octet == '\n' || octet == '\r' || octet == '\t' || octet == '\f';
    });
}

} // namespace

Bytes octetsOfLine(std::string_view line, std::size_t expectedOffset)
{
    line = trimmed(line);
    for (const std::string_view remark : {"//", "#", "/*"})
        line = line.substr(0, line.find(remark));
    if (const auto dump = withinDump(line, expectedOffset))
        line = *dump;
    line = trimmed(withoutTime(line));
    Bytes octets;
    if (appendDigits(line, octets))
        return octets;
    // Words stand before the digits ("RX:", "(I) frame >"): the longest run of pairs up to the end.
    for (std::size_t i = line.find_first_of(" \t:>=]"); i != std::string_view::npos;
        i = line.find_first_of(" \t:>=]", i + 1)) {
        octets.clear();
        // A mark in brackets at every line of a dump may leave one octet to the last.
        const std::size_t least = line.front() == '(' || line.front() == '[' ? 1 : 2;
        if (appendDigits(line.substr(i + 1), octets) && octets.size() >= least)
            return octets;
        constexpr std::size_t longestPrefix = 120;
        if (i > longestPrefix)
            break;
    }
    octets.clear();
    return octets;
}

std::vector<Chunk> readFrames(std::string_view input, const Explainer& explainer)
{
    std::vector<std::vector<Chunk>> readings;
    if (isOfCharacters(input)) {
        if (auto octets = continuous(input); octets && !octets->empty())
            readings.push_back({Chunk{Slice(std::move(*octets)), 0}});
        const auto lines = linesOf(input);
        for (const Join join : {Join::All, Join::Paragraphs, Join::None}) {
            auto chunks = chunksOf(lines, join);
            // Ways that come to the same are tried once.
            if (!chunks.empty() && (readings.empty() || chunks.size() != readings.back().size()))
                readings.push_back(std::move(chunks));
        }
    }
    if (!input.empty())
        readings.push_back({Chunk{Slice(bytesOf(input)), 0}});
    std::size_t best = 0;
    std::size_t least = SIZE_MAX;
    for (std::size_t i = 0; i < readings.size() && readings.size() > 1; ++i) {
        const std::size_t cost = costOf(readings[i], explainer);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return readings.empty() ? std::vector<Chunk>() : std::move(readings[best]);
}

} // namespace meterbench::protocol::explain
