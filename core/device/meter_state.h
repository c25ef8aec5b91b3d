// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/agenda.h"
#include "core/device/breaker.h"
#include "core/device/image_transfer.h"
#include "core/device/log_entries.h"
#include "core/device/meter_clock.h"
#include "core/device/meter_settings.h"
#include "core/device/module_port.h"
#include "core/device/pulse_train.h"
#include "core/device/supply.h"
#include "core/metrology/power_quality.h"
#include "core/metrology/sensor_heating.h"
#include "core/tariff/load_control.h"
#include "core/tariff/tariff_control.h"

#include <array>
#include <cstdint>

/// All that one meter remembers beside its logs: what permanent memory keeps. Plain data of fixed size; the rules stand
/// in the meter.
namespace meterbench::device {

/// Digits of the meter status register, counted from the right (manual of the 162M/382M p.15; 1 and 8 inferred).
namespace status {
inline constexpr std::uint8_t reset = 1U << 0U;
inline constexpr std::uint8_t memory = 1U << 1U;
inline constexpr std::uint8_t magnet = 1U << 2U;
inline constexpr std::uint8_t workingMemory = 1U << 3U;
inline constexpr std::uint8_t programChecksum = 1U << 4U;
inline constexpr std::uint8_t externalAlarm = 1U << 5U;
inline constexpr std::uint8_t cover = 1U << 6U;
inline constexpr std::uint8_t auxiliarySupply = 1U << 7U;
} // namespace status

struct Counters {
    Seconds operating = 0; ///< the hour counter counts while the meter runs
    std::array<Seconds, maximumTariffs> tariff{};
    Seconds aboveThreshold = 0; ///< seconds with A+ power above the threshold
    std::array<Seconds, maximumTariffs> aboveTariffThreshold{};
    std::uint32_t debitingStops = 0;
    std::int64_t pulseInput = 0; ///< pulses
    std::uint32_t powerFailures = 0;
    std::uint32_t configurationChanges = 0;

    bool operator==(const Counters&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, Counters& counters)
    {
        archive(counters.operating, counters.tariff, counters.aboveThreshold, counters.aboveTariffThreshold,
            counters.debitingStops, counters.pulseInput, counters.powerFailures, counters.configurationChanges);
    }
};

/// A+ as it stood when the running day, week (from Monday), month and year began: the difference is what KMP calls
/// "this day" and so on.
struct PeriodStarts {
    MilliwattSeconds day = 0;
    MilliwattSeconds week = 0;
    MilliwattSeconds month = 0;
    MilliwattSeconds year = 0;

    bool operator==(const PeriodStarts&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, PeriodStarts& starts)
    {
        archive(starts.day, starts.week, starts.month, starts.year);
    }
};

/// Bytes written to permanent memory, and the most often written page of 64 bytes.
struct MemoryWear {
    std::uint64_t journalRecords = 0;
    std::uint64_t snapshots = 0;
    std::uint64_t bytes = 0;

    bool operator==(const MemoryWear&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, MemoryWear& wear)
    {
        archive(wear.journalRecords, wear.snapshots, wear.bytes);
    }
};

/// Verification with high resolution: one energy on LED and glass, for 16 h at most (manual of the 162M/382M p.13).
struct TestMode {
    static constexpr Seconds longest = 16 * tariff::secondsPerHour;
    bool active = false;
    Energy energy = Energy::ActiveImport; ///< A+, A−, R+, R−
    Seconds left = 0;

    bool operator==(const TestMode&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, TestMode& mode)
    {
        archive(mode.active, mode.energy, mode.left);
    }
};

struct MeterState {
    std::uint64_t serial = 0;
    SimInstant now;
    MeterClock clock;
    ClockDeviation deviation;
    std::int32_t milliCelsius = 23'000;

    EnergyRegisters registers;
    Demand demand;
    PeriodStarts periodStarts;
    Counters counters;
    AnalysisSums analysis;
    Agenda agenda;
    std::uint16_t quality = 0; ///< of the running load-profile period
    std::uint16_t analysisQuality = 0;

    MeterSupply supply;

    tariff::TariffState tariffs;
    std::array<tariff::LoadState, tariff::loadOutputs> loads{};
    std::uint64_t chance = 0; ///< where the meter's own chance stands; 0: it has none
    std::array<Level, 2> ports{};
    std::array<Microseconds, 4> pulseFree{};
    std::int32_t ratio = 1;

    Breaker breaker;
    SmartDisconnect smartDisconnect;
    PrepaymentAccount prepayment;
    Seconds exceptionLeft = 0; ///< seconds for which the exception limit holds
    Seconds neutralFaultHeld = 0;
    bool neutralFault = false;
    metrology::QualityCounters qualityCounters; ///< up to the last time the state was kept
    metrology::SensorHeating sensors; ///< of the measuring part

    std::uint8_t status = 0;
    std::uint32_t alarms = 0;
    bool tamperSeen = false; ///< the hand on the glass, until released
    TestMode test;
    ImageTransfer image;
    MeterSettings settings;
    MemoryWear wear;
};

template <typename Archive>
void describe(Archive& archive, tariff::TariffIndex& index)
{
    archive(index.number);
}

template <typename Archive>
void describe(Archive& archive, tariff::TariffOverride& command)
{
    archive(command.tariff, command.from.seconds, command.until.seconds);
}

template <typename Archive>
void describe(Archive& archive, tariff::TariffState& state)
{
    std::uint64_t plan = state.plan;
    archive(state.port.first, state.port.second, state.registered, state.overridden, plan);
    state.plan = static_cast<std::size_t>(plan);
}

template <typename Archive>
void describe(Archive& archive, tariff::LoadState& state)
{
    std::uint64_t plan = state.plan;
    auto start = static_cast<std::uint8_t>(state.start);
    archive(state.registered, state.startDelay, state.knownSince.seconds, start, plan);
    state.start = static_cast<tariff::LoadState::Start>(start);
    state.plan = static_cast<std::size_t>(plan);
}

template <typename Archive>
void describe(Archive& archive, metrology::PhaseCounters& counters)
{
    archive(counters.meanLow, counters.meanVeryLow, counters.meanHigh, counters.rapidChanges, counters.sags,
        counters.swells, counters.shortInterruptions, counters.longInterruptions, counters.voltageDistortion,
        counters.currentDistortion);
}

template <typename Archive>
void describe(Archive& archive, metrology::QualityCounters& counters)
{
    archive(counters.phases, counters.shortInterruptions, counters.longInterruptions, counters.unbalance,
        counters.frequencyLow, counters.frequencyHigh, counters.neutralFaults);
}

template <typename Archive>
void describe(Archive& archive, MeterState& state)
{
    archive(state.serial, state.now.seconds, state.clock, state.deviation.partsPerBillion,
        state.deviation.partsPerBillionPerKelvin, state.milliCelsius);
    archive(state.registers, state.demand, state.periodStarts, state.counters, state.analysis, state.agenda,
        state.quality, state.analysisQuality);
    archive(state.supply, state.tariffs, state.loads, state.chance, state.ports, state.pulseFree, state.ratio);
    archive(state.breaker, state.smartDisconnect, state.prepayment, state.exceptionLeft, state.neutralFaultHeld,
        state.neutralFault, state.qualityCounters, state.sensors);
    archive(state.status, state.alarms, state.tamperSeen, state.test, state.image, state.settings, state.wear);
}

} // namespace meterbench::device
