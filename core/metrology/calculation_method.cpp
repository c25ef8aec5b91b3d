// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/calculation_method.h"

#include <cmath>

namespace meterbench::metrology {

namespace {

void addComplex(CombinedPower& sum, std::int64_t active, std::int64_t reactive, std::int64_t apparent)
{
    (active >= 0 ? sum.activeImport : sum.activeExport) += active >= 0 ? active : -active;
    sum.reactive[quadrantOf(active, reactive)] += reactive >= 0 ? reactive : -reactive;
    (active >= 0 ? sum.apparentImport : sum.apparentExport) += apparent;
}

std::int64_t vectorApparent(std::int64_t active, std::int64_t reactive)
{
    const auto p = static_cast<double>(active);
    const auto q = static_cast<double>(reactive);
    return std::llround(std::sqrt(p * p + q * q));
}

} // namespace

std::size_t quadrantOf(std::int64_t active, std::int64_t reactive)
{
    if (reactive >= 0)
        return active >= 0 ? 0 : 1;
    return active >= 0 ? 3 : 2;
}

CombinedPower combine(CalculationMethod method, const std::array<PhaseSecond, 3>& phases, MirroredReactive mirrored)
{
    CombinedPower sum;
    if (method == CalculationMethod::Vector) {
        std::int64_t active = 0;
        std::int64_t reactive = 0;
        for (const auto& phase : phases) {
            active += phase.activeMilliwatt;
            reactive += phase.reactiveMillivar;
        }
        addComplex(sum, active, reactive, vectorApparent(active, reactive));
        return sum;
    }
    for (const auto& phase : phases) {
        std::int64_t active = phase.activeMilliwatt;
        std::int64_t reactive = phase.reactiveMillivar;
        if (method == CalculationMethod::Total && active < 0) {
            active = -active;
            if (mirrored == MirroredReactive::Mirrored)
                reactive = -reactive;
        }
        addComplex(sum, active, reactive, phase.apparentMillivoltampere);
    }
    return sum;
}

std::int32_t powerFactorPerMille(const std::array<PhaseSecond, 3>& phases)
{
    std::int64_t active = 0;
    std::int64_t reactive = 0;
    for (const auto& phase : phases) {
        active += phase.activeMilliwatt;
        reactive += phase.reactiveMillivar;
    }
    const auto apparent = vectorApparent(active, reactive);
    if (apparent == 0)
        return 1000;
    return static_cast<std::int32_t>(
        std::llround(1000.0 * std::fabs(static_cast<double>(active)) / static_cast<double>(apparent)));
}

} // namespace meterbench::metrology
