// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_register_writing.h"

#include "protocol/virtual_meter/kmp/kmp_formats.h"
#include "protocol/virtual_meter/kmp/kmp_register_values.h"

#include <algorithm>
#include <limits>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::Outcome;

Outcome outcomeOf(const Result<void>& done)
{
    return done ? Outcome::Accepted : Outcome::Refused;
}

/// The number in steps of 10 to the power; nothing when digits would be lost or it does not fit.
std::optional<std::int64_t> numberIn(const kmp::RegisterValue& value, int power)
{
    const auto decimal = kmp::decimal(value);
    if (!decimal || decimal->magnitude > std::uint64_t{std::numeric_limits<std::uint32_t>::max()})
        return std::nullopt;
    auto number = static_cast<std::int64_t>(decimal->magnitude);
    int steps = decimal->exponent - power;
    for (; steps < 0 && number != 0; ++steps) {
        if (number % 10 != 0)
            return std::nullopt;
        number /= 10;
    }
    constexpr int mostSteps = 9;
    if (steps > mostSteps && number != 0)
        return std::nullopt;
    number = rescaled(number, number == 0 ? 0 : steps);
    return decimal->isNegative ? -number : number;
}

/// Into a setting of fewer bits, when it fits.
template <typename Setting>
bool assign(Setting& setting, std::optional<std::int64_t> number)
{
    if (!number || *number < std::int64_t{std::numeric_limits<Setting>::min()}
        || *number > static_cast<std::int64_t>(std::numeric_limits<Setting>::max()))
        return false;
    setting = static_cast<Setting>(*number);
    return true;
}

/// Digits of a number, or the text of one that came as text.
std::optional<device::MeterNumberText> meterNumberOf(const kmp::RegisterValue& value)
{
    std::string text;
    if (value.unit == static_cast<std::uint8_t>(kmp::Unit::Ascii)) {
        text = kmp::asciiText(value);
    } else if (const auto number = numberIn(value, 0); number && *number >= 0) {
        text = std::to_string(*number);
    } else {
        return std::nullopt;
    }
    device::MeterNumberText digits{};
    const auto isAllowed = [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
            || (character >= 'a' && character <= 'z');
    };
    if (text.size() > digits.size() || !std::ranges::all_of(text, isAllowed))
        return std::nullopt;
    std::ranges::copy(text, digits.begin());
    return digits;
}

struct Writer {
    device::Meter& meter;
    const kmp::RegisterValue& value;

    /// False when it is no setting, or not with this value.
    [[nodiscard]] bool intoSettings(const MappedRegister& row, device::MeterSettings& settings) const
    {
        auto& smart = settings.smartDisconnect;
        auto& quality = settings.voltageQuality;
        const auto place = row.place == 0 ? std::size_t{0} : row.place - std::size_t{1};
        // The prefix of kW is in the unit, which is the register's own.
        constexpr int wattOfKilowatt = -3;
        switch (row.content) {
        case RegisterContent::TariffThreshold:
            return assign(settings.tariffThresholdWatt[place], numberIn(value, wattOfKilowatt));
        case RegisterContent::SpecialData:
            return assign(settings.specialData[place], numberIn(value, 0));
        case RegisterContent::LimitFactor:
            return assign(smart.tenths[place], numberIn(value, -1));
        case RegisterContent::LimitTime:
            return assign(smart.seconds[place], numberIn(value, 0));
        case RegisterContent::DisconnectBasis: {
            const auto number = numberIn(value, 0);
            if (!number || *number < 0 || *number > static_cast<std::int64_t>(device::DisconnectBasis::Power))
                return false;
            smart.basis = static_cast<device::DisconnectBasis>(*number);
            return true;
        }
        case RegisterContent::DisconnectLimit:
            return assign(smart.limit, numberIn(value, smart.basis == device::DisconnectBasis::Power ? 0 : -3));
        case RegisterContent::LoadStartDelay:
            return assign(settings.loadStartDelayLimit, numberIn(value, 0));
        case RegisterContent::VoltageLow:
            return assign(quality.lowMean, numberIn(value, -3));
        case RegisterContent::VoltageHigh:
            return assign(quality.highMean, numberIn(value, -3));
        case RegisterContent::NeutralHigh:
            return assign(quality.neutralHigh, numberIn(value, -3));
        case RegisterContent::NeutralLow: {
            const auto below = numberIn(value, -3);
            const auto nominal = std::int64_t{meter.model().nominalVoltageVolt} * 1000;
            return below && *below >= 0 && *below <= nominal && assign(quality.neutralLow, nominal - *below);
        }
        case RegisterContent::NeutralTime:
            return assign(quality.neutralTime, numberIn(value, 0));
        case RegisterContent::AnalysisInterval:
            return assign(settings.analysis.minutes, numberIn(value, 0));
        case RegisterContent::Device:
            return fromDevice(row, settings);
        default:
            return false;
        }
    }

