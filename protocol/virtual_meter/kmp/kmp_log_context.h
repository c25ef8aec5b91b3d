// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/register_table.h"
#include "protocol/virtual_meter/kmp/kmp_formats.h"
#include "protocol/virtual_meter/kmp/kmp_register_map.h"
#include "protocol/virtual_meter/kmp/log_view.h"

/// What the makers of log views share: the meter, the table of formats, and how times and numbers become values of a
/// record. For kmp_logs.cpp and kmp_debiting_logs.cpp. A view itself; it owns nothing.
namespace meterbench::protocol::virtual_meter {

/// The register that is the time of a record.
inline constexpr kmp::RegisterId recordClockId = 1047;

struct LogContext {
    const device::Meter& meter;
    const kmp::RegisterTable& table;
    RecordClock clock;

    [[nodiscard]] kmp::RegisterValue time(kmp::RegisterId id, MeterTime time) const;
    [[nodiscard]] kmp::RegisterValue number(
        kmp::RegisterId id, std::int64_t value, device::Unit unit, int scaler = 0) const
    {
        return numberRegister(table, id, {value, scaler, unit});
    }
    /// @param milliwattSeconds as energies are counted
    [[nodiscard]] kmp::RegisterValue energy(kmp::RegisterId id, std::int64_t milliwattSeconds, device::Unit unit) const
    {
        constexpr std::int64_t perMilliwattHour = 3600;
        return number(id, milliwattSeconds / perMilliwattHour, unit, -3);
    }
    [[nodiscard]] kmp::RegisterValue bits(kmp::RegisterId id, std::int64_t value, std::uint8_t octets) const
    {
        return plainRegister(table, id, value, registerFormat(kmp::Unit::BitField, octets));
    }
    /// The device's register behind a row of the map, when this variant has it.
    [[nodiscard]] const device::RegisterDefinition* definition(const MappedRegister& row) const
    {
        return device::findRegister(meter.model(), row.obis);
    }
};

/// A view without values.
template <typename Entry>
[[nodiscard]] LogView viewOf(const device::EventLog<Entry>& log)
{
    LogView view;
    view.size = log.size();
    view.newest = log.appended();
    if constexpr (requires(const Entry& entry) { entry.time; })
        view.time = [&log](std::size_t position) { return log[position].time; };
    return view;
}

[[nodiscard]] inline LogView viewOf(const device::TableLog& log)
{
    LogView view;
    view.size = log.size();
    view.newest = log.appended();
    view.time = [&log](std::size_t position) { return log.time(position); };
    return view;
}

[[nodiscard]] LogView debitingView(const LogContext& context);
[[nodiscard]] LogView debiting2View(const LogContext& context);

} // namespace meterbench::protocol::virtual_meter
