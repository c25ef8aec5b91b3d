// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/encoder.h"
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/server/port.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using namespace meterbench::tests;
using axdr::Data;

namespace {

SecurityKeys keysOf(std::string_view title)
{
    return {bytesOf(title), Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), 5, 0, std::string(title)};
}

/// A client and a meter with a line between them.
class Conversation {
public:
    Conversation(ClientConfiguration client, std::uint16_t information, std::uint8_t window)
    {
        const hdlc::Parameters parameters{information, information, window, window};
        if (information > 0) {
            hdlc::PrimaryLink::Configuration line;
            line.proposed = parameters;
            client.line = line;
            m_hdlc.emplace(objects, hdlc::SecondaryLink::Configuration{.offered = parameters}, countingOctets);
        } else {
            client.line = WrapperPorts{};
            m_wrapper.emplace(objects, countingOctets);
        }
        m_client.emplace(std::move(client));
    }

    SampleObjects objects;
    std::optional<Error> error;
    std::optional<Error> refusal; ///< of a request as a whole
    std::vector<ClientEvent> events;

    ClientSession& client() { return *m_client; }
    MonotonicInstant now() const { return m_now; }

    void run(const Effects& effects)
    {
        Bytes toServer = take(effects);
        for (int steps = 0; steps < 100'000; ++steps) {
            Bytes toClient;
            if (!toServer.empty()) {
                const auto answer = m_hdlc ? m_hdlc->receive(toServer, m_now) : m_wrapper->receive(toServer, m_now);
                toClient = sentBytes(answer);
                toServer.clear();
            }
            if (!toClient.empty()) {
                toServer = take(m_client->receive(toClient, m_now));
            } else if (m_deadline) {
                m_now = *m_deadline;
                toServer = take(m_client->wake(m_now));
            } else {
                return;
            }
        }
        QFAIL("the conversation never ends");
    }

    std::vector<Outcome> ask(const Effects& effects)
    {
        events.clear();
        run(effects);
        for (auto& event : events) {
            if (const auto* const failed = std::get_if<RequestFailed>(&event))
                refusal = failed->error;
            if (auto* const answer = std::get_if<RequestAnswered>(&event))
                return std::move(answer->outcomes);
        }
        return {};
    }

private:
    Bytes take(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* const deadline = std::get_if<SetDeadline>(&effect))
                m_deadline = deadline->at;
            else if (std::holds_alternative<ClearDeadline>(effect))
                m_deadline.reset();
            else if (const auto* const failed = std::get_if<Fail>(&effect))
                error = failed->error;
        }
        for (auto& event : m_client->takeEvents())
            events.push_back(std::move(event));
        return sentBytes(effects);
    }

    std::optional<HdlcServerPort> m_hdlc;
    std::optional<WrapperServerPort> m_wrapper;
    std::optional<ClientSession> m_client;
    std::optional<MonotonicInstant> m_deadline;
    MonotonicInstant m_now{1};
};

const Target setting{1, settingName, 2, {}};
const Target logger{7, loggerName, 2, {}};

} // namespace

