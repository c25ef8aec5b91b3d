// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/kmp/kmp_logs.h"

/// From what a client asks of a log to the records it gets: where to begin, in which direction, how many fit, and what
/// the answer says of the log's ends. Pure functions over a view.
namespace meterbench::protocol::virtual_meter {

/// Cut to the length asked for. @param lastRead number of the record that was read last, moved on
[[nodiscard]] kmp::LogAnswer answerLog(const LogView& view, const kmp::LogRequest& request, std::uint64_t& lastRead);
[[nodiscard]] kmp::ReadOutAnswer answerReadOut(
    const LogView& view, const kmp::ReadOutRequest& request, std::uint64_t& lastRead);

} // namespace meterbench::protocol::virtual_meter
