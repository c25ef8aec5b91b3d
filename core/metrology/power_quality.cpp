// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/power_quality.h"

#include "core/base/instant_before.h"
#include "core/metrology/repeatable_math.h"

#include <algorithm>
#include <cmath>

namespace meterbench::metrology {

namespace {

/// Limits that cannot be set.
constexpr std::int64_t unbalanceMicropercent = 2'000'000;
constexpr std::int64_t distortionMillipercent = 8'000;
constexpr Seconds threeMinutes = 180;

std::int32_t rootMean(std::int64_t sum, std::int64_t count)
{
    return static_cast<std::int32_t>(std::lround(std::sqrt(static_cast<double>(sum) / static_cast<double>(count))));
}

} // namespace

std::optional<int> logNumber(QualityEventKind kind)
{
    switch (kind) {
    case QualityEventKind::MeanUnder:
        return 0;
    case QualityEventKind::MeanOver:
        return 1;
    case QualityEventKind::MinimumPeak:
        return 2;
    case QualityEventKind::MaximumPeak:
        return 3;
    case QualityEventKind::MinimumStart:
        return 6;
    case QualityEventKind::MinimumStop:
        return 7;
    case QualityEventKind::MaximumStart:
        return 8;
    case QualityEventKind::MaximumStop:
        return 9;
    default:
        return std::nullopt;
    }
}

Result<PowerQuality> PowerQuality::create(const FrontEnd& frontEnd, const QualitySettings& settings)
{
    if (auto checked = settings.check(); !checked)
        return tl::unexpected(checked.error());
    return PowerQuality(frontEnd, settings);
}

PowerQuality::PowerQuality(const FrontEnd& frontEnd, const QualitySettings& settings)
    : m_settings(settings), m_places(frontEnd.connection() == Connection::SinglePhase ? 1 : 3),
      m_fourWire(frontEnd.connection() == Connection::FourWire),
      m_currentDistortion(frontEnd.sensor() == CurrentSensor::Shunt),
      m_nominalMillivolt(static_cast<std::int32_t>(std::lround(1000.0 * frontEnd.nominalVoltage()))),
      m_nominalMillihertz(std::llround(1000.0 * hertz(frontEnd.frequency())))
{
    for (auto& phase : m_phases)
        phase.mean = WindowSum<1>(settings.meanPeriod);
}

void PowerQuality::feed(const MeasuredSpan& span, std::vector<QualityEvent>& events)
{
    if (span.seconds <= 0)
        return;
    const auto before = static_cast<std::ptrdiff_t>(events.size());
    for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_places); ++phase) {
        feedMean(phase, span, events);
        feedSingle(phase, span, events);
        auto& own = m_phases[phase];
        own.sag.countedThisSecond = own.swell.countedThisSecond = false;
        own.last = span.each.phases[phase].voltageMillivolt;
    }
    feedInterruptions(span, events);
    feedNeutral(span, events);
    feedSystem(span);
    // Rules look at the span one after the other; a reader wants one order of time.
    std::stable_sort(events.begin() + before, events.end(),
        [](const QualityEvent& a, const QualityEvent& b) { return a.at < b.at; });
    m_end = span.from + span.seconds;
    m_started = true;
}

