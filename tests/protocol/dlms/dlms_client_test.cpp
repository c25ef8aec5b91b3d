// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/hdlc/frame.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using namespace meterbench::tests;
using axdr::Data;

namespace {

// By hand, from the APDUs of IEC 62056-5-3.
const std::string plainAare = "6129A109060760857405080101A203020100A305A103020100BE10040E0800065F1F040000101D04000007";
const Target someValue{1, {1, 1, 128, 0, 1, 255}, 2, {}};

SecurityKeys keysOf(std::string_view title)
{
    return {bytesOf(title), Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), 5, 0, std::string(title)};
}

/// Our client over the wrapper, and a meter that a test plays by hand.
class Meter {
public:
    explicit Meter(ClientConfiguration configuration = {}) : client(withWrapper(std::move(configuration)))
    {
        take(client.open(now));
    }

    void say(const Bytes& apdu)
    {
        Bytes packet;
        hdlc::appendWrapper(packet, 1, 16, apdu);
        take(client.receive(packet, now));
    }
    void say(const std::string& apdu) { say(bytesOf(apdu)); }
    void take(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* const send = std::get_if<Send>(&effect))
                heard = {send->bytes.begin() + hdlc::wrapperHeaderSize, send->bytes.end()};
            else if (const auto* const set = std::get_if<SetDeadline>(&effect))
                deadline = set->at;
            else if (std::holds_alternative<ClearDeadline>(effect))
                deadline.reset();
            else if (const auto* const failed = std::get_if<Fail>(&effect))
                error = failed->error;
        }
        for (auto& event : client.takeEvents()) {
            if (auto* const answered = std::get_if<RequestAnswered>(&event))
                outcomes = std::move(answered->outcomes);
            else if (auto* const refused = std::get_if<RequestFailed>(&event))
                refusal = std::move(refused->error);
        }
    }
    void get()
    {
        outcomes.reset();
        refusal.reset();
        take(client.get({someValue}, now));
    }

    MonotonicInstant now{0};
    ClientSession client;
    Bytes heard; ///< the last APDU of the client
    std::optional<MonotonicInstant> deadline;
    std::optional<Error> error;
    std::optional<Error> refusal;
    std::optional<std::vector<Outcome>> outcomes;

private:
    static ClientConfiguration withWrapper(ClientConfiguration configuration)
    {
        configuration.line = WrapperPorts{};
        return configuration;
    }
};

/// A meter that has let our client in, under both protections.
class CipheredMeter : public Meter {
public:
    CipheredMeter()
        : Meter([] {
              ClientConfiguration configuration;
              configuration.keys = keysOf("4B414D0000000001");
              configuration.protection = Protection::Both;
              return configuration;
          }()),
          channel(SecureChannel::create(keysOf("4B414D0000000002")).value())
    {
        channel.setPeerTitle(bytesOf("4B414D0000000001"));
    }

    Bytes ciphered(const std::string& plain, Protection protection = Protection::Both)
    {
        Effects effects;
        return channel.protect(bytesOf(plain), protection, KeySet::Global, SecureChannel::Form::Specific, effects)
            .value();
    }
    void letIn()
    {
        Aare aare;
        aare.referencing = Referencing::LogicalNameCiphered;
        aare.respondingApTitle = bytesOf("4B414D0000000002");
        aare.userInformation = ciphered("0800065F1F040000101D04000007");
        say(aare.encode());
    }

    SecureChannel channel;
};

} // namespace

