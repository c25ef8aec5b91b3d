// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "core/device/register_reading.h"
#include "core/device/simulation.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

#include <set>

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

std::int64_t energy(const Meter& meter, Energy which)
{
    return meter.state().registers.total(which);
}

bool has(const std::shared_ptr<const MeterModel>& model, std::string_view obis)
{
    return findRegister(*model, Obis::parse(obis).value()) != nullptr;
}

QString textOf(const Meter& meter, std::string_view obis)
{
    const auto* const definition = findRegister(meter.model(), Obis::parse(obis).value());
    if (definition == nullptr)
        return "absent";
    const auto text = device::textOf(*definition, read(meter, *definition));
    return QString::fromStdString(text.value + " " + text.unit);
}

constexpr Seconds hour = 3'600;

} // namespace

static_assert(sizeof(Meter) <= 16U * 1024U, "a bare meter takes 16 kB at most");

class MeterRegistersTest : public TestCase {
    Q_OBJECT

private slots:
    void fourQuadrantsCountWhereThePapersSay()
    {
        struct Vector {
            std::int64_t active;
            std::int64_t reactive;
            std::array<Energy, 4> grows;
        };
        const std::array<Vector, 4> vectors{{
            {1'991'858, 1'150'000,
                {Energy::ActiveImport, Energy::ReactiveImport, Energy::ReactiveQuadrant1, Energy::ApparentImport}},
            {-1'991'858, 1'150'000,
                {Energy::ActiveExport, Energy::ReactiveImport, Energy::ReactiveQuadrant2, Energy::ApparentExport}},
            {-1'991'858, -1'150'000,
                {Energy::ActiveExport, Energy::ReactiveExport, Energy::ReactiveQuadrant3, Energy::ApparentExport}},
            {1'991'858, -1'150'000,
                {Energy::ActiveImport, Energy::ReactiveExport, Energy::ReactiveQuadrant4, Energy::ApparentImport}},
        }};
        for (const auto& vector : vectors) {
            auto meter = meterOf(modelOf("omnipower-1p"));
            run(meter, second(phaseSecond(vector.active, vector.reactive)), hour);
            const std::array expected{1'991'858 * hour, 1'150'000 * hour, 1'150'000 * hour, 2'300'000 * hour};
            for (std::size_t quantity = 0; quantity < energyQuantities; ++quantity) {
                const auto which = static_cast<Energy>(quantity);
                const auto found = std::ranges::find(vector.grows, which);
                const auto grown = found == vector.grows.end()
                    ? 0
                    : expected[static_cast<std::size_t>(found - vector.grows.begin())];
                QCOMPARE(energy(meter, which), grown);
            }
        }
    }

