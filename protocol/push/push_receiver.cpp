// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_receiver.h"

namespace meterbench::protocol::push {

namespace {

constexpr std::size_t llcSize = 3;

} // namespace

Bytes frames(const PushMessage& message, const PushAddressing& addressing, TimeForm form)
{
    Bytes bytes;
    hdlc::appendUnnumbered(
        bytes, addressing.destination, addressing.source, encode(message, form), addressing.information);
    return bytes;
}

Result<Bytes> cipheredFrames(const PushMessage& message, PushCipher& cipher, Octets systemTitle, std::uint32_t counter,
    const PushAddressing& addressing)
{
    const Bytes plain = encode(message);
    return cipher.protect(systemTitle, counter, Octets(plain).subspan(llcSize)).map([&](Bytes content) {
        const Envelope envelope{{systemTitle.begin(), systemTitle.end()}, std::move(content)};
        Bytes bytes;
        hdlc::appendUnnumbered(
            bytes, addressing.destination, addressing.source, encode(envelope), addressing.information);
        return bytes;
    });
}

Effects PushReceiver::receive(Octets bytes, MonotonicInstant)
{
    m_reader.feed(bytes, [&](const hdlc::FrameView& frame) {
        if (const auto message = m_assembler.accept(frame))
            m_messages.push_back(open(*message));
    });
    return {};
}

void PushReceiver::close()
{
    m_reader = {};
    m_assembler = {};
}

Result<PushMessage> PushReceiver::open(Octets message)
{
    if (!isEnvelope(message))
        return decode(message);
    const auto envelope = decodeEnvelope(message);
    if (!envelope)
        return tl::unexpected(envelope.error());
    if (const auto plain = plainContent(*envelope))
        return decode(*plain);
    if (m_cipher == nullptr)
        return failure(ErrorKind::Security, "push-key-missing");
    return m_cipher->open(envelope->systemTitle, envelope->content).and_then([](const Bytes& plain) {
        return decode(plain);
    });
}

} // namespace meterbench::protocol::push
