// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/captured_stream.h"
#include "protocol/explain/explainer.h"

/// A capture of any size, as it comes, → explained frames in the order in which they were complete, whoever sent them:
/// both directions of a connection are one conversation. Memory is that of what waits: frames of one side for those of
/// another, octets for the end of their frame, within bounds. One owner, one thread.
namespace meterbench::protocol::explain {

class CaptureInput {
public:
    /// @param explainer outlives the input
    CaptureInput(const Explainer& explainer, Explainer::Sink sink);

    /// Error: `capture-damaged` {place} when not even its head can be read.
    [[nodiscard]] Result<void> feed(std::string_view bytes);
    /// The end; a capture that ends within a packet is told up to there. @return how many frames were recognised
    std::size_t finish();

private:
    struct Connection {
        std::array<std::string, 2> hosts; ///< in their order
        std::array<CapturedStream, 2> streams; ///< from the first host, from the second
        Conversation conversation;
        std::size_t lastPacket = 0;
    };
    /// By both hosts; a connection that opens anew takes the place of the one before.
    using Connections = std::map<std::pair<std::string, std::string>, std::shared_ptr<Connection>>;
    struct Waiting {
        std::shared_ptr<Connection> connection;
        std::size_t direction = 0;
        FoundFrame frame;
    };

    void take(const CapturedPacket& packet);
    void takeDatagram(const CapturedPacket& packet);
    void collect(const std::shared_ptr<Connection>& connection);
    void end(const std::shared_ptr<Connection>& connection);
    void forgetOldest();
    /// Tells what waits for nothing any more.
    void tell(std::size_t before);
    [[nodiscard]] std::size_t settledPacket() const;

    const Explainer& m_explainer;
    Explainer::Sink m_sink;
    CaptureReader m_reader;
    Connections m_connections;
    Connections m_datagrams;
    std::multimap<std::size_t, Waiting> m_waiting; ///< by the packet that completed them
    std::size_t m_waitingOctets = 0;
    std::size_t m_toldPacket = 0;
    std::size_t m_recognized = 0;
};

} // namespace meterbench::protocol::explain
