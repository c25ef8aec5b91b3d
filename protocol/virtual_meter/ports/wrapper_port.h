// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/port.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"

/// An emulated meter's DLMS over the wrapper, for one line: the engine of protocol/dlms, served by the meter. One for
/// each client's line; the meter must outlive it.
namespace meterbench::protocol::virtual_meter {

class WrapperPort {
public:
    WrapperPort(VirtualMeter& meter, dlms::RandomOctets random)
        : m_meter(&meter), m_port(meter.objects(), std::move(random))
    {
    }

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now)
    {
        return m_meter->serve([&] { return m_port.receive(bytes, now); });
    }
    [[nodiscard]] Effects wake(MonotonicInstant now)
    {
        return m_meter->serve([&] { return m_port.wake(now); });
    }
    void close() { m_port.close(); }
    [[nodiscard]] NoEvents takeEvents() { return {}; }

private:
    VirtualMeter* m_meter;
    dlms::WrapperServerPort m_port;
};

} // namespace meterbench::protocol::virtual_meter
