// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/plan_definition.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::date;
using meterbench::tests::day;
using meterbench::tests::monthDay;
using meterbench::tests::samplePlan;

namespace {

/// "plan-shift-time /seasons/0/days/working/1" for each fault.
QStringList faults(
    const PlanDefinition& definition, const PlanLimits& limits = omnipowerLimits, PlanKind kind = PlanKind::Tariff)
{
    QStringList all;
    for (const auto& problem : checkPlan(kind, limits, definition))
        all << QString::fromStdString(std::string(name(problem.fault)) + ' ' + problem.path);
    return all;
}

QStringList dayFaults(const std::vector<Date>& days, const PlanLimits& limits = omnipowerLimits)
{
    QStringList all;
    for (const auto& problem : checkExceptionDays(limits, days))
        all << QString::fromStdString(std::string(name(problem.fault)) + ' ' + problem.path);
    return all;
}

} // namespace

class PlanDefinitionTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void aGoodPlanHasNoFault() { QCOMPARE(faults(samplePlan()), QStringList{}); }

    void theLimitsOfOmnipower()
    {
        auto plan = samplePlan();
        plan.seasons.resize(4, plan.seasons.front());
        plan.starts.clear();
        for (unsigned month = 1; month <= 8; ++month)
            plan.starts.push_back({monthDay(month, 1), static_cast<int>(month % 4)});
        auto& shifts = day(plan.seasons[3], DayType::Holiday);
        shifts.clear();
        for (int shift = 0; shift < 10; ++shift)
            shifts.push_back({shift, 1 + shift % 8});
        QCOMPARE(faults(plan), QStringList{});

        shifts.push_back({1439, 8});
        QCOMPARE(faults(plan), QStringList{"plan-shifts-too-many /seasons/3/days/holiday"});
        shifts.pop_back();
        plan.starts.push_back({monthDay(12, 31), 0});
        QCOMPARE(faults(plan), QStringList{"plan-starts-too-many /starts"});
        plan.starts.pop_back();
        plan.seasons.push_back(plan.seasons.front());
        QCOMPARE(faults(plan), QStringList{"plan-seasons-too-many /seasons"});
    }

    void theLimitsOf162MAnd382M()
    {
        Season periodA;
        day(periodA, DayType::Working) = {{0, 1}, {60, 2}, {120, 3}, {180, 4}, {240, 5}, {300, 6}, {360, 7}, {420, 8}};
        PlanDefinition plan{{periodA, periodA}, {{monthDay(3, 29), 0}, {monthDay(10, 25), 1}}};
        QCOMPARE(faults(plan, kamstrupX62mLimits), QStringList{});
        day(plan.seasons[1], DayType::Working).push_back({480, 1});
        day(plan.seasons[1], DayType::Holiday).push_back({0, 1});
        plan.seasons[0].week[6] = DayType::Holiday;
        plan.starts.push_back({monthDay(12, 1), 0});
        QCOMPARE(faults(plan, kamstrupX62mLimits),
            (QStringList{"plan-day-type-absent /seasons/0/week/6", "plan-shifts-too-many /seasons/1/days/working",
                "plan-day-type-absent /seasons/1/days/holiday", "plan-starts-too-many /starts"}));
    }

    void everyFaultOfAShiftIsTold()
    {
        auto plan = samplePlan();
        day(plan.seasons[0], DayType::Working) = {{-1, 1}, {0, 0}, {0, 1}, {1440, 1}, {1441, 9}};
        QCOMPARE(faults(plan),
            (QStringList{"plan-shift-time /seasons/0/days/working/0", "plan-shift-position /seasons/0/days/working/1",
                "plan-shift-order /seasons/0/days/working/2", "plan-shift-time /seasons/0/days/working/3",
                "plan-shift-time /seasons/0/days/working/4", "plan-shift-position /seasons/0/days/working/4"}));
    }

    void aLoadIsActiveOrNot()
    {
        Season season;
        day(season, DayType::Working) = {{0, 0}, {60, 1}, {120, 2}};
        QCOMPARE(faults({{season}, {}}, omnipowerLimits, PlanKind::LoadControl),
            QStringList{"plan-shift-position /seasons/0/days/working/2"});
    }

    void everyFaultOfASeasonIsTold()
    {
        QCOMPARE(faults({}), QStringList{"plan-seasons-missing /seasons"});
        auto plan = samplePlan();
        plan.starts.clear();
        QCOMPARE(faults(plan), QStringList{"plan-start-missing /starts"});
        plan.starts = {{monthDay(4, 1), 1}, {monthDay(4, 1), 0}, {monthDay(2, 29), 2}, {monthDay(11, 31), -1}};
        QCOMPARE(faults(plan),
            (QStringList{"plan-start-order /starts/1", "plan-start-date /starts/2", "plan-start-season /starts/2",
                "plan-start-date /starts/3", "plan-start-season /starts/3"}));
        plan = samplePlan();
        day(plan.seasons[1], DayType::Working).clear();
        QCOMPARE(faults(plan), QStringList{"plan-shifts-missing /seasons/1/days/working"});
    }

    void exceptionDaysHaveALimitAndASpan()
    {
        std::vector<Date> days;
        for (DayNumber number = 0; number < 200; ++number)
            days.push_back(dateOf(dayNumber(date(2026, 1, 1)) + number * 36));
        QCOMPARE(dayFaults(days), QStringList{});
        QCOMPARE(dayFaults(days, kamstrupX62mLimits), QStringList{"exception-days-too-many "});
        days.push_back(date(2026, 12, 24));
        QCOMPARE(dayFaults(days), QStringList{"exception-days-too-many "});

        QCOMPARE(dayFaults({date(2026, 5, 1), date(2045, 12, 31), date(2026, 5, 1)}),
            (QStringList{"exception-day-twice /2"}));
        QCOMPARE(
            dayFaults({date(2046, 5, 1), date(2026, 5, 1), date(2046, 4, 30)}), QStringList{"exception-day-span /0"});
        QCOMPARE(dayFaults({date(2027, 2, 29)}), QStringList{"exception-day-date /0"});
        QCOMPARE(dayFaults({}), QStringList{});
    }

    void anEmptyDayFallsBack()
    {
        Season season;
        day(season, DayType::Working) = {{0, 1}};
        QVERIFY(season.plan(DayType::Holiday) == season.plan(DayType::Working));
        day(season, DayType::NonWorking) = {{0, 2}};
        QCOMPARE(season.plan(DayType::Holiday).front().position, 2);
        day(season, DayType::Holiday) = {{0, 3}};
        QCOMPARE(season.plan(DayType::Holiday).front().position, 3);
        QCOMPARE(season.plan(DayType::Working).front().position, 1);
    }

    void everyFaultHasAName()
    {
        for (int fault = 0; fault <= static_cast<int>(PlanFault::ExceptionDaySpan); ++fault)
            QVERIFY(!name(static_cast<PlanFault>(fault)).empty());
    }
};

QTEST_APPLESS_MAIN(PlanDefinitionTest)
#include "plan_definition_test.moc"
