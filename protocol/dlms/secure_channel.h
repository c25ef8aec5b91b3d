// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/apdu_tag.h"
#include "protocol/dlms/cipher.h"
#include "protocol/dlms/invocation_counter.h"

#include <memory>
#include <optional>

/// Both directions of ciphered APDUs between two system titles, suite 0, unicast keys: wraps plain APDUs into glo-,
/// ded- or general forms and opens those of the one peer whose title was settled, counts up and refuses what does not
/// count up. A message without a tag proves nothing: it counts for this association alone. What protection a message
/// had is told. Owned by an association, on either side.
namespace meterbench::protocol::dlms {

struct SecurityKeys {
    Bytes systemTitle; ///< own
    Secret<Bytes> encryption; ///< global unicast
    Secret<Bytes> authentication;
    std::uint32_t sendCounter = 0; ///< kept last, see InvocationCounter
    std::uint32_t receiveCounter = 0; ///< the least that is accepted from the peer
    std::string counterKey = "invocation-counter"; ///< Persist: this + "/send" and "/receive"
    /// Counts what is sent instead of sendCounter: one for all associations under one key, so that none of them gives a
    /// number twice.
    std::shared_ptr<InvocationCounter> sharedCounter = nullptr;
    /// Judges what is received instead of receiveCounter: one for all associations of one client under one key, so that
    /// what one of them has seen opens in none of the others.
    std::shared_ptr<AcceptedCounter> acceptedCounter = nullptr;
};

class SecureChannel {
public:
    /// Error: `cryptography-failed`.
    [[nodiscard]] static Result<SecureChannel> create(const SecurityKeys& keys);

    /// Before anything is opened, and once: messages of another sender are refused. The own title is nobody else's.
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
        Secret<Bytes> plain;
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
    [[nodiscard]] bool hasPeer() const { return m_peerTitle.size() == systemTitleSize && m_peerTitle != m_ownTitle; }
    [[nodiscard]] bool isNew(const Cipher::Opened& message, KeySet keys) const;
    void count(const Cipher::Opened& message, KeySet keys, Effects& effects);

    Cipher m_global;
    Protection m_least = Protection::None;
    std::optional<Cipher> m_dedicated;
    Bytes m_ownTitle;
    Bytes m_peerTitle;
    Secret<Bytes> m_authenticationKey;
    std::shared_ptr<InvocationCounter> m_sendCounter;
    std::shared_ptr<AcceptedCounter> m_accepted;
    std::uint32_t m_dedicatedSend = 0;
    std::uint64_t m_received = 0; ///< least taken next in this association, proved or not
    std::uint64_t m_dedicatedReceived = 0;
};

} // namespace meterbench::protocol::dlms
