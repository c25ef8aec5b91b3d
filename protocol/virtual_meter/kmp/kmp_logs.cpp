// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_logs.h"

#include "protocol/virtual_meter/kmp/kmp_log_context.h"
#include "protocol/virtual_meter/kmp/kmp_register_map.h"
#include "protocol/virtual_meter/kmp/kmp_register_values.h"

#include <algorithm>
#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::RegisterId;
using kmp::RegisterValue;
using Value = std::optional<RegisterValue>;

constexpr RegisterId secondClockId = 1048;
constexpr RegisterId statusId = 50;
constexpr RegisterId connectionStateId = 1087;
constexpr RegisterId connectionFeedbackId = 1088;
constexpr RegisterId profileEventId = 1222;

LogView loadProfile(const LogContext& context)
{
    const auto& log = context.meter.logs().loadProfile;
    auto view = viewOf(log);
    view.interval = context.meter.model().integrationPeriod;
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        if (id == recordClockId)
            return context.time(id, log.time(position));
        if (id == profileEventId)
            return context.bits(id, log.quality(position), 2);
        const auto* const row = findMapped(id);
        const auto* const definition = row == nullptr ? nullptr : context.definition(*row);
        if (definition == nullptr || definition->source != device::RegisterSource::EnergyTotal)
            return std::nullopt;
        const auto& model = context.meter.model();
        const bool isPrimary = model.loadProfileBasis == device::EnergyBasis::Primary;
        const auto column = std::ranges::find(model.loadProfileColumns, definition->energy);
        if (column == model.loadProfileColumns.end()
            || (model.behindTransformers && definition->isSecondary == isPrimary))
            return std::nullopt;
        const auto place = static_cast<std::size_t>(column - model.loadProfileColumns.begin());
        return context.energy(id, log.values(position)[place], definition->unit);
    };
    return view;
}

/// The number under which KMP knows what a channel of the analysis logger records; zero when under none.
RegisterId registerOfChannel(const device::AnalysisChannel& channel)
{
    using Quantity = device::AnalysisQuantity;
    const auto quantity = static_cast<std::size_t>(channel.quantity);
    const std::size_t place = channel.place;
    constexpr std::array<RegisterId, 6> totals{35, 36, 37, 38, 1308, 1309};
    const auto id = [](std::size_t number) { return static_cast<RegisterId>(number); };
    const auto group = [](std::size_t energy) { return device::obisGroup(static_cast<device::Energy>(energy)); };
    switch (channel.quantity) {
    case Quantity::MeanVoltage:
        return id(1214 + place);
    case Quantity::MeanCurrent:
        return id(1217 + place);
    case Quantity::MeanPowerFactor:
        return id(place == 0 ? 1380 : 1376 + place);
    case Quantity::MeanVoltageThd:
        return id(1433 + 3 * place);
    case Quantity::MeanCurrentThd:
        return id(1442 + 3 * place);
    case Quantity::MeanFrequency:
        return 1391;
    case Quantity::EnergyRegister:
        return registerOf({1, 1, group(place), 8, 0, 255});
    case Quantity::TariffRegister:
        return registerOf({1, 1, group(place / device::maximumTariffs), 8,
            static_cast<std::uint8_t>(place % device::maximumTariffs + 1), 255});
    case Quantity::HourCounter:
        return 1004;
    case Quantity::PulseInput:
        return 58;
    case Quantity::BreakerState:
        return connectionStateId;
    case Quantity::DayMaximum:
        return 1190;
    case Quantity::DayMinimum:
        return 1191;
    default:
        break;
    }
    return place == 0 ? totals[quantity] : id(1358 + 3 * quantity + place);
}

