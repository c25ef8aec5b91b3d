// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/cipher.h"
#include "protocol/push/ciphered_push.h"

/// The cipher of encrypted pushes: AES-128-GCM of protocol/dlms with the keys of one meter, authenticated and
/// encrypted. It keeps the keys and no counter. One owner.
namespace meterbench::protocol::push {

class AesGcmPushCipher : public PushCipher {
public:
    explicit AesGcmPushCipher(dlms::Cipher cipher) : m_cipher(std::move(cipher)) { }

    /// Error: `dlms-deciphering`.
    [[nodiscard]] Result<Bytes> open(Octets systemTitle, Octets content) override;
    /// Error: `cryptography-failed`.
    [[nodiscard]] Result<Bytes> protect(Octets systemTitle, std::uint32_t counter, Octets text) override;

private:
    dlms::Cipher m_cipher;
};

} // namespace meterbench::protocol::push
