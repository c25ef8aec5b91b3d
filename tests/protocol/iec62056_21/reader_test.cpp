// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/characters.h"
#include "protocol/iec62056_21/message_reader.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::iec62056_21;
using namespace meterbench::tests;

/// Characters as they arrive → messages.
class ReaderTest : public TestCase {
    Q_OBJECT

    static std::vector<Message> read(Octets bytes, Phase phase = Phase::Opening)
    {
        MessageReader reader;
        reader.setPhase(phase);
        return reader.feed(bytes);
    }

private slots:
    void openingMessages()
    {
        Bytes bytes(20, std::byte{0}); // zeroes that wake a meter
        appendText(bytes,
            "/?!\r\n/KAM5\\2OMNIPOWER\r\n\x06"
            "252\r\n");
        const auto messages = read(bytes);
        QCOMPARE(messages.size(), std::size_t{3});
        QVERIFY(messages[0] == Message(Line{"/?!"}));
        QVERIFY(messages[1] == Message(Line{"/KAM5\\2OMNIPOWER"}));
        QVERIFY(messages[2] == Message(OptionSelect{'2', '5', '2'}));
    }

    void parityBitsDoNotMatter()
    {
        Bytes bytes = bytesOf("/?!\r\n");
        appendOctets(bytes, encodeText("1.8.0(1)\r\n!\r\n"));
        QVERIFY(read(bytes) == read(withEvenParity(bytes)));
        QCOMPARE(read(bytes).size(), std::size_t{2});
    }

    void acknowledgementsStandAloneOnceOpen()
    {
        const auto messages = read(bytesOf("\x06\x15"), Phase::Open);
        QCOMPARE(messages.size(), std::size_t{2});
        QVERIFY(std::holds_alternative<Acknowledge>(messages[0]));
        QVERIFY(std::holds_alternative<Repeat>(messages[1]));
    }

    void blocksWithEitherCheck()
    {
        for (const auto check : {BlockCheck::ExclusiveOr, BlockCheck::Sum}) {
            const auto messages = read(encodeText("0.0(1)\r\n!\r\n", check));
            QCOMPARE(messages.size(), std::size_t{1});
            QVERIFY(messages[0] == Message(Text{"0.0(1)\r\n!\r\n", true, check}));
        }
        Bytes damaged = encodeText("0.0(1)\r\n!\r\n");
        damaged[2] ^= std::byte{0x01};
        QVERIFY(read(damaged)[0] == Message(Faulty{Fault::BlockCheck}));
    }

    void partialBlocksSaySo()
    {
        std::string block = "1.8.0(1)\r\n";
        block += eot;
        const auto messages = read(bytesOf(stx + block + blockCheck(block, BlockCheck::ExclusiveOr)));
        QVERIFY(messages[0] == Message(Text{"1.8.0(1)\r\n", false, BlockCheck::ExclusiveOr}));
    }

    void commandsWithAndWithoutData()
    {
        Bytes bytes = encode(Command{'R', '1', "1.8.0()"});
        appendOctets(bytes, encodeBreak());
        appendOctets(bytes, encode(Command{'P', '0', ""}));
        const auto messages = read(bytes);
        QCOMPARE(messages.size(), std::size_t{3});
        QVERIFY(messages[0] == Message(CommandMessage{{'R', '1', "1.8.0()"}}));
        QVERIFY(messages[1] == Message(CommandMessage{{'B', '0', ""}}));
        QVERIFY(messages[2] == Message(CommandMessage{{'P', '0', ""}}));
    }

    void commandsWithoutTheirFormAreFaults()
    {
        for (const std::string block : {"\x03", "R\x03", "R1x\x03"}) {
            const auto messages = read(bytesOf(soh + block + blockCheck(block, BlockCheck::ExclusiveOr)));
            QVERIFY(messages.back() == Message(Faulty{Fault::Command}));
        }
    }

    void aMessageThatBreaksOffIsPassedOver()
    {
        Bytes bytes = bytesOf("/KA\x02");
        appendText(bytes, "1.8\x01");
        appendOctets(bytes, encodeText("0.0(1)"));
        const auto messages = read(bytes);
        QCOMPARE(messages.size(), std::size_t{4});
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(messages[i] == Message(Faulty{Fault::Interrupted}));
        QVERIFY(messages[3] == Message(Text{"0.0(1)", true, BlockCheck::ExclusiveOr}));
    }

    void nothingGrowsForEver()
    {
        MessageReader reader;
        const Bytes letters(1000, std::byte{'A'});
        std::vector<Message> messages = reader.feed(bytesOf("/"));
        for (const auto& message : reader.feed(letters))
            messages.push_back(message);
        QVERIFY(messages == (std::vector<Message>{Faulty{Fault::TooLong}}));
        messages = reader.feed(bytesOf("\x02"));
        for (int i = 0; i < 100; ++i) {
            for (const auto& message : reader.feed(letters))
                messages.push_back(message);
        }
        QVERIFY(messages == (std::vector<Message>{Faulty{Fault::TooLong}}));
    }

    void garbageHidesAtMostOneBlock()
    {
        std::mt19937 random(1);
        const Bytes good = encodeText("1.8.0(000123.45*kWh)\r\n!\r\n");
        for (int i = 0; i < 5'000; ++i) {
            MessageReader reader;
            reader.setPhase(random() % 2 == 0 ? Phase::Open : Phase::Opening);
            static_cast<void>(reader.feed(randomBytes(random, 80)));
            // The first may fall into what the garbage began: a check that is awaited takes any character.
            static_cast<void>(reader.feed(good));
            const auto messages = reader.feed(good);
            QVERIFY(!messages.empty());
            QVERIFY(messages.back() == Message(Text{"1.8.0(000123.45*kWh)\r\n!\r\n", true, BlockCheck::ExclusiveOr}));
        }
    }
};

QTEST_APPLESS_MAIN(ReaderTest)
#include "reader_test.moc"
