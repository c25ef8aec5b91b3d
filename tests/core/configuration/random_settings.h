// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/settings.h"

#include <algorithm>
#include <random>

/// Settings that a project file must carry whether or not any meter takes them: wild plans, dates that do not exist,
/// numbers out of range.
namespace meterbench::tests {

class RandomSettings {
public:
    explicit RandomSettings(std::mt19937_64& random) : m_random(random) { }

    [[nodiscard]] configuration::Settings next()
    {
        configuration::Settings settings;
        for (const auto& each : configuration::settingTable()) {
            if (each.isInNumbers() && isSet())
                settings.numbers[each.setting] = below(std::min(each.most * 2, each.mostWritten()));
        }
        settings.tariffPlans = plans(tariff::PlanKind::Tariff);
        settings.exceptionDays = dates();
        settings.daylightSaving = daylightSaving();
        for (auto& output : settings.loadOutputs)
            output = {plans(tariff::PlanKind::LoadControl), dates()};
        if (isSet())
            settings.disconnect.basis = static_cast<configuration::DisconnectBasis>(below(4));
        if (isSet())
            settings.disconnect.reconnection = static_cast<configuration::Reconnection>(below(2));
        if (isSet())
            settings.disconnect.atOvervoltage = isSet();
        if (isSet())
            settings.disconnect.atNeutralFault = isSet();
        if (isSet())
            settings.prepayment.onWorkingDaysOnly = isSet();
        if (isSet())
            settings.prepayment.exceptionSlot = configuration::TimeSlot{below(1439), below(1439)};
        if (isSet())
            settings.alarms = texts();
        if (isSet())
            settings.analysisRegisters = texts();
        return settings;
    }

private:
    /// 0 to `most`
    [[nodiscard]] int below(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most + 1)); }
    [[nodiscard]] bool isSet() { return below(1) == 1; }

    [[nodiscard]] std::vector<std::string> texts()
    {
        std::vector<std::string> all;
        for (int count = below(3); count > 0; --count)
            all.emplace_back(isSet() ? "voltage-l1" : "æ~1/");
        return all;
    }

    [[nodiscard]] tariff::Date date()
    {
        return std::chrono::year(below(9999)) / std::chrono::month(static_cast<unsigned>(below(99)))
            / std::chrono::day(static_cast<unsigned>(below(99)));
    }

    [[nodiscard]] std::vector<tariff::Date> dates()
    {
        std::vector<tariff::Date> all;
        for (int count = below(4); count > 0; --count)
            all.push_back(date());
        return all;
    }

    [[nodiscard]] tariff::DayPlan day(tariff::PlanKind kind)
    {
        tariff::DayPlan all;
        for (int count = below(12); count > 0; --count)
            all.push_back({below(1439), below(kind == tariff::PlanKind::Tariff ? 255 : 1)});
        return all;
    }

    [[nodiscard]] std::vector<tariff::PlanDefinition> plans(tariff::PlanKind kind)
    {
        std::vector<tariff::PlanDefinition> all;
        for (int count = below(4); count > 0; --count) {
            tariff::PlanDefinition plan;
            for (int seasons = below(5); seasons > 0; --seasons) {
                tariff::Season season;
                for (auto& type : season.week)
                    type = static_cast<tariff::DayType>(below(2));
                for (auto& shifts : season.days)
                    shifts = day(kind);
                plan.seasons.push_back(std::move(season));
            }
            for (int starts = below(9); starts > 0; --starts) {
                const auto each = date();
                plan.starts.push_back({each.month() / each.day(), below(254)});
            }
            all.push_back(std::move(plan));
        }
        return all;
    }

    [[nodiscard]] tariff::TransitionRule transition()
    {
        return {std::chrono::month(static_cast<unsigned>(1 + below(11))), static_cast<tariff::WeekOfMonth>(below(4)),
            std::chrono::weekday(static_cast<unsigned>(below(6))), below(1439),
            static_cast<tariff::TimeBase>(below(2))};
    }

    [[nodiscard]] MeterTime instant()
    {
        return {static_cast<std::int64_t>(below(40'000'000)) * tariff::secondsPerMinute};
    }

    [[nodiscard]] std::optional<tariff::DaylightSavingDefinition> daylightSaving()
    {
        switch (below(3)) {
        case 0:
            return std::nullopt;
        case 1:
            return tariff::NoDaylightSaving{};
        case 2: {
            const auto begin = transition();
            return tariff::DaylightSavingRule{begin, transition()};
        }
        default:
            break;
        }
        tariff::DaylightSavingTable table;
        for (int count = below(25); count > 0; --count) {
            const auto begin = instant();
            table.push_back({begin, instant()});
        }
        return table;
    }

    std::mt19937_64& m_random;
};

} // namespace meterbench::tests
