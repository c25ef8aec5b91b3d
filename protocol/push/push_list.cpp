// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_list.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace meterbench::protocol::push {

namespace {

/// Of a message, in the unit of its object; 0 when it is not there.
double amountOf(const PushMessage& message, const PushList& list, std::span<const PushQuirk* const> quirks, unsigned c)
{
    const Obis obis{1, 1, static_cast<std::uint8_t>(c), 7, 0, 255};
    const axdr::Data* value = message.find(obis);
    const PushObject* object = list.find(obis);
    if (value == nullptr || object == nullptr)
        return 0;
    return static_cast<double>(value->toInteger().value_or(0)) * std::pow(10, scalerOf(*object, quirks));
}

/// How many times volts times amperes are what the powers make. 0 where these are too small to tell, or where phases
/// may work against each other.
double apparentPowerRatio(const PushMessage& message, const PushList& list, std::span<const PushQuirk* const> quirks)
{
    constexpr double telling = 500; // VA
    const auto amount = [&](unsigned c) { return amountOf(message, list, quirks, c); };
    const double total = std::hypot(amount(1) - amount(2), amount(3) - amount(4));
    double product = 0;
    double opposed = 0;
    for (unsigned phase = 1; phase <= 3; ++phase) {
        product += amount(20 * phase + 11) * amount(20 * phase + 12);
        opposed += amount(20 * phase + 2);
    }
    const bool isOpposed = opposed > 0 && amount(1) > amount(2);
    return total < telling || isOpposed ? 0 : product / total;
}

struct Bounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

Bounds boundsOf(axdr::Tag type)
{
    switch (type) {
    case axdr::Tag::Unsigned:
        return {0, std::numeric_limits<std::uint8_t>::max()};
    case axdr::Tag::LongUnsigned:
        return {0, std::numeric_limits<std::uint16_t>::max()};
    case axdr::Tag::Long:
        return {std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max()};
    case axdr::Tag::DoubleLong:
        return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
    default:
        return {0, std::numeric_limits<std::uint32_t>::max()};
    }
}

/// value · 10^exponent, cut towards zero and to the bounds.
std::int64_t rescaled(std::int64_t value, int exponent, const Bounds& bounds)
{
    for (; exponent < 0 && value != 0; ++exponent)
        value /= 10;
    for (; exponent > 0 && value != 0; --exponent) {
        if (value > bounds.most || value < bounds.least)
            break;
        value *= 10;
    }
    return std::clamp(value, bounds.least, bounds.most);
}

axdr::Data dataOf(const PushObject& object, const PushValue& value, int scaler)
{
    if (const auto* number = std::get_if<PushNumber>(&value)) {
        const int exponent = std::clamp(number->scaler - scaler, -40, 40);
        return axdr::Data::number(object.type, rescaled(number->value, exponent, boundsOf(object.type)));
    }
    if (const auto* time = std::get_if<axdr::DateTime>(&value))
        return axdr::Data::octetString(time->encode());
    return axdr::Data::visibleString(std::get<std::string>(value));
}

} // namespace

int scalerOf(const PushObject& object, std::span<const PushQuirk* const> quirks)
{
    for (const PushQuirk* quirk : quirks) {
        const auto found = std::ranges::find(quirk->scalers, object.unit, &PushQuirk::Rescaled::unit);
        if (found != quirk->scalers.end() && !object.unit.empty())
            return found->scaler;
    }
    return object.scaler;
}

const PushObject* PushList::find(const Obis& obis) const
{
    const auto found = std::ranges::find(objects, obis, &PushObject::obis);
    return found == objects.end() ? nullptr : &*found;
}

bool PushList::isDue(MeterTime time) const
{
    return time.seconds >= offset && (time.seconds - offset) % interval == 0;
}

const PushList* PushLists::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_lists, id, &PushList::id);
    return found == m_lists.end() ? nullptr : &*found;
}

const PushList* PushLists::positional(std::string_view version, std::size_t elements) const
{
    const auto found = std::ranges::find_if(
        m_positional, [&](const PushList& list) { return list.version == version && list.objects.size() == elements; });
    return found == m_positional.end() ? nullptr : &*found;
}

const PushQuirk* PushLists::quirk(std::string_view id) const
{
    const auto found = std::ranges::find(m_quirks, id, &PushQuirk::id);
    return found == m_quirks.end() ? nullptr : &*found;
}

const PushList* PushLists::recognize(const PushMessage& message) const
{
    const PushList* shortest = nullptr;
    for (const PushList& list : m_lists) {
        if (message.version != list.version)
            continue;
        auto place = list.objects.begin();
        const bool hasAll = std::ranges::all_of(message.entries, [&](const PushEntry& entry) {
            if (!entry.obis)
                return true;
            place = std::ranges::find(place, list.objects.end(), *entry.obis, &PushObject::obis);
            return place != list.objects.end();
        });
        if (hasAll && (shortest == nullptr || list.objects.size() < shortest->objects.size()))
            shortest = &list;
    }
    return shortest;
}

std::vector<const PushQuirk*> PushLists::suspect(const PushMessage& message) const
{
    std::vector<const PushQuirk*> suspected;
    const PushList* list = recognize(message);
    for (const PushQuirk& quirk : m_quirks) {
        if (!quirk.suspicion)
            continue;
        const axdr::Data* value = quirk.suspicion->obis ? message.find(*quirk.suspicion->obis) : nullptr;
        const bool isAbove = value != nullptr && value->toInteger().value_or(0) > quirk.suspicion->above;
        const auto times = static_cast<double>(quirk.suspicion->apparentPowerTimes);
        const double ratio = times > 0 && list != nullptr ? apparentPowerRatio(message, *list, suspected) : 0;
        constexpr double tolerance = 1.3; // distortion, and powers of another second
        if (isAbove || (ratio > times / tolerance && ratio < times * tolerance && times > 0))
            suspected.push_back(&quirk);
    }
    return suspected;
}

std::vector<PushReading> readings(
    const PushMessage& message, const PushList& list, std::span<const PushQuirk* const> quirks)
{
    std::vector<PushReading> all;
    for (const PushEntry& entry : message.entries) {
        if (!entry.obis)
            continue;
        PushReading reading;
        reading.obis = *entry.obis;
        if (const PushObject* object = list.find(*entry.obis)) {
            reading.scaler = scalerOf(*object, quirks);
            reading.unit = object->unit;
        }
        reading.value = entry.value.toInteger();
        if (!reading.value) {
            reading.time = entry.value.toDateTime();
            if (!reading.time)
                reading.text = entry.value.toText().value_or(std::string_view{});
        }
        all.push_back(std::move(reading));
    }
    return all;
}

PushMessage compose(const PushList& list, const axdr::DateTime& time,
    const std::function<std::optional<PushValue>(const Obis& obis)>& read, Missing missing,
    std::span<const PushQuirk* const> quirks)
{
    PushMessage message;
    message.time = time;
    for (const PushObject& object : list.objects) {
        const auto value = read(object.obis);
        if (object.isBare) {
            if (const auto* version = value ? std::get_if<std::string>(&*value) : nullptr)
                message.version = *version;
        } else if (value) {
            message.entries.push_back({object.obis, dataOf(object, *value, scalerOf(object, quirks))});
        } else if (missing == Missing::Null) {
            message.entries.emplace_back();
        }
    }
    return message;
}

} // namespace meterbench::protocol::push
