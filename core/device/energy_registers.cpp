// SPDX-License-Identifier: Apache-2.0
#include "core/device/energy_registers.h"

#include <algorithm>
#include <cmath>

namespace meterbench::device {

std::string_view name(Energy energy)
{
    constexpr std::array<std::string_view, energyQuantities> names{
        "A+", "A-", "R+", "R-", "E+", "E-", "R1", "R2", "R3", "R4"};
    return names[index(energy)];
}

FlowPerSecond flowOf(
    const metrology::MeasuredSecond& second, metrology::CalculationMethod method, metrology::MirroredReactive mirrored)
{
    FlowPerSecond flow;
    for (std::size_t phase = 0; phase < maximumPhases; ++phase) {
        const auto& measured = second.phases[phase];
        auto& into = flow.phase[phase];
        into[index(measured.activeMilliwatt < 0 ? Energy::ActiveExport : Energy::ActiveImport)]
            = std::abs(measured.activeMilliwatt);
        into[index(measured.reactiveMillivar < 0 ? Energy::ReactiveExport : Energy::ReactiveImport)]
            = std::abs(measured.reactiveMillivar);
        into[index(measured.activeMilliwatt < 0 ? Energy::ApparentExport : Energy::ApparentImport)]
            = measured.apparentMillivoltampere;
    }
    const auto sum = metrology::combine(method, second.phases, mirrored);
    flow.total = {sum.activeImport, sum.activeExport, sum.reactiveImport(), sum.reactiveExport(), sum.apparentImport,
        sum.apparentExport, sum.reactive[0], sum.reactive[1], sum.reactive[2], sum.reactive[3]};
    return flow;
}

MainValues EnergyRegisters::mainTotals() const
{
    MainValues result{};
    std::copy_n(m_total.begin(), mainQuantities, result.begin());
    return result;
}

} // namespace meterbench::device
