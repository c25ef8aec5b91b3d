// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_model.h"
#include "core/device/meter_settings.h"

/// From the settings of a document to those of a meter and back. Where a document says nothing the meter's own default
/// stands, and of a meter nothing is said but what differs from it, or what its document says already. Pure functions.
namespace meterbench::device {

/// What a new meter of the document is set to. Errors: those of MeterSettings::check().
[[nodiscard]] Result<MeterSettings> settingsOf(const MeterModel& model);

/// The document of the model with the settings of a meter and its transformer ratio: a new meter of it is set to the
/// same. Errors: those of
/// MeterSettings::check(); `device-setting` where the logger holds what no register of the catalogue is.
[[nodiscard]] Result<configuration::MeterConfiguration> documentOf(
    const MeterModel& model, const MeterSettings& meter, int ratio);

/// Whether a meter of the model has what the setting needs.
[[nodiscard]] bool isPresent(const MeterModel& model, const configuration::SettingDefinition& row);

/// What smart disconnect watches, which the unit of its limits follows.
[[nodiscard]] configuration::DisconnectBasis disconnectFunctionOf(const MeterSettings& settings);

/// The channel that holds a register of the analysis logger's list; nothing for those that a channel holds beside
/// another (the time of a daily extreme).
[[nodiscard]] std::optional<AnalysisChannel> analysisChannelOf(const catalog::AnalysisRegister& analysisRegister);

} // namespace meterbench::device
