// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/port.h"
#include "protocol/meter/dlms_conversation.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/protocol/virtual_meter/ports/optical_line.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::meter;
using namespace meterbench::tests;
using axdr::Data;

namespace iec = protocol::iec62056_21;

namespace {

const LineFormat start{300, 7, Parity::Even, 1};
const LineFormat binary{9600, 8, Parity::None, 1};
const dlms::Target energy{3, {1, 1, 1, 8, 0, 255}, 2, {}};
const dlms::Target nobody{3, {1, 1, 99, 99, 99, 255}, 2, {}};

/// What a conversation told, and what it did to the line.
struct Told {
    std::vector<Stage> stages;
    std::optional<Opened> opened;
    std::vector<Answered> answers;
    std::optional<Error> failed;
    bool isClosed = false;

    void take(Conversation& conversation)
    {
        for (auto& event : conversation.takeEvents()) {
            if (const auto* const stage = std::get_if<StageBegun>(&event))
                stages.push_back(stage->stage);
            else if (const auto* const open = std::get_if<Opened>(&event))
                opened = *open;
            else if (auto* const answer = std::get_if<Answered>(&event))
                answers.push_back(std::move(*answer));
            else if (const auto* const failure = std::get_if<Failed>(&event))
                failed = failure->error;
            else
                isClosed = true;
        }
    }
    /// The answer to a question, if it was one with data.
    std::optional<Data> data(std::size_t question) const
    {
        if (question >= answers.size() || !answers[question].answer)
            return {};
        const auto* const data = std::get_if<Data>(&*answers[question].answer);
        return data == nullptr ? std::nullopt : std::optional(*data);
    }
};

/// A conversation and a meter's optical port on one line, with the time it takes. Octets arrive only where both sides
/// have the same format.
class Talk {
public:
    Talk(Conversation& conversation, vm::VirtualMeter& itsMeter, std::int64_t reaction = 20)
        : line(itsMeter, {.reactionMilliseconds = reaction}), m_conversation(conversation)
    {
    }

    /// Until the conversation waits for nothing.
    void run(const Effects& effects)
    {
        carryOut(effects);
        for (int step = 0; step < 10'000; ++step) {
            if (const auto bytes = line.heard(); !bytes.empty()) {
                if (format == formatOfLastSend())
                    carryOut(m_conversation.receive(bytes, line.now));
                else
                    ++lost;
            } else if (m_deadline) {
                const auto next = line.deadline ? std::min(*line.deadline, *m_deadline) : *m_deadline;
                line.pass(std::max<std::int64_t>(0, next.milliseconds - line.now.milliseconds));
                if (line.now >= *m_deadline) {
                    m_deadline.reset();
                    carryOut(m_conversation.wake(line.now));
                }
            } else {
                return;
            }
        }
        QFAIL("the conversation never rests");
    }

    OpticalLine line;
    LineFormat format = start;
    std::vector<LineFormat> formats;
    Told told;
    int lost = 0;
    bool isLineClosed = false;

private:
    /// The port may have changed its format since.
    LineFormat formatOfLastSend()
    {
        auto ofSend = m_portFormat;
        for (; m_seen < line.order.size(); ++m_seen) {
            if (line.order[m_seen] == "format")
                m_portFormat = line.formats[m_formats++];
            else if (line.order[m_seen] == "send")
                ofSend = m_portFormat;
        }
        return ofSend;
    }
    void carryOut(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* const send = std::get_if<Send>(&effect)) {
                // A meter that nobody has spoken to takes any opening in its own format.
                if (format == line.port.lineFormat() || line.port.lineFormat() == start)
                    line.say(send->bytes);
                else
                    ++lost;
            } else if (const auto* const change = std::get_if<ChangeLineFormat>(&effect)) {
                format = change->format;
                formats.push_back(format);
            } else if (const auto* const set = std::get_if<SetDeadline>(&effect)) {
                m_deadline = set->at;
            } else if (std::holds_alternative<ClearDeadline>(effect)) {
                m_deadline.reset();
            } else if (std::holds_alternative<CloseLine>(effect)) {
                isLineClosed = true;
                m_deadline.reset();
            }
        }
        told.take(m_conversation);
    }

    Conversation& m_conversation;
    std::optional<MonotonicInstant> m_deadline;
    LineFormat m_portFormat = start;
    std::size_t m_seen = 0; ///< of what the port did
    std::size_t m_formats = 0;
};

