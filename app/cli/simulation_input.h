// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "core/device/load.h"
#include "core/device/meter_model.h"
#include "core/device/permanent_memory.h"
#include "core/metrology/specimen.h"

#include <random>
#include <string>

/// What commands that run a meter are told on the command line: project, load, times, errors, seed → the core's values.
/// It runs nothing. Functions and plain values.
namespace meterbench::cli {

class Session;

/// The meter's chance, the same for the same seed on every machine.
class SeededRandom final : public device::RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) { }
    [[nodiscard]] std::uint64_t next() override { return m_engine(); }

private:
    std::mt19937_64 m_engine;
};

/// The bytes of a load or an events file.
[[nodiscard]] Outcome<std::string> loadBytes(Session& session, const std::string& name);
/// Failures: usage, with the option.
[[nodiscard]] Outcome<SimInstant> instant(std::string_view option, const std::string& text);
/// 1 when nothing was given.
[[nodiscard]] Outcome<std::uint64_t> seedOf(const std::string& text);
/// Ideal when nothing was given.
[[nodiscard]] Outcome<metrology::ErrorMode> errorMode(const std::string& text);
/// A named household from one time to another, or the file.
[[nodiscard]] Outcome<device::Load> loadOf(Session& session, const std::string& load,
    const metrology::FrontEnd& frontEnd, SimInstant from, SimInstant to, std::uint64_t seed);
/// The device model of a project file.
[[nodiscard]] Outcome<std::shared_ptr<const device::MeterModel>> modelOf(Session& session, const std::string& file);

} // namespace meterbench::cli
