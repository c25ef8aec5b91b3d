// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

/// An OBIS code A-B:C.D.E*F (IEC 62056-61). Six small numbers, no meaning attached: what a register is stands in the
/// device's data.
namespace meterbench {

struct Obis {
    std::uint8_t a = 1;
    std::uint8_t b = 1;
    std::uint8_t c = 0;
    std::uint8_t d = 0;
    std::uint8_t e = 0;
    std::uint8_t f = 255;

    constexpr auto operator<=>(const Obis&) const = default;

    /// Reads "1-1:1.8.0*255", "1-1:1.8.0", "1.8.0" and "1.1.1.8.0.255"; A-B default to 1-1, F to 255. Error:
    /// `obis-syntax`.
    [[nodiscard]] static Result<Obis> parse(std::string_view text);

    /// "1-1:1.8.0*255"
    [[nodiscard]] std::string text() const;
};

} // namespace meterbench
