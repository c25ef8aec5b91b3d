// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/port.h"

#include <algorithm>
#include <iterator>

namespace meterbench::protocol::dlms {

HdlcServerPort::HdlcServerPort(
    ObjectServer& objects, const hdlc::SecondaryLink::Configuration& configuration, RandomOctets random)
    : m_objects(objects), m_link(configuration), m_random(std::move(random))
{
}

Effects HdlcServerPort::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    return carryOut(m_link.receive(bytes, now));
}

Effects HdlcServerPort::wake(MonotonicInstant now)
{
    return carryOut(m_link.wake(now));
}

void HdlcServerPort::close()
{
    m_link.close();
    m_connection.reset();
}

Effects HdlcServerPort::carryOut(Effects effects)
{
    for (const auto& event : m_link.takeEvents()) {
        if (const auto* const up = std::get_if<hdlc::LinkUp>(&event)) {
            m_connection.emplace(m_objects, up->peer.upper, up->own.upper, m_random);
        } else if (std::holds_alternative<hdlc::LinkDown>(event)) {
            m_connection.reset();
        } else if (const auto* const message = std::get_if<hdlc::MessageReceived>(&event)) {
            const auto answer = m_connection ? m_connection->handle(message->message, effects) : Bytes{};
            std::ranges::move(answer.empty() ? m_link.decline() : m_link.reply(answer), std::back_inserter(effects));
        }
    }
    return effects;
}

WrapperServerPort::WrapperServerPort(ObjectServer& objects, RandomOctets random)
    : WrapperServerPort(
          [&objects](std::uint16_t device) { return Destination{objects, device}; }, std::move(random), mostConnections)
{
}

WrapperServerPort::WrapperServerPort(Directory directory, RandomOctets random, std::size_t most)
    : m_directory(std::move(directory)), m_random(std::move(random)), m_most(most)
{
}

Effects WrapperServerPort::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    m_held.insert(m_held.end(), bytes.begin(), bytes.end());
    if (m_pausedUntil && m_held.size() > mostHeld)
        return {CloseLine{}};
    return serve(now);
}

Effects WrapperServerPort::wake(MonotonicInstant now)
{
    return serve(now);
}

Effects WrapperServerPort::serve(MonotonicInstant now)
{
    Effects effects;
    if (m_pausedUntil && now < *m_pausedUntil)
        return effects;
    m_pausedUntil.reset();
    if (!m_waiting.empty())
        effects.emplace_back(Send{std::exchange(m_waiting, {})});
    for (auto line = Line::GoesOn; line == Line::GoesOn;) {
        const auto packet = m_reader.next();
        if (!packet) {
            effects.emplace_back(CloseLine{});
            break;
        }
        if (*packet) {
            line = answer(**packet, now, effects);
            continue;
        }
        if (m_held.empty())
            break;
        const auto taken = m_reader.feed(m_held);
        m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    m_deadline.tell(m_pausedUntil, effects);
    return effects;
}

WrapperServerPort::Line WrapperServerPort::answer(
    const hdlc::WrapperView& packet, MonotonicInstant now, Effects& effects)
{
    const auto destination = m_directory(packet.destination);
    if (!destination) {
        effects.emplace_back(Fail{destination.error()});
        effects.emplace_back(CloseLine{});
        return Line::Ends;
    }
    const Pair pair(packet.source, packet.destination);
    const auto apdu = connectionOf(pair, *destination).handle(packet.apdu, effects);
    Bytes out;
    if (!apdu.empty())
        hdlc::appendWrapper(out, pair.second, pair.first, apdu);
    if (const auto pause = destination->objects.takePause(); pause > 0) {
        m_pausedUntil = MonotonicInstant{now.milliseconds + pause};
        m_waiting = std::move(out);
        return Line::Waits;
    }
    if (!out.empty())
        effects.emplace_back(Send{std::move(out)});
    return Line::GoesOn;
}

Connection& WrapperServerPort::connectionOf(const Pair& pair, const Destination& destination)
{
    if (const auto found = m_connections.find(pair); found != m_connections.end())
        return found->second;
    if (m_order.size() == m_most) {
        m_connections.erase(m_order.front());
        m_order.pop_front();
    }
    m_order.push_back(pair);
    return m_connections.try_emplace(pair, destination.objects, pair.first, destination.device, m_random).first->second;
}

void WrapperServerPort::close()
{
    m_reader.reset();
    m_connections.clear();
    m_order.clear();
    m_held.clear();
    m_waiting.clear();
    m_pausedUntil.reset();
    m_deadline.reset();
}

} // namespace meterbench::protocol::dlms
