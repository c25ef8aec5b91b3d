// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "core/configuration/edits.h"

/// The document that `decode` and `encode` print: codes, their labels, findings. It neither reads nor judges codes.
namespace meterbench::cli {

/// Prints it in the form of the session. Exit code: invalid input when a finding is an error, else done.
[[nodiscard]] ExitCode printCodeDocument(
    const Session& session, const catalog::Catalog& catalog, const configuration::Decoded& decoded);

/// The same, and what followed from the choice.
[[nodiscard]] ExitCode printCodeDocument(const Session& session, const catalog::Catalog& catalog,
    const configuration::Decoded& encoded, const configuration::Edited& edited);

} // namespace meterbench::cli
