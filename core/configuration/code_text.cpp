// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/code_text.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

/// Spaces and dashes that are not ASCII, as word processors and PDF viewers hand them over: no-break space, the spaces
/// and dashes of U+2000–U+2015, narrow no-break space, minus sign, byte order mark.
constexpr std::array<std::string_view, 6> foreignSeparators{ "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x88\x92", "\xEF\xBB\xBF",
    "\xC2\xAD", "\xE3\x80\x80" };

/// Length of the separator the text begins with; 0 for none.
std::size_t foreignSeparator(std::string_view text)
{
    for (const auto separator : foreignSeparators) {
        if (text.starts_with(separator))
            return separator.size();
    }
    const bool generalPunctuation = text.size() >= 3 && text[0] == '\xE2' && text[1] == '\x80'
        && static_cast<unsigned char>(text[2]) >= 0x80U && static_cast<unsigned char>(text[2]) <= 0x95U;
    return generalPunctuation ? 3 : 0;
}

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

/// Length of the space or list sign between parts that the text begins with; 0 for none.
std::size_t separator(std::string_view text)
{
    if (text.empty())
        return 0;
    if (isBlank(text.front()) || text.front() == ',' || text.front() == ';')
        return 1;
    return static_cast<unsigned char>(text.front()) < 0x80U ? 0 : foreignSeparator(text);
}

void skipSeparators(std::string_view& text)
{
    for (auto length = separator(text); length != 0; length = separator(text))
        text.remove_prefix(length);
}

/// Takes the characters up to the next separator or equals sign.
std::string_view takeWord(std::string_view& text)
{
    std::size_t length = 0;
    while (length < text.size() && text[length] != '=' && separator(text.substr(length)) == 0)
        ++length;
    const auto word = text.substr(0, length);
    text.remove_prefix(length);
    return word;
}

std::size_t utf8Length(char first)
{
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

void append(TypeCodeText& typeCode, std::string_view word)
{
    while (!word.empty()) {
        char character = word.front();
        if (character == '-') {
            word.remove_prefix(1);
            continue;
        }
        if (character >= 'a' && character <= 'z')
            character = static_cast<char>(character - 'a' + 'A');
        const bool fits = (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z');
        const auto length = fits ? 1 : std::min(utf8Length(character), word.size());
        if (!fits && typeCode.badCharacter.empty()) {
            typeCode.badCharacter = word.substr(0, length);
            typeCode.badPosition = typeCode.length + 1;
        }
        if (typeCode.length < TypeCodeText::capacity)
            typeCode.characters[typeCode.length] = fits ? character : '?';
        ++typeCode.length;
        word.remove_prefix(length);
    }
}

} // namespace

CodeTextReader::Part CodeTextReader::next(TypeCodeText& typeCode)
{
    skipSeparators(m_rest);
    if (m_rest.empty())
        return Part::End;
    const auto word = takeWord(m_rest);
    auto after = m_rest;
    while (!after.empty() && (after.front() == ' ' || after.front() == '\t'))
        after.remove_prefix(1);
    if (after.empty() || after.front() != '=') {
        append(typeCode, word);
        return Part::TypeCodeCharacters;
    }
    after.remove_prefix(1);
    while (!after.empty() && (after.front() == ' ' || after.front() == '\t'))
        after.remove_prefix(1);
    m_assignment = { word, takeWord(after) };
    m_rest = after;
    return Part::Assignment;
}

} // namespace meterbench::configuration
