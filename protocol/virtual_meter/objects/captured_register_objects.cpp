// SPDX-License-Identifier: Apache-2.0
// Registers that nothing shows but a profile captures: their value is that of the newest entry.
#include "core/device/register_table.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/profile/profile_objects.h"
#include "protocol/virtual_meter/profile/profile_places.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using device::AnalysisChannel;
using device::AnalysisQuantity;

constexpr std::int8_t milliScaler = -3;

void addCaptured(ObjectModelBuilder& builder, ProfileLog log, const ProfileColumn& column, std::int8_t scaler,
    device::Unit unit, std::string description)
{
    builder.add(registerClass, 0, column.object.name, std::move(description))
        .attribute(2, reading,
            [log, column](const ReadCall& call) -> dlms::Value { return newestValue(call.device, log, column); })
        .constant(3, reading, scalerUnitValue(scaler, unit));
}

device::Unit energyUnit(device::Energy energy)
{
    return device::index(energy) < 2 ? device::Unit::WattHour : device::Unit::VarHour;
}

/// Energy within the period: what a load profile of differences captures.
void addPeriodEnergies(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    if (model.loadProfileValues != device::LoadProfileValues::Delta)
        return;
    const auto columns = loadProfileColumnsOf(model);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto energy = model.loadProfileColumns[column];
        addCaptured(builder, ProfileLog::Load, columns[column], 0, energyUnit(energy),
            fmt::format("Energy {} within the integration period", device::name(energy)));
    }
}

void addQualityVoltages(ObjectModelBuilder& builder)
{
    const auto add = [&](std::uint8_t d, std::uint16_t place, const char* what) {
        addCaptured(builder, ProfileLog::VoltageQuality,
            {{registerClass, {1, 1, 12, d, 0, 255}, 2, 0}, axdr::Tag::DoubleLongUnsigned, ColumnValue::Number, place},
            milliScaler, device::Unit::Volt, fmt::format("Voltage quality log: {} voltage", what));
    };
    add(25, place::meanVoltage, "mean");
    add(26, place::maximumVoltage, "highest");
    add(23, place::minimumVoltage, "lowest");
}

device::Unit unitOf(AnalysisQuantity quantity)
{
    constexpr std::array units{device::Unit::Watt, device::Unit::Watt, device::Unit::Var, device::Unit::Var,
        device::Unit::VoltAmpere, device::Unit::VoltAmpere, device::Unit::Volt, device::Unit::Ampere,
        device::Unit::None, device::Unit::Percent, device::Unit::Percent, device::Unit::Hertz};
    const auto place = static_cast<std::size_t>(quantity);
    return place < units.size() ? units[place] : device::Unit::None;
}

/// A mean that the analysis logger can be set to record; null-data while it does not.
void addMean(ObjectModelBuilder& builder, const AnalysisChannel& channel)
{
    const auto& model = builder.model();
    const auto column = analysisColumnOf(model, channel, 0);
    if (device::findRegister(model, column.object.name) != nullptr)
        return;
    const auto place = channel.place == 0 ? std::string() : fmt::format(" L{}", channel.place);
    const auto read = [channel](const ReadCall& call) -> dlms::Value {
        const auto& settings = call.device.state().settings.analysis;
        const auto* const begin = settings.channels.begin();
        const auto* const end = begin + settings.count;
        const auto* const found = std::find(begin, end, channel);
        if (found == end)
            return axdr::Data(); // readable like every object, and says nothing
        return newestValue(call.device, ProfileLog::Analysis,
            analysisColumnOf(call.device.model(), channel, static_cast<std::size_t>(found - begin)));
    };
    builder.add(registerClass, 0, column.object.name, fmt::format("Analysis logger: mean{}", place))
        .attribute(2, reading, read)
        .constant(3, reading, scalerUnitValue(milliScaler, unitOf(channel.quantity)));
}

void addMeans(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    for (std::uint8_t quantity = 0; quantity <= static_cast<std::uint8_t>(AnalysisQuantity::MeanFrequency);
        ++quantity) {
        const auto what = static_cast<AnalysisQuantity>(quantity);
        const bool hasTotal = quantity < device::mainQuantities || what == AnalysisQuantity::MeanPowerFactor
            || what == AnalysisQuantity::MeanFrequency;
        const bool hasPhases = what != AnalysisQuantity::MeanFrequency;
        for (std::size_t place = hasTotal ? 0 : 1; place <= (hasPhases ? model.phases : 0); ++place)
            addMean(builder, {what, static_cast<std::uint8_t>(place)});
    }
}

} // namespace

void addCapturedRegisterObjects(ObjectModelBuilder& builder)
{
    addPeriodEnergies(builder);
    addQualityVoltages(builder);
    addMeans(builder);
}

} // namespace meterbench::protocol::virtual_meter
