// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/obis_meaning.h"

#include <array>
#include <string_view>

namespace meterbench::protocol::explain {

namespace {

struct KnownCode {
    std::uint8_t a, c, d, e;
    std::string_view phrase;
};

constexpr std::uint8_t any = 255;

constexpr std::array knownCodes{KnownCode{any, 0, 0, 0, "obis-meter-number"}, KnownCode{1, 0, 0, any, "obis-identity"},
    KnownCode{0, 1, 0, 0, "obis-clock"}, KnownCode{1, 1, 0, 0, "obis-clock"}, KnownCode{0, 1, 1, 0, "obis-clock"},
    KnownCode{1, 0, 1, 0, "obis-billing-period-counter"}, KnownCode{1, 0, 1, 2, "obis-billing-period-time"},
    KnownCode{1, 0, 2, 0, "obis-firmware-version"}, KnownCode{1, 0, 2, 129, "obis-list-version"},
    KnownCode{1, 0, 2, 2, "obis-tariff-program"}, KnownCode{1, 0, 4, 2, "obis-current-transformer-ratio"},
    KnownCode{1, 0, 4, 3, "obis-voltage-transformer-ratio"}, KnownCode{1, 0, 3, any, "obis-pulse-constant"},
    KnownCode{1, 0, 8, 4, "obis-capture-period"}, KnownCode{1, 0, 8, 0, "obis-demand-period"},
    KnownCode{1, 0, 9, 1, "obis-local-time"}, KnownCode{1, 0, 9, 2, "obis-local-date"},
    KnownCode{any, 0, 2, 1, "obis-parameter-set"}, KnownCode{1, 96, 1, any, "obis-device-identity"},
    KnownCode{0, 96, 1, any, "obis-device-identity"}, KnownCode{0, 96, 14, 0, "obis-active-tariff"},
    KnownCode{0, 96, 3, 10, "obis-disconnect-control"}, KnownCode{0, 96, 5, any, "obis-internal-status"},
    KnownCode{0, 96, 7, any, "obis-power-failures"}, KnownCode{0, 96, 8, any, "obis-operating-time"},
    KnownCode{0, 96, 11, any, "obis-event-code"}, KnownCode{0, 96, 13, any, "obis-consumer-message"},
    KnownCode{0, 96, 10, any, "obis-status-word"}, KnownCode{0, 97, 97, any, "obis-error-register"},
    KnownCode{1, 97, 97, any, "obis-error-register"}, KnownCode{0, 97, 98, any, "obis-alarm-register"},
    KnownCode{1, 99, 1, any, "obis-load-profile"}, KnownCode{1, 99, 2, any, "obis-load-profile"},
    KnownCode{0, 98, 1, any, "obis-billing-profile"}, KnownCode{1, 98, 1, any, "obis-billing-profile"},
    KnownCode{0, 99, 98, any, "obis-event-log"}, KnownCode{1, 99, 98, any, "obis-event-log"},
    KnownCode{1, 99, 97, any, "obis-power-failure-log"}, KnownCode{0, 13, 0, 0, "obis-activity-calendar"},
    KnownCode{0, 11, 0, 0, "obis-special-days"}, KnownCode{0, 10, 0, any, "obis-script-table"},
    KnownCode{0, 15, 0, any, "obis-single-action-schedule"}, KnownCode{0, 16, 1, any, "obis-register-monitor"},
    KnownCode{0, 17, 0, any, "obis-limiter"}, KnownCode{0, 20, 0, any, "obis-local-port-setup"},
    KnownCode{0, 22, 0, 0, "obis-hdlc-setup"}, KnownCode{0, 25, 0, 0, "obis-tcp-udp-setup"},
    KnownCode{0, 25, 9, 0, "obis-push-setup"}, KnownCode{0, 40, 0, any, "obis-association"},
    KnownCode{0, 41, 0, 0, "obis-sap-assignment"}, KnownCode{0, 42, 0, 0, "obis-logical-device-name"},
    KnownCode{0, 43, 0, any, "obis-security-setup"}, KnownCode{0, 43, 1, any, "obis-invocation-counter"},
    KnownCode{0, 44, 0, 0, "obis-image-transfer"}, KnownCode{0, 21, 0, any, "obis-profile-of-values"}};

/// Quantities of group C for the sum of the phases; 20 more for each phase.
constexpr std::array<std::string_view, 21> quantities{"", "obis-active-import", "obis-active-export",
    "obis-reactive-import", "obis-reactive-export", "obis-reactive-q1", "obis-reactive-q2", "obis-reactive-q3",
    "obis-reactive-q4", "obis-apparent-import", "obis-apparent-export", "obis-current", "obis-voltage",
    "obis-power-factor", "obis-frequency", "obis-active-absolute", "obis-active-net", "obis-active-q1",
    "obis-active-q2", "obis-active-q3", "obis-active-q4"};

std::string_view kindOf(std::uint8_t d)
{
    switch (d) {
    case 2:
    case 12:
        return "obis-kind-cumulative-maximum";
    case 3:
    case 13:
        return "obis-kind-minimum";
    case 4:
    case 14:
    case 24:
        return "obis-kind-average";
    case 5:
    case 15:
    case 25:
        return "obis-kind-last-average";
    case 6:
    case 16:
        return "obis-kind-maximum";
    case 7:
        return "obis-kind-instantaneous";
    case 8:
        return "obis-kind-energy";
    case 9:
        return "obis-kind-energy-billing-period";
    case 27:
    case 29:
        return "obis-kind-energy-interval";
    case 31:
        return "obis-kind-threshold-low";
    case 35:
        return "obis-kind-threshold-high";
    default:
        return {};
    }
}

} // namespace

std::vector<Phrase> meaningOf(const Obis& obis)
{
    for (const KnownCode& code : knownCodes) {
        if (code.c == obis.c && code.d == obis.d && (code.a == any ? obis.a <= 1 : code.a == obis.a)
            && (code.e == any || code.e == obis.e))
            return {{std::string(code.phrase), {}}};
    }
    if (obis.a != 1)
        return {};
    std::vector<Phrase> phrases;
    const std::string_view kind = kindOf(obis.d);
    if (kind.empty())
        return {};
    if (obis.c == 81) {
        phrases.push_back({"obis-angle", {}});
        return phrases;
    }
    if (obis.c == 91 || obis.c == 92) {
        phrases.push_back({obis.c == 91 ? "obis-current" : "obis-voltage", {}});
        phrases.push_back({"obis-neutral", {}});
    } else {
        const unsigned phase = obis.c == 0 || obis.c > 80 ? 0 : (obis.c - 1U) / 20U;
        const unsigned quantity = obis.c == 0 || obis.c > 80 ? 0 : (obis.c - 1U) % 20U + 1U;
        if (quantity == 0)
            return {};
        phrases.push_back({std::string(quantities.at(quantity)), {}});
        if (phase > 0)
            phrases.push_back({"obis-phase", {{"phase", "L" + std::to_string(phase)}}});
    }
    phrases.push_back({std::string(kind), {}});
    const bool isHarmonic = obis.d == 7 && obis.e > 0 && (obis.c % 20 == 11 || obis.c % 20 == 12);
    if (isHarmonic)
        phrases.push_back({obis.e == 124 ? "obis-distortion" : "obis-harmonic", {{"order", std::to_string(obis.e)}}});
    else if (obis.e > 0 && obis.e < 64)
        phrases.push_back({"obis-tariff", {{"tariff", std::to_string(obis.e)}}});
    if (obis.f < 100)
        phrases.push_back({"obis-billing-period", {{"period", std::to_string(obis.f)}}});
    return phrases;
}

bool looksLikeObis(Octets octets)
{
    constexpr std::byte highestMedium{15};
    if (octets.size() != 6)
        return false;
    return octets[5] == std::byte{255} ? octets[0] <= std::byte{0x80}
                                       : octets[0] <= highestMedium && !meaningOf(obisOf(octets)).empty();
}

Obis obisOf(Octets octets)
{
    Obis obis;
    if (octets.size() < 6)
        return obis;
    const auto at = [&](std::size_t i) { return std::to_integer<std::uint8_t>(octets[i]); };
    return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

} // namespace meterbench::protocol::explain
