// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/register_table.h"
#include "protocol/axdr/tag.h"
#include "protocol/cosem/class_id.h"

/// How a register of the meter is handed out as a COSEM value: interface class, type, and what its number is divided
/// by. One rule for the register itself and for every profile that captures it, since a captured value has the scaler
/// of its register. Pure functions.
namespace meterbench::protocol::virtual_meter {

inline constexpr auto dataClass = cosem::class_id::data;
inline constexpr auto registerClass = cosem::class_id::registerClass;
inline constexpr auto extendedRegisterClass = cosem::class_id::extendedRegister;

struct RegisterForm {
    std::uint16_t classId = registerClass;
    axdr::Tag tag = axdr::Tag::DoubleLongUnsigned;
    /// Energies go out in whole watt-hours, cut: 32 bits of them last seven years of full load on a direct meter, while
    /// primary values behind transformers get 64. The registers of the verification keep all decimals.
    std::int64_t divisor = 1;
    std::int8_t scaler = 0;
};

[[nodiscard]] RegisterForm formOf(const device::MeterModel& model, device::RegisterSource source, std::int8_t scaler);
[[nodiscard]] inline RegisterForm formOf(const device::MeterModel& model, const device::RegisterDefinition& definition)
{
    return formOf(model, definition.source, definition.scaler);
}

/// The type itself while it holds the value, else the wider one: a register that has outgrown 32 bits says so by its
/// type, as KMP does by its length, and never begins again at nought.
[[nodiscard]] constexpr axdr::Tag fitting(axdr::Tag tag, std::int64_t value)
{
    if (tag == axdr::Tag::DoubleLongUnsigned && value > UINT32_MAX)
        return axdr::Tag::Long64Unsigned;
    if (tag == axdr::Tag::DoubleLong && (value < INT32_MIN || value > INT32_MAX))
        return axdr::Tag::Long64;
    return tag;
}

} // namespace meterbench::protocol::virtual_meter
