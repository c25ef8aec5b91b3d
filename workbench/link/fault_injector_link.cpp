// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/fault_injector_link.h"

#include <algorithm>

namespace meterbench::link {

FaultInjectorLink::FaultInjectorLink(std::unique_ptr<Link> below, const Faults& faults)
    : Link(below->format()), m_below(std::move(below)), m_faults(faults), m_random(faults.seed)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &FaultInjectorLink::passOn);
    connect(m_below.get(), &Link::opened, this, [this] {
        setState(State::Open);
        emit opened();
    });
    connect(m_below.get(), &Link::received, this,
        [this](std::span<const std::byte> bytes) { spoil(Direction::In, bytes); });
    connect(m_below.get(), &Link::drained, this, [this] {
        if (pendingOut() == 0 && state() == State::Open)
            emit drained();
    });
    connect(m_below.get(), &Link::closed, this, [this] { reportClosed(); });
    connect(m_below.get(), &Link::failed, this, [this](const Error& error) { reportFailure(error); });
}

FaultInjectorLink::~FaultInjectorLink() = default;

void FaultInjectorLink::open()
{
    if (state() != State::Closed)
        return;
    setState(State::Opening);
    m_below->open();
}

void FaultInjectorLink::send(std::span<const std::byte> bytes)
{
    if (state() == State::Open && !bytes.empty())
        spoil(Direction::Out, bytes);
}

void FaultInjectorLink::spoil(Direction direction, std::span<const std::byte> bytes)
{
    protocol::Bytes spoilt(bytes.begin(), bytes.end());
    if (chance() < m_faults.loss)
        spoilt.clear();
    if (m_faults.bitFlips > 0) {
        for (auto& octet : spoilt) {
            if (chance() < m_faults.bitFlips)
                octet ^= std::byte{1} << (m_random() % 8U);
        }
    }
    const bool isDoubled = chance() < m_faults.duplication;
    if (isDoubled)
        enqueue(direction, spoilt);
    enqueue(direction, std::move(spoilt));
}

/// A lost piece stands in the queue as an empty one, so that drained() comes for it too.
void FaultInjectorLink::enqueue(Direction direction, protocol::Bytes bytes)
{
    std::int64_t due = m_clock.elapsed();
    if (m_faults.longestDelayMilliseconds > 0)
        due += std::uniform_int_distribution<std::int64_t>(0, m_faults.longestDelayMilliseconds)(m_random);
    m_lastDue = std::max(m_lastDue, due);
    m_pieces.push_back({direction, std::move(bytes), m_lastDue});
    if (!m_timer.isActive())
        m_timer.start(static_cast<int>(std::max<std::int64_t>(0, m_pieces.front().due - m_clock.elapsed())));
}

void FaultInjectorLink::passOn()
{
    while (state() == State::Open && !m_pieces.empty() && m_pieces.front().due <= m_clock.elapsed()) {
        auto piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        std::span<const std::byte> bytes(piece.bytes);
        const bool isCut = m_faults.cutAfter && m_passed + bytes.size() >= *m_faults.cutAfter;
        if (isCut)
            bytes = bytes.first(static_cast<std::size_t>(*m_faults.cutAfter - m_passed));
        m_passed += bytes.size();
        if (piece.direction == Direction::In) {
            if (!bytes.empty())
                emit received(bytes);
        } else {
            m_below->send(bytes);
            if (pendingOut() == 0 && m_below->pending() == 0 && bytes.empty() && !isCut)
                emit drained(); // nothing went below that could say so
        }
        if (isCut)
            return reportFailure(errorOf(LinkFault::Lost, "fault-injector"));
    }
    if (state() == State::Open && !m_pieces.empty())
        m_timer.start(static_cast<int>(std::max<std::int64_t>(0, m_pieces.front().due - m_clock.elapsed())));
}

std::size_t FaultInjectorLink::pendingOut() const
{
    std::size_t octets = 0;
    for (const auto& piece : m_pieces) {
        if (piece.direction == Direction::Out)
            octets += std::max<std::size_t>(piece.bytes.size(), 1);
    }
    return octets;
}

std::size_t FaultInjectorLink::pending() const
{
    return state() == State::Open ? pendingOut() + m_below->pending() : 0;
}

Result<void> FaultInjectorLink::setFormat(const protocol::LineFormat& format)
{
    auto done = m_below->setFormat(format);
    if (done)
        keepFormat(format);
    return done;
}

Result<void> FaultInjectorLink::setControlLines(const ControlLines& lines)
{
    auto done = m_below->setControlLines(lines);
    if (done)
        keepControlLines(lines);
    return done;
}

void FaultInjectorLink::close()
{
    setState(State::Closed);
    m_timer.stop();
    m_pieces.clear();
    m_below->close();
}

} // namespace meterbench::link
