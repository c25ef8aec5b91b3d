// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/consumer_telegram.h"

#include "core/device/register_reading.h"
#include "protocol/iec62056_21/readout_set.h"

#include <fmt/format.h>

#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using iec62056_21::DataSet;

/// Digits before and behind the point, as captured.
struct Digits {
    std::string unit;
    int unitExponent = 0;
    std::size_t integer = 0;
    std::size_t decimals = 0;
};

Digits digitsOf(device::Unit unit)
{
    constexpr int kilo = 3;
    switch (unit) {
    case device::Unit::WattHour:
    case device::Unit::VarHour:
        return {"k" + std::string(symbol(unit)), kilo, 8, 3};
    case device::Unit::Watt:
    case device::Unit::Var:
        return {"k" + std::string(symbol(unit)), kilo, 4, 3};
    default:
        return {std::string(symbol(unit)), 0, 3, 1};
    }
}

std::string timeText(const device::Meter& meter)
{
    const auto shown = meter.displayTime().seconds;
    const auto time = device::civil({shown});
    const char season = shown == meter.clock().now().seconds ? 'W' : 'S';
    return fmt::format("{:02}{:02}{:02}{:02}{:02}{:02}{}", time.year % 100, time.month, time.day, time.hour,
        time.minute, time.second, season);
}

void addLine(const device::Meter& meter, const Obis& obis, std::vector<DataSet>& sets)
{
    const auto* const definition = device::findRegister(meter.model(), obis);
    if (definition == nullptr)
        return;
    auto value = device::read(meter, *definition).value;
    const bool hasRatio = definition->source != device::RegisterSource::Voltage;
    if (meter.model().behindTransformers && hasRatio)
        value /= meter.state().ratio;
    const auto digits = digitsOf(definition->unit);
    const auto address = fmt::format("1-0:{}.{}.{}", obis.c, obis.d, obis.e);
    const iec62056_21::ReadOutLine line{
        address, obis, digits.unit, digits.unitExponent, digits.integer, digits.decimals};
    sets.push_back({address, {{formatted(line, value, definition->scaler), digits.unit}}});
}

} // namespace

iec62056_21::Telegram ConsumerTelegram::telegram() const
{
    const auto& meter = m_meter.running().meter();
    iec62056_21::Telegram telegram;
    telegram.check = iec62056_21::TelegramCheck::Crc16;
    telegram.identification = {"KAM", '5', {}, {}};
    telegram.sets.push_back({"0-0:1.0.0", {{timeText(meter), {}}}});
    const auto add = [&](std::size_t c, std::uint8_t d) {
        addLine(meter, {1, 1, static_cast<std::uint8_t>(c), d, 0, 255}, telegram.sets);
    };
    constexpr std::uint8_t energy = 8;
    constexpr std::uint8_t present = 7;
    for (const std::uint8_t d : {energy, present}) {
        for (std::size_t c = 1; c <= 4; ++c)
            add(c, d);
    }
    // Powers of the phases, then voltages, then currents.
    constexpr std::array<std::size_t, 6> groups{1, 2, 3, 4, 12, 11};
    for (std::size_t phase = 1; phase <= device::maximumPhases; ++phase) {
        for (std::size_t place = 0; place < 4; ++place)
            add(20 * phase + groups[place], present);
    }
    for (const std::size_t place : {std::size_t{4}, std::size_t{5}}) {
        for (std::size_t phase = 1; phase <= device::maximumPhases; ++phase)
            add(20 * phase + groups[place], present);
    }
    return telegram;
}

} // namespace meterbench::protocol::virtual_meter
