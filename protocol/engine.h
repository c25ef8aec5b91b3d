// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <concepts>
#include <optional>
#include <span>

/// The one shape of everything of this floor that stands on a line, on whichever side and whatever it speaks. It is fed
/// octets and the time, hands back effects to be carried out in order, and keeps what happened until it is asked.
/// Whoever has a concept to ask for needs nothing else to drive one. What an engine can be told beyond that (open, ask,
/// push) is its own. A concept and what engines share; no engine.
namespace meterbench::protocol {

template <typename T>
concept Engine = requires(T& engine, std::span<const std::byte> bytes, MonotonicInstant now) {
    /// Octets have arrived.
    { engine.receive(bytes, now) } -> std::same_as<Effects>;
    /// The deadline asked for has come. Too early, or without one: nothing happens.
    { engine.wake(now) } -> std::same_as<Effects>;
    /// The line is gone: everything under way is forgotten, what happened before is not. A meter's side waits for the
    /// next client.
    { engine.close() } -> std::same_as<void>;
    /// What happened since the last call, in order.
    { engine.takeEvents().empty() } -> std::convertible_to<bool>;
};

/// The events of an engine that has nothing to tell: what it does shows in its effects.
struct NoEvent { };
using NoEvents = std::vector<NoEvent>;

/// Tells a deadline when it is another one than told before.
class DeadlineNotice {
public:
    void tell(std::optional<MonotonicInstant> deadline, Effects& effects)
    {
        if (deadline == m_told)
            return;
        m_told = deadline;
        if (deadline)
            effects.emplace_back(SetDeadline{*deadline});
        else
            effects.emplace_back(ClearDeadline{});
    }
    /// Nobody remembers what was told.
    void reset() { m_told.reset(); }

private:
    std::optional<MonotonicInstant> m_told;
};

} // namespace meterbench::protocol
