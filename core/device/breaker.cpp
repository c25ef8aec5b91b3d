// SPDX-License-Identifier: Apache-2.0
#include "core/device/breaker.h"

namespace meterbench::device {

namespace {

struct TransitionRow {
    BreakerRequest request;
    ControlState from;
    BreakerTransition transition;
    ControlState to;
};

/// A remote reconnection makes ready where the mode wants a release; `a` stands before `d`, no mode has both.
constexpr std::array<TransitionRow, 9> transitions{{
    {BreakerRequest::RemoteReconnect, ControlState::Disconnected, BreakerTransition::RemoteReconnect,
        ControlState::Connected},
    {BreakerRequest::RemoteReconnect, ControlState::Disconnected, BreakerTransition::RemoteRelease,
        ControlState::Ready},
    {BreakerRequest::RemoteDisconnect, ControlState::Connected, BreakerTransition::RemoteDisconnect,
        ControlState::Disconnected},
    {BreakerRequest::RemoteDisconnect, ControlState::Ready, BreakerTransition::RemoteDisconnectReady,
        ControlState::Disconnected},
    {BreakerRequest::ManualReconnect, ControlState::Ready, BreakerTransition::ManualReconnect, ControlState::Connected},
    {BreakerRequest::ManualDisconnect, ControlState::Connected, BreakerTransition::ManualDisconnect,
        ControlState::Ready},
    {BreakerRequest::LocalDisconnect, ControlState::Connected, BreakerTransition::LocalDisconnect, ControlState::Ready},
    {BreakerRequest::LocalReconnect, ControlState::Ready, BreakerTransition::LocalReconnect, ControlState::Connected},
    {BreakerRequest::LocalReconnect, ControlState::Disconnected, BreakerTransition::LocalReconnectFromDisconnected,
        ControlState::Connected},
}};

} // namespace

std::optional<BreakerTransition> Breaker::transitionFor(BreakerRequest request) const
{
    for (const auto& row : transitions)
        if (row.request == request && row.from == m_state
            && (unsigned{allowedTransitions[m_mode]} >> static_cast<unsigned>(row.transition) & 1U) != 0)
            return row.transition;
    return std::nullopt;
}

void Breaker::perform(BreakerTransition transition)
{
    for (const auto& row : transitions) {
        if (row.transition != transition)
            continue;
        m_state = row.to;
        if (row.to == ControlState::Connected) {
            m_closing = true;
            m_wait = closingDelay;
        } else {
            m_closing = false;
            if (m_contactsClosed) {
                m_contactsClosed = false;
                ++m_operations;
            }
        }
        return;
    }
}

} // namespace meterbench::device
