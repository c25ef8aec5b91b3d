// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/meter_configuration.h"

#include "core/configuration/chosen_meaning.h"

#include <algorithm>
#include <charconv>

namespace meterbench::configuration {

namespace {

using Needs = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// What to think of a field whose code is not known.
enum class Unknown { Holds, Fails };

bool meets(const Needs& needs, const MeterConfiguration& document, Unknown unknown)
{
    return std::ranges::all_of(needs, [&](const auto& need) {
        const auto& [field, codes] = need;
        const auto index = document.family->scheme->find(field);
        if (!index || !document.codes[*index].isGiven())
            return unknown == Unknown::Holds;
        return std::ranges::find(codes, document.codes[*index].text()) != codes.end();
    });
}

/// Whether a part number as written is the catalogue's, where an x stands for any character.
bool samePart(std::string_view printed, std::string_view written)
{
    const auto compact = [](std::string_view text) {
        std::string result;
        std::ranges::copy_if(text, std::back_inserter(result), [](char each) { return each != ' '; });
        return result;
    };
    return std::ranges::equal(
        compact(printed), compact(written), [](char wanted, char found) { return wanted == 'x' || wanted == found; });
}

} // namespace

std::vector<std::string> legalReadings(const catalog::Catalog& catalog, const MeterConfiguration& document)
{
    std::vector<std::string> readings;
    for (const auto& legal : catalog.display().legal) {
        const bool meant = std::ranges::find(legal.families, document.family->id) != legal.families.end();
        if (!meant || !meets(legal.when, document, Unknown::Fails))
            continue;
        for (const auto& item : legal.items) {
            if (std::ranges::find(readings, item) == readings.end())
                readings.push_back(item);
        }
    }
    return readings;
}

bool isAvailable(const catalog::DisplayItem& item, const MeterConfiguration& document)
{
    return item.belongsTo(document.family->id) && meets(item.needs, document, Unknown::Holds);
}

bool hasTransformerRatio(const catalog::Family& family)
{
    return tellingField(family, "ratio").has_value();
}

std::optional<int> orderedRatio(const catalog::Family& family, const CodeSelection& codes)
{
    const auto field = tellingField(family, "ratio");
    const auto text = field ? codes[*field].text() : std::string_view();
    int ratio = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, ratio);
    const bool isRatio = error == std::errc{} && stop == end && ratio >= smallestRatio && ratio <= largestRatio;
    return isRatio ? std::optional(ratio) : std::nullopt;
}

const catalog::Accessory* findAccessory(const catalog::Catalog& catalog, std::string_view part)
{
    const auto found = std::ranges::find_if(
        catalog.accessories(), [&](const auto& accessory) { return samePart(accessory.part, part); });
    return found == catalog.accessories().end() ? nullptr : &*found;
}

} // namespace meterbench::configuration
