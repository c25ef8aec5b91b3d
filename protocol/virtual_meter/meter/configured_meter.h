// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/running_meter.h"
#include "protocol/dlms/server/object_server.h"
#include "protocol/virtual_meter/meter/attempt_delays.h"
#include "protocol/virtual_meter/meter/meter_secrets.h"
#include "protocol/virtual_meter/meter/meter_variant.h"

/// One emulated meter with its document, its secrets and what it keeps: what objects, registers and read-outs act on.
/// It speaks no language and knows no port; with them it is a VirtualMeter (ports/), which owns the time. One owner,
/// one thread; meters are independent of one another.
namespace meterbench::protocol::virtual_meter {

/// security_policy of the security set-up, version 0: what every message of an association needs.
enum class SecurityPolicy : std::uint8_t { Nothing = 0, Authenticated = 1, Encrypted = 2, Both = 3 };

/// What the clock's method preset_adjusting_time prepared.
struct PresetTime {
    MeterTime preset;
    MeterTime validFrom;
    MeterTime validTo;
};

class ConfiguredMeter {
public:
    struct Setup {
        std::shared_ptr<const MeterVariant> variant;
        MeterSecrets secrets;
        KeptValues kept; ///< of an earlier run; wins over secrets and over the variant's document
        /// Where the counter of what is sent begins when none was kept. 1, not 0: a client that begins at 0 wants to
        /// see it grow.
        std::uint32_t firstCounter = 1;
    };

    ConfiguredMeter(const ConfiguredMeter&) = delete; ///< objects and bindings hold on to it
    ConfiguredMeter& operator=(const ConfiguredMeter&) = delete;
    ConfiguredMeter(ConfiguredMeter&&) = delete;
    ConfiguredMeter& operator=(ConfiguredMeter&&) = delete;

    [[nodiscard]] device::RunningMeter& running() { return m_running; }
    [[nodiscard]] const device::RunningMeter& running() const { return m_running; }
    [[nodiscard]] const MeterVariant& variant() const { return *m_variant; }
    /// Keeps a variant alive while the meter may be given another.
    [[nodiscard]] std::shared_ptr<const MeterVariant> sharedVariant() const { return m_variant; }
    [[nodiscard]] const MeterSecrets& secrets() const { return m_secrets; }

    // What survives.

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
    /// The document follows a ratio that was set in the meter: it is one fact with Z21.
    void followRatio();
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

    // Who guesses, waits.

    /// A password or proof of a client was judged.
    void judged(GuardedLanguage language, std::uint16_t client, Attempt attempt);
    /// How long the answer to what was judged last has to wait; asked once. Milliseconds.
    [[nodiscard]] std::int64_t takePause() { return std::exchange(m_pause, 0); }

protected:
    ConfiguredMeter(Setup setup, device::RunningMeter meter);
    ~ConfiguredMeter() = default;

    /// Takes up what was kept. Errors: `kept-value` with its key.
    [[nodiscard]] Result<void> resume(std::uint32_t firstCounter);
    /// What must be kept before any answer leaves, since the last call.
    [[nodiscard]] Effects takeKept() { return std::exchange(m_pending, {}); }
    /// What an engine itself asks to be kept.
    void noteKept(const Persist& value) { m_kept[value.key] = value.value; }

private:
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
    AttemptDelays m_attempts;
    std::int64_t m_pause = 0;
};

} // namespace meterbench::protocol::virtual_meter
