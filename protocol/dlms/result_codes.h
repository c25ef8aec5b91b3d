// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

/// How a server says that it did or did not do something (IEC 62056-5-3, 7.3 and clause 9): closed lists with the names
/// of the standard. Constants.
namespace meterbench::protocol::dlms {

enum class DataAccessResult : std::uint8_t {
    Success = 0,
    HardwareFault = 1,
    TemporaryFailure = 2,
    ReadWriteDenied = 3,
    ObjectUndefined = 4,
    ObjectClassInconsistent = 9,
    ObjectUnavailable = 11,
    TypeUnmatched = 12,
    ScopeOfAccessViolated = 13,
    DataBlockUnavailable = 14,
    LongGetAborted = 15,
    NoLongGetInProgress = 16,
    LongSetAborted = 17,
    NoLongSetInProgress = 18,
    DataBlockNumberInvalid = 19,
    OtherReason = 250
};

/// Shares its numbers with DataAccessResult where both have them.
enum class ActionResult : std::uint8_t {
    Success = 0,
    HardwareFault = 1,
    TemporaryFailure = 2,
    ReadWriteDenied = 3,
    ObjectUndefined = 4,
    ObjectClassInconsistent = 9,
    ObjectUnavailable = 11,
    TypeUnmatched = 12,
    ScopeOfAccessViolated = 13,
    DataBlockUnavailable = 14,
    LongActionAborted = 15,
    NoLongActionInProgress = 16,
    OtherReason = 250
};

enum class AssociationResult : std::uint8_t { Accepted = 0, RejectedPermanent = 1, RejectedTransient = 2 };

/// acse-service-user
enum class AssociationDiagnostic : std::uint8_t {
    Null = 0,
    NoReasonGiven = 1,
    ApplicationContextNameNotSupported = 2,
    CallingApTitleNotRecognized = 3,
    CallingApInvocationIdentifierNotRecognized = 4,
    CallingAeQualifierNotRecognized = 5,
    CallingAeInvocationIdentifierNotRecognized = 6,
    CalledApTitleNotRecognized = 7,
    AuthenticationMechanismNameNotRecognized = 11,
    AuthenticationMechanismNameRequired = 12,
    AuthenticationFailure = 13,
    AuthenticationRequired = 14
};

enum class StateError : std::uint8_t { ServiceNotAllowed = 1, ServiceUnknown = 2 };
enum class ServiceError : std::uint8_t {
    OperationNotPossible = 1,
    ServiceNotSupported = 2,
    OtherReason = 3,
    PduTooLong = 4,
    DecipheringError = 5,
    InvocationCounterError = 6
};

/// The name in the standard, "read-write-denied"; "unknown" for numbers it does not have.
[[nodiscard]] std::string_view nameOf(DataAccessResult result);
[[nodiscard]] std::string_view nameOf(AssociationDiagnostic diagnostic);
[[nodiscard]] std::string_view nameOf(ServiceError error);

} // namespace meterbench::protocol::dlms
