// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

#include <cstdlib>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;

constexpr Seconds minute = 60;
constexpr Seconds quarter = 15 * minute;
/// shift_time: seconds at most, either way (Blue Book).
constexpr std::int64_t longestShift = 900;
/// clock_base: a crystal of its own.
constexpr std::uint8_t internalCrystal = 1;
constexpr std::int64_t minutesOfAnHour = 60;
/// Z11 counts hours ahead of UTC from 0 to 12, then those behind as 24 − n.
constexpr std::int64_t hoursOfCode = 24;
constexpr std::int64_t mostHoursAhead = 12;
constexpr std::int64_t mostHoursBehind = 11;

/// The summer around or behind an instant: in normal time, nothing where there is none.
std::optional<tariff::DaylightSavingSpan> summer(const device::Meter& meter)
{
    const auto& saving = meter.model().programs.daylightSaving;
    auto span = saving.spanAt(meter.clock().now());
    if (span.offset == 0 && span.to < device::never)
        span = saving.spanAt(span.to);
    if (span.offset == 0 || span.from.seconds < 0 || span.to >= device::never)
        return {};
    return span;
}

dlms::Value daylightSavingBegin(const ReadCall& call)
{
    const auto span = summer(call.device);
    const auto from = span ? std::optional(span->from) : std::nullopt;
    return axdr::Data::octetString(capturedTime(from, call.device.model().offsetMinutes).encode());
}

/// In the time that is shown just before it ends.
dlms::Value daylightSavingEnd(const ReadCall& call)
{
    const auto span = summer(call.device);
    axdr::DateTime end;
    if (span) {
        const auto shift = static_cast<int>(span->offset / minute);
        end = capturedTime(span->to + span->offset, call.device.model().offsetMinutes + shift);
        end.clockStatus = axdr::ClockDaylightSaving;
    }
    return axdr::Data::octetString(end.encode());
}

std::optional<axdr::DateTime> dateTimeOf(const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::OctetString && value.tag() != axdr::Tag::DateTime)
        return {};
    return value.toDateTime();
}

DataAccessResult setTime(const WriteCall& call, const axdr::Data& value)
{
    const auto given = dateTimeOf(value);
    if (!given)
        return DataAccessResult::TypeUnmatched;
    const auto time = normalTimeOf(call.device, *given);
    if (!time)
        return DataAccessResult::OtherReason;
    return resultOf(call.device.setClock(*time, device::ClockSource::Set));
}

DataAccessResult setCode(const WriteCall& call, std::string_view field, const std::string& code)
{
    const auto& variant = call.meter.variant();
    const auto edited = configuration::set(variant.tables().judge, variant.model().configuration, field, code);
    return edited ? resultOf(call.meter.configure(edited->document)) : DataAccessResult::OtherReason;
}

/// Z11, in whole hours.
DataAccessResult setTimeZone(const WriteCall& call, const axdr::Data& value)
{
    const auto deviation = value.toInteger();
    if (value.tag() != axdr::Tag::Long || !deviation)
        return DataAccessResult::TypeUnmatched;
    const auto hours = -*deviation / minutesOfAnHour;
    if (*deviation % minutesOfAnHour != 0 || hours > mostHoursAhead || hours < -mostHoursBehind)
        return DataAccessResult::OtherReason;
    return setCode(call, "Z11", fmt::format("{:02}", hours < 0 ? hours + hoursOfCode : hours));
}

/// Z15: none, or the rule of the European Union.
DataAccessResult setDaylightSaving(const WriteCall& call, const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::Boolean)
        return DataAccessResult::TypeUnmatched;
    return setCode(call, "Z15", value.toInteger() == 0 ? "000" : "001");
}

/// The nearest multiple of a span.
Invoker adjustTo(Seconds (*span)(const device::Meter&))
{
    return [span](const WriteCall& call, const axdr::Data&) -> dlms::Outcome {
        const auto now = call.device.clock().now();
        const auto width = span(call.device);
        const auto next = device::nextMultiple(now, width);
        const auto before = next - width;
        const auto nearest = next - now <= now - before ? next : before;
        return {resultOf(call.device.setClock(nearest, device::ClockSource::Adjust)), {}};
    };
}

