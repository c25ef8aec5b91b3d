// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_register_writing.h"

#include "core/device/document_settings.h"
#include "protocol/kmp/setting_register.h"
#include "protocol/virtual_meter/kmp/kmp_formats.h"
#include "protocol/virtual_meter/kmp/kmp_register_values.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::Outcome;

Outcome writingOutcome(const Result<void>& done)
{
    return done ? Outcome::Accepted : Outcome::Refused;
}

/// Digits of a number, or the text of one that came as text.
std::optional<device::MeterNumberText> meterNumberOf(const kmp::RegisterValue& value)
{
    std::string text;
    if (value.unit == static_cast<std::uint8_t>(kmp::Unit::Ascii)) {
        text = kmp::asciiText(value);
    } else if (const auto number = kmp::numberIn(value, 0); number && *number >= 0) {
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
        if (row.content == RegisterContent::Device)
            return fromDevice(row, settings);
        return row.content == RegisterContent::Setting
            && take(static_cast<configuration::Setting>(row.place), settings);
    }

    [[nodiscard]] bool take(configuration::Setting setting, device::MeterSettings& settings) const
    {
        const auto number
            = kmp::decodeSetting(configuration::definition(setting), value, device::disconnectFunctionOf(settings));
        return number && device::setSetting(settings, setting, *number);
    }

    [[nodiscard]] bool fromDevice(const MappedRegister& row, device::MeterSettings& settings) const
    {
        const auto* const definition = device::findRegister(meter.model(), row.obis);
        if (definition == nullptr)
            return false;
        if (definition->source == device::RegisterSource::ThresholdValue)
            return take(configuration::Setting::PowerThreshold, settings);
        if (definition->source != device::RegisterSource::MeterNumber)
            return false;
        const auto digits = meterNumberOf(value);
        if (digits)
            settings.meterNumbers[definition->place - 1U] = *digits;
        return digits.has_value();
    }

    [[nodiscard]] Outcome write(const MappedRegister& row) const
    {
        const auto number = kmp::numberIn(value, 0);
        const auto* const definition
            = row.content == RegisterContent::Device ? device::findRegister(meter.model(), row.obis) : nullptr;
        if (definition != nullptr && definition->source == device::RegisterSource::Ratio) {
            constexpr std::int64_t most = 600;
            return number && *number <= most ? writingOutcome(meter.setRatio(static_cast<int>(*number)))
                                             : Outcome::Refused;
        }
        if (definition != nullptr && definition->source == device::RegisterSource::ActiveTariff) {
            tariff::TariffIndex tariff{};
            if (!number || *number < 1 || *number > std::int64_t{device::maximumTariffs})
                return Outcome::Refused;
            tariff.number = static_cast<decltype(tariff.number)>(*number);
            return writingOutcome(meter.setTariff(tariff));
        }
        if (row.content == RegisterContent::LoadActive) {
            if (!number || *number < 0 || *number > 1)
                return Outcome::Refused;
            return writingOutcome(meter.switchLoad(static_cast<tariff::LoadOutput>(row.place - 1),
                *number == 1 ? tariff::LoadPosition::Active : tariff::LoadPosition::Inactive));
        }
        auto settings = meter.state().settings;
        return intoSettings(row, settings) ? writingOutcome(meter.change(settings)) : Outcome::Refused;
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
