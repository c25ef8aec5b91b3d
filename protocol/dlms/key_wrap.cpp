// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/key_wrap.h"

#include <fmt/format.h>

#include <memory>
#include <openssl/evp.h>

namespace meterbench::protocol::dlms {

namespace {

enum class Direction : int { Unwrap = 0, Wrap = 1 };

constexpr std::size_t semiblock = 8;
constexpr std::size_t longest = 512;

Result<Secret<Bytes>> run(Direction direction, std::span<const std::byte> masterKey, std::span<const std::byte> input)
{
    const auto wrong
        = [](const char* detail) { return failure(ErrorKind::Internal, "cryptography-failed", {{"detail", detail}}); };
    const auto* const algorithm = masterKey.size() == 16 ? EVP_aes_128_wrap()
        : masterKey.size() == 32                         ? EVP_aes_256_wrap()
                                                         : nullptr;
    if (algorithm == nullptr || input.size() % semiblock != 0 || input.size() < 2 * semiblock || input.size() > longest)
        return wrong("key length");
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
        EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    if (!context)
        return wrong("AES key wrap");
    EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    Secret<Bytes> output(input.size() + 2 * semiblock);
    int size = 0;
    const auto* const key = reinterpret_cast<const unsigned char*>(masterKey.data());
    if (EVP_CipherInit_ex(context.get(), algorithm, nullptr, key, nullptr, static_cast<int>(direction)) != 1
        || EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(output.data()), &size,
               reinterpret_cast<const unsigned char*>(input.data()), static_cast<int>(input.size()))
            != 1
        || size <= 0)
        return wrong("AES key wrap");
    output.resize(static_cast<std::size_t>(size));
    return output;
}

} // namespace

Result<Bytes> wrapKey(std::span<const std::byte> masterKey, std::span<const std::byte> key)
{
    return run(Direction::Wrap, masterKey, key).map([](const Secret<Bytes>& wrapped) -> Bytes { return wrapped; });
}

Result<Secret<Bytes>> unwrapKey(std::span<const std::byte> masterKey, std::span<const std::byte> wrapped)
{
    return run(Direction::Unwrap, masterKey, wrapped);
}

std::string keyMark(std::span<const std::byte> key)
{
    unsigned char digest[EVP_MAX_MD_SIZE] = {};
    // Without SHA-256 there is no key wrap either: then all keys have one mark, and share one counter.
    static_cast<void>(EVP_Digest(key.data(), key.size(), digest, nullptr, EVP_sha256(), nullptr));
    return fmt::format("{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3]);
}

} // namespace meterbench::protocol::dlms
