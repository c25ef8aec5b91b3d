// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/load_control.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::at;
using meterbench::tests::date;
using meterbench::tests::day;
using meterbench::tests::randomPlan;

namespace {

Plan loadPlan(DayPlan shifts)
{
    Season season;
    day(season, DayType::Working) = std::move(shifts);
    auto saving = DaylightSaving::create(europeanRule(), 1);
    auto plan = Plan::create(PlanKind::LoadControl, omnipowerLimits, {{season}, {}}, {}, std::move(*saving));
    return std::move(*plan);
}

/// One meter: what is configured and what has happened to it.
struct Bench {
    TariffControl tariffs;
    TariffState tariffState;
    std::array<LoadState, loadOutputs> states;
    LoadControl loads;

    explicit Bench(LoadControl::Definition definition)
    {
        if (auto made = LoadControl::create(std::move(definition)))
            loads = std::move(*made);
    }
    [[nodiscard]] LoadControl::Context context() const { return {tariffs, tariffState, states}; }
    [[nodiscard]] bool isActive(MeterTime time, LoadOutput output = LoadOutput::One) const
    {
        return loads.stateAt(output, time, context()) == LoadPosition::Active;
    }
    [[nodiscard]] MeterTime next(MeterTime time, LoadOutput output = LoadOutput::One) const
    {
        return loads.nextShift(output, time, context());
    }
};

/// Active 22:00 to 06:00, in two pieces at midnight.
LoadControl::Definition nights()
{
    return {LoadControl::Output{LoadControlMode::Plan, {loadPlan({{0, 1}, {360, 0}, {1320, 1}})}, 0},
        LoadControl::Output{LoadControlMode::Plan, {loadPlan({{720, 1}, {780, 0}})}, 0}};
}

const Date monday = date(2026, 1, 12);
const Date tuesday = date(2026, 1, 13);

} // namespace

class LoadControlTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void theOutputsHavePlansOfTheirOwn()
    {
        const Bench bench(nights());
        QVERIFY(!bench.isActive(at(monday, 21, 59, 59)));
        QVERIFY(bench.isActive(at(monday, 22)));
        QVERIFY(bench.isActive(at(tuesday, 5, 59, 59)));
        QVERIFY(!bench.isActive(at(tuesday, 6)));
        QVERIFY(bench.isActive(at(monday, 12), LoadOutput::Two));
        QVERIFY(!bench.isActive(at(monday, 13), LoadOutput::Two));
        QVERIFY(bench.next(at(monday, 22)) == at(tuesday, 6));
    }

    void theDelayIsAddedToTheStartOnly()
    {
        Bench bench(nights());
        bench.states[0].startDelay = longestStartDelay; // three hours, over midnight
        QVERIFY(!bench.isActive(at(monday, 22)));
        QVERIFY(!bench.isActive(at(tuesday, 0, 59, 59)));
        QVERIFY(bench.isActive(at(tuesday, 1)));
        QVERIFY(bench.isActive(at(tuesday, 5, 59, 59)));
        QVERIFY(!bench.isActive(at(tuesday, 6)));
        QVERIFY(bench.next(at(monday, 21)) == at(tuesday, 1));
        QVERIFY(bench.next(at(monday, 23)) == at(tuesday, 1));
        QVERIFY(bench.next(at(tuesday, 1)) == at(tuesday, 6));
    }

    void aDelayLongerThanTheDemandNeverStarts()
    {
        Bench bench(nights());
        bench.states[1].startDelay = 3600;
        QVERIFY(!bench.isActive(at(monday, 12, 59, 59), LoadOutput::Two));
        QVERIFY(bench.next(at(monday, 11), LoadOutput::Two) == at(tuesday, 11));
        bench.states[1].startDelay = 3599;
        QVERIFY(bench.isActive(at(monday, 12, 59, 59), LoadOutput::Two));
        QVERIFY(bench.next(at(monday, 11), LoadOutput::Two) == at(monday, 12, 59, 59));
    }

    void aRestartPlacesTheRelayAtOnce()
    {
        Bench bench(nights());
        bench.states[0].startDelay = 3600;
        bench.states[0].knownSince = at(monday, 22, 10);
        bench.states[0].start = LoadState::Start::Immediate;
        QVERIFY(bench.isActive(at(monday, 22, 10)));
        bench.states[0].start = LoadState::Start::Delayed;
        QVERIFY(!bench.isActive(at(monday, 22, 10)));
        QVERIFY(bench.next(at(monday, 22, 10)) == at(monday, 23, 10));
        QVERIFY(bench.isActive(at(monday, 23, 10)));
    }

    void aCommandSetsTheRegister()
    {
        Bench bench({LoadControl::Output{LoadControlMode::Register, {}, 0}, {}});
        QVERIFY(!bench.isActive(at(monday)));
        bench.states[0].registered = LoadPosition::Active;
        bench.states[0].startDelay = 600;
        bench.states[0].knownSince = at(monday, 8);
        bench.states[0].start = LoadState::Start::Delayed;
        QVERIFY(!bench.isActive(at(monday, 8, 9, 59)));
        QVERIFY(bench.isActive(at(monday, 8, 10)));
        QVERIFY(bench.next(at(monday, 8)) == at(monday, 8, 10));
        QVERIFY(!bench.isActive(at(monday, 9), LoadOutput::Two));
    }

    void outputsFollowTheFourTariffsOfThePort_data()
    {
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("second");
        for (const bool first : {false, true}) {
            for (const bool second : {false, true})
                QTest::addRow("%d%d", first ? 1 : 0, second ? 1 : 0) << first << second;
        }
    }

    void outputsFollowTheFourTariffsOfThePort()
    {
        QFETCH(bool, first);
        QFETCH(bool, second);
        for (const auto sense : {PortSense::Normal, PortSense::Inverted}) {
            Bench bench(
                {LoadControl::Output{LoadControlMode::FollowTariff, {}, followedTariffs(LoadOutput::One, sense)},
                    LoadControl::Output{LoadControlMode::FollowTariff, {}, followedTariffs(LoadOutput::Two, sense)}});
            auto made = TariffControl::create({TariffControlMode::ModulePort, TariffInputs::Four, sense, {}});
            VERIFY_RESULT(made);
            bench.tariffs = *made;
            bench.tariffState.port = {first, second};
            QCOMPARE(bench.isActive(at(monday)), first);
            QCOMPARE(bench.isActive(at(monday), LoadOutput::Two), second);
        }
    }

    void anOutputFollowsThePlanOfTheTariffs()
    {
        Bench bench({LoadControl::Output{LoadControlMode::FollowTariff, {}, 0b10}, {}});
        auto plan = Plan::create(PlanKind::Tariff, omnipowerLimits, tests::samplePlan(), {}, {});
        VERIFY_RESULT(plan);
        auto made = TariffControl::create({TariffControlMode::Plan, TariffInputs::Four, PortSense::Normal, {*plan}});
        VERIFY_RESULT(made);
        bench.tariffs = *made;
        bench.states[0].startDelay = 1800;
        QVERIFY(!bench.isActive(at(monday, 22, 29, 59)));
        QVERIFY(bench.isActive(at(monday, 22, 30)));
        QVERIFY(!bench.isActive(at(tuesday, 6)));
    }

    void toggleIsNeverBothAndNeverNoneWithoutDelay()
    {
        auto definition = nights();
        definition[1] = LoadControl::Output{LoadControlMode::OppositeOfFirst, {}, 0};
        Bench bench(definition);
        for (auto time = at(monday); time < at(date(2026, 4, 10)); time = time + 317)
            QVERIFY(bench.isActive(time) != bench.isActive(time, LoadOutput::Two));
        bench.states[0].startDelay = 60;
        bench.states[1].startDelay = 60;
        for (auto time = at(monday); time < at(date(2026, 4, 10)); time = time + 317)
            QVERIFY(!(bench.isActive(time) && bench.isActive(time, LoadOutput::Two)));
    }

    void wildPlansAgreeWithATimerThatRunsSecondBySecond()
    {
        std::mt19937_64 random(10800);
        for (int round = 0; round < 12; ++round) {
            auto saving = DaylightSaving::create(europeanRule(), 1);
            VERIFY_RESULT(saving);
            auto plan = Plan::create(
                PlanKind::LoadControl, omnipowerLimits, randomPlan(random, PlanKind::LoadControl), {}, *saving);
            VERIFY_RESULT(plan);
            Bench bench({LoadControl::Output{LoadControlMode::Plan, {*plan}, 0}, {}});
            const auto delay = static_cast<Seconds>(random() % (longestStartDelay + 1));
            const auto begin = round % 2 == 0 ? at(date(2026, 3, 27)) : at(date(2026, 10, 23));
            bench.states[0] = {LoadPosition::Inactive, delay, begin, LoadState::Start::Delayed, 0};

            PlanCursor cursor(*plan);
            Seconds waited = 0;
            auto shift = begin;
            bool before = false;
            for (auto time = begin; time < begin + 4 * secondsPerDay; time = time + 1) {
                waited = cursor.positionAt(time) == loadActive ? waited + 1 : 0;
                const bool expected = waited > delay;
                if (time == begin || expected != before || time == shift) {
                    QCOMPARE(bench.isActive(time), expected);
                    QVERIFY(time == begin || time == shift); // changes only where it was announced
                    shift = bench.next(time);
                    before = expected;
                }
            }
        }
    }

    void whatCannotBeIsRefused()
    {
        QVERIFY(!LoadControl::create({LoadControl::Output{LoadControlMode::Plan, {}, 0}, {}}).has_value());
        QVERIFY(!LoadControl::create({LoadControl::Output{LoadControlMode::OppositeOfFirst, {}, 0}, {}}).has_value());
        const LoadControl none;
        QVERIFY(none.mode(LoadOutput::Two) == LoadControlMode::Disabled);
    }
};

QTEST_APPLESS_MAIN(LoadControlTest)
#include "load_control_test.moc"
