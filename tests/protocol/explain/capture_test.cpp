// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/capture_input.h"
#include "protocol/hdlc/wrapper.h"
#include "tests/protocol/explain/explained.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;

namespace {

enum class Order { Big, Little };

void put(Bytes& bytes, std::uint64_t value, std::size_t count, Order order)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t shift = 8 * (order == Order::Big ? count - 1 - i : i);
        bytes.push_back(shift < 64 ? static_cast<std::byte>(value >> shift & 0xFFU) : std::byte{0});
    }
}

Bytes tcpSegment(std::uint16_t source, std::uint16_t target, std::uint32_t sequence, std::uint8_t flags, Octets payload)
{
    Bytes bytes;
    put(bytes, source, 2, Order::Big);
    put(bytes, target, 2, Order::Big);
    put(bytes, sequence, 4, Order::Big);
    put(bytes, 0, 4, Order::Big);
    put(bytes, 0x5000U | flags, 2, Order::Big);
    put(bytes, 0, 6, Order::Big);
    appendOctets(bytes, payload);
    return bytes;
}

Bytes udpDatagram(std::uint16_t source, std::uint16_t target, Octets payload)
{
    Bytes bytes;
    put(bytes, source, 2, Order::Big);
    put(bytes, target, 2, Order::Big);
    put(bytes, payload.size() + 8, 2, Order::Big);
    put(bytes, 0, 2, Order::Big);
    appendOctets(bytes, payload);
    return bytes;
}

/// Hosts 192.0.2.1 and .2; the client is the first.
Bytes ipv4(std::uint8_t protocol, std::uint8_t from, std::uint8_t to, Octets content)
{
    Bytes bytes = hex("4500");
    put(bytes, content.size() + 20, 2, Order::Big);
    appendOctets(bytes, hex("00000000 40"));
    put(bytes, protocol, 1, Order::Big);
    appendOctets(bytes, hex("0000 C00002"));
    put(bytes, from, 1, Order::Big);
    appendOctets(bytes, hex("C00002"));
    put(bytes, to, 1, Order::Big);
    appendOctets(bytes, content);
    return bytes;
}

Bytes ipv6(std::uint8_t protocol, Octets content)
{
    Bytes bytes = hex("60000000");
    put(bytes, content.size(), 2, Order::Big);
    put(bytes, protocol, 1, Order::Big);
    appendOctets(bytes, hex("40 20010DB8000000000000000000000001 20010DB8000000000000000000000002"));
    appendOctets(bytes, content);
    return bytes;
}

Bytes with(const char* header, Octets content)
{
    Bytes bytes = hex(header);
    appendOctets(bytes, content);
    return bytes;
}

Bytes pcap(std::uint32_t linkType, const std::vector<Bytes>& packets, Order order = Order::Little)
{
    Bytes bytes;
    put(bytes, 0xA1B2C3D4, 4, order);
    put(bytes, 2, 2, order);
    put(bytes, 4, 2, order);
    put(bytes, 0, 8, order);
    put(bytes, 65535, 4, order);
    put(bytes, linkType, 4, order);
    for (const Bytes& packet : packets) {
        put(bytes, 0, 8, order);
        put(bytes, packet.size(), 4, order);
        put(bytes, packet.size(), 4, order);
        appendOctets(bytes, packet);
    }
    return bytes;
}

void putBlock(Bytes& bytes, std::uint32_t type, Bytes body, Order order)
{
    while (body.size() % 4 != 0)
        body.push_back(std::byte{0});
    put(bytes, type, 4, order);
    put(bytes, body.size() + 12, 4, order);
    appendOctets(bytes, body);
    put(bytes, body.size() + 12, 4, order);
}

Bytes pcapng(std::uint16_t linkType, const std::vector<Bytes>& packets, Order order = Order::Little)
{
    Bytes bytes;
    Bytes section;
    put(section, 0x1A2B3C4D, 4, order);
    put(section, 1, 2, order);
    put(section, 0, 2, order);
    put(section, UINT64_MAX, 8, order);
    putBlock(bytes, 0x0A0D0D0A, section, order);
    Bytes interface;
    put(interface, linkType, 2, order);
    put(interface, 0, 6, order);
    putBlock(bytes, 1, interface, order);
    for (const Bytes& packet : packets) {
        Bytes body;
        put(body, 0, 12, order);
        put(body, packet.size(), 4, order);
        put(body, packet.size(), 4, order);
        appendOctets(body, packet);
        putBlock(bytes, 6, body, order);
    }
    return bytes;
}

