// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/frame.h"

/// Messages without a connection: UI frames, in segments when they are long, as meters push them (IEC
/// 62056-46, 6.4.3.9; segments of UI frames as consumer ports send them). Pure function; the assembler belongs to a
/// listener.
namespace meterbench::protocol::hdlc {

/// Appends the UI frames of one message. @param information octets in one frame at most
void appendUnnumbered(Bytes& out, const Address& destination, const Address& source, std::span<const std::byte> message,
    std::size_t information = 128);

class UnnumberedAssembler {
public:
    static constexpr std::size_t longestMessage = 65535;

    /// Takes a UI frame. @return the message, once its last segment is there; other frames are passed over. A segment
    /// of another pair of stations begins anew.
    [[nodiscard]] std::optional<Bytes> accept(const FrameView& frame);

private:
    Bytes m_message;
    Header m_from;
    bool m_isWithin = false;
};

} // namespace meterbench::protocol::hdlc
