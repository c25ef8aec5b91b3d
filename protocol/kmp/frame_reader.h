// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/kmp/crc16.h"
#include "protocol/kmp/frame.h"

#include <string_view>
#include <variant>
#include <vector>

/// Bytes as they arrive → frames. It finds its way again after any noise: a start octet can stand nowhere but at a
/// start, so it begins a frame whatever went before. Between frames an acknowledgement is told and everything else is
/// dropped, stray zeroes of the meter too. Memory is bounded. One owner, one line.
namespace meterbench::protocol::kmp {

struct Acknowledged {
    bool operator==(const Acknowledged&) const = default;
};

enum class Damage : std::uint8_t {
    CheckSequence,
    TooShort, ///< less than address, command and check sequence
    TooLong,
    Stuffing, ///< an octet that must be stuffed stands bare, or the stuffing octet is the last
    Interrupted ///< another frame began before this one ended
};

/// "check-sequence", "short", "long", "stuffing", "interrupted"
[[nodiscard]] std::string_view name(Damage damage);

struct Damaged {
    Damage damage = Damage::CheckSequence;
    Direction direction = Direction::ToMeter; ///< of the frame that was lost

    bool operator==(const Damaged&) const = default;
};

using Received = std::variant<Frame, Acknowledged, Damaged>;

class FrameReader {
public:
    /// @return what became complete, in the order in which it arrived
    [[nodiscard]] std::vector<Received> feed(Octets bytes);

    /// Forgets a frame that has begun (its rest did not come in time).
    void reset();

    [[nodiscard]] bool isInsideFrame() const { return m_isInside; }
    /// Of the frame that has begun.
    [[nodiscard]] Direction direction() const { return m_direction; }

private:
    void take(std::byte octet, std::vector<Received>& received);
    void begin(std::byte start);
    void end(std::vector<Received>& received);
    void lose(Damage damage, std::vector<Received>& received);

    Bytes m_content; ///< unstuffed, without start and stop
    Direction m_direction = Direction::ToMeter;
    bool m_isInside = false;
    bool m_isStuffed = false; ///< the last octet was the stuffing octet
};

/// One whole frame, start to stop and nothing else. Errors: `kmp-frame-damaged` with the particular `what`: start,
/// stop, stuffing, short, long, check-sequence.
[[nodiscard]] Result<Frame> decode(Octets bytes);

} // namespace meterbench::protocol::kmp
