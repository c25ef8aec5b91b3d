// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/configured_meter.h"

#include "core/configuration/edits.h"
#include "core/configuration/project_file.h"
#include "protocol/dlms/key_wrap.h"
#include "protocol/octets.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr std::string_view keptSecrets = "secrets";
constexpr std::string_view keptPolicy = "security-policy";
constexpr std::string_view keptCounter = "invocation-counter/send";
constexpr std::string_view receive = "/receive";

tl::unexpected<Error> damaged(std::string_view key)
{
    return failure("kept-value", {{"key", std::string(key)}}, std::string(key));
}

/// Under what the counter of a client is kept that does not know its key.
std::string keylessCounter(const ServiceAccessPoint& point)
{
    return "client-" + std::to_string(point.client);
}

std::string counterKeyOf(const ServiceAccessPoint& point, const MeterSecrets& secrets)
{
    return keylessCounter(point) + '/' + dlms::keyMark(secrets.keysOf(point.role).encryption);
}

/// A counter that was kept, see InvocationCounter and AcceptedCounter; nothing was kept before the first.
Result<std::uint64_t> counterOf(const KeptValues& kept, const std::string& key)
{
    const auto found = kept.find(key);
    if (found == kept.end())
        return 0;
    const auto size = found->second.size();
    OctetReader reader(found->second);
    const auto value = reader.number(std::min<std::size_t>(size, 5));
    if (!reader.isExhausted() || size < 4 || value > std::uint64_t{UINT32_MAX} + 1)
        return damaged(key);
    return value;
}

} // namespace

ConfiguredMeter::ConfiguredMeter(Setup setup, device::RunningMeter meter)
    : m_variant(std::move(setup.variant)), m_running(std::move(meter)), m_secrets(std::move(setup.secrets)),
      m_kept(std::move(setup.kept))
{
}

Result<void> ConfiguredMeter::resume(std::uint32_t firstCounter)
{
    if (const auto found = m_kept.find(std::string(keptSecrets)); found != m_kept.end()) {
        auto secrets = readKeyFile(textOf(found->second));
        if (!secrets)
            return damaged(keptSecrets);
        m_secrets = std::move(*secrets);
    }
    if (const auto found = m_kept.find(std::string(keptPolicy)); found != m_kept.end()) {
        if (found->second.size() != 1 || found->second[0] > static_cast<std::byte>(SecurityPolicy::Both))
            return damaged(keptPolicy);
        m_policy = static_cast<SecurityPolicy>(found->second[0]);
    }
    const auto counter = counterOf(m_kept, std::string(keptCounter));
    if (!counter)
        return tl::unexpected(counter.error());
    m_counter = std::make_shared<dlms::InvocationCounter>(std::string(keptCounter),
        *counter == 0 ? firstCounter : static_cast<std::uint32_t>(std::min<std::uint64_t>(*counter, UINT32_MAX)));
    if (auto resumed = resumeAcceptedCounters(); !resumed)
        return resumed;
    if (m_running.meter().model().configuration != m_variant->model().configuration) {
        if (!m_running.meter().configure(m_variant->sharedModel()))
            return damaged(keptDocument);
        m_running.display() = device::MeterDisplay(m_variant->model());
    }
    return {};
}

Result<void> ConfiguredMeter::resumeAcceptedCounters()
{
    for (const auto& point : serviceAccessPoints) {
        const auto key = counterKeyOf(point, m_secrets);
        const auto keyless = counterOf(m_kept, keylessCounter(point) + std::string(receive));
        const auto received = counterOf(m_kept, key + std::string(receive));
        for (const auto* const each : {&keyless, &received}) {
            if (!*each)
                return tl::unexpected(each->error());
        }
        m_accepted.try_emplace(
            key, std::make_shared<dlms::AcceptedCounter>(key + std::string(receive), std::max(*keyless, *received)));
    }
    return {};
}

void ConfiguredMeter::keep(std::string_view key, Bytes value)
{
    m_kept[std::string(key)] = value;
    m_pending.emplace_back(Persist{std::string(key), std::move(value)});
}

