// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/tariff/calendar_time.h"
#include "core/tariff/daylight_saving.h"
#include "core/tariff/plan_definition.h"

#include <vector>

/// A plan that can be asked: which position (tariff, or state of a load) at an instant, and when the next shift is.
/// Made from a definition that keeps the limits of its kind; a pure function of the time the glass shows, so the hour
/// that autumn repeats repeats its shifts, and a shift in the hour that spring leaves out happens at the jump. It knows
/// no registers, ports or commands. Immutable once made; one may serve ten thousand meters.
namespace meterbench::tariff {

/// A stretch of normal time with one position; it ends at a shift, at midnight or when daylight saving changes.
struct PlanSegment {
    MeterTime from; ///< first second of it
    MeterTime to; ///< first second after it
    Position position = 0;
};

class Plan {
public:
    /// @param exceptionDays dates of the display's calendar
    /// Error: `tariff-plan-invalid` with the first fault's rule and place.
    [[nodiscard]] static Result<Plan> create(PlanKind kind, const PlanLimits& limits, PlanDefinition definition,
        const std::vector<Date>& exceptionDays, DaylightSaving daylightSaving);

    [[nodiscard]] PlanSegment segmentAt(MeterTime time) const;
    [[nodiscard]] Position positionAt(MeterTime time) const { return segmentAt(time).position; }

    /// When the position changes next; a day ahead when it does not change within a day.
    [[nodiscard]] MeterTime nextShift(MeterTime time) const;

    /// Working, non-working or holiday, with exception days considered.
    [[nodiscard]] DayType dayTypeOf(DayNumber displayDay) const;
    /// Which of the seasons a day belongs to, from 0.
    [[nodiscard]] std::size_t seasonOf(DayNumber displayDay) const;
    /// The shifts of a day. Never empty.
    [[nodiscard]] const DayPlan& shiftsOf(DayNumber displayDay) const;

    [[nodiscard]] const DaylightSaving& daylightSaving() const { return m_daylightSaving; }

private:
    Plan() = default;

    PlanDefinition m_definition;
    std::vector<DayNumber> m_exceptionDays; ///< ascending
    DayType m_exceptionDayType = DayType::Holiday;
    DaylightSaving m_daylightSaving;
};

/// A plan with one meter's place in it: remembers the stretch of the last question, so that asking second by second
/// costs a comparison. The plan must outlive it. One owner, one thread.
class PlanCursor {
public:
    explicit PlanCursor(const Plan& plan) : m_plan(&plan) { }

    [[nodiscard]] Position positionAt(MeterTime time);
    /// The end of the stretch around an instant: nothing changes before.
    [[nodiscard]] MeterTime endOfSegment(MeterTime time);

private:
    void moveTo(MeterTime time);

    const Plan* m_plan;
    PlanSegment m_segment; ///< empty at first
};

} // namespace meterbench::tariff
