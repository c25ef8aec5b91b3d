// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/state_archive.h"

#include <cstddef>
#include <cstdint>
#include <vector>

/// A log of fixed depth: the newest entry takes the place of the oldest. It counts what was ever appended and how often
/// it was cleared, so that a journal can tell what is new. Takes memory as it fills. One owner, one thread.
namespace meterbench::device {

template <typename Entry>
class EventLog {
public:
    explicit EventLog(std::size_t capacity) : m_capacity(capacity) { }

    void append(const Entry& entry)
    {
        if (m_entries.size() < m_capacity) {
            m_entries.push_back(entry);
        } else {
            m_entries[m_oldest] = entry;
            m_oldest = (m_oldest + 1) % m_capacity;
        }
        ++m_appended;
    }

    void clear()
    {
        m_entries.clear();
        m_oldest = 0;
        ++m_cleared;
    }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    /// @param position 0 is the oldest
    [[nodiscard]] const Entry& operator[](std::size_t position) const
    {
        return m_entries[(m_oldest + position) % m_entries.size()];
    }
    [[nodiscard]] const Entry& newest() const { return (*this)[size() - 1]; }
    /// How many were ever appended; the number of the newest entry.
    [[nodiscard]] std::uint64_t appended() const { return m_appended; }
    [[nodiscard]] std::uint64_t cleared() const { return m_cleared; }

    /// Entries appended since `from`, as far as they are still there, oldest first; all of them when it was cleared in
    /// between.
    void writeSince(StateWriter& archive, std::uint64_t from, std::uint64_t cleared)
    {
        const bool whole = cleared != m_cleared || m_appended < from || m_appended - from >= size();
        const auto count = static_cast<std::uint32_t>(whole ? size() : static_cast<std::size_t>(m_appended - from));
        bool replaces = whole;
        auto entries = count;
        archive(replaces, m_appended, m_cleared, entries);
        for (std::size_t position = size() - count; position < size(); ++position)
            archive(m_entries[(m_oldest + position) % m_entries.size()]);
    }

    /// Applies what writeSince() wrote. False when it does not fit: the bytes are of another log.
    [[nodiscard]] bool readOn(StateReader& archive)
    {
        bool replaces = false;
        std::uint32_t count = 0;
        std::uint64_t appended = 0;
        std::uint64_t cleared = 0;
        archive(replaces, appended, cleared, count);
        if (!archive.isComplete() || count > m_capacity)
            return false;
        if (replaces) {
            m_entries.clear();
            m_oldest = 0;
        }
        for (std::uint32_t entry = 0; entry < count; ++entry) {
            Entry content{};
            archive(content);
            append(content);
        }
        m_appended = appended;
        m_cleared = cleared;
        return archive.isComplete();
    }

private:
    std::vector<Entry> m_entries;
    std::size_t m_oldest = 0;
    std::size_t m_capacity;
    std::uint64_t m_appended = 0;
    std::uint64_t m_cleared = 0;
};

} // namespace meterbench::device
