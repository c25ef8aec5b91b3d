// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/ciphered_push.h"

#include "protocol/push/llc_header.h"
#include "protocol/push/push_message.h"

#include <algorithm>
#include <array>

namespace meterbench::protocol::push {

namespace {

constexpr std::uint8_t generalGloCiphering = 0xDB;
constexpr std::size_t titleSize = 8;
constexpr std::size_t headerSize = 5; // security control, counter
constexpr std::size_t tagSize = 12;

std::size_t readLength(OctetReader& reader)
{
    constexpr unsigned longForm = 0x80;
    const unsigned first = reader.octet();
    if (first < longForm)
        return first;
    const std::size_t count = first - longForm;
    return count > 4 ? std::size_t(-1) : static_cast<std::size_t>(reader.number(count));
}

} // namespace

bool isEnvelope(Octets octets)
{
    octets = withoutLlc(octets);
    return !octets.empty() && octets.front() == std::byte{generalGloCiphering};
}

Result<Envelope> decodeEnvelope(Octets octets)
{
    OctetReader reader(withoutLlc(octets));
    const std::uint8_t tag = reader.octet();
    const Octets title = reader.take(reader.octet());
    const Octets content = reader.take(readLength(reader));
    if (tag != generalGloCiphering || title.size() != titleSize || content.size() < headerSize || !reader.isExhausted())
        return failure(ErrorKind::Damaged, "push-damaged");
    return Envelope{{title.begin(), title.end()}, {content.begin(), content.end()}};
}

Bytes encode(const Envelope& envelope)
{
    constexpr std::uint8_t lengthInTwo = 0x82;
    Bytes bytes(llc.begin(), llc.end());
    appendNumber(bytes, generalGloCiphering, 1);
    appendNumber(bytes, envelope.systemTitle.size(), 1);
    appendOctets(bytes, envelope.systemTitle);
    appendNumber(bytes, lengthInTwo, 1);
    appendNumber(bytes, envelope.content.size(), 2);
    appendOctets(bytes, envelope.content);
    return bytes;
}

std::optional<Bytes> plainContent(const Envelope& envelope)
{
    const Octets text = Octets(envelope.content).subspan(std::min(headerSize, envelope.content.size()));
    // With the tag that belongs behind a text, or without.
    for (const std::size_t tag : {tagSize, std::size_t{0}}) {
        if (text.size() <= tag)
            continue;
        const Octets candidate = text.first(text.size() - tag);
        if (decode(candidate))
            return Bytes(candidate.begin(), candidate.end());
    }
    return std::nullopt;
}

} // namespace meterbench::protocol::push
