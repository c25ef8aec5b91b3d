// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/phasor_engine.h"
#include "core/metrology/specimen.h"
#include "core/metrology/waveform_engine.h"
#include "tests/core/metrology/metrology_fixture.h"

#include <ctime>

using namespace meterbench;
using namespace meterbench::metrology;

/// How fast the measuring side is, in processor time of this thread so that other work on the machine does not count.
/// The figures are printed for every instruction set and judged by no one: machines differ.
class MetrologySpeedTest : public tests::TestCase {
    Q_OBJECT

    tests::MetrologyData m_data;

    static double threadSeconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }

    /// Shortest of several runs.
    template <typename Work>
    static double shortest(int runs, Work work)
    {
        double best = 1e9;
        for (int run = 0; run < runs; ++run) {
            const double start = threadSeconds();
            work();
            best = std::min(best, threadSeconds() - start);
        }
        return best;
    }

    static LoadPoint everythingOn()
    {
        auto point = balancedLoad(3, 230.0, 20.0, 0.4);
        for (auto& phase : point.phases) {
            for (int order = 3; order <= 25; order += 2) // with the fundamental thirteen odd partials
                phase.harmonics.push_back({.order = static_cast<std::uint8_t>(order),
                    .voltage = 230.0 * 0.02,
                    .voltageAngle = 0.1 * order,
                    .current = 20.0 * 0.05,
                    .currentAngle = 0.2 * order});
        }
        return point;
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_data.catalog);
        VERIFY_RESULT(m_data.limits);
        VERIFY_RESULT(m_data.spread);
    }

    void waveformRunsThousandsOfTimesFasterThanReality()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        const auto model = makeSpecimen(*frontEnd, *m_data.limits, *m_data.spread, ErrorMode::Typical, 1);
        for (const auto set : availableInstructionSets()) {
            auto engine = WaveformEngine::create(*frontEnd, model, SimInstant{0}, set);
            VERIFY_RESULT(engine);
            engine->apply(everythingOn());
            (void)engine->next();
            constexpr int seconds = 100;
            std::int64_t sink = 0;
            const double spent = shortest(7, [&] {
                for (int second = 0; second < seconds; ++second)
                    sink += engine->next().phases[0].activeMilliwatt;
            });
            QVERIFY(sink != 0);
            const double factor = seconds / spent;
            qInfo("waveform, three phases, 13 partials, noise, THD: %-20s %7.0f times real time (%.1f us per 200 ms)",
                name(set).data(), factor, 0.2e6 / factor);
        }
    }

    void aYearInClosedForm()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        for (const auto mode : {ErrorMode::Ideal, ErrorMode::Typical}) {
            const auto model = makeSpecimen(*frontEnd, *m_data.limits, *m_data.spread, mode, 1);
            for (const auto& [period, count] : {std::pair(900, 35'040), std::pair(1, 3'153'600)}) {
                std::int64_t sink = 0;
                const double spent = shortest(3, [&] {
                    PhasorEngine engine(*frontEnd, model, SimInstant{0});
                    LoadPoint point;
                    for (int event = 0; event < count; ++event) {
                        const std::int64_t watt = 300'000 + (event * 7919LL) % 3'000'000;
                        for (std::size_t phase = 0; phase < 3; ++phase)
                            point.phases[phase] = phaseFromPower(phase, 230'000 + event % 700, watt, watt / 4);
                        engine.apply(point);
                        const auto until = engine.now() + period;
                        while (engine.now() < until) {
                            const auto span = engine.next(until);
                            sink += span.seconds * span.each.phases[0].activeMilliwatt;
                        }
                    }
                });
                QVERIFY(sink != 0);
                qInfo("phasor, %s, %d events of %d s: %.1f ms (%.0f ns per event)",
                    mode == ErrorMode::Ideal ? "ideal" : "typical", count, period, 1e3 * spent, 1e9 * spent / count);
            }
        }
    }
};

QTEST_GUILESS_MAIN(MetrologySpeedTest)
#include "metrology_speed_test.moc"
