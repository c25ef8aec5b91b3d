// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/workbench/link/terminal_client.h"
#include "tests/workbench/link/turning.h"
#include "workbench/link/fault_injector_link.h"
#include "workbench/link/in_process_link.h"
#include "workbench/link/paced_link.h"
#include "workbench/link/pty_link.h"
#include "workbench/link/tcp_listener.h"

#include <QTemporaryDir>

/// Every kind of line, with something at its other end: what the conformance suite runs against, and on what sessions
/// are tried. For tests.
namespace meterbench::tests {

/// What came out of one end, in the order in which it came.
class Ear : public QObject {
public:
    explicit Ear(link::Link& line)
    {
        connect(&line, &link::Link::opened, this, [this] { ++opened; });
        connect(&line, &link::Link::received, this,
            [this](std::span<const std::byte> part) { bytes.insert(bytes.end(), part.begin(), part.end()); });
        connect(&line, &link::Link::drained, this, [this] { ++drained; });
        connect(&line, &link::Link::closed, this, [this] { ++closed; });
        connect(&line, &link::Link::failed, this, [this](const Error& fault) { errors.push_back(fault); });
    }

    int opened = 0;
    int drained = 0;
    int closed = 0;
    protocol::Bytes bytes;
    std::vector<Error> errors;

    [[nodiscard]] int signalCount() const
    {
        return opened + drained + closed + static_cast<int>(errors.size()) + static_cast<int>(bytes.size());
    }
};

struct LinkPair {
    std::unique_ptr<link::Link> near; ///< the one under test
    std::unique_ptr<link::Link> far;
};

/// Makes pairs of not yet opened links; openPair() opens both.
class LinkPairs {
public:
    static inline const std::vector<QString> kinds{QStringLiteral("in-process"), QStringLiteral("tcp"),
        QStringLiteral("tcp, accepted"), QStringLiteral("pty"), QStringLiteral("paced"),
        QStringLiteral("paced, without a pace"), QStringLiteral("fault injector"),
        QStringLiteral("paced fault injector over tcp")};

    [[nodiscard]] LinkPair make(const QString& kind)
    {
        using namespace link;
        if (kind == "tcp" || kind == "tcp, accepted")
            return tcp(kind == "tcp, accepted");
        if (kind == "pty") {
            const auto path = m_folder.filePath("meter");
            return {std::make_unique<PtyLink>(path), std::make_unique<TerminalClient>(path)};
        }
        if (kind == "paced fault injector over tcp") {
            auto pair = tcp(false);
            auto faulty = std::make_unique<FaultInjectorLink>(std::move(pair.near), Faults{});
            pair.near = std::make_unique<PacedLink>(std::move(faulty), LineConditions{}, fast);
            return pair;
        }
        auto [near, far] = InProcessLink::makePair();
        if (kind == "paced")
            return {std::make_unique<PacedLink>(std::move(near), LineConditions{}, fast), std::move(far)};
        if (kind == "paced, without a pace")
            return {std::make_unique<PacedLink>(std::move(near), LineConditions{Pace::Off}, fast), std::move(far)};
        if (kind == "fault injector")
            return {std::make_unique<FaultInjectorLink>(std::move(near), Faults{.longestDelayMilliseconds = 2}),
                std::move(far)};
        return {std::move(near), std::move(far)};
    }

    /// So fast that a test of lengths does not wait for it.
    static constexpr protocol::LineFormat fast{4'000'000, 8, protocol::Parity::None, 1};

private:
    LinkPair tcp(bool isAcceptedNear)
    {
        auto waiting = std::make_unique<LateLink>();
        m_listener = std::make_unique<link::TcpListener>(
            [late = waiting.get()](std::unique_ptr<link::Link> line) { late->take(std::move(line)); });
        if (!m_listener->listen("localhost", 0))
            return {};
        auto client = std::make_unique<link::TcpLink>("127.0.0.1", m_listener->port());
        if (!isAcceptedNear)
            return {std::move(client), std::move(waiting)};
        client->open();
        auto& line = *waiting;
        if (!turnUntil([&] { return line.hasCome() && client->state() == link::Link::State::Open; }))
            return {};
        return {line.release(), std::move(client)};
    }

    /// A link that is there when a client has come.
    class LateLink final : public link::Link {
    public:
        void take(std::unique_ptr<link::Link> line)
        {
            m_line = std::move(line);
            connect(m_line.get(), &Link::opened, this, [this] {
                setState(State::Open);
                emit opened();
            });
            connect(m_line.get(), &Link::received, this, &Link::received);
            connect(m_line.get(), &Link::drained, this, &Link::drained);
            connect(m_line.get(), &Link::closed, this, [this] { reportClosed(); });
            connect(m_line.get(), &Link::failed, this, [this](const Error& error) { reportFailure(error); });
            if (state() == State::Opening)
                m_line->open();
        }
        [[nodiscard]] bool hasCome() const { return m_line != nullptr; }
        [[nodiscard]] std::unique_ptr<link::Link> release()
        {
            m_line->disconnect(this);
            return std::move(m_line);
        }
        [[nodiscard]] link::LinkCapabilities capabilities() const override { return {}; }
        void open() override
        {
            setState(State::Opening);
            if (m_line)
                m_line->open();
        }
        void send(std::span<const std::byte> bytes) override { m_line->send(bytes); }
        [[nodiscard]] std::size_t pending() const override { return m_line->pending(); }
        void close() override
        {
            setState(State::Closed);
            if (m_line)
                m_line->close();
        }

    private:
        std::unique_ptr<link::Link> m_line;
    };

    QTemporaryDir m_folder;
    std::unique_ptr<link::TcpListener> m_listener;
};

/// Opens both ends and waits until they are.
[[nodiscard]] inline bool openPair(LinkPair& pair)
{
    using State = link::Link::State;
    if (pair.near->state() == State::Closed)
        pair.near->open();
    if (!turnUntil([&] { return pair.near->state() != State::Opening; }))
        return false;
    if (pair.far->state() == State::Closed)
        pair.far->open();
    return turnUntil([&] { return pair.near->state() == State::Open && pair.far->state() == State::Open; });
}

} // namespace meterbench::tests
