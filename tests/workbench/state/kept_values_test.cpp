// SPDX-License-Identifier: Apache-2.0
#include "protocol/octets.h"
#include "tests/support/test_case.h"
#include "workbench/state/kept_values.h"
#include "workbench/state/key_file.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace meterbench;
using protocol::Persist;
using state::KeptValuesFile;

/// What a meter asked to be kept is there again, whatever cut the writing; and its key file is its owner's alone.
class KeptValuesTest : public tests::TestCase {
    Q_OBJECT

    static Persist value(const std::string& key, std::string_view text) { return {key, protocol::bytesOf(text)}; }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private slots:
    void theLastValueOfAKeyCounts()
    {
        const QTemporaryDir folder;
        for (int run = 0; run < 3; ++run) {
            auto file = KeptValuesFile::open(folder.path());
            VERIFY_RESULT(file);
            if (run > 0) {
                QCOMPARE((*file)->values().size(), std::size_t{3});
                QVERIFY((*file)->values().at("counter/receive") == protocol::bytesOf("9"));
                QVERIFY((*file)->values().at("empty").empty());
            }
            for (const auto* text : {"1", "2", "9"}) {
                const std::array values{
                    value("counter/receive", text), value("empty", ""), value("name", "two words\n")};
                VERIFY_RESULT((*file)->keep(values));
            }
        }
        QCOMPARE(QFileInfo(folder.filePath("values")).permissions() & (QFile::ReadGroup | QFile::ReadOther),
            QFile::Permissions());
    }

    /// A meter that is read for years writes its counters on and on.
    void theFileStaysSmall()
    {
        const QTemporaryDir folder;
        auto file = KeptValuesFile::open(folder.path());
        VERIFY_RESULT(file);
        const std::array first{value("document", std::string(5'000, 'd'))};
        VERIFY_RESULT((*file)->keep(first));
        const auto path = folder.filePath("values");
        for (int message = 0; message < 200; ++message) {
            const std::array counter{
                value("counter/receive/technician", std::string(1'000, '0') + std::to_string(message))};
            VERIFY_RESULT((*file)->keep(counter));
            QVERIFY(QFileInfo(path).size() < 2 * KeptValuesFile::longestTail);
        }
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto again = KeptValuesFile::open(folder.path());
        VERIFY_RESULT(again);
        QVERIFY((*again)->values() == (*file)->values());
        QVERIFY(
            (*again)->values().at("counter/receive/technician") == protocol::bytesOf(std::string(1'000, '0') + "199"));
        QCOMPARE((*again)->values().at("document").size(), std::size_t{5'000});
    }

    void aTornLineWasNeverKept()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("values");
        {
            auto file = KeptValuesFile::open(folder.path());
            VERIFY_RESULT(file);
            for (const auto* text : {"first", "second"}) {
                const auto one = value("key", text);
                VERIFY_RESULT((*file)->keep({&one, 1}));
            }
        }
        const auto whole = contentOf(path);
        const auto firstLine = whole.indexOf('\n') + 1;
        for (auto length = firstLine; length <= whole.size(); ++length) {
            write(path, whole.left(length));
            const auto file = KeptValuesFile::open(folder.path());
            VERIFY_RESULT(file);
            QVERIFY((*file)->values().at("key") == protocol::bytesOf(length == whole.size() ? "second" : "first"));
        }
    }

    void damageIsSaidWithItsLine()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("values");
        {
            auto file = KeptValuesFile::open(folder.path());
            const std::array values{value("a", "1"), value("b", "2")};
            VERIFY_RESULT((*file)->keep(values));
        }
        const auto whole = contentOf(path);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            auto damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            write(path, damaged);
            const auto file = KeptValuesFile::open(folder.path());
            if (!file)
                QCOMPARE(file.error().id, std::string("state-damaged"));
            else // the last line's end: it was never written whole
                QVERIFY((*file)->values().size() == 1);
        }
    }

    void keyFilesComeBackAsTheyWere()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("keys.json");
        const auto secrets = protocol::virtual_meter::freshSecrets(15'085'488, state::fillWithRandomness);
        VERIFY_RESULT(state::writeKeyFile(path, secrets));
        const auto read = state::readKeyFile(path);
        VERIFY_RESULT(read);
        QVERIFY(*read == secrets);
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther),
            QFile::Permissions());
        const auto other = protocol::virtual_meter::freshSecrets(15'085'488, state::fillWithRandomness);
        QVERIFY(other.encryption != secrets.encryption);
        QVERIFY(!state::readKeyFile(folder.filePath("none")));
        QVERIFY(!state::writeKeyFile(folder.filePath("no/folder/keys"), secrets));
    }
};

QTEST_GUILESS_MAIN(KeptValuesTest)
#include "kept_values_test.moc"
