// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "protocol/virtual_meter/objects/activity_calendar.h"
#include "protocol/virtual_meter/objects/calendar_activation.h"
#include "protocol/virtual_meter/objects/setup_names.h"
#include "tests/core/configuration/sample_settings.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using protocol::dlms::DataAccessResult;
using protocol::dlms::Target;
using vm::Role;

namespace {

const vm::CalendarScripts tariffScripts{vm::script_table::tariff, 0};

std::shared_ptr<const vm::MeterVariant> plannedVariant()
{
    auto document = documentOf("omnipower-3p", {{"Z13", "100"}, {"Z14", "100"}});
    document.settings.tariffPlans = {dayAndNightPlan()};
    document.settings.loadOutputs[0].plans = {heaterPlan()};
    document.settings.exceptionDays = {std::chrono::year(2026) / 12 / 24, std::chrono::year(2026) / 5 / 14};
    const auto model = device::makeModel(sharedCatalog(), document).value();
    return vm::MeterVariant::create(model, protocolResources(), vm::objectGroups()).value();
}

Target calendar(std::int8_t attribute, std::uint8_t number = 0)
{
    return {20, vm::activityCalendarObject(number), attribute, {}};
}

Data read(vm::VirtualMeter& meter, const Target& target)
{
    return readObject(meter, Role::Technician, target).value_or(Data::visibleString("no value"));
}

DataAccessResult write(vm::VirtualMeter& meter, const Target& target, const Data& value)
{
    return writeObject(meter, Role::Technician, target, value);
}

DataAccessResult activate(vm::VirtualMeter& meter, std::uint8_t number = 0)
{
    return invokeObject(meter, Role::Technician, calendar(1, number), Data::integer(0));
}

/// One tariff all day long.
tariff::PlanDefinition constantPlan(int tariff)
{
    tariff::Season season;
    season.days[0] = {{0, tariff}};
    return {{season}, {tariff::SeasonStart{}}};
}

void writePassive(vm::VirtualMeter& meter, const tariff::PlanDefinition& plan, std::string_view name = "new")
{
    const auto tables = vm::tablesOf(plan, tariffScripts);
    QCOMPARE(write(meter, calendar(6), vm::textOctets(name)), DataAccessResult::Success);
    QCOMPARE(write(meter, calendar(7), tables.seasons), DataAccessResult::Success);
    QCOMPARE(write(meter, calendar(8), tables.weeks), DataAccessResult::Success);
    QCOMPARE(write(meter, calendar(9), tables.days), DataAccessResult::Success);
}

Data specialDay(std::uint16_t number, std::uint16_t year, std::uint8_t month, std::uint8_t day, std::uint8_t profile)
{
    const axdr::Date date{year, month, day, axdr::notSpecified};
    return Data::structure(
        {Data::longUnsigned(number), Data::octetString(date.encode()), Data::unsignedInteger(profile)});
}

Data localTime(std::uint8_t day, std::uint8_t hour)
{
    axdr::DateTime time;
    time.date = {2026, 1, day, axdr::notSpecified};
    time.time = {hour, 0, 0, 0};
    return Data::octetString(time.encode());
}

const Target specialDays{11, vm::specialDaysObject, 2, {}};

} // namespace

/// Activity calendars are the plans of the document, and become them.
class CalendarObjectsTest : public TestCase {
    Q_OBJECT

private slots:
    void plansComeBack()
    {
        for (const auto& plan : {dayAndNightPlan(), constantPlan(8)}) {
            const auto back = vm::planOf(vm::tablesOf(plan, tariffScripts), tariffScripts);
            QVERIFY(back.has_value());
            QVERIFY(vm::tablesOf(*back, tariffScripts) == vm::tablesOf(plan, tariffScripts));
            for (std::size_t season = 0; season < plan.seasons.size(); ++season)
                QVERIFY(back->seasons[season].days == plan.seasons[season].days);
        }
    }

