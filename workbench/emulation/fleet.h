// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/emulation/emulated_meter.h"

#include <memory>
#include <vector>

/// Many emulated meters of one document, known by their number from 1: the same variant, the same load, a serial
/// number, keys and chance of their own. A meter is made when it is first asked for and lives until the program ends;
/// it has no thread and no line. Nothing of a fleet survives the program. One owner, one thread.
namespace meterbench::emulation {

class Fleet {
public:
    static constexpr std::size_t mostMeters = 65'535; ///< as many as wrapper ports

    /// @param setup of each; its serial is that of number 1, its secrets' master key the root of all keys: each meter's
    /// own are cut from SHA-256 of master key, serial number and a counter @param clock must outlive the fleet
    Fleet(MeterSetup setup, const SimulatedClock& clock, std::size_t size);

    [[nodiscard]] std::size_t size() const { return m_meters.size(); }
    /// Brought up to date. Null for a number that no meter has. Errors: those of EmulatedMeter::create().
    [[nodiscard]] Result<EmulatedMeter*> meter(std::size_t number);
    /// How many there are by now.
    [[nodiscard]] std::size_t livingCount() const { return m_living; }
    /// Makes all that are missing. Errors: those of EmulatedMeter::create().
    [[nodiscard]] Result<void> makeAll();

    /// DLMS over the wrapper, for one line: the wrapper port of the destination is the number of the meter, whose
    /// logical device 1 answers.
    [[nodiscard]] std::unique_ptr<session::Engine> wrapperEngine();

private:
    [[nodiscard]] protocol::virtual_meter::MeterSecrets secretsOf(std::uint64_t serial) const;

    MeterSetup m_setup;
    const SimulatedClock& m_clock;
    std::vector<std::unique_ptr<EmulatedMeter>> m_meters;
    std::size_t m_living = 0;
};

} // namespace meterbench::emulation