void PowerQuality::feedMean(std::size_t phase, const MeasuredSpan& span, std::vector<QualityEvent>& events)
{
    auto& own = m_phases[phase];
    auto& counters = m_counters.phases[phase];
    const auto& measured = span.each.phases[phase];
    const auto voltage = measured.voltageMillivolt;
    const auto closed = [&](const WindowSum<1>::Window& window) {
        const auto sum = window.sums[0];
        const auto below = [&](std::int64_t limit) { return sum < square(limit) * window.filled; };
        const auto above = [&](std::int64_t limit) { return sum > square(limit) * window.filled; };
        const std::int64_t nominal = m_nominalMillivolt;
        counters.meanLow += below(nominal * 90 / 100) ? window.windows : 0;
        counters.meanVeryLow += below(nominal * 85 / 100) ? window.windows : 0;
        counters.meanHigh += above(nominal * 110 / 100) ? window.windows : 0;
        const bool under = below(m_settings.lowMean);
        if (under || above(m_settings.highMean)) {
            for (std::int64_t one = window.windows - 1; one >= 0; --one)
                events.push_back({.at = window.end - one * own.mean.period(),
                    .kind = under ? QualityEventKind::MeanUnder : QualityEventKind::MeanOver,
                    .phase = static_cast<std::uint8_t>(phase),
                    .mean = rootMean(sum, window.filled),
                    .maximum = own.windowMaximum,
                    .minimum = own.windowMinimum});
        }
        // What follows within this span has its voltage; another span, and one that is left out, says so itself.
        own.windowMinimum = own.windowMaximum = voltage < m_settings.outageLevel ? 0 : voltage;
    };
    // Seconds without voltage are no slow variation: they are left out of the mean, as in a flagged window.
    if (voltage < m_settings.outageLevel) {
        own.mean.skip(span.from, span.seconds, closed);
    } else {
        const bool fresh = own.windowMaximum == 0 || own.mean == WindowSum<1>(own.mean.period());
        own.windowMinimum = fresh ? voltage : std::min(own.windowMinimum, voltage);
        own.windowMaximum = fresh ? voltage : std::max(own.windowMaximum, voltage);
        own.mean.feed(span.from, span.seconds, {square(voltage)}, closed);
    }
    const std::array<std::int64_t, 2> distortion{
        square(measured.voltageThdMillipercent), square(measured.currentThdMillipercent)};
    own.distortion.feed(span.from, span.seconds, distortion, [&](const WindowSum<2>::Window& window) {
        const auto limit = square(distortionMillipercent) * window.filled;
        counters.voltageDistortion += window.sums[0] > limit ? window.windows : 0;
        counters.currentDistortion += m_currentDistortion && window.sums[1] > limit ? window.windows : 0;
    });
}

void PowerQuality::feedSingle(std::size_t phase, const MeasuredSpan& span, std::vector<QualityEvent>& events)
{
    auto& own = m_phases[phase];
    const auto voltage = span.each.phases[phase].voltageMillivolt;
    const auto inside
        = [&](std::int32_t value) { return value >= m_settings.lowSingle && value <= m_settings.highSingle; };
    if (m_started && m_end == span.from && inside(voltage) && inside(own.last)
        && std::abs(voltage - own.last) * 20LL >= m_nominalMillivolt)
        ++m_counters.phases[phase].rapidChanges;
    // The loss of the whole supply is its own case; one phase alone is under its limit, however low it is.
    if (!isSupplyLost(span.each)) {
        feedExcursion(phase, span, Side::Under, events);
        feedExcursion(phase, span, Side::Over, events);
    }
    const bool lost = voltage < m_settings.phaseLoss;
    if (lost != own.lost) {
        own.lost = lost;
        events.push_back({.at = span.from + 1,
            .kind = lost ? QualityEventKind::PhaseLost : QualityEventKind::PhaseReturned,
            .phase = static_cast<std::uint8_t>(phase),
            .mean = voltage,
            .maximum = voltage,
            .minimum = voltage});
    }
}

