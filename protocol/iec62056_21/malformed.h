// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

/// How the readers of this room say that a message is not one. Private to this room; no reader itself.
namespace meterbench::protocol::iec62056_21 {

/// `iec-message-damaged` with the beginning of what came.
[[nodiscard]] inline tl::unexpected<Error> damagedMessage(std::string_view message)
{
    constexpr std::size_t shown = 40;
    return failure(ErrorKind::Damaged, "iec-message-damaged", {{"message", std::string(message.substr(0, shown))}});
}

} // namespace meterbench::protocol::iec62056_21
