// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/accuracy.h"

#include "core/metrology/repeatable_math.h"
#include "core/metrology/system_load.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace meterbench::metrology {

namespace {

/// Arc cosine of 0 … 1.
double arcCosine(double value)
{
    return angle({value, std::sqrt(std::max(0.0, 1.0 - value * value))});
}

std::array<PhaseLoad, 3> loadsAt(const FrontEnd& frontEnd, double lag, const AccuracyPoint& point)
{
    const double volt = frontEnd.nominalVoltage() * point.voltage;
    const bool aron = frontEnd.connection() == Connection::Aron;
    if (aron && point.phase < 0) {
        // Voltages between lines are nominal, so the phases have a root of three less.
        return systemLoads(frontEnd, balancedLoad(3, volt / std::numbers::sqrt3, point.ampere, lag));
    }
    std::array<PhaseLoad, 3> loads;
    for (std::size_t place = 0; place < 3; ++place) {
        if (!frontEnd.measures(place))
            continue;
        const bool loaded = point.phase < 0 || static_cast<std::size_t>(point.phase) == place;
        loads[place] = phaseFromCurrent(place, volt, loaded ? point.ampere : 0.0, lag);
    }
    return loads;
}

/// True and measured power of the systems together.
struct Powers {
    double truth = 0.0;
    double measured = 0.0;

    [[nodiscard]] double errorPercent() const { return truth != 0.0 ? 100.0 * (measured / truth - 1.0) : 0.0; }
};

Powers powersOf(const FrontEnd& frontEnd, const ErrorModel& model, Quantity quantity,
    const std::array<PhaseLoad, 3>& loads, double frequency, double celsius)
{
    Powers powers;
    for (std::size_t system = 0; system < 3; ++system) {
        if (!frontEnd.measures(system))
            continue;
        const auto& load = loads[system];
        const auto ideal = measure(load, ChannelErrors{});
        const double current = ideal.current / 1000.0;
        auto errors = model.errors(frontEnd, system, load, current, frequency, celsius);
        const double warmth = square(current / frontEnd.maximumCurrent());
        errors = errors.with(model.terms(system).heatingPercent * warmth, 0.0);
        const auto found = measure(load, errors);
        powers.truth += quantity == Quantity::Active ? ideal.active : ideal.reactive;
        if (found.apparent >= static_cast<double>(frontEnd.cutOffMillivoltampere()))
            powers.measured += quantity == Quantity::Active ? found.active : found.reactive;
    }
    return powers;
}

/// Tests are the product of these.
struct TestCurrent {
    std::string_view name;
    double ampere;
};

std::vector<TestCurrent> testCurrents(const FrontEnd& frontEnd, const StandardLimits& limits)
{
    const auto* const start = limits.startingCurrent(frontEnd);
    const double reference = frontEnd.referenceCurrent();
    const double maximum = frontEnd.maximumCurrent();
    return {{"Ist", start != nullptr ? start->start.ampere(frontEnd) : 0.004 * reference},
        {"Imin", frontEnd.minimumCurrent()}, {"0.1 Iref", 0.1 * reference}, {"0.2 Iref", 0.2 * reference},
        {"Iref", reference}, {"Imax/4", maximum / 4.0}, {"Imax/2", maximum / 2.0}, {"Imax", maximum}};
}

bool isReference(const AccuracyPoint& point)
{
    return point.voltage == 1.0 && point.frequency == 1.0 && point.celsius == ErrorModel::referenceTemperature;
}

/// Collects verdicts: one per row of a table and loading, the worst point kept.
class Judge {
public:
    LimitVerdict& judge(LimitKind kind, const void* row, const Provenance& provenance, double limit, double error,
        const AccuracyPoint& at, bool half = false)
    {
        auto [found, isNew] = m_places.try_emplace({kind, row, half}, m_verdicts.size());
        if (isNew)
            m_verdicts.push_back({.kind = kind,
                .provenance = provenance,
                .loading = at.loading(),
                .limit = limit,
                .worst = error,
                .at = at,
                .points = 0,
                .amperes = {},
                .celsius = {}});
        auto& verdict = m_verdicts[found->second];
        ++verdict.points;
        if (std::fabs(error) > std::fabs(verdict.worst)) {
            verdict.worst = error;
            verdict.at = at;
        }
        return verdict;
    }

    [[nodiscard]] std::vector<LimitVerdict> take()
    {
        std::ranges::stable_sort(m_verdicts, {}, &LimitVerdict::kind);
        return std::move(m_verdicts);
    }

private:
    std::map<std::tuple<LimitKind, const void*, bool>, std::size_t> m_places;
    std::vector<LimitVerdict> m_verdicts;
};

} // namespace

