// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// The seam through which a meter keeps what must survive a power cut: an append-only journal and a snapshot that
/// replaces it. The meter decides what to write and when it counts as kept; whether that is a file, a vector in a test
/// or a device that fails at byte n is the implementer's. Called from the meter's own thread.
namespace meterbench::device {

class PermanentMemory {
public:
    virtual ~PermanentMemory() = default;

    /// Appends bytes to the journal. They are kept only once commit() has returned.
    [[nodiscard]] virtual Result<void> append(std::span<const std::byte> bytes) = 0;

    /// Everything appended so far survives from now on.
    [[nodiscard]] virtual Result<void> commit() = 0;

    /// Replaces snapshot and journal by a new snapshot, whole or not at all; keeps the previous snapshot until the new
    /// one is safe.
    [[nodiscard]] virtual Result<void> replace(std::span<const std::byte> snapshot) = 0;

    struct Content {
        std::vector<std::byte> snapshot;
        std::vector<std::byte> journal; ///< may end in the middle of a record
    };
    /// Generations kept, newest first; empty for a meter that was never started.
    [[nodiscard]] virtual Result<std::vector<Content>> load() = 0;
};

/// Where a new meter takes the beginning of its own chance from (random start delays of load control), which it keeps
/// with its state: a run in two parts is the same as one. Seeded by whoever owns the meter, so that a run repeats.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

} // namespace meterbench::device
