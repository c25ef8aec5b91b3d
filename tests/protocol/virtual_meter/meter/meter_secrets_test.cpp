// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;

/// The key file: comes back as it was written, takes nothing that is not exactly right.
class MeterSecretsTest : public TestCase {
    Q_OBJECT

private slots:
    void aFreshMeterHasItsOwnKeys()
    {
        const auto secrets = testSecrets();
        QCOMPARE(std::to_integer<char>(secrets.systemTitle[0]), 'K');
        QVERIFY(secrets.encryption != secrets.authentication);
        QVERIFY(secrets.master != secrets.broadcast);
        QCOMPARE(secrets.readerPassword, std::string("12345"));
    }

    void comesBack()
    {
        const auto secrets = testSecrets();
        const auto read = vm::readKeyFile(vm::writeKeyFile(secrets));
        VERIFY_RESULT(read);
        QVERIFY(*read == secrets);
    }

    /// One set of keys for all, as files were written first.
    void takesTheFirstVersion()
    {
        auto secrets = testSecrets();
        QVERIFY(secrets.keysOf(vm::Role::Reader) != secrets.keysOf(vm::Role::Management));
        QVERIFY(secrets.keysOf(vm::Role::Technician) != secrets.keysOf(vm::Role::Management));
        secrets.ownKeys.clear();
        const std::string text = vm::writeKeyFile(secrets);
        QVERIFY(text.find("\"version\": 1,") != std::string::npos && text.find("reader\"") == std::string::npos);
        const auto read = vm::readKeyFile(text);
        VERIFY_RESULT(read);
        QVERIFY(*read == secrets);
        for (const auto role : {vm::Role::Reader, vm::Role::Technician, vm::Role::Management, vm::Role::ConsumerPush})
            QVERIFY(read->keysOf(role).encryption == secrets.encryption);
    }

    void refusesWhatIsNotRight_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("member");
        QTest::newRow("no JSON") << "{" << "" << "";
        QTest::newRow("other format") << "meterbench-keys" << "keys" << "format";
        QTest::newRow("newer version") << "'version': 2" << "'version': 3" << "version";
        QTest::newRow("missing") << "  'kmpPassword': 12345" << "  'kmpPasswort': 1" << "kmpPassword";
        QTest::newRow("unknown") << "'version': 2" << "'version': 2, 'note': ''" << "note";
        QTest::newRow("too short") << "'systemTitle': '4B" << "'systemTitle': '" << "systemTitle";
        QTest::newRow("own keys of the first version") << "'version': 2" << "'version': 1" << "reader";
        QTest::newRow("half a set") << "'reader': {" << "'reader': {}, 'x': {" << "encryptionKey";
        QTest::newRow("no digit") << "'systemTitle': '4B" << "'systemTitle': '4G" << "systemTitle";
        QTest::newRow("empty") << "'12345678'" << "''" << "readoutPassword";
        QTest::newRow("number") << "'12345678'" << "12345678" << "readoutPassword";
        QTest::newRow("too large") << ": 12345" << ": 65536" << "kmpPassword";
        QTest::newRow("negative") << ": 12345" << ": -1" << "kmpPassword";
    }
    void refusesWhatIsNotRight()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, member);
        from.replace(QChar('\''), QChar('"'));
        to.replace(QChar('\''), QChar('"'));
        auto text = QString::fromStdString(vm::writeKeyFile(testSecrets()));
        QVERIFY(text.contains(from));
        const auto read = vm::readKeyFile(text.replace(from, to).toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().id, std::string("key-file"));
        QCOMPARE(QString::fromStdString(read.error().where), member);
    }
};

QTEST_GUILESS_MAIN(MeterSecretsTest)
#include "meter_secrets_test.moc"
