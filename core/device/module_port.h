// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string_view>

/// The two ports of the primary module by their typed meaning (Z3; DD of the 162M/382M). The meaning comes from the
/// catalogue; this knows the words of its data and the tariff table of the technical description (table 10). Plain
/// values.
namespace meterbench::device {

enum class PortFunction : std::uint8_t {
    None,
    Tariff,
    Pulse,
    Alarm,
    DebitingStop,
    ActiveImportPulse,
    ActiveExportPulse,
    ReactiveImportPulse,
    LoadControl,
    LoadStatus,
    TariffSynchronisation,
    LoadControlToggle,
    EarthFault
};

enum class PortDirection : std::uint8_t { None, In, Out, Bus };
enum class Polarity : std::uint8_t { Normal, Inverted };
enum class Level : std::uint8_t { Low, High };

struct ModulePort {
    PortDirection direction = PortDirection::None;
    PortFunction function = PortFunction::None;
    Polarity polarity = Polarity::Normal;

    bool operator==(const ModulePort&) const = default;
};

/// Ports 1 and 2.
using ModulePorts = std::array<ModulePort, 2>;

/// @param meaning a port as the catalogue writes it, `{"direction": "in", "function": "tariff", "inverted": false}`
/// Error: `device-configuration`.
[[nodiscard]] Result<ModulePort> readPort(std::string_view meaning);

/// What an input says after its polarity.
[[nodiscard]] constexpr bool isActive(const ModulePort& port, Level level)
{
    return (level == Level::High) != (port.polarity == Polarity::Inverted);
}

/// Whether the port is one of the inputs that tell the tariff.
[[nodiscard]] constexpr bool selectsTariff(const ModulePort& port)
{
    return port.direction == PortDirection::In
        && (port.function == PortFunction::Tariff || port.function == PortFunction::TariffSynchronisation);
}

} // namespace meterbench::device
