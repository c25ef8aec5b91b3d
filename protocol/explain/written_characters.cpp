// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/written_characters.h"

#include "protocol/explain/digits.h"
#include "protocol/explain/explain_iec62056_21.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace meterbench::protocol::explain {

namespace {

/// Takes digits of a base while there are any, at most so many.
std::optional<unsigned> takeNumber(std::string_view& text, int base, std::size_t most)
{
    unsigned value = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && digitOf(text[count]) >= 0 && digitOf(text[count]) < base)
        value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digitOf(text[count++]));
    text.remove_prefix(count);
    return count == 0 ? std::nullopt : std::optional(value);
}

constexpr std::array<std::pair<std::string_view, unsigned char>, 17> controlNames{
    {{"NUL", 0}, {"SOH", 1}, {"STX", 2}, {"ETX", 3}, {"EOT", 4}, {"ENQ", 5}, {"ACK", 6}, {"BEL", 7}, {"BS", 8},
        {"HT", 9}, {"TAB", 9}, {"LF", 10}, {"VT", 11}, {"FF", 12}, {"CR", 13}, {"NAK", 21}, {"ESC", 27}}};

/// "<CR>", "<0x7E>", "<7E>"; taken when it is one.
std::optional<unsigned char> takeName(std::string_view& text)
{
    const auto end = text.find('>');
    if (!text.starts_with('<') || end == std::string_view::npos || end > 5)
        return {};
    std::string_view name = text.substr(1, end - 1);
    const auto known = std::ranges::find(controlNames, name, &std::pair<std::string_view, unsigned char>::first);
    std::optional<unsigned char> octet;
    if (known != controlNames.end()) {
        octet = known->second;
    } else {
        if (name.starts_with("0x"))
            name.remove_prefix(2);
        const auto value = name.size() == 2 ? takeNumber(name, 16, 2) : std::nullopt;
        if (value && name.empty())
            octet = static_cast<unsigned char>(*value);
    }
    if (octet)
        text.remove_prefix(end + 1);
    return octet;
}

/// The octet of an escape whose backslash is taken.
std::optional<unsigned char> takeEscape(std::string_view& text)
{
    if (text.empty())
        return {};
    const char letter = text.front();
    constexpr std::string_view letters = "abtnvfre";
    constexpr std::array<unsigned char, 8> octets{7, 8, 9, 10, 11, 12, 13, 27};
    if (letter == '\\' && text.substr(1, 1) == "x") // escaped once more
        text.remove_prefix(1);
    if (text.front() == 'x' || letter == 'u') {
        std::string_view digits = text.substr(1);
        const auto value = takeNumber(digits, 16, letter == 'u' ? 4 : 2);
        if (!value || *value > 0xFF)
            return {};
        text = digits;
        return static_cast<unsigned char>(*value);
    }
    if (const auto place = letters.find(letter); place != std::string_view::npos) {
        text.remove_prefix(1);
        return octets.at(place);
    }
    if (digitOf(letter) >= 0 && digitOf(letter) < 8) {
        const auto value = takeNumber(text, 8, 3);
        return static_cast<unsigned char>(*value & 0xFFU);
    }
    text.remove_prefix(1);
    return static_cast<unsigned char>(letter);
}

struct Unescaped {
    Bytes octets;
    std::size_t escapes = 0;
    std::size_t used = 0; ///< characters
};

/// Up to the quote, or to the end.
Unescaped unescape(std::string_view text, std::optional<char> quote)
{
    Unescaped result;
    const std::size_t size = text.size();
    while (!text.empty() && (!quote || text.front() != *quote)) {
        std::optional<unsigned char> octet;
        if (text.front() == '\\') {
            text.remove_prefix(1);
            octet = takeEscape(text);
            ++result.escapes;
            if (!octet)
                continue;
        } else if ((octet = takeName(text))) {
            ++result.escapes;
        } else {
            octet = static_cast<unsigned char>(text.front());
            text.remove_prefix(1);
        }
        result.octets.push_back(static_cast<std::byte>(*octet));
    }
    result.used = size - text.size();
    return result;
}

int valueOfBase64(char character)
{
    if (character >= 'A' && character <= 'Z')
        return character - 'A';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 26;
    if (isDecimal(character))
        return character - '0' + 52;
    return character == '+' || character == '-' ? 62 : character == '/' || character == '_' ? 63 : -1;
}

void append(Bytes& bytes, std::string_view characters)
{
    for (const char character : characters)
        bytes.push_back(static_cast<std::byte>(character));
    bytes.push_back(std::byte{'\r'});
    bytes.push_back(std::byte{'\n'});
}

