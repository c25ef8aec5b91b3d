// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The breaker as KMP speaks of it: commands, states and feedback of SetCutOffState and GetCutOffState, registers 1087
/// and 1088. Numbers only; how a breaker behaves is core/device.
namespace meterbench::protocol::kmp {

enum class CutOffCommand : std::uint8_t {
    Disconnect = 1,
    Release = 2, ///< only from disconnected: the consumer may connect again
    Reconnect = 3 ///< only from released
};

enum class CutOffState : std::uint8_t {
    NotSupported = 0x00,
    DisconnectedByCommand = 0x01,
    Connected = 0x04,
    PreWarning = 0x05,
    CutOff = 0x06,
    CutOffPrepayment = 0x07,
    Released = 0x08,
    PrepaymentLowExpired = 0x09,
    DisconnectedByButton = 0x0B
};

/// Bits of the feedback octet.
namespace feedback {
inline constexpr std::uint8_t voltageL1 = 0x01;
inline constexpr std::uint8_t voltageL2 = 0x02;
inline constexpr std::uint8_t voltageL3 = 0x04;
inline constexpr std::uint8_t voltagesValid = 0x08;
inline constexpr std::uint8_t relayGood = 0x10;
} // namespace feedback

/// State and feedback as they came: a meter may know states that no source names.
struct CutOffStatus {
    std::uint8_t state = 0;
    std::uint8_t feedback = 0;

    bool operator==(const CutOffStatus&) const = default;
};

} // namespace meterbench::protocol::kmp
