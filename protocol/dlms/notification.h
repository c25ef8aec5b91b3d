// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/result_codes.h"
#include "protocol/dlms/target.h"
#include "protocol/effect.h"

/// APDUs that nobody asked for, and the answers to what cannot be answered: data and event notification, exception
/// response, confirmed service error (IEC 62056-5-3, 7.3.8, 7.3.9, 7.3.14). Codec, no state. Error of all decoders:
/// `dlms-damaged`. Plain values.
namespace meterbench::protocol::dlms {

struct DataNotification {
    std::uint32_t longInvoke = 0;
    Bytes dateTime; ///< twelve octets, or empty
    axdr::Data body;

    bool operator==(const DataNotification&) const = default;
    [[nodiscard]] Bytes encode() const;
    /// A date-time with a tag of its own, which some meters write, is accepted.
    [[nodiscard]] static Result<DataNotification> decode(std::span<const std::byte> apdu);
};

struct EventNotification {
    Bytes time; ///< twelve octets, or empty
    Target attribute;
    axdr::Data value;

    bool operator==(const EventNotification&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<EventNotification> decode(std::span<const std::byte> apdu);
};

struct ExceptionResponse {
    StateError state = StateError::ServiceUnknown;
    ServiceError service = ServiceError::OtherReason;
    std::optional<std::uint32_t> expectedCounter; ///< with ServiceError::InvocationCounterError

    bool operator==(const ExceptionResponse&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<ExceptionResponse> decode(std::span<const std::byte> apdu);
};

/// The octets of an exception response without a counter.
[[nodiscard]] inline Bytes refusal(StateError state, ServiceError service)
{
    return ExceptionResponse{state, service, {}}.encode();
}

struct ConfirmedServiceError {
    std::uint8_t service = 1; ///< 1 initiate, 5 read, 6 write
    std::uint8_t kind = 6; ///< 0 application-reference … 6 initiate
    std::uint8_t value = 0; ///< initiate: 1 dlms version too low, 2 incompatible conformance, 3 pdu size too short

    bool operator==(const ConfirmedServiceError&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<ConfirmedServiceError> decode(std::span<const std::byte> apdu);
};

} // namespace meterbench::protocol::dlms
