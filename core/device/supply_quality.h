// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant_before.h"
#include "core/metrology/power_quality.h"

#include <span>
#include <vector>

/// When the quality of the supply is judged, and what its counters come to: metrology::PowerQuality judges spans, this
/// decides how long they are. While ordinary voltages stay the same, hours are judged at once; out of their limits, and
/// for an hour after they moved, every span is judged when it ends. It keeps no log and raises no alarm. Its windows
/// are not kept: they begin again with the program. One owner, one thread.
namespace meterbench::device {

class SupplyQuality {
public:
    /// @param settings checked before
    SupplyQuality(const metrology::FrontEnd& frontEnd, const metrology::QualitySettings& settings);

    /// Windows and timers begin again, as after a reset, with other settings; counters too. @param settings checked
    /// before
    void restart(const metrology::FrontEnd& frontEnd, const metrology::QualitySettings& settings);

    /// Whether it sees anything new in a second: then what was before must be judged first.
    [[nodiscard]] bool isNew(const metrology::MeasuredSecond& each) const;
    /// What is measured from now on.
    void measure(const metrology::MeasuredSecond& each, SimInstant now);
    void pass(Seconds seconds) { m_unjudged += seconds; }
    /// Whether what has passed may not wait.
    [[nodiscard]] bool isRestless(SimInstant now) const { return now - m_unjudged < m_restlessUntil; }
    /// The events of what has passed since it was last judged.
    [[nodiscard]] std::vector<metrology::QualityEvent> judge(SimInstant now);
    /// The half cycles of the second that passes next; what was before must have been judged.
    void observe(std::span<const metrology::HalfCycleValues> halfCycles) { m_quality.feedHalfCycles(halfCycles); }

    /// Since they were taken last, with what is not judged yet.
    [[nodiscard]] metrology::QualityCounters counters(SimInstant now) const;
    /// The same, and they begin again at nought. Everything must have been judged.
    [[nodiscard]] metrology::QualityCounters takeCounters();

private:
    metrology::PowerQuality m_quality;
    std::size_t m_phases;
    metrology::MeasuredSecond m_measured;
    bool m_hasMeasured = false;
    Seconds m_unjudged = 0; ///< seconds of m_measured
    SimInstant m_restlessUntil; ///< until then every span is judged at once
};

[[nodiscard]] metrology::QualityCounters sumOf(metrology::QualityCounters sum, const metrology::QualityCounters& more);

} // namespace meterbench::device
