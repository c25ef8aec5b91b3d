// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_logs.h"
#include "core/device/meter_model.h"
#include "core/device/meter_state.h"
#include "core/device/permanent_memory.h"
#include "core/device/state_keeper.h"
#include "core/device/supply_quality.h"

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

/// The emulated meter: what a measured second does to registers, demand, logs, breaker, clock and alarms, and what may
/// be asked of it and done to it. Time comes in with what was measured; n seconds at once are the same as n times one
/// second, to the last bit, because the meter cuts them at its own events (end of a period, midnight, a shift, a
/// timer). Setters say what they changed, and settle() alone works out what follows. It knows no protocol and paints
/// nothing. One owner, one thread; meters are independent of one another.
namespace meterbench::device {

enum class Magnet : std::uint8_t { Absent, Present };
enum class Cover : std::uint8_t { Closed, Open };
enum class AuxiliarySupply : std::uint8_t { Off, On };
enum class AlarmState : std::uint8_t { Quiet, Raised };
enum class ClockSource : std::uint8_t { Set, Adjust };

class Meter {
public:
    struct Start {
        SimInstant at; ///< a new meter runs since then, with its clock right
        std::uint64_t serial = 0;
        ClockDeviation deviation; ///< of a new meter
    };

    /// A meter from its model; with memory that holds a state, the meter of that state (if time has passed since, it
    /// was without mains).
    /// @param memory may be null; else it must outlive the meter. @param random asked once, for a new meter; may be
    /// null: chance is then always zero Errors: those of StateKeeper::load().
    [[nodiscard]] static Result<Meter> create(std::shared_ptr<const MeterModel> model, const Start& start,
        PermanentMemory* memory = nullptr, RandomSource* random = nullptr);

    // Time.

    /// What was measured from now() on. A gap before it was without mains; what lies before now() is left out.
    void advance(const metrology::MeasuredSpan& span);
    /// The effective values of half cycles of the second that is advanced next: what sags and swells are seen by.
    void observe(std::span<const metrology::HalfCycleValues> halfCycles);
    [[nodiscard]] SimInstant now() const { return m_state.now; }
    [[nodiscard]] const MeterClock& clock() const { return m_state.clock; }
    /// What the glass shows: with daylight saving.
    [[nodiscard]] tariff::DisplayTime displayTime() const;

    /// How warm the sensors of the measuring part are, to be kept with the state.
    void setSensors(const metrology::SensorHeating& sensors) { m_state.sensors = sensors; }

    // What the surroundings do.

    void setTemperature(std::int32_t milliCelsius);
    void setMagnet(Magnet magnet);
    void setCover(Cover cover);
    void setAuxiliarySupply(AuxiliarySupply supply);
    void setPort(std::size_t port, Level level);
    /// Pulses on the module's pulse input, more than 25 in a second of elapsed time are not seen.
    void countInputPulses(std::int64_t pulses, Seconds during);
    /// Pulse trains of LED, S0 and module outputs go there from now on; nobody listens when empty.
    void listenToPulses(PulseSink sink) { m_pulses = std::move(sink); }

    // What a person or a system may do. Errors: `device-absent` with what this variant lacks, `device-refused` with the
    // reason.

    [[nodiscard]] Result<void> setClock(MeterTime time, ClockSource source = ClockSource::Set);
    [[nodiscard]] Result<void> change(const MeterSettings& settings);
    [[nodiscard]] Result<void> requestBreaker(BreakerRequest request);
    void stopDebitingPeriod();
    /// The processor starts again: nothing is counted until it has checked itself.
    void restart();
    void resetTripCounters();
    void startTestMode(Energy energy);
    void stopTestMode();
    [[nodiscard]] Result<void> setRatio(int ratio);
    [[nodiscard]] Result<void> pay(std::int64_t wattHours);
    [[nodiscard]] Result<void> setTariff(tariff::TariffIndex tariff);
    [[nodiscard]] Result<void> overrideTariff(tariff::TariffIndex tariff, Seconds during);
    [[nodiscard]] Result<void> switchLoad(tariff::LoadOutput output, tariff::LoadPosition position);
    void releaseTamper();
    [[nodiscard]] ImageTransfer& image() { return m_state.image; }
    [[nodiscard]] Result<void> activateImage();
    /// A whole new set-up, with its printed side effects (configuration_change.h). Error: `device-legal` where legal
    /// data differ.
    [[nodiscard]] Result<void> configure(std::shared_ptr<const MeterModel> model);

    // What may be asked.

