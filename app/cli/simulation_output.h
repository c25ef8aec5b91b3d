// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/simulation.h"

#include <nlohmann/json.hpp>

#include <string>

/// The result of a simulation as JSON (the command-line contract), as a CSV table, and as text for people. It runs
/// nothing. Pure functions.
namespace meterbench::cli {

class Session;

[[nodiscard]] nlohmann::ordered_json simulationJson(
    const Session& session, const device::SimulationResult& result, double elapsedMilliseconds);

/// `part,name,value,unit`: registers, then the glass, then the logs.
[[nodiscard]] std::string simulationCsv(const device::SimulationResult& result);

void printSimulation(const Session& session, const device::SimulationResult& result, double elapsedMilliseconds);

} // namespace meterbench::cli