void ConfiguredMeter::judged(GuardedLanguage language, std::uint16_t client, Attempt attempt)
{
    m_pause = std::max(m_pause, m_attempts.judged(language, client, attempt));
}

Result<void> ConfiguredMeter::configure(const configuration::MeterConfiguration& document)
{
    if (document == m_variant->model().configuration)
        return {}; // what is so already is no change, and has no side effect
    const auto before = configuration::judgeDocument(m_variant->tables().judge, m_variant->model().configuration);
    const auto after = configuration::judgeDocument(m_variant->tables().judge, document);
    for (const auto& finding : after) {
        const auto isSame = [&](const configuration::Finding& other) {
            return other.rule == finding.rule && other.fields == finding.fields && other.paths == finding.paths;
        };
        // What was wrong before may stay wrong: a real meter may stand so.
        if (finding.severity == configuration::Severity::Error && std::ranges::none_of(before, isSame))
            return failure("configuration-refused", {{"rule", std::string(finding.rule)}});
    }
    auto changed = m_variant->withDocument(document);
    if (!changed)
        return tl::unexpected(changed.error());
    if (auto done = m_running.meter().configure((*changed)->sharedModel()); !done)
        return done;
    m_variant = std::move(*changed);
    m_running.display() = device::MeterDisplay(m_variant->model());
    keep(keptDocument, bytesOf(configuration::serialise(document)));
    return {};
}

void ConfiguredMeter::followRatio()
{
    const auto& meter = m_running.meter();
    const auto& document = m_variant->model().configuration;
    if (meter.model().behindTransformers && document.currentTransformerRatio.value_or(1) != meter.state().ratio)
        (void)configure(configuration::setRatio(m_variant->tables().judge, document, meter.state().ratio).document);
}

void ConfiguredMeter::changeSecrets(const MeterSecrets& secrets)
{
    m_secrets = secrets;
    // What was kept is whole: it was read when the meter was made, and is written by its own counters.
    static_cast<void>(resumeAcceptedCounters());
    keep(keptSecrets, bytesOf(writeKeyFile(secrets)));
}

SecurityPolicy ConfiguredMeter::securityPolicy() const
{
    const bool isDemanded = m_variant->model().encryption == device::Encryption::Enabled; // Z28
    return isDemanded ? SecurityPolicy::Both : m_policy;
}

Result<void> ConfiguredMeter::strengthen(SecurityPolicy policy)
{
    const auto bits = [](SecurityPolicy each) { return static_cast<unsigned>(each); };
    const auto now = securityPolicy();
    if (bits(policy) > bits(SecurityPolicy::Both) || (bits(now) & ~bits(policy)) != 0)
        return failure(ErrorKind::Refused, "device-refused", {{"reason", "security-policy"}});
    m_policy = policy;
    keep(keptPolicy, {static_cast<std::byte>(policy)});
    return {};
}

dlms::Protection ConfiguredMeter::leastProtection() const
{
    constexpr unsigned protectionShift = 4;
    return static_cast<dlms::Protection>(static_cast<unsigned>(securityPolicy()) << protectionShift);
}

dlms::SecurityKeys ConfiguredMeter::keysFor(const ServiceAccessPoint& point) const
{
    const auto octets = [](std::span<const std::byte> from) { return Bytes(from.begin(), from.end()); };
    dlms::SecurityKeys keys;
    keys.systemTitle = octets(m_secrets.systemTitle);
    const auto own = m_secrets.keysOf(point.role);
    keys.encryption = octets(own.encryption);
    keys.authentication = octets(own.authentication);
    keys.sharedCounter = m_counter;
    keys.acceptedCounter = m_accepted.at(counterKeyOf(point, m_secrets));
    return keys;
}

std::uint32_t ConfiguredMeter::acceptedCounter(const ServiceAccessPoint& point) const
{
    const auto next = m_accepted.at(counterKeyOf(point, m_secrets))->next();
    return next == 0 ? 0 : static_cast<std::uint32_t>(next - 1);
}

} // namespace meterbench::protocol::virtual_meter
