// SPDX-License-Identifier: Apache-2.0
// Activity calendars of the tariffs and the load-control outputs, and the special days they share.
#include "core/configuration/tariff_schedule.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/calendar_activation.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/setup_names.h"

#include <algorithm>
#include <string_view>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using dlms::DataAccessResult;

constexpr std::size_t longestName = 16; ///< own choice

/// A table of the active calendar.
Getter activeTable(Calendar calendar, Data CalendarTables::* member)
{
    return [calendar, member](const ReadCall& call) -> dlms::Value {
        const auto* const plan = activePlan(call.device, calendar);
        if (plan == nullptr)
            return DataAccessResult::ObjectUnavailable;
        return tablesOf(*plan, scriptsOf(calendar)).*member;
    };
}

/// A value as it was written last.
Getter keptValue(Calendar calendar, std::int8_t attribute, Data otherwise)
{
    return [calendar, attribute, otherwise = std::move(otherwise)](const ReadCall& call) -> dlms::Value {
        return keptAttribute(call.meter, calendar, attribute).value_or(otherwise);
    };
}

Setter keeper(Calendar calendar, std::int8_t attribute, std::function<bool(const Data&)> isPossible)
{
    return [calendar, attribute, isPossible = std::move(isPossible)](const WriteCall& call, const Data& value) {
        if (!isPossible(value))
            return DataAccessResult::TypeUnmatched;
        keepAttribute(call.meter, calendar, attribute, value);
        return DataAccessResult::Success;
    };
}

bool isName(const Data& value)
{
    return value.tag() == Tag::OctetString && value.octets().size() <= longestName;
}

/// Nothing specified means never; all of it specified is a time; in between is nothing.
DataAccessResult setActivationTime(const WriteCall& call, Calendar calendar, const Data& value)
{
    const auto time = value.toDateTime();
    if (!time)
        return DataAccessResult::TypeUnmatched;
    const bool isNever = time->date == axdr::Date{} && time->time == axdr::Time{};
    if (!isNever && !normalTimeOf(call.device, *time))
        return DataAccessResult::OtherReason;
    const auto stored = isNever ? axdr::DateTime{} : *time;
    keepAttribute(call.meter, calendar, 10, Data::octetString(stored.encode()));
    activateDue(call.meter);
    return DataAccessResult::Success;
}

void addCalendar(ObjectModelBuilder& builder, Calendar calendar, std::string description)
{
    if (!isPlanned(builder.model(), calendar))
        return;
    const auto scripts = scriptsOf(calendar);
    const auto isDays = [scripts](const Data& table) { return isDayTable(table, scripts); };
    const auto name = Data::octetString({});
    const auto none = Data::array({});
    builder
        .add(class_id::activityCalendar, 0, activityCalendarObject(static_cast<std::uint8_t>(calendar)),
            std::move(description))
        .attribute(2, reading, keptValue(calendar, 2, name))
        .attribute(3, reading, activeTable(calendar, &CalendarTables::seasons))
        .attribute(4, reading, activeTable(calendar, &CalendarTables::weeks))
        .attribute(5, reading, activeTable(calendar, &CalendarTables::days))
        .attribute(6, setting, keptValue(calendar, 6, name), keeper(calendar, 6, isName))
        .attribute(7, setting, keptValue(calendar, 7, none), keeper(calendar, 7, isSeasonTable))
        .attribute(8, setting, keptValue(calendar, 8, none), keeper(calendar, 8, isWeekTable))
        .attribute(9, setting, keptValue(calendar, 9, none), keeper(calendar, 9, isDays))
        .attribute(10, setting, keptValue(calendar, 10, Data::octetString(axdr::DateTime{}.encode())),
            [calendar](const WriteCall& call, const Data& value) { return setActivationTime(call, calendar, value); })
        .method(1, setters, [calendar](const WriteCall& call, const Data& parameter) -> dlms::Outcome {
            if (!isEmptyParameter(parameter))
                return {DataAccessResult::TypeUnmatched, {}};
            return outcomeOf(activatePassive(call.meter, calendar));
        });
}

// Special days: dates of the document's calendar, by rising date. Their number is their place, from 1.

using Days = std::vector<tariff::Date>;

Days specialDaysOf(const device::MeterModel& model)
{
    auto days = model.configuration.settings.exceptionDays;
    std::ranges::sort(days);
    return days;
}

/// The day profile that holds on such a date.
std::uint8_t dayProfileAt(const device::Meter& meter, const tariff::Date& date)
{
    const auto type = configuration::planLimits(meter.model().configuration).exceptionDayType;
    const auto* const plan = meter.model().programs.tariffs.plan(meter.state().tariffs);
    const auto* const definition = activePlan(meter, Calendar::Tariffs);
    if (plan == nullptr || definition == nullptr)
        return static_cast<std::uint8_t>(type);
    return dayProfileOf(*definition, plan->seasonOf(tariff::dayNumber(date)), type);
}