void PowerQuality::feedExcursion(
    std::size_t phase, const MeasuredSpan& span, Side side, std::vector<QualityEvent>& events)
{
    using Kind = QualityEventKind;
    const bool above = side == Side::Over;
    auto& excursion = above ? m_phases[phase].over : m_phases[phase].under;
    const auto voltage = span.each.phases[phase].voltageMillivolt;
    const bool beyond = above ? voltage > m_settings.highSingle : voltage < m_settings.lowSingle;
    const auto tell = [&](Kind kind, SimInstant at) {
        events.push_back({.at = at,
            .kind = kind,
            .phase = static_cast<std::uint8_t>(phase),
            .mean = excursion.seconds == 0 ? voltage : static_cast<std::int32_t>(excursion.sum / excursion.seconds),
            .maximum = excursion.highest,
            .minimum = excursion.lowest});
    };
    if (beyond) {
        if (!excursion.open) {
            excursion = {.open = true, .highest = voltage, .lowest = voltage, .peakAt = span.from + 1};
            tell(above ? Kind::MaximumStart : Kind::MinimumStart, span.from + 1);
        } else if (above ? voltage > excursion.highest : voltage < excursion.lowest) {
            excursion.peakAt = span.from + 1;
        }
        excursion.highest = std::max(excursion.highest, voltage);
        excursion.lowest = std::min(excursion.lowest, voltage);
        excursion.sum += static_cast<std::int64_t>(voltage) * span.seconds;
        excursion.seconds += span.seconds;
    } else if (excursion.open) {
        tell(above ? Kind::MaximumPeak : Kind::MinimumPeak, excursion.peakAt);
        tell(above ? Kind::MaximumStop : Kind::MinimumStop, span.from + 1);
        excursion = {};
    }
}

bool PowerQuality::isSupplyLost(const MeasuredSecond& each) const
{
    return std::all_of(each.phases.begin(), each.phases.begin() + m_places,
        [&](const PhaseSecond& phase) { return phase.voltageMillivolt < m_settings.phaseLoss; });
}

bool PowerQuality::isLong(Seconds duration) const
{
    return m_settings.longInterruption == LongInterruption::FromThreeMinutes ? duration >= threeMinutes
                                                                             : duration > threeMinutes;
}

void PowerQuality::feedTimer(Timer& timer, Condition condition, Seconds after, const MeasuredSpan& span,
    std::uint8_t phase, QualityEventKind start, QualityEventKind stop, std::vector<QualityEvent>& events)
{
    const auto tell = [&](QualityEventKind kind, SimInstant at) {
        const auto voltage = phase < 3 ? span.each.phases[phase].voltageMillivolt : 0;
        events.push_back(
            {.at = at, .kind = kind, .phase = phase, .mean = voltage, .maximum = voltage, .minimum = voltage});
    };
    if (condition == Condition::Holds) {
        if (!timer.open)
            timer = {.open = true, .told = false, .since = span.from};
        const auto due = timer.since + after;
        if (!timer.told && span.from + span.seconds >= due) {
            timer.told = true;
            tell(start, std::max(due, span.from));
        }
    } else if (timer.open) {
        if (timer.told)
            tell(stop, span.from);
        timer = {};
    }
}

void PowerQuality::feedInterruptions(const MeasuredSpan& span, std::vector<QualityEvent>& events)
{
    const auto& phases = span.each.phases;
    const bool allDown = isSupplyLost(span.each);
    const auto count = [&](const Timer& timer, std::int64_t& brief, std::int64_t& lasting) {
        if (timer.told)
            ++(isLong(span.from - timer.since) ? lasting : brief);
    };
    if (!allDown && m_supply.open)
        count(m_supply, m_counters.shortInterruptions, m_counters.longInterruptions);
    feedTimer(m_supply, allDown ? Condition::Holds : Condition::Absent, 0, span, QualityEvent::allPhases,
        QualityEventKind::InterruptionStart, QualityEventKind::InterruptionStop, events);
    if (m_places == 1)
        return;
    for (std::size_t phase = 0; phase < 3; ++phase) {
        auto& timer = m_phases[phase].interruption;
        // The loss of the whole supply is its own case; one that began with a single phase goes on through it.
        const bool down = phases[phase].voltageMillivolt < m_settings.outageLevel && (!allDown || timer.open);
        if (!down && timer.open)
            count(timer, m_counters.phases[phase].shortInterruptions, m_counters.phases[phase].longInterruptions);
        feedTimer(timer, down ? Condition::Holds : Condition::Absent, m_settings.outageTime, span,
            static_cast<std::uint8_t>(phase), QualityEventKind::InterruptionStart, QualityEventKind::InterruptionStop,
            events);
    }
}

