// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <random>

/// A line that takes its time: another link whose octets pass, in either direction, only as fast as the line format
/// lets them, as at a real optical head; with its echo and its stray octets where they are asked for. Who sends faster
/// than the line for minutes on end loses octets there, as everywhere. It owns the link below. One owner, one thread.
namespace meterbench::link {

enum class Pace : std::uint8_t { Off, On };
enum class Echo : std::uint8_t { Off, On };

struct LineConditions {
    Pace pace = Pace::On;
    Echo echo = Echo::Off; ///< the head reflects to a client what it sends
    double stray = 0; ///< of transmissions, 0 … 1: preceded by one to three octets of noise
    std::uint64_t seed = 1;
};

/// Nanoseconds that a character takes: start bit, data bits, parity, stop bits.
[[nodiscard]] std::int64_t characterNanoseconds(const protocol::LineFormat& format);

class PacedLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PacedLink)

public:
    PacedLink(std::unique_ptr<Link> below, const LineConditions& conditions, const protocol::LineFormat& format);
    ~PacedLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override;
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override;
    [[nodiscard]] Result<void> setFormat(const protocol::LineFormat& format) override;
    [[nodiscard]] Result<void> setControlLines(const ControlLines& lines) override;
    void close() override;

private:
    /// One direction: octets and the time at which the first of them began.
    struct Lane {
        protocol::Bytes queue;
        std::size_t passed = 0;
        std::int64_t begin = 0; ///< ns of m_clock
        std::int64_t character = 0; ///< ns

        [[nodiscard]] std::size_t waiting() const { return queue.size() - passed; }
        [[nodiscard]] std::int64_t end() const;
        [[nodiscard]] std::size_t due(std::int64_t now) const;
        void add(std::span<const std::byte> bytes, std::int64_t now, std::int64_t perCharacter);
        [[nodiscard]] protocol::Bytes take(std::int64_t now, std::size_t most);
    };

    void arrived(std::span<const std::byte> bytes);
    void hear(std::span<const std::byte> bytes);
    [[nodiscard]] bool isDeaf() const { return m_out.waiting() > flow::mostPending; }
    void tick();
    void schedule();
    [[nodiscard]] std::int64_t now() const;

    std::unique_ptr<Link> m_below;
    LineConditions m_conditions;
    std::mt19937_64 m_random;
    Lane m_out;
    Lane m_in;
    QElapsedTimer m_clock;
    QTimer m_timer;
    std::int64_t m_nominal = -1; ///< when what is being told has happened on the line; −1: now
};

} // namespace meterbench::link
