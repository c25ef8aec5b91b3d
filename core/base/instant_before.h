// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

/// The instant that lies a span of time before another, for the two clocks that count in seconds. For those who count
/// backwards, who are few; the instants themselves are instant.h's. Plain functions.
namespace meterbench {

[[nodiscard]] constexpr SimInstant operator-(SimInstant instant, Seconds span)
{
    return {instant.seconds - span};
}

[[nodiscard]] constexpr MeterTime operator-(MeterTime time, Seconds span)
{
    return {time.seconds - span};
}

} // namespace meterbench
