// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/module_port.h"

#include "core/configuration/chosen_meaning.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace meterbench::configuration {

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

std::optional<Port> readPort(std::string_view meaning)
{
    const auto json = nlohmann::json::parse(meaning, nullptr, false);
    if (!json.is_object() || !json.contains("direction") || !json.contains("function") || !json.contains("inverted")
        || !json["direction"].is_string() || !json["function"].is_string() || !json["inverted"].is_boolean())
        return {};
    const auto* const direction = find(directions, json["direction"].get<std::string>());
    const auto* const function = find(functions, json["function"].get<std::string>());
    if (direction == nullptr || function == nullptr)
        return {};
    return Port{
        direction->second, function->second, json["inverted"].get<bool>() ? Polarity::Inverted : Polarity::Normal};
}

const Port* ModulePort::find(PortFunction function) const
{
    const auto found = std::ranges::find(*this, function, &Port::function);
    return found == end() ? nullptr : &*found;
}

ModulePort modulePort(const MeterConfiguration& document)
{
    // The catalogue keeps a structured meaning as its JSON text.
    const auto port = [&](std::string_view particular) {
        const auto meaning = chosenParticular(*document.family, document.codes, particular);
        return meaning ? readPort(*meaning).value_or(Port{}) : Port{};
    };
    return {{port("port1"), port("port2")}};
}

} // namespace meterbench::configuration
