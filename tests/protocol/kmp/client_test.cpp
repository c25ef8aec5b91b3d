// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/client.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/kmp/meter_fake.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::kmp;
using namespace meterbench::tests;

/// The client's side, alone and against the meter's side.
class KmpClientTest : public TestCase {
    Q_OBJECT

    static MonotonicInstant at(std::int64_t milliseconds) { return {milliseconds}; }

    /// What a step led to: effects, and the answer if there was one.
    struct Step {
        Effects effects;
        std::optional<Answer> answer;
    };

    static Step did(Client& client, Effects effects)
    {
        auto answers = client.takeEvents();
        return {std::move(effects), answers.empty() ? std::nullopt : std::optional(std::move(answers.front()))};
    }
    static Step feed(Client& client, Octets bytes, MonotonicInstant now)
    {
        return did(client, client.receive(bytes, now));
    }

    static std::string failureOf(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* fail = std::get_if<Fail>(&effect))
                return fail->error.id;
        }
        return {};
    }

    /// Carries everything out at once, the echo of the head included, until there is an answer or a failure.
    static Step carryOut(Client& client, Server& server, const Request& request)
    {
        MonotonicInstant now;
        Effects effects = client.start(request, now);
        while (client.isBusy()) {
            const Bytes sent = sentBytes(effects);
            Bytes heard = sent;
            appendOctets(heard, sentBytes(server.receive(sent, now)));
            effects = client.receive(heard, now);
            if (!client.isBusy())
                break;
            now.milliseconds += answerTimeoutMs;
            effects = client.wake(now);
        }
        return did(client, std::move(effects));
    }

