// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/server.h"
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/meter/configured_meter.h"

#include <functional>
#include <memory>

/// One emulated meter behind the seams of its languages: objects for DLMS, registers for KMP, data sets for
/// IEC 62056-21. It owns the meter's time and what leaves it: whatever a port does passes through serve(), so that no
/// port and no caller has to bring the meter up to date or remember what must be kept first. It holds no state of any
/// conversation; that belongs to the ports. One owner, one thread; meters are independent of one another.
namespace meterbench::protocol::virtual_meter {

class VirtualMeter final : public ConfiguredMeter {
public:
    /// What time it is around the meter. Empty: only advanceTo() moves it.
    using Clock = std::function<SimInstant()>;

    /// @param meter made from the model of variantOf(kept, variant), so that its logs are read as they were written;
    /// one of another model of the same meter is configured, with the side effects of that
    /// Errors: what was kept is damaged, `kept-value` with its key.
    [[nodiscard]] static Result<std::unique_ptr<VirtualMeter>> create(
        Setup setup, device::RunningMeter meter, Clock clock = {});
    ~VirtualMeter();
    VirtualMeter(const VirtualMeter&) = delete;
    VirtualMeter& operator=(const VirtualMeter&) = delete;
    VirtualMeter(VirtualMeter&&) = delete;
    VirtualMeter& operator=(VirtualMeter&&) = delete;

    [[nodiscard]] dlms::ObjectServer& objects() { return *m_objects; }
    [[nodiscard]] kmp::RegisterSource& registers() { return *m_registers; }
    [[nodiscard]] iec62056_21::ReadOutSource& readOut() { return *m_readOut; }

    /// A passive calendar whose time comes in between is activated at that time.
    void advanceTo(SimInstant instant);
    /// Up to the clock.
    void catchUp();

    /// An engine is fed: by a meter of this moment, and what has to be kept stands in front of what it answers.
    /// @param feed called once, gives the engine's effects
    template <typename Feed>
    [[nodiscard]] Effects serve(Feed feed)
    {
        catchUp();
        return settle(feed());
    }
    /// The same for a port that brings the meter up to date itself. What the engine asks to be kept (its counters) is
    /// noted, so that the next association goes on from there.
    [[nodiscard]] Effects settle(Effects own);

private:
    VirtualMeter(Setup setup, device::RunningMeter meter, Clock clock);

    Clock m_clock;
    std::unique_ptr<dlms::ObjectServer> m_objects;
    std::unique_ptr<kmp::RegisterSource> m_registers;
    std::unique_ptr<iec62056_21::ReadOutSource> m_readOut;
};

} // namespace meterbench::protocol::virtual_meter
