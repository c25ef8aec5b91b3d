// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/instant.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What an engine of this floor hands back instead of doing it itself. An engine is fed bytes, events and the time; it
/// never opens a line, sleeps or reads a clock. Whoever drives it (workbench/session, a test, the virtual meter)
/// carries the effects out *in order*: what stands before a send must have happened before the bytes leave. Plain
/// values.
namespace meterbench::protocol {

using Bytes = std::vector<std::byte>;

enum class Parity : std::uint8_t { None, Even, Odd };

/// The format of characters on the line.
struct LineFormat {
    std::uint32_t baud = 9600;
    std::uint8_t dataBits = 8;
    Parity parity = Parity::None;
    std::uint8_t stopBits = 1;

    bool operator==(const LineFormat&) const = default;
};

/// Send these bytes.
struct Send {
    Bytes bytes;
    bool operator==(const Send&) const = default;
};

/// Change the line format once everything sent before is out.
struct ChangeLineFormat {
    LineFormat format;
    bool operator==(const ChangeLineFormat&) const = default;
};

/// Keep this before anything that follows is sent (an invocation counter that must never go back).
struct Persist {
    std::string key;
    Bytes value;
    bool operator==(const Persist&) const = default;
};

/// Wake the engine at this time, unless something happens before; replaces the deadline asked for earlier.
struct SetDeadline {
    MonotonicInstant at;
    bool operator==(const SetDeadline&) const = default;
};

/// No deadline any more.
struct ClearDeadline {
    bool operator==(const ClearDeadline&) const = default;
};

/// The line is no longer needed.
struct CloseLine {
    bool operator==(const CloseLine&) const = default;
};

/// The exchange failed for good.
struct Fail {
    Error error;
    bool operator==(const Fail&) const = default;
};

using Effect = std::variant<Send, ChangeLineFormat, Persist, SetDeadline, ClearDeadline, CloseLine, Fail>;
using Effects = std::vector<Effect>;

/// All bytes of the sends, one after the other; for those who only want to look.
[[nodiscard]] Bytes sentBytes(const Effects& effects);

} // namespace meterbench::protocol
