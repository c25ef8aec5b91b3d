// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter_logs.h"
#include "core/device/meter_state.h"
#include "core/device/permanent_memory.h"

#include <array>
#include <cstdint>
#include <vector>

/// How a meter's state comes into permanent memory and back: a snapshot of everything, then journal records that hold
/// only the bytes and log entries that changed. Every record carries a sequence number and a CRC-32; what was committed
/// survives a cut at any byte, and damage is found, named, and stepped over to the last good state. One keeper belongs
/// to one meter.
namespace meterbench::device {

/// What was found when a state was read.
enum class StateDamage : std::uint8_t {
    None,
    Journal, ///< a record in the middle is damaged: the state before it is used
    Snapshot ///< the newest snapshot is damaged: an older one is used
};

/// Whether the document that the state was kept under makes the same meter.
enum class StateSetUp : std::uint8_t { Same, Other };

struct RecoveryReport {
    bool resumed = false; ///< false: a new meter
    StateSetUp setUp = StateSetUp::Same;
    StateDamage damage = StateDamage::None;
    std::uint64_t sequence = 0; ///< of the last record that counts
    std::size_t generation = 0; ///< 0 is the newest snapshot
};

class StateKeeper {
public:
    /// A journal longer than this becomes a snapshot.
    static constexpr std::size_t longestJournal = 256U * 1024U;

    /// @param memory must outlive the keeper
    explicit StateKeeper(PermanentMemory& memory) : m_memory(&memory) { }

    /// Fills state and logs from memory; leaves them alone when it is empty. Errors: the memory's,
    /// `device-state-damaged` when no generation can be used, `device-state-other-meter` when it is another type of
    /// meter or its load profile lies in another way.
    [[nodiscard]] Result<RecoveryReport> load(const MeterModel& model, MeterState& state, MeterLogs& logs);

    /// Keeps all that changed since the last time; when it returns a value, that survives. Errors: the memory's.
    [[nodiscard]] Result<void> save(const MeterModel& model, MeterState& state, MeterLogs& logs);

    /// The next save() writes a snapshot: the layout changed.
    void startAgain() { m_needsSnapshot = true; }

private:
    struct Mark {
        std::uint64_t appended = 0;
        std::uint64_t cleared = 0;
    };

    [[nodiscard]] std::vector<std::byte> imageOf(MeterState& state) const;
    void remember(std::vector<std::byte> image, MeterLogs& logs);
    [[nodiscard]] Result<void> writeSnapshot(const MeterModel& model, MeterState& state, MeterLogs& logs);
    [[nodiscard]] bool readSnapshot(const MeterModel& model, std::span<const std::byte> body, MeterState& state,
        MeterLogs& logs, StateSetUp& setUp);
    [[nodiscard]] bool readRecord(std::span<const std::byte> body, MeterState& state, MeterLogs& logs);

    PermanentMemory* m_memory;
    std::vector<std::byte> m_image; ///< as it was last kept
    std::array<Mark, meterLogCount> m_marks{};
    std::uint64_t m_sequence = 0;
    std::size_t m_journalBytes = 0;
    bool m_needsSnapshot = true;
};

} // namespace meterbench::device
