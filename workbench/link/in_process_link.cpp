// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/in_process_link.h"

namespace meterbench::link {

std::pair<std::unique_ptr<InProcessLink>, std::unique_ptr<InProcessLink>> InProcessLink::makePair()
{
    std::unique_ptr<InProcessLink> first(new InProcessLink);
    std::unique_ptr<InProcessLink> second(new InProcessLink);
    first->m_peer = second.get();
    second->m_peer = first.get();
    return {std::move(first), std::move(second)};
}

InProcessLink::~InProcessLink()
{
    InProcessLink::close();
}

void InProcessLink::later(void (InProcessLink::*step)())
{
    QMetaObject::invokeMethod(this, [this, step] { (this->*step)(); }, Qt::QueuedConnection);
}

void InProcessLink::open()
{
    if (state() != State::Closed)
        return;
    setState(State::Opening);
    later(&InProcessLink::finishOpening);
}

void InProcessLink::finishOpening()
{
    if (state() != State::Opening)
        return;
    if (m_peer.isNull()) {
        setState(State::Closed);
        emit failed(errorOf(LinkFault::NotFound, "in-process"));
        return;
    }
    setState(State::Open);
    emit opened();
    if (state() == State::Open && !m_early.empty())
        emit received(std::exchange(m_early, {}));
}

void InProcessLink::send(std::span<const std::byte> bytes)
{
    if (state() != State::Open || bytes.empty())
        return;
    if (m_queue.empty())
        later(&InProcessLink::deliver);
    m_queue.insert(m_queue.end(), bytes.begin(), bytes.end());
}

void InProcessLink::deliver()
{
    if (state() != State::Open || m_queue.empty())
        return;
    const auto bytes = std::exchange(m_queue, {});
    const QPointer<InProcessLink> self(this);
    if (!m_peer.isNull() && m_peer->state() == State::Open)
        emit m_peer->received(bytes);
    else if (!m_peer.isNull())
        m_peer->m_early.insert(m_peer->m_early.end(), bytes.begin(), bytes.end());
    if (!self.isNull() && state() == State::Open && m_queue.empty())
        emit drained();
}

void InProcessLink::close()
{
    const bool wasOpen = state() != State::Closed;
    setState(State::Closed);
    m_queue.clear();
    if (wasOpen && !m_peer.isNull())
        m_peer->later(&InProcessLink::peerWent);
}

void InProcessLink::peerWent()
{
    reportClosed();
}

} // namespace meterbench::link
