// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/dlms/association.h"
#include "protocol/dlms/cipher.h"

/// High-level security: what each side computes from the other's challenge, passes three and four (IEC 62056-5-3,
/// 5.3.4.8.4). Mechanism 2 is the manufacturer's own and is not here; 7 belongs to suites 1 and 2. Pure functions.
namespace meterbench::protocol::dlms {

constexpr std::size_t challengeSize = 16; ///< own choice; the standard allows 8 … 64
constexpr std::size_t shortestChallenge = 8;
constexpr std::size_t longestChallenge = 64;

struct HlsParticipants {
    std::span<const std::byte> secret; ///< mechanisms 3, 4, 6
    std::span<const std::byte> proverTitle; ///< system title of who computes the answer
    std::span<const std::byte> verifierTitle;
    std::span<const std::byte> proverChallenge; ///< the challenge the prover sent itself
    std::span<const std::byte> verifierChallenge; ///< the challenge being answered
};

/// MD5, SHA-1 and SHA-256 of the challenge with the secret. Error: `cryptography-failed` for other mechanisms.
[[nodiscard]] Result<Bytes> hlsDigest(Mechanism mechanism, const HlsParticipants& participants);

/// Mechanism 5: security control, invocation counter, GMAC of the challenge.
[[nodiscard]] Result<Bytes> hlsGmac(Cipher& cipher, std::span<const std::byte> proverTitle, std::uint32_t counter,
    std::span<const std::byte> challenge);

/// Checks an answer of the peer; takes as long whether it is right or wrong.
[[nodiscard]] bool isSameSecret(std::span<const std::byte> left, std::span<const std::byte> right);

} // namespace meterbench::protocol::dlms
