// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/date_time.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/objects/object_names.h"
#include "protocol/virtual_meter/objects/setup_names.h"
#include "tests/app/emulator_process.h"
#include "tests/workbench/link/link_pairs.h"
#include "workbench/state/key_file.h"

#include <QTcpServer>

/// `emulate` as its clients meet it: the real program, our DLMS client at every kind of line.
namespace meterbench::tests {

namespace axdr = protocol::axdr;
namespace dlms = protocol::dlms;
namespace vm = protocol::virtual_meter;
using axdr::Data;
using dlms::Target;

class CliEmulateTest : public TestCase {
    Q_OBJECT

    static QString sample() { return QStringLiteral(METERBENCH_RESOURCES "/samples/three-phase-norway.mbench"); }

    static inline const Target deviceName{1, vm::logicalDeviceNameObject, 2, {}};
    static inline const Target time{8, {0, 0, 1, 0, 0, 255}, 2, {}};
    static inline const Target delay{3, {1, 1, 128, 0, 7, 255}, 2, {}};
    static inline const Target energy{3, {1, 1, 1, 8, 0, 255}, 2, {}};

    /// The answer to one GET; nothing when there was none.
    static std::optional<Data> valueOf(DlmsReader& client, const Target& target)
    {
        const auto outcomes = client.get({target});
        return outcomes.size() == 1 ? outcomes[0].data : std::nullopt;
    }

    /// A client with the technician's rights, by mechanism 3.
    static std::unique_ptr<DlmsReader> technician(const Emulator& meter, int line)
    {
        dlms::ClientConfiguration configuration;
        configuration.line = dlms::WrapperPorts{48, 1};
        configuration.mechanism = dlms::Mechanism::HighMd5;
        configuration.secret = protocol::bytesOf(vm::demonstration::technicianSecret);
        configuration.challenge = protocol::Bytes(16, std::byte{0x42});
        return std::make_unique<DlmsReader>(meter.lineTo(line), std::move(configuration));
    }

private slots:
    void everyLineAnswersAndTheProgramEndsInGoodOrder()
    {
        const QTemporaryDir folder;
        const auto terminal = folder.filePath("meter");
        Emulator meter({sample(), "--listen", "tcp:127.0.0.1:0", "--listen", "wrapper:0", "--pty", terminal, "--load",
                           "household"},
            3);
        QCOMPARE(meter.ready.size(), 3);
        QVERIFY(meter.ready[0].startsWith("tcp:127.0.0.1:"));
        QVERIFY(meter.ready[1].startsWith("wrapper:127.0.0.1:"));
        QCOMPARE(meter.ready[2], "pty:" + terminal);
        for (int line = 0; line < 3; ++line) {
            const auto client = meter.client(line);
            QVERIFY2(client->open(), client->error ? client->error->id.c_str() : "no answer");
            const auto name = valueOf(*client, deviceName);
            QVERIFY(name && protocol::textOf(name->octets()).starts_with("KAM"));
            QVERIFY(client->close());
            const auto reader = meter.client(line, 32);
            QVERIFY2(reader->open(), reader->error ? reader->error->id.c_str() : "no answer");
            const auto imported = valueOf(*reader, energy);
            QVERIFY(imported && imported->toInteger().value_or(0) > 0); // its household has lived for a year
            QVERIFY(reader->close());
        }
        QCOMPARE(meter.end(SIGTERM), 0);
        QVERIFY(!QFileInfo(terminal).isSymLink());
    }

    void severalClientsAtOnce()
    {
        Emulator meter({"--json", sample(), "--listen", "tcp:0", "--listen", "wrapper:0"}, 2);
        QCOMPARE(meter.ready.size(), 2);
        std::vector<std::unique_ptr<DlmsReader>> clients;
        for (int i = 0; i < 6; ++i) {
            clients.push_back(meter.client(i % 2, i < 4 ? 32 : 16));
            QVERIFY(clients.back()->open());
        }
        for (int round = 0; round < 3; ++round) {
            for (const auto& client : clients)
                QVERIFY(valueOf(*client, deviceName).has_value());
        }
        clients[0].reset(); // goes without a word
        QVERIFY(valueOf(*clients[2], deviceName).has_value());
        QCOMPARE(meter.end(SIGINT), 0);
    }

