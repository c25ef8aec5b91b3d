// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/explainer.h"

/// Octets that come piece by piece → explained frames, in the memory of the longest frame. What proves itself is told
/// at once, what can only be guessed when so much lies behind it that nothing else can come of it. One owner, one
/// thread.
namespace meterbench::protocol::explain {

class FrameStream {
public:
    /// @param explainer and @param conversation outlive the stream
    FrameStream(const Explainer& explainer, Conversation& conversation, Explainer::Sink sink)
        : m_explainer(explainer), m_conversation(conversation), m_sink(std::move(sink))
    {
    }

    void feed(Octets octets);
    /// Nothing goes on behind this: what is left is told, and something new may begin.
    void end();
    [[nodiscard]] std::size_t recognizedCount() const { return m_recognized; }

private:
    enum class Ending { Open, Final };
    void scan(Ending ending);

    const Explainer& m_explainer;
    Conversation& m_conversation;
    Explainer::Sink m_sink;
    Bytes m_octets;
    std::optional<FoundKind> m_behind; ///< the kind of the frame before; nothing at a beginning
    std::size_t m_recognized = 0;
};

} // namespace meterbench::protocol::explain
