// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/device/demand.h"
#include "core/device/energy_registers.h"

#include <array>
#include <cstdint>

/// What the logs of the meter keep for each event, and how many of them (sheets, technical description tables 12–27).
/// Times are normal time of the meter, never daylight saving. Plain values.
namespace meterbench::device {

inline constexpr std::size_t debitingDepth = 36;
inline constexpr std::size_t debiting2Depth = 175;
inline constexpr std::size_t statusDepth = 200;
inline constexpr std::size_t clockDepth = 200;
inline constexpr std::size_t disconnectDepth = 200;
inline constexpr std::size_t neutralFaultDepth = 45;
inline constexpr std::size_t voltageQualityDepth = 200;
inline constexpr std::size_t ratioDepth = 10;
inline constexpr std::size_t profileChangeDepth = 291;

/// Status log (1.1.99.98.2).
enum class StatusEvent : std::uint8_t {
    Reset,
    MemoryFault,
    ProgramChecksumFault,
    CoverOpened,
    CoverClosed,
    MagnetApplied,
    MagnetRemoved,
    AlarmInputOn,
    AlarmInputOff,
    StateRecovered, ///< permanent memory was damaged, the last good state is in use
    ImageActivated
};

struct StatusEntry {
    MeterTime time;
    StatusEvent event = StatusEvent::Reset;

    bool operator==(const StatusEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, StatusEntry& entry)
    {
        archive(entry.time.seconds, entry.event);
    }
};

/// RTC log (1.1.99.98.3): settings and adjustments beyond the 7-second filter.
struct ClockEntry {
    MeterTime before;
    MeterTime after;

    bool operator==(const ClockEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, ClockEntry& entry)
    {
        archive(entry.before.seconds, entry.after.seconds);
    }
};

/// Ids of disconnect events (user guide of the e-meter, 9.3).
enum class DisconnectEvent : std::uint8_t {
    Released = 59,
    ButtonOff = 60,
    ButtonOn = 61,
    RemoteOff = 62,
    RemoteOn = 63,
    SmartOff = 64,
    Failed = 68,
    SmartOn = 69,
    PrepaymentOff = 70,
    OverVoltageOff = 71,
    NeutralFaultOff = 72
};

/// Disconnect log (1.1.99.98.5). `feedback` is what the contacts say.
struct DisconnectEntry {
    MeterTime time;
    DisconnectEvent event = DisconnectEvent::RemoteOff;
    std::uint8_t controlState = 0; ///< COSEM: 0 disconnected, 1 connected, 2 ready for reconnection
    bool contactsClosed = false;

    bool operator==(const DisconnectEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, DisconnectEntry& entry)
    {
        archive(entry.time.seconds, entry.event, entry.controlState, entry.contactsClosed);
    }
};

/// Neutral-fault log (1.1.99.98.12).
struct NeutralFaultEntry {
    MeterTime time;
    std::array<std::int32_t, 3> millivolt{};

    bool operator==(const NeutralFaultEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, NeutralFaultEntry& entry)
    {
        archive(entry.time.seconds, entry.millivolt);
    }
};

/// Voltage-quality log (1.1.99.98.16). `event`: 0 under, 1 over (mean), 2 lowest, 3 highest, 6 minimum start, 7 minimum
/// stop, 8 maximum start, 9 maximum stop (technical description tables 24, 25).
struct VoltageQualityEntry {
    MeterTime time;
    std::uint8_t phase = 0; ///< 1–3
    std::uint8_t event = 0;
    std::int32_t meanMillivolt = 0;
    std::int32_t maximumMillivolt = 0;
    std::int32_t minimumMillivolt = 0;

    bool operator==(const VoltageQualityEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, VoltageQualityEntry& entry)
    {
        archive(entry.time.seconds, entry.phase, entry.event, entry.meanMillivolt, entry.maximumMillivolt,
            entry.minimumMillivolt);
    }
};

/// CT ratio log (1.1.99.98.9): the change and the secondary registers at that instant.
struct RatioEntry {
    MeterTime time;
    std::int32_t before = 1;
    std::int32_t after = 1;
    MainValues secondary{};

    bool operator==(const RatioEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, RatioEntry& entry)
    {
        archive(entry.time.seconds, entry.before, entry.after, entry.secondary);
    }
};

/// Load-profile change log (1.1.99.98.10). Ids of the user guide 9.8: 1, 2 power, 4–6 clock, 7 cleared, 12–14 memory.
struct ProfileChangeEntry {
    MeterTime time;
    std::uint8_t event = 0;

