// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/virtual_meter.h"

/// The meter bound to the languages that are not DLMS: registers of KMP, data sets of IEC 62056-21. Made once by the
/// meter for itself, which outlives them.
namespace meterbench::protocol::virtual_meter {

[[nodiscard]] std::unique_ptr<kmp::RegisterSource> bindRegisters(VirtualMeter& meter);
[[nodiscard]] std::unique_ptr<iec62056_21::ReadOutSource> bindReadOut(VirtualMeter& meter);

} // namespace meterbench::protocol::virtual_meter