/// As the management client of the emulated meter: GMAC, everything ciphered.
dlms::ClientConfiguration management(vm::VirtualMeter& itsMeter)
{
    dlms::ClientConfiguration client;
    const auto& point = vm::accessPointOf(vm::Role::Management);
    hdlc::PrimaryLink::Configuration link;
    link.client = hdlc::Address::client(static_cast<std::uint8_t>(point.client));
    client.line = link;
    client.mechanism = dlms::Mechanism::HighGmac;
    auto keys = itsMeter.keysFor(point);
    keys.systemTitle = tests::bytesOf("4D42430000000001");
    keys.sharedCounter = nullptr;
    keys.acceptedCounter = nullptr;
    keys.sendCounter = 100;
    client.keys = keys;
    client.protection = dlms::Protection::Both;
    client.challenge = Bytes(16, std::byte{7});
    return client;
}

} // namespace

/// One conversation from the first octet to the last: against the emulated meter, and against bytes by hand.
class DlmsConversationTest : public TestCase {
    Q_OBJECT

private slots:
    void init() { m_meter = virtualMeter("omnipower-3p"); }

    void modeE()
    {
        DlmsConversation conversation({.signOn = iec::ClientOptions{}, .client = management(*m_meter)});
        Talk talk(conversation, *m_meter);
        talk.run(conversation.open(talk.line.now));
        QVERIFY2(!talk.told.failed, talk.told.failed ? talk.told.failed->id.c_str() : "");
        QVERIFY(talk.told.opened && talk.told.opened->identification);
        QCOMPARE(talk.told.opened->identification->maker, std::string("KAM"));
        QVERIFY(talk.told.stages == (std::vector{Stage::SignOn, Stage::Link, Stage::Association}));
        QVERIFY(talk.format.dataBits == 8 && talk.format == talk.line.port.lineFormat());
        QCOMPARE(talk.lost, 0);
        readAndLeave(conversation, talk);
    }

    void hdlcAtOnce()
    {
        DlmsConversation conversation({.signOn = {}, .format = binary, .client = management(*m_meter)});
        Talk talk(conversation, *m_meter);
        talk.run(conversation.open(talk.line.now));
        QVERIFY2(!talk.told.failed, talk.told.failed ? talk.told.failed->id.c_str() : "");
        QVERIFY(talk.told.opened && !talk.told.opened->identification);
        QVERIFY(talk.told.stages == (std::vector{Stage::Link, Stage::Association}));
        QVERIFY(talk.formats == (std::vector{binary}));
        readAndLeave(conversation, talk);
    }

    void wrapper()
    {
        SampleObjects objects;
        dlms::WrapperServerPort port(objects, countingOctets);
        dlms::ClientConfiguration client;
        client.line = dlms::WrapperPorts{};
        DlmsConversation conversation({.signOn = {}, .format = {}, .client = client});
        Told told;
        std::size_t requests = 0;
        bool isLineClosed = false;
        const auto run = [&](Effects effects) {
            for (;;) {
                for (const auto& effect : effects) {
                    QVERIFY(!std::holds_alternative<ChangeLineFormat>(effect)); // a network has none
                    isLineClosed = isLineClosed || std::holds_alternative<CloseLine>(effect);
                }
                told.take(conversation);
                const auto bytes = sentBytes(effects);
                if (bytes.empty())
                    return;
                ++requests;
                effects = conversation.receive(sentBytes(port.receive(bytes, {1})), {1});
            }
        };
        const dlms::Target setting{1, settingName, 2, {}};
        // Asked before the meter is there: sent when it is.
        run(conversation.ask({WriteAttribute{setting, Data::longUnsigned(9)}}, {1}));
        QCOMPARE(requests, std::size_t{0});
        run(conversation.open({1}));
        QVERIFY(told.opened && told.stages == std::vector{Stage::Association});
        QVERIFY(told.data(0) == Data());
        requests = 0;
        // Twelve reads are two requests; what nobody has answers its own place.
        std::vector<Question> questions(12, ReadAttribute{setting});
        questions[3] = ReadAttribute{nobody};
        questions.emplace_back(InvokeMethod{{1, settingName, 1, {}}, Data::integer(4)});
        run(conversation.ask(std::move(questions), {1}));
        QCOMPARE(requests, std::size_t{3});
        QCOMPARE(told.answers.size(), std::size_t{14});
        for (std::size_t i = 0; i < told.answers.size(); ++i)
            QCOMPARE(told.answers[i].question, i);
        QVERIFY(told.data(1) == Data::longUnsigned(9));
        QVERIFY(!told.answers[4].answer);
        QCOMPARE(told.answers[4].answer.error().kind, ErrorKind::NotSupported);
        QVERIFY(told.data(13) == Data::integer(4));
        // Another language's question is answered, and the next goes on.
        run(conversation.ask({kmp::GetType{}, ReadAttribute{setting}}, {1}));
        QCOMPARE(told.answers[14].answer.error().kind, ErrorKind::Internal);
        QVERIFY(told.data(15) == Data::longUnsigned(9));
        run(conversation.leave({1}));
        QVERIFY(told.isClosed && isLineClosed && !told.failed);
    }

