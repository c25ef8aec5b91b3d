// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "core/configuration/meter_configuration.h"

#include <string>

/// The project that a command line names, in a file or on standard input. It judges nothing. A function.
namespace meterbench::cli {

class Session;

/// The document of a project file, or of standard input for "-". Failures: invalid input, those of readInput().
[[nodiscard]] Outcome<configuration::MeterConfiguration> openDocument(Session& session, const std::string& path);

} // namespace meterbench::cli
