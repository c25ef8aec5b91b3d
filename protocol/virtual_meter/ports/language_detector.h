// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/frame_reader.h"
#include "protocol/kmp/frame_reader.h"

#include <optional>
#include <string>
#include <vector>

/// Hears from octets which language a client of the optical port opens with. It trusts no single octet: an opening is a
/// whole sign-on line of IEC 62056-21, a whole HDLC frame or a whole KMP frame with the right check, so noise, waking
/// zeroes and echoes before it do no harm. It answers nothing and knows no time. One for each line.
namespace meterbench::protocol::virtual_meter {

enum class Language : std::uint8_t { Iec, Hdlc, Kmp };

struct Opening {
    Language language = Language::Kmp;
    Bytes octets; ///< what an engine of that language must be fed

    bool operator==(const Opening&) const = default;
};

class LanguageDetector {
public:
    /// Longest sign-on: "/?", an address of 32 characters, "!", CR LF, and waking zeroes among them do not count.
    static constexpr std::size_t longestSignOn = 37;

    /// The next octet, while nobody speaks or another language than HDLC. @return what it completes
    [[nodiscard]] std::optional<Opening> take(std::byte octet);
    /// The next octet of a line on which an HDLC connection stands. What lies inside of its frames opens no KMP.
    [[nodiscard]] std::optional<Opening> takeBesideHdlc(std::byte octet);
    /// Beside a connection: the last octet was a flag, or lies inside of a frame that has begun.
    [[nodiscard]] bool isAtFlag() const { return m_span == Span::Flag; }
    [[nodiscard]] bool isInsideFrame() const { return m_span == Span::Format || m_inside > 0; }
    /// How many of the next octets lie inside of an HDLC frame that has begun and need not be shown.
    [[nodiscard]] std::size_t shielded() const { return m_inside; }
    void passShielded(std::size_t octets) { m_inside -= octets; }

    /// The line fell silent: what has begun is over. @return frames found in what was taken for the beginning of one
    [[nodiscard]] std::vector<Opening> abandon();
    /// Something has begun that silence must end.
    [[nodiscard]] bool hasPartial() const { return m_hdlc.hasPartial() || m_kmp.isInsideFrame(); }
    void reset();
    /// A connection is over: the flag that ended its last frame may begin another.
    void resetBehindFrame();

private:
    enum class Span : std::uint8_t { Outside, Flag, Format };

    [[nodiscard]] std::optional<Opening> takeSignOn(std::byte octet);
    [[nodiscard]] std::optional<Opening> takeKmp(std::byte octet);
    [[nodiscard]] std::optional<Opening> takeHdlc(std::byte octet);
    /// Whether the octet lies inside of an HDLC frame.
    [[nodiscard]] bool followFrames(std::byte octet);

    std::string m_line; ///< seven bits each; begins with '/', or is empty
    kmp::FrameReader m_kmp;
    hdlc::FrameReader m_hdlc;
    Span m_span = Span::Outside;
    std::size_t m_high = 0; ///< upper bits of the length of the frame that has begun
    std::size_t m_inside = 0; ///< octets up to the closing flag, without it
};

} // namespace meterbench::protocol::virtual_meter
