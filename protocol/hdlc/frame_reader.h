// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/frame.h"

/// Bytes as they arrive → frames. After damage it looks for the next frame at the next flag inside of what was taken
/// for one, so that a cut frame does not cost its successor. It holds at most one frame and a little more, whatever
/// comes. It judges neither addresses nor control fields. One owner, one thread.
namespace meterbench::protocol::hdlc {

class FrameReader {
public:
    /// Calls sink(const FrameView&) for each frame that is complete; the view is valid during the call only.
    template <typename Sink>
    void feed(std::span<const std::byte> bytes, Sink&& sink)
    {
        while (!bytes.empty()) {
            bytes = bytes.subspan(append(bytes));
            while (const auto frame = next())
                sink(*frame);
        }
    }

    /// The line fell silent inside of a frame: what follows is a new one. Frames found inside of the torso come out.
    template <typename Sink>
    void abandon(Sink&& sink)
    {
        while (hasPartial()) {
            passOver();
            while (const auto frame = next())
                sink(*frame);
        }
    }

    /// A frame has begun and is not complete.
    [[nodiscard]] bool hasPartial() const { return m_buffer.size() - m_begin > 1; }
    /// Frames begun and given up because of a wrong length, flag or check.
    [[nodiscard]] std::uint64_t damagedCount() const { return m_damaged; }

private:
    [[nodiscard]] std::size_t append(std::span<const std::byte> bytes);
    [[nodiscard]] std::optional<FrameView> next();
    void passOver();
    void seekFlag();

    Bytes m_buffer;
    std::size_t m_begin = 0;
    std::uint64_t m_damaged = 0;
};

} // namespace meterbench::protocol::hdlc
