// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/daylight_saving.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::at;
using meterbench::tests::date;

namespace {

/// Another way to the last Sunday of a month: Zeller's congruence, counting back from the 31st.
unsigned lastSundayOf31(int year, int month)
{
    for (int day = 31; day >= 25; --day) {
        const int shiftedMonth = month < 3 ? month + 12 : month;
        const int shiftedYear = month < 3 ? year - 1 : year;
        const int century = shiftedYear / 100;
        const int inCentury = shiftedYear % 100;
        const int weekday
            = (day + 13 * (shiftedMonth + 1) / 5 + inCentury + inCentury / 4 + century / 4 + 5 * century) % 7;
        if (weekday == 1) // 0 is Saturday
            return static_cast<unsigned>(day);
    }
    return 0;
}

DaylightSaving make(DaylightSavingDefinition definition, int hoursFromUtc = 1)
{
    auto saving = DaylightSaving::create(std::move(definition), hoursFromUtc);
    return saving ? *saving : DaylightSaving{};
}

} // namespace

class DaylightSavingTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void withoutDaylightSavingTheGlassShowsNormalTime()
    {
        const auto saving = make(NoDaylightSaving{});
        for (unsigned month = 1; month <= 12; ++month) {
            const auto time = at(date(2026, month, 15), 12);
            QCOMPARE(saving.displayTime(time).seconds, time.seconds);
            QCOMPARE(saving.meterTime({time.seconds}).seconds, time.seconds);
        }
    }

    void europeAgreesWithZellerForTwentyYears_data()
    {
        QTest::addColumn<int>("hours");
        for (int hours = -11; hours <= 12; ++hours)
            QTest::addRow("%d h", hours) << hours;
    }

    void europeAgreesWithZellerForTwentyYears()
    {
        QFETCH(int, hours);
        const auto saving = make(europeanRule(), hours);
        for (int year = 2020; year < 2040; ++year) {
            const auto begin = at(date(year, 3, lastSundayOf31(year, 3)), 1) + hours * secondsPerHour;
            const auto end = at(date(year, 10, lastSundayOf31(year, 10)), 1) + hours * secondsPerHour;
            for (auto time = at(date(year, 1, 1)); time < at(date(year + 1, 1, 1)); time = time + 5 * secondsPerHour) {
                const bool isSummer = time >= begin && time < end;
                QCOMPARE(saving.spanAt(time).offset, isSummer ? secondsPerHour : Seconds{0});
            }
            // to the second
            QCOMPARE(saving.spanAt(begin + -1).offset, Seconds{0});
            QCOMPARE(saving.spanAt(begin).offset, secondsPerHour);
            QCOMPARE(saving.spanAt(end + -1).offset, secondsPerHour);
            QCOMPARE(saving.spanAt(end).offset, Seconds{0});
            QVERIFY(saving.spanAt(begin).from == begin && saving.spanAt(begin).to == end);
            QVERIFY(saving.spanAt(begin + -1).to == begin && saving.spanAt(end).from == end);
        }
    }

    void publishedDatesOfEurope()
    {
        const auto saving = make(europeanRule());
        QVERIFY(saving.spanAt(at(date(2026, 1, 1))).to == at(date(2026, 3, 29), 2));
        QVERIFY(saving.spanAt(at(date(2026, 7, 1))).to == at(date(2026, 10, 25), 2));
        QVERIFY(saving.spanAt(at(date(2024, 1, 1))).to == at(date(2024, 3, 31), 2));
        QVERIFY(saving.spanAt(at(date(2024, 7, 1))).to == at(date(2024, 10, 27), 2));
    }

    void theSouthHasSummerAtNewYear()
    {
        const auto saving = make(southernRule(), 10);
        QCOMPARE(saving.spanAt(at(date(2026, 12, 31), 23, 59, 59)).offset, secondsPerHour);
        QCOMPARE(saving.spanAt(at(date(2027, 1, 1))).offset, secondsPerHour);
        QCOMPARE(saving.spanAt(at(date(2026, 7, 1))).offset, Seconds{0});
        QVERIFY(saving.spanAt(at(date(2026, 7, 1))).from == at(date(2026, 4, 5), 2));
        QVERIFY(saving.spanAt(at(date(2026, 7, 1))).to == at(date(2026, 10, 4), 2));
        QVERIFY(saving.spanAt(at(date(2027, 1, 1))).to == at(date(2027, 4, 4), 2));
    }

    void theTimeBasesSayTheSameInstant()
    {
        auto utc = europeanRule();
        auto normal = utc;
        normal.begin.base = normal.end.base = TimeBase::Normal;
        normal.begin.minuteOfDay = normal.end.minuteOfDay = 120;
        auto display = normal;
        display.begin.base = display.end.base = TimeBase::Display;
        display.end.minuteOfDay = 180;
        for (auto time = at(date(2026, 1, 1)); time < at(date(2029, 1, 1)); time = time + 1800) {
            const auto expected = make(utc).spanAt(time);
            QVERIFY(make(normal).spanAt(time).to == expected.to);
            QVERIFY(make(display).spanAt(time).to == expected.to);
            QCOMPARE(make(display).spanAt(time).offset, expected.offset);
        }
    }

    void aTableSaysWhatTheRuleSays()
    {
        const auto rule = make(europeanRule());
        DaylightSavingTable table;
        auto time = at(date(2026, 1, 1));
        for (int year = 0; year < 20; ++year) {
            const auto begin = rule.spanAt(time).to;
            const auto end = rule.spanAt(begin).to;
            table.push_back({begin, end});
            time = end;
        }
        const auto saving = make(table);
        for (auto each = at(date(2026, 1, 1)); each < at(date(2046, 1, 1)); each = each + 7 * secondsPerHour)
            QCOMPARE(saving.spanAt(each).offset, rule.spanAt(each).offset);
        QCOMPARE(saving.spanAt(at(date(2046, 7, 1))).offset, Seconds{0});
        QCOMPARE(saving.spanAt(at(date(2025, 7, 1))).offset, Seconds{0});
    }

    void theDaysHaveTwentyThreeAndTwentyFiveHours()
    {
        const auto saving = make(europeanRule());
        const auto midnight = [&](Date day) { return saving.meterTime({dayNumber(day) * secondsPerDay}); };
        QCOMPARE(midnight(date(2026, 3, 30)) - midnight(date(2026, 3, 29)), 23 * secondsPerHour);
        QCOMPARE(midnight(date(2026, 10, 26)) - midnight(date(2026, 10, 25)), 25 * secondsPerHour);
        QCOMPARE(midnight(date(2026, 6, 2)) - midnight(date(2026, 6, 1)), 24 * secondsPerHour);
    }

    void whatTheGlassShowsLeadsBack()
    {
        const auto saving = make(europeanRule());
        const auto shown = [](Date day, int hour, int minute) { return DisplayTime{at(day, hour, minute).seconds}; };
        // left out
        QVERIFY(saving.meterTime(shown(date(2026, 3, 29), 2, 0)) == at(date(2026, 3, 29), 2));
        QVERIFY(saving.meterTime(shown(date(2026, 3, 29), 2, 59)) == at(date(2026, 3, 29), 2));
        QVERIFY(saving.meterTime(shown(date(2026, 3, 29), 3, 0)) == at(date(2026, 3, 29), 2));
        // shown twice
        QVERIFY(saving.meterTime(shown(date(2026, 10, 25), 2, 30)) == at(date(2026, 10, 25), 1, 30));
        QVERIFY(saving.meterTime(shown(date(2026, 10, 25), 3, 0)) == at(date(2026, 10, 25), 3));
        for (auto time = at(date(2026, 1, 1)); time < at(date(2027, 1, 1)); time = time + 600) {
            const auto back = saving.meterTime(saving.displayTime(time));
            QVERIFY(back == time || back == time + -secondsPerHour);
            QVERIFY(saving.displayTime(back) == saving.displayTime(time));
        }
    }

    void faultsAreToldEach()
    {
        auto rule = europeanRule();
        rule.end.month = std::chrono::March;
        QVERIFY(checkDaylightSaving(rule).front().fault == DaylightSavingFault::RuleMonths);
        rule.end.minuteOfDay = minutesPerDay;
        QVERIFY(checkDaylightSaving(rule).front().fault == DaylightSavingFault::RuleTime);

        const DaylightSavingPeriod summer{at(date(2026, 3, 29), 2), at(date(2026, 10, 25), 2)};
        QVERIFY(checkDaylightSaving(DaylightSavingTable{summer}).empty());
        QCOMPARE(checkDaylightSaving(DaylightSavingTable{summer, summer}).front().position, std::size_t{1});
        QVERIFY(checkDaylightSaving(DaylightSavingTable{{summer.end, summer.begin}}).front().fault
            == DaylightSavingFault::TableOrder);
        DaylightSavingTable longTable;
        for (int year = 0; year < 21; ++year)
            longTable.push_back({at(date(2026 + year, 4, 1)), at(date(2026 + year, 10, 1))});
        QVERIFY(checkDaylightSaving(longTable).front().fault == DaylightSavingFault::TableLength);
        longTable.pop_back();
        QVERIFY(checkDaylightSaving(longTable).empty());

        QCOMPARE(DaylightSaving::create(rule, 1).error().id, std::string("daylight-saving-invalid"));
        QVERIFY(!DaylightSaving::create(europeanRule(), 15).has_value());
    }
};

QTEST_APPLESS_MAIN(DaylightSavingTest)
#include "daylight_saving_test.moc"