/// Our client against answers that our own server never gives.
class DlmsClientTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void aPlainAareOpensNoCipheredAssociation()
    {
        CipheredMeter meter;
        meter.say(plainAare);
        QVERIFY(meter.error && meter.error->id == "dlms-deciphering");
        QCOMPARE(meter.error->kind, ErrorKind::Security);
        QVERIFY(meter.client.state() == ClientSession::State::Closed);
        // The same words open one that is plain.
        Meter plain;
        plain.say(plainAare);
        QVERIFY(plain.client.state() == ClientSession::State::Open);
    }

    void aPlainResponseInACipheredAssociationIsNoAnswer()
    {
        for (const auto least : {Protection::None, Protection::Authenticated}) {
            CipheredMeter meter;
            meter.letIn();
            QVERIFY(meter.client.state() == ClientSession::State::Open);
            meter.get();
            const std::string response = "C401C1 00 120007";
            if (least == Protection::None)
                meter.say(response);
            else
                meter.say(meter.ciphered(response, least));
            QVERIFY(!meter.outcomes);
            QVERIFY(meter.error && meter.error->id == "dlms-deciphering");
        }
        CipheredMeter meter;
        meter.letIn();
        meter.get();
        meter.say(meter.ciphered("C401C1 00 120007"));
        QVERIFY(meter.outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(7)}}));
    }

    /// Who sends our challenge back wants us to compute the answer to it.
    void ourOwnChallengeIsNotAnswered()
    {
        for (const auto mechanism : {Mechanism::HighMd5, Mechanism::HighSha256, Mechanism::HighGmac}) {
            ClientConfiguration configuration;
            configuration.mechanism = mechanism;
            configuration.secret = bytesOf("3132");
            configuration.keys = keysOf("4B414D0000000001");
            configuration.challenge = Bytes(16, std::byte{0x55});
            Meter meter(configuration);
            meter.heard.clear();
            auto aare = Aare::decode(bytesOf(plainAare)).value();
            aare.diagnostic = static_cast<std::uint8_t>(AssociationDiagnostic::AuthenticationRequired);
            aare.mechanism = mechanism;
            aare.respondingApTitle = bytesOf("4B414D0000000002");
            aare.respondingAuthentication = configuration.challenge;
            meter.say(aare.encode());
            QVERIFY(meter.heard.empty());
            QVERIFY(meter.error && meter.error->id == "dlms-authentication-failed");
            QCOMPARE(meter.error->kind, ErrorKind::Security);
        }
    }

    void anAnswerToAnotherRequestIsNone()
    {
        Meter meter;
        meter.say(plainAare);
        meter.get();
        QCOMPARE(hexOf(std::span(meter.heard).first(3)), QByteArray("C0 01 C1"));
        meter.say("C401C2 00 120008");
        meter.say("C401C0 00 120009");
        QVERIFY(!meter.outcomes && !meter.refusal && !meter.error);
        meter.say("C401C1 00 120007");
        QVERIFY(meter.outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(7)}}));
        // Said twice: nobody waits for it any more.
        meter.outcomes.reset();
        meter.say("C401C1 00 120008");
        QVERIFY(!meter.outcomes);
        meter.get();
        QCOMPARE(hexOf(std::span(meter.heard).first(3)), QByteArray("C0 01 C2"));
    }

    void anAnswerOfAnotherServiceIsDamaged()
    {
        for (const char* other : {"C501C1 00", "C701C1 00 00"}) {
            Meter meter;
            meter.say(plainAare);
            meter.get();
            meter.say(std::string(other));
            QVERIFY(!meter.outcomes);
            QVERIFY(meter.refusal && meter.refusal->kind == ErrorKind::Damaged);
        }
    }

    void blockNumbersOfAnAnswer()
    {
        for (const std::string wrong : {"00000000", "00000002"}) {
            Meter meter;
            meter.say(plainAare);
            meter.get();
            meter.say("C402C1 00 " + wrong + " 00 02 1200");
            QVERIFY(meter.refusal && meter.refusal->id == "dlms-damaged");
        }
        for (const std::string wrong : {"00000001", "00000003"}) {
            Meter meter;
            meter.say(plainAare);
            meter.get();
            meter.say("C402C1 00 00000001 00 02 1200");
            QCOMPARE(hexOf(meter.heard), QByteArray("C0 02 C1 00 00 00 01"));
            meter.say("C402C1 01 " + wrong + " 00 01 07");
            QVERIFY(!meter.outcomes && meter.refusal && meter.refusal->id == "dlms-damaged");
            // The next request begins anew.
            meter.get();
            meter.say("C402C2 00 00000001 00 02 1200");
            meter.say("C402C2 01 00000002 00 01 09");
            QVERIFY(meter.outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(9)}}));
        }
    }

    /// A server that asks for another block than comes next would have a hole in the value.
    void blockNumbersOfWhatIsSet()
    {
        for (const std::string wrong : {"00000000", "00000002"}) {
            Meter meter;
            meter.say("6129A109060760857405080101A203020100A305A103020100BE10040E0800065F1F040000181D00400007");
            meter.take(meter.client.set({someValue}, {Data::octetString(Bytes(200, std::byte{1}))}, meter.now));
            QCOMPARE(hexOf(std::span(meter.heard).first(2)), QByteArray("C1 02"));
            meter.heard.clear();
            meter.say("C502C1" + wrong);
            QVERIFY(meter.heard.empty());
            QVERIFY(meter.refusal && meter.refusal->id == "dlms-damaged");
        }
    }

    void limitOfAnAnswer()
    {
        Meter meter;
        meter.say(plainAare);
        meter.get();
        constexpr std::size_t blockSize = 65'000;
        Response response{ResponseForm::GetWithBlock, 0xC1, {}, {false, 0, Bytes(blockSize)}, {}};
        for (std::size_t received = 0; received + blockSize <= ClientSession::longestAnswer; received += blockSize) {
            ++response.block.number;
            meter.say(response.encode());
            QVERIFY(!meter.refusal && !meter.error);
        }
        ++response.block.number;
        meter.say(response.encode());
        QVERIFY(meter.refusal && meter.refusal->id == "dlms-damaged");
    }

    void aRefusalAnswersItsRequestAndNoMore_data()
    {
        QTest::addColumn<QString>("refusal");
        QTest::addColumn<int>("kind");
        QTest::newRow("operation not possible") << "D80101" << static_cast<int>(ErrorKind::Refused);
        QTest::newRow("service not supported") << "D80102" << static_cast<int>(ErrorKind::NotSupported);
        QTest::newRow("deciphering error") << "D80105" << static_cast<int>(ErrorKind::Security);
        QTest::newRow("damaged exception") << "D8" << static_cast<int>(ErrorKind::Damaged);
        QTest::newRow("two results") << "C403C1 02 00 0F01 00 0F01" << static_cast<int>(ErrorKind::Damaged);
        QTest::newRow("half a response") << "C401C1 00 12" << static_cast<int>(ErrorKind::Damaged);
    }

    void aRefusalAnswersItsRequestAndNoMore()
    {
        QFETCH(QString, refusal);
        QFETCH(int, kind);
        Meter meter;
        meter.say(plainAare);
        meter.get();
        meter.say(refusal.toStdString());
        QVERIFY(meter.refusal && !meter.outcomes && !meter.error);
        QCOMPARE(static_cast<int>(meter.refusal->kind), kind);
        QVERIFY(!meter.deadline);
        meter.get();
        meter.say("C401C2 01 03");
        QVERIFY(meter.outcomes == (std::vector<Outcome>{{DataAccessResult::ReadWriteDenied, {}}}));
        meter.get();
        meter.say("C401C3 00 120007");
        QVERIFY(meter.outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(7)}}));
        QVERIFY(!meter.error);
    }

    void anOctetASecondIsNoAnswer()
    {
        Meter meter;
        meter.say(plainAare);
        meter.get();
        Bytes packet;
        hdlc::appendWrapper(packet, 1, 16, Bytes(1000));
        const ClientConfiguration usual;
        for (const auto octet : packet) {
            meter.now.milliseconds += 1000;
            if (meter.deadline && meter.now >= *meter.deadline)
                meter.take(meter.client.wake(meter.now));
            if (meter.error)
                break;
            meter.take(meter.client.receive(std::span(&octet, 1), meter.now));
        }
        QVERIFY(meter.error && meter.error->kind == ErrorKind::TimeOut);
        QCOMPARE(meter.now.milliseconds, usual.exchangeTimeOut);
    }

    /// Over HDLC: "not yet" for ever, and an octet a second.
    void aServerThatNeverComesToThePoint_data()
    {
        QTest::addColumn<bool>("saysNotYet");
        QTest::newRow("RR for ever") << true;
        QTest::newRow("an octet a second") << false;
    }

    void aServerThatNeverComesToThePoint()
    {
        QFETCH(bool, saysNotYet);
        using hdlc::Address;
        ClientConfiguration configuration;
        configuration.line = hdlc::PrimaryLink::Configuration{};
        ClientSession client(configuration);
        MonotonicInstant now{0};
        const auto frame = [](std::uint8_t control, const Bytes& information = {}) {
            Bytes out;
            hdlc::appendFrame(out, {Address::client(16), Address::server(1, 1), control}, information);
            return out;
        };
        static_cast<void>(client.open(now));
        static_cast<void>(client.receive(frame(0x73), now));
        static_cast<void>(client.receive(frame(0x30, bytesOf("E6E700" + plainAare)), now));
        QVERIFY(client.state() == ClientSession::State::Open);
        static_cast<void>(client.takeEvents());
        auto effects = client.get({someValue}, now);
        std::optional<MonotonicInstant> deadline;
        std::optional<Error> error;
        const auto take = [&] {
            for (const auto& effect : std::exchange(effects, {})) {
                if (const auto* const set = std::get_if<SetDeadline>(&effect))
                    deadline = set->at;
                else if (std::holds_alternative<ClearDeadline>(effect))
                    deadline.reset();
                else if (const auto* const failed = std::get_if<Fail>(&effect))
                    error = failed->error;
            }
        };
        take();
        for (int step = 0; step < 10'000 && !error; ++step) {
            if (saysNotYet) {
                effects = client.receive(frame(0x51), now); // RR, expects our third
                take();
                QVERIFY(deadline);
                now = *deadline;
            } else {
                now.milliseconds += 1000;
            }
            if (deadline && now >= *deadline) {
                effects = client.wake(now);
                take();
            }
            if (!saysNotYet && !error) {
                const std::byte octet{0x7E};
                effects = client.receive(std::span(&octet, 1), now);
                take();
            }
        }
        QVERIFY(error && error->kind == ErrorKind::TimeOut);
        QCOMPARE(now.milliseconds, configuration.exchangeTimeOut);
        QVERIFY(!deadline);
    }
};

QTEST_GUILESS_MAIN(DlmsClientTest)
#include "dlms_client_test.moc"
