// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"

#include <string>

/// `validate --bulk`: a table of codes, judged line by line in constant memory. One line of JSON out per record in,
/// written before the program waits for more input, so that it can be talked to through a pipe.
namespace meterbench::cli {

/// @param file path, or "-" for standard input. Exit code invalid input when a line is not in order. Failures (invalid
/// input): the file cannot be opened or read, `csv-columns` when the first line names neither `type_code` nor
/// `configuration`.
[[nodiscard]] Outcome<ExitCode> validateBulk(Session& session, const std::string& file);

} // namespace meterbench::cli
