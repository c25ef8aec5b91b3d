// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/secure_channel.h"

#include "protocol/axdr/length.h"
#include "protocol/axdr/reader.h"
#include "protocol/dlms/hls.h"

namespace meterbench::protocol::dlms {

namespace {

tl::unexpected<Error> undeciphered(const char* detail)
{
    return failure(ErrorKind::Security, "dlms-deciphering", {{"detail", detail}});
}

} // namespace

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
    channel.m_received = keys.receiveCounter;
    channel.m_receiveKey = keys.counterKey + "/receive";
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
    std::span<const std::byte> title(m_peerTitle);
    if (tag == static_cast<std::uint8_t>(ApduTag::GeneralGloCiphering)
        || tag == static_cast<std::uint8_t>(ApduTag::GeneralDedCiphering)) {
        opened.form = Form::General;
        const auto sender = reader.sized();
        if (!sender.empty())
            title = sender;
    }
    const auto text = reader.sized();
    if (!reader.finished() || text.empty())
        return undeciphered("length");
    const auto least = static_cast<unsigned>(m_least);
    if ((std::to_integer<unsigned>(text[0]) & least) != least)
        return undeciphered("not protected");
    if (*keys == KeySet::Dedicated && !m_dedicated)
        return undeciphered("dedicated key");
    auto plain = (*keys == KeySet::Dedicated ? *m_dedicated : m_global).open(title, text);
    if (!plain)
        return tl::unexpected(plain.error());
    // A counter is believed once the tag has proved it, or when nothing can prove it.
    if (plain->counter < (*keys == KeySet::Dedicated ? m_dedicatedReceived : m_received))
        return undeciphered("invocation counter");
    accepted(*keys, plain->counter, effects);
    if (m_peerTitle.empty())
        setPeerTitle(title);
    opened.protection = plain->control.protection;
    opened.plain = std::move(plain->plain);
    return opened;
}

void SecureChannel::accepted(KeySet keys, std::uint32_t counter, Effects& effects)
{
    if (keys == KeySet::Dedicated) {
        m_dedicatedReceived = std::uint64_t{counter} + 1;
        return;
    }
    m_received = std::uint64_t{counter} + 1;
    effects.emplace_back(
        Persist{m_receiveKey, InvocationCounter::encode(counter == UINT32_MAX ? counter : counter + 1)});
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
    if (answer.size() != securityHeaderSize + tagSize || answer[0] != std::byte{0x10})
        return false;
    std::uint32_t counter = 0;
    for (const auto octet : answer.subspan(1, 4))
        counter = counter << 8U | std::to_integer<std::uint32_t>(octet);
    const auto expected = hlsGmac(m_global, m_peerTitle, counter, challenge);
    // The message that carries the answer was counted before it: the same number may not come again, a lower one may,
    // because the answer was made first.
    if (!expected || !isSameSecret(*expected, answer))
        return false;
    if (counter >= m_received)
        accepted(KeySet::Global, counter, effects);
    return true;
}

} // namespace meterbench::protocol::dlms
