// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

/// The number of a tariff, T1 to T8, as the glass shows it. Not a position in an array (that is `index()`), and no
/// promise that the meter has that many. A plain value.
namespace meterbench::tariff {

inline constexpr int mostTariffs = 8;

struct TariffIndex {
    std::uint8_t number = 1; ///< 1–mostTariffs

    constexpr auto operator<=>(const TariffIndex&) const = default;
    /// Place in an array of tariff registers, from 0.
    [[nodiscard]] constexpr std::size_t index() const { return number - std::size_t{1}; }
};

} // namespace meterbench::tariff
