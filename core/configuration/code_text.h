// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

/// Text as people write and paste codes → its parts, without knowing any field: the characters of a type code, and
/// pairs of field and code. Allocates nothing; the parts point into the text. Private to decode.cpp and its tests.
namespace meterbench::configuration {

/// The characters of a type code without separators, in capitals; more than fit are counted but not kept.
struct TypeCodeText {
    static constexpr std::size_t capacity = 24;
    std::array<char, capacity> characters{};
    std::size_t length = 0;
    std::string_view badCharacter; ///< the first character that cannot stand in a type code; empty for none
    std::size_t badPosition = 0; ///< counted from 1, separators left out

    [[nodiscard]] std::string_view text() const { return {characters.data(), length < capacity ? length : capacity}; }
};

/// "Z3=05"
struct AssignmentText {
    std::string_view field;
    std::string_view code;
};

/// Walks a text part by part.
class CodeTextReader {
public:
    enum class Part { End, Assignment, TypeCodeCharacters, BesideCode };

    explicit CodeTextReader(std::string_view text) : m_position(text.data()), m_end(text.data() + text.size()) { }

    /// The next part; type-code characters are appended to `typeCode`, an assignment is left in assignment(),
    /// what a nameplate prints beside the code ("Type:", "S/N 12345678") in besideCode().
    [[nodiscard]] Part next(TypeCodeText& typeCode);
    [[nodiscard]] const AssignmentText& assignment() const { return m_assignment; }
    [[nodiscard]] std::string_view besideCode() const { return m_beside; }

private:
    void skipSeparators();
    void skipBlanks();
    std::string_view takeWord();
    [[nodiscard]] static std::size_t labelLength(std::string_view word);

    const char* m_position;
    const char* m_end;
    AssignmentText m_assignment;
    std::string_view m_beside;
};

} // namespace meterbench::configuration
