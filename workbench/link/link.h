// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

#include <QObject>

#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

/// A line to a meter or to a client: bytes in, bytes out, in an explicit format, with errors from a closed list. It
/// knows no protocol. Everything is asynchronous: a signal never comes out of a call of one of these functions, but
/// from the event loop of the thread that owns the link, and none comes after close(). Whoever reacts to a signal may
/// call every function, but delete the link only with deleteLater(). What every link must do is written down once, in
/// tests/workbench/link/link_conformance.h.
namespace meterbench::link {

/// What a line can carry beside eight bits of data.
enum class Feature : std::uint8_t { Missing, Present };

enum class Signal : std::uint8_t { Off, On };

/// What a program drives beside the data: many an optical head takes its power from them.
struct ControlLines {
    Signal dataTerminalReady = Signal::On;
    Signal requestToSend = Signal::On;

    bool operator==(const ControlLines&) const = default;
};

struct LinkCapabilities {
    Feature characterFormat = Feature::Missing; ///< 7E1 on the line; where missing every octet has eight bits
    Feature baud = Feature::Missing; ///< the rate of the format is the rate of the line
    Feature controlLines = Feature::Missing; ///< DTR, RTS

    bool operator==(const LinkCapabilities&) const = default;
};

/// The closed list of what may go wrong on a line.
enum class LinkFault : std::uint8_t {
    Address, ///< it does not name a line
    NotFound, ///< nothing is there: no such port, no such host
    InUse, ///< somebody else has it
    Denied, ///< the system does not let us
    Refused, ///< the other side does not want to talk
    Unreachable, ///< no way there, or no answer in time
    Lost, ///< it was there and is no longer: unplugged, reset
    Format, ///< the line cannot carry this format
    Unsupported, ///< no such line can be opened here, or it has no such lines
    System ///< anything else that the system says
};

/// `link-address`, `link-not-found`, `link-in-use`, `link-denied`, `link-refused`, `link-unreachable`, `link-lost`,
/// `link-format`, `link-unsupported`, `link-system`.
[[nodiscard]] std::string_view idOf(LinkFault fault);
/// The fault as an error with {line} and, where the system gave one, {reason}.
[[nodiscard]] Error errorOf(LinkFault fault, std::string line, std::string reason = {});

/// What keeps one that asks and never reads from taking the memory and the time of all others. Own choices.
namespace flow {
/// Octets told at a time, so that the event loop turns between: what a few of them ask for may be large.
inline constexpr std::size_t portion = 512;
/// A line with more octets pending hears nothing until they are on their way.
inline constexpr std::size_t mostPending = 256U * 1024U;
/// A peer that takes no octet of them for so long is given up.
inline constexpr std::chrono::milliseconds patience{30'000};
} // namespace flow

class Link : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Link)

public:
    enum class State : std::uint8_t { Closed, Opening, Open };

    ~Link() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] virtual LinkCapabilities capabilities() const = 0;
    [[nodiscard]] const protocol::LineFormat& format() const { return m_format; }

    /// Leads to opened() or failed(). Once only.
    virtual void open() = 0;
    /// Queues bytes behind those sent before. Without an open line they go nowhere.
    virtual void send(std::span<const std::byte> bytes) = 0;
    /// Octets that are not yet out.
    [[nodiscard]] virtual std::size_t pending() const = 0;
    /// Takes effect at once: wait for drained() first. A line without the capability takes any format and carries eight
    /// bits. Error: `link-format`, and the format before it stays.
    [[nodiscard]] virtual Result<void> setFormat(const protocol::LineFormat& format);
    [[nodiscard]] const ControlLines& controlLines() const { return m_controlLines; }
    /// Takes effect at once, before open() with the opening. Errors: `link-unsupported` for a line without the
    /// capability, `link-system`; what was before stays.
    [[nodiscard]] virtual Result<void> setControlLines(const ControlLines& lines);
    /// What is pending is given up.
    virtual void close() = 0;

signals:
    void opened();
    /// Valid during the call.
    void received(std::span<const std::byte> bytes);
    /// Everything that was sent is out.
    void drained();
    /// The other side closed in good order; the link is closed.
    void closed();
    /// The link is closed. An error of the closed list.
    void failed(const meterbench::Error& error);

protected:
    explicit Link(protocol::LineFormat format = {}) : m_format(format) { }

    void setState(State state) { m_state = state; }
    void keepFormat(const protocol::LineFormat& format) { m_format = format; }
    void keepControlLines(const ControlLines& lines) { m_controlLines = lines; }
    /// Leaves the state Open and tells it.
    void reportClosed();
    void reportFailure(Error error);

private:
    State m_state = State::Closed;
    protocol::LineFormat m_format;
    ControlLines m_controlLines;
};

} // namespace meterbench::link
