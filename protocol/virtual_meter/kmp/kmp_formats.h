// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/device/unit.h"
#include "protocol/kmp/clock.h"
#include "protocol/kmp/register_table.h"

/// Numbers of the emulated meter in the formats of KMP: unit, octets and exponent are those of
/// resources/protocol/kmp-registers.json where a source shows them, else the usual ones of the quantity. Pure
/// functions.
namespace meterbench::protocol::virtual_meter {

/// Octets of sign and exponent.
namespace exponent {
inline constexpr std::uint8_t whole = 0x00;
inline constexpr std::uint8_t tenths = 0x41;
inline constexpr std::uint8_t hundredths = 0x42;
inline constexpr std::uint8_t thousandths = 0x43;
} // namespace exponent

[[nodiscard]] constexpr kmp::RegisterFormat registerFormat(
    kmp::Unit unit, std::uint8_t octets, std::uint8_t signExponent = exponent::whole)
{
    return {static_cast<std::uint8_t>(unit), octets, signExponent};
}

[[nodiscard]] int exponentOf(std::uint8_t signExponent);
/// value · 10^power, cut towards zero; it stops growing before it overflows.
[[nodiscard]] std::int64_t rescaled(std::int64_t value, int power);
/// One to eighteen digits and nothing else.
[[nodiscard]] std::optional<std::int64_t> digitsOf(std::string_view text);

/// A number of the meter: value · 10^scaler in a unit of COSEM.
struct MeterNumber {
    std::int64_t value = 0;
    int scaler = 0;
    device::Unit unit = device::Unit::None;
};

/// Cut towards zero to the exponent of the format; a number too big for its octets gets eight.
[[nodiscard]] kmp::RegisterValue numberRegister(
    const kmp::RegisterTable& table, kmp::RegisterId id, const MeterNumber& number);
/// The clock with eight octets; all zero when there is no time.
[[nodiscard]] kmp::RegisterValue clockRegister(
    kmp::RegisterId id, std::optional<MeterTime> time, std::uint8_t flags = kmp::RealTimeClock::valid);

/// A number as it is, in the format of the table.
[[nodiscard]] kmp::RegisterValue plainRegister(
    const kmp::RegisterTable& table, kmp::RegisterId id, std::int64_t value, const kmp::RegisterFormat& otherwise);
[[nodiscard]] kmp::RegisterValue textRegister(kmp::RegisterId id, std::string_view text);

} // namespace meterbench::protocol::virtual_meter