Data encodeDate(const tariff::Date& date)
{
    const axdr::Date encoded{static_cast<std::uint16_t>(static_cast<int>(date.year())),
        static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
        static_cast<std::uint8_t>(static_cast<unsigned>(date.day())), axdr::notSpecified};
    return Data::octetString(encoded.encode());
}

Data encodeDays(const device::Meter& meter)
{
    std::vector<Data> entries;
    for (const auto& date : specialDaysOf(meter.model()))
        entries.push_back(Data::structure({Data::longUnsigned(static_cast<std::uint16_t>(entries.size() + 1)),
            encodeDate(date), Data::unsignedInteger(dayProfileAt(meter, date))}));
    return Data::array(std::move(entries));
}

struct SpecialDay {
    std::size_t number = 0;
    tariff::Date date;
};

/// @param result why there is none
std::optional<SpecialDay> specialDayOf(const device::Meter& meter, const Data& entry, DataAccessResult& result)
{
    result = DataAccessResult::TypeUnmatched;
    const auto fields = fieldsOf(entry, 3);
    const auto number = fields ? numberOf((*fields)[0], Tag::LongUnsigned) : std::nullopt;
    const auto profile = fields ? numberOf((*fields)[2], Tag::Unsigned) : std::nullopt;
    if (!number || !profile || (*fields)[1].tag() != Tag::OctetString)
        return {};
    const auto read = axdr::Date::decode((*fields)[1].octets());
    if (!read)
        return {};
    // A date without a year comes again every year, which the meter's list does not; and what holds on a special day
    // is its plan's to say.
    result = DataAccessResult::OtherReason;
    const tariff::Date date(
        std::chrono::year(read->year), std::chrono::month(read->month), std::chrono::day(read->dayOfMonth));
    if (read->year == axdr::yearNotSpecified || !date.ok() || *profile != dayProfileAt(meter, date))
        return {};
    return SpecialDay{static_cast<std::size_t>(*number), date};
}

DataAccessResult setDays(const WriteCall& call, Days days)
{
    std::ranges::sort(days);
    auto document = call.meter.variant().model().configuration;
    document.settings.exceptionDays = std::move(days);
    return resultOf(call.meter.configure(document));
}

DataAccessResult setAllDays(const WriteCall& call, const Data& value)
{
    if (value.tag() != Tag::Array)
        return DataAccessResult::TypeUnmatched;
    Days days;
    for (const auto& entry : value.elements()) {
        auto result = DataAccessResult::Success;
        const auto day = specialDayOf(call.device, entry, result);
        if (!day)
            return result;
        days.push_back(day->date);
    }
    return setDays(call, std::move(days));
}

/// An entry of the same number gives way to the new one.
dlms::Outcome insertDay(const WriteCall& call, const Data& entry)
{
    auto result = DataAccessResult::Success;
    const auto day = specialDayOf(call.device, entry, result);
    if (!day)
        return {result, {}};
    auto days = specialDaysOf(call.device.model());
    if (day->number >= 1 && day->number <= days.size())
        days[day->number - 1] = day->date;
    else
        days.push_back(day->date);
    return {setDays(call, std::move(days)), {}};
}

dlms::Outcome removeDay(const WriteCall& call, const Data& parameter)
{
    const auto number = numberOf(parameter, Tag::LongUnsigned);
    if (!number)
        return {DataAccessResult::TypeUnmatched, {}};
    auto days = specialDaysOf(call.device.model());
    if (*number < 1 || static_cast<std::size_t>(*number) > days.size())
        return {DataAccessResult::OtherReason, {}};
    days.erase(days.begin() + static_cast<std::ptrdiff_t>(*number - 1));
    return {setDays(call, std::move(days)), {}};
}

void addSpecialDays(ObjectModelBuilder& builder)
{
    builder.add(class_id::specialDays, 0, specialDaysObject, "Exception days of the plans")
        .attribute(
            2, setting, [](const ReadCall& call) -> dlms::Value { return encodeDays(call.device); }, setAllDays)
        .method(1, setters, insertDay)
        .method(2, setters, removeDay);
}

} // namespace

void addCalendarObjects(ObjectModelBuilder& builder)
{
    addCalendar(builder, Calendar::Tariffs, "Tariff plan");
    addCalendar(builder, Calendar::LoadOutput1, "Plan of load-control output 1");
    addCalendar(builder, Calendar::LoadOutput2, "Plan of load-control output 2");
    const auto& model = builder.model();
    if (isPlanned(model, Calendar::Tariffs) || isPlanned(model, Calendar::LoadOutput1)
        || isPlanned(model, Calendar::LoadOutput2))
        addSpecialDays(builder);
}

} // namespace meterbench::protocol::virtual_meter
