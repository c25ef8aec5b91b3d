// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/link.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <random>

/// A bad line: another link whose bytes get lost, doubled, flipped, late, or cut off for good. What is lost or doubled
/// is a piece: what one send() hands over, or what arrives at once. Chance is seeded; pieces never overtake each other.
/// It owns the link below. One owner, one thread.
namespace meterbench::link {

struct Faults {
    double loss = 0; ///< of pieces, 0 … 1
    double duplication = 0; ///< of pieces
    double bitFlips = 0; ///< of octets: one bit of each
    std::int64_t longestDelayMilliseconds = 0; ///< each piece waits between nothing and this
    std::optional<std::uint64_t> cutAfter = std::nullopt; ///< octets in both directions together, then the line is lost
    std::uint64_t seed = 1;
};

class FaultInjectorLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultInjectorLink)

public:
    FaultInjectorLink(std::unique_ptr<Link> below, const Faults& faults);
    ~FaultInjectorLink() override;

    [[nodiscard]] LinkCapabilities capabilities() const override { return m_below->capabilities(); }
    void open() override;
    void send(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::size_t pending() const override;
    [[nodiscard]] Result<void> setFormat(const protocol::LineFormat& format) override;
    [[nodiscard]] Result<void> setControlLines(const ControlLines& lines) override;
    void close() override;

private:
    enum class Direction : std::uint8_t { Out, In };
    struct Piece {
        Direction direction = Direction::Out;
        protocol::Bytes bytes;
        std::int64_t due = 0; ///< milliseconds of m_clock
    };

    [[nodiscard]] double chance() { return std::uniform_real_distribution<double>()(m_random); }
    void spoil(Direction direction, std::span<const std::byte> bytes);
    void enqueue(Direction direction, protocol::Bytes bytes);
    void passOn();
    [[nodiscard]] std::size_t pendingOut() const;

    std::unique_ptr<Link> m_below;
    Faults m_faults;
    std::mt19937_64 m_random;
    std::deque<Piece> m_pieces; ///< in the order in which they are due
    std::int64_t m_lastDue = 0;
    std::uint64_t m_passed = 0; ///< octets, for the cut
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace meterbench::link
