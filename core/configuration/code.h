// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

/// The code of one field: one to three characters kept in place. "08" is a string with a leading zero, never the
/// number 8.
namespace meterbench::configuration {

class Code {
public:
    static constexpr std::size_t maximumLength = 3;

    constexpr Code() = default;
    /// Text longer than three characters is cut; whether it has the right length is judged elsewhere.
    constexpr explicit Code(std::string_view text)
    {
        m_length = static_cast<std::uint8_t>(text.size() < maximumLength ? text.size() : maximumLength);
        for (std::size_t position = 0; position < m_length; ++position)
            m_characters[position] = text[position];
    }

    /// False for a field that was not given.
    [[nodiscard]] constexpr bool isGiven() const { return m_length != 0; }
    [[nodiscard]] constexpr std::string_view text() const { return {m_characters.data(), m_length}; }
    /// All characters in one number, unique per code; for tables.
    [[nodiscard]] constexpr std::uint32_t packed() const
    {
        return std::uint32_t{static_cast<std::uint8_t>(m_characters[0])} << 24U
            | std::uint32_t{static_cast<std::uint8_t>(m_characters[1])} << 16U
            | std::uint32_t{static_cast<std::uint8_t>(m_characters[2])} << 8U | m_length;
    }

    constexpr bool operator==(const Code&) const = default;

private:
    std::array<char, maximumLength> m_characters{};
    std::uint8_t m_length = 0;
};

} // namespace meterbench::configuration
