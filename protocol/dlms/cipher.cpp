// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/cipher.h"

#include "protocol/dlms/malformed.h"

#include <algorithm>
#include <array>
#include <openssl/evp.h>

namespace meterbench::protocol::dlms {

namespace {

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

constexpr std::size_t nonceSize = systemTitleSize + 4;

const unsigned char* in(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* out(std::byte* bytes)
{
    return reinterpret_cast<unsigned char*>(bytes);
}

tl::unexpected<Error> cryptographyFailed(const char* detail)
{
    return failure(ErrorKind::Internal, "cryptography-failed", {{"detail", detail}});
}

std::array<std::byte, nonceSize> nonceOf(std::span<const std::byte> title, std::uint32_t counter)
{
    std::array<std::byte, nonceSize> nonce{};
    std::ranges::copy(title.first(systemTitleSize), nonce.begin());
    for (std::size_t i = 0; i < 4; ++i)
        nonce[systemTitleSize + i] = static_cast<std::byte>(counter >> (24U - 8U * i) & 0xFFU);
    return nonce;
}

bool hasAuthentication(Protection protection)
{
    return protection == Protection::Authenticated || protection == Protection::Both;
}

bool hasEncryption(Protection protection)
{
    return protection == Protection::Encrypted || protection == Protection::Both;
}

} // namespace

struct Cipher::Contexts {
    Context seal;
    Context open;
    Secret<Bytes> additional; ///< security control and authentication key

