// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/exit_code.h"
#include "core/base/instant.h"
#include "core/metrology/error_model.h"
#include "core/metrology/specimen.h"
#include "protocol/virtual_meter/ports/consumer_port.h"
#include "workbench/link/address.h"
#include "workbench/link/paced_link.h"

#include <optional>
#include <string>
#include <vector>

/// What `emulate` is told on the command line, read and checked. It opens and runs nothing. A plain value.
namespace meterbench::cli {

struct EmulationOptions {
    std::string file;
    std::vector<link::NetworkAddress> addresses;
    std::string terminal; ///< path of the symbolic link; empty: none
    std::string stateFolder;
    std::string load;
    std::string keyFile;
    double speed = 1;
    std::optional<SimInstant> clock; ///< none: the time it is
    std::optional<link::LineConditions> conditions; ///< none: octets pass as they are
    std::int64_t reactionMilliseconds = 0;
    metrology::ErrorMode errors = metrology::ErrorMode::Ideal;
    std::uint64_t seed = 1;
    protocol::virtual_meter::PushProtection push = protocol::virtual_meter::PushProtection::Plain;
    std::size_t fleet = 0; ///< 0: one meter
};

[[nodiscard]] std::span<const OptionDefinition> emulationOptionDefinitions();

/// Without a line to open it is one TCP port of this machine (for a fleet, a wrapper port) that the system chooses.
/// Failures: usage.
[[nodiscard]] Outcome<EmulationOptions> emulationOptionsOf(const Arguments& arguments);

} // namespace meterbench::cli
