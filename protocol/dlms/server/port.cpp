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

Effects WrapperServerPort::receive(std::span<const std::byte> bytes, MonotonicInstant)
{
    Effects effects;
    while (!bytes.empty()) {
        bytes = bytes.subspan(m_reader.feed(bytes));
        for (;;) {
            const auto packet = m_reader.next();
            if (!packet) {
                effects.emplace_back(CloseLine{});
                return effects;
            }
            if (!*packet)
                break;
            const auto pair = std::pair((*packet)->source, (*packet)->destination);
            if (!m_connections.contains(pair) && m_connections.size() == mostConnections)
                m_connections.erase(m_connections.begin());
            auto& connection
                = m_connections.try_emplace(pair, m_objects, pair.first, pair.second, m_random).first->second;
            const auto answer = connection.handle((*packet)->apdu, effects);
            if (answer.empty())
                continue;
            Bytes out;
            hdlc::appendWrapper(out, pair.second, pair.first, answer);
            effects.emplace_back(Send{std::move(out)});
        }
    }
    return effects;
}

void WrapperServerPort::close()
{
    m_reader.reset();
    m_connections.clear();
}

} // namespace meterbench::protocol::dlms