    void calculationMethodsSumThePhases_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QVector<qint64>>("watt");
        QTest::addColumn<qint64>("imported");
        QTest::addColumn<qint64>("exported");
        const QVector<qint64> a{1000, 1000, -500};
        const QVector<qint64> b{500, -1000, -1000};
        const QVector<qint64> c{-800, -800, -800};
        QTest::newRow("individual a") << 0 << a << qint64{2000} << qint64{500};
        QTest::newRow("vector a") << 1 << a << qint64{1500} << qint64{0};
        QTest::newRow("total a") << 2 << a << qint64{2500} << qint64{0};
        QTest::newRow("individual b") << 0 << b << qint64{500} << qint64{2000};
        QTest::newRow("vector b") << 1 << b << qint64{0} << qint64{1500};
        QTest::newRow("total b") << 2 << b << qint64{2500} << qint64{0};
        QTest::newRow("individual c") << 0 << c << qint64{0} << qint64{2400};
        QTest::newRow("vector c") << 1 << c << qint64{0} << qint64{2400};
        QTest::newRow("total c") << 2 << c << qint64{2400} << qint64{0};
    }
    void calculationMethodsSumThePhases()
    {
        QFETCH(int, method);
        QFETCH(QVector<qint64>, watt);
        QFETCH(qint64, imported);
        QFETCH(qint64, exported);
        auto document = documentOf("omnipower-3p");
        document.calculationMethod = static_cast<configuration::CalculationMethod>(method);
        auto meter = meterOf(makeModel(sharedCatalog(), document).value());
        run(meter, second(phaseSecond(watt[0] * 1000), phaseSecond(watt[1] * 1000), phaseSecond(watt[2] * 1000)), hour);
        QCOMPARE(energy(meter, Energy::ActiveImport), imported * 1000 * hour);
        QCOMPARE(energy(meter, Energy::ActiveExport), exported * 1000 * hour);
        QCOMPARE(meter.state().registers.phase(2, watt[2] < 0 ? Energy::ActiveExport : Energy::ActiveImport),
            std::abs(watt[2]) * 1000 * hour);
    }

    void whatAVariantLacksIsAbsent()
    {
        const auto importOnly = modelOf("omnipower-1p", {{"X9", "1"}, {"X10", "0"}, {"Z19", "0"}});
        QVERIFY(has(importOnly, "1.8.0"));
        for (const auto* const obis : {"2.8.0", "3.8.0", "4.8.0", "5.8.0", "10.8.0", "15.8.0", "16.8.0", "2.7.0",
                 "3.6.0", "41.8.0", "52.7.0", "1-1:1.8.0*129", "1-1:0.4.2", "1-1:130.0.0", "1-1:128.0.0"})
            QVERIFY2(!has(importOnly, obis), obis);
        QVERIFY(!importOnly->hasBreaker());
        auto meter = meterOf(importOnly);
        QCOMPARE(meter.requestBreaker(BreakerRequest::RemoteDisconnect).error().id, std::string("device-absent"));
        auto settings = meter.state().settings;
        settings.smartDisconnect.basis = DisconnectBasis::Current;
        QCOMPARE(meter.change(settings).error().id, std::string("device-absent"));
        QCOMPARE(meter.setRatio(5).error().id, std::string("device-absent"));

        QVERIFY(modelOf("omnipower-1p", {{"X8", "1"}, {"Z18", "001"}})->protocol1107 == Presence::Present);
        QVERIFY(modelOf("omnipower-1p", {{"X8", "2"}, {"Z18", "001"}})->protocol1107 == Presence::Absent);
        QVERIFY(modelOf("omnipower-1p", {{"X8", "1"}, {"Z28", "1"}})->encryption == Encryption::NotAvailable);
        QVERIFY(modelOf("omnipower-1p", {{"X8", "2"}, {"Z28", "1"}})->encryption == Encryption::Enabled);
        const auto transformer = modelOf("omnipower-ct");
        QVERIFY(has(transformer, "1-1:1.8.0*129") && has(transformer, "1-1:0.4.2"));
        QVERIFY(!has(transformer, "31.7.124") && has(transformer, "32.7.124"));
        QVERIFY(modelOf("omnipower-3p-din")->interface == PulseInterface::None);
        QVERIFY(modelOf("omnipower-1p")->neutralFaultDetection == Presence::Absent);
        QCOMPARE(modelOf("omnipower-1p")->analysisChannels, std::size_t{24});
        QCOMPARE(modelOf("omnipower-3p")->analysisChannels, std::size_t{16});
    }

    void noCodeStandsTwiceInTheTable()
    {
        std::set<Obis> seen;
        for (const auto& row : registerTable())
            QVERIFY2(seen.insert(row.obis).second, row.obis.text().c_str());
        QVERIFY(seen.size() > 250);
    }

    void transformersMultiply()
    {
        auto meter = meterOf(modelOf("omnipower-ct", {{"Z21", "040"}}));
        QCOMPARE(meter.state().ratio, 40);
        run(meter, second(phaseSecond(100'000), phaseSecond(100'000), phaseSecond(100'000)), hour);
        QCOMPARE(textOf(meter, "1-1:1.8.0*129"), QString("0.300 kWh"));
        QCOMPARE(textOf(meter, "1.8.0"), QString("12.000 kWh"));
        QCOMPARE(textOf(meter, "1.7.0"), QString("12.000000 kW"));
        QVERIFY(meter.setRatio(600).has_value());
        QCOMPARE(meter.setRatio(601).error().id, std::string("device-setting"));
        QCOMPARE(meter.setRatio(0).error().id, std::string("device-setting"));
        QCOMPARE(textOf(meter, "1.8.0"), QString("180.000 kWh"));
        QCOMPARE(meter.logs().ratio.newest().before, 40);
        for (int change = 1; change <= 12; ++change)
            QVERIFY(meter.setRatio(change).has_value());
        QCOMPARE(meter.logs().ratio.size(), std::size_t{10});
        auto locked = meterOf(modelOf("omnipower-ct", {{"Z22", "2"}}));
        QCOMPARE(locked.setRatio(5).error().id, std::string("device-refused"));
    }

    void demandIsBlockDemand()
    {
        const std::array<std::int64_t, 9> kilowatts{1, 1, 1, 4, 4, 4, 1, 1, 1};
        auto meter = meterOf(modelOf("omnipower-1p"));
        for (const auto kilowatt : kilowatts)
            run(meter, second(phaseSecond(kilowatt * 1'000'000)), 300);
        QCOMPARE(meter.state().demand.peak(Energy::ActiveImport, 0).milliwatt, std::int64_t{4'000'000});
        QCOMPARE(
            meter.state().demand.peak(Energy::ActiveImport, 0).reached.seconds, meterTime(2026, 1, 1, 0, 30).seconds);
        QCOMPARE(textOf(meter, "1.6.0"), QString("4.000000 kW"));
        auto shifted = meterOf(modelOf("omnipower-1p"));
        for (std::size_t block = 1; block < 7; ++block)
            run(shifted, second(phaseSecond(kilowatts[block] * 1'000'000)), 300);
        QCOMPARE(shifted.state().demand.peak(Energy::ActiveImport, 0).milliwatt, std::int64_t{3'000'000});
        // A disturbed period gives no peak.
        run(shifted, second(phaseSecond(9'000'000)), 450);
        QVERIFY(shifted.setClock(shifted.clock().now() + 20).has_value());
        run(shifted, second(phaseSecond(9'000'000)), 430);
        QCOMPARE(shifted.state().demand.peak(Energy::ActiveImport, 0).milliwatt, std::int64_t{3'000'000});
        QCOMPARE(shifted.logs().loadProfile.quality(shifted.logs().loadProfile.size() - 1),
            std::uint16_t(quality::clockSetFrom15 | quality::clockForward));
    }

    void peaksAndTariffsFollowTheTariffRegister()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z13", "002"}}));
        run(meter, second(phaseSecond(2'000'000)), 900);
        QVERIFY(meter.setTariff({3}).has_value());
        run(meter, second(phaseSecond(5'000'000)), 900);
        const auto& registers = meter.state().registers;
        QCOMPARE(registers.tariff(1, Energy::ActiveImport), std::int64_t{2'000'000} * 900);
        QCOMPARE(registers.tariff(3, Energy::ActiveImport), std::int64_t{5'000'000} * 900);
        QCOMPARE(meter.state().demand.peak(Energy::ActiveImport, 1).milliwatt, std::int64_t{2'000'000});
        QCOMPARE(meter.state().demand.peak(Energy::ActiveImport, 3).milliwatt, std::int64_t{5'000'000});
        QCOMPARE(meter.state().counters.tariff[2], Seconds{900});
        QVERIFY(meter.overrideTariff({7}, 600).has_value());
        run(meter, second(phaseSecond(1'000'000)), 900);
        QCOMPARE(registers.tariff(7, Energy::ActiveImport), std::int64_t{1'000'000} * 600);
        meter.stopDebitingPeriod();
        QCOMPARE(meter.state().demand.peak(Energy::ActiveImport, 0).milliwatt, std::int64_t{0});
        QCOMPARE(meter.state().demand.accumulated(Energy::ActiveImport, 0), std::int64_t{5'000'000});
        QCOMPARE(meter.logs().debiting.newest().activePeaks[1].milliwatt, std::int64_t{2'000'000});
    }

    void portsSelectTariffs()
    {
        const auto tariffOf = [](std::string_view code, Level one, Level two) {
            auto meter = meterOf(modelOf("omnipower-1p", {{"Z13", "001"}, {"Z3", code}}));
            meter.setPort(0, one);
            meter.setPort(1, two);
            return meter.activeTariff();
        };
        const std::array<std::pair<Level, Level>, 4> levels{{{Level::Low, Level::Low}, {Level::High, Level::Low},
            {Level::Low, Level::High}, {Level::High, Level::High}}};
        for (std::size_t row = 0; row < levels.size(); ++row) {
            QCOMPARE(tariffOf("01", levels[row].first, levels[row].second), row + 1);
            QCOMPARE(tariffOf("02", levels[row].first, levels[row].second), 4 - row);
        }
        QCOMPARE(tariffOf("13", Level::Low, Level::High), std::size_t{2}); // pulses on port 1, tariff on port 2
        QCOMPARE(tariffOf("13", Level::High, Level::Low), std::size_t{1});
    }

    void countersCountSecondsAndPulses()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z3", "05"}, {"Z12", "01"}}));
        auto settings = meter.state().settings;
        settings.powerThresholdWatt = 2'000;
        settings.pulseInputThousandths = 100'000;
        QVERIFY(meter.change(settings).has_value());
        run(meter, second(phaseSecond(2'000'000)), 500);
        run(meter, second(phaseSecond(2'000'001)), 7'200);
        QCOMPARE(meter.state().counters.aboveThreshold, Seconds{7'200});
        QCOMPARE(textOf(meter, "0-1:96.8.0"), QString("2 h"));
        meter.countInputPulses(1'000, 10);
        QCOMPARE(meter.state().counters.pulseInput, std::int64_t{250}); // 25 in a second
        QCOMPARE(textOf(meter, "0.128.1"), QString("2.500 "));
    }

    void energiesAreCutNotRounded()
    {
        QCOMPARE(kilowattHours(0), std::string("0.000"));
        QCOMPARE(kilowattHours(3'600'000'000), std::string("1.000"));
        QCOMPARE(kilowattHours(3'599'999'999), std::string("0.999999999"));
        QCOMPARE(kilowattHours(900'000), std::string("0.00025"));
        QCOMPARE(kilowattHours(-5'400'000'000), std::string("-1.500"));
        QCOMPARE(kilowattHours(35), std::string("0.000000009"));
    }

    void averageAndDailyValues()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, second(phaseSecond(1'000'000)), 900);
        run(meter, second(phaseSecond(3'000'000)), 1'800);
        run(meter, second(phaseSecond(500'000)), 900);
        QCOMPARE(textOf(meter, "1.25.0"), QString("0.500000 kW"));
        QCOMPARE(textOf(meter, "1.16.0"), QString("3.000000 kW"));
        QCOMPARE(textOf(meter, "1.13.0"), QString("0.500000 kW"));
        run(meter, second(phaseSecond(100'000)), 86'400 - 3'600);
        QCOMPARE(textOf(meter, "1.16.0"), QString("0.000000 kW"));
        meter.resetTripCounters();
        run(meter, second(phaseSecond(100'000)), 36);
        QCOMPARE(textOf(meter, "1.1.128"), QString("0.001 kWh"));
    }

    void energiesOfTheRunningPeriods()
    {
        // Thursday 2026-01-01 00:00; one kilowatt until Saturday 2027-01-02 12:00.
        auto meter = meterOf(modelOf("omnipower-1p"));
        const auto since = [&](std::int64_t start) {
            return (meter.state().registers.total(Energy::ActiveImport) - start) / (3'600 * 1'000'000LL);
        };
        run(meter, second(phaseSecond(1'000'000)), (366 * 24 + 12) * hour);
        const auto& starts = meter.state().periodStarts;
        QCOMPARE(since(starts.day), 12);
        QCOMPARE(since(starts.week), 5 * 24 + 12);
        QCOMPARE(since(starts.month), 24 + 12);
        QCOMPARE(since(starts.year), 24 + 12);
        // A clock set over midnight on Sunday begins a week; without mains for a month, a month.
        VERIFY_RESULT(meter.setClock(meterTime(2027, 1, 4, 0, 30)));
        QCOMPARE(since(starts.week), 0);
        QCOMPARE(since(starts.month), 24 + 12);
        const auto dark = second(phaseSecond(0, 0, 0));
        run(meter, dark, 5 * 24 * hour);
        QCOMPARE(since(starts.month), 24 + 12);
        run(meter, second(phaseSecond(1'000'000)), hour);
        QCOMPARE(since(starts.day), 0);
        QCOMPARE(since(starts.week), 0);
    }
};

QTEST_APPLESS_MAIN(MeterRegistersTest)
#include "meter_registers_test.moc"