    void otherNumbersOfDaysAreUnderstood()
    {
        // A client that numbers its day profiles as it likes.
        const auto shift = [](std::uint16_t script) {
            return Data::array({Data::structure({Data::octetString(axdr::Time{0, 0, 0, 0}.encode()),
                vm::nameValue(vm::script_table::tariff), Data::longUnsigned(script)})});
        };
        const auto day = [&](std::uint8_t number, std::uint16_t script) {
            return Data::structure({Data::unsignedInteger(number), shift(script)});
        };
        std::vector<Data> week{vm::textOctets("w")};
        for (int weekday = 0; weekday < 7; ++weekday)
            week.push_back(Data::unsignedInteger(weekday < 5 ? 40 : weekday == 5 ? 41 : 77));
        auto tables = vm::tablesOf(constantPlan(1), tariffScripts);
        tables.seasons = Data::array({Data::structure(
            {vm::textOctets("all"), tables.seasons.elements()[0].elements()[1], vm::textOctets("w")})});
        tables.weeks = Data::array({Data::structure(week)});
        tables.days = Data::array({day(77, 3), day(40, 1), day(41, 2)});
        const auto plan = vm::planOf(tables, tariffScripts);
        QVERIFY(plan.has_value());
        const auto& season = plan->seasons.at(0);
        QVERIFY(season.week[6] == tariff::DayType::Holiday && season.week[5] == tariff::DayType::NonWorking);
        QCOMPARE(season.days[2].at(0).position, 3);
        tables.days = Data::array({day(40, 1), day(41, 2)});
        QVERIFY(!vm::planOf(tables, tariffScripts)); // a day profile that is not there
    }

    void theActiveCalendarIsThePlan()
    {
        auto meter = virtualMeter(plannedVariant());
        const auto tables = vm::tablesOf(dayAndNightPlan(), tariffScripts);
        QCOMPARE(read(*meter, calendar(3)), tables.seasons);
        QCOMPARE(read(*meter, calendar(4)), tables.weeks);
        QCOMPARE(read(*meter, calendar(5)), tables.days);
        QCOMPARE(read(*meter, calendar(7)), Data::array({}));
        QCOMPARE(write(*meter, calendar(3), tables.seasons), DataAccessResult::ReadWriteDenied);
        QCOMPARE(activate(*meter), DataAccessResult::OtherReason); // nothing is passive yet
        QVERIFY(meter->variant().objects().find(vm::activityCalendarObject(1)) != nullptr);
        QVERIFY(meter->variant().objects().find(vm::activityCalendarObject(2)) == nullptr);
    }

    void thePassiveCalendarBecomesActive()
    {
        const auto variant = plannedVariant();
        auto meter = virtualMeter(variant);
        writePassive(*meter, constantPlan(7));
        QVERIFY(meter->running().meter().activeTariff() != 7);
        QVERIFY(read(*meter, calendar(5)) != read(*meter, calendar(9)));
        QCOMPARE(activate(*meter), DataAccessResult::Success);
        QCOMPARE(meter->running().meter().activeTariff(), std::size_t{7});
        QCOMPARE(read(*meter, calendar(5)), read(*meter, calendar(9)));
        QCOMPARE(read(*meter, calendar(2)), vm::textOctets("new"));
        // It is a change of the document, and survives.
        const auto again = virtualMeter(variant, meter->kept());
        QCOMPARE(again->running().meter().activeTariff(), std::size_t{7});
        QCOMPARE(read(*again, calendar(2)), vm::textOctets("new"));
    }

