// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/primary_link.h"
#include "protocol/hdlc/secondary_link.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

#include <functional>
#include <random>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::hdlc;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

namespace {

Bytes pattern(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    Bytes bytes(size);
    for (auto& octet : bytes)
        octet = random() % 16 == 0 ? flag : static_cast<std::byte>(random() & 0xFFU);
    return bytes;
}

/// What a step of a link led to.
struct Output {
    Bytes bytes;
    std::vector<LinkEvent> events;
};

template <typename Link>
Output did(Link& link, const Effects& effects)
{
    return {sentBytes(effects), link.takeEvents()};
}

/// Both ends of a line that loses what it is told to; the server answers every message with one of its own.
class Line {
public:
    Line(const Parameters& client, const Parameters& server, int attempts = hdlc::attempts)
        : m_client({.proposed = client, .attempts = attempts}), m_server({.offered = server})
    {
    }

    std::function<Bytes(const Bytes&)> fault = [](const Bytes& bytes) { return bytes; };
    std::function<Bytes(const Bytes&)> answer = [](const Bytes& request) { return request; };
    std::vector<LinkEvent> clientEvents;
    std::vector<LinkEvent> serverEvents;
    std::vector<Bytes> answers;
    std::size_t bytesOnTheLine = 0;
    bool isDown = false;

    PrimaryLink& client() { return m_client; }
    SecondaryLink& server() { return m_server; }
    MonotonicInstant now() const { return m_now; }

    void run(const Effects& effects)
    {
        take(effects);
        for (int steps = 0; steps < 100'000; ++steps) {
            if (!m_toServer.empty()) {
                const auto bytes = fault(std::exchange(m_toServer, {}));
                bytesOnTheLine += bytes.size();
                fromServer(m_server.receive(bytes, m_now));
            } else if (!m_toClient.empty()) {
                const auto bytes = fault(std::exchange(m_toClient, {}));
                bytesOnTheLine += bytes.size();
                take(m_client.receive(bytes, m_now));
            } else if (m_client.deadline()) {
                m_now = *m_client.deadline();
                take(m_client.wake(m_now));
            } else {
                return;
            }
        }
        QFAIL("the line never comes to rest");
    }

private:
    void take(const Effects& effects)
    {
        const auto output = did(m_client, effects);
        m_toServer.insert(m_toServer.end(), output.bytes.begin(), output.bytes.end());
        for (const auto& event : output.events) {
            clientEvents.push_back(event);
            if (const auto* message = std::get_if<MessageReceived>(&event))
                answers.push_back(message->message);
            isDown = isDown || std::holds_alternative<LinkDown>(event);
        }
    }
    void fromServer(const Effects& effects)
    {
        const auto output = did(m_server, effects);
        m_toClient.insert(m_toClient.end(), output.bytes.begin(), output.bytes.end());
        for (const auto& event : output.events) {
            serverEvents.push_back(event);
            if (const auto* message = std::get_if<MessageReceived>(&event))
                fromServer(m_server.reply(answer(message->message)));
        }
    }

    PrimaryLink m_client;
    SecondaryLink m_server;
    MonotonicInstant m_now{1000};
    Bytes m_toServer;
    Bytes m_toClient;
};

} // namespace

/// Two ends against each other over good and bad lines, and every kind of frame in every state.
class HdlcLinkTest : public tests::TestCase {
    Q_OBJECT

private slots:
    /// A client reads from the UA what was agreed on, even where that is what the standard has by default.
    void aFieldOfParametersIsAnsweredByOne()
    {
        const auto answerTo = [](const Bytes& field) {
            SecondaryLink server(SecondaryLink::Configuration{});
            Bytes snrm;
            appendFrame(
                snrm, {Address::server(1, 1), Address::client(16), Control{FrameKind::Snrm, true}.encode()}, field);
            FrameReader reader;
            Bytes information;
            reader.feed(sentBytes(server.receive(snrm, MonotonicInstant{0})), [&](const FrameView& frame) {
                information.assign(frame.information.begin(), frame.information.end());
            });
            return information;
        };
        QVERIFY(answerTo({}).empty());
        QVERIFY(Parameters::decode(answerTo(Parameters{}.encodeAll())) == Parameters{});
        QVERIFY(!answerTo(Parameters{}.encodeAll()).empty());
        // What takes eight octets is sent no more.
        const Parameters small{8, 8, 1, 1};
        QVERIFY(Parameters::decode(answerTo(small.encodeAll())) == small);
        Line line(small, Parameters{2030, 2030, 7, 7});
        line.run(line.client().connect(line.now()));
        QVERIFY(line.client().parameters() == small);
        line.run(line.client().send(pattern(100, 1), Expect::Answer, line.now()));
        QCOMPARE(line.answers.size(), std::size_t{1});
        QVERIFY(line.answers.front() == pattern(100, 1));
    }