void PowerQuality::feedNeutral(const MeasuredSpan& span, std::vector<QualityEvent>& events)
{
    if (!m_fourWire)
        return;
    const bool strict = m_settings.neutralRule == NeutralFaultRule::TwoHighOneLow;
    int high = 0;
    int low = 0;
    for (const auto& phase : span.each.phases) {
        high += phase.voltageMillivolt > m_settings.neutralHigh ? 1 : 0;
        low += phase.voltageMillivolt < m_settings.neutralLow ? 1 : 0;
    }
    const bool holds = strict ? high == 2 && low == 1 : high >= 1 && low >= 1;
    const bool wasTold = m_neutral.told;
    feedTimer(m_neutral, holds ? Condition::Holds : Condition::Absent, m_settings.neutralTime, span,
        QualityEvent::allPhases, QualityEventKind::NeutralFaultStart, QualityEventKind::NeutralFaultStop, events);
    if (m_neutral.told && !wasTold)
        ++m_counters.neutralFaults;
}

void PowerQuality::feedSystem(const MeasuredSpan& span)
{
    const auto& each = span.each;
    bool anyVoltage = false;
    for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_places); ++phase)
        anyVoltage = anyVoltage || each.phases[phase].voltageMillivolt >= m_settings.outageLevel;
    const auto frequency = [&](const WindowSum<1>::Window& window) {
        const auto scaled = window.sums[0] * 100;
        const auto nominal = m_nominalMillihertz * window.filled;
        m_counters.frequencyLow += scaled < nominal * 98 ? window.windows : 0;
        m_counters.frequencyHigh += scaled > nominal * 102 ? window.windows : 0;
    };
    const auto unbalance = [&](const WindowSum<1>::Window& window) {
        if (window.sums[0] > square(unbalanceMicropercent) * window.filled)
            m_counters.unbalance += window.windows;
    };
    if (!anyVoltage) {
        m_frequency.skip(span.from, span.seconds, frequency);
        m_unbalance.skip(span.from, span.seconds, unbalance);
        return;
    }
    m_frequency.feed(span.from, span.seconds, {each.frequencyMillihertz}, frequency);
    if (m_places == 3)
        m_unbalance.feed(span.from, span.seconds, {square(each.voltageUnbalanceMicropercent)}, unbalance);
}

void PowerQuality::feedDip(Dip& dip, DipZone zone, std::int64_t& counter) const
{
    if (zone == DipZone::Beyond || (dip.halfCycles > 0 && zone == DipZone::Hysteresis)) {
        ++dip.halfCycles;
        return;
    }
    if (dip.halfCycles == 0)
        return;
    // Duration in units of 1/1000 half cycles so that 50 and 60 Hz share the figures: 100 ms … 1 s.
    const auto milliseconds = dip.halfCycles * 500'000LL / m_nominalMillihertz;
    dip.halfCycles = 0;
    if (milliseconds >= 100 && milliseconds <= 1'000 && !dip.countedThisSecond) {
        ++counter;
        dip.countedThisSecond = true;
    }
}

void PowerQuality::feedHalfCycles(std::span<const HalfCycleValues> values)
{
    const bool own = m_settings.sagRule == SagRule::OwnLimits;
    const std::int64_t nominal = m_nominalMillivolt;
    const std::int64_t low = nominal * (own ? 90 : 80) / 100;
    const std::int64_t high = nominal * (own ? 110 : 120) / 100;
    const std::int64_t hysteresis = nominal * 2 / 100;
    for (const auto& value : values) {
        for (std::size_t phase = 0; phase < static_cast<std::size_t>(m_places); ++phase) {
            auto& dips = m_phases[phase];
            auto& counters = m_counters.phases[phase];
            const std::int64_t voltage = value[phase];
            feedDip(dips.sag,
                voltage < low                    ? DipZone::Beyond
                    : voltage < low + hysteresis ? DipZone::Hysteresis
                                                 : DipZone::Inside,
                counters.sags);
            feedDip(dips.swell,
                voltage > high                    ? DipZone::Beyond
                    : voltage > high - hysteresis ? DipZone::Hysteresis
                                                  : DipZone::Inside,
                counters.swells);
        }
    }
}

} // namespace meterbench::metrology
