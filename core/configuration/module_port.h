// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <array>
#include <string>

/// What the two inputs or outputs of the module port do on the meter of a document (Z3, DD). Read from the catalogue's
/// meaning of the code; nothing is kept. Private to this room.
namespace meterbench::configuration {

struct PortFunction {
    std::string direction; ///< "in", "out", "none", "i2c"
    std::string function; ///< "tariff", "pulse", "alarm", "active-import-pulse", "load-control", …
    bool inverted = false;
};

struct ModulePort {
    std::array<PortFunction, 2> ports;
    int tariffs = 0; ///< told by the inputs; 0 for none

    [[nodiscard]] bool has(std::string_view function) const;
    /// Whether a port sends pulses for energy.
    [[nodiscard]] bool sendsPulses() const;
    /// The first port with this function; null for none.
    [[nodiscard]] const PortFunction* find(std::string_view function) const;
};

/// Without a code both ports do nothing.
[[nodiscard]] ModulePort modulePort(const MeterConfiguration& document);

} // namespace meterbench::configuration
