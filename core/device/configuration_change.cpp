// SPDX-License-Identifier: Apache-2.0
#include "core/device/configuration_change.h"

#include "core/base/crc32.h"

#include <span>
#include <string>

namespace meterbench::device {

std::vector<SideEffect> sideEffects(const MeterModel& before, const MeterModel& after)
{
    std::vector<SideEffect> effects;
    const auto when = [&](bool condition, SideEffect effect) {
        if (condition)
            effects.push_back(effect);
    };
    const bool periodChanges = before.integrationPeriod != after.integrationPeriod;
    when(periodChanges || before.loadProfileColumns != after.loadProfileColumns
            || before.loadProfileEntries != after.loadProfileEntries
            || before.loadProfileBasis != after.loadProfileBasis,
        SideEffect::ClearsLoadProfile);
    when(periodChanges, SideEffect::RestartsDemand);
    when(before.debiting2 != after.debiting2 || before.debiting2Profile != after.debiting2Profile,
        SideEffect::ClearsDebitingLogger2);
    when(before.offsetMinutes != after.offsetMinutes, SideEffect::SetsClock);
    when(before.programs.tariffs.mode() != after.programs.tariffs.mode(), SideEffect::RestartsTariffs);
    when(before.debiting != after.debiting, SideEffect::MovesDebitingStop);
    return effects;
}

std::uint32_t legalCheckOf(const MeterModel& model)
{
    auto text = model.typeCode;
    const auto& document = model.configuration;
    const auto& scheme = *document.family->scheme;
    for (std::size_t field = 0; field < scheme.fields.size(); ++field) {
        if (!scheme.fields[field].legal)
            continue;
        text += '|';
        text += document.codes[static_cast<catalog::FieldIndex>(field)].text();
    }
    text += '|';
    text += std::to_string(static_cast<int>(document.calculationMethod));
    text += document.display.leadingZeroes ? '1' : '0';
    text += model.loadProfileBasis == EnergyBasis::Primary ? 'P' : 'S';
    text += '|';
    text += std::to_string(model.ledPulsesPerKilowattHour);
    return crc32(std::as_bytes(std::span(text)));
}

} // namespace meterbench::device
