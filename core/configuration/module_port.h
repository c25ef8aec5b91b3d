// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// What the two inputs or outputs of the module port do on the meter of a document, by their typed meaning (Z3; DD of
/// the 162M/382M). The meaning comes from the catalogue; this knows the words of its data. Nothing is kept. Plain
/// values.
namespace meterbench::configuration {

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

struct Port {
    PortDirection direction = PortDirection::None;
    PortFunction function = PortFunction::None;
    Polarity polarity = Polarity::Normal;

    /// One of the inputs that tell the tariff.
    [[nodiscard]] constexpr bool selectsTariff() const
    {
        return direction == PortDirection::In
            && (function == PortFunction::Tariff || function == PortFunction::TariffSynchronisation);
    }
    /// An output of pulses for energy.
    [[nodiscard]] constexpr bool sendsPulses() const
    {
        return direction == PortDirection::Out
            && (function == PortFunction::ActiveImportPulse || function == PortFunction::ActiveExportPulse
                || function == PortFunction::ReactiveImportPulse);
    }
    bool operator==(const Port&) const = default;
};

/// Ports 1 and 2.
struct ModulePort : std::array<Port, 2> {
    /// The first port with this function; null for none.
    [[nodiscard]] const Port* find(PortFunction function) const;
    [[nodiscard]] bool sendsPulses() const { return (*this)[0].sendsPulses() || (*this)[1].sendsPulses(); }
    /// Tariffs that the inputs can tell; 0 without such inputs.
    [[nodiscard]] int tariffs() const { return 2 * ((*this)[0].selectsTariff() + (*this)[1].selectsTariff()); }
};

/// @param meaning a port as the catalogue writes it, `{"direction": "in", "function": "tariff", "inverted": false}`
/// nullopt for words that are unknown.
[[nodiscard]] std::optional<Port> readPort(std::string_view meaning);

/// Without a code, or with one whose meaning is unknown, both ports do nothing.
[[nodiscard]] ModulePort modulePort(const MeterConfiguration& document);

} // namespace meterbench::configuration
