// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/hdlc/address.h"
#include "protocol/hdlc/parameters.h"

#include <variant>
#include <vector>

/// What both ends of an HDLC connection have in common: the times with their sources, the logical link control octets,
/// and what a link tells its owner as events. Constants and plain values.
namespace meterbench::protocol::hdlc {

/// Milliseconds.
using Milliseconds = std::int64_t;

/// No octet for so long inside of a frame ends it. IEC 62056-46 has 25 ms by default and lets 20 … 6000 be set (class
/// 23, inter_octet_time_out); networks and USB deliver in lumps, so the longer end is taken.
constexpr Milliseconds interOctetTimeOut = 1000;
/// A server forgets its client after so long: class 23, inactivity_time_out, default.
constexpr Milliseconds inactivityTimeOut = 120'000;
/// A client waits so long for the first octet of an answer. Own choice: above the second that optical heads take.
constexpr Milliseconds responseTimeOut = 3000;
/// A client asks a busy server again after so long. Own choice.
constexpr Milliseconds busyPollInterval = 200;
/// A client sends the same so often before it gives up. Own choice; IEC 62056-46 leaves it to the implementation.
constexpr int attempts = 3;

/// LLC header before each APDU: LSAPs and quality (IEC 62056-46, 5.3.2).
constexpr std::byte commandLlc[] = {std::byte{0xE6}, std::byte{0xE6}, std::byte{0x00}};
constexpr std::byte responseLlc[] = {std::byte{0xE6}, std::byte{0xE7}, std::byte{0x00}};

enum class LinkLoss : std::uint8_t {
    ByUs, ///< disconnected as asked
    ByPeer, ///< DISC or DM
    NoAnswer, ///< every attempt remained unanswered
    Refused, ///< DM to SNRM
    Rejected, ///< FRMR: sequence numbers are lost, connect again
    Oversize, ///< a message longer than agreed
    Inactivity
};

struct LinkUp {
    Address peer;
    Address own; ///< as the peer addressed it
    Parameters parameters;
    bool operator==(const LinkUp&) const = default;
};
struct LinkDown {
    LinkLoss reason = LinkLoss::ByUs;
    bool operator==(const LinkDown&) const = default;
};
/// A whole message without its LLC header.
struct MessageReceived {
    Bytes message;
    bool operator==(const MessageReceived&) const = default;
};
/// The information of a UI frame without its LLC header.
struct UnnumberedReceived {
    Bytes message;
    bool operator==(const UnnumberedReceived&) const = default;
};
/// Everything handed over was sent and acknowledged, and the peer has nothing to say.
struct MessageDelivered {
    bool operator==(const MessageDelivered&) const = default;
};

using LinkEvent = std::variant<LinkUp, LinkDown, MessageReceived, UnnumberedReceived, MessageDelivered>;

/// Without the LLC header, which some senders leave out.
[[nodiscard]] std::span<const std::byte> withoutLlc(std::span<const std::byte> message);

} // namespace meterbench::protocol::hdlc
