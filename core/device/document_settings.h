// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"
#include "core/device/meter_settings.h"

/// From the settings of a document to those of a meter: what a new meter of the document is set to. Where the document
/// says nothing the meter's own default stands. Pure functions.
namespace meterbench::device {

/// Errors: `device-setting` with the setting that the emulated meter cannot take.
[[nodiscard]] Result<MeterSettings> settingsOf(const MeterModel& model);

/// The channel that holds a register of the analysis logger's list; nothing for those that a channel holds beside
/// another (the time of a daily extreme).
[[nodiscard]] std::optional<AnalysisChannel> analysisChannelOf(const catalog::AnalysisRegister& analysisRegister);

} // namespace meterbench::device
