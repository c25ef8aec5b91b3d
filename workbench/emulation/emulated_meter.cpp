// SPDX-License-Identifier: Apache-2.0
#include "workbench/emulation/emulated_meter.h"

#include "protocol/octets.h"
#include "protocol/virtual_meter/ports/wrapper_port.h"
#include "workbench/state/key_file.h"

#include <QDateTime>

#include <algorithm>

namespace meterbench::emulation {

namespace virtual_meter = protocol::virtual_meter;
using protocol::Effects;
using protocol::LineFormat;
using protocol::Persist;
using protocol::SetDeadline;
using virtual_meter::OpticalPort;
using virtual_meter::VirtualMeter;
using virtual_meter::WrapperPort;

namespace {

/// As the meter itself keeps secrets that were changed on it.
constexpr const char* keptSecrets = "secrets";

/// Eight numbers a second since 2025: until 2042 two runs under one key begin at different ones, the later one higher.
/// Who sends more than that on average, and begins again at once, needs a folder.
std::uint32_t counterByTheClock()
{
    constexpr std::int64_t begin = 1'735'689'600'000; // 2025-01-01
    constexpr std::int64_t millisecondsEach = 125;
    const auto number = (QDateTime::currentMSecsSinceEpoch() - begin) / millisecondsEach;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number, 1, UINT32_MAX - 1));
}

/// Sends when the meter's clock says so; what it hears means nothing to it.
class PushEngine final : public session::Engine {
public:
    /// Simulated time may pass so fast that lists are due all the time: one look in so many milliseconds is enough.
    static constexpr std::int64_t shortestWait = 5;

    PushEngine(EmulatedMeter& meter, virtual_meter::ConsumerPort port) : m_meter(meter), m_port(std::move(port)) { }

    [[nodiscard]] Effects begin(MonotonicInstant now) override
    {
        m_meter.advance();
        m_port.begin();
        return wake(now);
    }
    [[nodiscard]] Effects receive(std::span<const std::byte>, MonotonicInstant) override { return {}; }
    [[nodiscard]] Effects wake(MonotonicInstant now) override
    {
        const auto& clock = m_meter.clock();
        auto effects = m_port.advanceTo(clock.now());
        const auto wait = std::max(shortestWait, clock.millisecondsUntil(m_port.nextDue()));
        effects.emplace_back(SetDeadline{{now.milliseconds + wait}});
        return effects;
    }

private:
    EmulatedMeter& m_meter;
    virtual_meter::ConsumerPort m_port;
};

} // namespace

Result<std::unique_ptr<EmulatedMeter>> EmulatedMeter::create(
    MeterSetup setup, const SimulatedClock& clock, const QString& folder)
{
    std::unique_ptr<EmulatedMeter> made(new EmulatedMeter(clock, setup.seed));
    VirtualMeter::Setup virtualSetup;
    bool isResumed = false;
    if (!folder.isEmpty()) {
        auto memory = state::FileMemory::open(folder);
        if (!memory)
            return tl::unexpected(std::move(memory.error()));
        made->m_memory = std::move(*memory);
        auto contents = made->m_memory->load();
        if (!contents)
            return tl::unexpected(std::move(contents.error()));
        isResumed = !contents->empty();
        auto values = state::KeptValuesFile::open(folder);
        if (!values)
            return tl::unexpected(std::move(values.error()));
        made->m_values = std::move(*values);
        virtualSetup.kept = made->m_values->values();
    }
    if (setup.secrets) {
        virtualSetup.secrets = std::move(*setup.secrets);
    } else if (!virtualSetup.kept.contains(keptSecrets)) {
        virtualSetup.secrets = virtual_meter::freshSecrets(setup.serial, state::fillWithRandomness);
        if (made->m_values) {
            const Persist own{keptSecrets, protocol::bytesOf(virtual_meter::writeKeyFile(virtualSetup.secrets))};
            if (auto kept = made->m_values->keep({&own, 1}); !kept)
                return tl::unexpected(std::move(kept.error()));
            virtualSetup.kept[keptSecrets] = own.value;
        }
    }
    // Nobody remembers how far the counter of an earlier run came: the time of day does.
    if (!made->m_values)
        virtualSetup.firstCounter = counterByTheClock();
    auto variant = virtual_meter::variantOf(virtualSetup.kept, setup.variant);
    if (!variant)
        return tl::unexpected(std::move(variant.error()));
    const bool isOwn = *variant != setup.variant; // a client configured it
    if (isOwn && (*variant)->model().configuration != setup.variant->model().configuration)
        made->m_setUpSource = SetUpSource::State;
    virtualSetup.variant = std::move(*variant);

    const auto now = clock.now();
    device::RunningMeter::Setup device;
    device.model = virtualSetup.variant->sharedModel();
    device.from = now;
    if (!isResumed && setup.load->size() > 0)
        device.from = std::min(now, setup.load->timeOf(0));
    device.serial = setup.serial;
    device.errors = setup.errors;
    device.memory = made->m_memory.get();
    device.random = &made->m_random;
    auto running = device::RunningMeter::create(device, std::move(setup.load));
    if (!running)
        return tl::unexpected(std::move(running.error()));
    if (!isOwn && running->meter().recovery().setUp == device::StateSetUp::Other)
        return failure("device-state-other-project");
    auto meter = VirtualMeter::create(std::move(virtualSetup), std::move(*running), [&clock] { return clock.now(); });
    if (!meter)
        return tl::unexpected(std::move(meter.error()));
    made->m_meter = std::move(*meter);
    made->advance();
    if (auto saved = made->save(); !saved)
        return tl::unexpected(std::move(saved.error()));
    return made;
}

EmulatedMeter::~EmulatedMeter() = default;

std::unique_ptr<session::Engine> EmulatedMeter::opticalEngine(const OpticalPort::Options& options, LineFormat& format)
{
    OpticalPort port(*m_meter, options, state::fillWithRandomness);
    format = port.lineFormat();
    return std::make_unique<session::EngineOf<OpticalPort>>(std::move(port));
}

std::unique_ptr<session::Engine> EmulatedMeter::wrapperEngine()
{
    return std::make_unique<session::EngineOf<WrapperPort>>(WrapperPort(*m_meter, state::fillWithRandomness));
}

Result<std::unique_ptr<session::Engine>> EmulatedMeter::pushEngine(const virtual_meter::ConsumerPort::Options& options)
{
    auto port = virtual_meter::ConsumerPort::create(*m_meter, options);
    if (!port)
        return tl::unexpected(std::move(port.error()));
    return std::make_unique<PushEngine>(*this, std::move(*port));
}

Result<void> EmulatedMeter::keep(std::span<const Persist> values)
{
    if (m_values) {
        if (auto kept = m_values->keep(values); !kept)
            return kept;
    }
    const auto isSaved = m_meter->changes() == m_savedChanges && m_meter->running().now() == m_savedAt;
    return isSaved ? Result<void>{} : save();
}

Result<void> EmulatedMeter::save()
{
    m_savedChanges = m_meter->changes();
    m_savedAt = m_meter->running().now();
    return m_meter->running().meter().save();
}

} // namespace meterbench::emulation
