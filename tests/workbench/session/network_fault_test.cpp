// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/port.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/support/test_case.h"
#include "tests/workbench/session/dlms_reader.h"
#include "workbench/link/fault_injector_link.h"
#include "workbench/link/in_process_link.h"

/// A long read over bad lines: what arrives is exact, or there is a clear error; nothing hangs, nothing is made up.
namespace meterbench::tests {

namespace hdlc = protocol::hdlc;
using session::EngineOf;
using session::LineSession;

class NetworkFaultTest : public TestCase {
    Q_OBJECT

    static constexpr std::uint32_t rows = 300;

    enum class Line { Hdlc128, Hdlc2030, CipheredWrapper };
    enum class Ending { Exact, Error, Wrong, Hanging };
    struct Run {
        Ending ending = Ending::Hanging;
        std::string error;
    };

    static dlms::SecurityKeys keysOf(std::uint8_t title)
    {
        return {protocol::Bytes(8, std::byte{title}), protocol::Bytes(16, std::byte{1}),
            protocol::Bytes(16, std::byte{2}), 5, 0, "counter"};
    }

    static Run read(Line kind, const link::Faults& faults, std::uint32_t wanted = rows)
    {
        SampleObjects objects;
        objects.rows = wanted;
        auto [near, far] = link::InProcessLink::makePair();
        dlms::ClientConfiguration configuration;
        std::unique_ptr<session::Engine> engine;
        if (kind == Line::CipheredWrapper) {
            configuration.line = dlms::WrapperPorts{};
            configuration.answerTimeOut = 100;
            configuration.protection = dlms::Protection::Both;
            configuration.keys = keysOf(7);
            configuration.maxReceivePduSize = 600;
            objects.associations[16].keys = keysOf(8);
            objects.associations[16].protection = dlms::Protection::Both;
            engine
                = std::make_unique<EngineOf<dlms::WrapperServerPort>>(dlms::WrapperServerPort(objects, countingOctets));
        } else {
            const std::uint16_t information = kind == Line::Hdlc128 ? 128 : 2030;
            hdlc::PrimaryLink::Configuration link;
            link.proposed = {information, information, 7, 7};
            // A line without distance: who has not answered after so long does not answer any more.
            link.responseTimeOut = 40;
            link.attempts = 8;
            configuration.line = link;
            engine = std::make_unique<EngineOf<dlms::HdlcServerPort>>(dlms::HdlcServerPort(
                objects, hdlc::SecondaryLink::Configuration{.offered = link.proposed}, countingOctets));
        }
        LineSession serving(std::move(near), std::move(engine));
        serving.open();
        DlmsReader client(std::make_unique<link::FaultInjectorLink>(std::move(far), faults), configuration);
        Run run;
        if (client.open()) {
            const auto outcomes = client.get({{7, loggerName, 2, {}}});
            if (outcomes.size() == 1)
                run.ending = isExact(outcomes[0], wanted) ? Ending::Exact : Ending::Wrong;
        }
        const auto& error = client.error ? client.error : client.refusal;
        if (error && run.ending != Ending::Wrong && run.ending != Ending::Exact) {
            run.ending = Ending::Error;
            run.error = error->id;
        }
        return run;
    }

