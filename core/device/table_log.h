// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/device/state_archive.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// A log of fixed depth whose records are a time, quality flags and a row of numbers: load profile and analysis logger.
/// All records lie in one block of memory that grows as it fills. What the columns mean stands in the model. One owner,
/// one thread.
namespace meterbench::device {

class TableLog {
public:
    TableLog(std::size_t capacity, std::size_t columns) : m_capacity(capacity), m_columns(columns) { }

    /// @param values as many as there are columns
    void append(MeterTime time, std::uint16_t quality, std::span<const std::int64_t> values);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::uint64_t appended() const { return m_appended; }
    [[nodiscard]] std::uint64_t cleared() const { return m_cleared; }

    /// @param position 0 is the oldest
    [[nodiscard]] MeterTime time(std::size_t position) const { return {record(position)[0] >> qualityBits}; }
    [[nodiscard]] std::uint16_t quality(std::size_t position) const
    {
        return static_cast<std::uint16_t>(record(position)[0] & ((1 << qualityBits) - 1));
    }
    [[nodiscard]] std::span<const std::int64_t> values(std::size_t position) const
    {
        return {record(position) + 1, m_columns};
    }

    /// As EventLog.
    void writeSince(StateWriter& archive, std::uint64_t from, std::uint64_t cleared) const;
    [[nodiscard]] bool readOn(StateReader& archive);

private:
    static constexpr int qualityBits = 16;

    [[nodiscard]] std::size_t stride() const { return m_columns + 1; }
    [[nodiscard]] const std::int64_t* record(std::size_t position) const
    {
        const auto place = m_oldest + position;
        return m_words.data() + (place < m_capacity ? place : place - m_capacity) * stride();
    }

    std::vector<std::int64_t> m_words;
    std::size_t m_size = 0;
    std::size_t m_oldest = 0;
    std::size_t m_capacity;
    std::size_t m_columns;
    std::uint64_t m_appended = 0;
    std::uint64_t m_cleared = 0;
};

} // namespace meterbench::device
