// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/hls.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace meterbench::protocol::dlms {

Result<Bytes> hlsDigest(Mechanism mechanism, const HlsParticipants& participants)
{
    const auto wrong
        = [] { return failure(ErrorKind::Internal, "cryptography-failed", {{"detail", "authentication mechanism"}}); };
    const auto* const algorithm = mechanism == Mechanism::HighMd5 ? EVP_md5()
        : mechanism == Mechanism::HighSha1                        ? EVP_sha1()
        : mechanism == Mechanism::HighSha256                      ? EVP_sha256()
                                                                  : nullptr;
    if (algorithm == nullptr)
        return wrong();
    Secret<Bytes> message;
    message.reserve(participants.secret.size() + 2 * systemTitleSize + 2 * longestChallenge);
    const auto add = [&](std::span<const std::byte> part) { message.insert(message.end(), part.begin(), part.end()); };
    if (mechanism == Mechanism::HighSha256) {
        add(participants.secret);
        add(participants.proverTitle);
        add(participants.verifierTitle);
        add(participants.verifierChallenge);
        add(participants.proverChallenge);
    } else {
        add(participants.verifierChallenge);
        add(participants.secret);
    }
    Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (EVP_Digest(
            message.data(), message.size(), reinterpret_cast<unsigned char*>(digest.data()), &size, algorithm, nullptr)
        != 1)
        return wrong();
    digest.resize(size);
    return digest;
}

Result<Bytes> hlsGmac(
    Cipher& cipher, std::span<const std::byte> proverTitle, std::uint32_t counter, std::span<const std::byte> challenge)
{
    const SecurityControl control{Suite::AesGcm128, Protection::Authenticated};
    const auto tag = cipher.authenticate(control, proverTitle, counter, challenge);
    if (!tag)
        return tl::unexpected(tag.error());
    Bytes answer{std::byte{control.encode()}};
    for (unsigned shift = 32; shift > 0; shift -= 8)
        answer.push_back(static_cast<std::byte>(counter >> (shift - 8) & 0xFFU));
    answer.insert(answer.end(), tag->begin(), tag->end());
    return answer;
}

bool isSameSecret(std::span<const std::byte> left, std::span<const std::byte> right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace meterbench::protocol::dlms
