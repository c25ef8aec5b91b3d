// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/calculation_method.h"
#include "core/metrology/load_point.h"
#include "tests/support/test_case.h"

#include <cmath>

using namespace meterbench;
using namespace meterbench::metrology;

class NetworkVectorsTest : public tests::TestCase {
    Q_OBJECT

    static std::array<Phasor, 3> star(double a, double b, double c, double secondDegree = -120.0)
    {
        return {Phasor{a, 0.0}, b * rotation(radians(secondDegree)), c * rotation(radians(120.0))};
    }

    static bool near(double value, double expected, double tolerance)
    {
        return std::abs(value - expected) <= tolerance;
    }

private slots:
    void functionsAgreeWithTheLibrary()
    {
        for (int step = -4000; step <= 4000; ++step) {
            const double x = step * 0.01;
            const auto r = rotation(x);
            QVERIFY(near(r.real, std::cos(x), 3e-15) && near(r.imaginary, std::sin(x), 3e-15));
            QVERIFY(near(angle(r), std::atan2(std::sin(x), std::cos(x)), 4e-15));
            QVERIFY(near(exponential(x) / std::exp(x), 1.0, 1e-14));
            if (x > 0.0)
                QVERIFY(near(naturalLogarithm(x), std::log(x), 1e-15 * std::max(1.0, std::abs(std::log(x)))));
        }
    }

    void unbalance_data()
    {
        QTest::addColumn<double>("a");
        QTest::addColumn<double>("b");
        QTest::addColumn<double>("c");
        QTest::addColumn<double>("secondDegree");
        QTest::addColumn<double>("percent");
        QTest::newRow("10 % spread") << 230.0 << 218.5 << 241.5 << -120.0 << 2.887;
        QTest::newRow("one low") << 230.0 << 230.0 << 216.0 << -120.0 << 2.071;
        QTest::newRow("just above the limit") << 230.0 << 230.0 << 216.41 << -120.0 << 2.009;
        QTest::newRow("second low") << 230.0 << 207.0 << 230.0 << -120.0 << 3.448;
        QTest::newRow("two high") << 253.0 << 253.0 << 190.0 << -120.0 << 9.052;
        QTest::newRow("angle only") << 230.0 << 230.0 << 230.0 << -115.0 << 2.910;
    }

    void unbalance()
    {
        QFETCH(double, a);
        QFETCH(double, b);
        QFETCH(double, c);
        QFETCH(double, secondDegree);
        QFETCH(double, percent);
        const auto phases = star(a, b, c, secondDegree);
        const double u2 = sequenceComponents(phases).negativePercent();
        QVERIFY2(near(u2, percent, 0.0006), qPrintable(QString::number(u2, 'f', 4)));
        const double beta = unbalanceFromLineVoltages(
            magnitude(phases[0] - phases[1]), magnitude(phases[1] - phases[2]), magnitude(phases[2] - phases[0]));
        QVERIFY2(near(beta, u2, 1e-9), qPrintable(QString::number(beta, 'f', 4)));
    }

    void zeroSequenceEqualsNegativeForAmplitudesAlone()
    {
        const auto components = sequenceComponents(star(230.0, 218.5, 241.5));
        QVERIFY(near(components.zeroPercent(), components.negativePercent(), 1e-9));
    }

    void orderOfPhases()
    {
        QCOMPARE(phaseOrder(star(230, 230, 230), 50.0), PhaseOrder::L1L2L3);
        const auto usual = star(230, 230, 230);
        QCOMPARE(phaseOrder({usual[0], usual[2], usual[1]}, 50.0), PhaseOrder::L1L3L2);
        QCOMPARE(phaseOrder(star(230, 50, 230), 50.0), PhaseOrder::Unclear);
        QCOMPARE(phaseOrder({usual[0], usual[0], usual[0]}, 50.0), PhaseOrder::Unclear);
    }

