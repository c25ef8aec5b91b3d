// SPDX-License-Identifier: Apache-2.0
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

metrology::MeasuredSecond volts(std::int32_t volt)
{
    return second(
        phaseSecond(1'000'000, 0, volt * 1000), phaseSecond(1'000'000, 0, 230'000), phaseSecond(1'000'000, 0, 230'000));
}

} // namespace

class MeterQualityTest : public TestCase {
    Q_OBJECT

private slots:
    void underVoltageComesIntoTheLog()
    {
        auto meter = meterOf(modelOf("omnipower-3p"));
        auto settings = meter.state().settings;
        settings.alarmMask = alarm::underVoltage;
        QVERIFY(meter.change(settings).has_value());
        run(meter, volts(230), 1'800);
        QVERIFY(meter.logs().voltageQuality.isEmpty());
        run(meter, volts(200), 1'500);
        QVERIFY(!meter.logs().voltageQuality.isEmpty());
        QCOMPARE(meter.raisedAlarms(), alarm::underVoltage);
        const auto first = meter.logs().voltageQuality[0];
        QCOMPARE(first.phase, std::uint8_t{1});
        QVERIFY(first.time > meterTime(2026, 1, 1, 0, 30) && first.time <= meterTime(2026, 1, 1, 0, 55));
        run(meter, volts(230), 1'200);
        QCOMPARE(meter.raisedAlarms(), 0U);
        QVERIFY(meter.qualityCounters().phases[0].meanLow >= 2);
        QCOMPARE(meter.qualityCounters().phases[1].meanLow, std::int64_t{0});
    }

    void anOutageIsCountedAsAnInterruption()
    {
        auto meter = meterOf(modelOf("omnipower-3p"));
        run(meter, volts(230), 600);
        run(meter, second(phaseSecond(0, 0, 0), phaseSecond(0, 0, 0), phaseSecond(0, 0, 0)), 600);
        run(meter, volts(230), 600);
        QCOMPARE(meter.qualityCounters().longInterruptions, std::int64_t{1});
    }

    void stepsDoNotMatter()
    {
        const auto model = modelOf("omnipower-3p");
        auto atOnce = Meter::create(model, {newYear, 1, {12'345, 0}}).value();
        auto oneByOne = Meter::create(model, {newYear, 1, {12'345, 0}}).value();
        std::mt19937_64 random(4);
        for (int stretch = 0; stretch < 60; ++stretch) {
            const auto each = volts(static_cast<std::int32_t>(190 + random() % 80));
            const auto seconds = static_cast<Seconds>(random() % 6'000 + 1);
            run(atOnce, each, seconds);
            for (Seconds tick = 0; tick < seconds; ++tick)
                run(oneByOne, each, 1);
            QVERIFY(bytesOf(atOnce) == bytesOf(oneByOne));
            QVERIFY(atOnce.qualityCounters() == oneByOne.qualityCounters());
        }
        QVERIFY(atOnce.logs().voltageQuality.size() > 20);
    }

    void countersSurvive()
    {
        const auto model = modelOf("omnipower-3p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        run(meter, volts(200), 3'600);
        const auto before = meter.qualityCounters();
        QVERIFY(before.phases[0].meanLow > 0);
        QVERIFY(meter.save().has_value());
        QVERIFY(meter.qualityCounters() == before);
        const auto again = Meter::create(model, {newYear, 1, {}}, &memory);
        VERIFY_RESULT(again);
        QVERIFY(again->qualityCounters() == before);
        QCOMPARE(again->logs().voltageQuality.size(), meter.logs().voltageQuality.size());
    }
};

QTEST_APPLESS_MAIN(MeterQualityTest)
#include "meter_quality_test.moc"