double lagOf(Quantity quantity, std::string_view factor)
{
    const bool inductive = factor.ends_with('i');
    const bool capacitive = factor.ends_with('c');
    const auto digits = factor.substr(0, factor.size() - (inductive || capacitive ? 1 : 0));
    const double value = digits == "0.25" ? 0.25 : digits == "0.5" ? 0.5 : digits == "0.8" ? 0.8 : 1.0;
    const double cosine = arcCosine(value);
    const double lag = quantity == Quantity::Active ? cosine : pi / 2.0 - cosine;
    return capacitive ? -lag : lag;
}

double errorPercent(const FrontEnd& frontEnd, const ErrorModel& model, Quantity quantity, const AccuracyPoint& point)
{
    const auto loads = loadsAt(frontEnd, lagOf(quantity, point.factor), point);
    return powersOf(frontEnd, model, quantity, loads, hertz(frontEnd.frequency()) * point.frequency, point.celsius)
        .errorPercent();
}

double CompositeError::percent() const
{
    return std::sqrt(square(base) + square(temperature) + square(voltage) + square(frequency));
}

CompositeError compositeError(
    const FrontEnd& frontEnd, const ErrorModel& model, Quantity quantity, const AccuracyPoint& point)
{
    const auto at = [&](double voltage, double frequency, double celsius) {
        auto changed = point;
        changed.voltage = voltage;
        changed.frequency = frequency;
        changed.celsius = celsius;
        return errorPercent(frontEnd, model, quantity, changed);
    };
    constexpr double reference = ErrorModel::referenceTemperature;
    CompositeError result;
    result.base = at(1.0, 1.0, reference);
    result.temperature = point.celsius == reference ? 0.0 : at(1.0, 1.0, point.celsius) - result.base;
    result.voltage = point.voltage == 1.0 ? 0.0 : at(point.voltage, 1.0, reference) - result.base;
    result.frequency = point.frequency == 1.0 ? 0.0 : at(1.0, point.frequency, reference) - result.base;
    return result;
}

bool AccuracyMatrix::holds() const
{
    return std::ranges::all_of(verdicts, &LimitVerdict::holds);
}

AccuracyMatrix runAccuracyMatrix(
    const FrontEnd& frontEnd, const ErrorModel& model, const StandardLimits& limits, Quantity quantity)
{
    constexpr std::array<std::string_view, 5> activeFactors{"1", "0.5i", "0.8c", "0.25i", "0.5c"};
    constexpr std::array<std::string_view, 5> reactiveFactors{"1", "0.5i", "0.5c", "0.25i", "0.25c"};
    const auto& factors = quantity == Quantity::Active ? activeFactors : reactiveFactors;
    const auto className = quantity == Quantity::Active ? name(frontEnd.accuracyClass()) : std::string_view("2");
    AccuracyMatrix matrix;
    matrix.quantity = quantity;
    Judge judge;
    const auto visit = [&](const AccuracyPoint& point) {
        ++matrix.points;
        bool limited = false;
        if (isReference(point)) {
            if (const auto* const row
                = limits.baseError(frontEnd, className, quantity, point.loading(), point.ampere, point.factor)) {
                limited = true;
                judge
                    .judge(LimitKind::BaseError, row, row->provenance, row->percent,
                        errorPercent(frontEnd, model, quantity, point), point)
                    .amperes
                    = std::pair(row->from.ampere(frontEnd), row->to.ampere(frontEnd));
            }
        }
        const bool rated = point.factor == "1" || point.factor == "0.5i" || point.factor == "0.8c";
        const auto parts = compositeError(frontEnd, model, quantity, point);
        if (quantity == Quantity::Active && rated) {
            if (const auto* const row
                = limits.permissibleError(frontEnd, point.loading(), point.ampere, point.celsius)) {
                limited = true;
                auto& verdict
                    = judge.judge(LimitKind::Composite, row, row->provenance, row->percent, parts.percent(), point);
                verdict.amperes = std::pair(row->from.ampere(frontEnd), row->to.ampere(frontEnd));
                verdict.celsius = std::pair(row->fromCelsius, row->toCelsius);
            }
        }
        const bool half = point.factor == "0.5i";
        if ((point.factor == "1" || half) && point.loading() == Loading::Balanced
            && point.ampere >= frontEnd.transitionalCurrent()) {
            const auto influence = [&](Influence which, LimitKind kind, double change) {
                if (const auto* const row = limits.influence(className, quantity, which)) {
                    limited = true;
                    judge.judge(kind, row, row->provenance,
                        half ? row->halfPercent.value_or(row->unityPercent) : row->unityPercent, change, point, half);
                }
            };
            if (point.voltage != 1.0)
                influence(Influence::Voltage, LimitKind::VoltageChange, parts.voltage);
            if (point.frequency != 1.0)
                influence(Influence::Frequency, LimitKind::FrequencyChange, parts.frequency);
            if (point.celsius != ErrorModel::referenceTemperature)
                influence(Influence::Temperature, LimitKind::TemperatureCoefficient,
                    parts.temperature / (point.celsius - ErrorModel::referenceTemperature));
        }
        matrix.pointsWithoutLimit += limited ? 0 : 1;
    };
    for (const auto& current : testCurrents(frontEnd, limits)) {
        for (const auto factor : factors) {
            for (int phase = -1; phase < 3; ++phase) {
                // A meter with one system knows no single phase apart from the whole.
                if (phase >= 0
                    && (frontEnd.connection() == Connection::SinglePhase
                        || !frontEnd.measures(static_cast<std::size_t>(phase))))
                    continue;
                for (const double voltage : {0.9, 1.0, 1.1}) {
                    for (const double frequency : {0.98, 1.0, 1.02}) {
                        for (const double celsius : {-40.0, -25.0, -10.0, 5.0, 23.0, 30.0, 40.0, 55.0, 70.0}) {
                            if (celsius < frontEnd.minimumTemperature() || celsius > frontEnd.maximumTemperature())
                                continue;
                            visit({current.name, current.ampere, factor, phase, voltage, frequency, celsius});
                        }
                    }
                }
            }
        }
    }
    matrix.verdicts = judge.take();
    return matrix;
}

