// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

/// Result<T>: a value or the Error that prevented it. The only way by which a fallible function of this house answers;
/// no exception crosses a target.
namespace meterbench {

template <typename T>
using Result = tl::expected<T, Error>;

/// The failing half of a Result: `return failure("family-unknown", {{"family", id}});`
[[nodiscard]] inline tl::unexpected<Error> failure(
    std::string id, std::vector<Argument> arguments = {}, std::string where = {})
{
    return tl::unexpected<Error>(Error{std::move(id), std::move(arguments), std::move(where)});
}

/// The same of another kind than ErrorKind::Invalid.
[[nodiscard]] inline tl::unexpected<Error> failure(
    ErrorKind kind, std::string id, std::vector<Argument> arguments = {}, std::string where = {})
{
    return tl::unexpected<Error>(Error{std::move(id), std::move(arguments), std::move(where), kind});
}

} // namespace meterbench
