// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/running_meter.h"
#include "protocol/dlms/server/object_server.h"
#include "protocol/iec62056_21/server.h"
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/meter/meter_secrets.h"
#include "protocol/virtual_meter/meter/meter_variant.h"

/// One emulated meter behind the seams of its languages: objects for DLMS, registers for KMP, data sets for
/// IEC 62056-21. It holds no state of any conversation; that belongs to the ports. Whoever owns it brings it up to date
/// with advanceTo() before its ports are fed. One owner, one thread; meters are independent of one another.
namespace meterbench::protocol::virtual_meter {

/// security_policy of the security set-up, version 0: what every message of an association needs.
enum class SecurityPolicy : std::uint8_t { Nothing = 0, Authenticated = 1, Encrypted = 2, Both = 3 };

/// What the clock's method preset_adjusting_time prepared.
struct PresetTime {
    MeterTime preset;
    MeterTime validFrom;
    MeterTime validTo;
};

class VirtualMeter {
public:
    struct Setup {
        std::shared_ptr<const MeterVariant> variant;
        MeterSecrets secrets;
        KeptValues kept; ///< of an earlier run; wins over secrets and over the variant's document
        /// Where the counter of what is sent begins when none was kept. 1, not 0: a client that begins at 0 wants to
        /// see it grow.
        std::uint32_t firstCounter = 1;
    };

    /// @param meter made from the model of variantOf(kept, variant), so that its logs are read as they were written;
    /// one of another model of the same meter is configured, with the side effects of that
    /// Errors: what was kept is damaged, `kept-value` with its key.
    [[nodiscard]] static Result<std::unique_ptr<VirtualMeter>> create(Setup setup, device::RunningMeter meter);
    ~VirtualMeter();
    VirtualMeter(const VirtualMeter&) = delete;
    VirtualMeter& operator=(const VirtualMeter&) = delete;
    VirtualMeter(VirtualMeter&&) = delete; ///< its bindings hold on to it
    VirtualMeter& operator=(VirtualMeter&&) = delete;

    /// A passive calendar whose time comes in between is activated at that time.
    void advanceTo(SimInstant instant);
    [[nodiscard]] device::RunningMeter& running() { return m_running; }
    [[nodiscard]] const device::RunningMeter& running() const { return m_running; }
    [[nodiscard]] const MeterVariant& variant() const { return *m_variant; }
    /// Keeps a variant alive while the meter may be given another.
    [[nodiscard]] std::shared_ptr<const MeterVariant> sharedVariant() const { return m_variant; }
    [[nodiscard]] const MeterSecrets& secrets() const { return m_secrets; }

    [[nodiscard]] dlms::ObjectServer& objects();
    [[nodiscard]] kmp::RegisterSource& registers();
    [[nodiscard]] iec62056_21::ReadOutSource& readOut();

    // What survives.

    /// What must be kept before any answer leaves; a port asks after each call and puts it before its own effects.
    [[nodiscard]] Effects takeKept();
    /// The effects of an engine with takeKept() in front. What the engine itself asks to be kept (its counters) is
    /// noted, so that the next association goes on from there: every port of a meter passes its effects through here.
    [[nodiscard]] Effects settle(Effects own);
    /// All that was kept so far, for whoever stores it whole.
    [[nodiscard]] const KeptValues& kept() const { return m_kept; }
    /// A value that only the objects know, kept before the answer leaves.
    void keep(std::string_view key, Bytes value);
    /// Grows with everything a client does to the device: its own memory has to be saved before the answer leaves.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }
    /// Whoever hands a client's wish to the device says so.
    void noteChange() { ++m_changes; }

    // What may be changed.

    /// Another document: the printed rules, the legal data, then the meter with its side effects. Kept.
    /// Errors: `configuration-refused` with the rule, `device-legal`, those of device::makeModel().
    [[nodiscard]] Result<void> configure(const configuration::MeterConfiguration& document);
    /// Keys and passwords. Associations that are open go on with the old ones. Kept.
    void changeSecrets(const MeterSecrets& secrets);
    /// Z28 = 1 demands both.
    [[nodiscard]] SecurityPolicy securityPolicy() const;
    /// Languages that know no protection (KMP, IEC 62056-21) are spoken while no policy demands any; then they say who
    /// the meter is and no more.
    [[nodiscard]] bool speaksPlainLanguages() const { return securityPolicy() == SecurityPolicy::Nothing; }
    /// Only to more. Kept. Error: `device-refused`.
    [[nodiscard]] Result<void> strengthen(SecurityPolicy policy);
    [[nodiscard]] std::optional<PresetTime>& presetTime() { return m_presetTime; }

    // For the logical device.

    [[nodiscard]] dlms::Protection leastProtection() const;
    [[nodiscard]] dlms::SecurityKeys keysFor(const ServiceAccessPoint& point) const;
    /// The highest invocation counter accepted from a client so far under its key; 0 before the first.
    [[nodiscard]] std::uint32_t acceptedCounter(const ServiceAccessPoint& point) const;

private:
    VirtualMeter(Setup setup, device::RunningMeter meter);

    [[nodiscard]] Result<void> resume(std::uint32_t firstCounter);
    [[nodiscard]] Result<void> resumeAcceptedCounters();

    std::shared_ptr<const MeterVariant> m_variant;
    device::RunningMeter m_running;
    MeterSecrets m_secrets;
    KeptValues m_kept;
    Effects m_pending;
    std::uint64_t m_changes = 0;
    SecurityPolicy m_policy = SecurityPolicy::Nothing;
    std::optional<PresetTime> m_presetTime;
    std::shared_ptr<dlms::InvocationCounter> m_counter; ///< of all that is sent, under whatever key
    /// By what each is kept under: one for each client and key, for all its associations on all lines.
    std::map<std::string, std::shared_ptr<dlms::AcceptedCounter>> m_accepted;
    std::unique_ptr<dlms::ObjectServer> m_objects;
    std::unique_ptr<kmp::RegisterSource> m_registers;
    std::unique_ptr<iec62056_21::ReadOutSource> m_readOut;
};

} // namespace meterbench::protocol::virtual_meter
