// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/request.h"
#include "protocol/dlms/result_codes.h"

/// The answers to GET, SET and ACTION in all their forms (IEC 62056-5-3, 7.3.3 to 7.3.5). Codec, no state. Plain
/// values.
namespace meterbench::protocol::dlms {

/// Tag of the APDU and choice, as they stand on the wire.
enum class ResponseForm : std::uint16_t {
    GetNormal = 0xC401,
    GetWithBlock = 0xC402,
    GetWithList = 0xC403,
    SetNormal = 0xC501,
    SetBlock = 0xC502,
    SetLastBlock = 0xC503,
    SetLastBlockWithList = 0xC504,
    SetWithList = 0xC505,
    ActionNormal = 0xC701,
    ActionWithBlock = 0xC702,
    ActionWithList = 0xC703,
    ActionNext = 0xC704
};

/// What became of one target. A GET has data exactly when it succeeded; an ACTION may have some.
struct Outcome {
    DataAccessResult result = DataAccessResult::Success;
    std::optional<axdr::Data> data;

    bool operator==(const Outcome&) const = default;
};

struct Response {
    ResponseForm form = ResponseForm::GetNormal;
    std::uint8_t invoke = 0;
    std::vector<Outcome> outcomes;
    Block block;
    std::optional<DataAccessResult> blockFailure; ///< instead of a block of GET

    bool operator==(const Response&) const = default;
    [[nodiscard]] Bytes encode() const;
    /// Error: `dlms-damaged`.
    [[nodiscard]] static Result<Response> decode(std::span<const std::byte> apdu);
};

/// Get-Data-Result: data or why there is none.
void putDataResult(axdr::Writer& writer, const Outcome& outcome);
[[nodiscard]] Outcome takeDataResult(axdr::Reader& reader);
/// Action-Response-With-Optional-Data.
void putActionResult(axdr::Writer& writer, const Outcome& outcome);
[[nodiscard]] Outcome takeActionResult(axdr::Reader& reader);

} // namespace meterbench::protocol::dlms
