// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/profile/profile_columns.h"
#include "protocol/virtual_meter/profile/profile_time.h"

/// One log of a meter, read entry by entry in place: its size, the numbers of its entries, and their values as
/// integers. A view; the meter must outlive it, and since a log grows under its readers, entries are named by their
/// number, not by their position.
namespace meterbench::protocol::virtual_meter {

class ProfileEntries {
public:
    ProfileEntries(const device::Meter& meter, ProfileLog log) : m_logs(&meter.logs()), m_log(log) { }

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t capacity() const;
    /// Grows whenever the log was emptied.
    [[nodiscard]] std::uint64_t cleared() const;
    /// The number of the newest entry, 0 when there never was one.
    [[nodiscard]] std::uint64_t newest() const;
    /// The number of the oldest entry; one more than newest() when the log is empty.
    [[nodiscard]] std::uint64_t oldest() const { return newest() - size() + 1; }

    /// The values of the columns, divided as they say; `noValue` for what is not known. Times are seconds of MeterTime.
    /// @param number oldest() … newest(); @param values as many as there are columns
    void read(std::uint64_t number, std::span<const ProfileColumn> columns, std::int64_t* values) const;
    [[nodiscard]] std::int64_t read(std::uint64_t number, const ProfileColumn& column) const
    {
        std::int64_t value = noValue;
        read(number, {&column, 1}, &value);
        return value;
    }

private:
    const device::MeterLogs* m_logs;
    ProfileLog m_log;
};

} // namespace meterbench::protocol::virtual_meter
