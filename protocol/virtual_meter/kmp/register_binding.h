// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/meter/configured_meter.h"

#include <map>

/// The emulated meter as KMP asks it: registers, clock, debiting, breaker, events and logs. It holds what belongs to
/// KMP alone: how far each log was read, and which events were cleared; both begin anew with the program. A write goes
/// through the meter's own setters, so that an impossible value and legal data are refused there. Owned by the meter.
namespace meterbench::protocol::virtual_meter {

class RegisterBinding final : public kmp::RegisterSource {
public:
    /// @param meter outlives the binding
    explicit RegisterBinding(ConfiguredMeter& meter) : m_meter(meter) { }

    [[nodiscard]] kmp::MeterType meterType() const override;
    [[nodiscard]] kmp::SerialNumber serialNumber() const override;
    [[nodiscard]] std::optional<kmp::RegisterValue> read(kmp::RegisterId id) const override;
    [[nodiscard]] kmp::Outcome write(const kmp::RegisterValue& value, std::uint16_t password) override;
    [[nodiscard]] kmp::Outcome setClock(MeterTime time) override;
    [[nodiscard]] kmp::Outcome restart(kmp::Backup backup) override;
    /// The unit field of this glass has fixed legends: never.
    [[nodiscard]] kmp::Outcome showYes() override { return kmp::Outcome::Refused; }
    [[nodiscard]] kmp::Outcome stopDebiting() override;
    [[nodiscard]] kmp::Outcome setCutOffState(kmp::CutOffCommand command) override;
    [[nodiscard]] kmp::CutOffStatus cutOffStatus() const override;
    [[nodiscard]] kmp::EventStatus eventStatus() const override;
    void clearEvents(const kmp::ClearEventStatus& masks) override;
    [[nodiscard]] std::optional<kmp::LogAnswer> readLog(const kmp::LogRequest& request) override;
    [[nodiscard]] std::optional<kmp::ReadOutAnswer> readLogger(const kmp::ReadOutRequest& request) override;

private:
    [[nodiscard]] device::Meter& meter() const { return m_meter.running().meter(); }
    /// Where Z28 or the security policy demands protection, KMP (whose encrypted form no paper tells) says who the
    /// meter is and no more.
    [[nodiscard]] bool isOpen() const;
    kmp::Outcome note(kmp::Outcome outcome);
    [[nodiscard]] std::uint32_t raisedEvents() const;
    [[nodiscard]] bool isReadToTheNewest(std::uint8_t log) const;

    ConfiguredMeter& m_meter;
    std::map<std::uint8_t, std::uint64_t> m_lastRead; ///< by log: number of the record
    std::uint32_t m_clearedEvents = 0; ///< until they go away
};

} // namespace meterbench::protocol::virtual_meter