    [[nodiscard]] bool fromDevice(const MappedRegister& row, device::MeterSettings& settings) const
    {
        const auto* const definition = device::findRegister(meter.model(), row.obis);
        if (definition == nullptr)
            return false;
        if (definition->source == device::RegisterSource::ThresholdValue)
            return assign(settings.powerThresholdWatt, numberIn(value, -3));
        if (definition->source != device::RegisterSource::MeterNumber)
            return false;
        const auto digits = meterNumberOf(value);
        if (digits)
            settings.meterNumbers[definition->place - 1U] = *digits;
        return digits.has_value();
    }

    [[nodiscard]] Outcome write(const MappedRegister& row) const
    {
        const auto number = numberIn(value, 0);
        const auto* const definition
            = row.content == RegisterContent::Device ? device::findRegister(meter.model(), row.obis) : nullptr;
        if (definition != nullptr && definition->source == device::RegisterSource::Ratio) {
            constexpr std::int64_t most = 600;
            return number && *number <= most ? outcomeOf(meter.setRatio(static_cast<int>(*number))) : Outcome::Refused;
        }
        if (definition != nullptr && definition->source == device::RegisterSource::ActiveTariff) {
            tariff::TariffIndex tariff{};
            return number && *number >= 1 && assign(tariff.number, number) ? outcomeOf(meter.setTariff(tariff))
                                                                           : Outcome::Refused;
        }
        if (row.content == RegisterContent::LoadActive) {
            if (!number || *number < 0 || *number > 1)
                return Outcome::Refused;
            return outcomeOf(meter.switchLoad(static_cast<tariff::LoadOutput>(row.place - 1),
                *number == 1 ? tariff::LoadPosition::Active : tariff::LoadPosition::Inactive));
        }
        auto settings = meter.state().settings;
        return intoSettings(row, settings) ? outcomeOf(meter.change(settings)) : Outcome::Refused;
    }
};

} // namespace

Outcome writeMapped(
    device::Meter& meter, const kmp::RegisterTable& table, const kmp::TypeWords& words, const kmp::RegisterValue& value)
{
    const auto* const row = findMapped(value.id);
    const auto present = readMapped(meter, table, words, value.id);
    if (row == nullptr || !present)
        return Outcome::Refused;
    constexpr auto ascii = static_cast<std::uint8_t>(kmp::Unit::Ascii);
    constexpr auto number = static_cast<std::uint8_t>(kmp::Unit::Number);
    // A meter number is a number or a text, whichever it is now.
    const auto* const definition
        = row->content == RegisterContent::Device ? device::findRegister(meter.model(), row->obis) : nullptr;
    const bool isMeterNumber = definition != nullptr && definition->source == device::RegisterSource::MeterNumber;
    const bool fits = isMeterNumber ? value.unit == ascii || value.unit == number : value.unit == present->unit;
    if (!fits)
        return Outcome::Refused;
    return Writer{meter, value}.write(*row);
}

} // namespace meterbench::protocol::virtual_meter
