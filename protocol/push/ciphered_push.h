// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/octets.h"

#include <optional>

/// The envelope of an encrypted push: general-glo-ciphering with the sender's system title, security control,
/// invocation counter, text and tag. The cryptography is behind the seam PushCipher: protocol/dlms has one. Some meters
/// put plain text into the envelope and say that it is encrypted; it is taken as what it is. Plain values.
namespace meterbench::protocol::push {

/// AES-GCM with the keys of one meter (GPK60 encrypts, GPK61 authenticates). Owned by whoever keeps the keys.
class PushCipher {
public:
    PushCipher() = default;
    PushCipher(const PushCipher&) = delete;
    PushCipher& operator=(const PushCipher&) = delete;
    PushCipher(PushCipher&&) = delete;
    PushCipher& operator=(PushCipher&&) = delete;
    virtual ~PushCipher() = default;

    /// @param content security control, counter, text, tag. @return the text. Error: the cipher's own.
    [[nodiscard]] virtual Result<Bytes> open(Octets systemTitle, Octets content) = 0;
    /// @return security control, counter, text, tag. Error: the cipher's own.
    [[nodiscard]] virtual Result<Bytes> protect(Octets systemTitle, std::uint32_t counter, Octets text) = 0;
};

struct Envelope {
    Bytes systemTitle; ///< eight octets; "KAME" and a serial number
    Bytes content; ///< security control, counter, text, tag

    bool operator==(const Envelope&) const = default;
};

/// Whether it is one, LLC header or not.
[[nodiscard]] bool isEnvelope(Octets octets);
/// Error: `push-damaged`.
[[nodiscard]] Result<Envelope> decodeEnvelope(Octets octets);
/// With the LLC header before it; the length in three octets, as meters write it.
[[nodiscard]] Bytes encode(const Envelope& envelope);

/// The text that stands in the content unencrypted, when it does: without control, counter and tag. Nothing else.
[[nodiscard]] std::optional<Bytes> plainContent(const Envelope& envelope);

} // namespace meterbench::protocol::push
