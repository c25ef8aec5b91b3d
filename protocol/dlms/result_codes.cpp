// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/result_codes.h"

namespace meterbench::protocol::dlms {

std::string_view nameOf(DataAccessResult result)
{
    switch (result) {
    case DataAccessResult::Success:
        return "success";
    case DataAccessResult::HardwareFault:
        return "hardware-fault";
    case DataAccessResult::TemporaryFailure:
        return "temporary-failure";
    case DataAccessResult::ReadWriteDenied:
        return "read-write-denied";
    case DataAccessResult::ObjectUndefined:
        return "object-undefined";
    case DataAccessResult::ObjectClassInconsistent:
        return "object-class-inconsistent";
    case DataAccessResult::ObjectUnavailable:
        return "object-unavailable";
    case DataAccessResult::TypeUnmatched:
        return "type-unmatched";
    case DataAccessResult::ScopeOfAccessViolated:
        return "scope-of-access-violated";
    case DataAccessResult::DataBlockUnavailable:
        return "data-block-unavailable";
    case DataAccessResult::LongGetAborted:
        return "long-get-aborted";
    case DataAccessResult::NoLongGetInProgress:
        return "no-long-get-in-progress";
    case DataAccessResult::LongSetAborted:
        return "long-set-aborted";
    case DataAccessResult::NoLongSetInProgress:
        return "no-long-set-in-progress";
    case DataAccessResult::DataBlockNumberInvalid:
        return "data-block-number-invalid";
    case DataAccessResult::OtherReason:
        return "other-reason";
    }
    return "unknown";
}

std::string_view nameOf(AssociationDiagnostic diagnostic)
{
    switch (diagnostic) {
    case AssociationDiagnostic::Null:
        return "null";
    case AssociationDiagnostic::NoReasonGiven:
        return "no-reason-given";
    case AssociationDiagnostic::ApplicationContextNameNotSupported:
        return "application-context-name-not-supported";
    case AssociationDiagnostic::CallingApTitleNotRecognized:
        return "calling-AP-title-not-recognized";
    case AssociationDiagnostic::CallingApInvocationIdentifierNotRecognized:
        return "calling-AP-invocation-identifier-not-recognized";
    case AssociationDiagnostic::CallingAeQualifierNotRecognized:
        return "calling-AE-qualifier-not-recognized";
    case AssociationDiagnostic::CallingAeInvocationIdentifierNotRecognized:
        return "calling-AE-invocation-identifier-not-recognized";
    case AssociationDiagnostic::CalledApTitleNotRecognized:
        return "called-AP-title-not-recognized";
    case AssociationDiagnostic::AuthenticationMechanismNameNotRecognized:
        return "authentication-mechanism-name-not-recognised";
    case AssociationDiagnostic::AuthenticationMechanismNameRequired:
        return "authentication-mechanism-name-required";
    case AssociationDiagnostic::AuthenticationFailure:
        return "authentication-failure";
    case AssociationDiagnostic::AuthenticationRequired:
        return "authentication-required";
    }
    return "unknown";
}

std::string_view nameOf(ServiceError error)
{
    switch (error) {
    case ServiceError::OperationNotPossible:
        return "operation-not-possible";
    case ServiceError::ServiceNotSupported:
        return "service-not-supported";
    case ServiceError::OtherReason:
        return "other-reason";
    case ServiceError::PduTooLong:
        return "pdu-too-long";
    case ServiceError::DecipheringError:
        return "deciphering-error";
    case ServiceError::InvocationCounterError:
        return "invocation-counter-error";
    }
    return "unknown";
}

} // namespace meterbench::protocol::dlms