dlms::Outcome adjustToPreset(const WriteCall& call, const axdr::Data&)
{
    auto& preset = call.meter.presetTime();
    const auto now = call.device.clock().now();
    if (!preset || now < preset->validFrom || now > preset->validTo)
        return {DataAccessResult::TemporaryFailure, {}};
    const auto time = preset->preset;
    preset.reset();
    return {resultOf(call.device.setClock(time, device::ClockSource::Adjust)), {}};
}

dlms::Outcome presetTime(const WriteCall& call, const axdr::Data& value)
{
    constexpr std::size_t parts = 3;
    if (value.tag() != axdr::Tag::Structure || value.elements().size() != parts)
        return {DataAccessResult::TypeUnmatched, {}};
    std::array<MeterTime, parts> times{};
    for (std::size_t part = 0; part < parts; ++part) {
        const auto given = dateTimeOf(value.elements()[part]);
        if (!given)
            return {DataAccessResult::TypeUnmatched, {}};
        const auto time = normalTimeOf(call.device, *given);
        if (!time)
            return {DataAccessResult::OtherReason, {}};
        times[part] = *time;
    }
    if (times[2] < times[1])
        return {DataAccessResult::OtherReason, {}};
    call.meter.presetTime() = PresetTime{times[0], times[1], times[2]};
    return {};
}

dlms::Outcome shiftTime(const WriteCall& call, const axdr::Data& value)
{
    const auto seconds = value.toInteger();
    if (value.tag() != axdr::Tag::Long || !seconds)
        return {DataAccessResult::TypeUnmatched, {}};
    if (std::abs(*seconds) > longestShift)
        return {DataAccessResult::OtherReason, {}};
    const auto time = call.device.clock().now() + *seconds;
    return {resultOf(call.device.setClock(time, device::ClockSource::Adjust)), {}};
}

void addClock(ObjectModelBuilder& builder, const Obis& name, std::string description)
{
    const auto hasCodes = builder.model().configuration.family->scheme->find("Z11").has_value();
    const auto zoneRights = hasCodes ? setting : reading;
    constexpr std::int8_t shift = tariff::daylightSavingShift / minute;
    builder.add(class_id::clock, 0, name, std::move(description))
        .attribute(
            2, {everybody, setters},
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::octetString(localTime(call.device, call.device.clock().now()).encode());
            },
            setTime)
        .attribute(
            3, zoneRights,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::longInteger(static_cast<std::int16_t>(-call.device.model().offsetMinutes));
            },
            hasCodes ? Setter(setTimeZone) : Setter())
        .attribute(4, reading,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::unsignedInteger(localTime(call.device, call.device.clock().now()).clockStatus);
            })
        .attribute(5, reading, daylightSavingBegin)
        .attribute(6, reading, daylightSavingEnd)
        .constant(7, reading, axdr::Data::integer(shift))
        .attribute(
            8, zoneRights,
            [](const ReadCall& call) -> dlms::Value { return axdr::Data::boolean(summer(call.device) ? 1 : 0); },
            hasCodes ? Setter(setDaylightSaving) : Setter())
        .constant(9, reading, axdr::Data::enumerated(internalCrystal))
        .method(1, setters, adjustTo([](const device::Meter&) { return quarter; }))
        .method(2, setters, adjustTo([](const device::Meter& meter) { return meter.model().integrationPeriod; }))
        .method(3, setters, adjustTo([](const device::Meter&) { return minute; }))
        .method(4, setters, adjustToPreset)
        .method(5, setters, presetTime)
        .method(6, setters, shiftTime);
}

} // namespace

void addClockObjects(ObjectModelBuilder& builder)
{
    addClock(builder, standardClock, "Clock");
    addClock(builder, pushedClock, "Clock, under the name the consumer port tells");
}

} // namespace meterbench::protocol::virtual_meter
