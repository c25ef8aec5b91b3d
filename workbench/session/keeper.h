// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

#include <span>

/// Where a session puts what must be kept before its next bytes leave. What is behind it (a file, a vault, nothing) is
/// the implementer's. Called from the session's thread.
namespace meterbench::session {

class Keeper {
public:
    Keeper() = default;
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    Keeper(Keeper&&) = delete;
    Keeper& operator=(Keeper&&) = delete;
    virtual ~Keeper() = default;

    /// Everything given survives once this has returned a value; nothing is sent before. May be called without values:
    /// whatever else must survive is kept then. Errors: the implementer's.
    [[nodiscard]] virtual Result<void> keep(std::span<const protocol::Persist> values) = 0;
};

} // namespace meterbench::session
