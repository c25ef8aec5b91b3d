// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/kmp/unit.h"
#include "protocol/octets.h"

#include <string>
#include <vector>

/// The value of a register as KMP carries it: unit, number of octets, sign and exponent, octets (KMP447 4.2). Kept as
/// it came, so that nothing is lost; numbers, clocks and texts are read out of it on demand. What a register *is*
/// stands in the register table. Plain values.
namespace meterbench::protocol::kmp {

using RegisterId = std::uint16_t;

/// Unit, number of octets and the octet of sign and exponent ("SiEx"): bit 7 the sign of the value, bit 6 the sign of
/// the exponent, bits 5–0 the exponent.
struct RegisterFormat {
    std::uint8_t unit = 0;
    std::uint8_t octets = 0;
    std::uint8_t signExponent = 0;

    bool operator==(const RegisterFormat&) const = default;
};

struct RegisterValue {
    RegisterId id = 0;
    std::uint8_t unit = 0; ///< a Unit, or a number that no source knows
    std::uint8_t signExponent = 0;
    Bytes octets; ///< at most 255, big-endian

    [[nodiscard]] RegisterFormat format() const
    {
        return {unit, static_cast<std::uint8_t>(octets.size()), signExponent};
    }
    bool operator==(const RegisterValue&) const = default;
};

/// ±magnitude · 10^exponent, exactly.
struct Decimal {
    bool isNegative = false;
    std::uint64_t magnitude = 0;
    int exponent = 0;

    bool operator==(const Decimal&) const = default;
};

/// Error: `kmp-value-unreadable` when the magnitude needs more than 64 bits.
[[nodiscard]] Result<Decimal> decimal(const RegisterValue& value);

/// "12345.6", "-123.45", "255000": every digit, no exponent.
[[nodiscard]] std::string text(const Decimal& decimal);

/// Characters up to the first zero, blanks at the end cut; anything outside of printable ASCII becomes '?'.
[[nodiscard]] std::string asciiText(const RegisterValue& value);

/// A number in a format. Errors: `kmp-value-unwritable` when it does not fit into the octets.
/// @param value in units of 10 to the format's exponent
[[nodiscard]] Result<RegisterValue> numberValue(RegisterId id, RegisterFormat format, std::int64_t value);

/// @param exponent −63 to 63
[[nodiscard]] std::uint8_t signExponentOf(int exponent);

/// Identification, format and octets, as they follow each other in an answer.
void append(Bytes& bytes, const RegisterValue& value);

/// One register after the other to the end. Error: `kmp-answer-damaged`. A meter that announces another number of
/// octets for clocks and dates than the four it sends (seen by one public reader) is understood.
[[nodiscard]] Result<std::vector<RegisterValue>> readRegisters(Octets octets);

/// The next register; the reader has failed when it is not whole.
[[nodiscard]] RegisterValue readRegister(OctetReader& reader);

} // namespace meterbench::protocol::kmp
