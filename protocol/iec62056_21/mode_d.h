// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/iec62056_21/telegram.h"

/// When a meter pushes its telegram in mode D or at a P1 port: at the start and after every interval, whatever the
/// other side says. The telegram is asked for when it is due. An engine that hears nothing; one owner, one line.
namespace meterbench::protocol::iec62056_21 {

/// P1 of DSMR 5.
inline constexpr LineFormat consumerPortFormat{115200, 8, Parity::None, 1};

class TelegramSource {
public:
    TelegramSource() = default;
    TelegramSource(const TelegramSource&) = delete;
    TelegramSource& operator=(const TelegramSource&) = delete;
    TelegramSource(TelegramSource&&) = delete;
    TelegramSource& operator=(TelegramSource&&) = delete;
    virtual ~TelegramSource() = default;

    [[nodiscard]] virtual Telegram telegram() const = 0;
};

class TelegramPusher {
public:
    /// @param source outlives the pusher
    /// @param intervalMs registers 6165–6167 of the meter for mode D, one second or ten for P1; at least 100
    TelegramPusher(const TelegramSource& source, std::int64_t intervalMs, LineFormat format = pushFormat)
        : m_source(source), m_intervalMs(intervalMs < 100 ? 100 : intervalMs), m_format(format)
    {
    }

    [[nodiscard]] Effects start(MonotonicInstant now);
    [[nodiscard]] Effects receive(Octets, MonotonicInstant) { return {}; }
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close() { m_isRunning = false; }
    [[nodiscard]] NoEvents takeEvents() { return {}; }

private:
    const TelegramSource& m_source;
    std::int64_t m_intervalMs;
    LineFormat m_format;
    MonotonicInstant m_next;
    bool m_isRunning = false;
};

} // namespace meterbench::protocol::iec62056_21
