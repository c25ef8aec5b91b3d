// SPDX-License-Identifier: Apache-2.0
#include "core/tariff/tariff_control.h"
#include "tests/core/tariff/sample_plan.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tariff;
using meterbench::tests::at;
using meterbench::tests::date;
using meterbench::tests::day;
using meterbench::tests::samplePlan;

namespace {

Plan constantPlan(int position)
{
    Season season;
    day(season, DayType::Working) = {{0, position}};
    auto plan = Plan::create(PlanKind::Tariff, omnipowerLimits, {{season}, {}}, {}, {});
    return std::move(*plan);
}

TariffControl control(TariffControlMode mode, std::vector<Plan> plans = {})
{
    auto made = TariffControl::create({mode, TariffInputs::Four, PortSense::Normal, std::move(plans)});
    return made ? std::move(*made) : TariffControl{};
}

} // namespace

class TariffControlTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void theTruthTableOfThePort_data()
    {
        QTest::addColumn<bool>("first");
        QTest::addColumn<bool>("second");
        QTest::addColumn<int>("normal");
        QTest::addColumn<int>("inverted");
        QTest::newRow("none") << false << false << 1 << 4;
        QTest::newRow("port 1") << true << false << 2 << 3;
        QTest::newRow("port 2") << false << true << 3 << 2;
        QTest::newRow("both") << true << true << 4 << 1;
    }

    void theTruthTableOfThePort()
    {
        QFETCH(bool, first);
        QFETCH(bool, second);
        QFETCH(int, normal);
        QFETCH(int, inverted);
        const PortLevels levels{first, second};
        QCOMPARE(int{portTariff(TariffInputs::Four, PortSense::Normal, levels).number}, normal);
        QCOMPARE(int{portTariff(TariffInputs::Four, PortSense::Inverted, levels).number}, inverted);
        QCOMPARE(int{portTariff(TariffInputs::Two, PortSense::Normal, levels).number}, first ? 2 : 1);
        QCOMPARE(int{portTariff(TariffInputs::Two, PortSense::Inverted, levels).number}, first ? 1 : 2);
    }

    void withoutControlItIsAlwaysTheFirst()
    {
        TariffState state;
        state.port = {true, true};
        state.registered = {5};
        state.overridden = {{7}, {0}, {1'000'000'000}};
        QCOMPARE(int{control(TariffControlMode::Disabled).tariffAt(at(date(2026, 1, 1)), state).number}, 1);
        QCOMPARE(int{TariffControl().tariffAt(at(date(2026, 1, 1)), state).number}, 1);
    }

    void thePortIsNotOverruled()
    {
        TariffState state;
        state.port = {true, false};
        state.overridden = {{7}, {0}, {1'000'000'000}};
        QCOMPARE(int{control(TariffControlMode::ModulePort).tariffAt(at(date(2026, 1, 1)), state).number}, 2);
    }

    void aCommandSetsTheRegister()
    {
        const auto byRegister = control(TariffControlMode::Register);
        TariffState state;
        QCOMPARE(int{byRegister.tariffAt(at(date(2026, 1, 1)), state).number}, 1);
        state.registered = {8};
        QCOMPARE(int{byRegister.tariffAt(at(date(2026, 1, 1)), state).number}, 8);
        QVERIFY(byRegister.nextShift(at(date(2026, 1, 1)), state) == at(date(2026, 1, 2)));
    }

    void anOverrideRulesThePlanForATime()
    {
        auto plan = Plan::create(PlanKind::Tariff, omnipowerLimits, samplePlan(), {}, {});
        VERIFY_RESULT(plan);
        const auto planned = control(TariffControlMode::Plan, {*plan});
        const auto monday = date(2026, 1, 12);
        TariffState state;
        state.overridden = {{8}, at(monday, 7), at(monday, 8, 30)};
        QCOMPARE(int{planned.tariffAt(at(monday, 6, 59, 59), state).number}, 1);
        QCOMPARE(int{planned.tariffAt(at(monday, 7), state).number}, 8);
        QCOMPARE(int{planned.tariffAt(at(monday, 8, 29, 59), state).number}, 8);
        QCOMPARE(int{planned.tariffAt(at(monday, 8, 30), state).number}, 1);
        QVERIFY(planned.nextShift(at(monday, 6), state) == at(monday, 7));
        QVERIFY(planned.nextShift(at(monday, 7), state) == at(monday, 8, 30));
        QVERIFY(planned.nextShift(at(monday, 8, 30), state) == at(monday, 22));
        QVERIFY(planned.segmentAt(at(monday, 9), state).from == at(monday, 8, 30));
        // An override over a shift of the plan: the plan has gone on meanwhile.
        state.overridden = {{8}, at(monday, 21), at(monday, 23)};
        QVERIFY(planned.nextShift(at(monday, 6), state) == at(monday, 21));
        QCOMPARE(int{planned.tariffAt(at(monday, 23), state).number}, 2);
        // To the same tariff: no shift at all.
        state.overridden = {{1}, at(monday, 7), at(monday, 8)};
        QVERIFY(planned.nextShift(at(monday, 6), state) == at(monday, 22));
    }

    void oneOfThreePlansIsSelected()
    {
        const auto planned = control(TariffControlMode::Plan, {constantPlan(3), constantPlan(5), constantPlan(7)});
        TariffState state;
        for (std::size_t plan = 0; plan < 3; ++plan) {
            state.plan = plan;
            QCOMPARE(int{planned.tariffAt(at(date(2026, 1, 1)), state).number}, 3 + 2 * static_cast<int>(plan));
        }
        state.plan = 9;
        QCOMPARE(int{planned.tariffAt(at(date(2026, 1, 1)), state).number}, 7);
        QVERIFY(planned.plan(state) != nullptr);
        QVERIFY(control(TariffControlMode::Register).plan() == nullptr);
    }

    void aPlanMustBeThere()
    {
        const auto made = TariffControl::create({TariffControlMode::Plan, TariffInputs::Four, PortSense::Normal, {}});
        QVERIFY(!made.has_value());
        QCOMPARE(made.error().id, std::string("tariff-plan-invalid"));
    }
};

QTEST_APPLESS_MAIN(TariffControlTest)
#include "tariff_control_test.moc"
