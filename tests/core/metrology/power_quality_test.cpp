// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/en50160.h"
#include "core/metrology/phasor_engine.h"
#include "core/metrology/power_quality.h"
#include "metrology_fixture.h"

#include <random>

using namespace meterbench;
using namespace meterbench::metrology;
using Kind = QualityEventKind;

class PowerQualityTest : public tests::TestCase {
    Q_OBJECT

    tests::MetrologyData m_data;
    Result<FrontEnd> m_frontEnd = failure("front-end-code");

    static MeasuredSpan span(std::int64_t from, Seconds seconds, double a, double b, double c)
    {
        MeasuredSpan made{SimInstant{from}, seconds, {}};
        const std::array<double, 3> volts{a, b, c};
        for (std::size_t phase = 0; phase < 3; ++phase)
            made.each.phases[phase].voltageMillivolt = static_cast<std::int32_t>(std::lround(1000.0 * volts[phase]));
        return made;
    }

    [[nodiscard]] PowerQuality quality(const QualitySettings& settings = {}) const
    {
        return *PowerQuality::create(*m_frontEnd, settings);
    }

    static std::vector<QualityEvent> fed(PowerQuality& quality, const std::vector<MeasuredSpan>& spans)
    {
        std::vector<QualityEvent> events;
        for (const auto& one : spans)
            quality.feed(one, events);
        return events;
    }

    static QList<int> kinds(const std::vector<QualityEvent>& events)
    {
        QList<int> list;
        for (const auto& event : events)
            list += static_cast<int>(event.kind);
        return list;
    }

