// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/behaviour_switches.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace meterbench::metrology {

namespace {

using Json = nlohmann::json;

/// The default of one switch. Every option must be known, so that data and code cannot drift apart.
template <typename T, std::size_t Count>
T chosen(const Json& json, std::string_view id, const std::array<std::pair<std::string_view, T>, Count>& options)
{
    const auto& all = json.at("switches");
    const auto found = std::ranges::find_if(all, [&](const Json& one) { return one.at("id") == id; });
    if (found == all.end())
        throw std::invalid_argument("no switch " + std::string(id));
    const Json& definition = *found;
    const auto value = [&](const std::string& option) {
        const auto place = std::ranges::find(options, option, [](const auto& one) { return one.first; });
        if (place == options.end())
            throw std::invalid_argument("unknown option " + option);
        return place->second;
    };
    for (const auto& option : definition.at("options")) {
        (void)value(option.at("id").get<std::string>());
        if (option.at("source").get<std::string>().empty())
            throw std::invalid_argument("no source for an option of " + std::string(id));
    }
    return value(definition.at("default").get<std::string>());
}

} // namespace

Result<BehaviourSwitches> BehaviourSwitches::parse(std::string_view bytes)
{
    using namespace std::string_view_literals;
    try {
        const auto json = Json::parse(bytes);
        BehaviourSwitches result;
        result.cutOff = chosen(json, "cut-off",
            std::array{std::pair("as-printed"sv, CutOffRule::AsPrinted),
                std::pair("with-rated-current"sv, CutOffRule::WithRatedCurrent)});
        result.longInterruption = chosen(json, "long-interruption",
            std::array{std::pair("longer-than-3-minutes"sv, LongInterruption::LongerThanThreeMinutes),
                std::pair("from-3-minutes"sv, LongInterruption::FromThreeMinutes)});
        result.neutralFault = chosen(json, "neutral-fault",
            std::array{std::pair("two-high-one-low"sv, NeutralFaultRule::TwoHighOneLow),
                std::pair("any-high-any-low"sv, NeutralFaultRule::AnyHighAnyLow)});
        result.mirroredReactive = chosen(json, "mirrored-reactive-sign",
            std::array{
                std::pair("mirrored"sv, MirroredReactive::Mirrored), std::pair("kept"sv, MirroredReactive::Kept)});
        result.sag = chosen(json, "sag-threshold",
            std::array{std::pair("deviation"sv, SagRule::Deviation), std::pair("own-limits"sv, SagRule::OwnLimits)});
        return result;
    } catch (const std::exception& error) {
        return failure(ErrorKind::Internal, "metrology-damaged",
            {{"file", "metrology/switches.json"}, {"reason", error.what()}}, "metrology/switches.json");
    }
}

} // namespace meterbench::metrology