RegisterValue channelValue(
    const LogContext& context, RegisterId id, const device::AnalysisChannel& channel, std::int64_t value)
{
    using Quantity = device::AnalysisQuantity;
    using device::Unit;
    constexpr std::array powers{Unit::Watt, Unit::Watt, Unit::Var, Unit::Var, Unit::VoltAmpere, Unit::VoltAmpere};
    switch (channel.quantity) {
    case Quantity::MeanVoltage:
        return context.number(id, value, Unit::Volt, -3);
    case Quantity::MeanCurrent:
        return context.number(id, value, Unit::Ampere, -3);
    case Quantity::MeanVoltageThd:
    case Quantity::MeanCurrentThd:
        return context.number(id, value, Unit::Percent, -3);
    case Quantity::MeanFrequency:
        return context.number(id, value, Unit::Hertz, -3);
    case Quantity::MeanPowerFactor:
        return context.number(id, value, Unit::None, -3);
    case Quantity::EnergyRegister:
    case Quantity::TariffRegister: {
        const auto* const row = findMapped(id);
        const auto* const definition = row == nullptr ? nullptr : context.definition(*row);
        return context.energy(id, value, definition == nullptr ? Unit::WattHour : definition->unit);
    }
    case Quantity::HourCounter:
        return context.number(id, value, Unit::Hour);
    case Quantity::PulseInput:
    case Quantity::BreakerState:
        return context.number(id, value, Unit::None);
    case Quantity::DayMaximum:
    case Quantity::DayMinimum:
        return context.number(id, value, Unit::Watt, -3);
    default:
        break;
    }
    return context.number(id, value, powers.at(static_cast<std::size_t>(channel.quantity)), -3);
}

LogView analysis(const LogContext& context)
{
    const auto& log = context.meter.logs().analysis;
    auto view = viewOf(log);
    view.interval = Seconds{60} * context.meter.state().settings.analysis.minutes;
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        if (id == recordClockId)
            return context.time(id, log.time(position));
        const auto& settings = context.meter.state().settings.analysis;
        for (std::size_t channel = 0; channel < settings.count && channel < log.columns(); ++channel) {
            if (registerOfChannel(settings.channels[channel]) == id)
                return channelValue(context, id, settings.channels[channel], log.values(position)[channel]);
        }
        return std::nullopt;
    };
    return view;
}

/// The digit of the meter status that an event turns on; none for those that turn one off.
std::int64_t statusDigit(device::StatusEvent event)
{
    using Event = device::StatusEvent;
    constexpr std::int64_t memory = 10, magnet = 100, checksum = 10'000, alarm = 100'000, cover = 1'000'000;
    switch (event) {
    case Event::Reset:
    case Event::ImageActivated:
        return 1;
    case Event::MemoryFault:
    case Event::StateRecovered:
        return memory;
    case Event::MagnetApplied:
        return magnet;
    case Event::ProgramChecksumFault:
        return checksum;
    case Event::AlarmInputOn:
        return alarm;
    case Event::CoverOpened:
        return cover;
    default:
        return 0;
    }
}

LogView status(const LogContext& context)
{
    const auto& log = context.meter.logs().status;
    auto view = viewOf(log);
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        if (id == recordClockId)
            return context.time(id, log[position].time);
        if (id == statusId)
            return context.number(id, statusDigit(log[position].event), device::Unit::None);
        return std::nullopt;
    };
    return view;
}

LogView clockChanges(const LogContext& context)
{
    const auto& log = context.meter.logs().clock;
    auto view = viewOf(log);
    view.time = [&log](std::size_t position) { return log[position].after; };
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        if (id == recordClockId)
            return context.time(id, log[position].after);
        if (id == secondClockId)
            return context.time(id, log[position].before);
        return std::nullopt;
    };
    return view;
}

LogView disconnections(const LogContext& context)
{
    const auto& log = context.meter.logs().disconnect;
    auto view = viewOf(log);
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        const auto& entry = log[position];
        const auto octet = registerFormat(kmp::Unit::Number, 1);
        if (id == recordClockId)
            return context.time(id, entry.time);
        if (id == connectionStateId)
            return plainRegister(context.table, id,
                static_cast<std::int64_t>(
                    cutOffStateOf(static_cast<device::ControlState>(entry.controlState), entry.event)),
                octet);
        if (id == connectionFeedbackId)
            return context.bits(id, kmp::feedback::relayGood, 1);
        return std::nullopt;
    };
    return view;
}

