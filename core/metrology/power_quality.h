// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/front_end.h"
#include "core/metrology/measured_second.h"
#include "core/metrology/quality_settings.h"
#include "core/metrology/waveform_engine.h"
#include "core/metrology/window_sum.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

/// What the meter finds wrong with the supply: voltage events, interruptions, rapid changes, sags, unbalance,
/// distortion, frequency, lost phases and the lost neutral, as events and counters. Fed with what was measured; n
/// seconds in one span and n spans of one second give the same events and counters. It keeps no log (the device does)
/// and judges nothing by EN 50160 (en50160.h does). One owner, one thread; copies are independent.
namespace meterbench::metrology {

/// Words of the voltage-quality log and of the alarms. The first eight carry the log's numbers, see logNumber().
enum class QualityEventKind : std::uint8_t {
    MeanUnder,
    MeanOver,
    MinimumPeak, ///< least second of an undervoltage, told when it ends
    MaximumPeak,
    MinimumStart,
    MinimumStop,
    MaximumStart,
    MaximumStop,
    PhaseLost,
    PhaseReturned,
    InterruptionStart,
    InterruptionStop,
    NeutralFaultStart,
    NeutralFaultStop
};

/// Event number of the voltage-quality log: 0–3 and 6–9; nothing for what that log does not hold.
[[nodiscard]] std::optional<int> logNumber(QualityEventKind kind);

struct QualityEvent {
    static constexpr std::uint8_t allPhases = 3;

    SimInstant at; ///< the end of the second that decided it; a peak: the end of the peak's own second
    QualityEventKind kind = QualityEventKind::MeanUnder;
    std::uint8_t phase = allPhases; ///< 0 … 2
    std::int32_t mean = 0; ///< mV, of the window or of the event so far
    std::int32_t maximum = 0;
    std::int32_t minimum = 0;

    bool operator==(const QualityEvent&) const = default;
};

struct PhaseCounters {
    std::int64_t meanLow = 0; ///< mean windows below −10 % (Low1)
    std::int64_t meanVeryLow = 0; ///< below −15 % (Low2)
    std::int64_t meanHigh = 0; ///< above +10 %
    std::int64_t rapidChanges = 0;
    std::int64_t sags = 0; ///< 100 ms … 1 s
    std::int64_t swells = 0;
    std::int64_t shortInterruptions = 0;
    std::int64_t longInterruptions = 0;
    std::int64_t voltageDistortion = 0; ///< ten-minute means above 8 %
    std::int64_t currentDistortion = 0; ///< none on transformer meters

    bool operator==(const PhaseCounters&) const = default;
};

struct QualityCounters {
    std::array<PhaseCounters, 3> phases{};
    std::int64_t shortInterruptions = 0; ///< of the whole supply
    std::int64_t longInterruptions = 0;
    std::int64_t unbalance = 0; ///< ten-minute means above 2 %
    std::int64_t frequencyLow = 0; ///< ten-second means below −2 %
    std::int64_t frequencyHigh = 0;
    std::int64_t neutralFaults = 0;

    bool operator==(const QualityCounters&) const = default;
};

class PowerQuality {
public:
    /// Errors: those of QualitySettings::check().
    [[nodiscard]] static Result<PowerQuality> create(const FrontEnd& frontEnd, const QualitySettings& settings);

    /// What was measured during a span; spans follow each other in time. New events are appended.
    void feed(const MeasuredSpan& span, std::vector<QualityEvent>& events);

    /// Urms(1/2) of one second, to be fed before that second's span; where none are fed, sags are not seen.
    void feedHalfCycles(std::span<const HalfCycleValues> values);

    [[nodiscard]] const QualityCounters& counters() const { return m_counters; }
    [[nodiscard]] const QualitySettings& settings() const { return m_settings; }
    void resetCounters() { m_counters = {}; }

    bool operator==(const PowerQuality&) const = default;

private:
    /// A voltage outside the limits of single values.
    struct Excursion {
        bool open = false;
        std::int32_t highest = 0; ///< mV while it lasts
        std::int32_t lowest = 0;
        SimInstant peakAt; ///< of the highest above the limits, of the lowest below
        std::int64_t sum = 0;
        std::int64_t seconds = 0;
        bool operator==(const Excursion&) const = default;
    };
    /// A condition that must last.
    struct Timer {
        bool open = false;
        bool told = false;
        SimInstant since;
        bool operator==(const Timer&) const = default;
    };
    struct Dip {
        std::int32_t halfCycles = 0; ///< since it began, 0 for none
        bool countedThisSecond = false;
        bool operator==(const Dip&) const = default;
    };
    struct Phase {
        Excursion under;
        Excursion over;
        Timer interruption;
        Dip sag;
        Dip swell;
        bool lost = false;
        std::int32_t last = 0; ///< mV of the second before
        WindowSum<1> mean{600};
        WindowSum<2> distortion{600};
        std::int32_t windowMinimum = 0;
        std::int32_t windowMaximum = 0;
        bool operator==(const Phase&) const = default;
    };

    PowerQuality(const FrontEnd& frontEnd, const QualitySettings& settings);

    enum class Side : std::uint8_t { Under, Over };
    enum class Condition : std::uint8_t { Absent, Holds };
    /// Where a half-cycle voltage lies: inside the limits, in the hysteresis, or beyond the limit.
    enum class DipZone : std::uint8_t { Inside, Hysteresis, Beyond };

    void feedMean(std::size_t phase, const MeasuredSpan& span, std::vector<QualityEvent>& events);
    void feedSingle(std::size_t phase, const MeasuredSpan& span, std::vector<QualityEvent>& events);
    void feedExcursion(std::size_t phase, const MeasuredSpan& span, Side side, std::vector<QualityEvent>& events);
    void feedInterruptions(const MeasuredSpan& span, std::vector<QualityEvent>& events);
    void feedTimer(Timer& timer, Condition condition, Seconds after, const MeasuredSpan& span, std::uint8_t phase,
        QualityEventKind start, QualityEventKind stop, std::vector<QualityEvent>& events);
    void feedNeutral(const MeasuredSpan& span, std::vector<QualityEvent>& events);
    void feedSystem(const MeasuredSpan& span);
    void feedDip(Dip& dip, DipZone zone, std::int64_t& counter) const;
    [[nodiscard]] bool isSupplyLost(const MeasuredSecond& each) const;
    [[nodiscard]] bool isLong(Seconds duration) const;

    QualitySettings m_settings;
    int m_places = 1; ///< 1 or 3 voltages
    bool m_fourWire = false;
    bool m_currentDistortion = true;
    std::int32_t m_nominalMillivolt = 230'000;
    std::int64_t m_nominalMillihertz = 50'000;
    std::array<Phase, 3> m_phases{};
    Timer m_supply;
    Timer m_neutral;
    SimInstant m_end; ///< of what was fed
    bool m_started = false;
    WindowSum<1> m_frequency{10};
    WindowSum<1> m_unbalance{600};
    QualityCounters m_counters;
};

} // namespace meterbench::metrology
