// SPDX-License-Identifier: Apache-2.0
// Single action schedules: when debiting periods end by Z6, Z7 and Z25. The codes are the set-up; here it is read.
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/script_actions.h"
#include "protocol/virtual_meter/objects/setup_names.h"

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;

/// Types of execution_time: one date with wildcards, or several at the same time of day.
constexpr std::uint8_t oneTime = 1;
constexpr std::uint8_t severalAtOneTime = 3;
constexpr std::uint8_t monthsOfYear = 12;
constexpr std::uint8_t monday = 1;

/// Midnight of a date in which parts may be left open.
Data midnightOf(std::uint8_t month, std::uint8_t day, std::uint8_t weekday = axdr::notSpecified)
{
    const axdr::Date date{axdr::yearNotSpecified, month, day, weekday};
    return Data::structure({Data::octetString(axdr::Time{0, 0, 0, 0}.encode()), Data::octetString(date.encode())});
}

void addSchedule(
    ObjectModelBuilder& builder, const Obis& name, std::string description, Data script, std::vector<Data> times)
{
    const auto type = times.size() > 1 ? severalAtOneTime : oneTime;
    builder.add(class_id::singleActionSchedule, 0, name, std::move(description))
        .constant(2, reading, std::move(script))
        .constant(3, reading, Data::enumerated(type))
        .constant(4, reading, Data::array(std::move(times)));
}

/// Empty when debiting periods end by command only.
std::vector<Data> debitingTimes(const device::DebitingSchedule& schedule)
{
    if (schedule.intervalMonths == 0)
        return {};
    if (schedule.intervalMonths == 1)
        return {midnightOf(axdr::notSpecified, schedule.day)};
    std::vector<Data> times;
    for (unsigned month = 0; month < monthsOfYear; month += schedule.intervalMonths)
        times.push_back(midnightOf(
            static_cast<std::uint8_t>((schedule.firstMonth - 1U + month) % monthsOfYear + 1U), schedule.day));
    return times;
}

Data debiting2Time(device::RecurringLog interval)
{
    switch (interval) {
    case device::RecurringLog::Weekly:
        return midnightOf(axdr::notSpecified, axdr::notSpecified, monday);
    case device::RecurringLog::Monthly:
        return midnightOf(axdr::notSpecified, 1);
    case device::RecurringLog::Daily:
        break;
    }
    return midnightOf(axdr::notSpecified, axdr::notSpecified);
}

} // namespace

void addScheduleObjects(ObjectModelBuilder& builder)
{
    const auto& model = builder.model();
    addSchedule(builder, debitingScheduleObject, "End of the debiting period, Z6 and Z7",
        scriptReference(script_table::debitingStop, 1), debitingTimes(model.debiting));
    // The meter does this by itself; there is no script for it.
    addSchedule(builder, debiting2ScheduleObject, "Entries of debiting logger 2, Z25",
        scriptReference({0, 0, 0, 0, 0, 0}, 0), {debiting2Time(model.debiting2)});
}

} // namespace meterbench::protocol::virtual_meter
