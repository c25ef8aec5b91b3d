// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/link/link_pairs.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpSocket>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace meterbench;
using namespace meterbench::link;
using namespace meterbench::tests;
using protocol::Bytes;
using protocol::LineFormat;
using protocol::Parity;

/// What is particular about each kind of line.
class LineTest : public TestCase {
    Q_OBJECT

    static constexpr LineFormat opening{300, 7, Parity::Even, 1};

    static bool isAtSpeed(const QString& terminal, speed_t speed)
    {
        const int end = ::open(QFile::encodeName(terminal).constData(), O_RDWR | O_NOCTTY);
        termios settings{};
        const bool isRead = ::tcgetattr(end, &settings) == 0;
        ::close(end);
        return isRead && ::cfgetospeed(&settings) == speed;
    }

private slots:
    // TCP.

    void nobodyListening()
    {
        TcpListener reserved([](std::unique_ptr<Link>) { });
        VERIFY_RESULT(reserved.listen("127.0.0.1", 0));
        const auto port = reserved.port();
        {
            TcpListener second([](std::unique_ptr<Link>) { });
            const auto twice = second.listen("127.0.0.1", port);
            QVERIFY(!twice);
            QCOMPARE(twice.error().id, std::string("link-in-use"));
        }
        TcpLink line("127.0.0.1", 1);
        Ear ear(line);
        line.open();
        QVERIFY(turnUntil([&] { return !ear.errors.empty(); }));
        QCOMPARE(ear.errors.front().id, std::string("link-refused"));
        QVERIFY(line.state() == Link::State::Closed);
    }

    /// The answer finds the peer gone before what it sent was read to the end.
    void aPeerThatGoesWhileItIsAnswered()
    {
        std::unique_ptr<Link> served;
        TcpListener listener([&](std::unique_ptr<Link> line) {
            served = std::move(line);
            connect(
                served.get(), &Link::received, this, [&](std::span<const std::byte> bytes) { served->send(bytes); });
            served->open();
        });
        VERIFY_RESULT(listener.listen("127.0.0.1", 0));
        for (int round = 0; round < 20; ++round) {
            served.reset();
            QTcpSocket client;
            client.connectToHost(QHostAddress::LocalHost, listener.port());
            QVERIFY(turnUntil([&] { return served && client.state() == QAbstractSocket::ConnectedState; }));
            client.write(QByteArray(400'000, 'x'));
            client.flush();
            client.abort();
            QVERIFY(turnUntil([&] { return served->state() == Link::State::Closed; }));
        }
    }

    /// Who opens 300 7E1 and goes leaves nothing behind that keeps the next from opening the same.
    void aTerminalIsOpenedTheSameWayTwice()
    {
        PtyLink line{QString()};
        Ear ear(line);
        line.open();
        QVERIFY(turnUntil([&] { return line.state() == Link::State::Open; }));
        for (std::size_t round = 1; round <= 3; ++round) {
            const int client = ::open(QFile::encodeName(line.terminal()).constData(), O_RDWR | O_NOCTTY);
            QVERIFY(client >= 0);
            termios settings{};
            QCOMPARE(::tcgetattr(client, &settings), 0);
            ::cfmakeraw(&settings);
            settings.c_cflag = (settings.c_cflag & ~static_cast<tcflag_t>(CSIZE)) | CS7 | PARENB;
            ::cfsetspeed(&settings, B300);
            QCOMPARE(::tcsetattr(client, TCSANOW, &settings), 0);
            QCOMPARE(::write(client, "x", 1), ssize_t{1});
            QVERIFY(turnUntil([&] { return ear.bytes.size() == round; }));
            ::close(client);
            QVERIFY(turnUntil([&] { return isAtSpeed(line.terminal(), B38400); }));
        }
    }

    void badAddresses()
    {
        TcpListener listener([](std::unique_ptr<Link>) { });
        for (const auto* host : {"nowhere", "300.1.1.1", "192.0.2.1"}) {
            const auto done = listener.listen(host, 0);
            QVERIFY(!done);
            QCOMPARE(done.error().id, std::string("link-address"));
        }
        VERIFY_RESULT(listener.listen("127.0.0.1", 0));
        QCOMPARE(textOf(listener.address(Carriage::Line)), "tcp:127.0.0.1:" + std::to_string(listener.port()));
    }

    void symbolicLinkComesAndGoes()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("meter");
        {
            PtyLink line(path);
            Ear ear(line);
            line.open();
            QVERIFY(turnUntil([&] { return ear.opened == 1; }));
            QCOMPARE(QFile::symLinkTarget(path), line.terminal());
            QVERIFY(QFileInfo::exists(path));
        }
        QVERIFY(!QFileInfo(path).isSymLink());
    }

    void aLinkLeftBehindIsReplacedAndAFileIsNot()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("meter");
        QVERIFY(QFile::link("/dev/pts/no-such-terminal", path));
        {
            PtyLink line(path);
            Ear ear(line);
            line.open();
            QVERIFY(turnUntil([&] { return ear.opened == 1; }));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        PtyLink line(path);
        Ear ear(line);
        line.open();
        QVERIFY(turnUntil([&] { return !ear.errors.empty(); }));
        QCOMPARE(ear.errors.front().id, std::string("link-in-use"));
        QVERIFY(QFileInfo(path).isFile());
        PtyLink nowhere(folder.filePath("no/such/folder"));
        Ear other(nowhere);
        nowhere.open();
        QVERIFY(turnUntil([&] { return !other.errors.empty(); }));
        QCOMPARE(other.errors.front().id, std::string("link-not-found"));
    }

    void oneClientAfterTheOther()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath("meter");
        PtyLink line(path);
        Ear ear(line);
        line.open();
        QVERIFY(turnUntil([&] { return ear.opened == 1; }));
        for (int round = 0; round < 5; ++round) {
            TerminalClient client(path);
            Ear heard(client);
            client.open();
            QVERIFY(turnUntil([&] { return heard.opened == 1; }));
            ear.bytes.clear();
            // A return stays one, and nothing is echoed: the line is raw before a client makes it so.
            const Bytes question{std::byte{0x2F}, std::byte{0x3F}, std::byte{0x0D}, std::byte{0x03}};
            client.send(question);
            QVERIFY(turnUntil([&] { return ear.bytes == question; }));
            line.send(question);
            QVERIFY(turnUntil([&] { return heard.bytes == question; }));
            client.close();
            turnFor(5);
        }
        QVERIFY(ear.errors.empty());
    }

