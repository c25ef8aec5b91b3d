// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

using configuration::MeterConfiguration;
using dlms::DataAccessResult;

/// Lists of identifiers, as arrays of visible-strings.
using Identifiers = std::vector<std::string>;

/// More than any list of the display may hold; the judge says how many it may.
constexpr std::size_t longestList = 64;
constexpr std::size_t longestIdentifier = 64;

axdr::Data listValue(const Identifiers& identifiers)
{
    std::vector<axdr::Data> elements;
    elements.reserve(identifiers.size());
    for (const auto& identifier : identifiers)
        elements.push_back(axdr::Data::visibleString(identifier));
    return axdr::Data::array(std::move(elements));
}

std::optional<Identifiers> listOf(const axdr::Data& value)
{
    if (value.tag() != axdr::Tag::Array || value.elements().size() > longestList)
        return {};
    Identifiers identifiers;
    for (const auto& element : value.elements()) {
        const auto text = element.toText();
        if (!text || text->size() > longestIdentifier)
            return {};
        identifiers.emplace_back(*text);
    }
    return identifiers;
}

using ListPlace = std::function<Identifiers&(MeterConfiguration&)>;

void addList(ObjectModelBuilder& builder, std::uint8_t number, std::string description, const ListPlace& place)
{
    auto document = builder.model().configuration;
    const auto value = listValue(place(document));
    builder.add(class_id::data, 0, displayObject(number), std::move(description))
        .attribute(
            2, setting, [value](const ReadCall&) -> dlms::Value { return value; },
            [place](const WriteCall& call, const axdr::Data& given) {
                auto list = listOf(given);
                if (!list)
                    return DataAccessResult::TypeUnmatched;
                auto changed = call.meter.variant().model().configuration;
                place(changed) = std::move(*list);
                return resultOf(call.meter.configure(changed));
            });
}

struct Choice {
    std::uint8_t number = 0;
    std::string_view description;
    bool configuration::DisplaySettings::* place = nullptr;
};

constexpr Choice choices[] = {
    {5, "Display shows the identification", &configuration::DisplaySettings::identification},
    {6, "Display shows the quadrant", &configuration::DisplaySettings::quadrant},
    {7, "Display shows the tariff", &configuration::DisplaySettings::tariff},
};
constexpr std::uint8_t leadingZeroesNumber = 8;
constexpr std::uint8_t pushButtonNumber = 9;

axdr::Data truth(bool isTrue)
{
    return axdr::Data::boolean(isTrue ? 1 : 0);
}

void addChoice(ObjectModelBuilder& builder, const Choice& choice)
{
    const auto value = truth(builder.model().configuration.display.*choice.place);
    builder.add(class_id::data, 0, displayObject(choice.number), std::string(choice.description))
        .attribute(
            2, setting, [value](const ReadCall&) -> dlms::Value { return value; },
            [place = choice.place](const WriteCall& call, const axdr::Data& given) {
                if (given.tag() != axdr::Tag::Boolean)
                    return DataAccessResult::TypeUnmatched;
                auto changed = call.meter.variant().model().configuration;
                changed.display.*place = given.toInteger() != 0;
                return resultOf(call.meter.configure(changed));
            });
}

} // namespace

void addDisplayObjects(ObjectModelBuilder& builder)
{
    std::uint8_t number = 0;
    for (const auto kind : catalog::allDisplayLists) {
        addList(builder, ++number, fmt::format("Display list: {}", catalog::name(kind)),
            [kind](MeterConfiguration& document) -> Identifiers& { return document.display.lists[kind]; });
    }
    for (const auto& choice : choices)
        addChoice(builder, choice);
    builder.add(class_id::data, 0, displayObject(leadingZeroesNumber), "Display shows leading zeroes")
        .constant(2, reading, truth(builder.model().configuration.display.leadingZeroes))
        .legal();
    addList(builder, pushButtonNumber, "Functions of push button 2",
        [](MeterConfiguration& document) -> Identifiers& { return document.pushButton2; });
}

} // namespace meterbench::protocol::virtual_meter
