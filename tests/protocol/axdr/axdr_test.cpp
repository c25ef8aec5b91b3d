// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_array.h"
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/axdr/reader.h"
#include "protocol/axdr/writer.h"
#include "tests/protocol/axdr/random_data.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::axdr;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

/// Values of every type against their bytes, both ways; damage, limits, compact arrays.
class AxdrTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void golden_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* hex, const char* words) {
            QTest::newRow(words) << QByteArray(hex) << QString::fromUtf8(words);
        };
        row("00", "null-data");
        row("03 01", "boolean 1");
        row("05 FF FF FF FE", "double-long -2");
        row("06 00 00 30 39", "double-long-unsigned 12345");
        row("0F 80", "integer -128");
        row("10 80 00", "long -32768");
        row("11 FF", "unsigned 255");
        row("12 FF FF", "long-unsigned 65535");
        row("14 FF FF FF FF FF FF FF FF", "long64 -1");
        row("15 00 00 00 00 00 00 00 0A", "long64-unsigned 10");
        row("16 1E", "enum 30");
        row("17 3F 80 00 00", "float32 1.000000");
        row("18 BF F0 00 00 00 00 00 00", "float64 -1.000000");
        row("09 06 01 00 01 08 00 FF", "octet-string 0100010800FF");
        row("0A 0E 4B 61 6D 73 74 72 75 70 5F 56 30 30 30 31", "visible-string \"Kamstrup_V0001\"");
        row("0C 02 C3 B8", "utf8-string \"\xC3\xB8\"");
        row("04 0A FF C0", "bit-string FFC0");
        row("01 02 11 01 11 02", "array{unsigned 1, unsigned 2}");
        row("02 02 0F 00 16 1E", "structure{integer 0, enum 30}");
        row("01 00", "array{}");
        row("1B 0C 1E 00 FF", "time 0C1E00FF");
        row("1A 07 D0 01 01 FF", "date 07D00101FF");
        row("FF", "dont-care");
    }

    void golden()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QString, words);
        const auto bytes = bytesOf(hex.toStdString());
        const auto data = decode(bytes);
        VERIFY_RESULT(data);
        QCOMPARE(QString::fromStdString(data->describe()), words);
        QCOMPARE(hexOf(encode(*data)), QByteArray(hex));
        Reader reader(bytes);
        QCOMPARE(reader.skip().size(), bytes.size());
        QVERIFY(reader.finished());
    }

    void everyTypeComesBack()
    {
        std::mt19937 random(1);
        for (int i = 0; i < 3000; ++i) {
            const auto data = tests::randomData(random);
            const auto bytes = encode(data);
            const auto back = decode(bytes);
            VERIFY_RESULT(back);
            QVERIFY(*back == data);
            const Data copy = data; // NOLINT(performance-unnecessary-copy-initialization)
            QVERIFY(copy == data);
            Reader reader(bytes);
            QCOMPARE(reader.skip().size(), bytes.size());
            std::vector<std::byte> untagged;
            encodeUntagged(data, untagged);
            QVERIFY(std::ranges::equal(untagged, std::span(bytes).subspan(1)));
        }
    }

    void everyCutIsAnError()
    {
        std::mt19937 random(2);
        for (int i = 0; i < 200; ++i) {
            const auto bytes = encode(tests::randomData(random));
            if (bytes.size() > 500)
                continue;
            for (std::size_t size = 0; size < bytes.size(); ++size) {
                const auto cut = std::span(bytes).first(size);
                QVERIFY(!decode(cut));
                Reader reader(cut);
                reader.skip();
                QVERIFY(!reader.ok());
            }
            auto longer = bytes;
            longer.push_back(std::byte{0});
            QVERIFY(!decode(longer));
        }
    }

    void liesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("a type that does not exist") << QByteArray("08 00");
        QTest::newRow("a count beyond the bytes") << QByteArray("01 84 FF FF FF FF 00");
        QTest::newRow("a length beyond the bytes") << QByteArray("09 83 FF FF FF 00");
        QTest::newRow("a length of five octets") << QByteArray("09 85 00 00 00 00 01 00");
        QTest::newRow("an indefinite length") << QByteArray("09 80 00");
        QTest::newRow("nested too deep") << QByteArray(QByteArray("0101").repeated(40) + "00");
        QTest::newRow("compact array in compact array") << QByteArray("13 13 00");
        QTest::newRow("compact array without contents") << QByteArray("13 12");
    }

    void liesAreRefused()
    {
        QFETCH(QByteArray, hex);
        const auto bytes = bytesOf(hex.toStdString());
        QVERIFY(!decode(bytes));
        Reader reader(bytes);
        reader.skip();
        QVERIFY(!reader.ok() || hex.startsWith("0101")); // skip() needs no stack, so depth does not matter to it
    }

    void longerLengthsThanNeededAreAccepted()
    {
        const auto data = decode(bytesOf("09 82 00 02 41 42"));
        VERIFY_RESULT(data);
        QCOMPARE(hexOf(encode(*data)), QByteArray("09 02 41 42"));
    }

    void numbersAreRead()
    {
        QCOMPARE(*Data::doubleLong(-5).toInteger(), -5);
        QCOMPARE(*Data::long64(INT64_MIN).toInteger(), INT64_MIN);
        QVERIFY(!Data::long64Unsigned(UINT64_MAX).toInteger());
        QCOMPARE(*Data::long64Unsigned(UINT64_MAX).toDouble(), 18446744073709551615.0);
        QCOMPARE(*Data::float32(0.5F).toDouble(), 0.5);
        QVERIFY(!Data().toInteger());
        QCOMPARE(*Data::visibleString("12345").toText(), std::string_view("12345"));
    }

    void dateTimes()
    {
        const auto octets = bytesOf("07 E8 02 1D 04 17 3B 3B FF 80 00 00");
        const auto when = DateTime::decode(octets);
        VERIFY_RESULT(when);
        QCOMPARE(when->date.year, std::uint16_t{2024});
        QCOMPARE(when->date.dayOfMonth, std::uint8_t{29});
        QCOMPARE(when->time.second, std::uint8_t{59});
        QCOMPARE(when->deviation, deviationNotSpecified);
        QVERIFY(std::ranges::equal(when->encode(), octets));
        QVERIFY(Data::octetString(octets).toDateTime() == *when);
        QVERIFY(DateTime::decode(DateTime{}.encode()).value() == DateTime{});
        for (const auto* damaged : {"07E80D1D04173B3BFF800000", "07E802200417FFFFFF800000", "07E8021D0818FFFFFF800000",
                 "07E8021D04183B3BFF800000", "07E8021D04173C3BFF800000", "07E8021D04173B3B64800000",
                 "07E8021D04173B3BFF7FFF00", "07E8021D04173B3BFF8000"})
            QVERIFY2(!DateTime::decode(bytesOf(damaged)), damaged);
    }

    void compactArrays()
    {
        // Three long-unsigned: description 12, length 6, contents.
        const auto bytes = bytesOf("13 12 06 00 01 00 02 00 03");
        const auto data = decode(bytes);
        VERIFY_RESULT(data);
        const auto unfolded = unfold(*data);
        VERIFY_RESULT(unfolded);
        QCOMPARE(QString::fromStdString(unfolded->describe()),
            QStringLiteral("array{long-unsigned 1, long-unsigned 2, long-unsigned 3}"));
        QVERIFY(*fold(unfolded->elements()) == *data);
        QCOMPARE(hexOf(encode(*data)), hexOf(bytes));
    }

    void compactArraysOfStructuresComeBack()
    {
        std::mt19937 random(3);
        int folded = 0;
        for (int i = 0; i < 500; ++i) {
            const auto pattern = Data::structure({tests::randomData(random, 1), tests::randomData(random, 1)});
            const std::vector<Data> rows(1 + random() % 20, pattern);
            const auto compact = fold(rows);
            if (!compact)
                continue;
            ++folded;
            const auto back = decode(encode(*compact));
            VERIFY_RESULT(back);
            const auto unfolded = unfold(*back);
            VERIFY_RESULT(unfolded);
            QVERIFY(std::ranges::equal(unfolded->elements(), rows));
        }
        QVERIFY(folded > 200);
        QVERIFY(!fold(std::vector{Data::integer(1), Data::longInteger(1)}));
        QVERIFY(!fold({}));
        // Nulls in an array: an octet says nothing about how many there were.
        QVERIFY(!fold(std::vector{Data::structure({Data::integer(1), Data::array({Data(), Data()})})}));
        QVERIFY(!unfold(*decode(bytesOf("13 00 00 ")), {}) || unfold(*decode(bytesOf("13 00 00")))->elements().empty());
        QVERIFY(!unfold(*decode(bytesOf("13 01 FF FF 01 FF FF 00 01 00")))); // four billion nothings
    }

    void writerWritesWhatTreesWrite()
    {
        std::vector<std::byte> out;
        Writer writer(out);
        writer.array(1);
        writer.structure(4);
        writer.logicalName({1, 0, 1, 8, 0, 255});
        writer.number(Tag::DoubleLong, -1);
        writer.visibleString("kWh");
        writer.null();
        QCOMPARE(hexOf(out), QByteArray("01 01 02 04 09 06 01 00 01 08 00 FF 05 FF FF FF FF 0A 03 6B 57 68 00"));
        QCOMPARE(hexOf(encode(*decode(out))), hexOf(out));
    }
};

QTEST_GUILESS_MAIN(AxdrTest)
#include "axdr_test.moc"