    // Pace.

    void charactersTakeTheirBits()
    {
        QCOMPARE(characterNanoseconds({9600, 8, Parity::None, 1}), std::int64_t{1'041'666});
        QCOMPARE(characterNanoseconds(opening), std::int64_t{33'333'333});
        QCOMPARE(characterNanoseconds({1200, 8, Parity::None, 2}), std::int64_t{9'166'666});
    }

    void theLineIsAsFastAsItsFormatAndAsFull()
    {
        auto [near, far] = InProcessLink::makePair();
        LinkPair pair{
            std::make_unique<PacedLink>(std::move(near), LineConditions{}, LineFormat{19200, 8, Parity::None, 1}),
            std::move(far)};
        QVERIFY(openPair(pair));
        QVERIFY(pair.near->capabilities().baud == Feature::Present);
        Ear heard(*pair.near);
        Ear answered(*pair.far);
        // Ten exchanges of 30 and 120 octets.
        connect(pair.near.get(), &Link::received, this, [&] {
            if (heard.bytes.size() % 30 == 0)
                pair.near->send(Bytes(120));
        });
        QElapsedTimer clock;
        clock.start();
        for (std::size_t round = 1; round <= 10; ++round) {
            pair.far->send(Bytes(30));
            QVERIFY(turnUntil([&] { return answered.bytes.size() == round * 120; }));
        }
        const auto line = 1500.0 * 10.0 / 19200.0;
        const auto took = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        QVERIFY2(took >= line * 0.995, qPrintable(QString::number(took)));
        // Machines under load wake late; what the program itself loses is measured by tests/perf.
        QVERIFY2(took < line * 1.5, qPrintable(QString::number(took)));
    }

