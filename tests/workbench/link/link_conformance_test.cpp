// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/link/link_pairs.h"

using namespace meterbench;
using namespace meterbench::tests;
using link::Link;
using protocol::Bytes;

/// What workbench/link/link.h promises, of every kind of line.
class LinkConformanceTest : public TestCase {
    Q_OBJECT

    static void everyKind()
    {
        QTest::addColumn<QString>("kind");
        for (const auto& kind : LinkPairs::kinds)
            QTest::newRow(qPrintable(kind)) << kind;
    }

    static Bytes everyOctet(std::size_t size)
    {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = static_cast<std::byte>(i * 7 + i / 256);
        return bytes;
    }

private slots:
    void opensFromTheEventLoop_data() { everyKind(); }
    void opensFromTheEventLoop()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(pair.near && pair.far);
        Ear ear(*pair.near);
        QVERIFY(pair.near->state() == Link::State::Closed);
        pair.near->open();
        QVERIFY(pair.near->state() == Link::State::Opening);
        QCOMPARE(ear.signalCount(), 0);
        QVERIFY(openPair(pair));
        QCOMPARE(ear.opened, 1);
        QCOMPARE(ear.signalCount(), 1);
    }

    void octetsArriveInOrderAndAllOfThem_data() { everyKind(); }
    void octetsArriveInOrderAndAllOfThem()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        Ear near(*pair.near);
        Ear far(*pair.far);
        const auto bytes = everyOctet(100'000);
        // In pieces of all lengths, in both directions at once.
        const std::span<const std::byte> all(bytes);
        for (std::size_t at = 0, size = 1; at < all.size(); at += size, size = size * 2 % 5003 + 1) {
            size = std::min(size, all.size() - at);
            pair.near->send(all.subspan(at, size));
            pair.far->send(all.subspan(at, size));
        }
        QVERIFY(turnUntil([&] { return near.bytes.size() >= bytes.size() && far.bytes.size() >= bytes.size(); }));
        QVERIFY(near.bytes == bytes);
        QVERIFY(far.bytes == bytes);
    }

    void drainedComesFromTheEventLoop_data() { everyKind(); }
    void drainedComesFromTheEventLoop()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        Ear ear(*pair.near);
        for (int round = 1; round <= 3; ++round) {
            const auto before = ear.drained;
            std::size_t pendingThen = 1;
            const auto connection
                = connect(pair.near.get(), &Link::drained, this, [&] { pendingThen = pair.near->pending(); });
            pair.near->send(everyOctet(100));
            QCOMPARE(ear.drained, before);
            QVERIFY(turnUntil([&] { return ear.drained > before; }));
            QCOMPARE(pendingThen, std::size_t{0});
            disconnect(connection);
        }
        QVERIFY(ear.errors.empty());
    }

    void nothingIsHeardAfterClosing_data() { everyKind(); }
    void nothingIsHeardAfterClosing()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        Ear ear(*pair.near);
        pair.far->send(everyOctet(1000));
        pair.near->send(everyOctet(1000));
        pair.near->close();
        QVERIFY(pair.near->state() == Link::State::Closed);
        turnFor(30);
        pair.near->send(everyOctet(10));
        QCOMPARE(pair.near->pending(), std::size_t{0});
        turnFor(10);
        QCOMPARE(ear.signalCount(), 0);
    }

    void nothingGoesOutBeforeOpening_data() { everyKind(); }
    void nothingGoesOutBeforeOpening()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        pair.near->send(everyOctet(10));
        QCOMPARE(pair.near->pending(), std::size_t{0});
        QVERIFY(openPair(pair));
        Ear far(*pair.far);
        turnFor(20);
        QVERIFY(far.bytes.empty());
    }

    /// A pseudo-terminal waits for its next client instead.
    void theOtherEndsGoingIsTold_data() { everyKind(); }
    void theOtherEndsGoingIsTold()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        Ear ear(*pair.near);
        pair.far->close();
        pair.far.reset();
        if (kind == "pty") {
            turnFor(30);
            QCOMPARE(ear.signalCount(), 0);
            return;
        }
        QVERIFY(turnUntil([&] { return ear.closed + static_cast<int>(ear.errors.size()) > 0; }));
        QCOMPARE(ear.signalCount(), 1);
        QVERIFY(pair.near->state() == Link::State::Closed);
        for (const auto& error : ear.errors)
            QCOMPARE(error.id, std::string(link::idOf(link::LinkFault::Lost)));
    }

    void mayBeClosedWhileItSpeaks_data() { everyKind(); }
    void mayBeClosedWhileItSpeaks()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        Ear ear(*pair.near);
        connect(pair.near.get(), &Link::received, this, [&] { pair.near->close(); });
        pair.far->send(everyOctet(50'000));
        QVERIFY(turnUntil([&] { return pair.near->state() == Link::State::Closed; }));
        const auto heard = ear.signalCount();
        turnFor(20);
        QCOMPARE(ear.signalCount(), heard);
    }

    void mayBeDeletedLaterWhileItSpeaks_data() { everyKind(); }
    void mayBeDeletedLaterWhileItSpeaks()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        bool isGone = false;
        auto* const line = pair.near.release();
        connect(line, &Link::received, line, [line] { line->deleteLater(); });
        connect(line, &QObject::destroyed, this, [&] { isGone = true; });
        pair.far->send(everyOctet(50'000));
        QVERIFY(turnUntil([&] { return isGone; }));
        turnFor(10);
    }

    void takesAnyFormatItCannotCarry_data() { everyKind(); }
    void takesAnyFormatItCannotCarry()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        QVERIFY(openPair(pair));
        QVERIFY(pair.near->capabilities().characterFormat == link::Feature::Missing);
        const protocol::LineFormat opening{300, 7, protocol::Parity::Even, 1};
        VERIFY_RESULT(pair.near->setFormat(opening));
        QVERIFY(pair.near->format() == opening);
        VERIFY_RESULT(pair.near->setFormat(LinkPairs::fast));
        Ear far(*pair.far);
        const Bytes eightBits{std::byte{0xAF}, std::byte{0x3F}, std::byte{0x00}, std::byte{0xFF}};
        pair.near->send(eightBits);
        QVERIFY(turnUntil([&] { return far.bytes.size() == eightBits.size(); }));
        QVERIFY(far.bytes == eightBits);
    }
};

QTEST_GUILESS_MAIN(LinkConformanceTest)
#include "link_conformance_test.moc"