    /// From the request at 300 baud to DISC, octet by octet.
    void byHand()
    {
        iec::ClientOptions signOn;
        dlms::ClientConfiguration client;
        hdlc::PrimaryLink::Configuration link;
        link.server = {1, 0, 1};
        client.line = link;
        DlmsConversation conversation({.signOn = signOn, .client = client});
        Told told;
        std::vector<LineFormat> formats;
        bool isLineClosed = false;
        const auto sent = [&](const Effects& effects) {
            for (const auto& effect : effects) {
                if (const auto* const change = std::get_if<ChangeLineFormat>(&effect))
                    formats.push_back(change->format);
                isLineClosed = isLineClosed || std::holds_alternative<CloseLine>(effect);
            }
            told.take(conversation);
            return tests::hexOf(sentBytes(effects)).replace(" ", "");
        };
        const auto say = [&](const std::string& octets, std::int64_t now) {
            return sent(conversation.receive(tests::bytesOf(octets), {now}));
        };
        /// An APDU in an I frame of the meter.
        const auto answer = [&](unsigned receive, unsigned number, const std::string& apdu, std::int64_t now) {
            Bytes frame;
            hdlc::appendFrame(frame,
                {hdlc::Address::client(16), {1, 0, 1}, static_cast<std::uint8_t>(receive << 5U | 0x10U | number << 1U)},
                tests::bytesOf("E6E700" + apdu));
            return sent(conversation.receive(frame, {now}));
        };

        QCOMPARE(sent(conversation.open({0})), QByteArray("2F3F210D0A")); // /?!
        QVERIFY(formats == std::vector{start});
        QVERIFY(say("2F4B414D355C324D455445520D0A", 500).isEmpty()); // /KAM5\2METER
        QCOMPARE(sent(conversation.wake({500 + iec::shortestReactionMs})), QByteArray("063235320D0A")); // ACK 252
        QVERIFY(formats.back() == (LineFormat{9600, 7, Parity::Even, 1}));
        QCOMPARE(say("063235320D0A", 1000), QByteArray("7EA0070321930F017E")); // SNRM
        QVERIFY(formats.back() == binary);
        const auto aarq = say("7EA01E210373C37A818012050180060180070400000001080400000001533B7E", 1100);
        QVERIFY2(aarq.contains("E6E60060"), aarq);
        QVERIFY(told.stages == (std::vector{Stage::SignOn, Stage::Link, Stage::Association}));
        QVERIFY(!told.opened);
        // GET, block transfer, no lists.
        QVERIFY(
            answer(1, 0, "6129A109060760857405080101A203020100A305A103020100BE10040E0800065F1F040000101D04000007", 1200)
                .isEmpty());
        QVERIFY(told.opened && told.opened->identification);
        QCOMPARE(told.opened->identification->name, std::string("METER"));

        const auto first = sent(conversation.ask(
            {ReadAttribute{energy}, ReadAttribute{nobody}, ReadAttribute{energy}, ReadAttribute{energy}}, {1300}));
        QVERIFY2(first.contains("E6E600C001C100030101010800FF0200"), first);
        const auto second = answer(2, 1, "C401C100060000002A", 1400);
        QVERIFY2(second.contains("E6E600C001C200030101636363FF0200"), second);
        QVERIFY(told.data(0) == Data::doubleLongUnsigned(42));
        QVERIFY(answer(3, 2, "C401C20104", 1500).contains("C001C3")); // object undefined
        QVERIFY(answer(4, 3, "D80101", 1600).contains("C001C4")); // an exception
        QVERIFY(answer(5, 4, "C401C400060000002B", 1700).isEmpty());
        QCOMPARE(told.answers.size(), std::size_t{4});
        QCOMPARE(told.answers[1].answer.error().kind, ErrorKind::NotSupported);
        QCOMPARE(told.answers[2].answer.error().kind, ErrorKind::Refused);
        QVERIFY(told.data(3) == Data::doubleLongUnsigned(43));
        QCOMPARE(sent(conversation.leave({1800})), QByteArray("7EA00703215303C77E")); // DISC
        QVERIFY(!told.isClosed && !isLineClosed);
        Bytes goodbye;
        hdlc::appendFrame(goodbye, {hdlc::Address::client(16), {1, 0, 1}, 0x73});
        QVERIFY(sent(conversation.receive(goodbye, {1900})).isEmpty());
        QVERIFY(told.isClosed && isLineClosed && !told.failed);
    }

