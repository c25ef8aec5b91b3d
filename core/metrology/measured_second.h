// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <array>
#include <cstdint>

/// What the measuring part of the meter hands to the rest, once a second: integers only, no state. Both engines (phasor
/// and waveform) end here, so that registers and loggers cannot tell them apart. A plain value.
namespace meterbench::metrology {

/// One measuring system during one second. Signs: power > 0 is import (quadrants 1 and 4), reactive > 0 is quadrants 1
/// and 2.
struct PhaseSecond {
    std::int64_t activeMilliwatt = 0;
    std::int64_t reactiveMillivar = 0;
    std::int64_t apparentMillivoltampere = 0; ///< never negative
    std::int32_t voltageMillivolt = 0; ///< RMS
    std::int32_t currentMilliampere = 0; ///< RMS
    std::int32_t voltageThdMillipercent = 0; ///< to the 40th harmonic, of the fundamental
    std::int32_t currentThdMillipercent = 0;
    std::int32_t minimumHalfCycleMillivolt = 0; ///< lowest and highest Urms(1/2) within the second
    std::int32_t maximumHalfCycleMillivolt = 0;

    bool operator==(const PhaseSecond&) const = default;
};

enum class PhaseOrder : std::uint8_t { Unclear, L1L2L3, L1L3L2 };

struct MeasuredSecond {
    std::array<PhaseSecond, 3> phases{}; ///< systems that the variant lacks stay zero
    std::int32_t frequencyMillihertz = 50'000;
    std::int32_t voltageUnbalanceMicropercent = 0; ///< negative-sequence share, 100 % at most
    PhaseOrder phaseOrder = PhaseOrder::Unclear;

    bool operator==(const MeasuredSecond&) const = default;
};

/// `seconds` seconds that measure alike, from an instant on.
struct MeasuredSpan {
    SimInstant from;
    Seconds seconds = 0;
    MeasuredSecond each;
};

} // namespace meterbench::metrology
