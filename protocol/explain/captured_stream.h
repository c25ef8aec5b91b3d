// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/capture_file.h"

/// What one side said to the other in a capture: TCP put into the order of its sequence numbers, what was sent again
/// left out; UDP datagram by datagram. Memory is that of the capture. Pure function.
namespace meterbench::protocol::explain {

/// Octets without a gap, a buffer of their own.
struct CapturedPart {
    Slice octets;
    /// Where the octets of a packet begin, rising, and the packet that brought them.
    std::vector<std::pair<std::size_t, std::size_t>> arrivals;

    /// Which packet brought the octet at this place.
    [[nodiscard]] std::size_t packetOf(std::size_t position) const;
};

struct CapturedStream {
    std::string name; ///< "192.0.2.1:40000 > 192.0.2.2:4059"
    std::string connection; ///< the same for both directions
    std::vector<CapturedPart> parts; ///< more than one where octets are missing between them
};

[[nodiscard]] std::vector<CapturedStream> streamsOf(const Capture& capture);

} // namespace meterbench::protocol::explain