    void aCalendarMayWaitForItsTime()
    {
        auto meter = virtualMeter(plannedVariant());
        writePassive(*meter, constantPlan(6));
        QCOMPARE(write(*meter, calendar(10), localTime(3, 12)), DataAccessResult::Success);
        meter->advanceTo(newYear + 86'400);
        QVERIFY(meter->running().meter().activeTariff() != 6);
        meter->advanceTo(newYear + 10 * 86'400);
        QCOMPARE(meter->running().meter().activeTariff(), std::size_t{6});
        // Tariff 6 has counted since noon of the third day.
        const auto counted = meter->running().meter().state().counters.tariff[5];
        QCOMPARE(counted, Seconds{10 * 86'400 - 2 * 86'400 - 12 * 3'600});
        QVERIFY(read(*meter, calendar(10)).toDateTime()->date == axdr::Date{});
        // A time that has passed is now.
        writePassive(*meter, constantPlan(5));
        QCOMPARE(write(*meter, calendar(10), localTime(2, 0)), DataAccessResult::Success);
        QCOMPARE(meter->running().meter().activeTariff(), std::size_t{5});
        axdr::DateTime half;
        half.time = {12, 0, 0, 0};
        QCOMPARE(write(*meter, calendar(10), Data::octetString(half.encode())), DataAccessResult::OtherReason);
    }

    void whatIsNoPlanIsRefused()
    {
        auto meter = virtualMeter(plannedVariant());
        const auto before = meter->running().meter().activeTariff();
        QCOMPARE(write(*meter, calendar(7), Data::array({Data::integer(1)})), DataAccessResult::TypeUnmatched);
        QCOMPARE(write(*meter, calendar(8), Data::integer(1)), DataAccessResult::TypeUnmatched);
        QCOMPARE(
            write(*meter, calendar(6), vm::textOctets("a name far longer than that")), DataAccessResult::TypeUnmatched);
        auto nine = constantPlan(9); // no such tariff
        writePassive(*meter, nine);
        QCOMPARE(activate(*meter), DataAccessResult::OtherReason);
        auto many = constantPlan(1); // eleven shifts a day
        for (int hour = 1; hour < 11; ++hour)
            many.seasons[0].days[0].push_back({60 * hour, 1 + hour % 2});
        writePassive(*meter, many);
        QCOMPARE(activate(*meter), DataAccessResult::OtherReason);
        QCOMPARE(meter->running().meter().activeTariff(), before);
        QCOMPARE(read(*meter, calendar(5)), vm::tablesOf(dayAndNightPlan(), tariffScripts).days);
    }

    void loadsHaveTheirCalendar()
    {
        auto meter = virtualMeter(plannedVariant());
        const auto scripts = vm::scriptsOf(vm::Calendar::LoadOutput1);
        QCOMPARE(read(*meter, calendar(5, 1)), vm::tablesOf(heaterPlan(), scripts).days);
        auto off = constantPlan(0);
        const auto tables = vm::tablesOf(off, scripts);
        QCOMPARE(write(*meter, calendar(7, 1), tables.seasons), DataAccessResult::Success);
        QCOMPARE(write(*meter, calendar(8, 1), tables.weeks), DataAccessResult::Success);
        QCOMPARE(write(*meter, calendar(9, 1), tables.days), DataAccessResult::Success);
        const Target output{1, vm::loadOutputObject(1), 2, {}};
        QCOMPARE(read(*meter, output), Data::boolean(1)); // at night
        QCOMPARE(activate(*meter, 1), DataAccessResult::Success);
        QCOMPARE(read(*meter, output), Data::boolean(0));
        QCOMPARE(write(*meter, output, Data::boolean(1)), DataAccessResult::ObjectUnavailable); // the plan decides
    }

    void specialDaysAreTheExceptionDays()
    {
        auto meter = virtualMeter(plannedVariant());
        // By rising date. In May it is summer, whose holidays are its working days; in December winter.
        const auto may = specialDay(1, 2026, 5, 14, 3);
        const auto christmas = specialDay(2, 2026, 12, 24, 2);
        QCOMPARE(read(*meter, specialDays), Data::array({may, christmas}));
        const auto insert = [&](const Data& day) {
            return invokeObject(*meter, Role::Technician, {11, vm::specialDaysObject, 1, {}}, day);
        };
        QCOMPARE(insert(specialDay(9, 2027, 1, 1, 2)), DataAccessResult::Success);
        QCOMPARE(read(*meter, specialDays).elements().size(), std::size_t{3});
        QCOMPARE(insert(specialDay(9, 2027, 1, 1, 2)), DataAccessResult::OtherReason); // twice
        QCOMPARE(insert(specialDay(9, 2027, 2, 30, 2)), DataAccessResult::OtherReason);
        QCOMPARE(insert(specialDay(9, 2027, 1, 2, 5)), DataAccessResult::OtherReason); // another day profile
        QCOMPARE(insert(specialDay(9, axdr::yearNotSpecified, 1, 6, 2)), DataAccessResult::OtherReason);
        QCOMPARE(insert(specialDay(3, 2027, 1, 6, 2)), DataAccessResult::Success); // in place of the third
        QCOMPARE(read(*meter, specialDays).elements()[2], specialDay(3, 2027, 1, 6, 2));
        const Target remove{11, vm::specialDaysObject, 2, {}};
        QCOMPARE(invokeObject(*meter, Role::Technician, remove, Data::longUnsigned(3)), DataAccessResult::Success);
        QCOMPARE(invokeObject(*meter, Role::Technician, remove, Data::longUnsigned(3)), DataAccessResult::OtherReason);
        QCOMPARE(read(*meter, specialDays), Data::array({may, christmas}));
        QCOMPARE(write(*meter, specialDays, Data::array({christmas})), DataAccessResult::Success);
        QCOMPARE(read(*meter, specialDays), Data::array({specialDay(1, 2026, 12, 24, 2)}));
        QCOMPARE(write(*meter, specialDays, Data::array({Data::integer(1)})), DataAccessResult::TypeUnmatched);
    }

    void withoutAPlanThereIsNoCalendar()
    {
        auto meter = virtualMeter("omnipower-3p");
        QVERIFY(meter->variant().objects().find(vm::activityCalendarObject(0)) == nullptr);
        QVERIFY(meter->variant().objects().find(vm::specialDaysObject) == nullptr);
    }
};

QTEST_APPLESS_MAIN(CalendarObjectsTest)
#include "calendar_objects_test.moc"
