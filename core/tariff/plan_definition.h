// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tariff/calendar_time.h"
#include "core/tariff/tariff_index.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How a plan is written down: seasons of the year, types of days, shifts of a day, with the limits of the two meter
/// generations as data. Definitions may be wrong; checkPlan() tells every fault, and only Plan, made from a faultless
/// one, answers questions about times. Plain values.
namespace meterbench::tariff {

enum class DayType : std::uint8_t { Working, NonWorking, Holiday };
inline constexpr std::size_t dayTypes = 3;

/// What a plan switches. A tariff's positions are 1–8; a load's are 0 inactive and 1 active.
enum class PlanKind { Tariff, LoadControl };
using Position = std::uint8_t;

inline constexpr Position loadInactive = 0;
inline constexpr Position loadActive = 1;

/// From a minute of the day on, this position.
struct Shift {
    int minuteOfDay = 0; ///< 0–1439, display time
    int position = 1;

    bool operator==(const Shift&) const = default;
};

/// Shifts in ascending order. Before the first one the last of the day before holds. An empty plan of non-working days
/// is that of working days, an empty plan of holidays is that of non-working days.
using DayPlan = std::vector<Shift>;

struct Season {
    /// Monday to Sunday.
    std::array<DayType, 7> week{DayType::Working, DayType::Working, DayType::Working, DayType::Working,
        DayType::Working, DayType::NonWorking, DayType::NonWorking};
    std::array<DayPlan, dayTypes> days; ///< by DayType

    [[nodiscard]] const DayPlan& plan(DayType type) const;
    bool operator==(const Season&) const = default;
};

/// From the midnight that begins this date of every year on, this season.
struct SeasonStart {
    std::chrono::month_day date{std::chrono::January, std::chrono::day(1)};
    int season = 0; ///< position in `seasons`

    bool operator==(const SeasonStart&) const = default;
};

struct PlanDefinition {
    std::vector<Season> seasons;
    std::vector<SeasonStart> starts; ///< ascending; before the first one the last of the year before holds

    bool operator==(const PlanDefinition&) const = default;
};

/// How much a generation of meters holds.
struct PlanLimits {
    std::size_t plans = 0; ///< tariff plans to choose from
    std::size_t seasons = 0;
    std::size_t seasonStarts = 0; ///< a year
    std::size_t dayTypes = 0;
    std::size_t shifts = 0; ///< a day
    std::size_t exceptionDays = 0;
    int exceptionYears = 0; ///< they lie within so many years
    DayType exceptionDayType = DayType::Holiday; ///< what an exception day counts as
};

/// OMNIPOWER: technical description 4.3.3 and 4.4.6.3.
inline constexpr PlanLimits omnipowerLimits{3, 4, 8, 3, 10, 200, 20, DayType::Holiday};
/// 162M and 382M: technical description 10.4. How far ahead exception days may lie is not printed; as OMNIPOWER.
inline constexpr PlanLimits kamstrupX62mLimits{1, 2, 2, 2, 8, 100, 20, DayType::NonWorking};

/// Random start delay of load control, technical description of the 162M 10.4.6.
inline constexpr int longestStartDelay = 10'800; ///< seconds

enum class PlanFault {
    SeasonsMissing,
    SeasonsTooMany,
    StartsTooMany,
    StartMissing, ///< several seasons and no start
    StartDate, ///< a date that not every year has
    StartOrder,
    StartSeason, ///< a season the plan does not have
    DayTypeAbsent, ///< a type of day this generation does not know
    ShiftsMissing, ///< working days without any shift
    ShiftsTooMany,
    ShiftTime,
    ShiftOrder,
    ShiftPosition,
    ExceptionDaysTooMany,
    ExceptionDayDate, ///< a date that does not exist
    ExceptionDayTwice,
    ExceptionDaySpan, ///< further ahead of the first one than the list reaches
};

/// A fault with its place in the definition.
struct PlanProblem {
    PlanFault fault = PlanFault::SeasonsMissing;
    std::string path; ///< JSON Pointer below the plan or below the list of days: "/seasons/0/days/1/3"
    std::int64_t value = 0; ///< what was found
    std::int64_t limit = 0; ///< what is allowed, where the fault is a number

    bool operator==(const PlanProblem&) const = default;
};

/// Stable id of a fault, the same as the rule of its finding: "plan-shifts-too-many".
[[nodiscard]] std::string_view name(PlanFault fault);

/// "working", "nonWorking", "holiday": also the members' names in a path.
[[nodiscard]] std::string_view name(DayType type);

/// Everything wrong with a definition, in its own order.
[[nodiscard]] std::vector<PlanProblem> checkPlan(
    PlanKind kind, const PlanLimits& limits, const PlanDefinition& definition);

/// Everything wrong with a list of exception days. Their order does not matter.
[[nodiscard]] std::vector<PlanProblem> checkExceptionDays(const PlanLimits& limits, const std::vector<Date>& days);

} // namespace meterbench::tariff
