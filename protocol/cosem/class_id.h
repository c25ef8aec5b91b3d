// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Numbers of COSEM interface classes (IEC 62056-6-2), once for both sides of the line. What their attributes and
/// methods are called stands in interface_class.h. Constants.
namespace meterbench::protocol::cosem::class_id {

inline constexpr std::uint16_t data = 1;
inline constexpr std::uint16_t registerClass = 3;
inline constexpr std::uint16_t extendedRegister = 4;
inline constexpr std::uint16_t demandRegister = 5;
inline constexpr std::uint16_t registerActivation = 6;
inline constexpr std::uint16_t profileGeneric = 7;
inline constexpr std::uint16_t clock = 8;
inline constexpr std::uint16_t scriptTable = 9;
inline constexpr std::uint16_t specialDays = 11;
inline constexpr std::uint16_t association = 15;
inline constexpr std::uint16_t sapAssignment = 17;
inline constexpr std::uint16_t imageTransfer = 18;
inline constexpr std::uint16_t iecLocalPortSetup = 19;
inline constexpr std::uint16_t activityCalendar = 20;
inline constexpr std::uint16_t registerMonitor = 21;
inline constexpr std::uint16_t singleActionSchedule = 22;
inline constexpr std::uint16_t iecHdlcSetup = 23;
inline constexpr std::uint16_t pushSetup = 40;
inline constexpr std::uint16_t compactData = 62;
inline constexpr std::uint16_t statusMapping = 63;
inline constexpr std::uint16_t securitySetup = 64;
inline constexpr std::uint16_t disconnectControl = 70;
inline constexpr std::uint16_t limiter = 71;

} // namespace meterbench::protocol::cosem::class_id
