// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/workbench/link/link_pairs.h"
#include "workbench/link/descriptor_channel.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace meterbench;
using namespace meterbench::link;
using namespace meterbench::tests;
using protocol::Bytes;

/// Somebody who asks and never reads costs no memory, no time of others, and is gone after a while.
class FlowTest : public TestCase {
    Q_OBJECT

    static constexpr std::size_t answerSize = 4096;

    /// A client in the hands of the system: it reads only when it is told to.
    class Mute {
    public:
        explicit Mute(std::uint16_t port)
        {
            m_socket.setReadBufferSize(1);
            m_socket.connectToHost(QHostAddress::LocalHost, port);
        }
        void ask()
        {
            if (isConnected())
                m_socket.write(QByteArray(64 * 1024, 'x'));
        }
        [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    private:
        QTcpSocket m_socket;
    };

    /// Answers each portion with something larger.
    struct Answering : QObject {
        explicit Answering(std::unique_ptr<Link> line) : line(std::move(line))
        {
            connect(this->line.get(), &Link::received, this, [this](std::span<const std::byte> bytes) {
                heard += bytes.size();
                largest = std::max(largest, bytes.size());
                this->line->send(Bytes(answerSize));
                mostPending = std::max(mostPending, this->line->pending());
            });
            connect(this->line.get(), &Link::failed, this, [this](const Error& fault) { error = fault; });
            this->line->open();
        }

        std::unique_ptr<Link> line;
        std::size_t heard = 0;
        std::size_t largest = 0;
        std::size_t mostPending = 0;
        std::optional<Error> error;
    };

private slots:
    void whoNeverReadsIsHeardNoMoreAndGivenUp()
    {
        using namespace std::chrono_literals;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        Mute client(server.serverPort());
        QVERIFY(turnUntil([&] { return server.hasPendingConnections(); }));
        Answering meter(std::make_unique<TcpLink>(std::unique_ptr<QTcpSocket>(server.nextPendingConnection()), 300ms));
        for (int round = 0; round < 200; ++round) {
            client.ask();
            turnFor(1);
        }
        QVERIFY(meter.heard > 0);
        QVERIFY(meter.largest <= flow::portion);
        QVERIFY2(meter.mostPending <= flow::mostPending + answerSize, qPrintable(QString::number(meter.mostPending)));
        QVERIFY(turnUntil([&] { return meter.error.has_value(); }));
        QCOMPARE(meter.error->id, std::string("link-lost"));
        QVERIFY(meter.line->state() == Link::State::Closed);
        QVERIFY(turnUntil([&] { return !client.isConnected(); }));
    }

    void whoReadsSlowlyGetsEverything()
    {
        using namespace std::chrono_literals;
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        QTcpSocket client;
        client.setReadBufferSize(1);
        client.connectToHost(QHostAddress::LocalHost, server.serverPort());
        QVERIFY(turnUntil([&] { return server.hasPendingConnections(); }));
        Answering meter(std::make_unique<TcpLink>(std::unique_ptr<QTcpSocket>(server.nextPendingConnection()), 2000ms));
        constexpr qint64 asked = 1024 * 1024;
        client.write(QByteArray(asked, 'x'));
        QVERIFY(turnUntil([&] { return meter.mostPending > flow::mostPending; }));
        qint64 got = 0;
        client.setReadBufferSize(64 * 1024);
        connect(&client, &QTcpSocket::readyRead, this, [&] { got += client.readAll().size(); });
        got += client.readAll().size();
        QVERIFY(turnUntil([&] {
            return meter.heard == asked && meter.line->pending() == 0 && got > asked
                && got % static_cast<qint64>(answerSize) == 0;
        }));
        QVERIFY(!meter.error);
        QVERIFY(meter.mostPending <= flow::mostPending + answerSize);
    }

    /// A terminal waits for its next client: what nobody took is dropped and the line is free again.
    void aDescriptorIsFreeAgain()
    {
        using namespace std::chrono_literals;
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
        DescriptorChannel meter(ends[0], 200ms);
        std::size_t heard = 0;
        std::size_t mostPending = 0;
        connect(&meter, &DescriptorChannel::received, this, [&](std::span<const std::byte> bytes) {
            heard += bytes.size();
            meter.write(Bytes(answerSize));
            mostPending = std::max(mostPending, meter.pending());
        });
        for (int round = 0; round < 4000; ++round) {
            const Bytes question(flow::portion);
            if (::send(ends[1], question.data(), question.size(), MSG_DONTWAIT) < 0)
                turnFor(1);
            if (mostPending > flow::mostPending)
                break;
        }
        const auto before = heard;
        QVERIFY(mostPending > flow::mostPending);
        QVERIFY(mostPending <= flow::mostPending + answerSize);
        QVERIFY(turnUntil([&] { return heard > before; }));
        ::close(ends[1]);
    }

    /// Those who come are turned away while no descriptor is to spare, and let in afterwards.
    void aListenerSurvivesTheLastDescriptor()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        std::vector<std::unique_ptr<Link>> served;
        TcpListener listener([&](std::unique_ptr<Link> line) {
            served.push_back(std::move(line));
            served.back()->open();
        });
        VERIFY_RESULT(listener.listen("127.0.0.1", 0));
        const int next = ::dup(0);
        ::close(next);
        rlimit few = before;
        few.rlim_cur = static_cast<rlim_t>(next) + 64;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        {
            std::vector<std::unique_ptr<QTcpSocket>> clients;
            for (int i = 0; i < 100; ++i) {
                clients.push_back(std::make_unique<QTcpSocket>());
                clients.back()->connectToHost(QHostAddress::LocalHost, listener.port());
                turnFor(1);
            }
            turnFor(300);
            QVERIFY(!served.empty());
            QVERIFY(served.size() < 60);
        }
        served.clear();
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, listener.port());
        const bool isLetIn = turnUntil([&] { return !served.empty() && served.back()->state() == Link::State::Open; });
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(isLetIn);
    }
};

QTEST_GUILESS_MAIN(FlowTest)
#include "flow_test.moc"
