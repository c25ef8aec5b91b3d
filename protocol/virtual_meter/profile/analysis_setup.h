// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/cosem_object.h"

/// What the analysis logger records, set as the standard has it: by writing the capture objects and the capture period
/// of its profile. Either clears the log, as everywhere. Functions of the meter.
namespace meterbench::protocol::virtual_meter {

/// Clock and status may stand in front or be left out; they are recorded in any case. What the logger cannot record is
/// refused, and so are more channels than it has.
[[nodiscard]] dlms::DataAccessResult setAnalysisChannels(const WriteCall& call, const axdr::Data& captureObjects);
/// @param period seconds: 300, 900, 1800, 3600
[[nodiscard]] dlms::DataAccessResult setAnalysisPeriod(const WriteCall& call, const axdr::Data& period);

} // namespace meterbench::protocol::virtual_meter
