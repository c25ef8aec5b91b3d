// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/primary_link.h"
#include "protocol/hdlc/secondary_link.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::hdlc;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

namespace {

const Address us = Address::client(16);
const Address meter = Address::server(1, 1);

/// Control fields by hand: N(R), poll or final, N(S) or the kind.
constexpr std::uint8_t snrm = 0x93;
constexpr std::uint8_t disc = 0x53;
constexpr std::uint8_t ua = 0x73;
constexpr std::uint8_t dm = 0x1F;
constexpr std::uint8_t ready(unsigned receive)
{
    return static_cast<std::uint8_t>(receive << 5U | 0x11U);
}
constexpr std::uint8_t notReady(unsigned receive)
{
    return static_cast<std::uint8_t>(receive << 5U | 0x15U);
}
constexpr std::uint8_t information(unsigned receive, unsigned send)
{
    return static_cast<std::uint8_t>(receive << 5U | 0x10U | send << 1U);
}

Bytes frame(const Address& to, const Address& from, std::uint8_t control, std::span<const std::byte> content = {},
    Segmentation segmentation = Segmentation::Last)
{
    Bytes out;
    appendFrame(out, {to, from, control, segmentation}, content);
    return out;
}

struct Said {
    std::uint8_t control = 0;
    QByteArray content;

    bool operator==(const Said&) const = default;
};

/// Control field and information of each frame that a step sent.
std::vector<Said> saidIn(const Effects& effects)
{
    std::vector<Said> said;
    FrameReader reader;
    reader.feed(sentBytes(effects), [&](const FrameView& view) {
        said.push_back({view.header.control, hexOf(view.information).replace(" ", "")});
    });
    return said;
}

std::vector<std::uint8_t> controlsIn(const Effects& effects)
{
    std::vector<std::uint8_t> controls;
    for (const auto& said : saidIn(effects))
        controls.push_back(said.control);
    return controls;
}

using Controls = std::vector<std::uint8_t>;
using Events = std::vector<LinkEvent>;

/// A client of ours, connected.
PrimaryLink connectedClient()
{
    PrimaryLink client({});
    static_cast<void>(client.connect({0}));
    static_cast<void>(client.receive(frame(us, meter, ua), {10}));
    static_cast<void>(client.takeEvents());
    return client;
}

/// A meter of ours, connected.
SecondaryLink connectedServer(const Parameters& offered = {})
{
    SecondaryLink server({.offered = offered});
    static_cast<void>(server.receive(frame(meter, us, snrm), {0}));
    static_cast<void>(server.takeEvents());
    return server;
}

} // namespace

/// Each end of a link against frames by hand that the other end of ours does not send.
class HdlcStationTest : public tests::TestCase {
    Q_OBJECT

private slots:
    /// What comes back from the head, and what is meant for somebody else on the line, is not ours.
    void aClientHearsWhatIsAddressedToItAlone()
    {
        PrimaryLink client({});
        const auto said = sentBytes(client.connect({0}));
        static_cast<void>(client.receive(said, {1})); // the echo
        static_cast<void>(client.receive(frame(Address::client(32), meter, dm), {2}));
        static_cast<void>(client.receive(frame(Address::client(32), meter, ua), {3}));
        QVERIFY(client.state() == PrimaryLink::State::Connecting);
        const auto push = bytesOf("E6E7000F");
        static_cast<void>(client.receive(frame(Address::client(32), meter, 0x13, push), {4}));
        QVERIFY(client.takeEvents().empty());
        static_cast<void>(client.receive(frame(us, meter, 0x13, push), {5}));
        QVERIFY(client.takeEvents() == (Events{UnnumberedReceived{bytesOf("0F")}}));
    }

    void aForeignServerIsNotOurs()
    {
        for (const auto& foreign : {Address::server(1, 2), Address::server(2, 1)}) {
            PrimaryLink client({});
            static_cast<void>(client.connect({0}));
            static_cast<void>(client.receive(frame(us, foreign, dm), {1}));
            static_cast<void>(client.receive(frame(us, foreign, ua), {2}));
            QVERIFY(client.state() == PrimaryLink::State::Connecting);
            auto connected = connectedClient();
            static_cast<void>(connected.send(bytesOf("C0"), Expect::Answer, {20}));
            static_cast<void>(connected.receive(frame(us, foreign, information(1, 0), bytesOf("E6E700C4")), {30}));
            static_cast<void>(connected.receive(frame(us, foreign, dm), {40}));
            QVERIFY(connected.state() == PrimaryLink::State::Connected);
            QVERIFY(connected.takeEvents().empty());
        }
    }