Bytes wrapped(std::uint16_t source, std::uint16_t target, const char* apdu)
{
    Bytes bytes;
    hdlc::appendWrapper(bytes, source, target, hex(apdu));
    return bytes;
}

const Bytes request = wrapped(16, 1, "C001C100030100010800FF0200");
const Bytes answer = wrapped(1, 16, "C401C10006000004D2");

/// A request in two segments, the second before the first, one of them twice; then the answer.
std::vector<Bytes> shuffledConversation()
{
    const Octets all(request);
    return {ipv4(6, 1, 2, tcpSegment(40000, 4059, 999, 0x02, {})),
        ipv4(6, 2, 1, tcpSegment(4059, 40000, 4999, 0x12, {})),
        ipv4(6, 1, 2, tcpSegment(40000, 4059, 1010, 0x18, all.subspan(10))),
        ipv4(6, 1, 2, tcpSegment(40000, 4059, 1000, 0x18, all.first(10))),
        ipv4(6, 1, 2, tcpSegment(40000, 4059, 1000, 0x18, all.first(10))),
        ipv4(6, 2, 1, tcpSegment(4059, 40000, 5000, 0x18, answer))};
}

/// As it comes from a pipe, in pieces.
Frames captured(const Bytes& file, std::size_t piece = 7)
{
    Frames frames;
    const explain::Explainer explainer(shippedKnowledge(), {});
    explain::CaptureInput input(explainer, [&](explain::ExplainedFrame frame) { frames.push_back(std::move(frame)); });
    const std::string text = textOf(file);
    for (std::size_t at = 0; at < text.size(); at += piece) {
        if (!input.feed(std::string_view(text).substr(at, piece)))
            return frames;
    }
    static_cast<void>(input.finish());
    return frames;
}

void verifyConversation(const Frames& frames)
{
    QCOMPARE(frames.size(), std::size_t{2});
    COMPARE_TEXT(rulesOf(frames.at(0)), "");
    COMPARE_TEXT(meaningOf(frames.at(0), "class-id"), "Register");
    COMPARE_TEXT(valueOf(frames.at(1), "answers"), "1-0:1.8.0*255");
}

} // namespace

/// Captures: both formats in either order of octets, every link, TCP put into order, UDP, damage.
class CaptureTest : public TestCase {
    Q_OBJECT

private slots:
    void everyFileAndLinkIsRead_data()
    {
        QTest::addColumn<QByteArray>("file");
        std::vector<Bytes> raw = shuffledConversation();
        std::vector<Bytes> ethernet;
        std::vector<Bytes> tagged;
        std::vector<Bytes> loopback;
        std::vector<Bytes> cooked;
        for (const Bytes& packet : raw) {
            ethernet.push_back(with("020000000001 020000000002 0800", packet));
            tagged.push_back(with("020000000001 020000000002 8100 0005 0800", packet));
            loopback.push_back(with("02000000", packet));
            cooked.push_back(with("0000 0001 0006 0200000000010000 0800", packet));
        }
        const auto row = [](const char* name, const Bytes& file) { QTest::newRow(name) << hexText(file); };
        row("raw", pcap(101, raw));
        row("big-endian", pcap(101, raw, Order::Big));
        row("Ethernet", pcap(1, ethernet));
        row("tagged", pcap(1, tagged));
        row("loopback", pcap(0, loopback));
        row("cooked", pcap(113, cooked));
        row("pcapng", pcapng(1, ethernet));
        row("pcapng big-endian", pcapng(101, raw, Order::Big));
    }

    void everyFileAndLinkIsRead()
    {
        QFETCH(QByteArray, file);
        const auto frames = captured(hex(file.constData()));
        verifyConversation(frames);
        COMPARE_TEXT(frames.at(0).stream, "192.0.2.1:40000 > 192.0.2.2:4059");
        QCOMPARE(frames.at(0).packet, std::size_t{4});
        QCOMPARE(frames.at(1).packet, std::size_t{6});
    }

