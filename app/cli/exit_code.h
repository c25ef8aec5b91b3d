// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/finding.h"

#include <vector>

/// How a command ends: the exit codes of the command-line contract, and the failure that stands for every end but a
/// good one. Not an error's words: those are made by Session::say().
namespace meterbench::cli {

/// Stable for ever; scripts test them.
enum class ExitCode {
    Done = 0,
    Usage = 1, ///< the command line itself is wrong
    InvalidInput = 2, ///< unreadable, or a finding of severity error
    CommunicationFailed = 3,
    Refused = 4, ///< by the meter, or a verification differed
    Internal = 5 ///< a fault of the program, or the output cannot be written
};

struct Failure {
    ExitCode exitCode = ExitCode::Internal;
    Error error;
    std::vector<configuration::ExplainedFinding> findings; ///< what was found, when findings are the reason
};

/// A value, or why the command ends without its result.
template <typename T>
using Outcome = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> fail(ExitCode exitCode, Error error)
{
    return tl::unexpected<Failure>(Failure{exitCode, std::move(error), {}});
}

[[nodiscard]] inline tl::unexpected<Failure> usage(std::string id, std::vector<Argument> arguments = {})
{
    return fail(ExitCode::Usage, Error{std::move(id), std::move(arguments), {}});
}

} // namespace meterbench::cli
