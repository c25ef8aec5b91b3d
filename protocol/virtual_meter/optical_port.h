// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/connection.h"
#include "protocol/virtual_meter/virtual_meter.h"

#include <memory>
#include <span>

/// The optical port of an emulated meter: finds out which language a client opens with (IEC 62056-21, HDLC or KMP) and
/// speaks it until the client goes or falls silent. Characters may come with or without a parity bit and leave with bit
/// 8 zero; HDLC and KMP are eight bits wide. It knows no pacing, echo or stray octets: those are the line's. One for
/// each client's line; the meter must outlive it.
namespace meterbench::protocol::virtual_meter {

class OpticalPort {
public:
    struct Options {
        std::int64_t reactionMilliseconds = 0; ///< before any answer; IEC 62056-21 has its own least time
    };

    OpticalPort(VirtualMeter& meter, const Options& options, dlms::RandomOctets random);
    ~OpticalPort();
    OpticalPort(OpticalPort&&) noexcept;
    OpticalPort& operator=(OpticalPort&&) noexcept;

    /// Effects in order: Persist before the Send that needs it, one SetDeadline at most.
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    /// The line is gone: forget the client.
    void close();

private:
    struct Engines;
    std::unique_ptr<Engines> m_engines;
};

} // namespace meterbench::protocol::virtual_meter
