// SPDX-License-Identifier: Apache-2.0
#include "core/device/register_table.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

/// Group D of a demand register with its running mean; the last mean alone is the register of D = 25.
constexpr std::uint8_t currentAverage = 4;

axdr::Data power(const device::Meter& meter, std::int64_t milliwatt)
{
    return axdr::Data::doubleLongUnsigned(static_cast<std::uint32_t>(milliwatt * meter.state().ratio));
}

/// The running period begins where the last one ended.
axdr::Data periodStart(const device::Meter& meter)
{
    const auto start = meter.state().agenda.period() - meter.model().integrationPeriod;
    return axdr::Data::octetString(capturedTime(start, meter.model().offsetMinutes).encode());
}

void addDemand(ObjectModelBuilder& builder, const device::RegisterDefinition& mean)
{
    const auto energy = mean.energy;
    Obis name = mean.obis;
    name.d = currentAverage;
    builder.add(class_id::demandRegister, 0, name, fmt::format("Demand of {}", device::name(energy)))
        .attribute(2, reading,
            [energy](const ReadCall& call) -> dlms::Value {
                const auto& state = call.device.state();
                return power(call.device,
                    state.demand.runningMean(
                        energy, state.registers.mainTotals(), call.device.model().integrationPeriod));
            })
        .attribute(3, reading,
            [energy](const ReadCall& call) -> dlms::Value {
                return power(call.device, call.device.state().demand.lastMean(energy));
            })
        .constant(4, reading, scalerUnitValue(mean.scaler, mean.unit))
        .constant(5, reading, axdr::Data::unsignedInteger(0))
        .attribute(6, reading, [](const ReadCall& call) -> dlms::Value { return periodStart(call.device); })
        .attribute(7, reading, [](const ReadCall& call) -> dlms::Value { return periodStart(call.device); })
        .constant(
            8, reading, axdr::Data::doubleLongUnsigned(static_cast<std::uint32_t>(builder.model().integrationPeriod)))
        .constant(9, reading, axdr::Data::longUnsigned(1));
}

axdr::Data maskName(std::size_t tariff)
{
    return textOctets(fmt::format("T{}", tariff));
}

/// Which registers count in which tariff.
void addTariffs(ObjectModelBuilder& builder)
{
    std::vector<axdr::Data> assignment;
    std::array<std::vector<axdr::Data>, device::maximumTariffs> indexes;
    for (const auto& row : device::registerTable()) {
        if (row.source != device::RegisterSource::EnergyTariff || row.isSecondary
            || !device::isPresent(builder.model(), row))
            continue;
        constexpr std::uint8_t first = 1;
        indexes[row.place - 1U].push_back(
            axdr::Data::unsignedInteger(static_cast<std::uint8_t>(assignment.size() + first)));
        assignment.push_back(
            axdr::Data::structure({axdr::Data::longUnsigned(class_id::registerClass), nameValue(row.obis)}));
    }
    std::vector<axdr::Data> masks;
    for (std::size_t tariff = 1; tariff <= device::maximumTariffs; ++tariff) {
        masks.push_back(axdr::Data::structure({maskName(tariff), axdr::Data::array(std::move(indexes[tariff - 1]))}));
    }
    builder.add(class_id::registerActivation, 0, {0, 0, 14, 0, 0, 255}, "Registers of the active tariff")
        .constant(2, reading, axdr::Data::array(std::move(assignment)))
        .constant(3, reading, axdr::Data::array(std::move(masks)))
        .attribute(
            4, reading, [](const ReadCall& call) -> dlms::Value { return maskName(call.device.activeTariff()); });
}

} // namespace

void addDemandObjects(ObjectModelBuilder& builder)
{
    for (const auto& row : device::registerTable()) {
        if (row.source == device::RegisterSource::Mean && device::isPresent(builder.model(), row))
            addDemand(builder, row);
    }
    addTariffs(builder);
}

} // namespace meterbench::protocol::virtual_meter
