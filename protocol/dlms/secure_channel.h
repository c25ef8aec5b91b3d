// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/cipher.h"
#include "protocol/dlms/invocation_counter.h"

#include <memory>
#include <optional>

/// Both directions of ciphered APDUs between two system titles: wraps plain APDUs into glo-, ded- or general forms and
/// opens them, counts up and refuses what does not count up. It judges no policy: what protection a message had is
/// told. Owned by an association, on either side.
namespace meterbench::protocol::dlms {

struct SecurityKeys {
    Bytes systemTitle; ///< own
    Bytes encryption; ///< global unicast
    Bytes authentication;
    std::uint32_t sendCounter = 0; ///< kept last, see InvocationCounter
    std::uint32_t receiveCounter = 0; ///< the least that is accepted from the peer
    std::string counterKey = "invocation-counter"; ///< Persist: this + "/send" and "/receive"
    /// Counts what is sent instead of sendCounter: one for all associations under one key, so that none of them gives a
    /// number twice.
    std::shared_ptr<InvocationCounter> sharedCounter = nullptr;
};

class SecureChannel {
public:
    /// Error: `cryptography-failed`.
    [[nodiscard]] static Result<SecureChannel> create(const SecurityKeys& keys);

    void setPeerTitle(std::span<const std::byte> title) { m_peerTitle.assign(title.begin(), title.end()); }
    /// Messages with less are refused before they are counted.
    void setLeastProtection(Protection protection) { m_least = protection; }
    [[nodiscard]] const Bytes& ownTitle() const { return m_ownTitle; }
    [[nodiscard]] const Bytes& peerTitle() const { return m_peerTitle; }

    /// A key for this association alone, counting from zero in both directions. Error: `cryptography-failed`.
    [[nodiscard]] Result<void> setDedicatedKey(std::span<const std::byte> key);
    [[nodiscard]] bool hasDedicatedKey() const { return m_dedicated.has_value(); }

    enum class Form : std::uint8_t { Specific, General };
    /// Octets that protection adds at most, in the worst form.
    static constexpr std::size_t overhead = 1 + 1 + systemTitleSize + 5 + securityHeaderSize + tagSize;

    /// The ciphered APDU; an APDU without a form of its own goes general. What must be kept first goes to the effects.
    /// Errors: `dlms-counter-exhausted`, `cryptography-failed`.
    [[nodiscard]] Result<Bytes> protect(
        std::span<const std::byte> plain, Protection protection, KeySet keys, Form form, Effects& effects);

    struct Opened {
        Bytes plain;
        Protection protection = Protection::None;
        KeySet keys = KeySet::Global;
        Form form = Form::Specific;
    };
    /// Errors: `dlms-deciphering`; its detail is "invocation counter" for a message that was seen before.
    [[nodiscard]] Result<Opened> open(std::span<const std::byte> apdu, Effects& effects);

    /// HLS mechanism 5: our answer to a challenge.
    [[nodiscard]] Result<Bytes> proveGmac(std::span<const std::byte> challenge, Effects& effects);
    /// Whether the peer's answer to our challenge is right and new.
    [[nodiscard]] bool verifyGmac(
        std::span<const std::byte> answer, std::span<const std::byte> challenge, Effects& effects);

private:
    explicit SecureChannel(Cipher global) : m_global(std::move(global)) { }
    void accepted(KeySet keys, std::uint32_t counter, Effects& effects);

    Cipher m_global;
    Protection m_least = Protection::None;
    std::optional<Cipher> m_dedicated;
    Bytes m_ownTitle;
    Bytes m_peerTitle;
    Bytes m_authenticationKey;
    std::shared_ptr<InvocationCounter> m_sendCounter;
    std::uint32_t m_dedicatedSend = 0;
    std::uint64_t m_received = 0; ///< least accepted next
    std::uint64_t m_dedicatedReceived = 0;
    std::string m_receiveKey;
};

} // namespace meterbench::protocol::dlms
