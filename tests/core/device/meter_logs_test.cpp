// SPDX-License-Identifier: Apache-2.0
#include "core/device/load_profile_depth.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

constexpr std::array<std::string_view, 3> periodCodes{"2", "3", "4"};

metrology::MeasuredSecond kilowatt(std::int64_t kilowatts = 1)
{
    return second(phaseSecond(kilowatts * 1'000'000));
}

} // namespace

class MeterLogsTest : public TestCase {
    Q_OBJECT

private slots:
    void loadProfileDepthsAreThoseOfTheSheets()
    {
        // Every depth that a sheet prints, whichever code orders those columns.
        struct Order {
            std::string_view family;
            std::string_view field;
            std::array<std::string_view, 6> codes; ///< by number of columns: 1, 2, 4, 6, 8
        };
        const std::array<Order, 4> orders{{
            {"omnipower-1p", "Z29", {"1", "2", "3", "4", "5", ""}},
            {"omnipower-3p", "X9", {"1", "2", "4", "", "", ""}},
            {"omnipower-3p-din", "X9", {"1", "2", "4", "", "", ""}},
            {"omnipower-ct", "X9", {"1", "2", "4", "", "", ""}},
        }};
        int checked = 0;
        for (const auto& order : orders) {
            for (const auto& depth : sharedCatalog().family(order.family)->loadProfile.depths) {
                const std::size_t place = depth.columns == 1 ? 0
                    : depth.columns == 2                     ? 1
                                                             : static_cast<std::size_t>(depth.columns) / 2;
                const std::array days{depth.days15, depth.days30, depth.days60};
                for (std::size_t period = 0; period < days.size(); ++period) {
                    const auto model
                        = modelOf(order.family, {{order.field, order.codes[place]}, {"Z4", periodCodes[period]}});
                    QCOMPARE(model->loadProfileColumns.size(), static_cast<std::size_t>(depth.columns));
                    QCOMPARE(model->loadProfileDays, days[period]);
                    ++checked;
                }
            }
        }
        QVERIFY(checked >= 30);
        QCOMPARE(modelOf("omnipower-ct", {{"X9", "3"}})->loadProfileDays, 231);
    }

    void otherDepthsAreThoseOfTheirPapers()
    {
        QCOMPARE(modelOf("kamstrup-162m", {{"E", "2"}})->loadProfileDays, 130);
        QCOMPARE(modelOf("kamstrup-162m", {{"E", "4"}})->loadProfileDays, 130);
        QCOMPARE(modelOf("kamstrup-162m", {{"E", "1"}, {"X5", "4"}})->loadProfileDays, 17);
        QCOMPARE(modelOf("kamstrup-382m", {{"E", "1"}, {"X5", "1"}})->loadProfileDays, 37);
        QCOMPARE(modelOf("omnipower-1p", {{"X14-X16", "055"}})->loadProfileDays, 60); // Austria
        QCOMPARE(modelOf("omnipower-1p", {{"X14-X16", "055"}, {"Z4", "4"}})->loadProfileDays, 720);
        // The sister meter's figures follow from the same records.
        constexpr LoggerMemory sister{576U * 1024U, 18};
        QCOMPARE(depthDays(sister.entries(4), 900), 180);
        auto meter = meterOf(modelOf("omnipower-1p"));
        QCOMPARE(meter.logs().debiting.capacity(), std::size_t{36});
        QCOMPARE(meter.logs().debiting2.capacity(), std::size_t{175});
        QCOMPARE(meter.logs().neutralFault.capacity(), std::size_t{45});
        QCOMPARE(meter.logs().status.capacity(), std::size_t{200});
        QCOMPARE(meter.logs().ratio.capacity(), std::size_t{10});
    }