LogView profileChanges(const LogContext& context)
{
    const auto& log = context.meter.logs().profileChange;
    auto view = viewOf(log);
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        if (id == recordClockId)
            return context.time(id, log[position].time);
        return id == profileEventId ? Value(context.bits(id, log[position].event, 2)) : std::nullopt;
    };
    return view;
}

LogView neutralFaults(const LogContext& context)
{
    const auto& log = context.meter.logs().neutralFault;
    auto view = viewOf(log);
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        constexpr RegisterId firstVoltage = 1536;
        if (id == recordClockId)
            return context.time(id, log[position].time);
        if (id < firstVoltage || id >= firstVoltage + device::maximumPhases)
            return std::nullopt;
        return context.number(id, log[position].millivolt[id - firstVoltage], device::Unit::Volt, -3);
    };
    return view;
}

LogView voltageQuality(const LogContext& context)
{
    const auto& log = context.meter.logs().voltageQuality;
    auto view = viewOf(log);
    view.value = [context, &log](std::size_t position, RegisterId id) -> Value {
        const auto& entry = log[position];
        const auto octet = registerFormat(kmp::Unit::Number, 1);
        switch (id) {
        case recordClockId:
            return context.time(id, entry.time);
        case 1460:
            return plainRegister(context.table, id, entry.phase, octet);
        case 1461:
            return plainRegister(context.table, id, entry.event, octet);
        case 1462:
            return context.number(id, entry.meanMillivolt, device::Unit::Volt, -3);
        case 1463:
            return context.number(id, entry.maximumMillivolt, device::Unit::Volt, -3);
        case 1464:
            return context.number(id, entry.minimumMillivolt, device::Unit::Volt, -3);
        default:
            return std::nullopt;
        }
    };
    return view;
}

} // namespace

RegisterValue LogContext::time(RegisterId id, MeterTime time) const
{
    if (clock == RecordClock::RealTime)
        return clockRegister(id, time);
    RegisterValue value{id, static_cast<std::uint8_t>(kmp::Unit::KamDateTime), exponent::whole, {}};
    kmp::append(value.octets, kmp::kamDateTime(time).value_or(kmp::KamDateTime{}));
    return value;
}

std::size_t LogView::firstFrom(MeterTime wanted) const
{
    // Setting the clock back leaves records out of order, so none may be passed over by halving.
    std::size_t position = 0;
    while (position < size && time(position) < wanted)
        ++position;
    return position;
}

std::size_t LogView::behindLastUntil(MeterTime wanted) const
{
    std::size_t behind = size;
    while (behind > 0 && time(behind - 1) > wanted)
        --behind;
    return behind;
}

std::optional<LogView> logView(
    const device::Meter& meter, const kmp::RegisterTable& table, std::uint8_t log, RecordClock clock)
{
    const LogContext context{meter, table, clock};
    switch (log) {
    case kmp::logger::debiting1:
        return debitingView(context);
    case kmp::logger::debiting2:
        return debiting2View(context);
    case kmp::logger::status:
        return status(context);
    case kmp::logger::realTimeClock:
        return clockChanges(context);
    case kmp::logger::disconnect:
        return meter.model().hasBreaker() ? std::optional(disconnections(context)) : std::nullopt;
    case kmp::logger::loadProfile:
        return loadProfile(context);
    case kmp::logger::loadProfileEvent:
        return profileChanges(context);
    case kmp::logger::analysis:
        return analysis(context);
    case kmp::logger::neutralFault:
        return neutralFaults(context);
    case kmp::logger::voltageQuality:
    case kmp::logger::voltageQuality1:
        return voltageQuality(context);
    default:
        return std::nullopt;
    }
}

} // namespace meterbench::protocol::virtual_meter
