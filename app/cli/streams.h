// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

#include <QString>

#include <span>
#include <string>
#include <string_view>

/// The files that a command line names, in and out; "-" is standard input or output. What stands in them is the
/// command's. Functions; the session remembers that standard input was read.
namespace meterbench::cli {

class Session;

inline constexpr std::string_view standardStream = "-";

enum class ExistingOutput { Replaced, Kept };

/// The bytes of a file. Failures: invalid input (files::readFile()), usage `standard-input-twice`.
[[nodiscard]] Outcome<std::string> readInput(Session& session, const std::string& name, std::size_t maximumBytes);

/// Asked before the work begins. Failures: usage `output-is-input` when it is one of the inputs, through links too;
/// internal `output-exists` for one that is to be kept.
[[nodiscard]] Outcome<void> checkOutput(
    const std::string& name, std::span<const std::string> inputs, ExistingOutput existing = ExistingOutput::Replaced);

/// Writes a file whole or not at all, or standard output. Failure: internal (files::writeFile()).
[[nodiscard]] Outcome<void> writeOutput(const Session& session, const std::string& name, std::string_view bytes);

/// Says that a file was written, on standard error when the file itself went to standard output.
void sayWritten(const Session& session, const std::string& name, std::string_view what);

} // namespace meterbench::cli
