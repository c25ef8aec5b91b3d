// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "protocol/explain/frame_words.h"

/// Explained frames as the command-line contract prints them, and as a person reads them. It explains nothing.
namespace meterbench::cli {

/// `{"protocol","line"?,"packet"?,"stream"?,"octets","fields":[…],"findings":[…]}`; an offset counts from the beginning
/// of the frame, and of the octets of its parent where these were deciphered, joined or freed of stuffing.
[[nodiscard]] nlohmann::ordered_json toJson(const protocol::explain::ExplainedFrame& frame,
    const protocol::explain::FrameWords& words, text::Language language);

/// One line for each field, those within it indented, then the findings.
[[nodiscard]] std::string toText(
    const Session& session, const protocol::explain::ExplainedFrame& frame, const protocol::explain::FrameWords& words);

} // namespace meterbench::cli