    void aListThatIsRefusedIsAskedOneByOne()
    {
        dlms::ClientConfiguration client;
        client.line = dlms::WrapperPorts{};
        DlmsConversation conversation({.signOn = {}, .format = {}, .client = client});
        Told told;
        const auto say = [&](const std::string& apdu) {
            Bytes packet;
            hdlc::appendWrapper(packet, 1, 16, tests::bytesOf(apdu));
            const auto effects = conversation.receive(packet, {1});
            told.take(conversation);
            return tests::hexOf(sentBytes(effects)).replace(" ", "").mid(2 * static_cast<int>(hdlc::wrapperHeaderSize));
        };
        static_cast<void>(conversation.open({0}));
        static_cast<void>(
            say("6129A109060760857405080101A203020100A305A103020100BE10040E0800065F1F040000121D04000007"));
        QVERIFY(told.opened);
        const auto asked = conversation.ask({ReadAttribute{energy}, ReadAttribute{energy}}, {1});
        QVERIFY(tests::hexOf(sentBytes(asked)).contains("C0 03 C1 02"));
        QVERIFY(say("D80102").startsWith("C001C2"));
        QVERIFY(told.answers.empty());
        QVERIFY(say("C401C200060000002A").startsWith("C001C3"));
        QVERIFY(say("C401C300060000002B").isEmpty());
        QVERIFY(told.data(0) == Data::doubleLongUnsigned(42) && told.data(1) == Data::doubleLongUnsigned(43));
    }

    void nobodyThere_data()
    {
        QTest::addColumn<bool>("signsOn");
        QTest::newRow("mode E") << true;
        QTest::newRow("HDLC") << false;
    }

    void nobodyThere()
    {
        QFETCH(bool, signsOn);
        DlmsConversation::Options options;
        if (signsOn)
            options.signOn = iec::ClientOptions{};
        DlmsConversation conversation(options);
        Told told;
        MonotonicInstant now{0};
        auto effects = conversation.open(now);
        bool isLineClosed = false;
        for (int step = 0; step < 100 && !isLineClosed; ++step) {
            for (const auto& effect : std::exchange(effects, {})) {
                if (const auto* const set = std::get_if<SetDeadline>(&effect))
                    now = set->at;
                isLineClosed = isLineClosed || std::holds_alternative<CloseLine>(effect);
            }
            told.take(conversation);
            if (!isLineClosed)
                effects = conversation.wake(now);
        }
        QVERIFY(isLineClosed && told.failed && !told.isClosed);
        QCOMPARE(told.failed->kind, ErrorKind::TimeOut);
        QVERIFY(conversation.ask({ReadAttribute{energy}}, now).empty());
        QVERIFY(conversation.wake({now.milliseconds + 600'000}).empty());
        told.take(conversation);
        QVERIFY(told.answers.empty());
    }

    void leavingWhileItSignsOn()
    {
        DlmsConversation conversation({.signOn = iec::ClientOptions{}, .client = {}});
        static_cast<void>(conversation.open({0}));
        const auto effects = conversation.leave({10});
        QVERIFY(std::ranges::find(effects, Effect{CloseLine{}}) != effects.end());
        Told told;
        told.take(conversation);
        QVERIFY(told.isClosed && !told.failed);
        QVERIFY(conversation.receive(tests::bytesOf("2F4B414D355C324D455445520D0A"), {20}).empty());
    }

private:
    static void readAndLeave(DlmsConversation& conversation, Talk& talk)
    {
        std::vector<Question> questions(15, ReadAttribute{energy});
        questions[7] = ReadAttribute{nobody};
        talk.run(conversation.ask(std::move(questions), talk.line.now));
        QCOMPARE(talk.told.answers.size(), std::size_t{15});
        for (std::size_t i = 0; i < talk.told.answers.size(); ++i) {
            QCOMPARE(talk.told.answers[i].question, i);
            if (i == 7)
                QCOMPARE(talk.told.answers[i].answer.error().kind, ErrorKind::NotSupported);
            else
                QVERIFY(talk.told.data(i) && talk.told.data(i) == talk.told.data(0));
        }
        talk.run(conversation.leave(talk.line.now));
        QVERIFY(talk.told.isClosed && talk.isLineClosed && !talk.told.failed);
        QVERIFY(conversation.state() == DlmsConversation::State::Over);
        QVERIFY(talk.line.port.lineFormat() == start);
    }

    std::unique_ptr<vm::VirtualMeter> m_meter;
};

QTEST_GUILESS_MAIN(DlmsConversationTest)
#include "dlms_conversation_test.moc"
