// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_message.h"

#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/push/llc_header.h"

#include <algorithm>
#include <array>

namespace meterbench::protocol::push {

namespace {

constexpr std::uint8_t dataNotification = 0x0F;
constexpr std::size_t obisSize = 6;

tl::unexpected<Error> damaged()
{
    return failure(ErrorKind::Damaged, "push-damaged");
}

/// Length and octets, perhaps with the tag of an octet-string before them.
Result<std::optional<axdr::DateTime>> readTime(OctetReader& reader)
{
    constexpr auto tag = static_cast<std::uint8_t>(axdr::Tag::OctetString);
    std::uint8_t length = reader.octet();
    if (length == tag)
        length = reader.octet();
    if (length == 0)
        return std::optional<axdr::DateTime>{};
    const auto time = axdr::DateTime::decode(reader.take(length));
    if (!time)
        return damaged();
    return std::optional(*time);
}

std::optional<Obis> obisOf(const axdr::Data& data)
{
    const auto octets = data.octets();
    if (data.tag() != axdr::Tag::OctetString || octets.size() != obisSize)
        return std::nullopt;
    OctetReader reader(octets);
    Obis obis;
    for (auto* group : {&obis.a, &obis.b, &obis.c, &obis.d, &obis.e, &obis.f})
        *group = reader.octet();
    return obis;
}

axdr::Data dataOf(const Obis& obis)
{
    const std::array octets{std::byte{obis.a}, std::byte{obis.b}, std::byte{obis.c}, std::byte{obis.d},
        std::byte{obis.e}, std::byte{obis.f}};
    return axdr::Data::octetString(octets);
}

void sort(std::span<const axdr::Data> elements, PushMessage& message)
{
    std::optional<Obis> pending;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const axdr::Data& element = elements[i];
        if (pending) {
            message.entries.push_back({pending, element});
            pending.reset();
        } else if (const auto obis = obisOf(element); obis && i + 1 < elements.size()) {
            pending = obis;
        } else if (element.isNull() && i + 1 < elements.size() && elements[i + 1].isNull()) {
            message.entries.emplace_back();
            ++i;
        } else if (const auto text = element.toText(); i == 0 && text) {
            message.version = *text;
        } else {
            message.strays.push_back(element);
        }
    }
}

} // namespace

const axdr::Data* PushMessage::find(const Obis& obis) const
{
    const auto found = std::ranges::find(entries, std::optional(obis), &PushEntry::obis);
    return found == entries.end() ? nullptr : &found->value;
}

Bytes encode(const PushMessage& message, TimeForm form)
{
    Bytes bytes(llc.begin(), llc.end());
    appendNumber(bytes, dataNotification, 1);
    appendNumber(bytes, message.invokeId, 4);
    if (form == TimeForm::Tagged && message.time)
        appendNumber(bytes, static_cast<std::uint8_t>(axdr::Tag::OctetString), 1);
    appendNumber(bytes, message.time ? axdr::DateTime::size : 0, 1);
    if (message.time)
        appendOctets(bytes, message.time->encode());
    std::vector<axdr::Data> elements;
    if (!message.version.empty())
        elements.push_back(axdr::Data::visibleString(message.version));
    for (const PushEntry& entry : message.entries) {
        elements.push_back(entry.obis ? dataOf(*entry.obis) : axdr::Data());
        elements.push_back(entry.value);
    }
    axdr::encode(axdr::Data::structure(std::move(elements)), bytes);
    return bytes;
}

Result<PushMessage> decode(Octets octets)
{
    OctetReader reader(withoutLlc(octets));
    PushMessage message;
    const std::uint8_t tag = reader.octet();
    message.invokeId = reader.doubleWord();
    const auto time = readTime(reader);
    if (tag != dataNotification || !time || reader.hasFailed())
        return damaged();
    message.time = *time;
    const auto body = axdr::decode(reader.take(reader.remaining()));
    if (!body || body->tag() != axdr::Tag::Structure)
        return damaged();
    sort(body->elements(), message);
    return message;
}

} // namespace meterbench::protocol::push
