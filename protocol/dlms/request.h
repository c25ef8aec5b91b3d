// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/target.h"
#include "protocol/effect.h"

/// GET, SET and ACTION requests with logical names in all their forms (IEC 62056-5-3, 7.3.3 to 7.3.5): one structure,
/// of which each form uses a part. Codec, no state. Plain values.
namespace meterbench::protocol::dlms {

/// Tag of the APDU and choice, as they stand on the wire.
enum class RequestForm : std::uint16_t {
    GetNormal = 0xC001,
    GetNext = 0xC002,
    GetWithList = 0xC003,
    SetNormal = 0xC101,
    SetWithFirstBlock = 0xC102,
    SetWithBlock = 0xC103,
    SetWithList = 0xC104,
    SetWithListAndFirstBlock = 0xC105,
    ActionNormal = 0xC301,
    ActionNext = 0xC302,
    ActionWithList = 0xC303,
    ActionWithFirstBlock = 0xC304,
    ActionWithListAndFirstBlock = 0xC305,
    ActionWithBlock = 0xC306
};

/// Invoke id and priority: id 0 … 15, confirmed, high priority.
constexpr std::uint8_t invokeIdMask = 0x0F;
constexpr std::uint8_t confirmedService = 0x40;
constexpr std::uint8_t highPriority = 0x80;

/// A part of a value that is longer than an APDU.
struct Block {
    bool isLast = true;
    std::uint32_t number = 0; ///< from 1; the one confirmed or asked for in the forms that carry nothing else
    Bytes octets;

    bool operator==(const Block&) const = default;
};

struct Request {
    RequestForm form = RequestForm::GetNormal;
    std::uint8_t invoke = confirmedService | highPriority;
    std::vector<Target> targets; ///< one, or the list
    std::vector<axdr::Data> values; ///< of SET one per target; of an ACTION none or one per target
    Block block;

    bool operator==(const Request&) const = default;
    [[nodiscard]] Bytes encode() const;
    /// Error: `dlms-damaged`.
    [[nodiscard]] static Result<Request> decode(std::span<const std::byte> apdu);
};

/// More targets in a list are refused: own choice, so that a few octets cannot ask for everything many times over.
constexpr std::size_t longestList = 128;

} // namespace meterbench::protocol::dlms
