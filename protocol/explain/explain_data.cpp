// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_data.h"

#include "protocol/axdr/data.h"
#include "protocol/cosem/scaler_unit.h"
#include "protocol/explain/compact_array.h"
#include "protocol/explain/obis_meaning.h"

#include <fmt/format.h>

namespace meterbench::protocol::explain {

namespace {

std::string part(std::uint8_t value)
{
    return value == axdr::notSpecified ? "--" : fmt::format("{:02}", value);
}

std::string dateText(const axdr::Date& date)
{
    const std::string year = date.year == axdr::yearNotSpecified ? "----" : fmt::format("{:04}", date.year);
    return year + "-" + part(date.month) + "-" + part(date.dayOfMonth);
}

std::string timeText(const axdr::Time& time)
{
    std::string text = part(time.hour) + ":" + part(time.minute) + ":" + part(time.second);
    if (time.hundredths != axdr::notSpecified && time.hundredths != 0)
        text += "." + part(time.hundredths);
    return text;
}

std::vector<Phrase> statusPhrases(std::uint8_t status)
{
    if (status == axdr::ClockStatusNotSpecified)
        return {};
    std::vector<Phrase> phrases;
    constexpr std::array<std::pair<std::uint8_t, const char*>, 5> bits{{{axdr::ClockInvalid, "clock-invalid"},
        {axdr::ClockDoubtful, "clock-doubtful"}, {axdr::ClockOtherBase, "clock-other-base"},
        {axdr::ClockStatusInvalid, "clock-status-invalid"}, {axdr::ClockDaylightSaving, "clock-daylight-saving"}}};
    for (const auto& [bit, phrase] : bits) {
        if ((status & bit) != 0)
            phrases.push_back({phrase, {}});
    }
    return phrases;
}

void nameFixed(Field& field, axdr::Tag tag, const Slice& payload)
{
    const axdr::Data data = axdr::Data::fromOctets(tag, payload.octets());
    if (tag == axdr::Tag::Boolean) {
        field.value = payload[0] == 0 ? "false" : "true";
    } else if (tag == axdr::Tag::DateTime) {
        field.value = dateTimeText(payload.octets()).value_or("");
        if (!field.value.empty())
            std::ranges::move(statusPhrases(payload[11]), std::back_inserter(field.meaning));
    } else if (tag == axdr::Tag::Date) {
        if (const auto date = axdr::Date::decode(payload.octets()))
            field.value = dateText(*date);
    } else if (tag == axdr::Tag::Time) {
        if (const auto time = axdr::Time::decode(payload.octets()))
            field.value = timeText(*time);
    } else if (const auto number = data.toInteger()) {
        field.value = std::to_string(*number);
    } else if (const auto real = data.toDouble()) {
        field.value = fmt::format("{}", *real);
    } else if (tag == axdr::Tag::Long64Unsigned) {
        field.value = std::to_string(payload.number());
    }
}

/// Twelve octets with a year of our days and a deviation that is one, of which no time comes.
bool looksLikeImpossibleTime(const Slice& payload)
{
    if (payload.size() != axdr::DateTime::size || dateTimeText(payload.octets()))
        return false;
    const auto year = payload.first(2).number();
    const auto deviation = static_cast<std::int16_t>(payload.sub(9, 2).number());
    constexpr std::uint64_t firstYear = 2000;
    constexpr std::uint64_t lastYear = 2099;
    constexpr std::int16_t day = 840; // minutes
    return year >= firstYear && year <= lastYear
        && (deviation == axdr::deviationNotSpecified || (deviation >= -day && deviation <= day));
}

void nameOctets(Field& field, axdr::Tag tag, const Slice& payload)
{
    const Octets octets = payload.octets();
    if (tag == axdr::Tag::OctetString && looksLikeObis(octets)) {
        const Obis obis = obisOf(octets);
        field.value = obis.text();
        std::ranges::move(meaningOf(obis), std::back_inserter(field.meaning));
    } else if (const auto time = octets.size() == axdr::DateTime::size && tag == axdr::Tag::OctetString
            ? dateTimeText(octets)
            : std::nullopt) {
        field.value = *time;
        std::ranges::move(statusPhrases(payload[11]), std::back_inserter(field.meaning));
    } else if (tag == axdr::Tag::Utf8String) {
        field.value = payload.text();
    } else if (tag == axdr::Tag::VisibleString || isPrintable(octets)) {
        field.value = printable(octets);
    } else {
        field.value = hexText(octets);
    }
}

std::optional<cosem::ScalerUnit> scalerUnitOf(const Field& field)
{
    if (field.name != "scaler_unit" || field.fields.size() != 2)
        return {};
    const auto scaler = integerOf(field.fields[0]);
    const auto unit = integerOf(field.fields[1]);
    if (!scaler || !unit)
        return {};
    return cosem::ScalerUnit{static_cast<std::int8_t>(*scaler), static_cast<cosem::Unit>(*unit)};
}

/// {integer, enum} is a scaler with its unit; beside a number it tells what that number is.
void nameStructure(Field& field)
{
    auto& parts = field.fields;
    const auto isOf = [](const Field& part, std::uint8_t tag) { return part.octets[0] == tag; };
    if (parts.size() == 2 && isOf(parts[0], 15) && isOf(parts[1], 22)) {
        const auto scaler = integerOf(parts[0]);
        const auto unit = integerOf(parts[1]);
        const std::string_view symbol = unit ? cosem::symbolOf(static_cast<cosem::Unit>(*unit)) : std::string_view();
        if (!scaler || *scaler < -20 || *scaler > 20 || (symbol.empty() && unit && *unit != 254 && *unit != 255))
            return;
        field.name = field.name == "structure" ? "scaler_unit" : field.name;
        field.value = fmt::format("10^{} {}", *scaler, symbol);
        if (field.value.back() == ' ')
            field.value.pop_back();
        parts[0].name = "scaler";
        parts[1].name = "unit";
        if (!symbol.empty())
            parts[1].meaning = {{std::string(symbol), {}}};
        return;
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto unit = scalerUnitOf(parts[i]);
        const auto number = unit ? integerOf(parts[i - 1]) : std::nullopt;
        if (number)
            parts[i - 1].meaning.push_back({scaledText(*number, unit->scaler, cosem::symbolOf(unit->unit)), {}});
    }
}

} // namespace

std::optional<std::string> dateTimeText(Octets octets)
{
    const auto value = axdr::DateTime::decode(octets);
    if (!value || (value->date.year != axdr::yearNotSpecified && (value->date.year < 1900 || value->date.year > 2200)))
        return {};
    std::string text = dateText(value->date) + "T" + timeText(value->time);
    if (value->deviation != axdr::deviationNotSpecified) {
        // The deviation leads from local time to UTC, an offset the other way.
        const int offset = -value->deviation;
        const int minutes = offset < 0 ? -offset : offset;
        text += fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
    }
    return text;
}

Field explainDateTime(Scope& scope, std::string name, const Slice& octets)
{
    const auto text = dateTimeText(octets.octets());
    Field field = scope.field(std::move(name), octets, text.value_or(""));
    if (!text) {
        scope.find(Severity::Warning, "time-impossible", field.name);
        return field;
    }
    std::ranges::move(statusPhrases(octets[11]), std::back_inserter(field.meaning));
    return field;
}

Field explainObis(Scope& scope, std::string name, const Slice& octets)
{
    if (octets.size() < 6)
        return scope.field(std::move(name), octets);
    const Obis obis = obisOf(octets.octets());
    return scope.field(std::move(name), octets, obis.text(), meaningOf(obis));
}

std::string scaledText(std::int64_t value, int scaler, std::string_view unit)
{
    if (scaler < -20 || scaler > 20)
        return fmt::format("{}·10^{} {}", value, scaler, unit);
    std::string text = cosem::ScalerUnit{static_cast<std::int8_t>(scaler), cosem::Unit::Count}.apply(value);
    if (!unit.empty())
        text.append(" ").append(unit);
    return text;
}

std::optional<std::int64_t> integerOf(const Field& field)
{
    const auto tag = static_cast<axdr::Tag>(field.octets[0]);
    const auto& layout = axdr::layoutOf(tag);
    if (layout.shape != axdr::Shape::Fixed || field.octets.size() != layout.fixedSize + std::size_t{1})
        return {};
    return axdr::Data::fromOctets(tag, field.octets.sub(1).octets()).toInteger();
}

Field explainData(Scope& scope, SliceReader& reader, std::string name, std::size_t depth)
{
    const Slice start = reader.rest();
    const Slice tag = reader.take(1);
    if (tag.isEmpty()) {
        scope.cut(name.empty() ? "data" : name);
        return scope.field(name.empty() ? "data" : std::move(name), tag);
    }
    return explainUntagged(scope, static_cast<axdr::Tag>(tag[0]), reader, std::move(name), depth, start);
}

Field explainUntagged(
    Scope& scope, axdr::Tag tag, SliceReader& reader, std::string name, std::size_t depth, const Slice& start)
{
    const auto& layout = axdr::layoutOf(tag);
    const std::string type(layout.name);
    if (layout.shape == axdr::Shape::Unknown || depth >= deepestData) {
        scope.find(Severity::Error, depth >= deepestData ? "data-too-deep" : "data-type-unknown",
            name.empty() ? "data" : name, {{"tag", std::to_string(static_cast<unsigned>(tag))}});
        static_cast<void>(reader.takeAll());
        reader.fail();
        return scope.field(name.empty() ? "data" : std::move(name), reader.since(start));
    }
    const bool isNamed = !name.empty();
    Field field = scope.field(isNamed ? std::move(name) : type, start);
    if (isNamed)
        field.meaning.push_back({type, {}});
    switch (layout.shape) {
    case axdr::Shape::Fixed: {
        const Slice payload = reader.take(layout.fixedSize);
        if (payload.size() < layout.fixedSize) {
            scope.cut(field.name);
        } else {
            nameFixed(field, tag, payload);
            const bool isTime = tag == axdr::Tag::DateTime || tag == axdr::Tag::Date || tag == axdr::Tag::Time;
            if (isTime && field.value.empty())
                scope.find(Severity::Warning, "time-impossible", field.name);
        }
        break;
    }
    case axdr::Shape::Octets: {
        const std::size_t length = takeLength(scope, reader);
        const Slice payload = reader.take(length);
        if (payload.size() < length)
            scope.cut(field.name);
        nameOctets(field, tag, payload);
        if (tag == axdr::Tag::OctetString && looksLikeImpossibleTime(payload))
            scope.find(Severity::Warning, "time-impossible", field.name);
        break;
    }
    case axdr::Shape::Bits: {
        const std::size_t bits = takeLength(scope, reader);
        const Slice payload = reader.take(bits / 8 + (bits % 8 == 0 ? 0 : 1));
        for (std::size_t i = 0; i < std::min<std::size_t>(bits, 64) && i / 8 < payload.size(); ++i)
            field.value.push_back((payload[i / 8] >> (7 - i % 8) & 1) == 0 ? '0' : '1');
        break;
    }
    case axdr::Shape::Elements: {
        const std::size_t count = takeLength(scope, reader);
        field.value = std::to_string(count);
        for (std::size_t i = 0; i < count && !reader.hasFailed(); ++i) {
            if (!scope.mayGoOn()) {
                static_cast<void>(reader.takeAll());
                break;
            }
            if (reader.isAtEnd()) {
                scope.cut(field.name);
                reader.fail();
                break;
            }
            field.fields.push_back(explainData(scope, reader, {}, depth + 1));
        }
        if (tag == axdr::Tag::Structure)
            nameStructure(field);
        break;
    }
    case axdr::Shape::Compact:
        explainCompactArray(scope, reader, field, depth, explainUntagged);
        break;
    case axdr::Shape::Unknown:
        break;
    }
    field.octets = reader.since(start);
    return field;
}

} // namespace meterbench::protocol::explain
