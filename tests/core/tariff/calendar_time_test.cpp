// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/calendar_time.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::at;
using meterbench::tests::date;

class CalendarTimeTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void theYear2000IsTheOrigin()
    {
        QCOMPARE(dayNumber(date(2000, 1, 1)), DayNumber{0});
        QVERIFY(dateOf(0) == date(2000, 1, 1));
        QCOMPARE(at(date(2000, 1, 1)).seconds, std::int64_t{0});
        QCOMPARE(at(date(2000, 1, 2), 3, 4, 5).seconds, std::int64_t{86'400 + 11'045});
    }

    void daysBefore2000CountDown()
    {
        QCOMPARE(dayNumber(std::int64_t{-1}), DayNumber{-1});
        QCOMPARE(dayNumber(-secondsPerDay), DayNumber{-1});
        QCOMPARE(dayNumber(-secondsPerDay - 1), DayNumber{-2});
        QCOMPARE(secondOfDay(-1), Seconds{86'399});
        QVERIFY(dateOf(-1) == date(1999, 12, 31));
    }

    void everyDayOfACenturyGoesThereAndBack()
    {
        // Counted by hand: lengths of months and the leap years of 2000–2099.
        constexpr std::array<unsigned, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        DayNumber day = 0;
        for (int year = 2000; year < 2100; ++year) {
            for (unsigned month = 1; month <= 12; ++month) {
                const auto length = lengths[month - 1] + (month == 2 && year % 4 == 0 ? 1 : 0);
                for (unsigned number = 1; number <= length; ++number, ++day) {
                    QVERIFY(dateOf(day) == date(year, month, number));
                    QCOMPARE(dayNumber(date(year, month, number)), day);
                }
            }
        }
    }

    void aDateHasItsTimeOfDay()
    {
        const auto leap = calendarTime(at(date(2028, 2, 29), 23, 59, 59));
        QVERIFY(leap.date == date(2028, 2, 29));
        QCOMPARE(leap.secondOfDay, Seconds{86'399});
        QVERIFY(calendarTime(DisplayTime{secondsPerDay}).date == date(2000, 1, 2));
    }
};

QTEST_APPLESS_MAIN(CalendarTimeTest)
#include "calendar_time_test.moc"
