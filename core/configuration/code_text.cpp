// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/code_text.h"

#include <algorithm>
#include <cstdint>

namespace meterbench::configuration {

namespace {

/// Spaces and dashes that are not ASCII, as word processors and PDF viewers hand them over: no-break space, the spaces
/// and dashes of U+2000–U+2015, narrow no-break space, minus sign, byte order mark.
constexpr std::array<std::string_view, 6> foreignSeparators{
    "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x88\x92", "\xEF\xBB\xBF", "\xC2\xAD", "\xE3\x80\x80"};

/// Length of the separator the text begins with; 0 for none.
std::size_t foreignSeparator(const char* position, const char* end)
{
    const std::string_view text(position, static_cast<std::size_t>(end - position));
    for (const auto separator : foreignSeparators) {
        if (text.starts_with(separator))
            return separator.size();
    }
    const bool generalPunctuation = text.size() >= 3 && text[0] == '\xE2' && text[1] == '\x80'
        && static_cast<unsigned char>(text[2]) >= 0x80U && static_cast<unsigned char>(text[2]) <= 0x95U;
    return generalPunctuation ? 3 : 0;
}

/// What the first byte of a text tells of it.
enum class Kind : std::uint8_t { Ordinary, Separator, Equals, Foreign };

constexpr std::array<Kind, 256> makeKinds()
{
    std::array<Kind, 256> kinds{};
    for (std::size_t byte = 0x80; byte < kinds.size(); ++byte)
        kinds[byte] = Kind::Foreign;
    for (const char separator : {' ', '\t', '\r', '\n', ',', ';'})
        kinds[static_cast<unsigned char>(separator)] = Kind::Separator;
    kinds['='] = Kind::Equals;
    return kinds;
}

constexpr auto kinds = makeKinds();

Kind kindOf(char character)
{
    return kinds[static_cast<unsigned char>(character)];
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

void CodeTextReader::skipSeparators()
{
    while (m_position != m_end) {
        const auto kind = kindOf(*m_position);
        if (kind == Kind::Separator) {
            ++m_position;
        } else {
            const auto length = kind == Kind::Foreign ? foreignSeparator(m_position, m_end) : 0;
            if (length == 0)
                return;
            m_position += length;
        }
    }
}

void CodeTextReader::skipBlanks()
{
    while (m_position != m_end && (*m_position == ' ' || *m_position == '\t'))
        ++m_position;
}

/// Takes the characters up to the next separator or equals sign.
std::string_view CodeTextReader::takeWord()
{
    const char* const begin = m_position;
    const char* position = begin;
    for (;; ++position) {
        while (position != m_end && kindOf(*position) == Kind::Ordinary)
            ++position;
        if (position == m_end || kindOf(*position) != Kind::Foreign || foreignSeparator(position, m_end) != 0)
            break;
    }
    m_position = position;
    return {begin, static_cast<std::size_t>(position - begin)};
}

/// How much of a word is a label of a nameplate, "Type:" or "S/N:": up to the colon, or a word known as one.
std::size_t CodeTextReader::labelLength(std::string_view word)
{
    constexpr std::array<std::string_view, 9> labels{"TYPE", "TYP", "NO", "NO.", "NR", "NR.", "S/N", "SN", "SER.NO."};
    const auto name = word.substr(0, word.find(':'));
    const auto isSame = [name](std::string_view label) {
        return std::ranges::equal(name, label, [](char written, char printed) {
            return (written >= 'a' && written <= 'z' ? static_cast<char>(written - 'a' + 'A') : written) == printed;
        });
    };
    return std::ranges::any_of(labels, isSame) ? std::min(name.size() + 1, word.size()) : 0;
}

CodeTextReader::Part CodeTextReader::next(TypeCodeText& typeCode)
{
    skipSeparators();
    if (m_position == m_end)
        return Part::End;
    const auto word = takeWord();
    const char* const afterWord = m_position;
    skipBlanks();
    if (m_position == m_end || *m_position != '=') {
        m_position = afterWord;
        if (const auto length = labelLength(word); length != 0) {
            // A number behind "S/N" is the meter's own; what stands behind any other label is the code.
            const bool isSerial = word.front() == 'S' || word.front() == 's';
            m_position = word.data() + length;
            if (isSerial) {
                skipSeparators();
                (void)takeWord();
            }
            m_beside = {word.data(), static_cast<std::size_t>(m_position - word.data())};
            return Part::BesideCode;
        }
        append(typeCode, word);
        return Part::TypeCodeCharacters;
    }
    ++m_position;
    skipBlanks();
    m_assignment = {word, takeWord()};
    return Part::Assignment;
}

} // namespace meterbench::configuration
