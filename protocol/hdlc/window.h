// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/frame.h"

#include <deque>
#include <optional>

/// The two halves of a numbered connection: Transmitter cuts messages into segments and remembers which are not
/// acknowledged, Receiver puts segments together. Sequence numbers run modulo eight. They know neither frames nor
/// time. Owned by a link.
namespace meterbench::protocol::hdlc {

class Transmitter {
public:
    struct Segment {
        std::span<const std::byte> information;
        Segmentation segmentation = Segmentation::Last;
        std::uint8_t number = 0; ///< N(S)
    };

    /// Forgets everything; the next segment has number 0.
    void reset(std::size_t information, std::uint8_t window);
    void queue(Bytes message);
    /// The peer expects this number next. @return false for a number that makes no sense
    [[nodiscard]] bool acknowledge(std::uint8_t number);
    /// Begin again at what is not acknowledged.
    void rewind() { m_next = m_base; }

    [[nodiscard]] bool canSend() const { return m_next < m_total && m_next - m_base < m_window; }
    /// The next segment; precondition canSend().
    [[nodiscard]] Segment take();
    [[nodiscard]] bool hasUnacknowledged() const { return m_base < m_sent; }
    /// Nothing waits for being sent or acknowledged.
    [[nodiscard]] bool isIdle() const { return m_messages.empty(); }
    /// The number behind everything handed over, when all of it was sent; nothing while segments wait.
    [[nodiscard]] std::optional<std::uint8_t> afterAll() const;
    /// V(S)
    [[nodiscard]] std::uint8_t state() const { return static_cast<std::uint8_t>((m_number + m_next - m_base) & 7U); }

private:
    void begin();

    std::deque<Bytes> m_messages; ///< the first is the one being sent
    std::size_t m_information = 128;
    std::size_t m_window = 1;
    // Segments of the first message.
    std::size_t m_total = 0;
    std::size_t m_base = 0; ///< first not acknowledged
    std::size_t m_next = 0; ///< to be sent next
    std::size_t m_sent = 0; ///< behind the last ever sent
    std::size_t m_number = 0; ///< N(S) of m_base
};

class Receiver {
public:
    enum class Outcome { OutOfSequence, Segment, Message, TooLong };

    /// @param longest octets of a message
    void reset(std::size_t longest);
    [[nodiscard]] Outcome accept(
        std::uint8_t number, std::span<const std::byte> information, Segmentation segmentation);
    /// The message that is complete.
    [[nodiscard]] Bytes take();
    /// V(R)
    [[nodiscard]] std::uint8_t state() const { return m_expected; }
    /// Segments of a message are there, the last is not.
    [[nodiscard]] bool isWithinMessage() const { return m_isWithin; }

private:
    Bytes m_message;
    std::size_t m_longest = 0;
    std::uint8_t m_expected = 0;
    bool m_isWithin = false;
};

} // namespace meterbench::protocol::hdlc
