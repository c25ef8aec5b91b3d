// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/explain/frame_stream.h"
#include "protocol/explain/octet_notation.h"

#include <string_view>

/// What a person hands in as frames, whatever its form: octets written in any way, a log with times and remarks, a dump
/// with offsets, or the octets themselves. Which form it is, is decided by what the frames make of it: what proves
/// itself counts most. An input of any size is read in bounded memory. Captures are not here. One owner, one thread.
namespace meterbench::protocol::explain {

/// One way of reading an input.
struct Reading {
    enum class Form : std::uint8_t {
        Octets, ///< they are the frames
        Digits, ///< hexadecimal digits that run on over line ends, within an octet even
        Lines ///< of a notation
    };
    /// Octets that belong together.
    enum class Join : std::uint8_t { All, Paragraphs, Runs };

    Form form = Form::Octets;
    Notation notation = Notation::Hexadecimal;
    Join join = Join::All;

    bool operator==(const Reading&) const = default;
};

/// An input that stands in memory, read in the way that explains most. Empty when there is nothing in it.
[[nodiscard]] std::vector<Chunk> readFrames(std::string_view input, const Explainer& explainer);

class FrameInput {
public:
    /// A line that is longer is none of a log.
    static constexpr std::size_t longestLine = std::size_t{16} << 20U;

    /// @param explainer outlives the input
    FrameInput(const Explainer& explainer, Explainer::Sink sink);

    /// Error: `frame-input-line-too-long` {limit}.
    [[nodiscard]] Result<void> feed(std::string_view bytes);
    /// The end of the input. @return how many frames were recognised
    std::size_t finish();

private:
    void read(std::string_view block);
    void readAs(const Reading& reading, std::string_view block);
    [[nodiscard]] std::size_t endOfBlock() const;

    const Explainer& m_explainer;
    Explainer::Sink m_sink;
    Conversation m_conversation;
    FrameStream m_stream; ///< of what is joined over blocks
    std::string m_pending; ///< not read yet
    std::optional<Reading> m_reading;
    DumpColumns m_columns;
    std::size_t m_line = 0; ///< lines read
    std::size_t m_recognized = 0; ///< beside those of the stream
};

} // namespace meterbench::protocol::explain