    [[nodiscard]] const MeterModel& model() const { return *m_model; }
    [[nodiscard]] const MeterState& state() const { return m_state; }
    [[nodiscard]] const MeterLogs& logs() const { return m_logs; }
    [[nodiscard]] const metrology::MeasuredSecond& measured() const { return m_effective; }
    [[nodiscard]] const FlowPerSecond& flow() const { return m_flow; }
    [[nodiscard]] std::size_t activeTariff() const { return m_tariff; }
    [[nodiscard]] bool isRunning() const { return m_state.supply.stage() != Supply::Off; }
    [[nodiscard]] std::uint32_t raisedAlarms() const { return m_state.alarms & m_state.settings.alarmMask; }
    /// What is on a port of the module (0, 1): an input as it was set, an output as the meter drives it; pulses aside.
    [[nodiscard]] Level portLevel(std::size_t port) const;
    [[nodiscard]] tariff::LoadPosition loadPosition(tariff::LoadOutput output) const;
    /// Counters of the supply's quality (technical description 4.9).
    [[nodiscard]] metrology::QualityCounters qualityCounters() const;
    [[nodiscard]] const RecoveryReport& recovery() const { return m_recovery; }
    /// Legal data in one number: changes with none of the functions above (test of the protection).
    [[nodiscard]] std::uint32_t legalCheck() const;

    // Permanent memory.

    /// Everything up to now survives once this has returned a value; without memory it does nothing. Errors: the
    /// memory's.
    [[nodiscard]] Result<void> save();

private:
    Meter(std::shared_ptr<const MeterModel> model, const Start& start);

    /// What setters say has changed. settle() works out what follows, and nothing else does.
    enum Change : std::uint8_t {
        Flow = 1, ///< what is measured, let through, compared or timed
        Programs = 2, ///< what tariffs and loads are chosen by: clock, commands, inputs, plans
        Calendar = 4 ///< when something ends next: clock, supply, set-up
    };
    void changed(unsigned changes) { m_changed |= changes; }
    void settle();
    void selectTariff();
    void scheduleLoads();
    void deriveFlow();
    void deriveTimers();
    void schedule();

    void run(const metrology::MeasuredSecond& each, Seconds seconds);
    void pass(Seconds seconds);
    void takeRatio(int ratio);
    void handleTimers(Seconds passed);
    void handleAgenda();

    [[nodiscard]] AgendaPeriods periods() const;
    void finishPeriod(MeterTime end);
    void appendProfile(MeterTime end, std::uint16_t marks);
    void fillProfile(MeterTime first, MeterTime to, std::uint16_t marks);
    void finishAnalysis(MeterTime end);
    void beginDay(MeterTime before, MeterTime now);
    void debit(MeterTime at);
    void debit2(MeterTime at);
    /// The clock has gone from a time to now, and the meter has not lived what lies between.
    enum class GapEntries : std::uint8_t { LeftOut, Filled };
    void passGap(MeterTime from, std::uint16_t marks, GapEntries entries);

    void passSupply(Seconds seconds);
    void loseSupply();
    void beginCounting();
    void actOn(DisconnectVerdict verdict);
    void passNeutralFault(Seconds passed);
    [[nodiscard]] bool seesNeutralFault() const;
    [[nodiscard]] bool isProtectedNow() const;
    [[nodiscard]] MeterTime nextProtectionChange() const;
    [[nodiscard]] bool opensForBalance() const;
    void checkBalance();
    [[nodiscard]] bool mayOpenLocally() const;
    bool openLocally(DisconnectEvent event);
    void logBreaker(DisconnectEvent event);
    void logStatus(StatusEvent event);
    void raise(std::uint32_t alarm, AlarmState state);
    void emitPulses(Seconds seconds);
    void judgeQuality();
    using LoadPositions = std::array<tariff::LoadPosition, tariff::loadOutputs>;
    [[nodiscard]] LoadPositions loadPositions() const;
    void restartLoads(const LoadPositions& before);
    [[nodiscard]] tariff::LoadControl::Context loadContext() const;
    [[nodiscard]] tariff::PlanSegment loadDemand(tariff::LoadOutput output) const;
    void drawStartDelays();
    [[nodiscard]] DisconnectQuantities disconnectQuantities() const;
    [[nodiscard]] SmartDisconnectSettings disconnectSettings() const;
    [[nodiscard]] Feed mains() const;
    [[nodiscard]] Feed feed() const { return m_state.supply.feed(mains()); }
    [[nodiscard]] Seconds fullReserve() const;
    [[nodiscard]] std::int64_t basisFactor(EnergyBasis basis) const;
    [[nodiscard]] std::int64_t analysisValue(const AnalysisChannel& channel) const;
    [[nodiscard]] Result<void> absent(std::string_view what) const;

    std::shared_ptr<const MeterModel> m_model;
    MeterState m_state;
    MeterLogs m_logs;
    std::optional<StateKeeper> m_keeper;
    PulseSink m_pulses;
    RecoveryReport m_recovery;

    metrology::MeasuredSecond m_measured; ///< as handed in
    bool m_hasMeasured = false;
    SupplyQuality m_quality;

    // Worked out by settle(); no state.
    unsigned m_changed = 0;
    metrology::MeasuredSecond m_effective; ///< without current behind an open breaker
    FlowPerSecond m_flow;
    std::uint16_t m_voltageMarks = 0;
    bool m_aboveThreshold = false;
    bool m_aboveTariffThreshold = false;
    bool m_isTimed = false; ///< something happens by time alone
    Seconds m_untilTimer = 0;
    std::size_t m_tariff = 1;
    MeterTime m_tariffUntil;
    MeterTime m_loadsUntil = never; ///< when an output is asked for, or no longer
    SimInstant m_nextAgenda;
};

} // namespace meterbench::device
