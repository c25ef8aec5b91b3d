// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/virtual_meter.h"

#include "protocol/virtual_meter/iec62056_21/readout_binding.h"
#include "protocol/virtual_meter/kmp/register_binding.h"
#include "protocol/virtual_meter/objects/calendar_activation.h"
#include "protocol/virtual_meter/ports/logical_device.h"

#include <iterator>

namespace meterbench::protocol::virtual_meter {

Result<std::unique_ptr<VirtualMeter>> VirtualMeter::create(Setup setup, device::RunningMeter meter, Clock clock)
{
    auto variant = variantOf(setup.kept, setup.variant);
    if (!variant)
        return tl::unexpected(variant.error());
    setup.variant = std::move(*variant);
    const auto firstCounter = setup.firstCounter;
    auto made = std::unique_ptr<VirtualMeter>(new VirtualMeter(std::move(setup), std::move(meter), std::move(clock)));
    if (auto resumed = made->resume(firstCounter); !resumed)
        return tl::unexpected(resumed.error());
    return made;
}

VirtualMeter::VirtualMeter(Setup setup, device::RunningMeter meter, Clock clock)
    : ConfiguredMeter(std::move(setup), std::move(meter)), m_clock(std::move(clock)),
      m_objects(std::make_unique<LogicalDevice>(*this)), m_registers(std::make_unique<RegisterBinding>(*this)),
      m_readOut(std::make_unique<ReadOutBinding>(*this))
{
}

VirtualMeter::~VirtualMeter() = default;

void VirtualMeter::advanceTo(SimInstant instant)
{
    for (auto wait = untilActivation(*this); wait; wait = untilActivation(*this)) {
        const auto due = running().now() + *wait;
        if (due > instant)
            break;
        running().advanceTo(due);
        if (const auto left = untilActivation(*this); left && *left > 0)
            break; // the clock stands still
        activateDue(*this);
    }
    running().advanceTo(instant);
}

void VirtualMeter::catchUp()
{
    if (m_clock)
        advanceTo(m_clock());
}

Effects VirtualMeter::settle(Effects own)
{
    for (const auto& effect : own) {
        if (const auto* const persist = std::get_if<Persist>(&effect))
            noteKept(*persist);
    }
    auto all = takeKept();
    if (all.empty())
        return own;
    all.insert(all.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    return all;
}

} // namespace meterbench::protocol::virtual_meter