    void sequenceNumbersTurnAround()
    {
        const Octets all(request);
        verifyConversation(captured(pcap(101,
            {ipv4(6, 1, 2, tcpSegment(1, 2, 0xFFFFFFF8, 0x18, all.first(10))),
                ipv4(6, 1, 2, tcpSegment(1, 2, 2, 0x18, all.subspan(10))),
                ipv4(6, 2, 1, tcpSegment(2, 1, 7, 0x18, answer))})));
    }

    void ipv6AndDatagramsAreRead()
    {
        const auto frames = captured(pcap(101, {ipv6(17, udpDatagram(4059, 4059, request))}));
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).stream, "[2001:db8::1]:4059 > [2001:db8::2]:4059");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
    }

    void frameOverAGapIsNotInvented()
    {
        const Octets all(request);
        const auto frames = captured(pcap(101,
            {ipv4(6, 1, 2, tcpSegment(1, 2, 100, 0x18, all.first(10))),
                ipv4(6, 1, 2, tcpSegment(1, 2, 115, 0x18, all.subspan(15)))}));
        for (const auto& frame : frames)
            QVERIFY(frame.hasErrors() || frame.protocol == "unknown");
    }

    void everyCutIsReadAsFarAsItGoes()
    {
        for (const Bytes& file : {pcap(101, shuffledConversation()), pcapng(101, shuffledConversation())}) {
            for (std::size_t size = 0; size < file.size(); ++size) {
                const auto frames = captured(Bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)));
                QVERIFY(frames.size() <= 2);
            }
            verifyConversation(captured(file));
        }
    }

    void otherThingsAreRefused()
    {
        QVERIFY(!explain::isCapture(hex("7EA008")));
        const explain::Explainer explainer(shippedKnowledge(), {});
        explain::CaptureInput input(explainer, [](const explain::ExplainedFrame&) { });
        const auto outcome = input.feed(std::string(24, '~'));
        QVERIFY(!outcome.has_value());
        COMPARE_TEXT(outcome.error().id, "capture-damaged");
    }

    /// One side says nothing for long, another sends what no protocol of ours is: nothing waits without end, and the
    /// frames come in the order of their packets.
    void waitingIsBounded()
    {
        std::vector<Bytes> packets{ipv4(6, 1, 2, tcpSegment(1, 2, 100, 0x18, Octets(request).first(10)))};
        std::uint32_t sequence = 0;
        const Bytes noise(1'000, std::byte{0x55});
        for (int i = 0; i < 1'000; ++i) {
            packets.push_back(ipv4(6, 3, 4, tcpSegment(3, 4, sequence, 0x18, noise)));
            packets.push_back(ipv4(6, 2, 1, tcpSegment(5, 6, 100 + 17 * std::uint32_t(i), 0x18, answer)));
            sequence += std::uint32_t(noise.size());
        }
        const auto frames = captured(pcap(101, packets), 1'000'000);
        std::size_t answers = 0;
        std::size_t octets = 0;
        std::size_t packet = 0;
        for (const auto& frame : frames) {
            QVERIFY(frame.packet >= packet);
            packet = frame.packet;
            answers += frame.protocol == "wrapper" && !frame.hasErrors() ? 1U : 0U;
            octets += frame.octets.size();
        }
        QCOMPARE(answers, std::size_t{1'000});
        QCOMPARE(octets, 1'000 * (noise.size() + answer.size()) + 10);
    }

    /// A segment that never comes costs what stood in it, and no more.
    void gapIsGivenUp()
    {
        std::vector<Bytes> packets{ipv4(6, 2, 1, tcpSegment(4059, 1, 100, 0x18, answer))};
        std::uint32_t sequence = 100 + std::uint32_t(2 * answer.size());
        for (int i = 0; i < 600; ++i) {
            packets.push_back(ipv4(6, 2, 1, tcpSegment(4059, 1, sequence, 0x18, answer)));
            sequence += std::uint32_t(answer.size());
        }
        const auto frames = captured(pcap(101, packets), 100);
        QCOMPARE(frames.size(), std::size_t{601});
        for (const auto& frame : frames)
            QVERIFY(!frame.hasErrors());
    }
};

QTEST_APPLESS_MAIN(CaptureTest)
#include "capture_test.moc"
