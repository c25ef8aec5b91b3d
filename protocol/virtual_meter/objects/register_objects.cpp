// SPDX-License-Identifier: Apache-2.0
#include "core/device/register_reading.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "protocol/virtual_meter/objects/object_groups.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Tag;
using device::RegisterDefinition;
using device::RegisterSource;
using dlms::DataAccessResult;

/// Bit of a peak's status: no period has ended yet.
constexpr std::uint8_t nothingReached = 0x01;

std::string_view powerName(device::Energy energy)
{
    constexpr std::array<std::string_view, device::mainQuantities> names{"P+", "P-", "Q+", "Q-", "S+", "S-"};
    return device::index(energy) < names.size() ? names[device::index(energy)] : std::string_view("Q");
}

std::string placeText(std::string_view what, std::size_t place)
{
    return place == 0 ? std::string() : fmt::format(" {}{}", what, place);
}

std::string describe(const RegisterDefinition& row)
{
    const auto energy = device::name(row.energy);
    const auto power = powerName(row.energy);
    const auto* const side = row.isSecondary ? ", secondary" : "";
    switch (row.source) {
    case RegisterSource::EnergyTotal:
        return fmt::format("Energy {}{}", energy, side);
    case RegisterSource::EnergyPhase:
        return fmt::format("Energy {} L{}", energy, row.place);
    case RegisterSource::EnergyTariff:
        return fmt::format("Energy {} tariff {}{}", energy, row.place, side);
    case RegisterSource::EnergyTrip:
        return fmt::format("Trip counter {}", energy);
    case RegisterSource::ActiveAbsolute:
        return "Energy A+ and A- added";
    case RegisterSource::ActiveNet:
        return "Energy A+ less A-";
    case RegisterSource::Verification:
        return fmt::format("Energy {} in high resolution, for verification", energy);
    case RegisterSource::Power:
        return fmt::format("Power {}{}", power, placeText("L", row.place));
    case RegisterSource::Mean:
        return fmt::format("Mean {} of the last integration period", power);
    case RegisterSource::Peak:
        return fmt::format("Peak {}{}", power, placeText("tariff ", row.place));
    case RegisterSource::AccumulatedPeak:
        return fmt::format("Accumulated peaks {}{}", power, placeText("tariff ", row.place));
    case RegisterSource::DayMaximum:
        return "Highest mean P+ of the day";
    case RegisterSource::DayMinimum:
        return "Lowest mean P+ of the day";
    case RegisterSource::Voltage:
        return fmt::format("Voltage L{}", row.place);
    case RegisterSource::Current:
        return fmt::format("Current L{}", row.place);
    case RegisterSource::PowerFactor:
        return fmt::format("Power factor{}", placeText("L", row.place));
    case RegisterSource::Frequency:
        return "Frequency";
    case RegisterSource::VoltageThd:
        return fmt::format("Harmonic distortion of voltage L{}", row.place);
    case RegisterSource::CurrentThd:
        return fmt::format("Harmonic distortion of current L{}", row.place);
    case RegisterSource::HourCounter:
        return "Hour counter";
    case RegisterSource::TariffHours:
        return fmt::format("Hours in tariff {}", row.place);
    case RegisterSource::DebitingCounter:
        return "Debiting counter";
    case RegisterSource::ThresholdValue:
        return "Power threshold";
    case RegisterSource::ThresholdCounter:
        return "Time above the power threshold";
    case RegisterSource::PulseInput:
        return "Pulse input";
    case RegisterSource::Ratio:
        return "Current transformer ratio";
    case RegisterSource::PrepaymentBalance:
        return "Prepayment balance";
    case RegisterSource::PrepaymentCredit:
        return "Prepayment credit";
    case RegisterSource::SerialNumber:
        return "Serial number as a number";
    case RegisterSource::MeterNumber:
        return fmt::format("Meter number {}", row.place);
    case RegisterSource::MeterStatus:
        return "Meter status, eight digits of 0 and 1";
    case RegisterSource::BreakerState:
        return "State of the breaker";
    case RegisterSource::ActiveTariff:
        return "Active tariff";
    }
    return {};
}

