// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_entries.h"

#include "protocol/virtual_meter/profile/profile_places.h"

#include <type_traits>

namespace meterbench::protocol::virtual_meter {

using device::ClockEntry;
using device::Debiting2Record;
using device::DebitingRecord;
using device::DisconnectEntry;
using device::MeterLogs;
using device::NeutralFaultEntry;
using device::Peak;
using device::ProfileChangeEntry;
using device::RatioEntry;
using device::StatusEntry;
using device::TableLog;
using device::VoltageQualityEntry;

namespace {

template <typename Function>
decltype(auto) withLog(const MeterLogs& logs, ProfileLog log, const Function& function)
{
    switch (log) {
    case ProfileLog::Load:
        break;
    case ProfileLog::Analysis:
        return function(logs.analysis);
    case ProfileLog::Debiting1:
        return function(logs.debiting);
    case ProfileLog::Debiting2:
        return function(logs.debiting2);
    case ProfileLog::Status:
        return function(logs.status);
    case ProfileLog::Clock:
        return function(logs.clock);
    case ProfileLog::Disconnect:
        return function(logs.disconnect);
    case ProfileLog::Ratio:
        return function(logs.ratio);
    case ProfileLog::ProfileChange:
        return function(logs.profileChange);
    case ProfileLog::NeutralFault:
        return function(logs.neutralFault);
    case ProfileLog::VoltageQuality:
        return function(logs.voltageQuality);
    }
    return function(logs.loadProfile);
}

template <typename Values>
std::int64_t at(const Values& values, std::uint16_t place, std::uint16_t first)
{
    const auto index = static_cast<std::size_t>(place - first);
    return index < values.size() ? static_cast<std::int64_t>(values[index]) : noValue;
}

// The value that stands at a place of an entry, below those that all entries have.

std::int64_t valueAt(const StatusEntry& entry, std::uint16_t /*place*/)
{
    return static_cast<std::int64_t>(entry.event);
}

std::int64_t valueAt(const ClockEntry& entry, std::uint16_t /*place*/)
{
    return entry.before.seconds;
}

std::int64_t valueAt(const DisconnectEntry& entry, std::uint16_t place)
{
    return place == place::event   ? static_cast<std::int64_t>(entry.event)
        : place == place::feedback ? static_cast<std::int64_t>(entry.contactsClosed)
                                   : entry.controlState;
}

std::int64_t valueAt(const RatioEntry& entry, std::uint16_t place)
{
    return place == place::ratioBefore ? entry.before
        : place == place::ratioAfter   ? entry.after
                                       : at(entry.secondary, place, place::secondaryEnergies);
}

std::int64_t valueAt(const ProfileChangeEntry& entry, std::uint16_t /*place*/)
{
    return entry.event;
}

std::int64_t valueAt(const NeutralFaultEntry& entry, std::uint16_t place)
{
    return at(entry.millivolt, place, place::voltages);
}

std::int64_t valueAt(const VoltageQualityEntry& entry, std::uint16_t place)
{
    switch (place) {
    case place::phase:
        return entry.phase;
    case place::meanVoltage:
        return entry.meanMillivolt;
    case place::maximumVoltage:
        return entry.maximumMillivolt;
    case place::minimumVoltage:
        return entry.minimumMillivolt;
    default:
        return entry.event;
    }
}

std::int64_t peakAt(const Peak& peak, std::uint16_t place, std::int64_t ratio)
{
    if (place % 2 == 0)
        return peak.milliwatt * ratio;
    return peak.milliwatt == 0 ? noValue : peak.reached.seconds;
}

std::int64_t valueAt(const DebitingRecord& record, std::uint16_t place)
{
    // Records hold what is measured; registers are read in primary values, so the record is handed out likewise.
    const std::int64_t ratio = record.ratio;
    if (place >= place::accumulatedReactive)
        return record.accumulatedReactive * ratio;
    if (place >= place::accumulatedActive)
        return at(record.accumulatedActive, place, place::accumulatedActive) * ratio;
    if (place >= place::activePeaks) {
        const auto into = static_cast<std::uint16_t>(place - place::activePeaks);
        const auto peak = static_cast<std::size_t>(into / 2);
        return peakAt(peak < 3 ? record.activePeaks[peak]
                : peak < 6     ? record.reactivePeaks[peak - 3]
                : peak == 6    ? record.apparentImportPeak
                               : record.apparentExportPeak,
            into, ratio);
    }
    if (place >= place::reactiveTariffs)
        return at(record.reactiveImportTariffs, place, place::reactiveTariffs) * ratio;
    if (place >= place::activeTariffs)
        return at(record.activeImportTariffs, place, place::activeTariffs) * ratio;
    if (place >= place::energies)
        return at(record.energies, place, place::energies) * ratio;
    switch (place) {
    case place::hours:
        return record.hours;
    case place::stops:
        return record.stops;
    case place::thresholdSeconds:
        return record.thresholdSeconds;
    case place::pulseInput:
        return record.pulseInput;
    default:
        return ratio;
    }
}

std::int64_t valueAt(const Debiting2Record& record, std::uint16_t place)
{
    if (place >= place::tariffs2) {
        const auto into = static_cast<std::size_t>(place - place::tariffs2);
        return record.tariffs[into / 4 % 4][into % 4];
    }
    return place == place::hours ? record.hours : at(record.energies, place, place::energies2);
}

template <typename Log>
std::int64_t timeAt(const Log& log, std::size_t position)
{
    using Entry = std::remove_cvref_t<decltype(log[0])>;
    if constexpr (std::is_same_v<Entry, ClockEntry>)
        return log[position].after.seconds;
    else
        return log[position].time.seconds;
}

template <typename Log>
std::int64_t rawAt(const Log& log, std::size_t position, std::uint16_t place)
{
    if (place == place::time)
        return timeAt(log, position);
    if constexpr (requires { log[position].quality; })
        if (place == place::quality)
            return log[position].quality;
    return valueAt(log[position], place);
}

std::int64_t timeAt(const TableLog& log, std::size_t position)
{
    return log.time(position).seconds;
}

std::int64_t rawAt(const TableLog& log, std::size_t position, std::uint16_t place)
{
    return place == place::time   ? timeAt(log, position)
        : place == place::quality ? log.quality(position)
                                  : at(log.values(position), place, place::own);
}

std::int64_t handedOut(std::int64_t value, const ProfileColumn& column)
{
    return column.divisor == 1 || value == noValue ? value : value * column.factor / column.divisor;
}

} // namespace

std::size_t ProfileEntries::size() const
{
    return withLog(*m_logs, m_log, [](const auto& log) { return log.size(); });
}

std::size_t ProfileEntries::capacity() const
{
    return withLog(*m_logs, m_log, [](const auto& log) { return log.capacity(); });
}

std::uint64_t ProfileEntries::cleared() const
{
    return withLog(*m_logs, m_log, [](const auto& log) { return log.cleared(); });
}

std::uint64_t ProfileEntries::newest() const
{
    return withLog(*m_logs, m_log, [](const auto& log) { return log.appended(); });
}

void ProfileEntries::read(std::uint64_t number, std::span<const ProfileColumn> columns, std::int64_t* values) const
{
    withLog(*m_logs, m_log, [&](const auto& log) {
        const auto position = static_cast<std::size_t>(number - (log.appended() - log.size() + 1));
        for (const auto& column : columns) {
            if (column.place == place::entryNumber) {
                *values++ = static_cast<std::int64_t>(number);
                continue;
            }
            const auto value = handedOut(rawAt(log, position, column.place), column);
            if (column.value != ColumnValue::Growth)
                *values++ = value;
            else
                *values++ = position == 0 ? noValue : value - handedOut(rawAt(log, position - 1, column.place), column);
        }
    });
}

} // namespace meterbench::protocol::virtual_meter
