// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/readout_set.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::protocol::iec62056_21 {

namespace {

using Json = nlohmann::json;
constexpr auto file = "protocol/iec62056-21-readout-sets.json";

tl::unexpected<Error> damaged(std::string reason)
{
    return failure(ErrorKind::Internal, "catalog-damaged", {{"file", file}, {"reason", std::move(reason)}}, file);
}

std::optional<SetOrigin> originOf(std::string_view name)
{
    if (name == "own")
        return SetOrigin::Own;
    if (name == "paper")
        return SetOrigin::Paper;
    if (name == "observed")
        return SetOrigin::Observed;
    return std::nullopt;
}

Result<ReadOutLine> readLine(const Json& json)
{
    ReadOutLine line;
    line.address = json.at("address").get<std::string>();
    const auto source = Obis::parse(json.at("source").get<std::string>());
    if (!source)
        return tl::unexpected(source.error());
    line.source = *source;
    line.unit = json.value("unit", std::string());
    line.unitExponent = json.value("unitExponent", 0);
    line.integerDigits = json.value("integerDigits", std::size_t{0});
    line.decimals = json.value("decimals", std::size_t{0});
    return line;
}

Result<ReadOutSet> readSet(const Json& json)
{
    ReadOutSet set;
    set.name = json.at("set").get<std::string>();
    const auto origin = originOf(json.at("origin").get<std::string>());
    if (!origin)
        return damaged("origin of the set " + set.name);
    set.origin = *origin;
    set.families = json.at("families").get<std::vector<std::string>>();
    set.sources = json.at("sources").get<std::vector<std::string>>();
    const auto check = json.value("blockCheck", std::string("exclusive-or"));
    if (check != "exclusive-or" && check != "sum")
        return damaged("block check of the set " + set.name);
    set.check = check == "sum" ? BlockCheck::Sum : BlockCheck::ExclusiveOr;
    constexpr std::size_t mostPeriods = 99; // two digits
    set.historicalPeriods = json.value("historicalPeriods", std::size_t{0});
    if (set.historicalPeriods > mostPeriods)
        return damaged("historical periods of the set " + set.name);
    for (const Json& entry : json.at("lines")) {
        auto line = readLine(entry);
        if (!line)
            return damaged("source of a line of the set " + set.name);
        if (!isWritable({line->address, {{"", line->unit}}}) || line->integerDigits > 18 || line->decimals > 18)
            return damaged("line " + line->address + " of the set " + set.name);
        set.lines.push_back(std::move(*line));
    }
    return set;
}

/// value · 10^exponent as an integer, cut towards zero.
std::uint64_t scaled(std::uint64_t magnitude, int exponent)
{
    for (; exponent < 0 && magnitude != 0; ++exponent)
        magnitude /= 10;
    for (; exponent > 0 && magnitude != 0; --exponent)
        magnitude *= 10; // wraps as a register does; only digits that are cut anyway
    return magnitude;
}

} // namespace

std::string formatted(const ReadOutLine& line, std::int64_t value, int scaler)
{
    const std::uint64_t magnitude
        = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const int exponent = std::clamp(scaler, -40, 40) - line.unitExponent + static_cast<int>(line.decimals);
    std::string digits = std::to_string(scaled(magnitude, exponent));
    const std::size_t wanted = line.integerDigits + line.decimals;
    if (digits.size() < wanted)
        digits.insert(0, wanted - digits.size(), '0');
    else if (line.integerDigits > 0)
        digits.erase(0, digits.size() - wanted);
    if (line.decimals > 0) {
        if (digits.size() <= line.decimals)
            digits.insert(0, line.decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - line.decimals, 1, '.');
    }
    return value < 0 ? "-" + digits : digits;
}

std::vector<DataSet> compose(
    const ReadOutSet& set, const std::function<std::optional<SourceValue>(const Obis& source)>& read)
{
    std::vector<DataSet> sets;
    for (const ReadOutLine& line : set.lines) {
        const auto found = read(line.source);
        if (!found)
            continue;
        std::string value = found->text.empty() ? formatted(line, found->value, found->scaler) : found->text;
        sets.push_back({line.address, {{std::move(value), line.unit}}});
    }
    return sets;
}

Result<ReadOutSets> ReadOutSets::parse(std::string_view json)
{
    try {
        ReadOutSets sets;
        const Json document = Json::parse(json);
        for (const Json& entry : document.at("sets")) {
            auto set = readSet(entry);
            if (!set)
                return tl::unexpected(set.error());
            sets.m_sets.push_back(std::move(*set));
        }
        return sets;
    } catch (const Json::exception& exception) {
        return damaged(exception.what());
    }
}

const ReadOutSet* ReadOutSets::find(std::string_view family, std::string_view name) const
{
    const auto found = std::ranges::find_if(m_sets, [&](const ReadOutSet& set) {
        return set.name == name && std::ranges::find(set.families, family) != set.families.end();
    });
    return found == m_sets.end() ? nullptr : &*found;
}

} // namespace meterbench::protocol::iec62056_21
