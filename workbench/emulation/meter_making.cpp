// SPDX-License-Identifier: Apache-2.0
#include "workbench/emulation/meter_making.h"

#include "core/device/model_making.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "workbench/resources/resources.h"

#include <algorithm>
#include <array>

namespace meterbench::emulation {

namespace virtual_meter = protocol::virtual_meter;

namespace {

constexpr Seconds secondsPerDay = 86'400;
constexpr Seconds householdBefore = 366 * secondsPerDay;
constexpr Seconds householdBehind = 5 * 366 * secondsPerDay;

template <typename Data>
Result<Data> parsed(const char* resource)
{
    return resources::resourceBytes(resource).and_then([](const std::string& bytes) { return Data::parse(bytes); });
}

} // namespace

Result<std::shared_ptr<const device::MeterModel>> modelOf(
    const catalog::Catalog& catalog, const configuration::MeterConfiguration& document)
{
    return parsed<metrology::BehaviourSwitches>("metrology/switches.json")
        .and_then([&](const metrology::BehaviourSwitches& switches) {
            return device::makeModel(catalog, document, switches);
        });
}

Result<std::shared_ptr<const virtual_meter::MeterVariant>> variantOf(
    const catalog::Catalog& catalog, const configuration::MeterConfiguration& document)
{
    auto model = modelOf(catalog, document);
    if (!model)
        return tl::unexpected(std::move(model.error()));
    std::array<std::string, 4> bytes;
    std::size_t next = 0;
    for (const auto* name : {"kmp-registers", "kmp-type-words", "iec62056-21-readout-sets", "push-lists"}) {
        auto content = resources::resourceBytes("protocol/" + std::string(name) + ".json");
        if (!content)
            return tl::unexpected(std::move(content.error()));
        bytes[next++] = std::move(*content);
    }
    return virtual_meter::MeterVariant::create(
        std::move(*model), {bytes[0], bytes[1], bytes[2], bytes[3]}, virtual_meter::objectGroups());
}

Result<metrology::ErrorModel> specimenErrors(
    const metrology::FrontEnd& frontEnd, metrology::ErrorMode mode, std::uint64_t seed)
{
    if (mode == metrology::ErrorMode::Ideal)
        return metrology::ErrorModel();
    const auto limits = parsed<metrology::StandardLimits>("metrology/limits.json");
    const auto spread = parsed<metrology::ProductionSpread>("metrology/error-terms.json");
    if (!limits || !spread)
        return tl::unexpected(limits ? spread.error() : limits.error());
    return metrology::makeSpecimen(frontEnd, *limits, *spread, mode, seed);
}

LoadSpan spanAround(const device::MeterModel& model, SimInstant begin)
{
    const auto before = std::max(householdBefore, (model.loadProfileDays + 1) * secondsPerDay);
    return {begin + -before, begin + householdBehind};
}

} // namespace meterbench::emulation
