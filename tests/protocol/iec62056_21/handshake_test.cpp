// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/hex.h"
#include "tests/protocol/iec62056_21/two_sides.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::iec62056_21;
using namespace meterbench::tests;

/// Both sides together, in every mode, with and without an echo.
class HandshakeTest : public TestCase {
    Q_OBJECT

private slots:
    void readOuts_data()
    {
        QTest::addColumn<char>("baudCharacter");
        QTest::addColumn<int>("baud");
        QTest::addColumn<bool>("isEchoing");
        for (const bool isEchoing : {false, true}) {
            const auto row = [&](const char* name, char character, int baud) {
                QTest::addRow("%s%s", name, isEchoing ? ", echo" : "") << character << baud << isEchoing;
            };
            row("mode A", ' ', 300);
            row("mode B", 'E', 9600);
            row("mode C 300", '0', 300);
            row("mode C 9600", '5', 9600);
        }
    }

    void readOuts()
    {
        QFETCH(char, baudCharacter);
        QFETCH(int, baud);
        QFETCH(bool, isEchoing);
        FewLines meter;
        ServerOptions options;
        options.identification.baudCharacter = baudCharacter;
        options.check = isEchoing ? BlockCheck::Sum : BlockCheck::ExclusiveOr;
        Server server(meter, options);
        Client client;
        TwoSides line(client, server, isEchoing ? TwoSides::Head::Echoing : TwoSides::Head::Silent);
        const auto outcome = line.run(client.open(line.now));
        QVERIFY2(outcome, line.failure.c_str());
        const auto& readOut = std::get<ReadOut>(*outcome);
        QVERIFY(readOut.data.sets == *meter.readOut('0'));
        QCOMPARE(readOut.identification.name, std::string("OMNIPOWER"));
        QCOMPARE(static_cast<int>(line.clientFormat.baud), baud);
        QCOMPARE(line.lost, 0);
    }

    void aSlowerLineIsChosenByTheClient()
    {
        FewLines meter;
        Server server(meter, {});
        ClientOptions options;
        options.fastest = '3';
        options.readOutOption = '6';
        Client slow(options);
        TwoSides line(slow, server);
        const auto outcome = line.run(slow.open(line.now));
        QVERIFY(outcome);
        QCOMPARE(std::get<ReadOut>(*outcome).data.sets.front().address, std::string("C.1.0"));
        QCOMPARE(line.clientFormat.baud, 2400U);
    }

    void programmingWithAPassword()
    {
        for (const auto head : {TwoSides::Head::Silent, TwoSides::Head::Echoing}) {
            FewLines meter;
            Server server(meter, {});
            ClientOptions options;
            options.purpose = Purpose::Programming;
            options.deviceAddress = "12345";
            Client client(options);
            TwoSides line(client, server, head);
            const auto opened = line.run(client.open(line.now));
            QVERIFY2(opened, line.failure.c_str());
            QCOMPARE(std::get<ProgrammingOpened>(*opened).operand, std::string("(SEED)"));

            const auto ask = [&](const Command& command) {
                auto outcome = line.run(client.send(command, line.now));
                return outcome ? std::get<CommandAnswer>(*outcome) : CommandAnswer{};
            };
            const auto read = ask({'R', '1', "1.8.0()"});
            QCOMPARE(read.kind, CommandAnswer::Kind::Data);
            QCOMPARE(read.data.sets.front().values.front().value, std::string("000123.45"));
            QCOMPARE(ask({'R', '1', "9.9.9()"}).refusal, std::string(unknownAddressText));
            QCOMPARE(ask({'W', '1', "0.9.1(101112)"}).refusal, std::string(notLoggedInText));
            QCOMPARE(ask({'P', '1', "(11111111)"}).refusal, std::string(refusedText));
            QCOMPARE(ask({'P', '1', "(00000000)"}).kind, CommandAnswer::Kind::Acknowledged);
            QCOMPARE(ask({'W', '1', "0.9.1(101112)"}).kind, CommandAnswer::Kind::Acknowledged);
            QCOMPARE(meter.values["0.9.1"], std::string("101112"));
            QCOMPARE(ask({'W', '1', "1.8.0(0)"}).refusal, std::string(refusedText));
            QCOMPARE(ask({'E', '2', "(1)"}).refusal, std::string(refusedText));

            static_cast<void>(line.run(client.signOff()));
            QCOMPARE(server.state(), Server::State::WaitingForRequest);
            QVERIFY(line.serverFormat == startFormat);
            QVERIFY(line.clientFormat == startFormat);
            QCOMPARE(line.lost, 0);
        }
    }

