// SPDX-License-Identifier: Apache-2.0
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

/// A stretch of measurement, ordinary or not: load, export, faults of the voltage, a dark network.
metrology::MeasuredSecond randomSecond(std::mt19937_64& random)
{
    const auto power = [&] { return static_cast<std::int64_t>(random() % 12'000'000) - 4'000'000; };
    const auto kind = random() % 20;
    if (kind == 0)
        return second(phaseSecond(0, 0, 0), phaseSecond(0, 0, 0), phaseSecond(0, 0, 0));
    if (kind == 1)
        return second(
            phaseSecond(power(), 0, 262'000), phaseSecond(power(), 0, 263'000), phaseSecond(power(), 0, 170'000));
    if (kind == 2)
        return second(phaseSecond(power(), 0, 290'000), phaseSecond(0), phaseSecond(0));
    return second(
        phaseSecond(power(), power() / 3), phaseSecond(power(), power() / 3), phaseSecond(power(), power() / 3));
}

MeterSettings everythingOn(const Meter& meter)
{
    auto settings = meter.state().settings;
    settings.powerThresholdWatt = 5'000;
    settings.breakerMode = 5;
    settings.smartDisconnect.basis = DisconnectBasis::Current;
    settings.smartDisconnect.limit = 20'000;
    settings.smartDisconnect.overVoltage = OverVoltageFunction::On;
    settings.alarmMask = alarm::all;
    return settings;
}

} // namespace

class MeterStepsTest : public TestCase {
    Q_OBJECT

private slots:
    void manySecondsAtOnceAreTheSameAsOneByOne()
    {
        const auto model = modelOf("omnipower-3p", {{"Z25", "1"}, {"Z7", "01"}});
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            auto atOnce
                = Meter::create(model, {newYear, 1, {5'000 * static_cast<std::int32_t>(seed) - 15'000, 20}}).value();
            auto oneByOne
                = Meter::create(model, {newYear, 1, {5'000 * static_cast<std::int32_t>(seed) - 15'000, 20}}).value();
            QVERIFY((atOnce.change(everythingOn(atOnce))).has_value());
            QVERIFY((oneByOne.change(everythingOn(oneByOne))).has_value());
            std::mt19937_64 random(seed);
            for (int stretch = 0; stretch < 120; ++stretch) {
                const auto each = randomSecond(random);
                const auto seconds = static_cast<Seconds>(random() % 2'500 + 1);
                run(atOnce, each, seconds);
                for (Seconds tick = 0; tick < seconds; ++tick)
                    run(oneByOne, each, 1);
                if (random() % 10 == 0) {
                    const auto shift = static_cast<Seconds>(random() % 4'000) - 2'000;
                    QVERIFY((atOnce.setClock(atOnce.clock().now() + shift)).has_value());
                    QVERIFY((oneByOne.setClock(oneByOne.clock().now() + shift)).has_value());
                }
                if (random() % 8 == 0) {
                    const bool first = atOnce.requestBreaker(BreakerRequest::RemoteReconnect).has_value();
                    const bool other = oneByOne.requestBreaker(BreakerRequest::RemoteReconnect).has_value();
                    QCOMPARE(first, other);
                }
                if (random() % 20 == 0) {
                    atOnce.setTemperature(-20'000);
                    oneByOne.setTemperature(-20'000);
                }
            }
            QVERIFY(atOnce.logs().loadProfile.size() > 50);
            QVERIFY(atOnce.state().counters.aboveThreshold > 0);
            QVERIFY(bytesOf(atOnce) == bytesOf(oneByOne));
        }
    }

    void aReturnThatIsTooShortIsTheSameInAnySteps()
    {
        const auto model = modelOf("omnipower-1p");
        auto atOnce = meterOf(model);
        auto oneByOne = meterOf(model);
        const auto lit = second(phaseSecond(1'000'000));
        const auto dark = second(phaseSecond(0, 0, 0));
        for (const auto& [each, seconds] : {std::pair{lit, 100}, {dark, 60}, {lit, 3}, {dark, 100}, {lit, 60}}) {
            run(atOnce, each, seconds);
            for (int tick = 0; tick < seconds; ++tick)
                run(oneByOne, each, 1);
            QVERIFY(bytesOf(atOnce) == bytesOf(oneByOne));
        }
        QCOMPARE(atOnce.state().counters.powerFailures, 1U);
    }

    void prepaymentRunsOutAtTheSameSecond()
    {
        const auto model = modelOf("omnipower-1p");
        auto atOnce = meterOf(model);
        auto oneByOne = meterOf(model);
        for (auto* const meter : {&atOnce, &oneByOne}) {
            auto settings = meter->state().settings;
            settings.prepayment.active = true;
            settings.prepayment.protectedFromMinute = 0;
            settings.prepayment.protectedToMinute = 30;
            QVERIFY((meter->change(settings)).has_value());
            QVERIFY((meter->pay(700)).has_value());
        }
        run(atOnce, second(phaseSecond(1'234'567)), 4'000);
        for (int tick = 0; tick < 4'000; ++tick)
            run(oneByOne, second(phaseSecond(1'234'567)), 1);
        QCOMPARE(atOnce.state().breaker.state(), ControlState::Ready);
        QVERIFY(bytesOf(atOnce) == bytesOf(oneByOne));
    }
};

QTEST_APPLESS_MAIN(MeterStepsTest)
#include "meter_steps_test.moc"