    void messagesOfEverySize_data()
    {
        QTest::addColumn<int>("information");
        QTest::addColumn<int>("window");
        for (const int information : {128, 500, 2030}) {
            for (const int window : {1, 2, 7})
                QTest::addRow("%d octets, window %d", information, window) << information << window;
        }
    }

    void messagesOfEverySize()
    {
        QFETCH(int, information);
        QFETCH(int, window);
        const auto octets = static_cast<std::uint16_t>(information);
        const auto frames = static_cast<std::uint8_t>(window);
        const Parameters parameters{octets, octets, frames, frames};
        Line line(parameters, parameters);
        line.run(line.client().connect(line.now()));
        QVERIFY(line.client().parameters() == parameters);
        for (const std::size_t size : {1U, 124U, 125U, 126U, 2027U, 5000U, 65000U}) {
            const auto message = pattern(size, static_cast<unsigned>(size));
            line.run(line.client().send(message, Expect::Answer, line.now()));
            QVERIFY(!line.answers.empty() && line.answers.back() == message);
        }
        QCOMPARE(line.answers.size(), std::size_t{7});
        QCOMPARE(line.client().retransmissionCount(), std::uint64_t{0});
        line.run(line.client().disconnect(line.now()));
        QVERIFY(line.clientEvents.back() == LinkEvent{LinkDown{LinkLoss::ByUs}});
        QVERIFY(line.server().state() == SecondaryLink::State::Disconnected);
    }

    /// With window 7 the client gives the turn back only once per seven frames.
    void theWindowIsUsed()
    {
        std::size_t octets[2] = {};
        for (const int i : {0, 1}) {
            const Parameters parameters{
                128, 128, i == 0 ? std::uint8_t{1} : std::uint8_t{7}, i == 0 ? std::uint8_t{1} : std::uint8_t{7}};
            Line line(parameters, parameters);
            line.run(line.client().connect(line.now()));
            line.bytesOnTheLine = 0;
            line.run(line.client().send(pattern(12'800 - 3, 1), Expect::Answer, line.now()));
            octets[i] = line.bytesOnTheLine;
        }
        // One hundred segments each way: with window 1 each but the last costs a frame of ten octets.
        QCOMPARE(octets[0] - octets[1], std::size_t{2 * (99 - 14) * 10});
    }

    void badLines_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 60; ++seed)
            QTest::addRow("%d", seed) << seed;
    }

    /// What arrives is exact or the link says that it is lost.
    void badLines()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto window = static_cast<std::uint8_t>(1 + random() % 7);
        const Parameters parameters{128, 128, window, window};
        // One frame in five is lost: who gives up after the usual three is down before anything was shown.
        Line line(parameters, parameters, 8);
        line.run(line.client().connect(line.now()));
        line.fault = [&](const Bytes& bytes) {
            Bytes out;
            for (const auto octet : bytes) {
                const auto dice = random() % 3000;
                if (dice == 0)
                    continue; // lost
                out.push_back(dice == 1 ? octet ^ std::byte{0x10} : octet);
                if (dice == 2)
                    out.push_back(octet); // doubled
            }
            if (random() % 20 == 0)
                out.resize(out.size() / 2); // cut off
            return out;
        };
        for (unsigned i = 0; i < 10 && !line.isDown; ++i) {
            const auto message = pattern(3000, i);
            const auto before = line.answers.size();
            line.run(line.client().send(message, Expect::Answer, line.now()));
            if (line.isDown)
                break;
            QCOMPARE(line.answers.size(), before + 1);
            QVERIFY(line.answers.back() == message);
        }
        m_arrived += line.answers.size();
        ++m_badLines;
    }

    /// Exactness is nothing to a line on which nothing arrives.
    void badLinesDeliver()
    {
        if (m_badLines == 0)
            QSKIP("no bad line was tried");
        QVERIFY2(
            m_arrived * 10 >= m_badLines * 10 * 9, qPrintable(QString("%1 of %2").arg(m_arrived).arg(m_badLines * 10)));
    }

    void aSilentMeter()
    {
        PrimaryLink client({});
        MonotonicInstant now{0};
        auto output = did(client, client.connect(now));
        for (int attempt = 1; attempt < attempts; ++attempt) {
            now = *client.deadline();
            output = did(client, client.wake(now));
            QVERIFY(!output.bytes.empty());
        }
        output = did(client, client.wake(*client.deadline()));
        QVERIFY(output.events == std::vector<LinkEvent>{LinkDown{LinkLoss::NoAnswer}});
        QVERIFY(!client.deadline());
    }

