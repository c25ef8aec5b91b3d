// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/slice.h"

#include <optional>

/// Finds frames of any protocol of the house within octets, by what they look like: flags, start and stop, headers,
/// lengths and check sequences. A right check sequence outweighs any guess: what is only guessed ends where a frame
/// begins that proves itself. It explains nothing and needs time in proportion to the octets. One use, one thread.
namespace meterbench::protocol::explain {

/// Longer than anything that a scanner takes for one frame.
inline constexpr std::size_t longestScan = std::size_t{128} << 10U;

enum class FoundKind : std::uint8_t {
    Hdlc,
    Wrapper,
    Apdu, ///< without any frame, with an LLC header or not: only at the beginning
    Body, ///< of a notification without its head, with its time or not: only at the beginning
    Kmp,
    OpeningLine, ///< IEC 62056-21 from here
    OptionSelect,
    BlockMessage,
    Telegram, ///< mode D or P1
    DataLines, ///< without an opening line: only at the beginning
    Unknown
};

struct FoundFrame {
    FoundKind kind = FoundKind::Unknown;
    Slice octets;
    bool isProven = false; ///< by a check sequence, or by a length that holds
};

class FrameScanner {
public:
    explicit FrameScanner(Slice octets) : m_octets(std::move(octets)) { }
    /// Octets that go on behind a frame of this kind: nothing begins there that could only be told at a beginning.
    FrameScanner(Slice octets, FoundKind behind) : m_octets(std::move(octets)), m_last(behind), m_goesOn(true) { }

    /// In the order in which they stand; what belongs to none comes out as Unknown. nullopt at the end.
    [[nodiscard]] std::optional<FoundFrame> next();

private:
    [[nodiscard]] std::optional<FoundFrame> sound() const;
    [[nodiscard]] std::optional<FoundFrame> hdlc() const;
    [[nodiscard]] std::optional<FoundFrame> kmp() const;
    [[nodiscard]] std::optional<FoundFrame> wrapper() const;
    [[nodiscard]] std::optional<FoundFrame> characters() const;
    [[nodiscard]] std::optional<FoundFrame> opening(char first) const;
    [[nodiscard]] std::optional<FoundFrame> block() const;

    [[nodiscard]] std::optional<FoundFrame> guessed() const;
    [[nodiscard]] std::optional<FoundFrame> damagedHdlc() const;
    [[nodiscard]] std::optional<FoundFrame> damagedKmp() const;
    [[nodiscard]] std::optional<FoundFrame> apdu() const;
    [[nodiscard]] std::optional<FoundFrame> body(const Slice& octets) const;
    [[nodiscard]] std::optional<FoundFrame> dataLines() const;

    [[nodiscard]] bool isAtBeginning() const { return m_at == 0 && !m_goesOn; }
    /// Nothing stands between this place and the frame before, or the beginning.
    [[nodiscard]] bool isDirect() const { return m_at == m_begin; }
    [[nodiscard]] FoundFrame found(FoundKind kind, std::size_t size) const { return {kind, m_octets.sub(m_at, size)}; }
    [[nodiscard]] FoundFrame proven(FoundKind kind, std::size_t size) const
    {
        return {kind, m_octets.sub(m_at, size), true};
    }
    [[nodiscard]] std::size_t left() const { return m_octets.size() - m_at; }
    [[nodiscard]] std::uint8_t at(std::size_t distance) const { return m_octets[m_at + distance]; }
    /// Without bit 8.
    [[nodiscard]] char character(std::size_t distance) const { return static_cast<char>(at(distance) & 0x7FU); }

    /// Position of the next octet of a kind at or behind a place; looked for once. m_octets.size() when there is none.
    enum class Landmark { Exclamation, EndOfBlock, NoText, Proven };
    [[nodiscard]] std::size_t nextOf(Landmark landmark, std::size_t from) const;

    [[nodiscard]] bool isLandmark(Landmark landmark, std::size_t position) const;

    Slice m_octets;
    std::size_t m_at = 0;
    std::size_t m_begin = 0; ///< behind the frame found last
    FoundKind m_last = FoundKind::Unknown;
    std::optional<FoundFrame> m_pending; ///< behind an Unknown
    bool m_goesOn = false;
    mutable std::size_t m_landmarks[4] = {};
    mutable bool m_isLandmarkKnown[4] = {};
    mutable std::size_t m_probesLeft = std::size_t{1} << 22U; ///< octets that may be looked at to prove a wrapper
};

} // namespace meterbench::protocol::explain