    static bool isExact(const dlms::Outcome& outcome, std::uint32_t wanted)
    {
        // A refusal is no data.
        if (!outcome.data)
            return outcome.result != dlms::DataAccessResult::Success;
        const auto read = outcome.data->elements();
        if (read.size() != wanted)
            return false;
        for (std::uint32_t row = 0; row < wanted; ++row) {
            if (!(read[row] == loggerRow(row)))
                return false;
        }
        return true;
    }

private slots:
    void badLines_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("loss");
        QTest::addColumn<double>("duplication");
        QTest::addColumn<double>("bitFlips");
        QTest::addColumn<int>("delay");
        QTest::addColumn<bool>("mustArrive");
        const auto small = static_cast<int>(Line::Hdlc128);
        const auto large = static_cast<int>(Line::Hdlc2030);
        const auto ciphered = static_cast<int>(Line::CipheredWrapper);
        QTest::newRow("nothing") << small << 0.0 << 0.0 << 0.0 << 0 << true;
        QTest::newRow("delays") << small << 0.0 << 0.0 << 0.0 << 4 << true;
        QTest::newRow("delays, large frames") << large << 0.0 << 0.0 << 0.0 << 4 << true;
        QTest::newRow("loss") << small << 0.05 << 0.0 << 0.0 << 0 << true;
        QTest::newRow("loss, large frames") << large << 0.05 << 0.0 << 0.0 << 0 << true;
        QTest::newRow("duplication") << small << 0.0 << 0.2 << 0.0 << 0 << true;
        QTest::newRow("duplication, large frames") << large << 0.0 << 0.2 << 0.0 << 0 << true;
        QTest::newRow("bit flips") << small << 0.0 << 0.0 << 1e-3 << 0 << true;
        QTest::newRow("bit flips, large frames") << large << 0.0 << 0.0 << 1e-3 << 0 << false;
        QTest::newRow("everything") << small << 0.03 << 0.05 << 5e-4 << 3 << true;
        QTest::newRow("half is lost") << small << 0.5 << 0.0 << 0.0 << 0 << false;
        // A stream has no repetition of its own: one fault ends it, and is noticed.
        QTest::newRow("ciphered, loss") << ciphered << 0.1 << 0.0 << 0.0 << 0 << false;
        QTest::newRow("ciphered, duplication") << ciphered << 0.0 << 0.1 << 0.0 << 0 << false;
        QTest::newRow("ciphered, bit flips") << ciphered << 0.0 << 0.0 << 1e-3 << 0 << false;
    }

    void badLines()
    {
        QFETCH(int, kind);
        QFETCH(double, loss);
        QFETCH(double, duplication);
        QFETCH(double, bitFlips);
        QFETCH(int, delay);
        QFETCH(bool, mustArrive);
        int arrived = 0;
        constexpr int runs = 3;
        for (std::uint64_t seed = 1; seed <= runs; ++seed) {
            const link::Faults faults{.loss = loss,
                .duplication = duplication,
                .bitFlips = bitFlips,
                .longestDelayMilliseconds = delay,
                .seed = seed};
            const auto run = read(static_cast<Line>(kind), faults);
            QVERIFY2(run.ending == Ending::Exact || run.ending == Ending::Error,
                qPrintable(QString("seed %1: %2").arg(seed).arg(static_cast<int>(run.ending))));
            if (run.ending == Ending::Error)
                QVERIFY2(run.error.starts_with("dlms-") || run.error.starts_with("hdlc-"), run.error.c_str());
            arrived += run.ending == Ending::Exact ? 1 : 0;
        }
        // Repetition is there to be used: a line that is only bad still brings the data.
        if (mustArrive)
            QVERIFY2(arrived == runs, qPrintable(QString::number(arrived)));
    }

    /// From the first octet to the last, every one at the beginning and then in steps that meet all parts of a frame.
    void cutAnywhere_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("HDLC") << static_cast<int>(Line::Hdlc128);
        QTest::newRow("ciphered wrapper") << static_cast<int>(Line::CipheredWrapper);
    }

    void cutAnywhere()
    {
        QFETCH(int, kind);
        constexpr std::uint32_t fewRows = 100;
        int errors = 0;
        for (std::uint64_t cut = 0;; cut += cut < 150 ? 1 : 83) {
            const auto run = read(static_cast<Line>(kind), {.cutAfter = cut}, fewRows);
            if (run.ending == Ending::Exact)
                break; // it was all there
            QVERIFY2(run.ending == Ending::Error, qPrintable(QString::number(cut)));
            QCOMPARE(run.error, std::string("link-lost"));
            ++errors;
            QVERIFY(cut < 100'000);
        }
        QVERIFY(errors > 180);
    }
};

} // namespace meterbench::tests

QTEST_GUILESS_MAIN(meterbench::tests::NetworkFaultTest)
#include "network_fault_test.moc"
