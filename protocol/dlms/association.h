// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/dlms/conformance.h"
#include "protocol/dlms/result_codes.h"
#include "protocol/effect.h"
#include "protocol/secret.h"

#include <optional>
#include <span>

/// The APDUs that open and close an association (IEC 62056-5-3, 7.2 and 8): AARQ, AARE, RLRQ, RLRE in BER and the
/// xDLMS initiate inside of them in A-XDR. Encoding and decoding, no state; ciphering of what is inside is the
/// caller's. Plain values.
namespace meterbench::protocol::dlms {

enum class Referencing : std::uint8_t {
    LogicalName = 1,
    ShortName = 2,
    LogicalNameCiphered = 3,
    ShortNameCiphered = 4
};

[[nodiscard]] constexpr bool isCiphered(Referencing referencing)
{
    return referencing == Referencing::LogicalNameCiphered || referencing == Referencing::ShortNameCiphered;
}
[[nodiscard]] constexpr bool usesShortNames(Referencing referencing)
{
    return referencing == Referencing::ShortName || referencing == Referencing::ShortNameCiphered;
}

/// COSEM_Authentication_Mechanism_Name. Suites 1 and 2 bring 7 (ECDSA).
enum class Mechanism : std::uint8_t {
    Lowest = 0,
    Low = 1,
    High = 2,
    HighMd5 = 3,
    HighSha1 = 4,
    HighGmac = 5,
    HighSha256 = 6,
    HighEcdsa = 7
};

[[nodiscard]] constexpr bool isHigh(Mechanism mechanism)
{
    return mechanism >= Mechanism::High;
}

/// Error of all decoders here: `dlms-damaged`.
struct InitiateRequest {
    Secret<Bytes> dedicatedKey; ///< empty: none
    bool isResponseAllowed = true;
    std::uint8_t version = 6;
    Conformance conformance;
    std::uint16_t clientMaxReceivePduSize = 0xFFFF; ///< 0: no limit

    bool operator==(const InitiateRequest&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<InitiateRequest> decode(std::span<const std::byte> apdu);
};

struct InitiateResponse {
    static constexpr std::uint16_t logicalNameVaa = 0x0007;
    static constexpr std::uint16_t shortNameVaa = 0xFA00;

    std::uint8_t version = 6;
    Conformance conformance;
    std::uint16_t serverMaxReceivePduSize = 0xFFFF; ///< 0: no limit
    std::uint16_t vaaName = logicalNameVaa;

    bool operator==(const InitiateResponse&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<InitiateResponse> decode(std::span<const std::byte> apdu);
};

struct Aarq {
    Referencing referencing = Referencing::LogicalName;
    Bytes callingApTitle; ///< system title of the client; empty: none
    std::optional<std::uint8_t> callingAeInvocation; ///< user of the client
    std::optional<Mechanism> mechanism; ///< none: no authentication
    Bytes callingAuthentication; ///< password or challenge
    Bytes userInformation; ///< initiate request, plain or ciphered

    bool operator==(const Aarq&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<Aarq> decode(std::span<const std::byte> apdu);
};

struct Aare {
    Referencing referencing = Referencing::LogicalName;
    AssociationResult result = AssociationResult::Accepted;
    bool isDiagnosticOfUser = true; ///< false: of the provider
    std::uint8_t diagnostic = 0; ///< AssociationDiagnostic when of the user
    Bytes respondingApTitle; ///< system title of the server
    std::optional<Mechanism> mechanism;
    Bytes respondingAuthentication; ///< challenge
    Bytes userInformation; ///< initiate response or confirmed service error, plain or ciphered

    bool operator==(const Aare&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<Aare> decode(std::span<const std::byte> apdu);
};

/// RLRQ and RLRE.
struct Release {
    enum class Kind : std::uint8_t { Request = 0x62, Response = 0x63 };

    Kind kind = Kind::Request;
    std::optional<std::uint8_t> reason; ///< 0 normal, 1 urgent or not finished, 30 user defined
    Bytes userInformation;

    bool operator==(const Release&) const = default;
    [[nodiscard]] Bytes encode() const;
    [[nodiscard]] static Result<Release> decode(std::span<const std::byte> apdu);
};

} // namespace meterbench::protocol::dlms
