// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/calculation_method.h"
#include "core/metrology/phasor_engine.h"
#include "core/metrology/specimen.h"
#include "metrology_fixture.h"

#include <random>

using namespace meterbench;
using namespace meterbench::metrology;

class PhasorEngineTest : public tests::TestCase {
    Q_OBJECT

    tests::MetrologyData m_data;

    static MeasuredSecond secondOf(const FrontEnd& frontEnd, const LoadPoint& point)
    {
        PhasorEngine engine(frontEnd, ErrorModel(), SimInstant{0});
        engine.apply(point);
        return engine.next(SimInstant{1}).each;
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_data.catalog);
        VERIFY_RESULT(m_data.limits);
        VERIFY_RESULT(m_data.spread);
    }

    void fourQuadrants_data()
    {
        QTest::addColumn<double>("degree");
        QTest::addColumn<qint64>("milliwatt");
        QTest::addColumn<qint64>("millivar");
        QTest::addColumn<int>("quadrant");
        QTest::newRow("1") << 30.0 << qint64{1'991'858} << qint64{1'150'000} << 0;
        QTest::newRow("2") << 150.0 << qint64{-1'991'858} << qint64{1'150'000} << 1;
        QTest::newRow("3") << 210.0 << qint64{-1'991'858} << qint64{-1'150'000} << 2;
        QTest::newRow("4") << 330.0 << qint64{1'991'858} << qint64{-1'150'000} << 3;
    }

    void fourQuadrants()
    {
        QFETCH(double, degree);
        QFETCH(qint64, milliwatt);
        QFETCH(qint64, millivar);
        QFETCH(int, quadrant);
        const auto frontEnd = m_data.frontEnd(tests::singlePhaseB);
        VERIFY_RESULT(frontEnd);
        const auto second = secondOf(*frontEnd, balancedLoad(1, 230.0, 10.0, radians(degree)));
        const auto& phase = second.phases[0];
        QCOMPARE(phase.activeMilliwatt, milliwatt);
        QCOMPARE(phase.reactiveMillivar, millivar);
        QCOMPARE(phase.apparentMillivoltampere, 2'300'000);
        QCOMPARE(phase.currentMilliampere, 10'000);
        QCOMPARE(static_cast<int>(quadrantOf(phase.activeMilliwatt, phase.reactiveMillivar)), quadrant);
        const auto sum = combine(CalculationMethod::Individual, second.phases);
        QCOMPARE(sum.reactive[static_cast<std::size_t>(quadrant)], 1'150'000);
    }

    void aPowerInWholeMilliwattsComesOutUnchanged()
    {
        std::mt19937_64 random(7);
        std::uniform_int_distribution<std::int64_t> power(-60'000'000, 60'000'000);
        std::uniform_int_distribution<std::int64_t> volt(180'000, 260'000);
        for (const auto* const code : {tests::threePhaseB, tests::transformer5B}) {
            const auto frontEnd = m_data.frontEnd(code);
            VERIFY_RESULT(frontEnd);
            for (int round = 0; round < 20'000; ++round) {
                LoadPoint point;
                const auto active = shareTotal(power(random), 3);
                const auto reactive = shareTotal(power(random), 3);
                for (std::size_t phase = 0; phase < 3; ++phase)
                    point.phases[phase] = phaseFromPower(phase, volt(random), active[phase], reactive[phase]);
                const auto second = secondOf(*frontEnd, point);
                for (std::size_t phase = 0; phase < 3; ++phase) {
                    QCOMPARE(second.phases[phase].activeMilliwatt, active[phase]);
                    QCOMPARE(second.phases[phase].reactiveMillivar, reactive[phase]);
                }
            }
        }
    }

    void twoSystemsMeasureTheWholePowerOfThreeWires()
    {
        const auto frontEnd = m_data.frontEnd(tests::aronB);
        VERIFY_RESULT(frontEnd);
        std::mt19937_64 random(11);
        std::uniform_int_distribution<std::int64_t> power(1'000'000, 20'000'000);
        for (int round = 0; round < 5'000; ++round) {
            // Phases of a network of 230 V between lines; currents that add up to zero.
            const auto active = shareTotal(3 * power(random), 3);
            const auto reactive = shareTotal(3 * (power(random) - 10'000'000), 3);
            LoadPoint point;
            for (std::size_t phase = 0; phase < 3; ++phase) {
                point.phases[phase] = phaseFromPower(phase, 132'791, active[phase], reactive[phase]);
            }
            const auto second = secondOf(*frontEnd, point);
            const auto& phases = second.phases;
            QCOMPARE(phases[0].activeMilliwatt + phases[2].activeMilliwatt, 3 * active[0]);
            QCOMPARE(phases[0].reactiveMillivar + phases[2].reactiveMillivar, 3 * reactive[0]);
            QCOMPARE(phases[1].activeMilliwatt, 0);
            QCOMPARE(phases[1].currentMilliampere, 0);
            for (const auto& phase : phases)
                QVERIFY(std::abs(phase.voltageMillivolt - 230'000) <= 2);
            QCOMPARE(second.phaseOrder, PhaseOrder::L1L2L3);
            QVERIFY(second.voltageUnbalanceMicropercent == 0);
        }
    }

    void belowTheCutOffNothingIsMeasured()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        const auto below = secondOf(*frontEnd, balancedLoad(3, 230.0, 1.9 / 230.0, 0.0));
        const auto above = secondOf(*frontEnd, balancedLoad(3, 230.0, 2.4 / 230.0, 0.0));
        for (std::size_t phase = 0; phase < 3; ++phase) {
            QCOMPARE(below.phases[phase].activeMilliwatt, 0);
            QCOMPARE(below.phases[phase].apparentMillivoltampere, 0);
            QCOMPARE(below.phases[phase].currentMilliampere, 0);
            QCOMPARE(below.phases[phase].voltageMillivolt, 230'000);
            QCOMPARE(above.phases[phase].activeMilliwatt, 2'400);
        }
    }

    void harmonicsCountInActiveAndNotInReactivePower()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        auto point = balancedLoad(3, 230.0, 50.0, 0.0);
        // The standard's point: 10 % of the voltage and 40 % of the current at the fifth harmonic, in phase.
        for (auto& phase : point.phases)
            phase.harmonics = {{.order = 5, .voltage = 23.0, .current = 20.0}};
        const auto second = secondOf(*frontEnd, point);
        for (const auto& phase : second.phases) {
            QCOMPARE(phase.activeMilliwatt, 11'960'000); // 1.04 of the fundamental
            QCOMPARE(phase.reactiveMillivar, 0);
            QCOMPARE(phase.voltageThdMillipercent, 10'000);
            QCOMPARE(phase.currentThdMillipercent, 40'000);
        }
        for (auto& phase : point.phases)
            phase.harmonics
                = {{.order = 3, .voltage = 11.5}, {.order = 5, .voltage = 13.8}, {.order = 7, .voltage = 11.5}};
        QCOMPARE(secondOf(*frontEnd, point).phases[0].voltageThdMillipercent, 9'274);
    }

    void stepsOfAnyLengthGiveTheSameBits()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        std::mt19937_64 random(3);
        for (const auto mode : {ErrorMode::Ideal, ErrorMode::Typical, ErrorMode::Worst}) {
            const auto model = makeSpecimen(*frontEnd, *m_data.limits, *m_data.spread, mode, 42);
            PhasorEngine wide(*frontEnd, model, SimInstant{-1'000});
            PhasorEngine narrow = wide;
            for (int segment = 0; segment < 40; ++segment) {
                const double current = std::uniform_real_distribution(0.0, 100.0)(random);
                const double lag = std::uniform_real_distribution(-3.1, 3.1)(random);
                auto point = balancedLoad(3, 231.5, current, lag, 49.97);
                point.temperature = std::uniform_real_distribution(-40.0, 70.0)(random);
                wide.apply(point);
                narrow.apply(point);
                const auto until = wide.now() + std::uniform_int_distribution<Seconds>(1, 2'000)(random);
                std::array<std::array<std::int64_t, 4>, 3> sums{};
                const auto add = [&](const MeasuredSpan& span, std::int64_t sign) {
                    for (std::size_t phase = 0; phase < 3; ++phase) {
                        const auto& one = span.each.phases[phase];
                        sums[phase][0] += sign * span.seconds * one.activeMilliwatt;
                        sums[phase][1] += sign * span.seconds * one.reactiveMillivar;
                        sums[phase][2] += sign * span.seconds * one.apparentMillivoltampere;
                        sums[phase][3] += sign * span.seconds * one.currentMilliampere;
                    }
                };
                while (wide.now() < until)
                    add(wide.next(until), 1);
                MeasuredSpan last;
                while (narrow.now() < until) {
                    last = narrow.next(narrow.now() + 1);
                    QCOMPARE(last.seconds, 1);
                    add(last, -1);
                }
                for (std::size_t phase = 0; phase < 3; ++phase) {
                    QCOMPARE(sums[phase], (std::array<std::int64_t, 4>{}));
                    QCOMPARE(wide.warmth(phase), narrow.warmth(phase));
                }
            }
        }
    }

    void theSensorWarmsUpInTenMinutes()
    {
        const auto frontEnd = m_data.frontEnd(tests::singlePhaseB);
        VERIFY_RESULT(frontEnd);
        std::array<ErrorTerms, 3> terms{};
        terms[0].heatingPercent = 0.1;
        PhasorEngine engine(*frontEnd, ErrorModel(terms), SimInstant{0});
        engine.apply(balancedLoad(1, 230.0, 100.0, 0.0));
        while (engine.now() < SimInstant{600})
            (void)engine.next(SimInstant{600});
        QVERIFY(std::abs(engine.warmth(0) - 0.632121) < 1e-6);
        while (engine.now() < SimInstant{36'000})
            (void)engine.next(SimInstant{36'000});
        QCOMPARE(engine.next(SimInstant{36'001}).each.phases[0].activeMilliwatt, 23'023'000);
    }
};

QTEST_GUILESS_MAIN(PhasorEngineTest)
#include "phasor_engine_test.moc"
