// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/consumer_port.h"

#include "core/device/register_reading.h"
#include "protocol/dlms/invocation_counter.h"
#include "protocol/virtual_meter/meter/access_rights.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr Obis meterNumber{1, 1, 0, 0, 1, 255};

/// What the public association reads as text, so that both ends of the meter say the same.
std::optional<push::PushValue> identificationText(VirtualMeter& meter, const Obis& obis)
{
    const auto& point = accessPointOf(Role::Public);
    const auto value = meter.objects().get(
        {point.client, managementDevice, point.mechanism, dlms::Protection::None}, {1, obis, 2, {}});
    const auto* const data = std::get_if<axdr::Data>(&value);
    const auto text = data == nullptr ? std::nullopt : data->toText();
    return text ? std::optional<push::PushValue>(std::string(*text)) : std::nullopt;
}

/// As the interface description prints it: local time, with neither deviation nor daylight saving.
axdr::DateTime pushedTime(const device::Meter& meter, MeterTime time)
{
    auto pushed = localTime(meter, time);
    pushed.time.hundredths = axdr::notSpecified;
    pushed.deviation = axdr::deviationNotSpecified;
    pushed.clockStatus = meter.clock().isValid() ? 0 : axdr::ClockInvalid;
    return pushed;
}

/// The first second at or behind `from` at which a list is pushed.
MeterTime dueFrom(const push::PushList& list, MeterTime from)
{
    const Seconds into = ((from.seconds - list.offset) % list.interval + list.interval) % list.interval;
    return into == 0 ? from : MeterTime{from.seconds - into + list.interval};
}

} // namespace

std::vector<std::string> pushListsOf(const device::MeterModel& model)
{
    constexpr std::array<std::string_view, 7> countries{"010", "011", "012", "013", "059", "063", "065"};
    constexpr std::size_t digits = 3;
    const std::string_view code = model.typeCode;
    const auto country = code.size() < digits ? code : code.substr(code.size() - digits);
    if (std::ranges::find(countries, country) != countries.end())
        return {"dlms-push-1"};
    return {"kamstrup-v0001-1", "kamstrup-v0001-2"};
}

Result<ConsumerPort> ConsumerPort::create(VirtualMeter& meter, const Options& options)
{
    const auto& model = meter.variant().model();
    if (model.consumerPort == device::Presence::Absent)
        return failure(ErrorKind::NotSupported, "device-absent", {{"what", "consumer-port"}});
    ConsumerPort port(meter, options);
    port.m_variant = meter.sharedVariant();
    const auto& tables = port.m_variant->tables().pushLists;
    if (port.m_options.lists.empty())
        port.m_options.lists = pushListsOf(model);
    for (const std::string& id : port.m_options.lists) {
        port.m_lists.push_back(tables.find(id));
        if (port.m_lists.back() == nullptr)
            return failure("device-setting", {{"setting", id}});
    }
    for (const std::string& id : port.m_options.quirks) {
        port.m_quirks.push_back(tables.quirk(id));
        if (port.m_quirks.back() == nullptr)
            return failure("device-setting", {{"setting", id}});
    }
    if (options.protection == PushProtection::Ciphered) {
        port.m_keys = meter.keysFor(accessPointOf(Role::ConsumerPush));
        auto cipher = dlms::Cipher::create(port.m_keys.encryption, port.m_keys.authentication);
        if (!cipher)
            return tl::unexpected(cipher.error());
        port.m_cipher = std::make_unique<push::AesGcmPushCipher>(std::move(*cipher));
    }
    port.begin();
    return port;
}

void ConsumerPort::begin()
{
    m_done = m_meter->running().meter().clock().now();
}

MeterTime ConsumerPort::nextTime() const
{
    MeterTime next = dueFrom(*m_lists.front(), m_done + 1);
    for (const push::PushList* list : m_lists)
        next = std::min(next, dueFrom(*list, m_done + 1));
    return next;
}

SimInstant ConsumerPort::nextDue() const
{
    const auto& meter = m_meter->running().meter();
    return meter.now() + meter.clock().until(nextTime());
}

Effects ConsumerPort::advanceTo(SimInstant until)
{
    Effects effects;
    auto& running = m_meter->running();
    if (until - running.now() > longestBacklog)
        m_meter->advanceTo({until.seconds - longestBacklog});
    for (;;) {
        // A clock that was set: what it never showed, or shows again, is not made up for.
        const auto shown = running.meter().clock().now();
        if (shown < m_done || shown - m_done > longestBacklog)
            m_done = shown;
        const auto due = nextTime();
        const auto at = nextDue();
        if (at > until)
            break;
        m_meter->advanceTo(at);
        m_done = due;
        if (!running.meter().isRunning())
            continue;
        for (const push::PushList* list : m_lists) {
            if (list->isDue(due))
                push(*list, due, effects);
        }
    }
    m_meter->advanceTo(until);
    return m_meter->settle(std::move(effects));
}

void ConsumerPort::push(const push::PushList& list, MeterTime due, Effects& effects)
{
    const auto time = pushedTime(m_meter->running().meter(), due);
    const auto message
        = push::compose(list, time, [this](const Obis& obis) { return read(obis); }, m_options.missing, m_quirks);
    if (!m_cipher) {
        effects.emplace_back(Send{push::frames(message)});
        return;
    }
    // One counter for all that goes out under the key: a number that came twice would give the key away.
    Effects kept;
    const auto counter = m_keys.sharedCounter->take(kept);
    if (!counter) {
        effects.emplace_back(Fail{counter.error()});
        return;
    }
    auto bytes = push::cipheredFrames(message, *m_cipher, m_keys.systemTitle, *counter);
    if (!bytes) {
        effects.emplace_back(Fail{bytes.error()});
        return;
    }
    std::ranges::move(kept, std::back_inserter(effects));
    effects.emplace_back(Send{std::move(*bytes)});
}

std::optional<push::PushValue> ConsumerPort::read(const Obis& obis) const
{
    const auto& meter = m_meter->running().meter();
    if (obis == pushedClock)
        return pushedTime(meter, meter.clock().now());
    const auto* const definition = device::findRegister(meter.model(), obis);
    if (definition == nullptr)
        return identificationText(*m_meter, obis);
    const auto value = device::read(meter, *definition);
    if (obis != meterNumber)
        return push::PushNumber{value.value, definition->scaler};
    // The list has a number there; one with letters is none, and the serial number stands for it.
    std::int64_t number = 0;
    const char* const end = value.text.data() + value.text.size();
    const auto parsed = std::from_chars(value.text.data(), end, number);
    const bool isNumber = parsed.ec == std::errc{} && parsed.ptr == end;
    return push::PushNumber{isNumber ? number : static_cast<std::int64_t>(meter.state().serial), 0};
}

} // namespace meterbench::protocol::virtual_meter
