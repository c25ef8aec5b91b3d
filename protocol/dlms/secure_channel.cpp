// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/secure_channel.h"

#include "protocol/axdr/length.h"
#include "protocol/axdr/reader.h"
#include "protocol/dlms/hls.h"
#include "protocol/dlms/malformed.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

Result<SecureChannel> SecureChannel::create(const SecurityKeys& keys)
{
    if (keys.systemTitle.size() != systemTitleSize)
        return failure(ErrorKind::Internal, "cryptography-failed", {{"detail", "system title"}});
    auto cipher = Cipher::create(keys.encryption, keys.authentication);
    if (!cipher)
        return tl::unexpected(cipher.error());
    SecureChannel channel(std::move(*cipher));
    channel.m_ownTitle = keys.systemTitle;
    channel.m_authenticationKey = keys.authentication;
    channel.m_sendCounter = keys.sharedCounter
        ? keys.sharedCounter
        : std::make_shared<InvocationCounter>(keys.counterKey + "/send", keys.sendCounter);
    channel.m_accepted = keys.acceptedCounter
        ? keys.acceptedCounter
        : std::make_shared<AcceptedCounter>(keys.counterKey + "/receive", keys.receiveCounter);
    return channel;
}

Result<void> SecureChannel::setDedicatedKey(std::span<const std::byte> key)
{
    auto cipher = Cipher::create(key, m_authenticationKey);
    if (!cipher)
        return tl::unexpected(cipher.error());
    m_dedicated = std::move(*cipher);
    m_dedicatedSend = 0;
    m_dedicatedReceived = 0;
    return {};
}

Result<Bytes> SecureChannel::protect(
    std::span<const std::byte> plain, Protection protection, KeySet keys, Form form, Effects& effects)
{
    const bool isDedicated = keys == KeySet::Dedicated && m_dedicated.has_value();
    std::uint32_t counter = 0;
    if (isDedicated) {
        if (m_dedicatedSend == UINT32_MAX)
            return failure(ErrorKind::Security, "dlms-counter-exhausted");
        counter = m_dedicatedSend++;
    } else {
        const auto taken = m_sendCounter->take(effects);
        if (!taken)
            return tl::unexpected(taken.error());
        counter = *taken;
    }
    const auto used = isDedicated ? KeySet::Dedicated : KeySet::Global;
    const auto specific = form == Form::Specific && !plain.empty()
        ? cipheredTag(std::to_integer<std::uint8_t>(plain[0]), used)
        : std::nullopt;
    const bool isAuthenticated = protection == Protection::Authenticated || protection == Protection::Both;
    const auto length = securityHeaderSize + plain.size() + (isAuthenticated ? tagSize : 0);
    Bytes out;
    out.reserve(length + 16);
    if (specific) {
        out.push_back(std::byte{*specific});
    } else {
        out.push_back(
            static_cast<std::byte>(isDedicated ? ApduTag::GeneralDedCiphering : ApduTag::GeneralGloCiphering));
        out.push_back(static_cast<std::byte>(systemTitleSize));
        out.insert(out.end(), m_ownTitle.begin(), m_ownTitle.end());
    }
    std::byte size[5];
    out.insert(out.end(), size, axdr::putLength(size, length));
    auto& cipher = isDedicated ? *m_dedicated : m_global;
    if (const auto done = cipher.protect({Suite::AesGcm128, protection}, m_ownTitle, counter, plain, out); !done)
        return tl::unexpected(done.error());
    return out;
}

Result<SecureChannel::Opened> SecureChannel::open(std::span<const std::byte> apdu, Effects& effects)
{
    axdr::Reader reader(apdu);
    const auto tag = reader.octet();
    const auto keys = keySetOf(tag);
    if (!keys)
        return undeciphered("tag");
    Opened opened;
    opened.keys = *keys;
    if (!hasPeer())
        return undeciphered("system title");
    if (tag == static_cast<std::uint8_t>(ApduTag::GeneralGloCiphering)
        || tag == static_cast<std::uint8_t>(ApduTag::GeneralDedCiphering)) {
        opened.form = Form::General;
        if (const auto sender = reader.sized(); !sender.empty() && !std::ranges::equal(sender, m_peerTitle))
            return undeciphered("system title");
    }
    const auto text = reader.sized();
    if (!reader.finished() || text.empty())
        return undeciphered("length");
    const auto control = SecurityControl::decode(std::to_integer<std::uint8_t>(text[0]));
    if (control.suite != Suite::AesGcm128 || control.isBroadcastKey || control.isCompressed)
        return undeciphered("security control");
    const auto least = static_cast<unsigned>(m_least);
    if (control.protection == Protection::None || (static_cast<unsigned>(control.protection) & least) != least)
        return undeciphered("not protected");
    if (*keys == KeySet::Dedicated && !m_dedicated)
        return undeciphered("dedicated key");
    auto plain = (*keys == KeySet::Dedicated ? *m_dedicated : m_global).open(m_peerTitle, text);
    if (!plain)
        return tl::unexpected(plain.error());
    if (!isNew(*plain, *keys))
        return undeciphered("invocation counter");
    count(*plain, *keys, effects);
    opened.protection = plain->control.protection;
    opened.plain = std::move(plain->plain);
    return opened;
}

bool SecureChannel::isNew(const Cipher::Opened& message, KeySet keys) const
{
    if (keys == KeySet::Dedicated)
        return message.counter >= m_dedicatedReceived;
    return message.counter >= m_received && m_accepted->isNew(message.counter);
}

void SecureChannel::count(const Cipher::Opened& message, KeySet keys, Effects& effects)
{
    auto& received = keys == KeySet::Dedicated ? m_dedicatedReceived : m_received;
    received = std::uint64_t{message.counter} + 1;
    // Without a tag anyone may have written the number: it must not shut out the client who comes with a lower one.
    if (keys == KeySet::Global && message.control.protection != Protection::Encrypted)
        m_accepted->accept(message.counter, effects);
}

Result<Bytes> SecureChannel::proveGmac(std::span<const std::byte> challenge, Effects& effects)
{
    const auto counter = m_sendCounter->take(effects);
    if (!counter)
        return tl::unexpected(counter.error());
    return hlsGmac(m_global, m_ownTitle, *counter, challenge);
}

bool SecureChannel::verifyGmac(
    std::span<const std::byte> answer, std::span<const std::byte> challenge, Effects& effects)
{
    if (answer.size() != securityHeaderSize + tagSize || answer[0] != std::byte{0x10} || !hasPeer()
        || m_accepted->hasEnded())
        return false;
    std::uint32_t counter = 0;
    for (const auto octet : answer.subspan(1, 4))
        counter = counter << 8U | std::to_integer<std::uint32_t>(octet);
    const auto expected = hlsGmac(m_global, m_peerTitle, counter, challenge);
    if (!expected || !isSameSecret(*expected, answer))
        return false;
    // The message that carries the answer was counted before it: a lower number is no repetition, because the answer
    // was made first, and for this challenge.
    m_accepted->accept(counter, effects);
    return true;
}

} // namespace meterbench::protocol::dlms
