// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>

/// The bistable breaker with the state machine of COSEM "Disconnect control": which way from which state is open in
/// which control mode, the wait of 5 s before the contacts close, and no operation while only the auxiliary supply
/// feeds the meter. Who asks, and why, is not its business. A plain value.
namespace meterbench::device {

enum class ControlState : std::uint8_t { Disconnected = 0, Connected = 1, Ready = 2 };

/// The letters of the Blue Book, table 18.
enum class BreakerTransition : std::uint8_t {
    RemoteReconnect, ///< a: 0→1
    RemoteDisconnect, ///< b: 1→0
    RemoteDisconnectReady, ///< c: 2→0
    RemoteRelease, ///< d: 0→2
    ManualReconnect, ///< e: 2→1
    ManualDisconnect, ///< f: 1→2
    LocalDisconnect, ///< g: 1→2
    LocalReconnect, ///< h: 2→1
    LocalReconnectFromDisconnected ///< i: 0→1, mode 7
};

/// What somebody wants; the mode and the state decide which transition that is.
enum class BreakerRequest : std::uint8_t {
    RemoteDisconnect,
    RemoteReconnect,
    ManualDisconnect,
    ManualReconnect,
    LocalDisconnect,
    LocalReconnect
};

inline constexpr std::uint8_t breakerModes = 8;

/// The transitions each control mode allows, one bit each (BreakerTransition).
inline constexpr std::array<std::uint16_t, breakerModes> allowedTransitions = [] {
    constexpr std::uint16_t a = 1, b = 2, c = 4, d = 8, e = 16, f = 32, g = 64, h = 128, i = 256;
    return std::array<std::uint16_t, breakerModes>{0, b | c | f | g | d | e, b | c | f | g | a | e, b | c | g | d | e,
        b | c | g | a | e, b | c | f | g | d | e | h, b | c | g | d | e | h, b | c | g | a | i | e | h};
}();

class Breaker {
public:
    /// Reconnection takes at least this long, whatever the path (technical description 4.8.1).
    static constexpr Seconds closingDelay = 5;
    /// How long the button is held (technical description).
    static constexpr Seconds buttonHold = 6;

    Breaker() = default;
    explicit Breaker(ControlState state) : m_state(state), m_contactsClosed(state == ControlState::Connected) { }

    [[nodiscard]] ControlState state() const { return m_state; }
    [[nodiscard]] bool contactsClosed() const { return m_contactsClosed; }
    [[nodiscard]] std::uint8_t mode() const { return m_mode; }
    /// @param mode 0–7
    void setMode(std::uint8_t mode) { m_mode = mode; }
    [[nodiscard]] std::uint32_t operations() const { return m_operations; }

    /// The transition the request makes now; nothing when mode or state forbid it.
    [[nodiscard]] std::optional<BreakerTransition> transitionFor(BreakerRequest request) const;

    /// Does it. A reconnection closes the contacts after closingDelay.
    void perform(BreakerTransition transition);

    /// True seconds until the contacts close; far away when nothing is on its way.
    [[nodiscard]] Seconds untilClosed() const { return m_closing ? m_wait : std::numeric_limits<Seconds>::max(); }
    /// Time passes. True when the contacts have just closed.
    bool advance(Seconds seconds)
    {
        if (!m_closing)
            return false;
        m_wait -= seconds;
        if (m_wait > 0)
            return false;
        m_closing = false;
        m_contactsClosed = true;
        ++m_operations;
        return true;
    }

    bool operator==(const Breaker&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, Breaker& breaker)
    {
        archive(breaker.m_state, breaker.m_contactsClosed, breaker.m_mode, breaker.m_closing, breaker.m_wait,
            breaker.m_operations);
    }

private:
    ControlState m_state = ControlState::Connected;
    bool m_contactsClosed = true;
    std::uint8_t m_mode = 2; ///< remote and button, reconnection without release
    bool m_closing = false;
    Seconds m_wait = 0;
    std::uint32_t m_operations = 0;
};

} // namespace meterbench::device