    void openNeutralOfAStarLoad_data()
    {
        QTest::addColumn<QList<double>>("ohm");
        QTest::addColumn<double>("starPoint");
        QTest::addColumn<QList<double>>("volt");
        QTest::newRow("equal") << QList<double>{20, 20, 20} << 0.0 << QList<double>{230, 230, 230};
        QTest::newRow("10/20/20") << QList<double>{10, 20, 20} << 57.5 << QList<double>{172.5, 263.5, 263.5};
        QTest::newRow("10/10/40") << QList<double>{10, 10, 40} << 76.7 << QList<double>{202.8, 202.8, 306.7};
        QTest::newRow("5/20/20") << QList<double>{5, 20, 20} << 115.0 << QList<double>{115, 304.3, 304.3};
        QTest::newRow("30/30/10") << QList<double>{30, 30, 10} << 92.0 << QList<double>{287.3, 287.3, 138.0};
    }

    void openNeutralOfAStarLoad()
    {
        QFETCH(QList<double>, ohm);
        QFETCH(double, starPoint);
        QFETCH(QList<double>, volt);
        const auto open = openNeutral(star(230, 230, 230), {1.0 / ohm[0], 1.0 / ohm[1], 1.0 / ohm[2]});
        QVERIFY(near(magnitude(open.starPoint), starPoint, 0.05));
        for (std::size_t phase = 0; phase < 3; ++phase)
            QVERIFY(near(magnitude(open.phases[phase]), volt[static_cast<qsizetype>(phase)], 0.06));
    }

    void calculationMethods_data()
    {
        QTest::addColumn<QList<int>>("watt");
        QTest::addColumn<QList<int>>("results");
        QTest::newRow("one exports") << QList<int>{1000, 1000, -500} << QList<int>{2000, 500, 1500, 0, 2500, 0};
        QTest::newRow("two export") << QList<int>{500, -1000, -1000} << QList<int>{500, 2000, 0, 1500, 2500, 0};
        QTest::newRow("all export") << QList<int>{-800, -800, -800} << QList<int>{0, 2400, 0, 2400, 2400, 0};
    }

    void calculationMethods()
    {
        QFETCH(QList<int>, watt);
        QFETCH(QList<int>, results);
        std::array<PhaseSecond, 3> phases{};
        for (std::size_t phase = 0; phase < 3; ++phase) {
            phases[phase].activeMilliwatt = 1000 * watt[static_cast<qsizetype>(phase)];
            phases[phase].apparentMillivoltampere = std::abs(phases[phase].activeMilliwatt);
        }
        qsizetype at = 0;
        for (const auto method : {CalculationMethod::Individual, CalculationMethod::Vector, CalculationMethod::Total}) {
            const auto sum = combine(method, phases);
            QCOMPARE(sum.activeImport, 1000 * results[at]);
            QCOMPARE(sum.activeExport, 1000 * results[at + 1]);
            at += 2;
        }
    }

    void aMirroredPhaseKeepsOrChangesTheSignOfQ()
    {
        std::array<PhaseSecond, 3> phases{};
        phases[0].activeMilliwatt = -1000;
        phases[0].reactiveMillivar = 700;
        phases[0].apparentMillivoltampere = 1221;
        const auto mirrored = combine(CalculationMethod::Total, phases, MirroredReactive::Mirrored);
        QCOMPARE(mirrored.reactive, (std::array<std::int64_t, 4>{0, 0, 0, 700}));
        const auto kept = combine(CalculationMethod::Total, phases, MirroredReactive::Kept);
        QCOMPARE(kept.reactive, (std::array<std::int64_t, 4>{700, 0, 0, 0}));
        QCOMPARE(kept.apparentImport, 1221);
        QCOMPARE(powerFactorPerMille(phases), 819);
    }

    void sharesAddUpToTheTotal()
    {
        for (const std::int64_t total : {0LL, 1LL, 2LL, 1'000'000'001LL, -1LL, -5LL, -1'000'000'003LL}) {
            for (const int parts : {1, 2, 3}) {
                const auto shares = shareTotal(total, parts);
                QCOMPARE(shares[0] + shares[1] + shares[2], total);
                QVERIFY(parts < 2 || std::abs(shares[0] - shares[1]) < parts);
            }
        }
        QCOMPARE(shareTotal(1'000'001, 3), (std::array<std::int64_t, 3>{333'335, 333'333, 333'333}));
    }
};

QTEST_GUILESS_MAIN(NetworkVectorsTest)
#include "network_vectors_test.moc"