    void drainedWaitsForTheLastStopBit()
    {
        auto [near, far] = InProcessLink::makePair();
        LinkPair pair{std::make_unique<PacedLink>(std::move(near), LineConditions{}, opening), std::move(far)};
        QVERIFY(openPair(pair));
        Ear ear(*pair.near);
        QElapsedTimer clock;
        clock.start();
        pair.near->send(Bytes(3));
        QCOMPARE(pair.near->pending(), std::size_t{3});
        QVERIFY(turnUntil([&] { return ear.drained == 1; }));
        QVERIFY(clock.elapsed() >= 99);
        VERIFY_RESULT(pair.near->setFormat({9600, 8, Parity::None, 1}));
        clock.restart();
        pair.near->send(Bytes(3));
        QVERIFY(turnUntil([&] { return ear.drained == 2; }));
        QVERIFY(clock.elapsed() < 90);
    }

    void aHeadEchoesAndIsNoisy()
    {
        auto [near, far] = InProcessLink::makePair();
        LinkPair pair{std::make_unique<PacedLink>(
                          std::move(near), LineConditions{.pace = Pace::Off, .echo = Echo::On, .stray = 1}, opening),
            std::move(far)};
        QVERIFY(openPair(pair));
        Ear client(*pair.far);
        Ear meter(*pair.near);
        const Bytes question(5, std::byte{0x11});
        pair.far->send(question);
        QVERIFY(turnUntil([&] { return client.bytes == question && meter.bytes == question; }));
        client.bytes.clear();
        const Bytes answer(4, std::byte{0x22});
        pair.near->send(answer);
        QVERIFY(turnUntil([&] { return client.bytes.size() > answer.size(); }));
        QVERIFY(client.bytes.size() <= answer.size() + 3);
        QVERIFY(std::equal(answer.rbegin(), answer.rend(), client.bytes.rbegin()));
    }

    // Faults.

    void faultsAreAsRareAsAskedForAndTheSameWithTheSameSeed()
    {
        std::vector<Bytes> runs;
        for (const std::uint64_t seed : {std::uint64_t{7}, std::uint64_t{7}, std::uint64_t{8}}) {
            auto [near, far] = InProcessLink::makePair();
            const Faults faults{.loss = 0.1, .duplication = 0.05, .bitFlips = 1e-3, .seed = seed};
            LinkPair pair{std::make_unique<FaultInjectorLink>(std::move(near), faults), std::move(far)};
            QVERIFY(openPair(pair));
            Ear far2(*pair.far);
            Ear near2(*pair.near);
            for (int piece = 0; piece < 1000; ++piece) {
                pair.near->send(Bytes(100));
                QVERIFY(turnUntil([&, before = piece] { return near2.drained > before; }));
            }
            const auto flipped
                = std::ranges::count_if(far2.bytes, [](std::byte octet) { return octet != std::byte{}; });
            const auto pieces = far2.bytes.size() / 100;
            QCOMPARE(far2.bytes.size() % 100, std::size_t{0});
            QVERIFY2(pieces > 880 && pieces < 1000, qPrintable(QString::number(pieces)));
            QVERIFY2(flipped > 50 && flipped < 160, qPrintable(QString::number(flipped)));
            runs.push_back(far2.bytes);
        }
        QVERIFY(runs[0] == runs[1]);
        QVERIFY(runs[0] != runs[2]);
    }

    void cutAtAnyOctet()
    {
        for (std::uint64_t cut = 0; cut <= 30; cut += 3) {
            auto [near, far] = InProcessLink::makePair();
            LinkPair pair{
                std::make_unique<FaultInjectorLink>(std::move(near), Faults{.cutAfter = cut}), std::move(far)};
            QVERIFY(openPair(pair));
            Ear ear(*pair.near);
            Ear client(*pair.far);
            pair.near->send(Bytes(10));
            pair.far->send(Bytes(20));
            QVERIFY(turnUntil([&] { return !ear.errors.empty(); }));
            QCOMPARE(ear.errors.front().id, std::string("link-lost"));
            QVERIFY(ear.bytes.size() + client.bytes.size() <= cut);
            QVERIFY(ear.bytes.size() + 10 >= std::min<std::size_t>(cut, 20));
        }
    }
};

QTEST_GUILESS_MAIN(LineTest)
#include "line_test.moc"
