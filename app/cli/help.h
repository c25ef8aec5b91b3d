// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/session.h"

/// --help and --version, as text and as JSON. Made from the commands' definitions, so that help cannot forget an
/// option.
namespace meterbench::cli {

[[nodiscard]] std::string helpText(const Session& session, std::span<const std::unique_ptr<Command>> commands);

[[nodiscard]] Outcome<ExitCode> printHelp(const Session& session, std::span<const std::unique_ptr<Command>> commands);
[[nodiscard]] Outcome<ExitCode> printHelp(const Session& session, const Command& command);
[[nodiscard]] Outcome<ExitCode> printVersion(const Session& session);

} // namespace meterbench::cli
