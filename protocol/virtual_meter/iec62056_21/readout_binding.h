// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/server.h"
#include "protocol/virtual_meter/meter/configured_meter.h"

/// The emulated meter as IEC 62056-21 asks it: data sets of the read-out that Z18 chooses, single registers, clock and
/// meter numbers to be written after the password. Which lines a read-out has is data
/// (resources/protocol/iec62056-21-readout-sets.json). It keeps nothing. Where Z28 or the security
/// policy demands protection, the sign-on is all it answers. Owned by the meter.
namespace meterbench::protocol::virtual_meter {

/// What the sign-on of a variant offers. OMNIPOWER: mode E always, mode C with read-out and programming where 1107 is
/// on. 162M and 382M: mode A. docs/protocol/iec62056-21.md says which of it is printed and which is a guess.
[[nodiscard]] iec62056_21::ServerOptions serverOptions(const MeterVariant& variant);

/// The read-out of a variant; null when it has none.
[[nodiscard]] const iec62056_21::ReadOutSet* readOutSet(const MeterVariant& variant);

class ReadOutBinding final : public iec62056_21::ReadOutSource {
public:
    /// @param meter outlives the binding
    explicit ReadOutBinding(ConfiguredMeter& meter) : m_meter(meter) { }

    /// The serial number, as class 19 of the optical port says.
    [[nodiscard]] std::string deviceAddress() const override;
    [[nodiscard]] std::optional<std::vector<iec62056_21::DataSet>> readOut(char option) const override;
    [[nodiscard]] std::string operand() const override;
    [[nodiscard]] iec62056_21::WriteOutcome logIn(char level, std::string_view given) override;
    [[nodiscard]] std::optional<iec62056_21::DataSet> read(char type, std::string_view address) const override;
    [[nodiscard]] iec62056_21::WriteOutcome write(char type, const iec62056_21::DataSet& set) override;

private:
    [[nodiscard]] device::Meter& meter() const { return m_meter.running().meter(); }
    [[nodiscard]] std::optional<iec62056_21::SourceValue> present(const Obis& source) const;
    /// @param period 1 is the newest
    [[nodiscard]] std::optional<iec62056_21::SourceValue> historical(const Obis& source, std::size_t period) const;
    iec62056_21::WriteOutcome note(const Result<void>& done);
    [[nodiscard]] std::optional<iec62056_21::DataSet> clock(std::string_view address) const;
    [[nodiscard]] iec62056_21::WriteOutcome setClock(std::string_view address, std::string_view value);

    ConfiguredMeter& m_meter;
};

} // namespace meterbench::protocol::virtual_meter
