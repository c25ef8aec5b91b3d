// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

/// The two counters of a key. What is sent never has the same number twice, also when the power fails: a bound ahead of
/// what is used is kept before a number below it leaves, and after a restart it goes on at that bound. What is received
/// is believed only with a number that was not there before. Shared by all associations of one key and client; one
/// thread.
namespace meterbench::protocol::dlms {

class InvocationCounter {
public:
    /// Numbers kept at once. Own choice: one write of permanent memory for so many messages.
    static constexpr std::uint32_t reserve = 128;

    InvocationCounter() = default;
    /// @param key what the value is kept under @param kept the value kept last; 0 for a new key
    InvocationCounter(std::string key, std::uint32_t kept) : m_key(std::move(key)), m_next(kept), m_bound(kept) { }

    /// The next number; what must be kept before it is used goes to the effects. Error: `dlms-counter-exhausted`.
    [[nodiscard]] Result<std::uint32_t> take(Effects& effects)
    {
        if (m_next == UINT32_MAX)
            return failure(ErrorKind::Security, "dlms-counter-exhausted");
        if (m_next >= m_bound) {
            m_bound = m_next > UINT32_MAX - reserve ? UINT32_MAX : m_next + reserve;
            effects.emplace_back(Persist{m_key, encode(m_bound)});
        }
        return m_next++;
    }
    [[nodiscard]] std::uint32_t next() const { return m_next; }

    /// Four octets, the highest first.
    [[nodiscard]] static Bytes encode(std::uint32_t value)
    {
        return {static_cast<std::byte>(value >> 24U), static_cast<std::byte>(value >> 16U & 0xFFU),
            static_cast<std::byte>(value >> 8U & 0xFFU), static_cast<std::byte>(value & 0xFFU)};
    }

private:
    std::string m_key;
    std::uint32_t m_next = 0;
    std::uint32_t m_bound = 0; ///< kept; every number below may be used
};

/// The numbers that one sender has used under one key. It only rises, and only by what proved itself genuine. The last
/// number, FFFFFFFF, ends the key.
class AcceptedCounter {
public:
    AcceptedCounter() = default;
    /// @param key what it is kept under @param next the least number still to come; behind FFFFFFFF there is none
    AcceptedCounter(std::string key, std::uint64_t next) : m_key(std::move(key)), m_next(next) { }

    [[nodiscard]] bool isNew(std::uint32_t number) const { return number >= m_next; }
    [[nodiscard]] bool hasEnded() const { return m_next > UINT32_MAX; }
    [[nodiscard]] std::uint64_t next() const { return m_next; }
    /// Of a message whose tag was right; what must be kept before it is acted on goes to the effects.
    void accept(std::uint32_t number, Effects& effects)
    {
        if (!isNew(number))
            return;
        m_next = std::uint64_t{number} + 1;
        effects.emplace_back(Persist{m_key, encode(m_next)});
    }

    /// Four octets, five when the key has ended; the highest first.
    [[nodiscard]] static Bytes encode(std::uint64_t next)
    {
        auto octets = InvocationCounter::encode(static_cast<std::uint32_t>(next));
        if (next > UINT32_MAX)
            octets.insert(octets.begin(), std::byte{1});
        return octets;
    }

private:
    std::string m_key;
    std::uint64_t m_next = 0;
};

} // namespace meterbench::protocol::dlms
