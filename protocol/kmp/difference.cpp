// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/difference.h"

#include "protocol/kmp/clock.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

constexpr std::size_t longestMagnitude = 6;

/// Octets at the end that count as one number; none when differences make no sense (clocks in fields, texts, numbers
/// beyond 64 bits).
std::size_t countedOctets(const RegisterFormat& format)
{
    switch (static_cast<Unit>(format.unit)) {
    case Unit::KamDateTime:
        return format.octets == KamDateTime::length ? KamDateTime::length - 1 : 0;
    case Unit::RealTimeClock:
    case Unit::RealTimeClockQuality:
    case Unit::DateTime:
    case Unit::Ascii:
    case Unit::BitField:
        return 0;
    default:
        return format.octets <= sizeof(std::uint64_t) ? format.octets : 0;
    }
}

std::uint64_t numberOf(Octets octets, std::size_t counted)
{
    return OctetReader(octets.last(counted)).number(counted);
}

Bytes magnitude(std::uint64_t value)
{
    Bytes octets;
    std::size_t count = 0;
    for (std::uint64_t rest = value; rest != 0; rest >>= 8U)
        ++count;
    appendNumber(octets, value, count);
    return octets;
}

std::uint64_t mostOf(std::size_t counted)
{
    return counted >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8U * counted)) - 1;
}

Bytes replaced(const Bytes& octets, std::size_t counted, std::uint64_t value)
{
    Bytes result(octets.begin(), octets.end() - static_cast<std::ptrdiff_t>(counted));
    appendNumber(result, value, counted);
    return result;
}

} // namespace

Difference differenceOf(unsigned code)
{
    constexpr unsigned full = 7;
    Difference result;
    result.isNegative = (code & 8U) != 0;
    result.isFullValue = (code & full) == full;
    if (!result.isFullValue)
        result.octets.resize(code & full);
    return result;
}

Difference difference(const RegisterFormat& format, const Bytes& previous, const Bytes& next, Octets usual)
{
    if (usual.empty() && previous == next)
        return {};
    const std::size_t counted = countedOctets(format);
    const bool headIsSame = counted > 0 && previous.size() == next.size()
        && std::equal(previous.begin(), previous.end() - static_cast<std::ptrdiff_t>(counted), next.begin());
    if (!headIsSame)
        return {false, true, next};
    const std::uint64_t before = numberOf(previous, counted);
    const std::uint64_t after = numberOf(next, counted);
    const bool isNegative = after < before;
    const std::uint64_t distance = isNegative ? before - after : after - before;
    if (!usual.empty()) {
        if (!isNegative && distance == numberOf(usual, counted))
            return {};
        // No octets would mean the default: what stands still is told by a zero in full.
        if (distance == 0)
            return {false, false, Bytes{std::byte{0}}};
    }
    Bytes octets = magnitude(distance);
    if (octets.size() > longestMagnitude)
        return {false, true, next};
    return {isNegative, false, std::move(octets)};
}

Result<Bytes> applied(const RegisterFormat& format, const Bytes& previous, const Difference& difference, Octets usual)
{
    if (difference.isFullValue)
        return difference.octets;
    const std::size_t counted = countedOctets(format);
    if (difference.octets.empty() && (usual.empty() || counted == 0))
        return previous;
    if (counted == 0)
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    const std::uint64_t distance
        = difference.octets.empty() ? numberOf(usual, counted) : numberOf(difference.octets, difference.octets.size());
    const std::uint64_t before = numberOf(previous, counted);
    if (difference.isNegative ? distance > before : distance > mostOf(counted) - before)
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    return replaced(previous, counted, difference.isNegative ? before - distance : before + distance);
}

} // namespace meterbench::protocol::kmp
