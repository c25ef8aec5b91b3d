// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/object_server.h"

/// The answer to one GET as a stream of octets: asks the objects when their turn comes and holds no more than a block
/// and the piece behind it, so that no row is lost or kept twice at any size of block. Owned by a connection for as
/// long as the answer takes.
namespace meterbench::protocol::dlms {

class ResponseStream {
public:
    enum class Shape { Single, List };

    ResponseStream(ObjectServer& objects, const Requester& requester, std::vector<Target> targets, Shape shape);

    /// Reads on until there are so many octets, or all.
    void fill(std::size_t octets);
    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    /// Why there is no value; of a single target, after fill().
    [[nodiscard]] std::optional<DataAccessResult> refusal() const { return m_refusal; }
    [[nodiscard]] std::span<const std::byte> available() const { return std::span(m_buffer).subspan(m_begin); }
    void drop(std::size_t octets) { m_begin += octets; }
    /// The value came to an end before it was complete; what is left of it is worth nothing.
    [[nodiscard]] bool isLost() const { return m_isLost; }
    /// Everything was read and taken.
    [[nodiscard]] bool isExhausted() const { return m_isFinished && m_begin == m_buffer.size(); }

private:
    void open();

    ObjectServer& m_objects;
    Requester m_requester;
    std::vector<Target> m_targets;
    std::size_t m_next = 0;
    Shape m_shape;
    std::unique_ptr<ValueSource> m_source;
    std::optional<DataAccessResult> m_refusal;
    Bytes m_buffer;
    std::size_t m_begin = 0;
    bool m_isFinished = false;
    bool m_isLost = false;
};

} // namespace meterbench::protocol::dlms
