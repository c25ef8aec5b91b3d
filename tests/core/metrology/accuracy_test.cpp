// SPDX-License-Identifier: Apache-2.0
#include "accuracy_report.h"
#include "core/metrology/accuracy.h"
#include "core/metrology/phasor_engine.h"
#include "core/metrology/specimen.h"
#include "metrology_fixture.h"

#include <QFile>

using namespace meterbench;
using namespace meterbench::metrology;

class AccuracyTest : public tests::TestCase {
    Q_OBJECT

    tests::MetrologyData m_data;
    std::string m_report;

    struct Specimen {
        std::string name;
        ErrorModel model;
    };

    [[nodiscard]] std::vector<Specimen> specimens(const FrontEnd& frontEnd) const
    {
        const auto make = [&](ErrorMode mode, std::uint64_t seed, WorstCorner corner) {
            return makeSpecimen(frontEnd, *m_data.limits, *m_data.spread, mode, seed, corner);
        };
        return {{"ideal (no errors)", make(ErrorMode::Ideal, 0, WorstCorner::Gain)},
            {"typical (drawn with seed 1)", make(ErrorMode::Typical, 1, WorstCorner::Gain)},
            {"worst, gain (every term at 95 % of its limit)", make(ErrorMode::Worst, 1, WorstCorner::Gain)},
            {"worst, phase (every term at 95 % of its limit)", make(ErrorMode::Worst, 1, WorstCorner::Phase)}};
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_data.catalog);
        VERIFY_RESULT(m_data.limits);
        VERIFY_RESULT(m_data.spread);
    }

    void cleanupTestCase()
    {
        QFile file(QStringLiteral(METERBENCH_ACCURACY_REPORT));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto whole = m_report + tests::reportFoot();
        QCOMPARE(file.write(whole.data(), static_cast<qint64>(whole.size())), static_cast<qint64>(whole.size()));
    }

    void everyLimitIsKept_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const auto* const code :
            {tests::threePhaseB, tests::threePhaseA, tests::singlePhaseB, tests::aronB, tests::dinRailB,
                tests::transformer5B, tests::transformer5C, tests::transformer1B, tests::transformer1C,
                "6841131"
                "1N243101040",
                "6841131"
                "2N243101040",
                "6851135"
                "5D240111040",
                "6851135"
                "1D240111040"})
            QTest::newRow(code) << QByteArray(code);
    }

    void everyLimitIsKept()
    {
        QFETCH(QByteArray, code);
        const auto frontEnd = m_data.frontEnd(code.toStdString());
        VERIFY_RESULT(frontEnd);
        for (const auto& [name, model] : specimens(*frontEnd)) {
            const auto active = runAccuracyMatrix(*frontEnd, model, *m_data.limits, Quantity::Active);
            const auto reactive = runAccuracyMatrix(*frontEnd, model, *m_data.limits, Quantity::Reactive);
            m_report += tests::reportHead(code.toStdString(), *frontEnd, name) + tests::reportMatrix(active)
                + tests::reportMatrix(reactive) + reportInfluences(*frontEnd, model);
            if (frontEnd->connection() == Connection::FourWire && frontEnd->maximumTemperature() == 70.0)
                QCOMPARE(active.points, 12'960);
            QVERIFY(active.verdicts.size() >= 5);
            QVERIFY2(active.holds(), tests::reportMatrix(active).c_str());
            QVERIFY2(reactive.holds(), tests::reportMatrix(reactive).c_str());
            if (model.hasErrors())
                continue;
            for (const auto& verdict : active.verdicts)
                QVERIFY(std::abs(verdict.worst) < 1e-9 || verdict.at.currentName == "Ist");
        }
    }

    std::string reportInfluences(const FrontEnd& frontEnd, const ErrorModel& model)
    {
        std::string text = "\nOther influences (change of the error)\n";
        for (const auto influence : {Influence::ReversedSequence, Influence::VoltageUnbalance, Influence::FifthHarmonic,
                 Influence::DirectAndEvenHarmonics}) {
            // Direct components are a test of meters that are connected directly.
            if (influence == Influence::DirectAndEvenHarmonics && frontEnd.sensor() == CurrentSensor::Transformer)
                continue;
            const auto* const row
                = m_data.limits->influence(name(frontEnd.accuracyClass()), Quantity::Active, influence);
            if (row == nullptr)
                continue;
            const double change = changeOfError(frontEnd, model, influence);
            text += fmt::format("  {:<36} {:<13} {:>8.3f} {}{:>+9.4f}\n", name(influence), row->provenance.standard,
                row->unityPercent, tests::markOf(row->provenance.basis), change);
            if (std::abs(change) > row->unityPercent)
                QTest::qFail(text.c_str(), __FILE__, __LINE__);
        }
        return text;
    }

    void theWorstSpecimenIsReallyClose()
    {
        const auto frontEnd = m_data.frontEnd(tests::threePhaseB);
        VERIFY_RESULT(frontEnd);
        for (const auto corner : {WorstCorner::Gain, WorstCorner::Phase}) {
            const auto model = makeSpecimen(*frontEnd, *m_data.limits, *m_data.spread, ErrorMode::Worst, 1, corner);
            const auto matrix = runAccuracyMatrix(*frontEnd, model, *m_data.limits, Quantity::Active);
            // The phase corner comes to an end at the limits of reactive energy.
            const auto reactive = runAccuracyMatrix(*frontEnd, model, *m_data.limits, Quantity::Reactive);
            double most = 0.0;
            for (const auto& verdict : reactive.verdicts)
                most = std::max(most, std::abs(verdict.worst) / verdict.limit);
            for (const auto& verdict : matrix.verdicts) {
                if (verdict.kind == LimitKind::BaseError)
                    most = std::max(most, std::abs(verdict.worst) / verdict.limit);
                if (verdict.kind == LimitKind::VoltageChange && verdict.at.factor == "1")
                    QVERIFY(std::abs(std::abs(verdict.worst) / verdict.limit - 0.95) < 0.02);
            }
            QVERIFY2(most > 0.9 && most <= 1.0, qPrintable(QString::number(most)));
        }
    }

    void aThousandTypicalMetersPassTheRelease()
    {
        const auto frontEnd = m_data.frontEnd(tests::singlePhaseB);
        VERIFY_RESULT(frontEnd);
        double spread = 0.0;
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            const auto model = makeSpecimen(*frontEnd, *m_data.limits, *m_data.spread, ErrorMode::Typical, seed);
            for (const double ampere : {0.5, 1.0, 5.0, 25.0, 50.0, 100.0}) {
                AccuracyPoint point;
                point.ampere = ampere;
                const double error = errorPercent(*frontEnd, model, Quantity::Active, point);
                spread = std::max(spread, std::abs(error));
                QVERIFY2(std::abs(error) <= 0.8 + 0.011, qPrintable(QString::number(error))); // plus the offset at Itr
            }
        }
        QVERIFY(spread > 0.4);
    }

    void compositeErrorIsARootOfSquares()
    {
        // Class B at ±18 K with every influence at its limit: 1.60 % at unity.
        CompositeError error{.base = 1.0, .temperature = 0.9, .voltage = 0.7, .frequency = 0.5};
        QVERIFY(std::abs(error.percent() - 1.597) < 0.001);
        error = {.base = 1.0, .temperature = 1.26, .voltage = 1.0, .frequency = 0.7};
        QVERIFY(std::abs(error.percent() - 2.02) < 0.005);
    }

    void noLoadDurations_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<double>("en");
        QTest::addColumn<double>("iec2020");
        QTest::addColumn<double>("iec2003");
        QTest::addColumn<double>("watt");
        QTest::addColumn<double>("spacing");
        const auto row = [](const char* code, double en, double newer, double older, double watt, double spacing) {
            QTest::newRow(code) << QByteArray(code) << en << newer << older << watt << spacing;
        };
        row(tests::singlePhaseB, 45.4, 47.4, 26.1, 4.60, 783);
        row("6861111AN242101040", 36.3, 37.9, 20.9, 5.75, 626);
        row(tests::threePhaseB, 15.1, 15.8, 8.7, 13.80, 261);
        row(tests::threePhaseA, 12.1, 12.6, 7.0, 17.25, 209);
        row(tests::dinRailB, 15.1, 15.8, 13.8, 13.80, 261);
        row(tests::transformer5B, 3.0, 3.2, 14.5, 6.90, 52);
        row(tests::transformer5C, 6.0, 6.3, 14.5, 3.45, 104);
        row(tests::transformer1B, 15.1, 15.8, 14.5, 1.38, 261);
        row(tests::transformer1C, 30.2, 31.6, 14.5, 0.69, 522);
    }

    void noLoadDurations()
    {
        QFETCH(QByteArray, code);
        QFETCH(double, en);
        QFETCH(double, iec2020);
        QFETCH(double, iec2003);
        QFETCH(double, watt);
        QFETCH(double, spacing);
        const auto frontEnd = m_data.frontEnd(code.toStdString());
        VERIFY_RESULT(frontEnd);
        const double start = m_data.limits->startingCurrent(*frontEnd)->start.ampere(*frontEnd);
        QVERIFY(std::abs(noLoadMinutes(*frontEnd, NoLoadFormula::En50470, start) - en) <= 0.0501);
        QVERIFY(std::abs(noLoadMinutes(*frontEnd, NoLoadFormula::Iec2020, start) - iec2020) <= 0.0501);
        QVERIFY(std::abs(noLoadMinutes(*frontEnd, NoLoadFormula::Iec2003, start) - iec2003) <= 0.0501);
        QVERIFY(std::abs(start * 230.0 * frontEnd->systems() - watt) <= 0.0051);
        QVERIFY(std::abs(pulseSpacing(*frontEnd, start) - spacing) <= 0.51);
    }

    void withoutLoadNothingAndFromTheStartingCurrentEverythingIsRegistered()
    {
        for (const auto* const code : {tests::singlePhaseB, tests::threePhaseA, tests::threePhaseB, tests::dinRailB,
                 tests::transformer5B, tests::transformer5C, tests::transformer1B, tests::transformer1C}) {
            const auto frontEnd = m_data.frontEnd(code);
            VERIFY_RESULT(frontEnd);
            const double start = m_data.limits->startingCurrent(*frontEnd)->start.ampere(*frontEnd);
            for (const auto& [name, model] : specimens(*frontEnd)) {
                const auto energy = [&, &errors = model](double voltage, double ampere, Seconds seconds) {
                    PhasorEngine engine(*frontEnd, errors, SimInstant{0});
                    engine.apply(balancedLoad(3, voltage, ampere, 0.0));
                    std::int64_t sum = 0; // mW·s
                    while (engine.now() < SimInstant{seconds}) {
                        const auto span = engine.next(SimInstant{seconds});
                        for (const auto& phase : span.each.phases)
                            sum += span.seconds * (phase.activeMilliwatt + std::abs(phase.reactiveMillivar));
                    }
                    return sum;
                };
                const double longest = std::max({noLoadMinutes(*frontEnd, NoLoadFormula::En50470, start),
                    noLoadMinutes(*frontEnd, NoLoadFormula::Iec2020, start),
                    noLoadMinutes(*frontEnd, NoLoadFormula::Iec2003, start)});
                const auto seconds = static_cast<Seconds>(std::ceil(60.0 * longest));
                QVERIFY2(energy(1.15 * 230.0, 0.0, seconds) == 0, name.c_str());
                if (frontEnd->sensor() == CurrentSensor::Shunt)
                    QVERIFY2(energy(230.0, 1.9 / 230.0, seconds) == 0, name.c_str());
                // Three spacings hold at least two pulses.
                const double pulse = 3'600'000.0 / frontEnd->meterConstant(); // W·s
                const auto time = static_cast<Seconds>(std::ceil(3.0 * pulseSpacing(*frontEnd, start)));
                QVERIFY2(static_cast<double>(energy(230.0, start, time)) / 1000.0 >= 2.0 * pulse, name.c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(AccuracyTest)
#include "accuracy_test.moc"