    static QList<int> listed(std::initializer_list<Kind> expected)
    {
        QList<int> list;
        for (const auto kind : expected)
            list += static_cast<int>(kind);
        return list;
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_data.catalog);
        m_frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(m_frontEnd);
    }

    void parametersHaveTheirRanges()
    {
        QVERIFY(QualitySettings{}.check().has_value());
        for (const auto& parameter : qualityParameters()) {
            const auto& row = configuration::definition(parameter.setting);
            const auto with = [&](int value) {
                QualitySettings settings;
                settings.*parameter.member = value * parameter.factor + parameter.offset;
                return settings;
            };
            for (const auto value : {row.least - 1, row.most + 1}) {
                const auto made = PowerQuality::create(*m_frontEnd, with(value));
                QVERIFY(!made);
                QCOMPARE(made.error().id, std::string("setting-limits"));
            }
            QVERIFY(with(row.least).check().has_value() && with(row.most).check().has_value());
        }
    }

    void numbersOfTheVoltageQualityLog()
    {
        QList<int> numbers;
        for (const auto kind : {Kind::MeanUnder, Kind::MeanOver, Kind::MinimumPeak, Kind::MaximumPeak,
                 Kind::MinimumStart, Kind::MinimumStop, Kind::MaximumStart, Kind::MaximumStop})
            numbers += *logNumber(kind);
        QCOMPARE(numbers, (QList<int>{0, 1, 2, 3, 6, 7, 8, 9}));
        QVERIFY(!logNumber(Kind::NeutralFaultStart));
    }

    void anUndervoltageHasStartPeakAndStop()
    {
        auto q = quality();
        const auto events = fed(q,
            {span(0, 30, 230, 230, 230), span(30, 4, 206, 230, 230), span(34, 3, 200, 230, 230),
                span(37, 3, 204, 230, 230), span(40, 20, 230, 230, 230)});
        QCOMPARE(kinds(events), listed({Kind::MinimumStart, Kind::MinimumPeak, Kind::MinimumStop}));
        QCOMPARE(events[0].at, SimInstant{31});
        QCOMPARE(events[1].at, SimInstant{35});
        QCOMPARE(events[1].minimum, 200'000);
        QCOMPARE(events[2].at, SimInstant{41});
        QCOMPARE(events[2].mean, (206'000 * 4 + 200'000 * 3 + 204'000 * 3) / 10);
        QCOMPARE(events[2].phase, std::uint8_t{0});
    }

    void recordsCarryTheVoltagesOfTheEventAlone()
    {
        auto q = quality();
        const auto events = fed(q,
            {span(0, 30, 230, 230, 260), span(30, 4, 206, 230, 258), span(34, 3, 200, 230, 230),
                span(37, 20, 235, 230, 230)});
        for (const auto& event : events) {
            if (event.phase == 0)
                QVERIFY(event.maximum <= 206'000 && event.minimum >= 200'000);
            else
                QVERIFY(event.maximum <= 260'000 && event.minimum >= 258'000);
        }
        QCOMPARE(events.back().kind, Kind::MinimumStop);
        QCOMPARE(events.back().maximum, 206'000);
        QCOMPARE(events.back().minimum, 200'000);
    }

    void aPhaseThatIsAlmostGoneIsUnderItsLimit()
    {
        auto q = quality();
        const auto events
            = fed(q, {span(0, 30, 230, 230, 230), span(30, 1'500, 40, 230, 230), span(1'530, 900, 230, 230, 230)});
        QList<int> logged;
        for (const auto& event : events)
            if (logNumber(event.kind))
                logged += *logNumber(event.kind);
        QCOMPARE(logged, (QList<int>{6, 2, 7}));
        QCOMPARE(q.counters().phases[0].longInterruptions, 1);
        // The window that was left out begins anew with what follows.
        QCOMPARE(q.counters().phases[0].meanLow, 0);
        // All phases together are a meter without supply, which logs nothing.
        auto dark = quality();
        for (const auto& event :
            fed(dark, {span(0, 30, 230, 230, 230), span(30, 60, 40, 40, 40), span(90, 9, 230, 230, 230)}))
            QVERIFY(!logNumber(event.kind));
    }

    void meansAreJudgedByTheMeterAndCountedByTheNorm()
    {
        auto q = quality();
        // 206.9 V mean: under the limit of 207 V, which is also −10 %; 195 V: under −15 % as well; 254 V: over.
        const auto events = fed(
            q, {span(0, 600, 206.9, 195.0, 254.0), span(600, 600, 207.0, 195.5, 253.0), span(1200, 1, 230, 230, 230)});
        const auto& counters = q.counters().phases;
        QCOMPARE(counters[0].meanLow, 1);
        QCOMPARE(counters[0].meanVeryLow, 0);
        QCOMPARE(counters[1].meanLow, 2);
        QCOMPARE(counters[1].meanVeryLow, 1); // 195.5 V is −15 % exactly
        QCOMPARE(counters[2].meanHigh, 1);
        const auto means = std::ranges::count_if(
            events, [](const auto& event) { return event.kind == Kind::MeanUnder || event.kind == Kind::MeanOver; });
        QCOMPARE(means, 4);
    }

    void aMeanIsTheRootOfSquares()
    {
        auto q = quality();
        std::vector<MeasuredSpan> spans{span(0, 300, 180, 230, 230), span(300, 300, 230, 230, 230)};
        const auto events = fed(q, spans);
        const auto mean = std::ranges::find(events, Kind::MeanUnder, &QualityEvent::kind);
        QVERIFY(mean != events.end());
        QCOMPARE(mean->mean, 206'519); // arithmetic: 205 000
        QCOMPARE(mean->minimum, 180'000);
        QCOMPARE(mean->maximum, 230'000);
    }

    void rapidChangesLieBetweenSeconds()
    {
        auto q = quality();
        (void)fed(q,
            {span(0, 5, 230, 230, 230), span(5, 5, 218.5, 230, 230), span(10, 5, 229.9, 230, 230),
                span(15, 5, 229.9, 254.0, 230), span(21, 5, 218.0, 230, 230)});
        QCOMPARE(q.counters().phases[0].rapidChanges, 1); // 11.5 V counts, 11.4 V does not, nor across a gap
        QCOMPARE(q.counters().phases[1].rapidChanges, 0); // beyond the limits it is an overvoltage
    }

    void interruptionsAreShortUpToThreeMinutes_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("fromThreeMinutes");
        QTest::addColumn<int>("brief");
        QTest::addColumn<int>("lasting");
        QTest::newRow("below the outage time") << 9 << false << 0 << 0;
        QTest::newRow("just") << 10 << false << 1 << 0;
        QTest::newRow("three minutes") << 180 << false << 1 << 0;
        QTest::newRow("more") << 181 << false << 0 << 1;
        QTest::newRow("three minutes, other reading") << 180 << true << 0 << 1;
        QTest::newRow("less, other reading") << 179 << true << 1 << 0;
    }

    void interruptionsAreShortUpToThreeMinutes()
    {
        QFETCH(int, seconds);
        QFETCH(bool, fromThreeMinutes);
        QualitySettings settings;
        if (fromThreeMinutes)
            settings.longInterruption = LongInterruption::FromThreeMinutes;
        auto q = quality(settings);
        (void)fed(
            q, {span(0, 60, 230, 230, 230), span(60, seconds, 230, 10, 230), span(60 + seconds, 60, 230, 230, 230)});
        QTEST(static_cast<int>(q.counters().phases[1].shortInterruptions), "brief");
        QTEST(static_cast<int>(q.counters().phases[1].longInterruptions), "lasting");
        QCOMPARE(q.counters().shortInterruptions, 0);
    }

    void theLossOfAllPhasesIsOneInterruption()
    {
        auto q = quality();
        const auto events = fed(q, {span(0, 60, 230, 230, 230), span(60, 200, 0, 0, 0), span(260, 60, 230, 230, 230)});
        QCOMPARE(q.counters().longInterruptions, 1);
        for (const auto& phase : q.counters().phases)
            QCOMPARE(phase.shortInterruptions + phase.longInterruptions, 0);
        QCOMPARE(std::ranges::count(events, Kind::PhaseLost, &QualityEvent::kind), 3);
    }

    void neutralFault_data()
    {
        QTest::addColumn<QList<double>>("volt");
        QTest::addColumn<bool>("twoHighOneLow");
        QTest::addColumn<bool>("anyHighAnyLow");
        QTest::newRow("20/20/20") << QList<double>{230, 230, 230} << false << false;
        QTest::newRow("10/20/20") << QList<double>{172.5, 263.5, 263.5} << true << true;
        QTest::newRow("10/10/40") << QList<double>{202.8, 202.8, 306.7} << false << true;
        QTest::newRow("5/20/20") << QList<double>{115, 304.3, 304.3} << true << true;
        QTest::newRow("30/30/10") << QList<double>{287.3, 287.3, 138.0} << true << true;
    }

    void neutralFault()
    {
        QFETCH(QList<double>, volt);
        QFETCH(bool, twoHighOneLow);
        QFETCH(bool, anyHighAnyLow);
        for (const bool strict : {true, false}) {
            QualitySettings settings;
            if (!strict) {
                settings.neutralRule = NeutralFaultRule::AnyHighAnyLow;
                settings.neutralHigh = 260'000;
                settings.neutralLow = 210'000;
            }
            for (const Seconds seconds : {59, 60}) {
                auto q = quality(settings);
                const auto events
                    = fed(q, {span(0, seconds, volt[0], volt[1], volt[2]), span(seconds, 1, 230, 230, 230)});
                const bool found = std::ranges::count(events, Kind::NeutralFaultStart, &QualityEvent::kind) == 1;
                const bool expected = strict ? twoHighOneLow : anyHighAnyLow;
                QCOMPARE(found, expected && seconds == 60);
                QCOMPARE(q.counters().neutralFaults, found ? 1 : 0);
            }
        }
    }

    void unbalanceAndDistortionAreStrictlyAbove()
    {
        auto q = quality();
        auto one = span(0, 600, 230, 230, 230);
        one.each.voltageUnbalanceMicropercent = 2'000'000;
        one.each.phases[0].voltageThdMillipercent = 8'000;
        one.each.phases[1].voltageThdMillipercent = 9'274;
        (void)fed(q, {one});
        QCOMPARE(q.counters().unbalance, 0);
        QCOMPARE(q.counters().phases[0].voltageDistortion, 0);
        QCOMPARE(q.counters().phases[1].voltageDistortion, 1);
        one.from = SimInstant{600};
        one.each.voltageUnbalanceMicropercent = 2'000'001; // a millipercent would hide it
        one.each.phases[0].voltageThdMillipercent = 8'001;
        (void)fed(q, {one});
        QCOMPARE(q.counters().unbalance, 1);
        QCOMPARE(q.counters().phases[0].voltageDistortion, 1);
    }

    void frequencyIsAMeanOfTenSeconds()
    {
        auto q = quality();
        auto one = span(0, 20, 230, 230, 230);
        one.each.frequencyMillihertz = 49'000; // −2 % exactly
        auto two = span(20, 10, 230, 230, 230);
        two.each.frequencyMillihertz = 48'999;
        auto three = span(30, 35, 230, 230, 230);
        three.each.frequencyMillihertz = 51'100;
        (void)fed(q, {one, two, three});
        QCOMPARE(q.counters().frequencyLow, 1);
        QCOMPARE(q.counters().frequencyHigh, 3);
    }

    void sagsAreCountedFromATenthToOneSecond_data()
    {
        QTest::addColumn<int>("halfCycles");
        QTest::addColumn<double>("volt");
        QTest::addColumn<int>("sags");
        QTest::addColumn<int>("swells");
        QTest::newRow("90 ms") << 9 << 150.0 << 0 << 0;
        QTest::newRow("100 ms") << 10 << 150.0 << 1 << 0;
        QTest::newRow("1 s") << 100 << 183.9 << 1 << 0;
        QTest::newRow("longer") << 101 << 150.0 << 0 << 0;
        QTest::newRow("20 % exactly") << 30 << 184.0 << 0 << 0;
        QTest::newRow("swell") << 30 << 276.1 << 0 << 1;
    }

    void sagsAreCountedFromATenthToOneSecond()
    {
        QFETCH(int, halfCycles);
        QFETCH(double, volt);
        auto q = quality();
        std::vector<HalfCycleValues> values(300, HalfCycleValues{230'000, 230'000, 230'000});
        for (int half = 0; half < halfCycles; ++half)
            values[static_cast<std::size_t>(50 + half)][1] = static_cast<std::int32_t>(std::lround(volt * 1000.0));
        std::vector<QualityEvent> events;
        for (int second = 0; second < 3; ++second) {
            q.feedHalfCycles(std::span(values).subspan(static_cast<std::size_t>(100 * second), 100));
            q.feed(span(second, 1, 230, 230, 230), events);
        }
        QTEST(static_cast<int>(q.counters().phases[1].sags), "sags");
        QTEST(static_cast<int>(q.counters().phases[1].swells), "swells");
        QCOMPARE(q.counters().phases[0].sags, 0);
    }

    void aSampledSagIsCounted()
    {
        auto engine = WaveformEngine::create(*m_frontEnd, ErrorModel(), SimInstant{0});
        auto q = quality();
        std::vector<QualityEvent> events;
        engine.apply(balancedLoad(3, 230.0, 5.0, 0.0));
        for (int second = 0; second < 4; ++second) {
            if (second == 1)
                engine.disturb({.system = 0, .factor = 0.3, .afterQuarters = 180, .quarters = 100});
            const auto from = engine.now();
            const auto measured = engine.next();
            q.feedHalfCycles(engine.halfCycles());
            q.feed({from, 1, measured}, events);
        }
        QCOMPARE(q.counters().phases[0].sags, 1);
        QCOMPARE(q.counters().phases[1].sags, 0);
    }

    void stepsOfAnyLengthGiveTheSameEvents()
    {
        std::mt19937 random(17);
        const std::array<double, 12> levels{0, 40, 120, 158, 185, 206.5, 218, 230, 231, 243, 254, 281};
        for (int round = 0; round < 12; ++round) {
            QualitySettings settings;
            settings.outageTime = round % 2 == 0 ? 10 : 0;
            settings.meanPeriod = round % 3 == 0 ? 60 : 600;
            auto wide = quality(settings);
            auto narrow = wide;
            std::vector<QualityEvent> wideEvents;
            std::vector<QualityEvent> narrowEvents;
            SimInstant now{static_cast<std::int64_t>(random() % 5'000) - 2'500};
            std::array<double, 3> volts{230, 230, 230};
            for (int segment = 0; segment < 60; ++segment) {
                for (auto& volt : volts) {
                    if (random() % 2 == 0)
                        volt = levels[random() % levels.size()];
                }
                const Seconds seconds = 1 + static_cast<Seconds>(random() % (segment % 5 == 0 ? 5'000 : 90));
                auto one = span(now.seconds, seconds, volts[0], volts[1], volts[2]);
                one.each.frequencyMillihertz = 48'900 + static_cast<std::int32_t>(random() % 2'300);
                one.each.voltageUnbalanceMicropercent = static_cast<std::int32_t>(random() % 4'000'000);
                for (auto& phase : one.each.phases)
                    phase.voltageThdMillipercent = static_cast<std::int32_t>(random() % 16'000);
                wide.feed(one, wideEvents);
                for (Seconds second = 0; second < seconds; ++second)
                    narrow.feed({now + second, 1, one.each}, narrowEvents);
                now = now + seconds;
                QVERIFY(wide == narrow);
            }
            QVERIFY(wideEvents == narrowEvents);
            QVERIFY(wideEvents.size() > 100);
        }
    }

    void aWeekAgainstTheNorm()
    {
        // 1008 windows: 50 outside are 4.96 % and good, 51 are 5.06 % and too many; 68 are 6.7 %.
        for (const auto& [outside, good] : {std::pair(50, true), std::pair(51, false), std::pair(68, false)}) {
            En50160 norm(*m_frontEnd);
            std::vector<SupplyWeek> weeks;
            const std::int64_t monday = 4 * 86'400;
            auto bad = span(monday, 600 * outside, 206, 230, 230);
            auto fine = span(monday + 600 * outside, 600 * (1008 - outside), 230, 230, 230);
            norm.feed(bad, weeks);
            norm.feed(fine, weeks);
            QCOMPARE(weeks.size(), std::size_t{1});
            QCOMPARE(weeks[0].voltageNarrow[0], (Compliance{SupplyWeek::tenMinuteWindows, outside}));
            QCOMPARE(weeks[0].voltageNarrow[0].holds(95), good);
            QCOMPARE(weeks[0].complies(3), good);
            QCOMPARE(weeks[0].frequencyNarrow.windows, 60'480);
            QCOMPARE(weeks[0].lowestTwoHours[0], 206'000);
        }
    }

    void aWeekInStepsOfAnyLengthIsTheSame()
    {
        std::mt19937 random(5);
        En50160 wide(*m_frontEnd);
        En50160 narrow(*m_frontEnd);
        std::vector<SupplyWeek> wideWeeks;
        std::vector<SupplyWeek> narrowWeeks;
        SimInstant now{3 * 86'400};
        while (wideWeeks.size() < 2) {
            const auto seconds = static_cast<Seconds>(1 + random() % 20'000);
            auto one = span(
                now.seconds, seconds, 190.0 + static_cast<double>(random() % 70), random() % 10 == 0 ? 0 : 230, 225);
            one.each.frequencyMillihertz = 46'000 + static_cast<std::int32_t>(random() % 7'000);
            wide.feed(one, wideWeeks);
            for (Seconds second = 0; second < seconds; ++second)
                narrow.feed({now + second, 1, one.each}, narrowWeeks);
            now = now + seconds;
        }
        QVERIFY(wideWeeks == narrowWeeks);
        QVERIFY(wide.current() == narrow.current());
    }
};

QTEST_GUILESS_MAIN(PowerQualityTest)
#include "power_quality_test.moc"