    void anUnansweredMessageIsDelivered()
    {
        Line line({}, {});
        line.run(line.client().connect(line.now()));
        MonotonicInstant now{5};
        const auto sent = did(line.client(), line.client().send(bytesOf("C1"), Expect::Nothing, now));
        auto received = did(line.server(), line.server().receive(sent.bytes, now));
        QVERIFY(received.bytes.empty());
        received = did(line.server(), line.server().decline());
        const auto output = did(line.client(), line.client().receive(received.bytes, now));
        QVERIFY(output.events == std::vector<LinkEvent>{MessageDelivered{}});
    }

    void aSlowServerIsPolled()
    {
        Line line({}, {});
        line.run(line.client().connect(line.now()));
        MonotonicInstant now{5};
        const auto sent = did(line.client(), line.client().send(bytesOf("C0"), Expect::Answer, now));
        auto received = did(line.server(), line.server().receive(sent.bytes, now));
        received = did(line.server(), line.server().decline());
        auto output = did(line.client(), line.client().receive(received.bytes, now));
        QVERIFY(output.events.empty() && output.bytes.empty());
        static_cast<void>(line.server().reply(bytesOf("C4")));
        output = did(line.client(), line.client().wake(*line.client().deadline()));
        received = did(line.server(), line.server().receive(output.bytes, now));
        output = did(line.client(), line.client().receive(received.bytes, now));
        QVERIFY(output.events == (std::vector<LinkEvent>{MessageReceived{bytesOf("C4")}, MessageDelivered{}}));
    }

    void inactivityEndsTheConnection()
    {
        Line line({}, {});
        line.run(line.client().connect(line.now()));
        QVERIFY(line.server().deadline().has_value());
        const auto output = did(line.server(), line.server().wake(*line.server().deadline()));
        QVERIFY(output.events == std::vector<LinkEvent>{LinkDown{LinkLoss::Inactivity}});
        QVERIFY(!line.server().deadline());
    }

    void everyFrameInEveryStateOfTheServer_data()
    {
        QTest::addColumn<int>("state"); // 0 disconnected, 1 connected, 2 rejecting
        QTest::addColumn<QByteArray>("control");
        QTest::addColumn<QByteArray>("answer"); // control field; empty: silence
        const auto row = [](int state, const char* control, const char* answer) {
            QTest::addRow("%s in state %d", control, state) << state << QByteArray(control) << QByteArray(answer);
        };
        for (const int state : {0, 1, 2}) {
            row(state, "93", "73"); // SNRM
            row(state, "53", state == 0 ? "1F" : "73"); // DISC
            row(state, "13", ""); // UI
            row(state, "1F", state == 2 ? "97" : ""); // DM
            row(state, "97", state == 0 ? "1F" : state == 2 ? "97" : ""); // FRMR
            row(state, "11", state == 0 ? "1F" : state == 1 ? "11" : "97"); // RR
            row(state, "15", state == 0 ? "1F" : state == 1 ? "11" : "97"); // RNR
            row(state, "31", state == 0 ? "1F" : "97"); // RR that acknowledges what was never sent
            row(state, "10", state == 0 ? "1F" : state == 1 ? "hold" : "97"); // I
            row(state, "14", state == 0 ? "1F" : state == 1 ? "11" : "97"); // I out of sequence
            row(state, "00", state == 1 ? "" : ""); // I without poll
            row(state, "9F", state == 1 ? "97" : ""); // no control field of ours
        }
    }

