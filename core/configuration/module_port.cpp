// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/module_port.h"

#include "core/configuration/chosen_meaning.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::configuration {

namespace {

/// The catalogue keeps a structured meaning as its JSON text.
PortFunction portFunction(const MeterConfiguration& document, std::string_view particular)
{
    PortFunction port;
    const auto text = chosenParticular(*document.family, document.codes, particular).value_or("");
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return port;
    port.direction = json.value("direction", std::string{});
    port.function = json.value("function", std::string{});
    port.inverted = json.value("inverted", false);
    return port;
}

} // namespace

const PortFunction* ModulePort::find(std::string_view function) const
{
    const auto found = std::ranges::find(ports, function, &PortFunction::function);
    return found == ports.end() ? nullptr : &*found;
}

bool ModulePort::has(std::string_view function) const
{
    return find(function) != nullptr;
}

bool ModulePort::sendsPulses() const
{
    return std::ranges::any_of(ports, [](const PortFunction& port) {
        return port.direction == "out" && std::string_view(port.function).ends_with("-pulse");
    });
}

ModulePort modulePort(const MeterConfiguration& document)
{
    ModulePort port;
    port.ports = {portFunction(document, "port1"), portFunction(document, "port2")};
    const auto isTariffInput = [](const PortFunction& each) {
        return each.direction == "in" && (each.function == "tariff" || each.function == "tariff-synchronisation");
    };
    port.tariffs = static_cast<int>(std::ranges::count_if(port.ports, isTariffInput)) * 2;
    return port;
}

} // namespace meterbench::configuration
