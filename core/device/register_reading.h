// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "core/device/register_table.h"

#include <optional>
#include <string>

/// The value of a register of one meter, as an integer with the scaler of its definition, and as text. Reads only.
namespace meterbench::device {

struct Reading {
    std::int64_t value
        = 0; ///< times ten to the definition's scaler, in the definition's unit; energies are cut, never rounded
    std::optional<MilliwattSeconds> milliwattSeconds; ///< an energy as it is counted
    std::optional<MeterTime> reached; ///< of peaks
    std::string text; ///< of meter numbers; else empty
};

[[nodiscard]] Reading read(const Meter& meter, const RegisterDefinition& definition);

/// A register in full resolution: "123.456" with "kWh". Energies have at least three decimals and as many as it takes,
/// nine at most.
struct ReadingText {
    std::string value;
    std::string unit;
};

[[nodiscard]] ReadingText textOf(const RegisterDefinition& definition, const Reading& reading);

/// An energy of whole milliwatt-seconds in kilowatt-hours, cut after nine decimals, trailing zeroes beyond the third
/// left out.
[[nodiscard]] std::string kilowattHours(MilliwattSeconds milliwattSeconds);

} // namespace meterbench::device