    void clockAndSpeed()
    {
        Emulator meter({sample(), "--listen", "wrapper:0", "--clock", "2026-07-01T10:00:00Z", "--speed", "3600"}, 1);
        const auto client = meter.client(0, 32);
        QVERIFY(client->open());
        const auto hourOf = [&] {
            const auto value = valueOf(*client, time);
            return value ? axdr::DateTime::decode(value->octets()).value_or(axdr::DateTime{}) : axdr::DateTime{};
        };
        const auto first = hourOf();
        QCOMPARE(int{first.date.month}, 7);
        turnFor(1100);
        const auto later = hourOf();
        const auto minutes = [](const axdr::DateTime& when) {
            return (when.date.dayOfMonth * 24 + when.time.hour) * 60 + when.time.minute;
        };
        const auto passed = minutes(later) - minutes(first);
        QVERIFY2(passed >= 60 && passed < 600, qPrintable(QString::number(passed)));
        QCOMPARE(meter.end(SIGTERM), 0);
    }

    void whatWasAnsweredSurvivesBeingKilled()
    {
        const QTemporaryDir folder;
        const auto state = folder.filePath("state");
        std::uint16_t seconds = 0;
        for (int round = 0; round < 4; ++round) {
            Emulator meter({sample(), "--listen", "wrapper:0", "--state", state}, 1);
            QCOMPARE(meter.ready.size(), 1);
            const auto client = technician(meter, 0);
            QVERIFY2(client->open(), client->error ? client->error->id.c_str() : "no answer");
            if (round > 0)
                QVERIFY(valueOf(*client, delay) == Data::longUnsigned(seconds));
            for (int i = 0; i < 3; ++i) {
                seconds = static_cast<std::uint16_t>(300 + round * 10 + i);
                const auto outcomes = client->set(delay, Data::longUnsigned(seconds));
                QCOMPARE(outcomes.size(), std::size_t{1});
                QVERIFY(outcomes[0].result == dlms::DataAccessResult::Success);
            }
            QCOMPARE(meter.end(SIGKILL), -1);
        }
    }

    void whatNobodyAskedForSurvivesToo()
    {
        const QTemporaryDir folder;
        const auto state = folder.filePath("state");
        const auto load = folder.filePath("load.csv");
        QFile file(load);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("time,p\n2020-01-01,5000\n");
        file.close();
        const QStringList run{sample(), "--listen", "wrapper:0", "--state", state, "--load", load};
        {
            Emulator meter(run + QStringList{"--clock", "2020-01-01T00:00:00Z", "--speed", "36000"}, 1);
            QCOMPARE(meter.ready.size(), 1);
            turnFor(7'000); // seventy hours, fifty of them saved
            QCOMPARE(meter.end(SIGKILL), -1);
        }
        qint64 told = 0;
        {
            Emulator meter(run + QStringList{"--clock", "2020-03-01T00:00:00Z", "--speed", "3600"}, 1);
            const auto client = meter.client(0, 32);
            QVERIFY(client->open());
            const auto kept = valueOf(*client, energy);
            QVERIFY(kept && kept->toInteger().value_or(0) > 150'000);
            turnFor(500);
            told = valueOf(*client, energy)->toInteger().value_or(0);
            QCOMPARE(meter.end(SIGKILL), -1);
        }
        // What was told is not taken back.
        Emulator meter(run + QStringList{"--clock", "2020-04-01T00:00:00Z"}, 1);
        const auto client = meter.client(0, 32);
        QVERIFY(client->open());
        QVERIFY(valueOf(*client, energy)->toInteger().value_or(0) >= told);
        QCOMPARE(meter.end(SIGTERM), 0);
    }

    void aStateThatIsAheadGoesOnOrIsRefused()
    {
        const QTemporaryDir folder;
        const QStringList run{sample(), "--listen", "wrapper:0", "--state", folder.filePath("state")};
        {
            Emulator meter(run + QStringList{"--clock", "2120-01-01T00:00:00Z"}, 1);
            QCOMPARE(meter.ready.size(), 1);
            QCOMPARE(meter.end(SIGTERM), 0);
        }
        const auto refused = runCli(QStringList{"--json", "emulate"} + run + QStringList{"--clock", "2119-01-01"});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.output.contains("device-state-ahead"));
        Emulator meter(run, 1);
        const auto client = meter.client(0, 32);
        QVERIFY(client->open());
        const auto now = valueOf(*client, time);
        QVERIFY(now.has_value());
        QCOMPARE(int{axdr::DateTime::decode(now->octets()).value_or(axdr::DateTime{}).date.year}, 2120);
        QCOMPARE(meter.end(SIGTERM), 0);
        // Another project is another meter.
        const auto other = folder.filePath("other.mbench");
        QFile project(sample());
        QVERIFY(project.open(QIODevice::ReadOnly));
        auto bytes = project.readAll();
        QVERIFY(bytes.contains("\"identification\": true"));
        bytes.replace("\"identification\": true", "\"identification\": false");
        QFile changed(other);
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(bytes);
        changed.close();
        const auto foreign
            = runCli({"--json", "emulate", other, "--listen", "wrapper:0", "--state", folder.filePath("state")});
        QCOMPARE(foreign.exitCode, 2);
        QVERIFY(foreign.output.contains("device-state-other-project"));
    }

    void keysAreMadeOnceAndAreTheOwnersAlone()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath("keys.json");
        std::optional<vm::MeterSecrets> secrets;
        for (int round = 0; round < 2; ++round) {
            Emulator meter({sample(), "--listen", "wrapper:0", "--keys", file, "--state", folder.filePath("state")}, 1);
            const auto read = state::readKeyFile(file);
            VERIFY_RESULT(read);
            if (secrets)
                QVERIFY(*read == *secrets);
            secrets = *read;
            QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            // Authenticated and encrypted, with counters that go on where they were.
            dlms::ClientConfiguration configuration;
            configuration.line = dlms::WrapperPorts{1, 1};
            configuration.mechanism = dlms::Mechanism::HighGmac;
            configuration.protection = dlms::Protection::Both;
            configuration.challenge = protocol::Bytes(16, std::byte{0x42});
            dlms::SecurityKeys keys;
            keys.systemTitle = protocol::bytesOf("MBTESTER");
            keys.encryption.assign(secrets->encryption.begin(), secrets->encryption.end());
            keys.authentication.assign(secrets->authentication.begin(), secrets->authentication.end());
            keys.sendCounter = static_cast<std::uint32_t>(1000 * (round + 1));
            configuration.keys = keys;
            DlmsReader client(meter.lineTo(0), configuration);
            QVERIFY2(client.open(), client.error ? client.error->id.c_str() : "no answer");
            QVERIFY(valueOf(client, energy).has_value());
            QCOMPARE(meter.end(SIGKILL), -1);
            // A counter that was used before is not taken again, not even by the meter's next life.
            Emulator again({sample(), "--listen", "wrapper:0", "--keys", file, "--state", folder.filePath("state")}, 1);
            DlmsReader replayed(again.lineTo(0), configuration);
            replayed.patience = 3000;
            QVERIFY(!replayed.open());
            QCOMPARE(again.end(SIGTERM), 0);
        }
    }

