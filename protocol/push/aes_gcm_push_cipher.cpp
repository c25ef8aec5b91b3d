// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/aes_gcm_push_cipher.h"

namespace meterbench::protocol::push {

Result<Bytes> AesGcmPushCipher::open(Octets systemTitle, Octets content)
{
    return m_cipher.open(systemTitle, content).map([](const dlms::Cipher::Opened& opened) -> Bytes {
        return opened.plain;
    });
}

Result<Bytes> AesGcmPushCipher::protect(Octets systemTitle, std::uint32_t counter, Octets text)
{
    Bytes content;
    return m_cipher.protect(dlms::SecurityControl{}, systemTitle, counter, text, content).map([&] {
        return std::move(content);
    });
}

} // namespace meterbench::protocol::push
