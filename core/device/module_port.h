// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/module_port.h"

#include <cstdint>

/// The level on a port of the primary module, and what it says of the port's function (technical description, table
/// 10). What the ports do is the document's. Plain values.
namespace meterbench::device {

using configuration::ModulePort;
using configuration::PortDirection;
using configuration::PortFunction;

enum class Level : std::uint8_t { Low, High };

/// What an input says after its polarity.
[[nodiscard]] constexpr bool isActive(const configuration::Port& port, Level level)
{
    return (level == Level::High) != (port.polarity == configuration::Polarity::Inverted);
}

} // namespace meterbench::device
