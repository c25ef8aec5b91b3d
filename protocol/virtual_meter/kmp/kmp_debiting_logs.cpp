// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_log_context.h"
#include "protocol/virtual_meter/kmp/kmp_register_values.h"
#include "protocol/virtual_meter/meter/debited_values.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::RegisterId;
using Value = std::optional<kmp::RegisterValue>;

Value debitingValue(const LogContext& context, const device::DebitingRecord& record, RegisterId id)
{
    if (id == recordClockId)
        return context.time(id, record.time);
    const auto* const row = findMapped(id);
    const auto* const definition = row == nullptr ? nullptr : context.definition(*row);
    if (definition == nullptr)
        return std::nullopt;
    const auto* const peak = debitedPeak(record, *definition);
    const bool hasTime = peak != nullptr && peak->milliwatt != 0;
    const auto reached = hasTime ? std::optional<MeterTime>(peak->reached) : std::nullopt;
    const auto parts = reached ? kmp::dateAndTime(*reached) : Result<kmp::DateAndTime>(kmp::DateAndTime{});
    const auto part = [&](std::uint32_t number, kmp::Unit unit) -> Value {
        if (peak == nullptr)
            return std::nullopt;
        return plainRegister(context.table, id, parts ? number : 0, registerFormat(unit, 4));
    };
    switch (row->content) {
    case RegisterContent::Device: {
        const auto value = debitedValue(context.meter, record, *definition);
        return value ? Value(context.number(id, *value, definition->unit, definition->scaler)) : std::nullopt;
    }
    case RegisterContent::ReachedClock:
        return peak == nullptr ? std::nullopt : Value(clockRegister(id, reached));
    case RegisterContent::ReachedTime:
        return part(parts ? parts->time : 0, kmp::Unit::ClockHhmmss);
    case RegisterContent::ReachedDate:
        return part(parts ? parts->date : 0, kmp::Unit::DateYymmdd);
    default:
        return std::nullopt;
    }
}

Value debiting2Value(const LogContext& context, const device::Debiting2Record& record, RegisterId id)
{
    if (id == recordClockId)
        return context.time(id, record.time);
    const auto* const row = findMapped(id);
    const auto* const definition = row == nullptr ? nullptr : context.definition(*row);
    if (definition == nullptr)
        return std::nullopt;
    const auto quantity = device::index(definition->energy);
    // The record keeps no ratio: the present one, as the load profile has it at its writing.
    const std::int64_t factor = definition->isSecondary ? 1 : context.meter.state().ratio;
    constexpr std::size_t ofProfileOne = 4;
    const std::size_t quantities = context.meter.model().debiting2Profile == 2 ? record.energies.size() : ofProfileOne;
    switch (definition->source) {
    case device::RegisterSource::EnergyTotal:
        return quantity < quantities ? Value(context.energy(id, record.energies[quantity] * factor, definition->unit))
                                     : std::nullopt;
    case device::RegisterSource::EnergyTariff: {
        const std::size_t tariff = definition->place - std::size_t{1};
        return quantity < record.tariffs.size() && tariff < record.tariffs[quantity].size()
            ? Value(context.energy(id, record.tariffs[quantity][tariff] * factor, definition->unit))
            : std::nullopt;
    }
    case device::RegisterSource::HourCounter:
        return context.number(id, record.hours, definition->unit);
    default:
        return std::nullopt;
    }
}

} // namespace

LogView debitingView(const LogContext& context)
{
    const auto& log = context.meter.logs().debiting;
    auto view = viewOf(log);
    view.value
        = [context, &log](std::size_t position, RegisterId id) { return debitingValue(context, log[position], id); };
    return view;
}

LogView debiting2View(const LogContext& context)
{
    const auto& log = context.meter.logs().debiting2;
    auto view = viewOf(log);
    view.value
        = [context, &log](std::size_t position, RegisterId id) { return debiting2Value(context, log[position], id); };
    return view;
}

} // namespace meterbench::protocol::virtual_meter
