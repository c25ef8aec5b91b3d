// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/frame_scanner.h"
#include "protocol/explain/scope.h"

#include <functional>

/// Octets → explained frames, one after the other: finds them, remembers what earlier ones told, and hands each to a
/// sink, so that a long log needs no more memory than its longest frame. One owner, one thread.
namespace meterbench::protocol::explain {

/// Octets that belong together; a frame does not go beyond them.
struct Chunk {
    Slice octets;
    std::size_t line = 0; ///< 0: does not matter
};

class Explainer {
public:
    using Sink = std::function<void(ExplainedFrame)>;

    /// @param knowledge its tables outlive the explainer
    Explainer(const Knowledge& knowledge, KeyRing keys) : m_knowledge(knowledge), m_keys(std::move(keys)) { }

    /// Chunks of one conversation in the order of time. @return how many frames were recognised
    std::size_t explain(std::span<const Chunk> chunks, const Sink& sink) const;
    /// The same of a conversation that went on before.
    std::size_t explain(std::span<const Chunk> chunks, Conversation& conversation, const Sink& sink) const;

    /// One frame that was found.
    [[nodiscard]] ExplainedFrame explain(const FoundFrame& found, Conversation& conversation) const;

private:
    Knowledge m_knowledge;
    KeyRing m_keys;
};

} // namespace meterbench::protocol::explain
