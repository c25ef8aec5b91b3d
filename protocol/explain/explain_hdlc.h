// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// HDLC frames of format type 3 and messages behind the wrapper of IEC 62056-47. What they carry is joined over the
/// segments of a conversation and explained as an APDU. Pure functions over the scope.
namespace meterbench::protocol::explain {

/// @param frame with its flags; either may be missing. What is damaged is told as far as it goes.
void explainHdlc(Scope& scope, const Slice& frame, std::vector<Field>& into);

/// @param message header and APDU
void explainWrapper(Scope& scope, const Slice& message, std::vector<Field>& into);

} // namespace meterbench::protocol::explain
