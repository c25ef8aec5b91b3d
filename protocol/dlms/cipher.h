// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"
#include "protocol/secret.h"

#include <memory>
#include <span>

/// AES-GCM as DLMS uses it (IEC 62056-5-3, 5.3.7; NIST SP 800-38D): one key, a tag of twelve octets, the nonce made of
/// system title and invocation counter. It neither counts nor remembers: who calls it twice with one nonce gives the
/// key away. Suites 1 and 2 are named, their signatures and key agreement are not here. One owner, one thread.
namespace meterbench::protocol::dlms {

enum class Suite : std::uint8_t { AesGcm128 = 0, EcdhEcdsaAesGcm128Sha256 = 1, EcdhEcdsaAesGcm256Sha384 = 2 };

[[nodiscard]] constexpr std::size_t keySize(Suite suite)
{
    return suite == Suite::EcdhEcdsaAesGcm256Sha384 ? 32 : 16;
}

constexpr std::size_t systemTitleSize = 8;
constexpr std::size_t tagSize = 12;
/// Security control and invocation counter before the text.
constexpr std::size_t securityHeaderSize = 5;

enum class Protection : std::uint8_t { None = 0x00, Authenticated = 0x10, Encrypted = 0x20, Both = 0x30 };

/// The security control octet.
struct SecurityControl {
    Suite suite = Suite::AesGcm128;
    Protection protection = Protection::Both;
    bool isBroadcastKey = false;
    bool isCompressed = false;

    bool operator==(const SecurityControl&) const = default;
    [[nodiscard]] constexpr std::uint8_t encode() const
    {
        return static_cast<std::uint8_t>(static_cast<unsigned>(suite) | static_cast<unsigned>(protection)
            | static_cast<unsigned>(isBroadcastKey) << 6U | static_cast<unsigned>(isCompressed) << 7U);
    }
    [[nodiscard]] static constexpr SecurityControl decode(std::uint8_t octet)
    {
        return {static_cast<Suite>(octet & 0x0FU), static_cast<Protection>(octet & 0x30U), (octet & 0x40U) != 0,
            (octet & 0x80U) != 0};
    }
};

class Cipher {
public:
    /// @param encryptionKey 16 octets (32 with suite 2) @param authenticationKey as long, or empty. Error:
    /// `cryptography-failed`.
    [[nodiscard]] static Result<Cipher> create(
        std::span<const std::byte> encryptionKey, std::span<const std::byte> authenticationKey);

    Cipher(Cipher&&) noexcept;
    Cipher& operator=(Cipher&&) noexcept;
    Cipher(const Cipher&) = delete;
    Cipher& operator=(const Cipher&) = delete;
    ~Cipher();

    /// Appends security control, invocation counter, text, tag. Error: `cryptography-failed`.
    [[nodiscard]] Result<void> protect(const SecurityControl& control, std::span<const std::byte> systemTitle,
        std::uint32_t counter, std::span<const std::byte> plain, Bytes& out);

    struct Opened {
        SecurityControl control;
        std::uint32_t counter = 0;
        Secret<Bytes> plain;
    };
    /// The reverse, with the system title of the sender. Error: `dlms-deciphering`.
    [[nodiscard]] Result<Opened> open(
        std::span<const std::byte> systemTitle, std::span<const std::byte> protectedBytes);

    /// GMAC over any octets: the tag of HLS mechanism 5. Error: `cryptography-failed`.
    [[nodiscard]] Result<Bytes> authenticate(const SecurityControl& control, std::span<const std::byte> systemTitle,
        std::uint32_t counter, std::span<const std::byte> octets);

private:
    struct Contexts;
    explicit Cipher(std::unique_ptr<Contexts> contexts);

    std::unique_ptr<Contexts> m_contexts;
};

} // namespace meterbench::protocol::dlms
