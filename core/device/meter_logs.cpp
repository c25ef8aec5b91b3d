// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter_logs.h"

#include "core/device/load_profile_depth.h"

namespace meterbench::device {

MeterLogs::MeterLogs(const MeterModel& model, std::size_t analysisChannels)
    : loadProfile(model.loadProfileEntries, model.loadProfileColumns.size()),
      analysis(analysisMemory.entries(analysisChannels), analysisChannels)
{
}

} // namespace meterbench::device
