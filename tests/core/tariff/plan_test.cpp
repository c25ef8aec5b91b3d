// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/plan.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::at;
using meterbench::tests::date;
using meterbench::tests::day;
using meterbench::tests::monthDay;
using meterbench::tests::randomPlan;
using meterbench::tests::samplePlan;

namespace {

Result<Plan> make(const PlanDefinition& definition, const std::vector<Date>& exceptionDays = {},
    DaylightSavingDefinition saving = europeanRule(), const PlanLimits& limits = omnipowerLimits,
    PlanKind kind = PlanKind::Tariff)
{
    auto daylightSaving = DaylightSaving::create(std::move(saving), 1);
    if (!daylightSaving)
        return tl::unexpected(daylightSaving.error());
    return Plan::create(kind, limits, definition, exceptionDays, std::move(*daylightSaving));
}

/// The shifts of a day by walking back through the calendar to the last start of a season.
const DayPlan& shiftsByWalking(const PlanDefinition& definition, const std::vector<Date>& exceptionDays, Date shown)
{
    std::size_t season = 0;
    for (DayNumber back = 0; !definition.starts.empty() && back < 400; ++back) {
        const auto each = dateOf(dayNumber(shown) - back);
        const auto start = std::ranges::find(
            definition.starts, std::chrono::month_day(each.month(), each.day()), &SeasonStart::date);
        if (start != definition.starts.end()) {
            season = static_cast<std::size_t>(start->season);
            break;
        }
    }
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(shown)).iso_encoding() - 1;
    auto type = definition.seasons[season].week[weekday];
    if (std::ranges::find(exceptionDays, shown) != exceptionDays.end())
        type = DayType::Holiday;
    return definition.seasons[season].plan(type);
}

/// The slow way: walk back minute by minute until a shift of its day is met.
Position walkBack(const PlanDefinition& definition, const std::vector<Date>& exceptionDays, DisplayTime time)
{
    auto day = dayNumber(time.seconds);
    auto minute = secondOfDay(time.seconds) / secondsPerMinute;
    for (;; --day, minute = minutesPerDay - 1) {
        const auto& shifts = shiftsByWalking(definition, exceptionDays, dateOf(day));
        for (; minute >= 0; --minute) {
            const auto shift = std::ranges::find(shifts, minute, &Shift::minuteOfDay);
            if (shift != shifts.end())
                return static_cast<Position>(shift->position);
        }
    }
}

} // namespace

class PlanTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void anOrdinaryWeekInWinter()
    {
        const auto plan = make(samplePlan());
        VERIFY_RESULT(plan);
        const auto monday = date(2026, 1, 12);
        QCOMPARE(int{plan->positionAt(at(monday, 5, 59, 59))}, 2); // from Sunday
        QCOMPARE(int{plan->positionAt(at(monday, 6))}, 1);
        QCOMPARE(int{plan->positionAt(at(monday, 21, 59, 59))}, 1);
        QCOMPARE(int{plan->positionAt(at(monday, 22))}, 2);
        QCOMPARE(int{plan->positionAt(at(date(2026, 1, 17), 12))}, 2); // Saturday
        QVERIFY(plan->nextShift(at(monday, 6)) == at(monday, 22));
        QVERIFY(plan->nextShift(at(monday, 22)) == at(date(2026, 1, 13), 6));
        // Friday evening: nothing changes for a day
        QVERIFY(plan->nextShift(at(date(2026, 1, 16), 22)) == at(date(2026, 1, 17), 22));
    }

    void theSeasonChangesAtMidnight()
    {
        const auto plan = make(samplePlan());
        VERIFY_RESULT(plan);
        // 31 March to 1 April 2026 lies in daylight saving: midnight of the glass is 23:00 normal time.
        QCOMPARE(int{plan->positionAt(at(date(2026, 3, 31), 22, 59, 59))}, 2);
        QCOMPARE(int{plan->positionAt(at(date(2026, 3, 31), 23))}, 4);
        QVERIFY(plan->nextShift(at(date(2026, 3, 31), 22)) == at(date(2026, 3, 31), 23));
        QCOMPARE(plan->seasonOf(dayNumber(date(2026, 3, 31))), std::size_t{0});
        QCOMPARE(plan->seasonOf(dayNumber(date(2026, 4, 1))), std::size_t{1});
        // autumn: the evening of 30 September is T5 and holds until 06:00
        QCOMPARE(int{plan->positionAt(at(date(2026, 10, 1), 4, 59))}, 5);
        QCOMPARE(int{plan->positionAt(at(date(2026, 10, 1), 5))}, 1);
    }

    void theYearEndsWithoutAShift()
    {
        const auto plan = make(samplePlan());
        VERIFY_RESULT(plan);
        QCOMPARE(plan->seasonOf(dayNumber(date(2026, 12, 31))), std::size_t{0});
        QCOMPARE(plan->seasonOf(dayNumber(date(2027, 1, 1))), std::size_t{0});
        // Thursday 22:00 T2 until Friday 06:00
        QVERIFY(plan->nextShift(at(date(2026, 12, 31), 22)) == at(date(2027, 1, 1), 6));
        auto inNewYear = samplePlan();
        inNewYear.starts = {{monthDay(1, 1), 1}, {monthDay(12, 31), 0}};
        const auto other = make(inNewYear);
        VERIFY_RESULT(other);
        QCOMPARE(int{other->positionAt(at(date(2026, 12, 31), 23, 59, 59))}, 2);
        QCOMPARE(int{other->positionAt(at(date(2027, 1, 1)))}, 4);
    }

    void exceptionDaysAreHolidays()
    {
        const std::vector<Date> days{date(2026, 12, 25), date(2026, 4, 5), date(2026, 1, 11)};
        const auto plan = make(samplePlan(), days);
        VERIFY_RESULT(plan);
        QVERIFY(plan->dayTypeOf(dayNumber(date(2026, 12, 25))) == DayType::Holiday);
        QCOMPARE(int{plan->positionAt(at(date(2026, 12, 25), 12))}, 3);
        QCOMPARE(int{plan->positionAt(at(date(2026, 12, 24), 12))}, 1);
        // on a Sunday, in summer time and in winter time
        QCOMPARE(int{plan->positionAt(at(date(2026, 4, 5), 12))}, 6);
        QCOMPARE(int{plan->positionAt(at(date(2026, 4, 4), 23))}, 6); // its midnight
        QCOMPARE(int{plan->positionAt(at(date(2026, 4, 4), 22, 59))}, 5);
        QCOMPARE(int{plan->positionAt(at(date(2026, 1, 11)))}, 3);
        QCOMPARE(int{plan->positionAt(at(date(2026, 1, 12), 5))}, 3); // holds until Monday's first shift
    }

    void exceptionDaysOf162MAreNonWorking()
    {
        Season season;
        day(season, DayType::Working) = {{0, 1}};
        day(season, DayType::NonWorking) = {{0, 2}};
        const auto plan = make({{season}, {}}, {date(2026, 5, 14)}, europeanRule(), kamstrupX62mLimits);
        VERIFY_RESULT(plan);
        QVERIFY(plan->dayTypeOf(dayNumber(date(2026, 5, 14))) == DayType::NonWorking);
        QCOMPARE(int{plan->positionAt(at(date(2026, 5, 14), 12))}, 2);
        QCOMPARE(int{plan->positionAt(at(date(2026, 5, 13), 12))}, 1);
    }

    void springLeavesAnHourOut()
    {
        Season season;
        day(season, DayType::Working) = {{0, 1}, {90, 2}, {150, 3}, {180, 4}, {240, 5}};
        const auto plan = make({{season}, {}});
        VERIFY_RESULT(plan);
        const auto sunday = date(2026, 3, 29);
        QVERIFY(plan->nextShift(at(sunday)) == at(sunday, 1, 30));
        // 02:30 does not exist; at the jump it is 03:00
        QVERIFY(plan->nextShift(at(sunday, 1, 30)) == at(sunday, 2));
        QCOMPARE(int{plan->positionAt(at(sunday, 1, 59, 59))}, 2);
        QCOMPARE(int{plan->positionAt(at(sunday, 2))}, 4);
        QCOMPARE(int{plan->positionAt(at(sunday, 3))}, 5);
        QCOMPARE(int{plan->positionAt(at(sunday, 22, 59, 59))}, 5);
        QCOMPARE(int{plan->positionAt(at(sunday, 23))}, 1); // 23 hours
    }

    void autumnRepeatsAnHour()
    {
        Season season;
        day(season, DayType::Working) = {{0, 1}, {150, 2}, {240, 3}};
        const auto plan = make({{season}, {}});
        VERIFY_RESULT(plan);
        const auto sunday = date(2026, 10, 25);
        QCOMPARE(int{plan->positionAt(at(date(2026, 10, 24), 23))}, 1);
        QVERIFY(plan->nextShift(at(date(2026, 10, 24), 23)) == at(sunday, 1, 30));
        QCOMPARE(int{plan->positionAt(at(sunday, 1, 30))}, 2); // 02:30 the first time
        QVERIFY(plan->nextShift(at(sunday, 1, 30)) == at(sunday, 2)); // 03:00 becomes 02:00
        QCOMPARE(int{plan->positionAt(at(sunday, 2))}, 1);
        QVERIFY(plan->nextShift(at(sunday, 2)) == at(sunday, 2, 30));
        QCOMPARE(int{plan->positionAt(at(sunday, 2, 30))}, 2); // the second time
        QCOMPARE(int{plan->positionAt(at(sunday, 4))}, 3);
        QCOMPARE(int{plan->positionAt(at(sunday, 23, 59, 59))}, 3); // 25 hours
        QCOMPARE(int{plan->positionAt(at(date(2026, 10, 26)))}, 1);
    }

    void theLeapDayIsADay()
    {
        const auto plan = make(samplePlan(), {date(2028, 2, 29)});
        VERIFY_RESULT(plan);
        QCOMPARE(int{plan->positionAt(at(date(2028, 2, 28), 12))}, 1);
        QCOMPARE(int{plan->positionAt(at(date(2028, 2, 29), 12))}, 3);
        QCOMPARE(int{plan->positionAt(at(date(2028, 3, 1), 12))}, 1);
        QVERIFY(plan->nextShift(at(date(2028, 2, 28), 22)) == at(date(2028, 2, 29)));
    }

    void logsStayInNormalTime()
    {
        const auto summer = make(samplePlan());
        const auto normal = make(samplePlan(), {}, NoDaylightSaving{});
        VERIFY_RESULT(summer);
        VERIFY_RESULT(normal);
        // A shift at 12:00 of the glass is stamped 11:00.
        QVERIFY(summer->nextShift(at(date(2026, 7, 1), 1)) == at(date(2026, 7, 1), 11));
        QVERIFY(normal->nextShift(at(date(2026, 7, 1), 1)) == at(date(2026, 7, 1), 12));
    }

    void aPlanWithOnePositionNeverShifts()
    {
        Season season;
        day(season, DayType::Working) = {{720, 7}};
        const auto plan = make({{season}, {}});
        VERIFY_RESULT(plan);
        auto time = at(date(2026, 1, 1));
        for (int count = 0; count < 800; ++count) {
            QCOMPARE(int{plan->positionAt(time)}, 7);
            QVERIFY(plan->nextShift(time) == time + secondsPerDay);
            time = plan->nextShift(time);
        }
    }

    void wildPlansAgreeWithTheSlowWay()
    {
        std::mt19937_64 random(20261120);
        for (int round = 0; round < 50; ++round) {
            const auto definition = randomPlan(random, PlanKind::Tariff);
            std::vector<Date> days;
            for (DayNumber number = 0; number < 200; ++number)
                days.push_back(dateOf(dayNumber(date(2026, 1, 1)) + number * 36 + round % 36));
            const auto plan = make(definition, days);
            VERIFY_RESULT(plan);
            for (int question = 0; question < 150; ++question) {
                const auto year = date(2026 + static_cast<int>(random() % 19), 1, 1);
                const auto time = at(year) + static_cast<Seconds>(random() % (366 * 86'400));
                const auto shown = plan->daylightSaving().displayTime(time);
                QCOMPARE(int{plan->positionAt(time)}, int{walkBack(definition, days, shown)});
            }
        }
    }

    void theNextShiftIsWhereThePositionChanges()
    {
        std::mt19937_64 random(162382);
        for (int round = 0; round < 10; ++round) {
            const auto plan = make(randomPlan(random, PlanKind::Tariff), {date(2026, 3, 29), date(2026, 10, 25)},
                round % 2 == 0 ? DaylightSavingDefinition(europeanRule()) : southernRule());
            VERIFY_RESULT(plan);
            PlanCursor cursor(*plan);
            const auto end = at(date(2027, 1, 15));
            for (auto time = at(date(2026, 1, 1)) + static_cast<Seconds>(random() % 86'400); time < end;) {
                const auto next = plan->nextShift(time);
                const auto position = plan->positionAt(time);
                QVERIFY(next > time && next - time <= secondsPerDay);
                for (auto between = time; between < next; between = between + 1201) {
                    QCOMPARE(int{plan->positionAt(between)}, int{position});
                    QCOMPARE(int{cursor.positionAt(between)}, int{position});
                }
                QCOMPARE(int{plan->positionAt(next + -1)}, int{position});
                QVERIFY(plan->positionAt(next) != position || next - time == secondsPerDay);
                time = next;
            }
        }
    }

    void segmentsMeetWithoutAGap()
    {
        std::mt19937_64 random(4711);
        const auto plan = make(
            randomPlan(random, PlanKind::LoadControl), {}, southernRule(), omnipowerLimits, PlanKind::LoadControl);
        VERIFY_RESULT(plan);
        PlanCursor cursor(*plan);
        auto segment = plan->segmentAt(at(date(2019, 1, 1)));
        while (segment.to < at(date(2031, 1, 1))) {
            QVERIFY(segment.from < segment.to);
            QVERIFY(cursor.endOfSegment(segment.from) == segment.to);
            const auto next = plan->segmentAt(segment.to);
            QVERIFY(next.from == segment.to);
            const auto back = plan->segmentAt(next.from + -1);
            QVERIFY(back.from == segment.from && back.position == segment.position);
            segment = next;
        }
    }

    void aWrongDefinitionMakesNoPlan()
    {
        auto definition = samplePlan();
        day(definition.seasons[0], DayType::Holiday).push_back({0, 1});
        const auto plan = make(definition);
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().id, std::string("tariff-plan-invalid"));
        QCOMPARE(plan.error().where, std::string("/seasons/0/days/holiday/1"));
        QVERIFY(!make(samplePlan(), {date(2026, 2, 30)}).has_value());
    }
};

QTEST_APPLESS_MAIN(PlanTest)
#include "plan_test.moc"
