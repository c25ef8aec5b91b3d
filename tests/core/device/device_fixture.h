// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "core/device/model_making.h"
#include "tests/support/test_catalog.h"

#include <cmath>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// Meters, loads and memories for the tests of the device: any variant by its codes, seconds by their powers, and a
/// memory that can be cut at any byte.
namespace meterbench::tests {

using Choices = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline const catalog::Catalog& sharedCatalog()
{
    static const auto catalog = loadCatalog().value();
    return catalog;
}

inline configuration::MeterConfiguration documentOf(std::string_view family, Choices choices = {})
{
    const auto& catalog = sharedCatalog();
    const auto* const found = catalog.family(family);
    auto codes = configuration::defaults(*found);
    for (const auto& [field, code] : choices)
        codes[*found->scheme->find(field)] = configuration::Code(code);
    return configuration::defaultConfiguration(catalog, *found, codes);
}

inline std::shared_ptr<const device::MeterModel> modelOf(
    std::string_view family, Choices choices = {}, const device::MeterPrograms* programs = nullptr)
{
    return device::makeModel(sharedCatalog(), documentOf(family, choices), {}, programs).value();
}

/// 2026-01-01T00:00:00 normal time of the default zone (GMT+1).
inline constexpr SimInstant newYear{1'767'225'600 - 3'600};

inline device::Meter meterOf(std::shared_ptr<const device::MeterModel> model, SimInstant start = newYear,
    device::PermanentMemory* memory = nullptr)
{
    return device::Meter::create(std::move(model), {start, 15'085'488, {}}, memory).value();
}

inline metrology::PhaseSecond phaseSecond(
    std::int64_t milliwatt, std::int64_t millivar = 0, std::int32_t millivolt = 230'000)
{
    metrology::PhaseSecond phase;
    phase.activeMilliwatt = milliwatt;
    phase.reactiveMillivar = millivar;
    const auto apparent = std::hypot(static_cast<double>(milliwatt), static_cast<double>(millivar));
    phase.apparentMillivoltampere = std::llround(apparent);
    phase.voltageMillivolt = millivolt;
    if (millivolt != 0)
        phase.currentMilliampere = static_cast<std::int32_t>(std::llround(apparent * 1000.0 / millivolt));
    phase.minimumHalfCycleMillivolt = millivolt;
    phase.maximumHalfCycleMillivolt = millivolt;
    return phase;
}

inline metrology::MeasuredSecond second(metrology::PhaseSecond one)
{
    metrology::MeasuredSecond result;
    result.phases[0] = one;
    return result;
}

inline metrology::MeasuredSecond second(
    metrology::PhaseSecond one, metrology::PhaseSecond two, metrology::PhaseSecond three)
{
    metrology::MeasuredSecond result;
    result.phases = {one, two, three};
    result.phaseOrder = metrology::PhaseOrder::L1L2L3;
    return result;
}

inline void run(device::Meter& meter, const metrology::MeasuredSecond& each, Seconds seconds)
{
    meter.advance({meter.now(), seconds, each});
}

/// All that a meter knows, as bytes: two meters that agree in them are the same.
inline std::vector<std::byte> bytesOf(const device::Meter& meter)
{
    std::vector<std::byte> bytes;
    device::StateWriter writer(bytes);
    auto state = meter.state();
    state.wear = {}; // counted while it is written
    writer(state);
    auto logs = meter.logs();
    logs.forEach([&](auto& log) { log.writeSince(writer, 0, log.cleared() + 1); });
    return bytes;
}

/// Permanent memory in this process. It fails, and keeps a part only, once so many bytes were written.
class VectorMemory : public device::PermanentMemory {
public:
    Result<void> append(std::span<const std::byte> bytes) override
    {
        auto& journal = m_generations.front().journal;
        const auto room = take(bytes.size());
        journal.insert(journal.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(room));
        return answer(room == bytes.size());
    }
    Result<void> commit() override { return answer(!m_dead); }
    Result<void> replace(std::span<const std::byte> snapshot) override
    {
        const auto room = take(snapshot.size());
        if (room != snapshot.size())
            return answer(false); // the old generation stays as it was
        m_generations.insert(m_generations.begin(), {{snapshot.begin(), snapshot.end()}, {}});
        if (m_generations.size() > 2)
            m_generations.pop_back();
        return {};
    }
    Result<std::vector<Content>> load() override { return m_generations; }

    void dieAfter(std::size_t bytes) { m_left = bytes; }
    void revive()
    {
        m_dead = false;
        m_left = SIZE_MAX;
    }
    [[nodiscard]] std::vector<Content>& generations() { return m_generations; }

private:
    std::size_t take(std::size_t bytes)
    {
        const auto room = m_dead ? 0 : std::min(bytes, m_left);
        m_left -= room;
        m_dead = m_dead || room < bytes;
        return room;
    }
    Result<void> answer(bool good) const { return good ? Result<void>{} : failure("memory-lost"); }

    std::vector<Content> m_generations;
    std::size_t m_left = SIZE_MAX;
    bool m_dead = false;
};

} // namespace meterbench::tests
