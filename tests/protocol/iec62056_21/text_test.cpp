// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/characters.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/iec62056_21/opening.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::iec62056_21;
using namespace meterbench::tests;

/// Opening messages, data lines, block checks, parity: text to meaning and back.
class TextTest : public TestCase {
    Q_OBJECT

private slots:
    void requestsNameADeviceOrNobody()
    {
        QCOMPARE(text(RequestMessage{}), std::string("/?!\r\n"));
        const auto request = parseRequest("/?00012345!");
        VERIFY_RESULT(request);
        QCOMPARE(request->deviceAddress, std::string("00012345"));
        QVERIFY(isFor(*request, "12345"));
        QVERIFY(!isFor(*request, "12346"));
        QVERIFY(isFor({}, "12346"));
        for (const auto* line : {"", "/?", "/!", "?!", "/KAM5", "/?123456789012345678901234567890123!"})
            QVERIFY(!parseRequest(line));
    }

    void identificationsTellTheMode_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("maker");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("mode");
        const auto row = [](const char* line, const char* maker, const char* name, Mode mode) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(maker) << QByteArray(name) << static_cast<int>(mode);
        };
        row("/KAM 685-312-OK-01", "KAM", "685-312-OK-01", Mode::A);
        row("/KAM 68438BC450000", "KAM", "68438BC450000", Mode::A);
        row("/KAM5", "KAM", "", Mode::C);
        row("/KAM5OMNIPOWER", "KAM", "OMNIPOWER", Mode::C);
        row("/KAM5\\2OMNIPOWER", "KAM", "OMNIPOWER", Mode::E);
        row("/LGZCZMD3100", "LGZ", "ZMD3100", Mode::B);
        row("/abc6x", "abc", "x", Mode::C);
    }

    void identificationsTellTheMode()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, maker);
        QFETCH(QByteArray, name);
        QFETCH(int, mode);
        const auto identification = parseIdentification(line.toStdString());
        VERIFY_RESULT(identification);
        QCOMPARE(identification->maker, maker.toStdString());
        QCOMPARE(identification->name, name.toStdString());
        QCOMPARE(static_cast<int>(identification->mode()), mode);
        QCOMPARE(text(*identification), line.toStdString() + "\r\n");
    }

    void damagedIdentificationsAreRefused()
    {
        for (const auto* line : {"", "/KAM", "KAM5x", "/K4M5x", "/?!  "})
            QVERIFY(!parseIdentification(line));
    }

    void baudCharacters()
    {
        QCOMPARE(*baudOfModeC('0'), 300U);
        QCOMPARE(*baudOfModeC('5'), 9600U);
        QCOMPARE(*baudOfModeC('6'), 19200U);
        QVERIFY(!baudOfModeC('7'));
        QVERIFY(!baudOfModeC('A'));
        QCOMPARE(*baudOfModeB('A'), 600U);
        QCOMPARE(*baudOfModeB('F'), 19200U);
        QVERIFY(!baudOfModeB('5'));
        QCOMPARE(text(OptionSelect{'0', '5', '1'}),
            std::string("\x06"
                        "051\r\n"));
    }

    void linesTakeTheirTime()
    {
        QCOMPARE(transmissionMs(startFormat, 3), std::int64_t{100});
        QCOMPARE(transmissionMs({9600, 8, Parity::None, 2}, 1), std::int64_t{2});
        QCOMPARE(transmissionMs({0, 8, Parity::None, 1}, 0), std::int64_t{0});
    }

    void breakHasItsKnownCheck()
    {
        QCOMPARE(hexText(encodeBreak()),
            hexText(bytesOf("\x01"
                            "B0\x03q")));
        const auto login = encode(Command{'P', '1', "(00000000)"});
        QCOMPARE(hexText(login), QByteArray("015031022830303030303030302903") + "61");
    }

    void bothBlockChecksAreKnown()
    {
        const std::string block = "1.8.0(000123.45*kWh)\r\n!\r\n\x03";
        QCOMPARE(recognized(block, blockCheck(block, BlockCheck::ExclusiveOr)), BlockCheck::ExclusiveOr);
        QCOMPARE(recognized(block, blockCheck(block, BlockCheck::Sum)), BlockCheck::Sum);
        QVERIFY(!recognized(block, static_cast<char>(blockCheck(block, BlockCheck::Sum) ^ 0x40)));
        QCOMPARE(blockCheck("AB\x03", BlockCheck::Sum), static_cast<char>((0x41 + 0x42 + 3) & 0x7F));
        QCOMPARE(blockCheck("AB\x03", BlockCheck::ExclusiveOr), '\0');
    }

    void parityComesAndGoes()
    {
        const Bytes plain = bytesOf("/?!\r\n");
        QCOMPARE(hexText(withEvenParity(plain)), QByteArray("AF3F218D0A"));
        QVERIFY(withoutParity(withEvenParity(plain)) == plain);
        QVERIFY(withoutParity(plain) == plain);
    }

    void dataLinesAreReadAndWritten()
    {
        const DataBlock block
            = parseBlock("0.0.0(12345678)\r\n1.8.0*01(000123.45*kWh)(26-11-20)\r\n"
                         "1.6.0(1.234*kW)2.6.0()\r\nnoise\r\n9.9(open\r\n(only a value)\r\n!\r\nbehind");
        QCOMPARE(block.sets.size(), std::size_t{5});
        QVERIFY(block.sets[1] == (DataSet{"1.8.0*01", {{"000123.45", "kWh"}, {"26-11-20", ""}}}));
        QVERIFY(block.sets[3] == (DataSet{"2.6.0", {{"", ""}}}));
        QVERIFY(block.sets[4] == (DataSet{"", {{"only a value", ""}}}));
        QVERIFY(block.unreadable == (std::vector<std::string>{"noise", "9.9(open"}));
        QCOMPARE(text(block.sets[1]), std::string("1.8.0*01(000123.45*kWh)(26-11-20)"));
        const DataBlock again = parseBlock(blockText(block.sets));
        QVERIFY(again.sets == block.sets);
    }

    void whatIsWrittenCanBeRead()
    {
        const DataSet evil{"1.8(0)", {{"a)b/c!d*e\r\n", "k*W"}}};
        QVERIFY(!isWritable(evil));
        const DataBlock block = parseBlock(blockText({evil}));
        QCOMPARE(block.sets.size(), std::size_t{1});
        QCOMPARE(block.sets[0].values[0].value, std::string("a?b?c?d?e??"));
        QVERIFY(isWritable(block.sets[0]));
    }

    void addressesNameObisCodes_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("obis");
        QTest::addColumn<int>("historical");
        const auto row = [](const char* address, const char* obis, int historical) {
            QTest::newRow(address) << QByteArray(address) << QByteArray(obis) << historical;
        };
        row("1.8.0", "1-1:1.8.0*255", -1);
        row("1-0:1.8.0", "1-0:1.8.0*255", -1);
        row("1-0:1.8.0*255", "1-0:1.8.0*255", -1);
        row("1.6*1", "1-1:1.6.0*1", 1);
        row("1.6.1&12", "1-1:1.6.1*12", 12);
        row("C.1.0", "1-1:96.1.0*255", -1);
        row("F.F", "1-1:97.97.0*255", -1);
        row("0.0", "1-1:0.0.0*255", -1);
        row("1-0:4:24.7.0", "", -1); // a capture of a consumer port
        row("1", "", -1);
        row("", "", -1);
        row("1.8.0.0", "", -1);
        row("300.8", "", -1);
        row("1.8*", "", -1);
        row("1:1.8.0", "", -1);
    }

    void addressesNameObisCodes()
    {
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, obis);
        QFETCH(int, historical);
        const auto found = readAddress(address.toStdString());
        QCOMPARE(found.has_value(), !obis.isEmpty());
        if (!found)
            return;
        QCOMPARE(found->obis.text(), obis.toStdString());
        QCOMPARE(found->historical ? int{*found->historical} : -1, historical);
    }

    void numbersKeepTheirDecimals()
    {
        QVERIFY(readDecimal("000123.450") == (DecimalText{123450, -3}));
        QVERIFY(readDecimal("-1.5") == (DecimalText{-15, -1}));
        QVERIFY(readDecimal("00000000000000000000001") == (DecimalText{1, 0}));
        for (const auto* text : {"", "-", ".", "1.2.3", "12a", "1234567890123456789", "26-11-20"})
            QVERIFY2(!readDecimal(text), text);
    }
};

QTEST_APPLESS_MAIN(TextTest)
#include "text_test.moc"
