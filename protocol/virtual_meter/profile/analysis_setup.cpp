// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/analysis_setup.h"

#include "protocol/cosem/class_id.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/profile/profile_columns.h"

namespace meterbench::protocol::virtual_meter {

using axdr::Data;
using axdr::Tag;
using device::AnalysisChannel;
using device::AnalysisQuantity;
using dlms::DataAccessResult;

namespace {

dlms::CaptureObject objectOf(const device::MeterModel& model, const AnalysisChannel& channel)
{
    if (channel.quantity == AnalysisQuantity::PulseInput)
        return {3, pulseInputName, 2, 0};
    return analysisColumnOf(model, channel, 0).object;
}

/// How many places a quantity has: phases, energies, tariffs; the check of the settings refuses what is too much.
std::uint8_t placesOf(AnalysisQuantity quantity)
{
    switch (quantity) {
    case AnalysisQuantity::EnergyRegister:
        return device::energyQuantities;
    case AnalysisQuantity::TariffRegister:
        return 4 * device::maximumTariffs;
    case AnalysisQuantity::MeanFrequency:
    case AnalysisQuantity::HourCounter:
    case AnalysisQuantity::PulseInput:
    case AnalysisQuantity::BreakerState:
    case AnalysisQuantity::DayMaximum:
    case AnalysisQuantity::DayMinimum:
        return 1;
    default:
        return device::maximumPhases + 1;
    }
}

bool isPossible(const device::MeterModel& model, const AnalysisChannel& channel)
{
    using enum AnalysisQuantity;
    const auto quantity = channel.quantity;
    const bool isPhase = quantity <= MeanCurrentThd && channel.place > 0;
    if (isPhase && channel.place > model.phases)
        return false;
    if (quantity <= MeanApparentExport)
        return model.has(static_cast<device::Energy>(quantity));
    if (quantity == EnergyRegister)
        return model.has(static_cast<device::Energy>(channel.place));
    if (quantity == TariffRegister)
        return model.has(static_cast<device::Energy>(channel.place / device::maximumTariffs));
    if (quantity == MeanCurrentThd)
        return model.thdCurrent == device::Presence::Present;
    if (quantity >= MeanVoltage && quantity <= MeanCurrentThd && quantity != MeanPowerFactor)
        return channel.place > 0;
    return quantity != BreakerState || model.hasBreaker();
}

std::optional<AnalysisChannel> channelOf(const device::MeterModel& model, const dlms::CaptureObject& object)
{
    for (unsigned quantity = 0; quantity <= static_cast<unsigned>(AnalysisQuantity::DayMinimum); ++quantity) {
        const auto what = static_cast<AnalysisQuantity>(quantity);
        for (std::uint8_t place = 0; place < placesOf(what); ++place) {
            const AnalysisChannel channel{what, place};
            if (isPossible(model, channel) && objectOf(model, channel) == object)
                return channel;
        }
    }
    return {};
}

bool isAlwaysRecorded(const dlms::CaptureObject& object)
{
    return (object.classId == cosem::class_id::clock && object.attribute == 2) || object.name == profileStatusName(2);
}

} // namespace

DataAccessResult setAnalysisChannels(const WriteCall& call, const Data& captureObjects)
{
    if (captureObjects.tag() != Tag::Array)
        return DataAccessResult::TypeUnmatched;
    auto settings = call.device.state().settings;
    auto& analysis = settings.analysis;
    analysis.count = 0;
    for (const auto& element : captureObjects.elements()) {
        const auto object = dlms::CaptureObject::decode(element);
        if (!object)
            return DataAccessResult::TypeUnmatched;
        if (isAlwaysRecorded(*object))
            continue;
        const auto channel = channelOf(call.device.model(), *object);
        if (!channel || analysis.count == analysis.channels.size())
            return DataAccessResult::OtherReason;
        analysis.channels[analysis.count++] = *channel;
    }
    return resultOf(call.device.change(settings));
}

} // namespace meterbench::protocol::virtual_meter
