// SPDX-License-Identifier: Apache-2.0
#include "core/device/pulse_train.h"

#include <algorithm>

namespace meterbench::device {

namespace {

constexpr std::int64_t microsecondsPerSecond = 1'000'000;

/// a·b/c rounded up without overflow for a below c·2^20.
Microseconds ceilingOf(std::int64_t energy, std::int64_t flow)
{
    const auto whole = energy / flow;
    const auto rest = energy % flow;
    return whole * microsecondsPerSecond + (rest * microsecondsPerSecond + flow - 1) / flow;
}

} // namespace

std::array<PulseTrain, 2> pulseTrains(const PulseShape& shape, std::int64_t before, std::int64_t flow, SimInstant from,
    Seconds seconds, Microseconds& free)
{
    std::array<PulseTrain, 2> trains{};
    if (flow <= 0)
        return trains;
    const auto count = (before + flow * seconds) / shape.quantum - before / shape.quantum;
    if (count == 0)
        return trains;
    const auto start = from.seconds * microsecondsPerSecond;
    const auto due = [&](std::int64_t pulse) {
        return start + ceilingOf((pulse + 1) * shape.quantum - before % shape.quantum, flow);
    };
    const auto least = shape.length + shape.pause;
    const auto spacing = shape.quantum * microsecondsPerSecond / flow;
    const auto first = std::max(due(0), free);
    // Pulses that wait leave one least spacing after another, until the next one is due later than the line is free.
    std::int64_t waiting = 0;
    if (first > due(0) || spacing < least) {
        waiting = count;
        if (spacing > least) {
            const auto behind = first - due(0);
            waiting = std::min(count, (behind + (spacing - least) - 1) / (spacing - least));
        }
    }
    if (waiting > 0) {
        trains[0] = {first, least, waiting, shape.length};
        free = first + waiting * least;
    }
    if (waiting < count) {
        const auto next = std::max(due(waiting), free);
        trains[1] = {next, std::max(spacing, least), count - waiting, shape.length};
        free = next + (count - waiting - 1) * std::max(spacing, least) + least;
    }
    return trains;
}

} // namespace meterbench::device