    void handOverToHdlc()
    {
        for (const auto head : {TwoSides::Head::Silent, TwoSides::Head::Echoing}) {
            FewLines meter;
            ServerOptions serverOptions;
            serverOptions.identification.enhanced = "2";
            Server server(meter, serverOptions);
            ClientOptions options;
            options.purpose = Purpose::HandOver;
            Client client(options);
            TwoSides line(client, server, head);
            const auto outcome = line.run(client.open(line.now));
            QVERIFY2(outcome, line.failure.c_str());
            const LineFormat expected{9600, 8, Parity::None, 1};
            QVERIFY(std::get<HandedOver>(*outcome).format == expected);
            QVERIFY(line.clientFormat == expected);
            QVERIFY(line.serverFormat == expected);
            QCOMPARE(server.state(), Server::State::HandedOver);
            QVERIFY(server.receive(hex("7EA0087E"), line.now).empty());
            server.close();
            QCOMPARE(server.state(), Server::State::WaitingForRequest);
        }
    }

    void whatIsNotOfferedIsSaid()
    {
        FewLines meter;
        ServerOptions modeA;
        modeA.identification.baudCharacter = ' ';
        for (const auto purpose : {Purpose::Programming, Purpose::HandOver}) {
            Server server(meter, modeA);
            ClientOptions options;
            options.purpose = purpose;
            Client client(options);
            TwoSides line(client, server);
            QVERIFY(!line.run(client.open(line.now)));
            QCOMPARE(line.failure, std::string("iec-mode-missing"));
        }
    }

    void anotherMeterKeepsSilent()
    {
        FewLines meter;
        Server server(meter, {});
        ClientOptions options;
        options.deviceAddress = "99999";
        Client client(options);
        TwoSides line(client, server);
        QVERIFY(!line.run(client.open(line.now)));
        QCOMPARE(line.failure, std::string("iec-no-identification"));
    }

    void theMeterReactsInItsTime()
    {
        FewLines meter;
        Server server(meter, {});
        const auto heard = server.receive(bytesOf("/?!\r\n"), {1'000});
        QVERIFY(sentBytes(heard).empty());
        QVERIFY(heard.back() == Effect(SetDeadline{{1'000 + usualReactionMs}}));
        QVERIFY(server.wake({1'000 + usualReactionMs - 1}).empty());
        QCOMPARE(textOf(sentBytes(server.wake({1'000 + usualReactionMs}))), std::string("/KAM5OMNIPOWER\r\n"));
    }

    void withoutAChoiceTheDataFollowAtTheStartBaud()
    {
        FewLines meter;
        Server server(meter, {});
        static_cast<void>(server.receive(bytesOf("/?!\r\n"), {0}));
        static_cast<void>(server.wake({300}));
        const auto decided = server.wake({5'000});
        QVERIFY(sentBytes(decided).empty());
        const auto data = server.wake({6'000});
        QVERIFY(textOf(sentBytes(data))
                .starts_with("\x02"
                             "0.0.0(12345)"));
        // NAK: once more; then the time is over.
        static_cast<void>(server.receive(bytesOf("\x15"), {6'100}));
        QVERIFY(sentBytes(server.wake({6'400})) == sentBytes(data));
        static_cast<void>(server.wake({60'000}));
        QCOMPARE(server.state(), Server::State::WaitingForRequest);
    }

    void programmingEndsByItself()
    {
        FewLines meter;
        Server server(meter, {});
        static_cast<void>(server.receive(bytesOf("/?!\r\n"), {0}));
        static_cast<void>(server.wake({300}));
        static_cast<void>(server.receive(bytesOf("\x06"
                                                 "051\r\n"),
            {600}));
        static_cast<void>(server.wake({900}));
        QCOMPARE(server.state(), Server::State::Programming);
        const auto over = server.wake({900 + 2 * programmingTimeoutMs});
        QVERIFY(sentBytes(over) == encodeBreak());
        QCOMPARE(server.state(), Server::State::WaitingForRequest);
    }

    void everyEventInEveryStateIsHarmless()
    {
        const std::vector<std::string> said{"/?!\r\n", "/?12345!\r\n",
            "\x06"
            "051\r\n",
            "\x06"
            "050\r\n",
            "\x06"
            "252\r\n",
            "\x06", "\x15", textOf(encodeBreak()), textOf(encode({'P', '1', "(00000000)"})),
            textOf(encode({'R', '1', "1.8.0()"})), textOf(encode({'W', '1', "0.9.1(1)"})), "\x01R1\x03x"};
        std::mt19937 random(2);
        FewLines meter;
        ServerOptions options;
        options.identification.enhanced = "2";
        Server server(meter, options);
        MonotonicInstant now;
        for (int i = 0; i < 20'000; ++i) {
            now.milliseconds += static_cast<std::int64_t>(random() % 3'000);
            switch (random() % 4) {
            case 0:
                static_cast<void>(server.wake(now));
                break;
            case 1:
                static_cast<void>(server.receive(randomBytes(random, 20), now));
                break;
            case 2:
                if (random() % 50 == 0)
                    server.close();
                break;
            default:
                static_cast<void>(server.receive(bytesOf(said[random() % said.size()]), now));
            }
        }
        server.close();
        static_cast<void>(server.receive(bytesOf("/?!\r\n"), now));
        now.milliseconds += 1'000;
        QVERIFY(!sentBytes(server.wake(now)).empty());
    }
};

QTEST_APPLESS_MAIN(HandshakeTest)
#include "handshake_test.moc"
