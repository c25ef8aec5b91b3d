// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/behaviour_switches.h"
#include "metrology_fixture.h"

using namespace meterbench;
using namespace meterbench::metrology;

class FrontEndTest : public tests::TestCase {
    Q_OBJECT

    tests::MetrologyData m_data;

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_data.catalog);
        VERIFY_RESULT(m_data.limits);
        VERIFY_RESULT(m_data.spread);
    }

    void theTypeCodeTellsTheMeasuringSide_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("systems");
        QTest::addColumn<int>("sensor");
        QTest::addColumn<QByteArray>("accuracyClass");
        QTest::addColumn<double>("reference");
        QTest::addColumn<double>("maximum");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("transitional");
        QTest::addColumn<int>("cutOff");
        QTest::addColumn<int>("constant");
        constexpr int shunt = 0;
        constexpr int transformer = 1;
        const auto row = [](const char* code, int systems, int sensor, const char* name, double reference,
                             double maximum, double minimum, double transitional, int cutOff, int constant) {
            QTest::newRow(code) << QByteArray(code) << systems << sensor << QByteArray(name) << reference << maximum
                                << minimum << transitional << cutOff << constant;
        };
        row(tests::singlePhaseB, 1, shunt, "B", 5, 100, 0.25, 0.5, 2300, 1000);
        row(tests::threePhaseB, 3, shunt, "B", 5, 100, 0.25, 0.5, 2300, 1000);
        row(tests::threePhaseA, 3, shunt, "A", 5, 100, 0.25, 0.5, 2300, 1000);
        row(tests::aronB, 2, shunt, "B", 5, 100, 0.25, 0.5, 2300, 1000);
        row(tests::dinRailB, 3, shunt, "B", 5, 63, 0.25, 0.5, 2300, 1000);
        row(tests::transformer5B, 3, transformer, "B", 5, 6, 0.05, 0.25, 600, 10000);
        row(tests::transformer1C, 3, transformer, "C", 1, 6, 0.01, 0.05, 120, 10000);
        row("68616AB433010", 1, shunt, "A", 10, 60, 0.5, 1, 2300, 1000);
        row("68438BC433010", 3, shunt, "B", 5, 85, 0.25, 0.5, 2300, 1000);
    }

    void theTypeCodeTellsTheMeasuringSide()
    {
        QFETCH(QByteArray, code);
        const auto frontEnd = m_data.frontEnd(code.toStdString());
        VERIFY_RESULT(frontEnd);
        QTEST(frontEnd->systems(), "systems");
        QTEST(static_cast<int>(frontEnd->sensor()), "sensor");
        const auto name = metrology::name(frontEnd->accuracyClass());
        QTEST(QByteArray(name.data(), static_cast<qsizetype>(name.size())), "accuracyClass");
        QTEST(frontEnd->referenceCurrent(), "reference");
        QTEST(frontEnd->maximumCurrent(), "maximum");
        QTEST(frontEnd->minimumCurrent(), "minimum");
        QTEST(frontEnd->transitionalCurrent(), "transitional");
        QTEST(static_cast<int>(frontEnd->cutOffMillivoltampere()), "cutOff");
        QTEST(frontEnd->meterConstant(), "constant");
    }

    void theCutOffOfATransformerMeterIsASwitch()
    {
        const auto printed = m_data.frontEnd(tests::transformer1B, NominalFrequency::Hertz50, CutOffRule::AsPrinted);
        VERIFY_RESULT(printed);
        QCOMPARE(printed->cutOffMillivoltampere(), 600);
    }

    void aRailMeterIsMadeForFiftyHertzOnly()
    {
        const auto rail = m_data.frontEnd(tests::dinRailB, NominalFrequency::Hertz60);
        QVERIFY(!rail);
        QCOMPARE(rail.error().id, std::string("front-end-frequency"));
        VERIFY_RESULT(m_data.frontEnd(tests::threePhaseB, NominalFrequency::Hertz60));
    }

    void aCodeThatLeavesThingsOpenIsRefused()
    {
        const auto* const family = m_data.catalog->family("omnipower-3p");
        QVERIFY(family != nullptr);
        const auto made = FrontEnd::create(*family, configuration::CodeSelection{});
        QVERIFY(!made);
        QCOMPARE(made.error().id, std::string("front-end-code"));
    }

    void damagedDataIsNamed()
    {
        const auto limits = StandardLimits::parse("{\"baseErrors\": 3}");
        QVERIFY(!limits);
        QCOMPARE(limits.error().id, std::string("metrology-damaged"));
        QVERIFY(!ProductionSpread::parse("["));
    }

    void switchesOfTheDataAreThoseOfTheCode()
    {
        const auto bytes = tests::readResource("metrology/switches.json");
        VERIFY_RESULT(bytes);
        const auto switches = BehaviourSwitches::parse(*bytes);
        VERIFY_RESULT(switches);
        QVERIFY(*switches == BehaviourSwitches{});
        auto other = *bytes;
        other.replace(other.find("\"default\": \"mirrored\""), 21, "\"default\": \"kept\"");
        const auto changed = BehaviourSwitches::parse(other);
        VERIFY_RESULT(changed);
        QCOMPARE(changed->mirroredReactive, MirroredReactive::Kept);
        QVERIFY(!BehaviourSwitches::parse("{\"switches\": []}"));
    }

    void startingCurrentsFollowFromTheTransitionalCurrent()
    {
        // Reference table: direct 5 A 20 mA (B), 25 mA (A); 5 A transformer 10 and 5 mA; 1 A transformer 2 and 1 mA.
        const std::vector<std::pair<const char*, double>> rows{{tests::threePhaseB, 0.020}, {tests::threePhaseA, 0.025},
            {tests::transformer5B, 0.010}, {tests::transformer5C, 0.005}, {tests::transformer1B, 0.002},
            {tests::transformer1C, 0.001}};
        for (const auto& [code, ampere] : rows) {
            const auto frontEnd = m_data.frontEnd(code);
            VERIFY_RESULT(frontEnd);
            const auto* const row = m_data.limits->startingCurrent(*frontEnd);
            QVERIFY(row != nullptr);
            QVERIFY2(std::abs(row->start.ampere(*frontEnd) - ampere) < 1e-12, code);
        }
    }
};

QTEST_GUILESS_MAIN(FrontEndTest)
#include "front_end_test.moc"
