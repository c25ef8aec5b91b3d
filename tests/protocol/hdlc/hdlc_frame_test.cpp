// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/check_sequence.h"
#include "protocol/hdlc/control.h"
#include "protocol/hdlc/frame_reader.h"
#include "protocol/hdlc/parameters.h"
#include "protocol/hdlc/unnumbered.h"
#include "protocol/hdlc/wrapper.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

#include <random>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::hdlc;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

namespace {

struct Seen {
    Header header;
    Bytes information;
    bool operator==(const Seen&) const = default;
};

std::vector<Seen> readAll(FrameReader& reader, std::span<const std::byte> bytes, std::size_t portion)
{
    std::vector<Seen> seen;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(portion, bytes.size()));
        bytes = bytes.subspan(part.size());
        reader.feed(part, [&](const FrameView& view) {
            seen.push_back({view.header, {view.information.begin(), view.information.end()}});
        });
    }
    return seen;
}

} // namespace

/// Frames against published bytes, cut and damaged streams, parameters, the wrapper.
class HdlcFrameTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void checkValue()
    {
        const std::string_view digits = "123456789";
        const auto bytes = std::as_bytes(std::span(digits.data(), digits.size()));
        QCOMPARE(checkSequence(bytes), std::uint16_t{0x906E});
        for (std::size_t at = 0; at <= bytes.size(); ++at) {
            const auto running = continueCheck(continueCheck(checkStart, bytes.first(at)), bytes.subspan(at));
            QCOMPARE(static_cast<std::uint16_t>(~running), std::uint16_t{0x906E});
        }
    }

    /// The SNRM of an OMNIPOWER client: server 16/1, client 19, captured in public.
    void capturedSnrm()
    {
        Bytes out;
        appendFrame(out, {Address::server(16, 1), Address::client(19), Control{FrameKind::Snrm}.encode()});
        QCOMPARE(hexOf(out), QByteArray("7E A0 08 20 03 27 93 73 85 7E"));
        FrameReader reader;
        const auto seen = readAll(reader, out, 1);
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].header.destination, Address::server(16, 1));
        QCOMPARE(seen[0].header.source.upper, std::uint16_t{19});
    }

    void addresses_data()
    {
        QTest::addColumn<int>("upper");
        QTest::addColumn<int>("lower");
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("one octet") << 1 << 0 << 1 << QByteArray("03");
        QTest::newRow("two octets") << 1 << 17 << 2 << QByteArray("02 23");
        QTest::newRow("four octets") << 1 << 0x1FFF << 4 << QByteArray("00 02 7E FF");
        QTest::newRow("all stations") << 0x3FFF << 0x3FFF << 4 << QByteArray("FE FE FE FF");
    }

    void addresses()
    {
        QFETCH(int, upper);
        QFETCH(int, lower);
        QFETCH(int, size);
        QFETCH(QByteArray, hex);
        const Address address{
            static_cast<std::uint16_t>(upper), static_cast<std::uint16_t>(lower), static_cast<std::uint8_t>(size)};
        Bytes out;
        address.append(out);
        QCOMPARE(hexOf(out), hex);
        std::span<const std::byte> rest(out);
        QVERIFY(Address::take(rest) == address);
        QVERIFY(rest.empty());
        QCOMPARE(address.isBroadcast(), upper == 0x3FFF);
    }

    void addressesOfOtherLengthsAreRefused()
    {
        for (const auto* hex : {"02 02 03", "02 02 02 02 03", "02", ""}) {
            const auto bytes = bytesOf(hex);
            std::span<const std::byte> rest(bytes);
            QVERIFY2(!Address::take(rest), hex);
        }
    }

    void everyControlFieldComesBack()
    {
        int known = 0;
        for (int octet = 0; octet < 256; ++octet) {
            const auto control = Control::decode(static_cast<std::uint8_t>(octet));
            if (!control)
                continue;
            ++known;
            QCOMPARE(int{control->encode()}, octet);
        }
        QCOMPARE(known, 128 + 2 * 16 + 6 * 2);
    }

    /// Headers of the pushes of a consumer port (client 21, server 16, control 13) with the checks that were printed.
    void pushHeaders_data()
    {
        QTest::addColumn<int>("information");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("list 1") << 0xE2 - 9 << QByteArray("A0 E2 2B 21 13 23 9A");
        QTest::newRow("one phase") << 0xAE - 9 << QByteArray("A0 AE 2B 21 13 A0 1B");
        QTest::newRow("list 2") << 0x12C - 9 << QByteArray("A1 2C 2B 21 13 FC 04");
    }

    void pushHeaders()
    {
        QFETCH(int, information);
        QFETCH(QByteArray, header);
        Bytes out;
        appendUnnumbered(
            out, Address::client(21), Address::client(16), Bytes(static_cast<std::size_t>(information)), 1010);
        QCOMPARE(hexOf(std::span(out).subspan(1, 7)), header);
        FrameReader reader;
        UnnumberedAssembler assembler;
        std::optional<Bytes> message;
        reader.feed(out, [&](const FrameView& view) { message = assembler.accept(view); });
        QVERIFY(message && message->size() == static_cast<std::size_t>(information));
    }

    void longPushesComeInSegments()
    {
        Bytes message(700, std::byte{0x7E});
        Bytes out;
        appendUnnumbered(out, Address::client(21), Address::client(16), message, 128);
        FrameReader reader;
        UnnumberedAssembler assembler;
        std::vector<Bytes> messages;
        reader.feed(out, [&](const FrameView& view) {
            if (auto whole = assembler.accept(view))
                messages.push_back(std::move(*whole));
        });
        QCOMPARE(messages.size(), std::size_t{1});
        QVERIFY(messages.front() == message);
    }

    void portionsDoNotMatter()
    {
        std::mt19937 random(4);
        Bytes stream;
        std::vector<Seen> sent;
        for (int i = 0; i < 300; ++i) {
            Bytes information(random() % (i % 10 == 0 ? 2030 : 60));
            for (auto& octet : information)
                octet = random() % 4 == 0 ? flag : static_cast<std::byte>(random() & 0xFFU);
            const Header header{Address::server(static_cast<std::uint16_t>(random() % 0x3FFF), 1), Address::client(16),
                static_cast<std::uint8_t>(random() & 0xFFU),
                random() % 2 == 0 ? Segmentation::Last : Segmentation::More};
            appendFrame(stream, header, information);
            sent.push_back({header, information});
            if (random() % 2 == 0)
                stream.pop_back(); // one flag between two frames
            else if (random() % 2 == 0)
                stream.push_back(std::byte{0x55}); // noise between frames
        }
        stream.push_back(flag);
        for (const std::size_t portion : {std::size_t{1}, std::size_t{13}, stream.size()}) {
            FrameReader reader;
            QVERIFY(readAll(reader, stream, portion) == sent);
        }
    }

    void aCutFrameDoesNotCostItsSuccessor()
    {
        Bytes first;
        Bytes second;
        appendFrame(first, {Address::server(1, 1), Address::client(16), 0x10}, Bytes(100, std::byte{0xAA}));
        appendFrame(second, {Address::server(1, 1), Address::client(16), 0x32}, Bytes(50, std::byte{0xBB}));
        for (std::size_t cut = 1; cut < first.size() - 1; ++cut) {
            Bytes stream(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(cut));
            stream.insert(stream.end(), second.begin(), second.end());
            FrameReader reader;
            auto seen = readAll(reader, stream, 9);
            reader.abandon([&](const FrameView& view) {
                seen.push_back({view.header, {view.information.begin(), view.information.end()}});
            });
            QCOMPARE(seen.size(), std::size_t{1});
            QCOMPARE(seen[0].header.control, std::uint8_t{0x32});
        }
    }

    void everyBitFlipIsSeen()
    {
        Bytes frame;
        appendFrame(frame, {Address::server(1, 1), Address::client(16), 0x10}, Bytes(20, std::byte{0xAA}));
        for (std::size_t bit = 8; bit < (frame.size() - 1) * 8; ++bit) {
            auto damaged = frame;
            damaged[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
            FrameReader reader;
            auto seen = readAll(reader, damaged, damaged.size());
            QVERIFY(seen.empty());
        }
    }

    void parameters()
    {
        const Parameters most{2030, 2030, 7, 7};
        QCOMPARE(
            hexOf(most.encode()), QByteArray("81 80 14 05 02 07 EE 06 02 07 EE 07 04 00 00 00 07 08 04 00 00 00 07"));
        QVERIFY(Parameters::decode(most.encode()) == most);
        QVERIFY(Parameters{}.encode().empty());
        QVERIFY(Parameters::decode({}) == Parameters{});
        const Parameters client{500, 1000, 1, 3};
        const auto server = most.agreedWith(client);
        QVERIFY((server == Parameters{1000, 500, 3, 1}));
        QVERIFY(client.agreedWith(Parameters::decode(server.encode())) == client);
        QVERIFY((Parameters::decode(bytesOf("81 80 08 05 04 FF FF FF FF 07 01 00")) == Parameters{2030, 128, 1, 1}));
        QVERIFY((Parameters::decode(bytesOf("81 80 FF 05 01 40 06 09 00")) == Parameters{64, 128, 1, 1}));
    }

    void wrapper()
    {
        Bytes stream;
        appendWrapper(stream, 16, 1, bytesOf("C0 01 C1"));
        appendWrapper(stream, 1, 16, {});
        QCOMPARE(hexOf(stream), QByteArray("00 01 00 10 00 01 00 03 C0 01 C1 00 01 00 01 00 10 00 00"));
        for (const std::size_t portion : {std::size_t{1}, stream.size()}) {
            WrapperReader reader;
            std::vector<std::size_t> sizes;
            for (std::size_t at = 0; at < stream.size(); at += portion) {
                QCOMPARE(reader.feed(std::span(stream).subspan(at, portion)), portion);
                for (auto view = reader.next(); view && *view; view = reader.next())
                    sizes.push_back((*view)->apdu.size());
            }
            QVERIFY((sizes == std::vector<std::size_t>{3, 0}));
        }
        WrapperReader reader;
        QCOMPARE(reader.feed(bytesOf("7E A0")), std::size_t{2});
        QVERIFY(!reader.next());
        QVERIFY(!reader.next());
    }
};

QTEST_GUILESS_MAIN(HdlcFrameTest)
#include "hdlc_frame_test.moc"