double changeOfError(const FrontEnd& frontEnd, const ErrorModel& model, Influence influence)
{
    const double volt = frontEnd.nominalVoltage();
    const double nominal = hertz(frontEnd.frequency());
    double ampere = frontEnd.referenceCurrent();
    if (influence == Influence::ReversedSequence)
        ampere *= 0.1;
    if (influence == Influence::FifthHarmonic)
        ampere = 0.5 * frontEnd.maximumCurrent();
    if (influence == Influence::DirectAndEvenHarmonics)
        ampere = frontEnd.maximumCurrent() / std::numbers::sqrt2;
    AccuracyPoint point;
    point.ampere = ampere;
    auto loads = loadsAt(frontEnd, 0.0, point);
    const auto error = [&] {
        return powersOf(frontEnd, model, Quantity::Active, loads, nominal, ErrorModel::referenceTemperature)
            .errorPercent();
    };
    const double before = error();
    switch (influence) {
    case Influence::ReversedSequence:
        std::swap(loads[1].voltageAngle, loads[2].voltageAngle);
        break;
    case Influence::VoltageUnbalance:
        if (frontEnd.connection() == Connection::FourWire)
            loads[0] = PhaseLoad{};
        break;
    case Influence::FifthHarmonic:
        for (auto& load : loads)
            load.harmonics = {{.order = 5, .voltage = 0.1 * volt, .current = 0.4 * ampere}};
        break;
    case Influence::DirectAndEvenHarmonics:
        // Half waves of twice the power in one half cycle: a fundamental of half the current, and the rest.
        for (std::size_t place = 0; place < 3; ++place) {
            auto& load = loads[place];
            if (load.voltage <= 0.0)
                continue;
            load.activeMilliwatt /= 2.0;
            const double peak = ampere * std::numbers::sqrt2;
            load.harmonics.push_back({.order = 0, .current = peak / pi});
            for (int order = 2; order <= 40; order += 2) {
                const double amplitude = 2.0 * peak / (pi * (order * order - 1));
                load.harmonics.push_back({.order = static_cast<std::uint8_t>(order),
                    .current = amplitude / std::numbers::sqrt2,
                    .currentAngle = order % 4 == 2 ? 0.0 : pi});
            }
        }
        break;
    case Influence::Voltage:
        point.voltage = 1.1;
        return errorPercent(frontEnd, model, Quantity::Active, point) - before;
    case Influence::Frequency:
        point.frequency = 1.02;
        return errorPercent(frontEnd, model, Quantity::Active, point) - before;
    case Influence::Temperature:
        point.celsius += 1.0;
        return errorPercent(frontEnd, model, Quantity::Active, point) - before;
    }
    return error() - before;
}

double noLoadMinutes(const FrontEnd& frontEnd, NoLoadFormula formula, double startAmpere)
{
    const double common
        = static_cast<double>(frontEnd.meterConstant()) * frontEnd.systems() * frontEnd.nominalVoltage();
    switch (formula) {
    case NoLoadFormula::En50470:
        return 240e3 / (common * 1.15 * startAmpere);
    case NoLoadFormula::Iec2020:
        return 240e3 / (common * 1.1 * startAmpere);
    case NoLoadFormula::Iec2003: {
        const bool second
            = frontEnd.accuracyClass() == AccuracyClass::A || frontEnd.accuracyClass() == AccuracyClass::Two;
        return (second ? 480e6 : 600e6) / (common * frontEnd.maximumCurrent());
    }
    }
    return 0.0;
}

double pulseSpacing(const FrontEnd& frontEnd, double ampere)
{
    const double watt = frontEnd.nominalVoltage() * ampere * frontEnd.systems();
    return 3'600'000.0 / (watt * frontEnd.meterConstant());
}

} // namespace meterbench::metrology
