// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "core/device/register_reading.h"
#include "core/device/register_table.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

#include <set>

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

constexpr Seconds quarter = 900;

class Chance : public RandomSource {
public:
    explicit Chance(std::uint64_t seed) : m_seed(seed) { }
    std::uint64_t next() override { return m_seed; }

private:
    std::uint64_t m_seed;
};

} // namespace

/// What a meter counts beside energy, by values worked out by hand.
class MeterCountersTest : public TestCase {
    Q_OBJECT

private slots:
    /// Seconds above the threshold of the tariff that runs, each tariff with a threshold and a counter of its own.
    void thresholdsAreCountedByTariff()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z13", "002"}}));
        auto settings = meter.state().settings;
        settings.powerThresholdWatt = 1'500;
        settings.tariffThresholdWatt[0] = 1'000;
        settings.tariffThresholdWatt[2] = 3'000;
        QVERIFY(meter.change(settings).has_value());
        const auto& counters = meter.state().counters;
        run(meter, second(phaseSecond(2'000'000)), 100);
        QCOMPARE(counters.aboveTariffThreshold[0], Seconds{100});
        QVERIFY(meter.setTariff({3}).has_value());
        run(meter, second(phaseSecond(2'000'000)), 50);
        QCOMPARE(counters.aboveTariffThreshold[2], Seconds{0});
        run(meter, second(phaseSecond(4'000'000)), 30);
        run(meter, second(phaseSecond(3'000'000)), 10); // at it, not above
        QCOMPARE(counters.aboveTariffThreshold[2], Seconds{30});
        QCOMPARE(counters.aboveTariffThreshold[0], Seconds{100});
        QCOMPARE(counters.aboveTariffThreshold[1], Seconds{0});
        QCOMPARE(counters.aboveThreshold, Seconds{190});
    }

    /// A test bench feeds the secondary side: what verifies the meter knows no transformer.
    void verificationRegistersHaveNoRatio()
    {
        auto meter = meterOf(modelOf("omnipower-ct", {{"Z21", "040"}}));
        run(meter, second(phaseSecond(100'000), phaseSecond(100'000), phaseSecond(100'000)), 3'600);
        constexpr std::int64_t counted = std::int64_t{300'000} * 3'600;
        const auto energy = [&](std::uint8_t group) {
            const auto* const definition = findRegister(meter.model(), {1, 1, 1, 8, 0, group});
            return definition == nullptr ? std::nullopt : read(meter, *definition).milliwattSeconds;
        };
        QCOMPARE(energy(255), std::optional(counted * 40));
        QCOMPARE(energy(128), std::optional(counted));
        QVERIFY(meter.setRatio(600).has_value());
        QCOMPARE(energy(255), std::optional(counted * 600));
        QCOMPARE(energy(128), std::optional(counted));
    }

    /// The period in which the supply went and the one in which it came back are marked, the ones around them are not.
    void analysisPeriodsAroundAnOutageAreMarked()
    {
        const auto light = second(phaseSecond(1'000'000));
        auto meter = meterOf(modelOf("omnipower-1p"));
        run(meter, light, quarter + 300);
        run(meter, second(phaseSecond(0, 0, 0)), 2'000); // over two boundaries
        run(meter, light, 5 * quarter - (quarter + 2'300));
        const auto& log = meter.logs().analysis;
        const auto isMarked = [&](std::size_t entry) { return (log.quality(entry) & quality::outage) != 0; };
        QCOMPARE(log.size(), std::size_t{4});
        QVERIFY(!isMarked(0));
        QVERIFY(isMarked(1));
        QVERIFY(isMarked(2));
        QVERIFY(!isMarked(3));
    }

    /// Each start draws a delay of its own up to the limit; meters that are told the same do not start together.
    void startDelaysAreDrawnForEachStart()
    {
        const auto delays = [](std::int64_t limit, std::uint64_t seed) {
            auto document = documentOf("omnipower-1p", {{"Z3", "26"}, {"Z14", "001"}});
            document.settings.numbers[configuration::Setting::LoadStartDelay] = limit;
            Chance chance(seed);
            auto meter = Meter::create(makeModel(sharedCatalog(), document).value(), {newYear, 1, {}}, nullptr, &chance)
                             .value();
            std::vector<Seconds> drawn;
            for (int start = 0; start < 12; ++start) {
                drawn.push_back(meter.state().loads[0].startDelay);
                for (const auto position : {tariff::LoadPosition::Active, tariff::LoadPosition::Inactive}) {
                    static_cast<void>(meter.switchLoad(tariff::LoadOutput::One, position));
                    run(meter, second(phaseSecond(1'000'000)), limit + 10);
                }
            }
            return drawn;
        };
        const auto one = delays(3'600, 7);
        QVERIFY(std::set(one.begin(), one.end()).size() > 6);
        QVERIFY(*std::ranges::min_element(one) >= 0 && *std::ranges::max_element(one) <= 3'600);
        QVERIFY(one != delays(3'600, 8));
        QVERIFY(one == delays(3'600, 7));
        const auto least = delays(1, 7);
        QVERIFY(std::set(least.begin(), least.end()) == (std::set<Seconds>{0, 1}));
        QVERIFY(delays(0, 7) == std::vector<Seconds>(12, 0));
    }
};

QTEST_GUILESS_MAIN(MeterCountersTest)
#include "meter_counters_test.moc"