    void debitingPeriodsEndOnTheirDays()
    {
        // Z7: code, months in which a period ends.
        const std::array<std::pair<std::string_view, std::vector<unsigned>>, 8> vectors{{
            {"01", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
            {"02", {1, 3, 5, 7, 9, 11}},
            {"03", {2, 4, 6, 8, 10, 12}},
            {"06", {3, 6, 9, 12}},
            {"07", {1, 7}},
            {"12", {6, 12}},
            {"13", {1}},
            {"24", {12}},
        }};
        for (const auto& [code, months] : vectors) {
            const auto model = modelOf("omnipower-1p", {{"Z6", "15"}, {"Z7", code}});
            auto time = meterTime(2026, 1, 1);
            for (const auto month : months) {
                time = nextDebiting(time, model->debiting);
                QCOMPARE(time.seconds, meterTime(2026, month, 15).seconds);
            }
            QVERIFY(nextDebiting(time, model->debiting) > meterTime(2027, 1, 1) - 1);
        }
        QVERIFY(nextDebiting(meterTime(2026, 1, 1), modelOf("omnipower-1p", {{"Z7", "00"}})->debiting) == never);
        QCOMPARE(nextRecurrence(meterTime(2026, 1, 1), RecurringLog::Weekly).seconds, meterTime(2026, 1, 5).seconds);
        QCOMPARE(nextRecurrence(meterTime(2026, 1, 5), RecurringLog::Weekly).seconds, meterTime(2026, 1, 12).seconds);
        QCOMPARE(nextRecurrence(meterTime(2026, 12, 31), RecurringLog::Monthly).seconds, meterTime(2027, 1, 1).seconds);
        QCOMPARE(nextRecurrence(meterTime(2028, 2, 28), RecurringLog::Daily).seconds, meterTime(2028, 2, 29).seconds);
    }

    void debitingRecordsHoldTheTableOfTheSheets()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, second(phaseSecond(2'000'000, 500'000)), 40 * 86'400);
        QCOMPARE(meter.logs().debiting.size(), std::size_t{1}); // 1 February
        const auto& record = meter.logs().debiting.newest();
        const auto month = std::int64_t{31} * 86'400;
        QCOMPARE(record.time.seconds, meterTime(2026, 2, 1).seconds);
        QCOMPARE(record.energies[0], 2'000'000 * month);
        QCOMPARE(record.energies[2], 500'000 * month);
        QCOMPARE(record.hours, month / 3600);
        QCOMPARE(record.stops, 1U);
        QCOMPARE(record.activePeaks[0].milliwatt, std::int64_t{2'000'000});
        QCOMPARE(record.accumulatedActive[0], std::int64_t{2'000'000});
        QCOMPARE(meter.logs().debiting2.size(), std::size_t{40});
        QCOMPARE(meter.logs().debiting2[0].time.seconds, meterTime(2026, 1, 2).seconds);
        QCOMPARE(meter.logs().debiting2[39].energies[0], std::int64_t{2'000'000} * 40 * 86'400);
    }

    void profileAndAnalysisHoldWhatTheySay()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z29", "5"}}));
        run(meter, second(phaseSecond(2'000'000, -500'000)), 1'800);
        const auto& profile = meter.logs().loadProfile;
        QCOMPARE(profile.size(), std::size_t{2});
        QCOMPARE(profile.columns(), std::size_t{8});
        QCOMPARE(profile.time(0).seconds, meterTime(2026, 1, 1, 0, 15).seconds);
        QCOMPARE(profile.values(1)[0], std::int64_t{2'000'000} * 1'800);
        QCOMPARE(profile.values(1)[3], std::int64_t{500'000} * 1'800);
        QCOMPARE(profile.values(1)[7], std::int64_t{500'000} * 1'800); // R4
        const auto& analysis = meter.logs().analysis;
        QCOMPARE(analysis.columns(), std::size_t{6}); // P+, P−, Q+, Q−, U, I
        QCOMPARE(analysis.values(1)[0], std::int64_t{2'000'000});
        QCOMPARE(analysis.values(1)[4], std::int64_t{230'000});
        auto settings = meter.state().settings;
        settings.analysis.minutes = 5;
        settings.analysis.count = 25;
        QCOMPARE(meter.change(settings).error().id, std::string("device-setting"));
        settings.analysis.count = 2;
        settings.analysis.channels[0] = {AnalysisQuantity::MeanFrequency, 0};
        settings.analysis.channels[1] = {AnalysisQuantity::TariffRegister, 0};
        QVERIFY(meter.change(settings).has_value());
        QVERIFY(meter.logs().analysis.isEmpty());
        run(meter, kilowatt(), 600);
        QCOMPARE(meter.logs().analysis.size(), std::size_t{2});
        QCOMPARE(meter.logs().analysis.values(0)[0], std::int64_t{50'000});
    }

    void theOldestProfileEntryMakesRoom()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, kilowatt(), 200 * 86'400);
        const auto& profile = meter.logs().loadProfile;
        QCOMPARE(profile.size(), profile.capacity());
        QCOMPARE(profile.time(profile.size() - 1).seconds, meter.clock().now().seconds);
        for (std::size_t entry = 1; entry < profile.size(); ++entry)
            QCOMPARE(profile.time(entry) - profile.time(entry - 1), Seconds{900});
    }

    void outagesAreFilledAndMarked()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, kilowatt(), 3'000);
        run(meter, second(phaseSecond(0, 0, 0)), 3'600);
        run(meter, kilowatt(), 1'800);
        const auto& profile = meter.logs().loadProfile;
        QCOMPARE(profile.size(), std::size_t{8'400 / 900});
        QCOMPARE(profile.quality(2), std::uint16_t{0});
        QCOMPARE(profile.quality(3), std::uint16_t(quality::outage | quality::underVoltage));
        for (std::size_t entry = 4; entry < 7; ++entry) {
            QCOMPARE(profile.quality(entry), std::uint16_t(quality::outage | quality::filled));
            QCOMPARE(profile.values(entry)[0], profile.values(3)[0]);
        }
        QCOMPARE(profile.quality(7), std::uint16_t(quality::outage));
        QCOMPARE(profile.quality(8), std::uint16_t{0});
        QCOMPARE(meter.state().registers.total(Energy::ActiveImport),
            std::int64_t{1'000'000} * (3'000 + 1'800 - MeterSupply::registrationDelay));
        QCOMPARE(meter.state().counters.powerFailures, 1U);
        // The supercapacitor holds seven days; then the clock is not to be trusted and nothing is filled in.
        run(meter, second(phaseSecond(0, 0, 0)), 8 * 86'400);
        QVERIFY(!meter.clock().isValid());
        const auto before = profile.size();
        run(meter, kilowatt(), 60);
        QCOMPARE(profile.size(), before);
        auto battery = meterOf(modelOf("omnipower-1p", {{"X12", "1"}}));
        run(battery, second(phaseSecond(0, 0, 0)), 8 * 86'400);
        QVERIFY(battery.clock().isValid());
    }

    void settingTheClockIsLoggedBeyondTheFilter()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, kilowatt(), 450);
        QVERIFY(meter.setClock(meter.clock().now() + 7).has_value());
        QCOMPARE(meter.logs().clock.size(), std::size_t{0});
        QVERIFY(meter.setClock(meter.clock().now() - 8).has_value());
        QCOMPARE(meter.logs().clock.size(), std::size_t{1});
        run(meter, kilowatt(), 451);
        const auto& profile = meter.logs().loadProfile;
        QCOMPARE(profile.quality(0), std::uint16_t(quality::clockBackward | quality::clockSetFrom7));
        // Forward over an hour: the periods in between are filled in.
        QVERIFY(meter.setClock(meter.clock().now() + 3'600).has_value());
        QCOMPARE(profile.size(), std::size_t{5});
        QCOMPARE(profile.quality(1), std::uint16_t(quality::clockForward | quality::clockSetFrom180));
        QCOMPARE(profile.quality(4), std::uint16_t(quality::clockForward | quality::clockSetFrom180 | quality::filled));
        // Far beyond what is filled in.
        QVERIFY(meter.setClock(meter.clock().now() + 60 * 86'400).has_value());
        QCOMPARE(profile.size(), std::size_t{6});
        QCOMPARE(meter.setClock({-1}).error().id, std::string("device-refused"));
        QCOMPARE(clockQuality(7), std::uint16_t{0});
        QCOMPARE(clockQuality(-181), std::uint16_t(quality::clockBackward | quality::clockSetFrom180));
    }

    void aSlowClockStaysBehind()
    {
        auto meter = Meter::create(modelOf("omnipower-1p"), {newYear, 1, {5'000, 0}}).value();
        run(meter, kilowatt(), 365 * 86'400);
        // 5 ppm of a year are 157.7 s (data sheets).
        QCOMPARE(meter.clock().now() - normalTime(meter.now(), 60), Seconds{157});
        auto cold = Meter::create(modelOf("omnipower-1p"), {newYear, 1, {0, 100}}).value();
        cold.setTemperature(-37'000);
        run(cold, kilowatt(), 1'000'000);
        QCOMPARE(cold.clock().now() - normalTime(cold.now(), 60), Seconds{-6});
    }

    void aLongOutageMarksTheEntriesAroundIt()
    {
        const auto dark = second(phaseSecond(0, 0, 0));
        auto meter = meterOf(modelOf("omnipower-1p", {{"X12", "0"}}));
        run(meter, kilowatt(), 3'600 + 600);
        run(meter, dark, 8 * 86'400);
        run(meter, kilowatt(), 60);
        QVERIFY(!meter.clock().isValid());
        QVERIFY(meter.setClock(meterTime(2026, 1, 9, 1, 20)).has_value());
        run(meter, kilowatt(), 3'600);
        const auto& log = meter.logs().loadProfile;
        std::size_t marked = 0;
        for (std::size_t entry = 0; entry < log.size(); ++entry)
            marked += (log.quality(entry) & quality::outage) != 0 ? 1U : 0U;
        QCOMPARE(marked, std::size_t{2}); // the one that it cut off and the first one after it
        QVERIFY((meter.logs().analysis.quality(4) & quality::outage) != 0);
        QVERIFY((meter.logs().analysis.quality(5) & quality::outage) != 0);
        // A shorter one inside an analysis period leaves its mark as well.
        auto other = meterOf(modelOf("omnipower-1p"));
        run(other, kilowatt(), 100);
        run(other, dark, 300);
        run(other, kilowatt(), 600);
        QVERIFY((other.logs().analysis.quality(0) & quality::outage) != 0);
    }

    void aClockSetOverAnAnalysisBoundaryEndsThatPeriod()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z4", "4"}})); // a load profile of hours
        auto settings = meter.state().settings;
        settings.analysis.minutes = 5;
        QVERIFY(meter.change(settings).has_value());
        run(meter, kilowatt(), 240);
        QVERIFY(meter.setClock(meter.clock().now() + 90).has_value());
        QCOMPARE(meter.logs().analysis.size(), std::size_t{1});
        QVERIFY((meter.logs().analysis.quality(0) & quality::clockForward) != 0);
        QVERIFY(meter.logs().loadProfile.isEmpty());
        run(meter, kilowatt(), 600);
        QCOMPARE(meter.logs().analysis.size(), std::size_t{3});
    }

    void aTariffPlanAddsUpOverAYear()
    {
        // Night T1, day T2 from 07:00 to 22:00 of the glass, Sundays T3; daylight saving moves the shifts, not the
        // logs.
        tariff::Season season;
        season.week[6] = tariff::DayType::Holiday;
        season.days[0] = {{0, 1}, {7 * 60, 2}, {22 * 60, 1}};
        season.days[2] = {{0, 3}};
        MeterPrograms programs;
        programs.daylightSaving = tariff::DaylightSaving::create(tariff::europeanRule(), 1).value();
        tariff::TariffControl::Definition control;
        control.mode = tariff::TariffControlMode::Plan;
        control.plans.push_back(tariff::Plan::create(tariff::PlanKind::Tariff, tariff::omnipowerLimits,
            {{season}, {tariff::SeasonStart{}}}, {}, programs.daylightSaving)
                .value());
        programs.tariffs = tariff::TariffControl::create(std::move(control)).value();
        auto meter = meterOf(modelOf("omnipower-1p", {}, &programs));
        run(meter, kilowatt(), 365 * 86'400);
        const auto& registers = meter.state().registers;
        const auto kilowattSeconds
            = [&](std::size_t tariff) { return registers.tariff(tariff, Energy::ActiveImport) / 1'000'000; };
        // 2026: 52 Sundays, 313 other days of 15 hours of T2. The Sundays of the changes have 23 and 25 hours.
        QCOMPARE(kilowattSeconds(2), std::int64_t{313} * 15 * 3'600);
        QCOMPARE(kilowattSeconds(3), std::int64_t{52} * 24 * 3'600);
        QCOMPARE(kilowattSeconds(1) + kilowattSeconds(2) + kilowattSeconds(3), std::int64_t{365} * 86'400);
        QCOMPARE(meter.state().counters.tariff[1], Seconds{313} * 15 * 3'600);
        QVERIFY(meter.overrideTariff({8}, 60).has_value());
        QCOMPARE(meter.activeTariff(), std::size_t{8});
    }

    void daysOfDaylightSavingHaveTheirHours()
    {
        // Logs run in normal time: 96 periods on either day. The glass jumps.
        const SimInstant spring{1'774'738'800}; // 2026-03-29T00:00:00+01:00
        auto meter = meterOf(modelOf("omnipower-1p"), spring);
        run(meter, kilowatt(), 3'600 * 2 - 1);
        QCOMPARE(meter.displayTime().seconds - meter.clock().now().seconds, std::int64_t{0});
        run(meter, kilowatt(), 1);
        QCOMPARE(meter.displayTime().seconds - meter.clock().now().seconds, std::int64_t{3'600});
        run(meter, kilowatt(), 22 * 3'600);
        QCOMPARE(meter.logs().loadProfile.size(), std::size_t{96});
        const SimInstant autumn{1'792'882'800}; // 2026-10-25T00:00:00+01:00
        auto other = meterOf(modelOf("omnipower-1p"), autumn);
        QCOMPARE(other.displayTime().seconds - other.clock().now().seconds, std::int64_t{3'600});
        run(other, kilowatt(), 3'600 * 2);
        QCOMPARE(other.displayTime().seconds - other.clock().now().seconds, std::int64_t{0});
        auto never = meterOf(modelOf("omnipower-1p", {{"Z15", "000"}}), autumn);
        QCOMPARE(never.displayTime().seconds - never.clock().now().seconds, std::int64_t{0});
    }
};

QTEST_APPLESS_MAIN(MeterLogsTest)
#include "meter_logs_test.moc"