    bool operator==(const ProfileChangeEntry&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, ProfileChangeEntry& entry)
    {
        archive(entry.time.seconds, entry.event);
    }
};

namespace profileChange {
inline constexpr std::uint8_t powerDown = 1;
inline constexpr std::uint8_t powerUp = 2;
inline constexpr std::uint8_t clockSet = 4;
inline constexpr std::uint8_t clockAdjusted = 5;
inline constexpr std::uint8_t clockInvalid = 6;
inline constexpr std::uint8_t cleared = 7;
} // namespace profileChange

/// Debiting logger 1 (1.1.98.1.0): the table of the sheets. Energies in mW·s of what is measured (secondary behind
/// transformers).
struct DebitingRecord {
    MeterTime time;
    std::uint16_t quality = 0;
    std::int64_t hours = 0;
    std::uint32_t stops = 0;
    std::int64_t thresholdSeconds = 0;
    std::int64_t pulseInput = 0;
    std::int32_t ratio = 1;
    MainValues energies{};
    std::array<std::int64_t, 4> activeImportTariffs{};
    std::array<std::int64_t, 4> reactiveImportTariffs{};
    std::array<Peak, 3> activePeaks{}; ///< total, T1, T2
    std::array<Peak, 3> reactivePeaks{};
    Peak apparentImportPeak;
    Peak apparentExportPeak;
    std::array<std::int64_t, 3> accumulatedActive{}; ///< total, T1, T2
    std::int64_t accumulatedReactive = 0;

    bool operator==(const DebitingRecord&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, DebitingRecord& record)
    {
        archive(record.time.seconds, record.quality, record.hours, record.stops, record.thresholdSeconds,
            record.pulseInput, record.ratio, record.energies, record.activeImportTariffs, record.reactiveImportTariffs,
            record.activePeaks, record.reactivePeaks, record.apparentImportPeak, record.apparentExportPeak,
            record.accumulatedActive, record.accumulatedReactive);
    }
};

/// Debiting logger 2 (1.1.98.2.0). Profile 1 is the table of the technical description: hours, A±, R± and their tariffs
/// 1–4. What profile 2 of Z30 holds no paper prints; here it adds E± and R1–R4, which is a guess.
struct Debiting2Record {
    MeterTime time;
    std::uint16_t quality = 0;
    std::int64_t hours = 0;
    std::array<std::int64_t, energyQuantities> energies{};
    std::array<std::array<std::int64_t, 4>, 4> tariffs{}; ///< A+, A−, R+, R− by tariff 1–4

    bool operator==(const Debiting2Record&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, Debiting2Record& record)
    {
        archive(record.time.seconds, record.quality, record.hours, record.energies, record.tariffs);
    }
};

/// Marks of a load-profile entry (user guide of the e-meter, 6.8). Settings up to 7 s leave none.
namespace quality {
inline constexpr std::uint16_t clockSetFrom7 = 1U << 0U;
inline constexpr std::uint16_t clockSetFrom15 = 1U << 1U;
inline constexpr std::uint16_t clockSetFrom60 = 1U << 2U;
inline constexpr std::uint16_t clockSetFrom180 = 1U << 3U;
inline constexpr std::uint16_t clockForward = 1U << 4U;
inline constexpr std::uint16_t clockBackward = 1U << 5U;
inline constexpr std::uint16_t legalChecksum = 1U << 6U; ///< sticky
inline constexpr std::uint16_t overVoltage = 1U << 7U; ///< above 265 V
inline constexpr std::uint16_t underVoltage = 1U << 8U; ///< below 184 V
inline constexpr std::uint16_t outage = 1U << 9U; ///< longer than 180 s
inline constexpr std::uint16_t filled = 1U << 10U; ///< not measured: the last values stand here
} // namespace quality

inline constexpr Seconds clockFilter = 7;
inline constexpr Seconds longOutage = 180;
inline constexpr std::int32_t overVoltageMillivolt = 265'000;
inline constexpr std::int32_t underVoltageMillivolt = 184'000;
/// No more entries than this are filled in for an outage or a clock set forward.
inline constexpr std::int64_t mostFilledEntries = 3024;

/// The mark of a clock set by so much.
[[nodiscard]] constexpr std::uint16_t clockQuality(Seconds change)
{
    const auto size = change < 0 ? -change : change;
    if (size <= clockFilter)
        return 0;
    const auto direction = change > 0 ? quality::clockForward : quality::clockBackward;
    const auto band = size <= 15 ? quality::clockSetFrom7
        : size <= 60             ? quality::clockSetFrom15
        : size <= 180            ? quality::clockSetFrom60
                                 : quality::clockSetFrom180;
    return static_cast<std::uint16_t>(direction | band);
}

} // namespace meterbench::device
