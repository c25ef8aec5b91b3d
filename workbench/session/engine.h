// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <concepts>
#include <functional>
#include <span>
#include <type_traits>
#include <utility>

/// A protocol engine as a line session sees it, whatever it speaks and on whichever side: bytes and time in, effects
/// out. EngineOf makes one of anything that has the functions of the engines of protocol/. It does no I/O and reads no
/// clock. Owned by the session.
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

/// What a client engine of IEC 62056-21 or KMP hands back beside effects.
template <typename P>
concept Progressing = requires(P progress) {
    { progress.effects } -> std::convertible_to<Effects>;
};

/// Any engine, held by value or (EngineOf<T&>) borrowed.
template <typename T>
class EngineOf final : public Engine {
public:
    using Type = std::remove_reference_t<T>;

    explicit EngineOf(T engine) : m_engine(std::forward<T>(engine)) { }

    [[nodiscard]] Type& engine() { return m_engine; }

    /// Called after each step with what an engine hands back beside effects (Progress); only for those that do.
    template <typename P>
    void listen(std::function<void(P&)> listener)
    {
        m_listener = [listener = std::move(listener)](void* progress) { listener(*static_cast<P*>(progress)); };
    }

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) override
    {
        if constexpr (requires(Type& engine) { engine.receive(bytes, now); })
            return effectsOf(m_engine.receive(bytes, now));
        else if constexpr (requires(Type& engine) { engine.receive(bytes); })
            return effectsOf(m_engine.receive(bytes));
        else if constexpr (requires(Type& engine) { engine.feed(bytes, now); })
            return effectsOf(m_engine.feed(bytes, now));
        else
            return effectsOf(m_engine.feed(bytes));
    }
    [[nodiscard]] Effects wake(MonotonicInstant now) override
    {
        if constexpr (requires(Type& engine) { engine.wake(now); })
            return effectsOf(m_engine.wake(now));
        else
            return {};
    }
    void close() override
    {
        if constexpr (requires(Type& engine) {
                          { engine.close() } -> std::same_as<void>;
                      })
            m_engine.close();
    }

private:
    template <typename Answer>
    [[nodiscard]] Effects effectsOf(Answer&& answer)
    {
        if constexpr (Progressing<std::remove_cvref_t<Answer>>) {
            if (m_listener)
                m_listener(&answer);
            return std::move(answer.effects);
        } else {
            return std::forward<Answer>(answer);
        }
    }

    T m_engine;
    std::function<void(void*)> m_listener;
};

} // namespace meterbench::session
