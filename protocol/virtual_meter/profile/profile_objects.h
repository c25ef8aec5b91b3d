// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/object_model.h"
#include "protocol/virtual_meter/profile/profile_stream.h"

/// The values of a profile object (IEC 62056-6-2, class 7) for one log of the meter. Attribute −2 is ours: the buffer
/// with the same selective access, its rows shortened. Pure functions of the meter as it is.
namespace meterbench::protocol::virtual_meter {

/// The manufacturer-specific attribute of every profile; the standard leaves negative numbers to makers.
inline constexpr std::int8_t shortenedBuffer = -2;

[[nodiscard]] dlms::Value profileBuffer(const ReadCall& call, ProfileLog log, RowForm form);
[[nodiscard]] axdr::Data captureObjectsOf(const device::Meter& meter, ProfileLog log);
/// A column of the newest entry, as an object of its own has it; null-data while the log is empty.
[[nodiscard]] axdr::Data newestValue(const device::Meter& meter, ProfileLog log, const ProfileColumn& column);

/// One of the groups of objects: the profile objects themselves.
void addProfileObjects(ObjectModelBuilder& builder);

} // namespace meterbench::protocol::virtual_meter
