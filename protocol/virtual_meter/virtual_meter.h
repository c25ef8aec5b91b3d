// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/running_meter.h"
#include "protocol/dlms/server/object_server.h"
#include "protocol/iec62056_21/server.h"
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/meter_secrets.h"
#include "protocol/virtual_meter/meter_variant.h"

/// One emulated meter behind the seams of its languages: objects for DLMS, registers for KMP, data sets for
/// IEC 62056-21. It holds no state of any conversation; that belongs to the ports. Whoever owns it brings it up to date
/// with advanceTo() before its ports are fed. One owner, one thread; meters are independent of one another.
namespace meterbench::protocol::virtual_meter {

class VirtualMeter {
public:
    struct Setup {
        std::shared_ptr<const MeterVariant> variant;
        MeterSecrets secrets;
        KeptValues kept; ///< of an earlier run; wins over secrets and over the variant's document
    };

    /// Errors: what was kept is damaged, `kept-value` with its key.
    [[nodiscard]] static Result<std::unique_ptr<VirtualMeter>> create(Setup setup, device::RunningMeter meter);
    virtual ~VirtualMeter() = default;
    VirtualMeter(const VirtualMeter&) = delete;
    VirtualMeter& operator=(const VirtualMeter&) = delete;

    void advanceTo(SimInstant instant) { running().advanceTo(instant); }
    [[nodiscard]] virtual device::RunningMeter& running() = 0;
    [[nodiscard]] virtual const MeterVariant& variant() const = 0;
    [[nodiscard]] virtual const MeterSecrets& secrets() const = 0;

    [[nodiscard]] virtual dlms::ObjectServer& objects() = 0;
    [[nodiscard]] virtual kmp::RegisterSource& registers() = 0;
    [[nodiscard]] virtual iec62056_21::ReadOutSource& readOut() = 0;

    /// What must be kept before any answer leaves; a port asks after each call and puts it before its own effects.
    [[nodiscard]] virtual Effects takeKept() = 0;

protected:
    VirtualMeter() = default;
};

} // namespace meterbench::protocol::virtual_meter