    /// Nonce and additional authenticated data into a context that knows its key.
    bool begin(EVP_CIPHER_CTX* context, const std::array<std::byte, nonceSize>& nonce, const SecurityControl& control,
        std::span<const std::byte> authenticatedText)
    {
        int size = 0;
        if (EVP_CipherInit_ex(context, nullptr, nullptr, nullptr, in(nonce), -1) != 1)
            return false;
        if (!hasAuthentication(control.protection))
            return true;
        additional[0] = std::byte{control.encode()};
        return EVP_CipherUpdate(context, nullptr, &size, in(additional), static_cast<int>(additional.size())) == 1
            && (authenticatedText.empty()
                || EVP_CipherUpdate(
                       context, nullptr, &size, in(authenticatedText), static_cast<int>(authenticatedText.size()))
                    == 1);
    }
};

Cipher::Cipher(std::unique_ptr<Contexts> contexts) : m_contexts(std::move(contexts)) { }
Cipher::Cipher(Cipher&&) noexcept = default;
Cipher& Cipher::operator=(Cipher&&) noexcept = default;
Cipher::~Cipher() = default;

Result<Cipher> Cipher::create(std::span<const std::byte> encryptionKey, std::span<const std::byte> authenticationKey)
{
    const auto* const algorithm = encryptionKey.size() == 16 ? EVP_aes_128_gcm()
        : encryptionKey.size() == 32                         ? EVP_aes_256_gcm()
                                                             : nullptr;
    if (algorithm == nullptr || (!authenticationKey.empty() && authenticationKey.size() != encryptionKey.size()))
        return cryptographyFailed("key length");
    auto contexts = std::make_unique<Contexts>();
    contexts->seal.reset(EVP_CIPHER_CTX_new());
    contexts->open.reset(EVP_CIPHER_CTX_new());
    if (!contexts->seal || !contexts->open
        || EVP_EncryptInit_ex(contexts->seal.get(), algorithm, nullptr, in(encryptionKey), nullptr) != 1
        || EVP_DecryptInit_ex(contexts->open.get(), algorithm, nullptr, in(encryptionKey), nullptr) != 1)
        return cryptographyFailed("AES-GCM");
    contexts->additional.reserve(1 + authenticationKey.size());
    contexts->additional.push_back(std::byte{0});
    contexts->additional.insert(contexts->additional.end(), authenticationKey.begin(), authenticationKey.end());
    return Cipher(std::move(contexts));
}

Result<void> Cipher::protect(const SecurityControl& control, std::span<const std::byte> systemTitle,
    std::uint32_t counter, std::span<const std::byte> plain, Bytes& bytes)
{
    if (systemTitle.size() != systemTitleSize)
        return cryptographyFailed("system title");
    const auto begin = bytes.size();
    const bool isEncrypted = hasEncryption(control.protection);
    const bool isAuthenticated = hasAuthentication(control.protection);
    bytes.resize(begin + securityHeaderSize + plain.size() + (isAuthenticated ? tagSize : 0));
    auto* const text = bytes.data() + begin + securityHeaderSize;
    const auto nonce = nonceOf(systemTitle, counter);
    bytes[begin] = std::byte{control.encode()};
    std::copy(nonce.end() - 4, nonce.end(), bytes.begin() + static_cast<std::ptrdiff_t>(begin) + 1);
    if (!isEncrypted)
        std::ranges::copy(plain, text);
    if (!isEncrypted && !isAuthenticated)
        return {};
    auto* const context = m_contexts->seal.get();
    int size = 0;
    unsigned char nothing[16];
    const bool isDone = m_contexts->begin(context, nonce, control, isEncrypted ? std::span<const std::byte>() : plain)
        && (!isEncrypted || plain.empty()
            || EVP_EncryptUpdate(context, out(text), &size, in(plain), static_cast<int>(plain.size())) == 1)
        && EVP_EncryptFinal_ex(context, nothing, &size) == 1
        && (!isAuthenticated || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tagSize, text + plain.size()) == 1);
    if (!isDone) {
        bytes.resize(begin);
        return cryptographyFailed("AES-GCM");
    }
    return {};
}

Result<Cipher::Opened> Cipher::open(std::span<const std::byte> systemTitle, std::span<const std::byte> protectedBytes)
{
    if (systemTitle.size() != systemTitleSize)
        return undeciphered("system title");
    if (protectedBytes.size() < securityHeaderSize)
        return undeciphered("length");
    Opened opened;
    opened.control = SecurityControl::decode(std::to_integer<std::uint8_t>(protectedBytes[0]));
    if (opened.control.suite > Suite::EcdhEcdsaAesGcm256Sha384 || opened.control.isCompressed)
        return undeciphered("security control");
    for (const auto octet : protectedBytes.subspan(1, 4))
        opened.counter = opened.counter << 8U | std::to_integer<std::uint32_t>(octet);
    auto text = protectedBytes.subspan(securityHeaderSize);
    const bool isEncrypted = hasEncryption(opened.control.protection);
    const bool isAuthenticated = hasAuthentication(opened.control.protection);
    std::array<std::byte, tagSize> tag{};
    if (isAuthenticated) {
        if (text.size() < tagSize)
            return undeciphered("length");
        std::ranges::copy(text.last(tagSize), tag.begin());
        text = text.first(text.size() - tagSize);
    }
    opened.plain.resize(text.size());
    if (!isEncrypted)
        std::ranges::copy(text, opened.plain.begin());
    if (!isEncrypted && !isAuthenticated)
        return opened;
    auto* const context = m_contexts->open.get();
    int size = 0;
    unsigned char nothing[16];
    const bool isRead = m_contexts->begin(context, nonceOf(systemTitle, opened.counter), opened.control,
                            isEncrypted ? std::span<const std::byte>() : text)
        && (!isEncrypted || text.empty()
            || EVP_DecryptUpdate(context, out(opened.plain.data()), &size, in(text), static_cast<int>(text.size()))
                == 1);
    if (!isRead)
        return undeciphered("AES-GCM");
    if (isAuthenticated
        && (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) != 1
            || EVP_DecryptFinal_ex(context, nothing, &size) != 1))
        return undeciphered("authentication tag");
    return opened;
}

Result<Bytes> Cipher::authenticate(const SecurityControl& control, std::span<const std::byte> systemTitle,
    std::uint32_t counter, std::span<const std::byte> octets)
{
    Bytes whole;
    const SecurityControl alone{control.suite, Protection::Authenticated, control.isBroadcastKey, false};
    if (const auto done = protect(alone, systemTitle, counter, octets, whole); !done)
        return tl::unexpected(done.error());
    return Bytes(whole.end() - tagSize, whole.end());
}

} // namespace meterbench::protocol::dlms
