// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/debited_values.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using device::Energy;
using Number = std::optional<std::int64_t>;
using Source = device::RegisterSource;

constexpr std::int64_t milliwattSecondsPerMilliwattHour = 3600;

Number tariffEnergy(const device::DebitingRecord& record, const device::RegisterDefinition& definition)
{
    const std::size_t place = definition.place - std::size_t{1};
    if (place >= record.activeImportTariffs.size())
        return std::nullopt;
    if (definition.energy == Energy::ActiveImport)
        return record.activeImportTariffs[place];
    if (definition.energy == Energy::ReactiveImport)
        return record.reactiveImportTariffs[place];
    return std::nullopt;
}

Number accumulated(const device::DebitingRecord& record, const device::RegisterDefinition& definition)
{
    if (definition.energy == Energy::ActiveImport)
        return record.accumulatedActive.at(definition.place);
    if (definition.energy == Energy::ReactiveImport && definition.place == 0)
        return record.accumulatedReactive;
    return std::nullopt;
}

} // namespace

Number debitedValue(
    const device::Meter& meter, const device::DebitingRecord& record, const device::RegisterDefinition& definition)
{
    const std::int64_t factor = definition.isSecondary ? 1 : record.ratio;
    const auto energy = [factor](Number milliwattSeconds) -> Number {
        return milliwattSeconds ? Number(*milliwattSeconds * factor / milliwattSecondsPerMilliwattHour) : std::nullopt;
    };
    switch (definition.source) {
    case Source::EnergyTotal: {
        const auto quantity = device::index(definition.energy);
        return quantity < record.energies.size() ? energy(record.energies[quantity]) : std::nullopt;
    }
    case Source::EnergyTariff:
        return energy(tariffEnergy(record, definition));
    case Source::Peak: {
        const auto* const peak = debitedPeak(record, definition);
        return peak == nullptr ? std::nullopt : Number(peak->milliwatt * factor);
    }
    case Source::AccumulatedPeak: {
        const auto value = accumulated(record, definition);
        return value ? Number(*value * factor) : std::nullopt;
    }
    case Source::HourCounter:
        return record.hours;
    case Source::DebitingCounter:
        return record.stops;
    case Source::ThresholdCounter:
        return record.thresholdSeconds;
    case Source::PulseInput:
        return record.pulseInput * 1'000'000 / meter.state().settings.pulseInputThousandths;
    case Source::Ratio:
        return record.ratio;
    default:
        return std::nullopt;
    }
}

const device::Peak* debitedPeak(const device::DebitingRecord& record, const device::RegisterDefinition& definition)
{
    if (definition.source != Source::Peak)
        return nullptr;
    const std::size_t place = definition.place;
    switch (definition.energy) {
    case Energy::ActiveImport:
        return place < record.activePeaks.size() ? &record.activePeaks[place] : nullptr;
    case Energy::ReactiveImport:
        return place < record.reactivePeaks.size() ? &record.reactivePeaks[place] : nullptr;
    case Energy::ApparentImport:
        return place == 0 ? &record.apparentImportPeak : nullptr;
    case Energy::ApparentExport:
        return place == 0 ? &record.apparentExportPeak : nullptr;
    default:
        return nullptr;
    }
}

} // namespace meterbench::protocol::virtual_meter