/// Our client against our server over HDLC and the wrapper, with every security, at every size of PDU.
class DlmsSessionTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void everySecurity_data()
    {
        QTest::addColumn<int>("mechanism");
        QTest::addColumn<int>("protection");
        QTest::addColumn<int>("information"); // 0: wrapper
        QTest::addColumn<bool>("isDedicated");
        for (const int information : {0, 128, 2030}) {
            for (const int mechanism : {0, 1, 3, 4, 5, 6}) {
                for (const int protection : {0x00, 0x10, 0x20, 0x30}) {
                    QTest::addRow("mechanism %d, protection %x, %d", mechanism, protection, information)
                        << mechanism << protection << information << (protection == 0x30 && mechanism > 3);
                }
            }
        }
    }

    void everySecurity()
    {
        QFETCH(int, mechanism);
        QFETCH(int, protection);
        QFETCH(int, information);
        QFETCH(bool, isDedicated);
        ClientConfiguration client;
        client.mechanism = static_cast<Mechanism>(mechanism);
        client.secret = bytesOf("3132333435");
        client.protection = static_cast<Protection>(protection);
        client.challenge = Bytes(16, std::byte{0x55});
        if (protection != 0 || mechanism >= 5)
            client.keys = keysOf("4B414D0000000001");
        if (isDedicated)
            client.dedicatedKey = Bytes(16, std::byte{3});
        Conversation conversation(client, static_cast<std::uint16_t>(information), 7);
        AssociationProfile profile;
        profile.mechanism = client.mechanism;
        profile.secret = client.secret;
        profile.protection = client.protection;
        profile.keys = keysOf("4B414D0000000002");
        conversation.objects.associations[16] = profile;

        conversation.run(conversation.client().open(conversation.now()));
        QVERIFY2(!conversation.error, conversation.error ? conversation.error->id.c_str() : "");
        QVERIFY(conversation.client().state() == ClientSession::State::Open);
        auto outcomes = conversation.ask(conversation.client().get({setting}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(1)}}));
        outcomes = conversation.ask(conversation.client().set({setting}, {Data::longUnsigned(2)}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, {}}}));
        QVERIFY(conversation.objects.setting == Data::longUnsigned(2));
        outcomes = conversation.ask(conversation.client().invoke(setting, Data::integer(4), conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::integer(4)}}));
        outcomes
            = conversation.ask(conversation.client().get({setting, {3, clockName, 2, {}}, logger}, conversation.now()));
        QCOMPARE(outcomes.size(), std::size_t{3});
        QVERIFY(outcomes[1].result == DataAccessResult::ObjectUndefined);
        QCOMPARE(outcomes[2].data->elements().size(), std::size_t{100});
        conversation.run(conversation.client().release(conversation.now()));
        QVERIFY(conversation.client().state() == ClientSession::State::Closed);
        QVERIFY(!conversation.error);
    }

    void shortNames_data()
    {
        QTest::addColumn<int>("pduSize");
        QTest::addColumn<int>("protection");
        for (const int pduSize : {128, 200, 65535})
            for (const int protection : {0x00, 0x30})
                QTest::addRow("%d, protection %x", pduSize, protection) << pduSize << protection;
    }

    /// The same objects by READ and WRITE: values, lists, a method, a logger in blocks, and what nobody has.
    void shortNames()
    {
        QFETCH(int, pduSize);
        QFETCH(int, protection);
        ClientConfiguration client;
        client.naming = ClientConfiguration::Naming::ShortNames;
        client.mechanism = Mechanism::Low;
        client.secret = bytesOf("3132333435");
        client.protection = static_cast<Protection>(protection);
        client.maxReceivePduSize = static_cast<std::uint16_t>(pduSize);
        if (protection != 0)
            client.keys = keysOf("4B414D0000000001");
        Conversation conversation(client, 0, 1);
        AssociationProfile profile;
        profile.mechanism = client.mechanism;
        profile.secret = client.secret;
        profile.protection = client.protection;
        profile.keys = keysOf("4B414D0000000002");
        conversation.objects.associations[16] = profile;
        conversation.run(conversation.client().open(conversation.now()));
        QVERIFY2(!conversation.error, conversation.error ? conversation.error->id.c_str() : "");

        using Access = Variable::Access;
        const auto named = [](std::uint16_t name) { return Variable{Access::Name, name, {}}; };
        auto& session = conversation.client();
        auto outcomes = conversation.ask(session.write({named(0x0108)}, {Data::longUnsigned(7)}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, {}}}));
        outcomes = conversation.ask(session.read({named(0x0108), named(0x4000)}, conversation.now()));
        QVERIFY(outcomes
            == (std::vector<Outcome>{
                {DataAccessResult::Success, Data::longUnsigned(7)}, {DataAccessResult::ObjectUndefined, {}}}));
        const Variable method{Access::Parameterised, 0x0300, Selection{0, Data::integer(4)}};
        outcomes = conversation.ask(session.read({method}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::integer(4)}}));
        outcomes = conversation.ask(session.write({named(0x0300)}, {Data::integer(5)}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, {}}}));
        QCOMPARE(conversation.objects.invocations, 2U);
        outcomes = conversation.ask(session.read({named(0x0208)}, conversation.now()));
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(outcomes[0].data->elements().size(), std::size_t{100});
        QVERIFY(outcomes[0].data->elements()[99] == loggerRow(99));
        const auto entries = EntrySelection{1, 3, 1, 0}.encode();
        outcomes
            = conversation.ask(session.read({Variable{Access::Parameterised, 0x0208, entries}}, conversation.now()));
        QCOMPARE(outcomes[0].data->elements().size(), std::size_t{3});
        QVERIFY(!conversation.error);
        // Logical names are another language now. The refusal is this request's alone.
        QVERIFY(conversation.ask(session.get({setting}, conversation.now())).empty());
        QVERIFY(conversation.refusal && !conversation.error);
        QCOMPARE(conversation.refusal->id, std::string("dlms-refused"));
        QCOMPARE(conversation.refusal->kind, ErrorKind::NotSupported);
        outcomes = conversation.ask(session.read({named(0x0108)}, conversation.now()));
        QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, Data::longUnsigned(7)}}));
    }

    void noRowIsLost_data()
    {
        QTest::addColumn<int>("pduSize");
        QTest::addColumn<int>("protection");
        for (const int pduSize : {64, 65, 100, 127, 128, 129, 255, 256, 257, 1000, 4000, 65535, 0}) {
            for (const int protection : {0x00, 0x30})
                QTest::addRow("%d, protection %x", pduSize, protection) << pduSize << protection;
        }
    }

    void noRowIsLost()
    {
        QFETCH(int, pduSize);
        QFETCH(int, protection);
        ClientConfiguration client;
        client.maxReceivePduSize = static_cast<std::uint16_t>(pduSize);
        client.protection = static_cast<Protection>(protection);
        client.keys = keysOf("4B414D0000000001");
        Conversation conversation(client, 0, 1);
        conversation.objects.rows = pduSize >= 0 && pduSize < 300 ? 1000 : 10'000;
        conversation.objects.associations[16].keys = keysOf("4B414D0000000002");
        conversation.run(conversation.client().open(conversation.now()));
        const auto outcomes = conversation.ask(conversation.client().get({logger}, conversation.now()));
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(outcomes[0].data.has_value());
        const auto rows = outcomes[0].data->elements();
        QCOMPARE(rows.size(), std::size_t{conversation.objects.rows});
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            QVERIFY(rows[row] == loggerRow(row));
    }

    void valuesThatJustFit()
    {
        for (std::size_t size = 30; size < 120; ++size) {
            ClientConfiguration client;
            client.maxReceivePduSize = 64;
            Conversation conversation(client, 128, 1);
            conversation.objects.setting = Data::octetString(Bytes(size, std::byte{0x7E}));
            conversation.run(conversation.client().open(conversation.now()));
            auto outcomes = conversation.ask(conversation.client().get({setting}, conversation.now()));
            QVERIFY(outcomes.size() == 1 && outcomes[0].data == conversation.objects.setting);
        }
    }

    void longValuesAreSetInBlocks()
    {
        for (const std::uint16_t pduSize : {std::uint16_t{80}, std::uint16_t{600}}) {
            Conversation conversation({}, 128, 3);
            conversation.objects.associations[16].maxReceivePduSize = pduSize;
            conversation.run(conversation.client().open(conversation.now()));
            const auto value = Data::octetString(Bytes(2000, std::byte{0x31}));
            auto outcomes = conversation.ask(conversation.client().set({setting}, {value}, conversation.now()));
            QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, {}}}));
            QVERIFY(conversation.objects.setting == value);
            outcomes = conversation.ask(conversation.client().invoke(setting, value, conversation.now()));
            QVERIFY(outcomes == (std::vector<Outcome>{{DataAccessResult::Success, value}}));
            QCOMPARE(conversation.objects.invocations, 1U);
        }
    }

    void refusals_data()
    {
        QTest::addColumn<int>("mechanism");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<int>("protection");
        QTest::addColumn<QString>("id");
        QTest::newRow("no password") << 0 << QByteArray() << 0 << "dlms-association-refused";
        QTest::newRow("wrong password") << 1 << QByteArray("00") << 0 << "dlms-association-refused";
        QTest::newRow("another mechanism") << 3 << QByteArray("3132") << 0 << "dlms-association-refused";
    }

    void refusals()
    {
        QFETCH(int, mechanism);
        QFETCH(QByteArray, secret);
        QFETCH(QString, id);
        ClientConfiguration client;
        client.mechanism = static_cast<Mechanism>(mechanism);
        client.secret = bytesOf(secret.toStdString());
        client.challenge = Bytes(16, std::byte{0x55});
        Conversation conversation(client, 128, 1);
        conversation.objects.associations[16].mechanism = Mechanism::Low;
        conversation.objects.associations[16].secret = bytesOf("3132");
        conversation.run(conversation.client().open(conversation.now()));
        QVERIFY(conversation.error && QString::fromStdString(conversation.error->id) == id);
    }

    void aWrongKeyIsNoticedOnBothSides()
    {
        for (const int mechanism : {3, 5}) {
            ClientConfiguration client;
            client.mechanism = static_cast<Mechanism>(mechanism);
            client.secret = bytesOf("31");
            client.keys = keysOf("4B414D0000000001");
            client.challenge = Bytes(16, std::byte{0x55});
            Conversation conversation(client, 0, 1);
            auto& profile = conversation.objects.associations[16];
            profile.mechanism = client.mechanism;
            profile.secret = bytesOf("32");
            profile.keys = keysOf("4B414D0000000002");
            profile.keys->authentication = Bytes(16, std::byte{9});
            conversation.run(conversation.client().open(conversation.now()));
            QVERIFY(conversation.error && conversation.error->id == "dlms-authentication-failed");
        }
    }

    void plainRequestsAreRefusedWhereProtectionIsDue()
    {
        SampleObjects objects;
        objects.associations[16].keys = keysOf("4B414D0000000002");
        objects.associations[16].protection = Protection::Both;
        Connection connection(objects, 16, 1, countingOctets);
        Effects effects;
        const auto answer
            = connection.handle(bytesOf("601DA109060760857405080101BE10040E01000000065F1F0400007E1F04B0"), effects);
        QVERIFY(Aare::decode(answer)->result == AssociationResult::RejectedPermanent);
        QCOMPARE(hexOf(connection.handle(bytesOf("C001C100080000010000FF0200"), effects)), QByteArray("D8 01 01"));
    }

    /// Every APDU in every state of a connection: an answer or silence, and the states are kept.
    void everyApduInEveryState()
    {
        const auto open = bytesOf("601DA109060760857405080101BE10040E01000000065F1F0400007E1F04B0");
        for (int state = 0; state < 3; ++state) {
            for (int tag = 0; tag < 256; ++tag) {
                SampleObjects objects;
                if (state == 1)
                    objects.associations[16].mechanism = Mechanism::HighMd5;
                Connection connection(objects, 16, 1, countingOctets);
                Effects effects;
                if (state == 1) {
                    Aarq aarq;
                    aarq.mechanism = Mechanism::HighMd5;
                    aarq.callingAuthentication = Bytes(16);
                    aarq.userInformation = Aarq::decode(open)->userInformation;
                    static_cast<void>(connection.handle(aarq.encode(), effects));
                    QVERIFY(connection.state() == Connection::State::AwaitingProof);
                } else if (state == 2) {
                    static_cast<void>(connection.handle(open, effects));
                    QVERIFY(connection.state() == Connection::State::Associated);
                }
                for (int choice = 0; choice < 8; ++choice) {
                    const Bytes apdu{static_cast<std::byte>(tag), static_cast<std::byte>(choice), std::byte{0xC1},
                        std::byte{0}, std::byte{0}, std::byte{0}, std::byte{1}};
                    const auto answer = connection.handle(apdu, effects);
                    QVERIFY(!answer.empty());
                    if (tag != 0x60 && tag != 0x62 && state == 1)
                        QVERIFY(connection.state() != Connection::State::Associated);
                }
            }
        }
    }

    /// A request in general blocks, and an answer in them that is longer than a PDU.
    void generalBlocksAreServed()
    {
        SampleObjects objects;
        objects.setting = Data::octetString(Bytes(5000, std::byte{0x41}));
        objects.associations[16].conformance = Conformance{Service::Get, Service::GeneralBlockTransfer};
        Connection connection(objects, 16, 1, countingOctets);
        Effects effects;
        Aarq aarq;
        InitiateRequest initiate;
        initiate.conformance = logicalNameServices;
        initiate.clientMaxReceivePduSize = 600;
        aarq.userInformation = initiate.encode();
        static_cast<void>(connection.handle(aarq.encode(), effects));
        const auto request = Request{RequestForm::GetNormal, 0xC1, {setting}, {}, {}}.encode();
        const std::span<const std::byte> bytes(request);
        GeneralBlock block{false, false, 1, 1, 0, {bytes.begin(), bytes.begin() + 6}};
        const auto confirmation = GeneralBlock::decode(connection.handle(block.encode(), effects));
        VERIFY_RESULT(confirmation);
        QCOMPARE(confirmation->acknowledged, std::uint16_t{1});
        block = {true, false, 1, 2, 1, {bytes.begin() + 6, bytes.end()}};
        GeneralBlockReceiver receiver(10'000);
        auto answer = GeneralBlock::decode(connection.handle(block.encode(), effects));
        VERIFY_RESULT(answer);
        while (receiver.accept(*answer) != GeneralBlockReceiver::Outcome::Complete) {
            const auto next = receiver.confirmation(1, static_cast<std::uint16_t>(receiver.lastReceived() + 2));
            answer = GeneralBlock::decode(connection.handle(next.encode(), effects));
            VERIFY_RESULT(answer);
        }
        const auto response = Response::decode(receiver.take());
        VERIFY_RESULT(response);
        QVERIFY(response->outcomes[0].data == objects.setting);
    }

    void aSilentMeterIsAnError()
    {
        ClientConfiguration configuration;
        configuration.line = WrapperPorts{};
        ClientSession client(configuration);
        auto effects = client.open({0});
        QVERIFY(effects.back() == Effect{SetDeadline{{10'000}}});
        effects = client.wake({10'000});
        QVERIFY(std::holds_alternative<Fail>(effects[0]));
        QVERIFY(client.receive(bytesOf("7EA0"), {10'001}).empty());
    }
};

QTEST_GUILESS_MAIN(DlmsSessionTest)
#include "dlms_session_test.moc"
