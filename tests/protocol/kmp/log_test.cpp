// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/difference.h"
#include "protocol/kmp/logger_readout.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// Classic logs and LoggerReadOut.
class KmpLogTest : public TestCase {
    Q_OBJECT

    static LogAnswer threeRecords()
    {
        LogAnswer answer;
        answer.log = 1;
        answer.columns = {{60, {8, 4, 0}}, {68, {39, 4, 0}}};
        answer.records = {{0x10F3, {hex("FF068662"), hex("E993DC05")}}, {0x10F4, {hex("B50A5C5E"), hex("93E05047")}},
            {0x10F5, {hex("CF065396"), hex("F2584C96")}}};
        answer.lastRead = 0x10F5;
        answer.newest = 0x1102;
        return answer;
    }

    static ReadOutAnswer loadProfile()
    {
        ReadOutAnswer answer;
        answer.log = logger::loadProfile;
        answer.firstId = 1'000;
        answer.columns = {{1047, {72, 5, 0}}, {1, {2, 4, 0x43}}, {2, {2, 4, 0x43}}};
        answer.defaultInterval = DefaultInterval{1047, hex("0000000E10")};
        const auto row = [&](const char* time, const char* import, const char* exported) {
            answer.rows.push_back({hex(time), hex(import), hex(exported)});
        };
        row("0029B92700", "00010000", "00000000");
        row("0029B93510", "00010064", "00000000"); // one hour on, a hundred more, nothing
        row("0029B94320", "00010000", "00000001"); // one hour on, a hundred less, one more
        row("0029B94320", "00010000", "00000001"); // the clock stands still
        row("8029B95130", "00010000", "00000001"); // the quality changes
        answer.newestId = 1'400;
        answer.info = ReadOutAnswer::notAll;
        return answer;
    }

private slots:
    void requestsAreThoseOfThePaper()
    {
        LogRequest request{LogDirection::FromTime, 1, {0x3C, 0x44}, 3, 0x80, {0, 0, 0, 30, 10, 24, 5, 7}, 0};
        QCOMPARE(hexText(encodeLogRequest(request)), QByteArray("0102003C004403800000001E0A180507"));
        request.direction = LogDirection::FromLastRead;
        QCOMPARE(hexText(encodeLogRequest(request)), QByteArray("0102003C00440380"));
        request = {LogDirection::TowardsPast, 1, {0x3C, 0x44}, 3, 0x80, {0, 0, 0, 45, 19, 24, 5, 7}, 6};
        QCOMPARE(hexText(encodeLogRequest(request)), QByteArray("0102003C004403800000002D131805070006"));
    }

