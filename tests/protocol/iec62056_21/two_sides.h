// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/client.h"
#include "tests/protocol/iec62056_21/electricity_meter.h"

#include <algorithm>

/// A client and a server on one line, with the time it takes: deadlines come when they are due, characters arrive only
/// where both sides have the same format. For tests alone.
namespace meterbench::tests {

class TwoSides {
public:
    enum class Head { Silent, Echoing };

    TwoSides(protocol::iec62056_21::Client& client, protocol::iec62056_21::Server& server, Head head = Head::Silent)
        : m_client(client), m_server(server), m_head(head)
    {
    }

    protocol::LineFormat clientFormat = protocol::iec62056_21::startFormat;
    protocol::LineFormat serverFormat = protocol::iec62056_21::startFormat;
    MonotonicInstant now;
    std::string failure; ///< of the client
    int lost = 0; ///< messages sent in a format that the other side did not have

    /// Carries out until there is an outcome, a failure, or nothing left to wait for.
    std::optional<protocol::iec62056_21::Outcome> run(const protocol::Effects& effects)
    {
        failure.clear();
        auto outcome = clientDid(effects);
        while (!outcome && failure.empty() && (m_clientDeadline || m_serverDeadline)) {
            now = std::min(m_clientDeadline.value_or(never), m_serverDeadline.value_or(never));
            // Who is due is asked; a deadline that is over must not come again.
            if (m_serverDeadline && *m_serverDeadline <= now) {
                m_serverDeadline.reset();
                outcome = serverDid(m_server.wake(now));
            } else {
                m_clientDeadline.reset();
                outcome = clientDid(m_client.wake(now));
            }
        }
        return outcome;
    }

private:
    static constexpr MonotonicInstant never{INT64_MAX};

    std::optional<protocol::iec62056_21::Outcome> clientDid(const protocol::Effects& effects)
    {
        using namespace protocol;
        std::optional<iec62056_21::Outcome> outcome;
        for (auto& event : m_client.takeEvents())
            outcome = std::move(event);
        for (const Effect& effect : effects) {
            if (const auto* send = std::get_if<Send>(&effect)) {
                if (m_head == Head::Echoing)
                    keep(outcome, clientDid(m_client.receive(send->bytes, now)));
                if (clientFormat == serverFormat)
                    keep(outcome, serverDid(m_server.receive(send->bytes, now)));
                else
                    ++lost;
            } else if (const auto* format = std::get_if<ChangeLineFormat>(&effect)) {
                clientFormat = format->format;
            } else if (const auto* deadline = std::get_if<SetDeadline>(&effect)) {
                m_clientDeadline = deadline->at;
            } else if (std::holds_alternative<ClearDeadline>(effect)) {
                m_clientDeadline.reset();
            } else if (const auto* fail = std::get_if<Fail>(&effect)) {
                failure = fail->error.id;
            }
        }
        return outcome;
    }

    std::optional<protocol::iec62056_21::Outcome> serverDid(const protocol::Effects& effects)
    {
        using namespace protocol;
        std::optional<iec62056_21::Outcome> outcome;
        for (const Effect& effect : effects) {
            if (const auto* send = std::get_if<Send>(&effect)) {
                if (clientFormat == serverFormat)
                    keep(outcome, clientDid(m_client.receive(send->bytes, now)));
                else
                    ++lost;
            } else if (const auto* format = std::get_if<ChangeLineFormat>(&effect)) {
                serverFormat = format->format;
            } else if (const auto* deadline = std::get_if<SetDeadline>(&effect)) {
                m_serverDeadline = deadline->at;
            } else if (std::holds_alternative<ClearDeadline>(effect)) {
                m_serverDeadline.reset();
            }
        }
        return outcome;
    }

    static void keep(
        std::optional<protocol::iec62056_21::Outcome>& kept, std::optional<protocol::iec62056_21::Outcome> next)
    {
        if (next)
            kept = std::move(next);
    }

    protocol::iec62056_21::Client& m_client;
    protocol::iec62056_21::Server& m_server;
    Head m_head;
    std::optional<MonotonicInstant> m_clientDeadline;
    std::optional<MonotonicInstant> m_serverDeadline;
};

} // namespace meterbench::tests
