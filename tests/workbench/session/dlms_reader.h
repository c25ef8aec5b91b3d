// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/client/session.h"
#include "tests/workbench/link/turning.h"
#include "workbench/session/line_session.h"

/// Our DLMS client on a line, asked one thing after the other: opens, gets, sets, closes, and waits for each answer by
/// letting the event loop turn. For tests and benchmarks.
namespace meterbench::tests {

class DlmsReader : public QObject {
public:
    DlmsReader(std::unique_ptr<link::Link> line, protocol::dlms::ClientConfiguration configuration)
        : client(std::move(configuration)),
          m_session(std::move(line), std::make_unique<session::EngineOf<protocol::dlms::ClientSession&>>(client))
    {
        connect(&m_session, &session::LineSession::opened, this, [this] { m_isLineOpen = true; });
        connect(&m_session, &session::LineSession::failed, this, [this](const Error& fault) { error = fault; });
        connect(&m_session, &session::LineSession::closed, this, [this] { m_isLineClosed = true; });
        connect(&m_session, &session::LineSession::progressed, this, [this] { takeEvents(); });
    }

    protocol::dlms::ClientSession client;
    std::optional<Error> error;
    std::optional<Error> refusal; ///< of the last request as a whole
    int patience = 30'000; ///< milliseconds for each step

    /// False: see error, or nothing happened at all.
    [[nodiscard]] bool open()
    {
        m_session.open();
        if (!turnUntil([&] { return m_isLineOpen || error; }, patience) || error)
            return false;
        m_session.perform(client.open(m_session.now()));
        return turnUntil([&] { return m_isAssociated || isOver(); }, patience) && m_isAssociated && !error;
    }

    /// Empty: see error.
    [[nodiscard]] std::vector<protocol::dlms::Outcome> get(std::vector<protocol::dlms::Target> targets)
    {
        return ask(client.get(std::move(targets), m_session.now()));
    }
    [[nodiscard]] std::vector<protocol::dlms::Outcome> set(
        const protocol::dlms::Target& target, protocol::axdr::Data value)
    {
        return ask(client.set({target}, {std::move(value)}, m_session.now()));
    }
    [[nodiscard]] std::vector<protocol::dlms::Outcome> ask(protocol::Effects effects)
    {
        m_outcomes.reset();
        refusal.reset();
        m_session.perform(std::move(effects));
        static_cast<void>(turnUntil([&] { return m_outcomes || refusal || isOver(); }, patience));
        return m_outcomes ? std::move(*m_outcomes) : std::vector<protocol::dlms::Outcome>{};
    }

    [[nodiscard]] bool close()
    {
        m_session.perform(client.release(m_session.now()));
        return turnUntil([&] { return m_isClosed || isOver(); }, patience) && m_isClosed;
    }

    [[nodiscard]] MonotonicInstant now() const { return m_session.now(); }

private:
    [[nodiscard]] bool isOver() const { return error.has_value() || m_isLineClosed; }

    void takeEvents()
    {
        for (auto& event : client.takeEvents()) {
            if (std::holds_alternative<protocol::dlms::AssociationOpened>(event))
                m_isAssociated = true;
            else if (auto* const answered = std::get_if<protocol::dlms::RequestAnswered>(&event))
                m_outcomes = std::move(answered->outcomes);
            else if (auto* const failed = std::get_if<protocol::dlms::RequestFailed>(&event))
                refusal = std::move(failed->error);
            else if (std::holds_alternative<protocol::dlms::SessionClosed>(event))
                m_isClosed = true;
        }
    }

    session::LineSession m_session;
    bool m_isLineOpen = false;
    bool m_isLineClosed = false;
    bool m_isAssociated = false;
    bool m_isClosed = false;
    std::optional<std::vector<protocol::dlms::Outcome>> m_outcomes;
};

} // namespace meterbench::tests