    /// Who is told RNR sends no information until it hears RR; it asks.
    void aBusyServerIsNotSentTo()
    {
        auto client = connectedClient();
        const auto first = client.send(Bytes(200, std::byte{1}), Expect::Answer, {20}); // two segments, window 1
        QVERIFY(controlsIn(first) == (Controls{information(0, 0)}));
        MonotonicInstant now{30};
        QVERIFY(saidIn(client.receive(frame(us, meter, notReady(1)), now)).empty());
        for (int i = 0; i < 3; ++i) {
            now = *client.deadline();
            QVERIFY(controlsIn(client.wake(now)) == (Controls{ready(0)}));
            QVERIFY(saidIn(client.receive(frame(us, meter, notReady(1)), now)).empty());
        }
        now = *client.deadline();
        static_cast<void>(client.wake(now));
        QVERIFY(controlsIn(client.receive(frame(us, meter, ready(1)), now)) == (Controls{information(0, 1)}));
    }

    void aBusyClientIsNotSentTo()
    {
        auto server = connectedServer();
        static_cast<void>(server.receive(frame(meter, us, information(0, 0), bytesOf("E6E600C0")), {1}));
        QVERIFY(controlsIn(server.reply(Bytes(300, std::byte{1}))) == (Controls{information(1, 0)}));
        QVERIFY(controlsIn(server.receive(frame(meter, us, notReady(1)), {2})) == (Controls{ready(1)}));
        QVERIFY(controlsIn(server.receive(frame(meter, us, notReady(1)), {3})) == (Controls{ready(1)}));
        QVERIFY(controlsIn(server.receive(frame(meter, us, ready(1)), {4})) == (Controls{information(1, 1)}));
    }

    /// Octets that come together make a frame; what comes after the line fell silent begins a new one.
    void silenceInsideAFrameEndsIt()
    {
        const auto whole = frame(meter, us, snrm);
        const std::span<const std::byte> octets(whole);
        for (const auto& [pause, isHeard] : {std::pair{interOctetTimeOut - 1, true}, {interOctetTimeOut, false}}) {
            SecondaryLink server({});
            static_cast<void>(server.receive(octets.first(6), {100}));
            const auto effects = server.receive(octets.subspan(6), {100 + pause});
            QCOMPARE(controlsIn(effects) == (Controls{ua}), isHeard);
            QCOMPARE(server.state() == SecondaryLink::State::Connected, isHeard);
            // The next one is heard in any case.
            QVERIFY(controlsIn(server.receive(whole, {5000})) == (Controls{ua}));
        }
    }

    /// The information field of FRMR says which frame it was, where we are, and why (bits W, X, Y, Z of ISO/IEC 13239).
    void whyAFrameIsRejected()
    {
        const auto message = bytesOf("E6E600C0");
        const auto rejected = [](SecondaryLink server, const Bytes& wrong, const QByteArray& why) {
            const auto said = saidIn(server.receive(wrong, {1}));
            QVERIFY2(said == (std::vector<Said>{{0x97, why}}), said.empty() ? "silence" : said[0].content);
            QVERIFY(server.state() == SecondaryLink::State::Rejecting);
            // Until it connects anew, whatever it says.
            QVERIFY(saidIn(server.receive(frame(meter, us, ready(0)), {2})) == said);
            QVERIFY(server.takeEvents().empty());
            QVERIFY(controlsIn(server.receive(frame(meter, us, snrm), {3})) == (Controls{ua}));
            QVERIFY(server.state() == SecondaryLink::State::Connected);
        };
        rejected(connectedServer(), frame(meter, us, 0x9F), "9F0001"); // no control field of ours
        rejected(connectedServer(), frame(meter, us, information(0, 0), Bytes(129)), "100004"); // 128 were agreed
        rejected(connectedServer(), frame(meter, us, information(3, 0), message), "700008"); // we sent none
        auto later = connectedServer();
        static_cast<void>(later.receive(frame(meter, us, information(0, 0), message), {1}));
        static_cast<void>(later.reply(bytesOf("C4")));
        static_cast<void>(later.takeEvents());
        rejected(std::move(later), frame(meter, us, information(5, 1), message), "B22208"); // V(R) 1, V(S) 1
    }

