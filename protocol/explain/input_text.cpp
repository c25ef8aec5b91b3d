// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/input_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace meterbench::protocol::explain {

namespace {

enum class Encoding { Utf8, Utf16Little, Utf16Big };

unsigned octetAt(std::string_view octets, std::size_t index)
{
    return index < octets.size() ? static_cast<unsigned char>(octets[index]) : 0U;
}

/// By its mark; without one, text of ASCII in two octets each has every other octet zero.
Encoding encodingOf(std::string_view octets)
{
    if (octets.starts_with("\xFF\xFE"))
        return Encoding::Utf16Little;
    if (octets.starts_with("\xFE\xFF"))
        return Encoding::Utf16Big;
    constexpr std::size_t looked = 64;
    constexpr std::size_t fewest = 8;
    std::array<std::size_t, 2> zeroes{};
    const std::size_t count = std::min(octets.size(), looked) / 2 * 2;
    for (std::size_t i = 0; i < count; ++i)
        zeroes.at(i % 2) += octets[i] == '\0' ? 1U : 0U;
    if (count >= fewest && zeroes[1] == count / 2 && zeroes[0] == 0)
        return Encoding::Utf16Little;
    if (count >= fewest && zeroes[0] == count / 2 && zeroes[1] == 0)
        return Encoding::Utf16Big;
    return Encoding::Utf8;
}

constexpr char anyLetter = 'z';

/// What was meant by a character outside ASCII; zero for one that is not seen.
char plain(std::uint32_t code)
{
    if (code == 0xFEFF || code == 0x00AD || (code >= 0x200B && code <= 0x200F) || code == 0x2060)
        return '\0';
    const bool isBlank = code == 0x00A0 || code == 0x00B7 || code == 0x2022 || code == 0x22C5 || code == 0x2027
        || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000 || code == 0x2219;
    if (isBlank)
        return ' ';
    if (code >= 0x2010 && code <= 0x2015)
        return '-';
    if (code == 0x2212)
        return '-';
    if (code == 0x2018 || code == 0x2019 || code == 0x201A || code == 0x2032)
        return '\'';
    if (code == 0x201C || code == 0x201D || code == 0x201E || code == 0x00AB || code == 0x00BB)
        return '"';
    if (code == 0x2028 || code == 0x2029)
        return '\n';
    if (code == 0x00D7)
        return 'x';
    if (code == 0x2192)
        return '>';
    if (code == 0x2190)
        return '<';
    if (code >= 0x2400 && code <= 0x241F) // pictures of control characters
        return static_cast<char>(code - 0x2400);
    return anyLetter;
}

/// One code point of UTF-8; an octet that begins none stands for itself, as in Latin-1.
std::uint32_t takeUtf8(std::string_view octets, std::size_t& at)
{
    const unsigned first = octetAt(octets, at++);
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (first < 0x80 || more == 0)
        return first;
    std::uint32_t code = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((octetAt(octets, at + i) & 0xC0U) != 0x80)
            return first;
        code = code << 6U | (octetAt(octets, at + i) & 0x3FU);
    }
    at += more;
    return code;
}

/// ESC [ … letter: a colour.
std::string withoutColours(const std::string& text)
{
    std::string rest;
    rest.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\x1B' && i + 1 < text.size() && text[i + 1] == '[') {
            i += 2;
            while (i < text.size() && (text[i] < '@' || text[i] > '~'))
                ++i;
            continue;
        }
        rest.push_back(text[i]);
    }
    return rest;
}

} // namespace

bool isText(std::string_view octets)
{
    if (encodingOf(octets) != Encoding::Utf8)
        return true;
    constexpr std::size_t fewest = 50; // characters for each control character
    const auto isControl = [](char character) {
        const auto octet = static_cast<unsigned char>(character);
        return octet < 0x20 && std::string_view("\n\r\t\f\x1B").find(character) == std::string_view::npos;
    };
    return static_cast<std::size_t>(std::ranges::count_if(octets, isControl)) * fewest <= octets.size();
}

std::string plainText(std::string_view octets)
{
    const Encoding encoding = encodingOf(octets);
    std::string text;
    text.reserve(octets.size());
    for (std::size_t at = 0; at < octets.size();) {
        std::uint32_t code = 0;
        if (encoding == Encoding::Utf8) {
            code = takeUtf8(octets, at);
        } else {
            const unsigned first = octetAt(octets, at);
            const unsigned second = octetAt(octets, at + 1);
            code = encoding == Encoding::Utf16Little ? second << 8U | first : first << 8U | second;
            at += 2;
        }
        const char character = code < 0x80 ? static_cast<char>(code) : plain(code);
        if (character != '\0' || code == 0)
            text.push_back(character);
    }
    return text.find('\x1B') == std::string::npos ? text : withoutColours(text);
}

} // namespace meterbench::protocol::explain