    void answerIsThatOfThePaper()
    {
        const Bytes bytes = encodeLogAnswer(threeRecords());
        QCOMPARE(hexText(bytes),
            QByteArray(
                "010210F3003C080400FF0686620044270400E993DC0510F4B50A5C5E93E0504710F5CF065396F2584C9610F5110200"));
        const auto decoded = decodeLogAnswer(bytes);
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == threeRecords());
    }

    void sizesAreThoseOfThePrintedTable()
    {
        // 13 + 5n + m(2 + 4n) octets, start and stop included; a record without registers cannot be told apart there.
        for (std::size_t n = 1; n <= 8; ++n) {
            for (std::size_t m = 1; m <= 19; ++m) {
                LogAnswer answer;
                answer.columns.assign(n, {1, {2, 4, 0}});
                answer.records.assign(m, {7, std::vector<Bytes>(n, Bytes(4))});
                constexpr std::size_t startAddressCheckStop = 5;
                QCOMPARE(applicationLength(answer) + startAddressCheckStop, 13 + 5 * n + m * (2 + 4 * n));
            }
        }
    }

    void emptyAndErrorAnswers()
    {
        LogAnswer empty;
        empty.log = 2;
        empty.info = LogAnswer::empty;
        const auto decoded = decodeLogAnswer(encodeLogAnswer(empty));
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == empty);
        const auto error = decodeLogAnswer(hex("04"));
        VERIFY_RESULT(error);
        QCOMPARE(error->info, LogAnswer::outOfRange);
        QVERIFY(!decodeLogAnswer({}));
        QVERIFY(!decodeLogAnswer(hex("0102 10F3 003C080400FF06")));
    }

    void readOutRequestsAreThoseOfPublicCode()
    {
        const ReadOutRequest request{ReadOutDirection::FromId, logger::loadProfile, {1047, 1, 2, 3, 4}, 6, 0};
        QCOMPARE(hexText(encodeReadOutRequest(request)),
            QByteArray("0206050417000100020003000400060000 0000").replace(" ", ""));
    }

    void readOutIsWrittenAsDifferences()
    {
        const Bytes bytes = encodeReadOutAnswer(loadProfile());
        QCOMPARE(hexText(bytes),
            QByteArray("02 06 03 000003E8" // from id, load profile, three registers, first id
                       "0417 48 05 00 0029B92700 0001 02 04 43 00010000 0002 02 04 43 00000000" // in full
                       "0417 0000000E10" // default interval: one hour
                       "01 00 64" // nothing: default; one octet; nothing
                       "09 10 64 01" // default; one octet, negative; one octet
                       "10 00 00" // a zero in full: the clock stands still
                       "70 00 8029B95130" // full value
                       "00000578 0010")
                .replace(" ", ""));
        const auto decoded = decodeReadOutAnswer(bytes);
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == loadProfile());
    }

    void readOutWithoutDefaultAndWithoutRows()
    {
        auto answer = loadProfile();
        answer.defaultInterval.reset();
        const auto decoded = decodeReadOutAnswer(encodeReadOutAnswer(answer));
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == answer);
        ReadOutAnswer empty;
        empty.log = logger::analysis;
        empty.info = ReadOutAnswer::empty;
        const auto none = decodeReadOutAnswer(encodeReadOutAnswer(empty));
        VERIFY_RESULT(none);
        QVERIFY(*none == empty);
    }

    void twoColumnsOfOneIdMayDifferInLength()
    {
        auto answer = loadProfile();
        answer.columns[1] = {1047, {2, 8, 0}};
        for (auto& row : answer.rows)
            row[1] = Bytes(8);
        const auto decoded = decodeReadOutAnswer(encodeReadOutAnswer(answer));
        VERIFY_RESULT(decoded);
        QVERIFY(*decoded == answer);
        // An interval that does not fit the first of them is none.
        answer.defaultInterval->interval = Bytes(8); // fits the second column, whose length a reader does not take
        const auto without = decodeReadOutAnswer(encodeReadOutAnswer(answer));
        VERIFY_RESULT(without);
        QVERIFY(!without->defaultInterval);
        QVERIFY(without->rows == answer.rows);
    }

    void readOutComesBackAsItWent()
    {
        std::mt19937 random(6);
        for (int i = 0; i < 500; ++i) {
            ReadOutAnswer answer;
            const std::size_t columns = 1 + random() % 9;
            for (std::size_t j = 0; j < columns; ++j) {
                const auto unit = static_cast<std::uint8_t>(random() % 75);
                const auto octets = static_cast<std::uint8_t>(unit == 72 ? 5 : 1 + random() % 10);
                answer.columns.push_back({static_cast<RegisterId>(100 + j), {unit, octets, 0x43}});
            }
            if (random() % 2 == 0)
                answer.defaultInterval = DefaultInterval{
                    100, Bytes(answer.columns[0].format.octets, static_cast<std::byte>(random() % 3))};
            for (std::size_t row = 0; row < 1 + random() % 6; ++row) {
                std::vector<Bytes> values;
                for (std::size_t j = 0; j < columns; ++j) {
                    Bytes octets = row > 0 ? answer.rows.back()[j] : Bytes(answer.columns[j].format.octets);
                    // Near to the record before, or anywhere.
                    for (std::size_t k = random() % 3 == 0 ? 0 : octets.size() - 1; k < octets.size(); ++k)
                        octets[k] = static_cast<std::byte>(random());
                    values.push_back(std::move(octets));
                }
                answer.rows.push_back(std::move(values));
            }
            const auto decoded = decodeReadOutAnswer(encodeReadOutAnswer(answer));
            VERIFY_RESULT(decoded);
            QVERIFY(*decoded == answer);
        }
    }

    void aDifferenceThatLeavesTheColumnIsDamage()
    {
        const RegisterFormat format{2, 1, 0};
        QVERIFY(!applied(format, hex("05"), {true, false, hex("06")}, {}));
        QVERIFY(!applied(format, hex("FF"), {false, false, hex("01")}, {}));
        QCOMPARE(hexText(*applied(format, hex("05"), {true, false, hex("05")}, {})), QByteArray("00"));
        QVERIFY(!applied({54, 1, 0}, hex("05"), {true, false, hex("05")}, {}));
    }
};

QTEST_APPLESS_MAIN(KmpLogTest)
#include "log_test.moc"
