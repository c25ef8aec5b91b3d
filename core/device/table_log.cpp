// SPDX-License-Identifier: Apache-2.0
#include "core/device/table_log.h"

#include <algorithm>

namespace meterbench::device {

void TableLog::append(MeterTime time, std::uint16_t quality, std::span<const std::int64_t> values)
{
    std::size_t place = m_size;
    if (m_size < m_capacity) {
        // A log that is really used gets all its room at once; most never come that far.
        constexpr std::size_t few = 64;
        if (m_size == few)
            m_words.reserve(m_capacity * stride());
        m_words.resize((m_size + 1) * stride());
        ++m_size;
    } else {
        place = m_oldest;
        m_oldest = m_oldest + 1 == m_capacity ? 0 : m_oldest + 1;
    }
    auto* const words = m_words.data() + place * stride();
    words[0] = time.seconds * (1 << qualityBits) + quality;
    std::copy_n(values.begin(), m_columns, words + 1);
    ++m_appended;
}

void TableLog::clear()
{
    m_words.clear();
    m_size = 0;
    m_oldest = 0;
    ++m_cleared;
}

void TableLog::writeSince(StateWriter& archive, std::uint64_t from, std::uint64_t cleared) const
{
    const bool whole = cleared != m_cleared || m_appended < from || m_appended - from >= m_size;
    const auto count = whole ? m_size : static_cast<std::size_t>(m_appended - from);
    archive.number(static_cast<std::uint8_t>(whole ? 1 : 0));
    archive.number(m_appended);
    archive.number(m_cleared);
    archive.number(static_cast<std::uint32_t>(count));
    for (std::size_t position = m_size - count; position < m_size; ++position)
        for (std::size_t word = 0; word < stride(); ++word)
            archive.number(record(position)[word]);
}

bool TableLog::readOn(StateReader& archive)
{
    bool replaces = false;
    std::uint64_t appended = 0;
    std::uint64_t cleared = 0;
    std::uint32_t count = 0;
    archive(replaces, appended, cleared, count);
    if (!archive.isComplete() || count > m_capacity || archive.rest() < std::size_t{count} * stride() * 8)
        return false;
    if (replaces)
        clear();
    std::vector<std::int64_t> words(stride());
    for (std::uint32_t entry = 0; entry < count; ++entry) {
        for (auto& word : words)
            archive.number(word);
        append({words[0] >> qualityBits}, static_cast<std::uint16_t>(words[0] & ((1 << qualityBits) - 1)),
            std::span(words).subspan(1));
    }
    m_appended = appended;
    m_cleared = cleared;
    return true;
}

} // namespace meterbench::device
