// SPDX-License-Identifier: Apache-2.0
// One reading of a meter as the glass shows it.
#include "core/configuration/glass_traits.h"
#include "core/device/firmware.h"
#include "core/device/meter_display.h"
#include "core/device/register_reading.h"
#include "core/display/number_format.h"

#include <algorithm>

namespace meterbench::device {

namespace {

using display::LcdImage;

/// The glass shows C.D.E, and a few readings by a code of its own.
Obis obisOf(const catalog::DisplayItem& item)
{
    auto obis = Obis::parse(item.obis).value_or(Obis{});
    constexpr std::uint8_t trip = 128;
    if (obis.d == trip && obis.e == 0 && obis.c != 0)
        return {1, 1, obis.c, 1, trip, 255};
    if (obis.c == 96 && obis.d == 8)
        return {0, 1, 96, 8, obis.e, 255};
    constexpr std::uint8_t secondary = 129;
    if (item.format == "secondary-energy")
        obis.f = secondary;
    return obis;
}

std::string dateOf(tariff::DisplayTime time)
{
    const auto now = civil({time.seconds});
    return display::formatDate(now.year, static_cast<int>(now.month), static_cast<int>(now.day));
}

std::string timeOf(tariff::DisplayTime time)
{
    const auto now = civil({time.seconds});
    return display::formatTime(static_cast<int>(now.hour), static_cast<int>(now.minute), static_cast<int>(now.second));
}

/// "00000000" when nothing was reached yet, as a date or time of zeroes.
std::string peakTime(const Reading& reading, bool isDate)
{
    // Peaks are stamped in normal time, and shown as stamped.
    if (!reading.reached)
        return isDate ? display::formatDate(0, 0, 0) : display::formatTime(0, 0, 0);
    const tariff::DisplayTime time{reading.reached->seconds};
    return isDate ? dateOf(time) : timeOf(time);
}

std::string numberText(const Meter& meter, const catalog::DisplayItem& item, const Reading& reading,
    const RegisterDefinition* definition, display::LeadingZeroes zeroes)
{
    if (item.id == "program-checksum")
        return display::formatCount(programChecksum, display::LeadingZeroes::Shown);
    if (item.id == "software-number")
        return display::formatCount(softwareNumber(meter.model()), zeroes);
    if (item.id == "special-data-1")
        return display::formatCount(meter.state().settings.specialData[0], zeroes);
    if (item.id == "load-profile-event-status") // the marks that the running period has so far
        return display::formatCount(meter.state().quality, display::LeadingZeroes::Shown);
    if (definition == nullptr)
        return {};
    if (definition->source == RegisterSource::MeterNumber)
        return reading.text.substr(reading.text.size() > 8 ? reading.text.size() - 8 : 0);
    const bool isStatus = definition->source == RegisterSource::MeterStatus;
    auto value = reading.value;
    for (auto scaler = definition->scaler; scaler < 0; ++scaler)
        value /= 10;
    return display::formatCount(static_cast<std::uint64_t>(value), isStatus ? display::LeadingZeroes::Shown : zeroes);
}

/// What a function shows until it is used; no paper prints it: how much a log holds, the state of the breaker, no call
/// under way.
std::string functionText(const Meter& meter, const catalog::DisplayItem& item)
{
    const auto count = [](std::size_t value) { return display::formatCount(value, display::LeadingZeroes::Hidden); };
    if (item.id == "historical-data")
        return count(meter.logs().debiting.size());
    if (item.id == "load-profile-data")
        return count(meter.logs().loadProfile.size());
    if (item.id == "manual-disconnect")
        return count(static_cast<std::size_t>(meter.state().breaker.state()));
    return item.id == "call" ? count(0) : std::string();
}

std::string valueOf(const Meter& meter, const catalog::DisplayItem& item, const display::GlassTraits& traits)
{
    if (item.format == "none")
        return functionText(meter, item);
    const auto* const definition = registerOf(meter.model(), item);
    const auto reading = definition == nullptr ? Reading{} : read(meter, *definition);
    const auto zeroes = traits.leadingZeroes ? display::LeadingZeroes::Shown : display::LeadingZeroes::Hidden;
    if (item.format == "date" || item.format == "time") {
        const bool isDate = item.format == "date";
        if (definition == nullptr)
            return isDate ? dateOf(meter.displayTime()) : timeOf(meter.displayTime());
        return peakTime(reading, isDate);
    }
    if (item.format == "number" || item.format == "hours")
        return numberText(
            meter, item, reading, definition, item.format == "hours" ? display::LeadingZeroes::Hidden : zeroes);
    const auto format = display::numberFormatOf(item.format, traits);
    if (!format || definition == nullptr)
        return {};
    const bool isEnergy = reading.milliwattSeconds.has_value();
    const bool inKilo = isEnergy || item.format == "power";
    return display::formatNumber(reading.value, definition->scaler - (inKilo ? 3 : 0), *format,
        isEnergy ? zeroes : display::LeadingZeroes::Hidden);
}

void addSymbols(const Meter& meter, const display::GlassTraits& traits, LcdImage& image)
{
    const auto& model = meter.model();
    const auto& state = meter.state();
    const auto& measured = meter.measured();
    constexpr std::int32_t indicatorMillivolt = 160'000; // technical description 4.6.2.12
    constexpr std::int32_t quadrantMilliampere = 10;
    bool flows = false;
    for (std::size_t phase = 0; phase < model.phases; ++phase) {
        const auto& one = measured.phases[phase];
        image.phases[phase] = {.voltage = one.voltageMillivolt >= indicatorMillivolt,
            .importing = one.activeMilliwatt > 0,
            .exporting = one.activeMilliwatt < 0};
        flows = flows || one.currentMilliampere >= quadrantMilliampere;
    }
    if (traits.quadrantShown && flows) {
        const auto& total = meter.flow().total;
        image.quadrant = {.importActive = total[index(Energy::ActiveImport)] > 0,
            .exportActive = total[index(Energy::ActiveExport)] > 0,
            .importReactive = total[index(Energy::ReactiveImport)] > 0,
            .exportReactive = total[index(Energy::ReactiveExport)] > 0};
    }
    switch (measured.phaseOrder) {
    case metrology::PhaseOrder::Unclear:
        break;
    case metrology::PhaseOrder::L1L2L3:
        image.phaseSequence = display::PhaseSequence::L1L2L3;
        break;
    case metrology::PhaseOrder::L1L3L2:
        image.phaseSequence = display::PhaseSequence::L1L3L2;
        break;
    }
    for (std::size_t port = 0; port < model.ports.size(); ++port)
        image.modules[port] = model.ports[port].function != PortFunction::None;
    if (traits.tariffShown && model.programs.tariffs.mode() != tariff::TariffControlMode::Disabled)
        image.tariff = static_cast<int>(meter.activeTariff());
    image.prepayment = state.settings.prepayment.active;
    image.error = (state.status & (status::memory | status::workingMemory | status::programChecksum)) != 0;
    image.radio = model.radio == Presence::Present;
    image.tamper = state.tamperSeen;
    if (model.hasBreaker() && model.disconnectSetup == Presence::Present)
        image.breaker = state.breaker.contactsClosed() ? display::BreakerSymbol::Closed : display::BreakerSymbol::Open;
}

} // namespace

const RegisterDefinition* registerOf(const MeterModel& model, const catalog::DisplayItem& item)
{
    return item.obis.empty() ? nullptr : findRegister(model, obisOf(item));
}

LcdImage imageOf(const Meter& meter, const catalog::DisplayItem& item)
{
    if (item.id == "display-test")
        return display::allSegments();
    const auto traits = configuration::glassTraits(meter.model().configuration);
    LcdImage image;
    image.value = valueOf(meter, item, traits);
    image.text = item.text;
    image.unit = item.unit;
    if (traits.identificationShown)
        image.identification = item.obis;
    addSymbols(meter, traits, image);
    return image;
}

} // namespace meterbench::device
