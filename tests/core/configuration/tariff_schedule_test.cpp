// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/module_port.h"
#include "core/configuration/tariff_schedule.h"
#include "tests/core/configuration/sample_settings.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::configuration;
using meterbench::tests::at;
using meterbench::tests::date;

/// Which tariff is active when, asked of the document alone.
class TariffScheduleTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();

    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }
    static void set(MeterConfiguration& document, const char* field, const char* code)
    {
        document.codes[*document.family->scheme->find(field)] = Code(code);
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_catalog); }

    void defaultsOfEveryFamilyHaveASchedule()
    {
        for (const auto& family : m_catalog->families()) {
            const auto schedule = tariffSchedule(defaultConfiguration(*m_catalog, family));
            VERIFY_RESULT(schedule);
            QCOMPARE(int{schedule->tariffAt(at(date(2026, 7, 1), 12)).number}, 1);
        }
        QVERIFY(!tariffSchedule({}).has_value());
    }

    void aPlanIsAskedInTheTimeOfTheGlass()
    {
        auto each = document("omnipower-1p");
        each.settings = tests::fullSettings();
        set(each, "Z13", "100");
        set(each, "Z14", "100");
        set(each, "Z11", "01");
        const auto schedule = tariffSchedule(each);
        VERIFY_RESULT(schedule);
        QCOMPARE(int{schedule->tariffAt(at(date(2026, 1, 12), 12)).number}, 1);
        QCOMPARE(int{schedule->tariffAt(at(date(2026, 12, 25), 12)).number}, 3); // exception day
        QCOMPARE(int{schedule->tariffAt(at(date(2026, 7, 1), 10, 59)).number}, 4);
        QVERIFY(schedule->nextShift(at(date(2026, 7, 1), 10)) == at(date(2026, 7, 1), 11)); // 12:00 shown
        QCOMPARE(schedule->longestStartDelay, Seconds{1800});

        const tariff::TariffState tariffState;
        std::array<tariff::LoadState, 2> loads;
        loads[0].startDelay = 600;
        const tariff::LoadControl::Context context{schedule->tariffs, tariffState, loads};
        const auto state
            = [&](MeterTime time) { return schedule->loads.stateAt(tariff::LoadOutput::One, time, context); };
        QVERIFY(state(at(date(2026, 1, 12), 22, 9, 59)) == tariff::LoadPosition::Inactive);
        QVERIFY(state(at(date(2026, 1, 12), 22, 10)) == tariff::LoadPosition::Active);
    }

    void thePortIsReadFromTheCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QList<int>>("tariffs"); // without voltage, first input, second, both
        QTest::newRow("4-tariff") << "01" << QList<int>{1, 2, 3, 4};
        QTest::newRow("4-tariff inverted") << "02" << QList<int>{4, 3, 2, 1};
        QTest::newRow("2-tariff") << "07" << QList<int>{1, 2, 1, 2};
        QTest::newRow("2-tariff inverted") << "08" << QList<int>{2, 1, 2, 1};
        QTest::newRow("pulse in, 2-tariff") << "13" << QList<int>{1, 2, 1, 2};
        QTest::newRow("4-tariff sync") << "22" << QList<int>{1, 2, 3, 4};
        QTest::newRow("4-tariff sync inverted") << "23" << QList<int>{4, 3, 2, 1};
    }

    void thePortIsReadFromTheCodes()
    {
        QFETCH(QString, code);
        QFETCH(QList<int>, tariffs);
        auto each = document("omnipower-1p");
        set(each, "Z3", code.toLatin1().constData());
        set(each, "Z13", "001");
        const auto schedule = tariffSchedule(each);
        VERIFY_RESULT(schedule);
        for (int level = 0; level < 4; ++level) {
            tariff::TariffState state;
            state.port = {(level & 1) != 0, (level & 2) != 0};
            QCOMPARE(int{schedule->tariffs.tariffAt(at(date(2026, 1, 1)), state).number}, tariffs[level]);
        }
    }

    void theSynchronisationOfTheModulePort_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        using enum tariff::LoadControlMode;
        const auto row = [](const char* code, tariff::LoadControlMode first, tariff::LoadControlMode second) {
            QTest::newRow(code) << code << static_cast<int>(first) << static_cast<int>(second);
        };
        row("18", FollowTariff, Register);
        row("19", FollowTariff, Register);
        row("20", FollowTariff, Register);
        row("21", FollowTariff, Register);
        row("22", FollowTariff, FollowTariff);
        row("23", FollowTariff, FollowTariff);
        row("26", Register, Register);
        row("27", Register, Register);
        row("28", Register, OppositeOfFirst);
    }

    void theSynchronisationOfTheModulePort()
    {
        QFETCH(QString, code);
        auto each = document("omnipower-1p");
        set(each, "Z3", code.toLatin1().constData());
        set(each, "Z14", "001");
        const auto schedule = tariffSchedule(each);
        VERIFY_RESULT(schedule);
        QTEST(static_cast<int>(schedule->loads.mode(tariff::LoadOutput::One)), "first");
        QTEST(static_cast<int>(schedule->loads.mode(tariff::LoadOutput::Two)), "second");
    }

    void everyPortOfTheCatalogueIsUnderstood()
    {
        auto ports = 0;
        for (const auto& scheme : m_catalog->schemes())
            for (const auto& field : scheme.fields)
                for (const auto& table : field.tables)
                    for (const auto& option : table.options)
                        for (const auto& particular : option.meaning)
                            if (particular.name == "port1" || particular.name == "port2") {
                                QVERIFY2(readPort(particular.value).has_value(), particular.value.c_str());
                                ++ports;
                            }
        QVERIFY(ports > 50);
    }

    void daylightSavingIsThatOfTheCodeUnlessSet()
    {
        auto each = document("omnipower-1p");
        set(each, "Z15", "001");
        set(each, "Z11", "02");
        const auto summer = at(date(2026, 7, 1));
        QCOMPARE(tariffSchedule(each)->daylightSaving.spanAt(summer).offset, tariff::secondsPerHour);
        QVERIFY(tariffSchedule(each)->daylightSaving.spanAt(summer).from == at(date(2026, 3, 29), 3));
        each.settings.daylightSaving = tariff::NoDaylightSaving{};
        QCOMPARE(tariffSchedule(each)->daylightSaving.spanAt(summer).offset, Seconds{0});
        set(each, "Z11", "16"); // eight hours behind UTC
        each.settings.daylightSaving = tariff::southernRule();
        QCOMPARE(tariffSchedule(each)->daylightSaving.spanAt(at(date(2026, 1, 1))).offset, tariff::secondsPerHour);
    }

    void theOlderMetersHavePlansOfTheirOwn()
    {
        auto each = document("kamstrup-162m");
        tariff::Season period;
        period.days[0] = {{0, 1}, {360, 2}};
        each.settings.tariffPlans
            = {{{period, period}, {{std::chrono::March / 29, 0}, {std::chrono::October / 25, 1}}}};
        each.settings.exceptionDays = {date(2026, 5, 14)};
        each.settings.loadOutputs[1].plans = {tests::heaterPlan()};
        each.settings.loadOutputs[1].exceptionDays = {date(2026, 5, 15)};
        const auto schedule = tariffSchedule(each);
        VERIFY_RESULT(schedule);
        QVERIFY(schedule->tariffs.mode() == tariff::TariffControlMode::Plan);
        QVERIFY(schedule->loads.mode(tariff::LoadOutput::Two) == tariff::LoadControlMode::Plan);
        QVERIFY(
            schedule->tariffs.plan()->dayTypeOf(tariff::dayNumber(date(2026, 5, 14))) == tariff::DayType::NonWorking);
    }

    void whatCannotBeAskedIsAnError()
    {
        auto each = document("omnipower-1p");
        set(each, "Z13", "100");
        QCOMPARE(tariffSchedule(each).error().id, std::string("tariff-plan-invalid"));
        each.settings.tariffPlans = {4, tests::dayAndNightPlan()};
        QCOMPARE(tariffSchedule(each).error().id, std::string("tariff-plan-invalid"));
        each.settings.tariffPlans.resize(3);
        VERIFY_RESULT(tariffSchedule(each));
        each.settings.exceptionDays = {date(2026, 2, 30)};
        QVERIFY(!tariffSchedule(each).has_value());
        each.settings.exceptionDays.clear();
        each.settings.daylightSaving = tariff::DaylightSavingTable{{{10}, {5}}};
        QCOMPARE(tariffSchedule(each).error().id, std::string("daylight-saving-invalid"));
    }
};

QTEST_APPLESS_MAIN(TariffScheduleTest)
#include "tariff_schedule_test.moc"