    void theLongestInformationIsTaken()
    {
        auto server = connectedServer();
        auto content = bytesOf("E6E600");
        content.resize(128);
        static_cast<void>(server.receive(frame(meter, us, information(0, 0), content), {1}));
        QVERIFY(server.takeEvents() == (Events{MessageReceived{Bytes(125)}}));
    }

    /// The lower part may be the address of all stations, in the form that the sender uses; the upper may not.
    void theAddressOfAllStations()
    {
        const auto answered = [](const Address& to) {
            SecondaryLink server({});
            return controlsIn(server.receive(frame(to, us, snrm), {1})) == (Controls{ua});
        };
        QVERIFY(answered({1, 0, 1}));
        QVERIFY(answered({1, 1, 2}));
        QVERIFY(answered({1, 1, 4}));
        QVERIFY(answered({1, 0x7F, 2}));
        QVERIFY(answered({1, 0x3FFF, 4}));
        QVERIFY(!answered({1, 0x7F, 4})); // an address as any other, there
        QVERIFY(!answered({1, 2, 2}));
        QVERIFY(!answered({1, 2, 4}));
        QVERIFY(!answered({0x7F, 1, 2}));
        QVERIFY(!answered({0x3FFF, 1, 4}));
        QVERIFY(!answered({0x7F, 0, 1}));
    }

    /// The client has forgotten us: numbers begin anew, and what was to be said is forgotten too.
    void aSecondSnrmBeginsAnew()
    {
        const auto message = bytesOf("E6E600C0");
        auto server = connectedServer();
        static_cast<void>(server.receive(frame(meter, us, information(0, 0), message), {1}));
        static_cast<void>(server.reply(Bytes(300, std::byte{1})));
        static_cast<void>(server.takeEvents());
        QVERIFY(controlsIn(server.receive(frame(meter, us, snrm), {2})) == (Controls{ua}));
        auto events = server.takeEvents();
        QCOMPARE(events.size(), std::size_t{2});
        QVERIFY(events[0] == LinkEvent{LinkDown{LinkLoss::ByPeer}});
        QVERIFY(std::holds_alternative<LinkUp>(events[1]));
        QVERIFY(controlsIn(server.receive(frame(meter, us, ready(0)), {3})) == (Controls{ready(0)}));
        static_cast<void>(server.receive(frame(meter, us, information(0, 0), message), {4}));
        QVERIFY(server.takeEvents() == (Events{MessageReceived{bytesOf("C0")}}));
        QVERIFY(controlsIn(server.reply(bytesOf("C4"))) == (Controls{information(1, 0)}));
        // Another client's is turned away, and disturbs nobody.
        QVERIFY(controlsIn(server.receive(frame(meter, Address::client(32), snrm), {5})) == (Controls{dm}));
        QVERIFY(server.takeEvents().empty());
        QVERIFY(server.state() == SecondaryLink::State::Connected);
    }

    /// Said as often as everything else, then the client goes all the same.
    void aDiscThatNobodyAnswers()
    {
        auto client = connectedClient();
        auto effects = client.disconnect({100});
        int said = 0;
        while (client.deadline()) {
            QVERIFY(controlsIn(effects) == (Controls{disc}));
            ++said;
            QVERIFY(client.takeEvents().empty());
            effects = client.wake(*client.deadline());
        }
        QCOMPARE(said, attempts);
        QVERIFY(saidIn(effects).empty());
        QVERIFY(client.takeEvents() == (Events{LinkDown{LinkLoss::ByUs}}));
        QVERIFY(client.state() == PrimaryLink::State::Disconnected);
    }
};

QTEST_GUILESS_MAIN(HdlcStationTest)
#include "hdlc_station_test.moc"
