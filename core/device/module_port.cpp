// SPDX-License-Identifier: Apache-2.0
#include "core/device/module_port.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace meterbench::device {

namespace {

constexpr std::array<std::pair<std::string_view, PortFunction>, 13> functions{{
    {"none", PortFunction::None},
    {"tariff", PortFunction::Tariff},
    {"pulse", PortFunction::Pulse},
    {"alarm", PortFunction::Alarm},
    {"debiting-stop", PortFunction::DebitingStop},
    {"active-import-pulse", PortFunction::ActiveImportPulse},
    {"active-export-pulse", PortFunction::ActiveExportPulse},
    {"reactive-import-pulse", PortFunction::ReactiveImportPulse},
    {"load-control", PortFunction::LoadControl},
    {"load-status", PortFunction::LoadStatus},
    {"tariff-synchronisation", PortFunction::TariffSynchronisation},
    {"load-control-toggle", PortFunction::LoadControlToggle},
    {"earth-fault", PortFunction::EarthFault},
}};

constexpr std::array<std::pair<std::string_view, PortDirection>, 4> directions{{{"none", PortDirection::None},
    {"in", PortDirection::In}, {"out", PortDirection::Out}, {"i2c", PortDirection::Bus}}};

template <typename Table>
const typename Table::value_type* find(const Table& table, const std::string& word)
{
    const auto found = std::ranges::find(table, word, &Table::value_type::first);
    return found == table.end() ? nullptr : &*found;
}

} // namespace

Result<ModulePort> readPort(std::string_view meaning)
{
    const auto refuse = [&] { return failure("device-configuration", {{"reason", std::string(meaning)}}); };
    const auto json = nlohmann::json::parse(meaning, nullptr, false);
    if (!json.is_object() || !json.contains("direction") || !json.contains("function") || !json.contains("inverted")
        || !json["direction"].is_string() || !json["function"].is_string() || !json["inverted"].is_boolean())
        return refuse();
    const auto* const direction = find(directions, json["direction"].get<std::string>());
    const auto* const function = find(functions, json["function"].get<std::string>());
    if (direction == nullptr || function == nullptr)
        return refuse();
    return ModulePort{
        direction->second, function->second, json["inverted"].get<bool>() ? Polarity::Inverted : Polarity::Normal};
}

} // namespace meterbench::device
