// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/bindings.h"

namespace meterbench::protocol::virtual_meter {

namespace {

/// A meter without registers of KMP: it answers who it is.
class NoRegisters final : public kmp::RegisterSource {
public:
    explicit NoRegisters(VirtualMeter& meter) : m_meter(meter) { }

    [[nodiscard]] kmp::MeterType meterType() const override { return {}; }
    [[nodiscard]] kmp::SerialNumber serialNumber() const override
    {
        return {static_cast<std::uint32_t>(m_meter.running().meter().state().serial)};
    }
    [[nodiscard]] std::optional<kmp::RegisterValue> read(kmp::RegisterId) const override { return {}; }
    [[nodiscard]] kmp::Outcome write(const kmp::RegisterValue&, std::uint16_t) override { return refused; }
    [[nodiscard]] kmp::Outcome setClock(MeterTime) override { return refused; }
    [[nodiscard]] kmp::Outcome stopDebiting() override { return refused; }
    [[nodiscard]] kmp::Outcome setCutOffState(kmp::CutOffCommand) override { return refused; }
    [[nodiscard]] kmp::CutOffStatus cutOffStatus() const override { return {}; }
    [[nodiscard]] kmp::EventStatus eventStatus() const override { return {}; }
    void clearEvents(const kmp::ClearEventStatus&) override { }
    [[nodiscard]] std::optional<kmp::LogAnswer> readLog(const kmp::LogRequest&) override { return {}; }
    [[nodiscard]] std::optional<kmp::ReadOutAnswer> readLogger(const kmp::ReadOutRequest&) override { return {}; }

private:
    static constexpr auto refused = kmp::Outcome::Refused;
    VirtualMeter& m_meter;
};

/// A meter without a read-out.
class NoReadOut final : public iec62056_21::ReadOutSource {
public:
    [[nodiscard]] std::string deviceAddress() const override { return {}; }
    [[nodiscard]] std::optional<std::vector<iec62056_21::DataSet>> readOut(char) const override { return {}; }
    [[nodiscard]] std::string operand() const override { return {}; }
    [[nodiscard]] iec62056_21::WriteOutcome logIn(char, std::string_view) override { return refused; }
    [[nodiscard]] std::optional<iec62056_21::DataSet> read(char, std::string_view) const override { return {}; }
    [[nodiscard]] iec62056_21::WriteOutcome write(char, const iec62056_21::DataSet&) override { return refused; }

private:
    static constexpr auto refused = iec62056_21::WriteOutcome::Refused;
};

} // namespace

std::unique_ptr<kmp::RegisterSource> bindRegisters(VirtualMeter& meter)
{
    return std::make_unique<NoRegisters>(meter);
}

std::unique_ptr<iec62056_21::ReadOutSource> bindReadOut(VirtualMeter&)
{
    return std::make_unique<NoReadOut>();
}

} // namespace meterbench::protocol::virtual_meter
