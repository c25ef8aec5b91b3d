// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_calendar.h"

#include <algorithm>
#include <optional>

/// What ends by the meter's clock, and when next: the periods of load profile and analysis logger, the day, the
/// debiting periods. It knows the times alone; what an end means is the meter's. A plain value.
namespace meterbench::device {

/// How long the periods are, by set-up.
struct AgendaPeriods {
    Seconds profile = 900; ///< load profile and demand
    Seconds analysis = 900;
    DebitingSchedule debiting;
    RecurringLog debiting2 = RecurringLog::Daily;
};

/// What ends at one instant, in the order in which it is done.
struct AgendaEnds {
    MeterTime at;
    bool period = false;
    bool analysis = false;
    bool debiting = false;
    bool debiting2 = false;
    bool day = false;
};

class Agenda {
public:
    /// Everything that runs now ends at its next boundary.
    void begin(MeterTime now, const AgendaPeriods& periods)
    {
        m_period = nextMultiple(now, periods.profile);
        beginAnalysis(now, periods.analysis);
        m_day = nextMultiple(now, secondsPerDay);
        m_debiting = nextDebiting(now, periods.debiting);
        m_debiting2 = nextRecurrence(now, periods.debiting2);
    }
    void beginAnalysis(MeterTime now, Seconds period) { m_analysis = nextMultiple(now, period); }

    [[nodiscard]] MeterTime next() const { return std::min({m_period, m_analysis, m_day, m_debiting, m_debiting2}); }
    /// Of the load-profile period that runs.
    [[nodiscard]] MeterTime period() const { return m_period; }
    [[nodiscard]] MeterTime analysis() const { return m_analysis; }

    /// What should have ended up to `now`: each once, however often it should have.
    [[nodiscard]] AgendaEnds endedBy(MeterTime now) const
    {
        return {now, m_period <= now, m_analysis <= now, m_debiting <= now, m_debiting2 <= now, m_day <= now};
    }

    /// The first instant up to `now` at which something ends; what ends there is moved on.
    [[nodiscard]] std::optional<AgendaEnds> take(MeterTime now, const AgendaPeriods& periods)
    {
        const auto at = next();
        if (at > now)
            return std::nullopt;
        const AgendaEnds ends{at, m_period == at, m_analysis == at, m_debiting == at, m_debiting2 == at, m_day == at};
        if (ends.period)
            m_period = at + periods.profile;
        if (ends.analysis)
            m_analysis = at + periods.analysis;
        if (ends.debiting)
            m_debiting = nextDebiting(at, periods.debiting);
        if (ends.debiting2)
            m_debiting2 = nextRecurrence(at, periods.debiting2);
        if (ends.day)
            m_day = at + secondsPerDay;
        return ends;
    }

    bool operator==(const Agenda&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, Agenda& agenda)
    {
        archive(agenda.m_period.seconds, agenda.m_analysis.seconds, agenda.m_day.seconds, agenda.m_debiting.seconds,
            agenda.m_debiting2.seconds);
        // What lies before the year 2000 never was an end to come: a kept state that says so was made up.
        if constexpr (requires { archive.refuse(); }) {
            for (const auto end :
                {agenda.m_period, agenda.m_analysis, agenda.m_day, agenda.m_debiting, agenda.m_debiting2}) {
                if (end.seconds < 0)
                    archive.refuse();
            }
        }
    }

private:
    MeterTime m_period;
    MeterTime m_analysis;
    MeterTime m_day;
    MeterTime m_debiting;
    MeterTime m_debiting2;
};

} // namespace meterbench::device
