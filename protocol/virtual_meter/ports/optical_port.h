// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/connection.h"
#include "protocol/engine.h"
#include "protocol/hdlc/secondary_link.h"
#include "protocol/virtual_meter/meter/access_rights.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"

#include <memory>
#include <span>

/// The optical port of an emulated meter: finds out which language a client opens with (IEC 62056-21, HDLC or KMP) and
/// speaks it until the client goes or falls silent. Characters may come with or without a parity bit and leave with bit
/// 8 zero; HDLC and KMP are eight bits wide. It knows no pacing, echo or stray octets: those are the line's. One for
/// each client's line; the meter must outlive it.
namespace meterbench::protocol::virtual_meter {

/// A client of KMP that asks no more for so long has gone (KMP447: the meter sleeps).
inline constexpr std::int64_t kmpSleepMs = 1600;
inline constexpr LineFormat kmpFormat{9600, 8, Parity::None, 2};

class OpticalPort {
public:
    struct Options {
        std::int64_t reactionMilliseconds = 0; ///< before any answer; IEC 62056-21 has its own least time
        LineFormat hdlcFormat{9600, 8, Parity::None, 1}; ///< default baud of class 23; mode E brings its own
        hdlc::SecondaryLink::Configuration link{{managementDevice, observedDevice}, 1,
            {hdlc::Parameters::mostInformation, hdlc::Parameters::mostInformation, hdlc::Parameters::mostWindow,
                hdlc::Parameters::mostWindow}};
    };

    OpticalPort(VirtualMeter& meter, const Options& options, dlms::RandomOctets random);
    ~OpticalPort();
    OpticalPort(OpticalPort&&) noexcept;
    OpticalPort& operator=(OpticalPort&&) noexcept;
    OpticalPort(const OpticalPort&) = delete;
    OpticalPort& operator=(const OpticalPort&) = delete;

    /// Effects in order: Persist before the Send that needs it, one SetDeadline at most.
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    /// The line is gone: forget the client.
    void close();
    [[nodiscard]] NoEvents takeEvents() { return {}; }
    /// What the line has, or is to have when it is opened: 300 7E1 as long as nobody speaks.
    [[nodiscard]] const LineFormat& lineFormat() const;

private:
    struct Engines;
    std::unique_ptr<Engines> m_engines;
};

} // namespace meterbench::protocol::virtual_meter
