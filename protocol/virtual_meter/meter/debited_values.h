// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "core/device/register_table.h"

/// What a record of the first debiting log says of a register: the log keeps a selection (technical description,
/// table 12). Shared by the languages that hand it out. Pure functions.
namespace meterbench::protocol::virtual_meter {

/// As device::read() gives it: times ten to the definition's scaler. Nothing for registers that the log does not keep.
[[nodiscard]] std::optional<std::int64_t> debitedValue(
    const device::Meter& meter, const device::DebitingRecord& record, const device::RegisterDefinition& definition);

/// The peak behind a register with its time, as measured; null for what is no peak of the log.
[[nodiscard]] const device::Peak* debitedPeak(
    const device::DebitingRecord& record, const device::RegisterDefinition& definition);

} // namespace meterbench::protocol::virtual_meter