    /// The same keys twice, and nothing kept: no number comes twice.
    void countersThatAreNotKeptBeginWhereTheClockStands()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath("keys.json");
        std::uint32_t before = 0;
        for (int round = 0; round < 2; ++round) {
            Emulator meter({sample(), "--listen", "push:0", "--push-ciphered", "--keys", file, "--clock",
                               "2026-03-01T12:00:00Z", "--speed", "20"},
                1);
            auto line = meter.lineTo(0);
            Ear ear(*line);
            line->open();
            // Flag, format, addresses, control, check, LLC, tag, title, length, security control; then the counter.
            constexpr std::size_t counterAt = 1 + 2 + 1 + 1 + 1 + 2 + 3 + 1 + 9 + 3 + 1;
            QVERIFY(turnUntil([&] { return ear.bytes.size() > counterAt + 4; }));
            protocol::OctetReader reader(protocol::Octets(ear.bytes).subspan(counterAt));
            const auto counter = reader.doubleWord();
            QVERIFY2(counter > 1'000'000 && counter > before, qPrintable(QString::number(counter)));
            before = counter;
            QCOMPARE(meter.end(SIGTERM), 0);
        }
    }

    void theConsumerPortPushes()
    {
        Emulator meter({sample(), "--listen", "push:0", "--load", "household", "--speed", "20"}, 1);
        QCOMPARE(meter.ready.size(), 1);
        QVERIFY(meter.ready[0].startsWith("push:127.0.0.1:"));
        auto line = meter.lineTo(0);
        Ear ear(*line);
        line->open();
        QVERIFY(turnUntil([&] { return ear.bytes.size() > 100; }));
        // An HDLC frame of the third type that begins and ends with a flag.
        QVERIFY(ear.bytes.front() == std::byte{0x7E});
        QCOMPARE(ear.bytes[1] & std::byte{0xF0}, std::byte{0xA0});
        QVERIFY(protocol::textOf(ear.bytes).find("Kamstrup_V0001") != std::string::npos);
        QCOMPARE(meter.end(SIGTERM), 0);
    }

