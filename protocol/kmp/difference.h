// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/kmp/register_value.h"

/// One value of a further record in LoggerReadOut: a code of four bits (sign, count of octets, 7 for a full value) and
/// its octets, relative to the record before. Of a KamDateTime only the seconds take part, the quality octet must stay.
/// Pure functions.
namespace meterbench::protocol::kmp {

struct Difference {
    bool isNegative = false;
    bool isFullValue = false;
    Bytes octets; ///< 0 to 6 of a magnitude, or the full value

    [[nodiscard]] unsigned code() const
    {
        return (isNegative ? 8U : 0U) | (isFullValue ? 7U : static_cast<unsigned>(octets.size()));
    }
    bool operator==(const Difference&) const = default;
};

/// Sign and length behind a code; the octets are zero.
[[nodiscard]] Difference differenceOf(unsigned code);

/// From one value to the next, as short as it goes. @param usual the default interval, as long as the column; empty
/// when there is none
[[nodiscard]] Difference difference(
    const RegisterFormat& format, const Bytes& previous, const Bytes& next, Octets usual);

/// The next value. Error: `kmp-answer-damaged` when a difference leaves the octets of the column.
[[nodiscard]] Result<Bytes> applied(
    const RegisterFormat& format, const Bytes& previous, const Difference& difference, Octets usual);

} // namespace meterbench::protocol::kmp
