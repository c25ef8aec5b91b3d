// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"

#include <type_traits>
#include <utility>

/// A protocol engine as a line session sees it, whatever it speaks and on whichever side: the shape of
/// protocol/engine.h behind a virtual call. EngineOf makes one of any engine. Owned by the session.
namespace meterbench::session {

using protocol::Effects;

class Engine {
public:
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    Engine(Engine&&) = delete;
    Engine& operator=(Engine&&) = delete;
    virtual ~Engine() = default;

    /// The line is open: what speaks unasked begins here.
    [[nodiscard]] virtual Effects begin(MonotonicInstant) { return {}; }
    [[nodiscard]] virtual Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) = 0;
    [[nodiscard]] virtual Effects wake(MonotonicInstant now) = 0;
    /// The line is gone.
    virtual void close() { }
};

/// Any engine, held by value or (EngineOf<T&>) borrowed. Its events are asked for by whoever listens to the session's
/// progressed().
template <typename T>
    requires protocol::Engine<std::remove_reference_t<T>>
class EngineOf final : public Engine {
public:
    explicit EngineOf(T engine) : m_engine(std::forward<T>(engine)) { }

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) override
    {
        return m_engine.receive(bytes, now);
    }
    [[nodiscard]] Effects wake(MonotonicInstant now) override { return m_engine.wake(now); }
    void close() override { m_engine.close(); }

private:
    T m_engine;
};

} // namespace meterbench::session
