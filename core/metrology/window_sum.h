// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"

#include <array>
#include <cstdint>

/// Sums over windows of fixed length that begin at whole multiples of it, fed with stretches of any length. What is
/// summed are whole numbers, so the length of the stretches leaves no trace. Windows of one stretch that hold the same
/// are handed out together. A plain value.
namespace meterbench::metrology {

template <std::size_t Count>
class WindowSum {
public:
    struct Window {
        SimInstant end; ///< of the last of them
        std::int64_t windows = 1; ///< that hold the same
        Seconds filled = 0; ///< seconds that were fed into each
        std::array<std::int64_t, Count> sums{};
    };

    /// @param period seconds, > 0
    explicit WindowSum(Seconds period) : m_period(period) { }

    [[nodiscard]] Seconds period() const { return m_period; }

    /// `values` during `seconds` seconds from an instant on; `closed(const Window&)` is called for windows that end.
    template <typename Closed>
    void feed(SimInstant from, Seconds seconds, const std::array<std::int64_t, Count>& values, const Closed& closed)
    {
        while (seconds > 0) {
            const Seconds into = ((from.seconds % m_period) + m_period) % m_period;
            if (into == 0 && m_filled == 0 && seconds >= 2 * m_period) {
                // Whole windows: the first one alone, since it may change what the rules remember, then all others.
                const auto whole = seconds / m_period;
                Window window;
                window.filled = m_period;
                for (std::size_t n = 0; n < Count; ++n)
                    window.sums[n] = values[n] * m_period;
                window.end = from + m_period;
                closed(window);
                window.windows = whole - 1;
                window.end = from + whole * m_period;
                closed(window);
                from = window.end;
                seconds -= whole * m_period;
                continue;
            }
            const Seconds take = seconds < m_period - into ? seconds : m_period - into;
            for (std::size_t n = 0; n < Count; ++n)
                m_sums[n] += values[n] * take;
            m_filled += take;
            from = from + take;
            seconds -= take;
            if (into + take == m_period)
                close(from, closed);
        }
    }

    /// Time that passes without anything to sum.
    template <typename Closed>
    void skip(SimInstant from, Seconds seconds, const Closed& closed)
    {
        if (m_filled == 0 || seconds <= 0)
            return;
        const Seconds into = ((from.seconds % m_period) + m_period) % m_period;
        if (into + seconds >= m_period)
            close(from + (m_period - into), closed);
    }

    bool operator==(const WindowSum&) const = default;

private:
    template <typename Closed>
    void close(SimInstant end, const Closed& closed)
    {
        Window window;
        window.end = end;
        window.filled = m_filled;
        window.sums = m_sums;
        m_sums = {};
        m_filled = 0;
        closed(window);
    }

    Seconds m_period;
    Seconds m_filled = 0;
    std::array<std::int64_t, Count> m_sums{};
};

} // namespace meterbench::metrology