private slots:
    void readsWhatTheMeterSays()
    {
        FakeMeter meter;
        Server server(meter);
        Client client;
        QVERIFY(carryOut(client, server, GetType{}).answer == Answer(MeterType{0x5A00, 1, 2}));
        QVERIFY(carryOut(client, server, GetSerialNumber{}).answer == Answer(SerialNumber{15085488}));
        QVERIFY(carryOut(client, server, GetCutOffState{}).answer == Answer(CutOffStatus{4, 0x1F}));
        QVERIFY(carryOut(client, server, ClearEventStatus{0, event::magnet}).answer == Answer(EventStatus{0}));
        const auto log
            = carryOut(client, server, LogRequest{LogDirection::FromId, classic_log::loadProfile, {1}, 3, 255, {}, 9});
        QCOMPARE(std::get<LogAnswer>(*log.answer).records.size(), std::size_t{3});
        const auto rows
            = carryOut(client, server, ReadOutRequest{ReadOutDirection::FromId, logger::loadProfile, {1}, 7, 1});
        QCOMPARE(std::get<ReadOutAnswer>(*rows.answer).rows.size(), std::size_t{7});
    }

    void longListsAreReadInPortions()
    {
        FakeMeter meter;
        std::vector<RegisterId> wanted;
        for (RegisterId id = 1; id <= 20; ++id) {
            wanted.push_back(id);
            if (id != 5)
                meter.registers[id] = {id, 2, 0x41, {std::byte{static_cast<unsigned char>(id)}}};
        }
        Server server(meter);
        Client client;
        const auto progress = carryOut(client, server, GetRegister{wanted});
        QVERIFY(progress.answer);
        const auto& registers = std::get<Registers>(*progress.answer);
        QCOMPARE(registers.values.size(), std::size_t{19});
        QVERIFY(registers.find(5) == nullptr);
        QCOMPARE(hexText(registers.find(20)->octets), QByteArray("14"));
        QVERIFY(did(client, client.start(GetRegister{}, at(0))).answer == Answer(Registers{}));
    }

    void acceptedWritesAreAcknowledged()
    {
        FakeMeter meter;
        meter.registers[1271] = {1271, 51, 0, hex("3F")};
        Server server(meter);
        Client client;
        const auto put = carryOut(client, server, PutRegister{12345, {1271, 51, 0, hex("42")}});
        QVERIFY(put.answer == Answer(Acknowledged{}));
        // And the head's echo of the write, in which a stuffed 06 stands, is no acknowledgement.
        QVERIFY(carryOut(client, server, DebitingStop{}).answer == Answer(Acknowledged{}));
    }

    void silenceToAWriteIsARefusalAndIsNotRepeated()
    {
        FakeMeter meter;
        Server server(meter);
        Client client;
        const auto refused = carryOut(client, server, PutRegister{1, {1271, 51, 0, hex("42")}});
        QCOMPARE(failureOf(refused.effects), std::string("kmp-write-refused"));
        QVERIFY(!refused.answer);
        QVERIFY(!client.isBusy());
    }

    void aReadIsRepeatedAndThenGivenUp()
    {
        Client client;
        int sends = 0;
        MonotonicInstant now;
        Effects effects = client.start(GetType{}, now);
        while (client.isBusy()) {
            sends += static_cast<int>(std::ranges::count_if(
                effects, [](const Effect& effect) { return std::holds_alternative<Send>(effect); }));
            QVERIFY(client.wake(now).empty()); // too early: nothing
            now.milliseconds += answerTimeoutMs;
            effects = client.wake(now);
        }
        QCOMPARE(sends, attemptsToRead);
        QCOMPARE(failureOf(effects), std::string("kmp-no-answer"));
    }

    void aDamagedAnswerIsAskedForAgainAfterThePause()
    {
        Client client;
        static_cast<void>(client.start(GetType{}, at(0)));
        const auto damaged = feed(client, hex("403F0100041BF90126980D"), at(100));
        QCOMPARE(damaged.effects.size(), std::size_t{1});
        QVERIFY(damaged.effects[0] == Effect(SetDeadline{at(100 + answerTimeoutMs)}));
        // Late octets of the damaged answer do not count.
        QVERIFY(feed(client, hex("403F0100041BF90126990D"), at(200)).effects.empty());
        const auto again = client.wake(at(100 + answerTimeoutMs));
        QCOMPARE(hexText(sentBytes(again)), QByteArray("803F01058A0D"));
        QVERIFY(feed(client, hex("00 403F0100041BF90126990D"), at(1800)).answer == Answer(MeterType{4, 6, 1}));
    }

    void answersToSomethingElseAreIgnored()
    {
        Client client;
        static_cast<void>(client.start(GetType{}, at(0)));
        // Another command, another address, an acknowledgement nobody asked for.
        QVERIFY(!feed(client, hex("403F0201234567E9560D"), at(10)).answer);
        QVERIFY(!feed(client, encode({Direction::FromMeter, 0x40, 0x01, hex("00040601")}), at(20)).answer);
        QVERIFY(!feed(client, hex("06"), at(30)).answer);
        QVERIFY(feed(client, hex("403F0100041BF90126990D"), at(40)).answer);
    }

    void aSlowAnswerMovesTheDeadline()
    {
        Client client;
        static_cast<void>(client.start(GetType{}, at(0)));
        const auto begun = feed(client, hex("403F01"), at(1500));
        QVERIFY(begun.effects.back() == Effect(SetDeadline{at(1500 + answerTimeoutMs)}));
        QVERIFY(client.wake(at(answerTimeoutMs)).empty());
        QVERIFY(feed(client, hex("00041BF90126990D"), at(2000)).answer);
    }

    void everyEventInEveryStateIsHarmless()
    {
        std::mt19937 random(8);
        Client client;
        MonotonicInstant now;
        for (int i = 0; i < 20'000; ++i) {
            now.milliseconds += static_cast<std::int64_t>(random() % 1000);
            switch (random() % 4) {
            case 0:
                static_cast<void>(client.start(GetRegister{std::vector<RegisterId>(random() % 20)}, now));
                break;
            case 1:
                static_cast<void>(feed(client, randomBytes(random, 20), now));
                break;
            case 2:
                static_cast<void>(
                    feed(client, encode({Direction::FromMeter, meterAddress, 0x10, randomBytes(random, 12)}), now));
                break;
            default:
                static_cast<void>(client.wake(now));
            }
        }
        QVERIFY(client.start(GetType{}, now).size() == 2);
    }
};

QTEST_APPLESS_MAIN(KmpClientTest)
#include "client_test.moc"
