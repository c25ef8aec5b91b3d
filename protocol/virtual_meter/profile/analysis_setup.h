// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/cosem_object.h"

/// What the analysis logger records, set as the standard has it: by writing the capture objects of its profile. That
/// clears the log, as everywhere. Functions of the meter.
namespace meterbench::protocol::virtual_meter {

/// Clock and status may stand in front or be left out; they are recorded in any case. What the logger cannot record is
/// refused, and so are more channels than it has.
[[nodiscard]] dlms::DataAccessResult setAnalysisChannels(const WriteCall& call, const axdr::Data& captureObjects);

} // namespace meterbench::protocol::virtual_meter
