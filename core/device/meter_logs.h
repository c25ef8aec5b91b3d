// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/event_log.h"
#include "core/device/log_entries.h"
#include "core/device/meter_model.h"
#include "core/device/table_log.h"

/// The logs of one meter, each with the depth of the papers. What goes into them is the meter's. One owner.
namespace meterbench::device {

struct MeterLogs {
    MeterLogs(const MeterModel& model, std::size_t analysisChannels);

    TableLog loadProfile; ///< 1.1.99.1.0
    TableLog analysis; ///< 1.1.99.1.1
    EventLog<DebitingRecord> debiting{debitingDepth}; ///< 1.1.98.1.0
    EventLog<Debiting2Record> debiting2{debiting2Depth}; ///< 1.1.98.2.0
    EventLog<StatusEntry> status{statusDepth}; ///< 1.1.99.98.2
    EventLog<ClockEntry> clock{clockDepth}; ///< 1.1.99.98.3
    EventLog<DisconnectEntry> disconnect{disconnectDepth}; ///< 1.1.99.98.5
    EventLog<RatioEntry> ratio{ratioDepth}; ///< 1.1.99.98.9
    EventLog<ProfileChangeEntry> profileChange{profileChangeDepth}; ///< 1.1.99.98.10
    EventLog<NeutralFaultEntry> neutralFault{neutralFaultDepth}; ///< 1.1.99.98.12
    EventLog<VoltageQualityEntry> voltageQuality{voltageQualityDepth}; ///< 1.1.99.98.16

    template <typename Function>
    void forEach(Function&& function)
    {
        visit(*this, function);
    }
    template <typename Function>
    void forEach(Function&& function) const
    {
        visit(*this, function);
    }

private:
    template <typename Logs, typename Function>
    static void visit(Logs& logs, Function& function)
    {
        function(logs.loadProfile);
        function(logs.analysis);
        function(logs.debiting);
        function(logs.debiting2);
        function(logs.status);
        function(logs.clock);
        function(logs.disconnect);
        function(logs.ratio);
        function(logs.profileChange);
        function(logs.neutralFault);
        function(logs.voltageQuality);
    }
};

inline constexpr std::size_t meterLogCount = 11;

} // namespace meterbench::device
