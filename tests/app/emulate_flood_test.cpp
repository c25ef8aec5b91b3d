// SPDX-License-Identifier: Apache-2.0
#include "tests/app/emulator_process.h"

#include <QElapsedTimer>
#include <QTcpSocket>

#include <sys/resource.h>
#include <sys/stat.h>

/// The real program under clients that mean no good: what they cost the others.
namespace meterbench::tests {

namespace dlms = protocol::dlms;

class CliEmulateFloodTest : public TestCase {
    Q_OBJECT

    static QString sample() { return QStringLiteral(METERBENCH_RESOURCES "/samples/three-phase-norway.mbench"); }

    static qint64 residentKilobytes(qint64 process)
    {
        for (const auto& line : readFile(QStringLiteral("/proc/%1/status").arg(process)).split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').at(1).toLongLong();
        }
        return 0;
    }

    static std::uint16_t portOf(const QString& ready)
    {
        return static_cast<std::uint16_t>(ready.section(':', -1).toUInt());
    }

    /// An association of the public client, then the object list, again and again.
    static QByteArray manyQuestions()
    {
        const auto packet = [](const QByteArray& apdu) {
            QByteArray bytes = QByteArray::fromHex("0001"
                                                   "0010"
                                                   "0001");
            bytes.append(static_cast<char>(apdu.size() >> 8)).append(static_cast<char>(apdu.size()));
            return bytes + apdu;
        };
        auto bytes = packet(QByteArray::fromHex("601DA109060760857405080101BE10040E01000000065F1F0400007E1FFFFF"));
        for (int question = 0; question < 4000; ++question)
            bytes += packet(QByteArray::fromHex("C001C1000F0000280000FF0200"));
        return bytes;
    }

    /// Whether the public client is answered.
    static bool answered(const Emulator& meter)
    {
        const auto client = meter.client(0);
        return client->open() && client->get({dlms::Target{1, {0, 0, 42, 0, 0, 255}, 2, {}}}).size() == 1
            && client->close();
    }

private slots:
    void whoNeverReadsCostsTheOthersNothing()
    {
        Emulator meter({sample(), "--listen", "wrapper:0"}, 1);
        QCOMPARE(meter.ready.size(), 1);
        QVERIFY(answered(meter));
        const auto before = residentKilobytes(meter.processId());
        const auto questions = manyQuestions();
        std::vector<std::unique_ptr<QTcpSocket>> greedy;
        for (int i = 0; i < 4; ++i) {
            greedy.push_back(std::make_unique<QTcpSocket>());
            greedy.back()->setReadBufferSize(1);
            greedy.back()->connectToHost(QHostAddress::LocalHost, portOf(meter.ready[0]));
            greedy.back()->write(questions);
        }
        QElapsedTimer clock;
        clock.start();
        qint64 most = 0;
        while (clock.elapsed() < 4'000) {
            QVERIFY(answered(meter));
            most = std::max(most, residentKilobytes(meter.processId()) - before);
        }
        QVERIFY2(most < 40'000, qPrintable(QString::number(most)));
        QCOMPARE(meter.end(SIGTERM), 0);
    }

    void itAcceptsAgainAfterItsDescriptorsWereUsedUp()
    {
        const QTemporaryDir folder;
        Emulator meter({sample(), "--listen", "wrapper:0", "--state", folder.filePath("state")}, 1);
        QCOMPARE(meter.ready.size(), 1);
        rlimit few{64, 64};
        QCOMPARE(::prlimit(static_cast<pid_t>(meter.processId()), RLIMIT_NOFILE, &few, nullptr), 0);
        {
            std::vector<std::unique_ptr<QTcpSocket>> many;
            for (int i = 0; i < 150; ++i) {
                many.push_back(std::make_unique<QTcpSocket>());
                many.back()->connectToHost(QHostAddress::LocalHost, portOf(meter.ready[0]));
                turnFor(2);
            }
            turnFor(500);
        }
        QTRY_VERIFY_WITH_TIMEOUT(answered(meter), 30'000);
        QCOMPARE(meter.end(SIGTERM), 0); // what it keeps could be kept all the time
    }

    /// Even where the program's mask lets everybody in, and after it was killed.
    void aStateIsItsOwnersAlone()
    {
        const QTemporaryDir folder;
        const auto state = folder.filePath("state");
        const auto mask = ::umask(0);
        {
            Emulator meter({sample(), "--listen", "wrapper:0", "--state", state}, 1);
            QCOMPARE(meter.ready.size(), 1);
            static_cast<void>(meter.end(SIGKILL));
        }
        ::umask(mask);
        constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFileInfo(state).permissions() & others, QFile::Permissions());
        for (const auto& file : QDir(state).entryInfoList(QDir::Files | QDir::Hidden))
            QVERIFY2((file.permissions() & others) == 0, qPrintable(file.fileName()));
        Emulator again({sample(), "--listen", "wrapper:0", "--state", state}, 1);
        QCOMPARE(again.ready.size(), 1);
        QCOMPARE(again.end(SIGTERM), 0);
    }
};

} // namespace meterbench::tests

QTEST_GUILESS_MAIN(meterbench::tests::CliEmulateFloodTest)
#include "emulate_flood_test.moc"
