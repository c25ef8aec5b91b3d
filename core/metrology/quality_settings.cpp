// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/quality_settings.h"

#include <array>
#include <string>

namespace meterbench::metrology {

std::span<const QualityParameter> qualityParameters()
{
    using Settings = QualitySettings;
    static constexpr std::array<QualityParameter, 11> parameters{{
        {"high-mean", &Settings::highMean, 232'300, 276'000},
        {"low-mean", &Settings::lowMean, 184'000, 227'700},
        {"high-single", &Settings::highSingle, 232'300, 276'000},
        {"low-single", &Settings::lowSingle, 184'000, 227'700},
        {"mean-period", &Settings::meanPeriod, 10, 1'800},
        {"outage-level", &Settings::outageLevel, 50'000, 160'000},
        {"outage-time", &Settings::outageTime, 0, 1'800},
        {"phase-loss", &Settings::phaseLoss, 152'000, 168'000},
        {"neutral-high", &Settings::neutralHigh, 240'000, 270'000},
        {"neutral-low", &Settings::neutralLow, 50'000, 230'000},
        {"neutral-time", &Settings::neutralTime, 1, 900},
    }};
    return parameters;
}

Result<void> QualitySettings::check() const
{
    for (const auto& parameter : qualityParameters()) {
        const auto value = this->*parameter.member;
        if (value < parameter.least || value > parameter.most)
            return failure("quality-setting",
                {{"parameter", std::string(parameter.id)}, {"least", std::to_string(parameter.least)},
                    {"most", std::to_string(parameter.most)}});
    }
    return {};
}

} // namespace meterbench::metrology
