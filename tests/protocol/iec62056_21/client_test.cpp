// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/client.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::iec62056_21;
using namespace meterbench::tests;

/// The client's side against scripted meters: what they send, and what goes wrong.
class ClientTest : public TestCase {
    Q_OBJECT

    static std::string failureOf(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* fail = std::get_if<Fail>(&effect))
                return fail->error.id;
        }
        return {};
    }

    /// Up to the place where data are awaited.
    static void openToData(Client& client)
    {
        static_cast<void>(client.open({0}));
        static_cast<void>(client.receive(bytesOf("/KAM5x\r\n"), {500}));
        static_cast<void>(client.wake({500 + shortestReactionMs}));
    }

private slots:
    void opensAtThreeHundredBaud()
    {
        Client client;
        const auto progress = client.open({0});
        QVERIFY(progress[0] == Effect(ChangeLineFormat{startFormat}));
        QCOMPARE(textOf(sentBytes(progress)), std::string("/?!\r\n"));
        // The request lasts 167 ms, then the meter may think.
        QVERIFY(progress[2] == Effect(SetDeadline{{167 + longestReactionMs + marginMs}}));
    }

    void waitsBeforeItAnswersAndThenChangesTheBaud()
    {
        Client client;
        static_cast<void>(client.open({0}));
        const auto identified = client.receive(bytesOf("/KAM5x\r\n"), {500});
        QVERIFY(sentBytes(identified).empty());
        QCOMPARE(client.state(), Client::State::Reacting);
        const auto chosen = client.wake({500 + shortestReactionMs});
        QCOMPARE(textOf(sentBytes(chosen)),
            std::string("\x06"
                        "050\r\n"));
        QVERIFY(chosen[1] == Effect(ChangeLineFormat{{9600, 7, Parity::Even, 1}}));
    }

    void the382Of2004IsRead()
    {
        Client client;
        static_cast<void>(client.open({0}));
        static_cast<void>(client.receive(bytesOf("/KAM 685-312-OK-01\r\n"), {500}));
        QCOMPARE(client.state(), Client::State::AwaitingData);
        const auto progress = client.receive(
            encodeText("0.0(12345678)\r\n1.20(0001234.56*kWh)\r\n1.6*1(1.23*kW)\r\n!\r\n", BlockCheck::Sum), {3'000});
        QVERIFY(sentBytes(progress).empty());
        const auto outcomes = client.takeEvents();
        QCOMPARE(outcomes.size(), std::size_t{1});
        const auto& readOut = std::get<ReadOut>(outcomes[0]);
        QCOMPARE(readOut.check, BlockCheck::Sum);
        QCOMPARE(readOut.data.sets.size(), std::size_t{3});
        QCOMPARE(client.state(), Client::State::Idle);
    }

    void aWrongBlockCheckIsAskedForAgain()
    {
        Client client;
        openToData(client);
        Bytes damaged = encodeText("1.8.0(1)\r\n!\r\n");
        damaged.back() ^= std::byte{0x10};
        QCOMPARE(textOf(sentBytes(client.receive(damaged, {1'000}))), std::string("\x15"));
        QCOMPARE(textOf(sentBytes(client.receive(damaged, {1'300}))), std::string("\x15"));
        QCOMPARE(failureOf(client.receive(damaged, {1'600})), std::string("iec-block-check"));
    }

    void blocksInPartsAreJoined()
    {
        Client client;
        openToData(client);
        std::string part = "1.8.0(1)\r\n";
        part += eot;
        const auto first = client.receive(bytesOf(stx + part + blockCheck(part, BlockCheck::ExclusiveOr)), {1'000});
        QCOMPARE(textOf(sentBytes(first)), std::string("\x06"));
        static_cast<void>(client.receive(encodeText("2.8.0(2)\r\n!\r\n"), {2'000}));
        const auto outcomes = client.takeEvents();
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(std::get<ReadOut>(outcomes[0]).data.sets.size(), std::size_t{2});
    }

    void longDataMoveTheDeadline()
    {
        Client client;
        openToData(client);
        const auto part = client.receive(bytesOf("\x02"
                                                 "1.8"),
            {2'000});
        QVERIFY(part.back() == Effect(SetDeadline{{2'000 + characterTimeoutMs + marginMs}}));
        QVERIFY(client.wake({2'500}).empty());
        QCOMPARE(failureOf(client.wake({4'000})), std::string("iec-no-answer"));
    }

    void anOpeningIsTriedThreeTimes()
    {
        Client client;
        Effects progress = client.open({0});
        int sends = 0;
        std::int64_t now = 0;
        while (client.state() != Client::State::Idle) {
            sends += sentBytes(progress).empty() ? 0 : 1;
            now += 10'000;
            progress = client.wake({now});
        }
        QCOMPARE(sends, 3);
        QCOMPARE(failureOf(progress), std::string("iec-no-identification"));
    }

    void aMeterThatDoesNotConfirmTheHandOver()
    {
        ClientOptions options;
        options.purpose = Purpose::HandOver;
        Client client(options);
        static_cast<void>(client.open({0}));
        static_cast<void>(client.receive(bytesOf("/KAM5\\2x\r\n"), {500}));
        static_cast<void>(client.wake({1'000}));
        QCOMPARE(client.state(), Client::State::AwaitingConfirmation);
        static_cast<void>(client.wake({10'000}));
        const auto outcomes = client.takeEvents();
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(std::get<HandedOver>(outcomes[0]).format == (LineFormat{9600, 8, Parity::None, 1}));
    }

    void aMeterThatBreaksOff()
    {
        Client client;
        openToData(client);
        QCOMPARE(failureOf(client.receive(encodeBreak(), {1'000})), std::string("iec-no-answer"));
        QVERIFY(client.send({'R', '1', "1.8.0()"}, {1'000}).empty());
    }

    void everyEventInEveryStateIsHarmless()
    {
        const std::vector<std::string> said{"/?!\r\n", "/KAM5x\r\n", "/KAM 1\r\n", "/KAMAx\r\n", "/KAM5\\2x\r\n",
            "\x06", "\x15", textOf(encodeBreak()), textOf(encode({'P', '0', "(1)"})),
            textOf(encodeText("1.8.0(1)\r\n!\r\n")), textOf(encodeText("(ER01)")), "\x02xx\x03x",
            "\x06"
            "252\r\n"};
        std::mt19937 random(3);
        MonotonicInstant now;
        for (int i = 0; i < 2'000; ++i) {
            ClientOptions options;
            options.purpose = static_cast<Purpose>(i % 3);
            Client client(options);
            static_cast<void>(client.open(now));
            for (int j = 0; j < 20; ++j) {
                now.milliseconds += static_cast<std::int64_t>(random() % 3'000);
                switch (random() % 4) {
                case 0:
                    static_cast<void>(client.wake(now));
                    break;
                case 1:
                    static_cast<void>(client.send({'R', '1', "1.8.0()"}, now));
                    break;
                default:
                    static_cast<void>(client.receive(bytesOf(said[random() % said.size()]), now));
                }
            }
            QVERIFY(!client.signOff().empty());
            QCOMPARE(client.state(), Client::State::Idle);
        }
    }
};

QTEST_APPLESS_MAIN(ClientTest)
#include "client_test.moc"