    void everyFrameInEveryStateOfTheServer()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, control);
        QFETCH(QByteArray, answer);
        SecondaryLink server({});
        const MonotonicInstant now{1};
        const auto frame = [](std::string_view octet) {
            Bytes out;
            const auto value = std::to_integer<std::uint8_t>(bytesOf(octet)[0]);
            appendFrame(out, {Address::server(1, 1), Address::client(16), value},
                (value & 1U) == 0 ? bytesOf("E6E600C0") : Bytes{});
            return out;
        };
        if (state > 0)
            static_cast<void>(server.receive(frame("93"), now));
        if (state > 1)
            static_cast<void>(server.receive(frame("F1"), now));
        static_cast<void>(server.takeEvents());
        const auto output = did(server, server.receive(frame(control.toStdString()), now));
        if (answer == "hold") {
            QVERIFY(output.bytes.empty());
            QVERIFY(output.events == std::vector<LinkEvent>{MessageReceived{bytesOf("C0")}});
            return;
        }
        QByteArray seen;
        FrameReader reader;
        reader.feed(output.bytes, [&](const FrameView& view) {
            const std::byte octet[] = {std::byte{view.header.control}};
            seen += hexOf(octet);
        });
        QCOMPARE(seen, answer);
    }

    void everyFrameInEveryStateOfTheClient()
    {
        const MonotonicInstant now{1};
        for (int octet = 0; octet < 256; ++octet) {
            Bytes frame;
            appendFrame(frame, {Address::client(16), Address::server(1, 1), static_cast<std::uint8_t>(octet)},
                bytesOf("E6E700C4"));
            for (const int state : {0, 1, 2, 3, 4}) {
                PrimaryLink client({});
                if (state > 0)
                    static_cast<void>(client.connect(now));
                Bytes ua;
                appendFrame(ua, {Address::client(16), Address::server(1, 1), 0x73});
                if (state > 1)
                    static_cast<void>(client.receive(ua, now));
                if (state == 3)
                    static_cast<void>(client.send(bytesOf("C0"), Expect::Answer, now));
                if (state == 4)
                    static_cast<void>(client.disconnect(now));
                static_cast<void>(client.receive(frame, now));
                // Whatever came, the client comes to rest by itself.
                for (int i = 0; i < 100 && client.deadline(); ++i)
                    static_cast<void>(client.wake(*client.deadline()));
                QVERIFY2(!client.deadline(), qPrintable(QString::number(octet, 16)));
            }
        }
    }

    void skippedExchanges_data()
    {
        QTest::addColumn<bool>("isForgiven");
        QTest::newRow("rejected") << false;
        QTest::newRow("forgiven") << true;
    }

    /// After one exchange a client goes on as if there had been four.
    void skippedExchanges()
    {
        QFETCH(bool, isForgiven);
        using Skipping = SecondaryLink::Skipping;
        SecondaryLink::Configuration configuration;
        configuration.physicalDevice.reset();
        configuration.skipping = isForgiven ? Skipping::Forgiven : Skipping::Rejected;
        SecondaryLink server(configuration);
        const auto client = Address::client(0x10);
        const auto meter = Address::server(1, 77); // whatever it is called
        const auto send = [&](const Control& control, const Bytes& information) {
            Bytes frame;
            appendFrame(frame, {meter, client, control.encode()}, information);
            return did(server, server.receive(frame, {1}));
        };
        QVERIFY(!send({FrameKind::Snrm, true}, {}).bytes.empty());
        const Bytes message{std::byte{0xC0}};
        const auto ask = [&](std::uint8_t receive, std::uint8_t number) {
            return send({FrameKind::Information, true, receive, number}, message);
        };
        QCOMPARE(ask(0, 0).events.size(), std::size_t{1});
        QVERIFY(!server.reply(message).empty());
        // Our answer was lost: the same again is a repetition, never a skip.
        QVERIFY(ask(0, 0).events.empty());
        QCOMPARE(ask(4, 4).events.size(), isForgiven ? std::size_t{1} : std::size_t{0});
        QVERIFY((server.state() == SecondaryLink::State::Connected) == isForgiven);
        if (isForgiven) {
            // Our numbers go on where they were.
            Bytes second;
            appendFrame(
                second, {client, meter, Control{FrameKind::Information, true, 2, 1}.encode()}, bytesOf("E6E700C0"));
            QCOMPARE(sentBytes(server.reply(message)), second);
            QCOMPARE(ask(5, 5).events.size(), std::size_t{1});
            QVERIFY(!server.reply(message).empty());
            // Numbers that do not fit together are no skip.
            QVERIFY(ask(3, 5).events.empty());
            QVERIFY(server.state() == SecondaryLink::State::Rejecting);
        }
    }

    void anotherClientIsTurnedAway()
    {
        SecondaryLink server({});
        Bytes first;
        Bytes second;
        Bytes foreign;
        appendFrame(first, {Address::server(1, 1), Address::client(16), 0x93});
        appendFrame(second, {Address::server(1, 1), Address::client(32), 0x93});
        appendFrame(foreign, {Address::server(9, 1), Address::client(16), 0x93});
        QVERIFY(server.receive(foreign, {1}).empty());
        QVERIFY(!server.receive(first, {1}).empty());
        static_cast<void>(server.takeEvents());
        const auto output = did(server, server.receive(second, {1}));
        QVERIFY(output.events.empty());
        QCOMPARE(hexOf(std::span(output.bytes).subspan(3, 4)), QByteArray("41 02 03 1F"));
    }

private:
    std::size_t m_arrived = 0; ///< messages over bad lines
    std::size_t m_badLines = 0;
};

QTEST_GUILESS_MAIN(HdlcLinkTest)
#include "hdlc_link_test.moc"