axdr::Data valueOf(const RegisterForm& form, const device::Reading& reading)
{
    if (form.tag == Tag::VisibleString)
        return axdr::Data::visibleString(reading.text);
    const auto value = reading.value / form.divisor;
    return axdr::Data::number(fitting(form.tag, value), value);
}

DataAccessResult setMeterNumber(const WriteCall& call, const axdr::Data& value, std::size_t place)
{
    const auto text = value.toText();
    device::MeterNumberText digits{};
    const auto isAllowed = [](char each) {
        return (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z');
    };
    if (!text)
        return DataAccessResult::TypeUnmatched;
    if (text->size() > digits.size() || !std::ranges::all_of(*text, isAllowed))
        return DataAccessResult::OtherReason;
    auto settings = call.device.state().settings;
    std::ranges::copy(*text, digits.begin());
    settings.meterNumbers[place - 1] = digits;
    return resultOf(call.device.change(settings));
}

DataAccessResult setRatio(const WriteCall& call, const axdr::Data& value)
{
    const auto number = value.toInteger();
    if (value.tag() != Tag::LongUnsigned || !number)
        return DataAccessResult::TypeUnmatched;
    const auto result = resultOf(call.device.setRatio(static_cast<int>(*number)));
    call.meter.followRatio();
    return result;
}

/// Empty for a register that nobody sets.
Setter registerSetterOf(const RegisterDefinition& row)
{
    switch (row.source) {
    case RegisterSource::MeterNumber:
        return [place = std::size_t{row.place}](
                   const WriteCall& call, const axdr::Data& value) { return setMeterNumber(call, value, place); };
    case RegisterSource::Ratio:
        return setRatio;
    case RegisterSource::ThresholdValue:
        return virtual_meter::setterOf(configuration::definition(configuration::Setting::PowerThreshold));
    default:
        return {};
    }
}

bool isLegal(const RegisterDefinition& row)
{
    const auto source = row.source;
    return source == RegisterSource::EnergyTotal || source == RegisterSource::EnergyPhase
        || source == RegisterSource::EnergyTariff || source == RegisterSource::ActiveAbsolute
        || source == RegisterSource::ActiveNet || source == RegisterSource::Verification
        || source == RegisterSource::SerialNumber;
}

void addRegister(ObjectModelBuilder& builder, const RegisterDefinition& row)
{
    const auto form = formOf(builder.model(), row);
    const auto classId = form.classId;
    const bool isIdentification
        = row.source == RegisterSource::MeterNumber || row.source == RegisterSource::SerialNumber;
    auto setter = registerSetterOf(row);
    AttributeRights rights = isIdentification ? identification : reading;
    if (setter)
        rights.write = setters;
    auto& object = builder.add(classId, 0, row.obis, describe(row));
    if (isLegal(row))
        object.legal();
    object.attribute(
        2, rights,
        [&row, form](const ReadCall& call) -> dlms::Value { return valueOf(form, device::read(call.device, row)); },
        std::move(setter));
    if (classId == dataClass)
        return;
    object.constant(3, reading, scalerUnitValue(form.scaler, row.unit));
    if (classId == extendedRegisterClass) {
        object.attribute(4, reading, [&row](const ReadCall& call) -> dlms::Value {
            const auto isReached = device::read(call.device, row).reached.has_value();
            return axdr::Data::unsignedInteger(isReached ? 0 : nothingReached);
        });
        object.attribute(5, reading, [&row](const ReadCall& call) -> dlms::Value {
            const auto reached = device::read(call.device, row).reached;
            return axdr::Data::octetString(capturedTime(reached, call.device.model().offsetMinutes).encode());
        });
    }
    if (row.source == RegisterSource::EnergyTrip) {
        object.method(1, setters, [](const WriteCall& call, const axdr::Data&) -> dlms::Outcome {
            call.device.resetTripCounters(); // all at once: the meter has one button for them
            return {};
        });
    }
}

} // namespace

void addRegisterObjects(ObjectModelBuilder& builder)
{
    for (const auto& row : device::registerTable()) {
        if (device::isPresent(builder.model(), row))
            addRegister(builder, row);
    }
}

} // namespace meterbench::protocol::virtual_meter
