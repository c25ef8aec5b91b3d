// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <span>

/// What two stations agree on in SNRM and UA (IEC 62056-46, 6.4.4.4.3): longest information fields and windows, told
/// from the sender's side. A plain value.
namespace meterbench::protocol::hdlc {

struct Parameters {
    static constexpr std::uint16_t defaultInformation = 128;
    static constexpr std::uint16_t leastInformation = 1; ///< whatever a peer can take; the standard begins at 128
    static constexpr std::uint16_t mostInformation = 2030;
    static constexpr std::uint8_t mostWindow = 7;

    std::uint16_t transmitInformation = defaultInformation;
    std::uint16_t receiveInformation = defaultInformation;
    std::uint8_t transmitWindow = 1;
    std::uint8_t receiveWindow = 1;

    bool operator==(const Parameters&) const = default;

    /// The information field; empty when everything is as the standard has it by default.
    [[nodiscard]] Bytes encode() const;
    /// The same with every parameter, defaults or not: what answers a field.
    [[nodiscard]] Bytes encodeAll() const;
    /// Unknown parameters are passed over, values out of range pulled into it, a damaged field means the defaults.
    [[nodiscard]] static Parameters decode(std::span<const std::byte> information);
    /// What this side may use when the other one told its own.
    [[nodiscard]] Parameters agreedWith(const Parameters& peer) const;
};

} // namespace meterbench::protocol::hdlc