    void fleetsAnswerByNumber()
    {
        Emulator fleet({"--fleet", "500", sample(), "--listen", "wrapper:0", "--load", "household"}, 1);
        QCOMPARE(fleet.ready.size(), 1);
        QSet<QByteArray> names;
        for (const int number : {1, 2, 77, 500}) {
            dlms::ClientConfiguration configuration;
            configuration.line = dlms::WrapperPorts{16, static_cast<std::uint16_t>(number)};
            DlmsReader client(fleet.lineTo(0), configuration);
            QVERIFY(client.open());
            const auto name = valueOf(client, deviceName);
            QVERIFY(name.has_value());
            names.insert(QByteArray::fromStdString(protocol::textOf(name->octets())));
        }
        QCOMPARE(names.size(), 4);
        dlms::ClientConfiguration configuration;
        configuration.line = dlms::WrapperPorts{16, 501};
        DlmsReader nobody(fleet.lineTo(0), configuration);
        nobody.patience = 3000;
        QVERIFY(!nobody.open());
        QVERIFY(nobody.error && nobody.error->id == "dlms-association-refused");
        QCOMPARE(fleet.end(SIGTERM), 0);
    }

    void anOpeningAtThreeHundredBaud()
    {
        Emulator meter({sample(), "--listen", "tcp:0", "--pace", "--echo", "--stray", "20"}, 1);
        auto line = meter.lineTo(0);
        protocol::Bytes heard;
        connect(line.get(), &link::Link::received, this,
            [&](std::span<const std::byte> bytes) { heard.insert(heard.end(), bytes.begin(), bytes.end()); });
        line->open();
        QVERIFY(turnUntil([&] { return line->state() == link::Link::State::Open; }));
        QElapsedTimer clock;
        clock.start();
        const auto request = protocol::bytesOf("/?!\r\n");
        line->send(request);
        QVERIFY(turnUntil([&] { return protocol::textOf(heard).find("/KAM") != std::string::npos; }));
        QVERIFY(protocol::textOf(heard).starts_with("/?!")); // the head's echo
        // Five octets of ten bits, the reaction, and four more.
        QVERIFY2(clock.elapsed() >= 166 + 200 + 133, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(meter.end(SIGTERM), 0);
    }

    void whatCannotBeIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("code");
        const auto file = sample();
        QTest::newRow("no file") << QStringList{"no.mbench"} << 2 << "file-not-found";
        QTest::newRow("no address") << QStringList{file, "--listen", "tcp:x:y"} << 1 << "link-address";
        QTest::newRow("no scheme") << QStringList{file, "--listen", "127.0.0.1:0"} << 1 << "link-address";
        QTest::newRow("foreign address") << QStringList{file, "--listen", "tcp:192.0.2.1:0"} << 3 << "link-address";
        QTest::newRow("no folder") << QStringList{file, "--pty", "/no/such/folder/meter"} << 3 << "link-not-found";
        QTest::newRow("speed") << QStringList{file, "--speed", "0"} << 1 << "usage-option-value";
        QTest::newRow("clock") << QStringList{file, "--clock", "noon"} << 1 << "usage-option-value";
        QTest::newRow("load") << QStringList{file, "--load", "no.csv"} << 2 << "file-not-found";
        QTest::newRow("fleet") << QStringList{file, "--fleet", "65536"} << 1 << "usage-option-value";
        QTest::newRow("fleet over a terminal")
            << QStringList{file, "--fleet", "2", "--pty", "x"} << 1 << "usage-option-with-fleet";
        QTest::newRow("fleet over a line")
            << QStringList{file, "--fleet", "2", "--listen", "tcp:0"} << 1 << "usage-option-value";
    }

    void whatCannotBeIsSaid()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, code);
        const auto result = runCli(QStringList{"--json", "emulate"} + arguments);
        QCOMPARE(result.exitCode, exitCode);
        QCOMPARE(result.errorCode(), code);
    }

    void whatIsTakenIsSaid()
    {
        const QTemporaryDir folder;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
        const auto port = QStringLiteral("tcp:127.0.0.1:%1").arg(taken.serverPort());
        const auto inUse = runCli({"--json", "emulate", sample(), "--listen", port});
        QCOMPARE(inUse.exitCode, 3);
        QCOMPARE(inUse.errorCode(), "link-in-use");
        Emulator meter({sample(), "--listen", "wrapper:0", "--state", folder.filePath("state")}, 1);
        QCOMPARE(meter.ready.size(), 1);
        const auto second = runCli({"--json", "emulate", sample(), "--state", folder.filePath("state")});
        QCOMPARE(second.exitCode, 2);
        QCOMPARE(second.errorCode(), "state-in-use");
        writeFile(folder.filePath("keys.json"), "{}");
        const auto keys = runCli({"--json", "emulate", sample(), "--keys", folder.filePath("keys.json")});
        QCOMPARE(keys.exitCode, 2);
        QCOMPARE(keys.errorCode(), "key-file");
        QCOMPARE(meter.end(SIGTERM), 0);
    }
};

} // namespace meterbench::tests

QTEST_GUILESS_MAIN(meterbench::tests::CliEmulateTest)
#include "emulate_test.moc"
