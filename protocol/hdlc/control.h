// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

/// The control field of a frame (IEC 62056-46, 6.4.3): which kind, the sequence numbers, poll or final. A plain value.
namespace meterbench::protocol::hdlc {

enum class FrameKind : std::uint8_t { Information, ReceiveReady, ReceiveNotReady, Snrm, Disc, Ua, Dm, Frmr, Ui };

struct Control {
    FrameKind kind = FrameKind::Ui;
    bool pollFinal = true;
    std::uint8_t receive = 0; ///< N(R): the next one expected
    std::uint8_t send = 0; ///< N(S)

    bool operator==(const Control&) const = default;

    [[nodiscard]] constexpr std::uint8_t encode() const
    {
        const auto poll = static_cast<unsigned>(pollFinal) << 4U;
        const auto numbered = (receive & 7U) << 5U | poll;
        switch (kind) {
        case FrameKind::Information:
            return static_cast<std::uint8_t>(numbered | (send & 7U) << 1U);
        case FrameKind::ReceiveReady:
            return static_cast<std::uint8_t>(numbered | 0x01U);
        case FrameKind::ReceiveNotReady:
            return static_cast<std::uint8_t>(numbered | 0x05U);
        case FrameKind::Snrm:
            return static_cast<std::uint8_t>(0x83U | poll);
        case FrameKind::Disc:
            return static_cast<std::uint8_t>(0x43U | poll);
        case FrameKind::Ua:
            return static_cast<std::uint8_t>(0x63U | poll);
        case FrameKind::Dm:
            return static_cast<std::uint8_t>(0x0FU | poll);
        case FrameKind::Frmr:
            return static_cast<std::uint8_t>(0x87U | poll);
        case FrameKind::Ui:
            break;
        }
        return static_cast<std::uint8_t>(0x03U | poll);
    }

    /// nullopt for a control field that this profile of HDLC does not have.
    [[nodiscard]] static constexpr std::optional<Control> decode(std::uint8_t octet)
    {
        const bool poll = (octet & 0x10U) != 0;
        const auto receive = static_cast<std::uint8_t>(octet >> 5U);
        if ((octet & 1U) == 0)
            return Control{FrameKind::Information, poll, receive, static_cast<std::uint8_t>(octet >> 1U & 7U)};
        switch (octet & 0x0FU) {
        case 0x01:
            return Control{FrameKind::ReceiveReady, poll, receive};
        case 0x05:
            return Control{FrameKind::ReceiveNotReady, poll, receive};
        default:
            break;
        }
        switch (octet & 0xEFU) {
        case 0x83:
            return Control{FrameKind::Snrm, poll};
        case 0x43:
            return Control{FrameKind::Disc, poll};
        case 0x63:
            return Control{FrameKind::Ua, poll};
        case 0x0F:
            return Control{FrameKind::Dm, poll};
        case 0x87:
            return Control{FrameKind::Frmr, poll};
        case 0x03:
            return Control{FrameKind::Ui, poll};
        default:
            return {};
        }
    }
};

} // namespace meterbench::protocol::hdlc