/// "/KAM5OMNIPOWER": a slash, three letters, and no letter behind them, so that paths are none.
std::optional<std::string_view> openingOf(std::string_view line)
{
    for (auto slash = line.find('/'); slash != std::string_view::npos; slash = line.find('/', slash + 1)) {
        const std::string_view text = line.substr(slash);
        constexpr std::size_t shortest = 5;
        const bool isSetOff
            = slash == 0 || !(isLetter(line[slash - 1]) || isDecimal(line[slash - 1]) || line[slash - 1] == '/');
        if (isSetOff && text.size() >= shortest && isLetter(text[1]) && isLetter(text[2]) && isLetter(text[3])
            && (isDecimal(text[4]) || text[4] == ' '))
            return text.substr(0, text.find_first_of("'\"`"));
        if (isSetOff && text.starts_with("/?") && text.find('!') != std::string_view::npos)
            return text.substr(0, text.find('!') + 1);
    }
    return {};
}

/// The data sets of a line, several in a row as one: address and brackets, up to where something else stands.
std::optional<std::string_view> dataSetsOf(std::string_view line)
{
    const auto isOfAddress = [](char character) {
        return isLetter(character) || isDecimal(character)
            || std::string_view(".:-*#&").find(character) != std::string_view::npos;
    };
    for (auto open = line.find('('); open != std::string_view::npos; open = line.find('(', open + 1)) {
        std::size_t begin = open;
        while (begin > 0 && isOfAddress(line[begin - 1]))
            --begin;
        const auto close = line.find(')', open);
        if (close == std::string_view::npos)
            return {};
        if (!isDataLine(line.substr(begin, close + 1 - begin)))
            continue;
        std::size_t end = close + 1;
        for (std::size_t next = end; next < line.size() && (isOfAddress(line[next]) || line[next] == '(');) {
            const auto from = line.find('(', next);
            const auto to = from == std::string_view::npos ? from : line.find(')', from);
            const bool isSet = to != std::string_view::npos
                && std::all_of(line.begin() + static_cast<std::ptrdiff_t>(next),
                    line.begin() + static_cast<std::ptrdiff_t>(from), isOfAddress);
            if (!isSet)
                break;
            end = next = to + 1;
        }
        end += line.substr(end).starts_with('!') ? 1U : 0U;
        return line.substr(begin, end - begin);
    }
    return {};
}

} // namespace

std::vector<Bytes> escaped(std::string_view line)
{
    std::vector<Bytes> runs;
    constexpr std::string_view quotes = "\"'`";
    for (auto at = line.find_first_of(quotes); at != std::string_view::npos; at = line.find_first_of(quotes, at)) {
        Unescaped string = unescape(line.substr(at + 1), line[at]);
        const std::size_t end = at + 1 + string.used;
        if (string.escapes > 0 && end < line.size())
            runs.push_back(std::move(string.octets));
        at = string.escapes > 0 ? std::min(end + 1, line.size()) : at + 1;
    }
    if (!runs.empty())
        return runs;
    const auto first = line.find_first_of("\\<");
    if (first == std::string_view::npos)
        return runs;
    const auto blank = line.find_last_of(" \t=\x01", first);
    Unescaped rest = unescape(line.substr(blank == std::string_view::npos ? 0 : blank + 1), {});
    if (rest.escapes > 0)
        runs.push_back(std::move(rest.octets));
    return runs;
}

std::vector<Bytes> base64(std::string_view line)
{
    std::vector<Bytes> runs;
    constexpr std::size_t shortest = 12; // characters, without their filling
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() && valueOfBase64(line[end]) >= 0)
            ++end;
        const std::string_view word = line.substr(at, end - at);
        if (word.size() >= shortest && word.size() % 4 != 1) {
            Bytes octets;
            unsigned collected = 0;
            for (std::size_t i = 0; i < word.size(); ++i) {
                collected = collected << 6U | static_cast<unsigned>(valueOfBase64(word[i]));
                if (i % 4 != 0)
                    octets.push_back(static_cast<std::byte>(collected >> (6 - 2 * (i % 4)) & 0xFFU));
            }
            runs.push_back(std::move(octets));
        }
        at = end + 1;
    }
    return runs;
}

std::vector<Bytes> readOutLines(std::string_view line)
{
    Bytes characters;
    const auto last = line.find_last_not_of(" \t\r\"',;");
    const std::string_view text = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const auto word = text.substr(text.find_last_of(" \t>:\"'") + 1);
    const bool hasCheck = word.size() == 5
        && std::all_of(word.begin() + 1, word.end(), [](char character) { return digitOf(character) >= 0; });
    if (const auto opening = openingOf(text))
        append(characters, *opening);
    else if (const auto sets = dataSetsOf(text))
        append(characters, *sets);
    else if (word == "!" || (word.starts_with('!') && hasCheck))
        append(characters, word);
    if (characters.empty())
        return {};
    return {std::move(characters)};
}

} // namespace meterbench::protocol::explain
