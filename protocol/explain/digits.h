// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Digits and letters as people write octets, whatever the locale. Pure functions; private to this room.
namespace meterbench::protocol::explain {

/// 0 to 15, of either case; -1 for any other character.
[[nodiscard]] constexpr int digitOf(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool isLetter(char character)
{
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'z';
}

[[nodiscard]] constexpr bool isDecimal(char character)
{
    return character >= '0' && character <= '9';
}

[[nodiscard]] constexpr bool isLetterOrDigit(char character)
{
    return isLetter(character) || isDecimal(character);
}

} // namespace meterbench::protocol::explain
