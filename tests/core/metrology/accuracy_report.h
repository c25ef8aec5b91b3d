// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrology/accuracy.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

/// Writes the verdicts of the accuracy tests as a test report of a laboratory: what was tested, by which limits, what
/// came closest to each, and which limits are recalled rather than read. Text only; the test decides where it goes.
namespace meterbench::tests {

inline std::string_view kindName(metrology::LimitKind kind)
{
    switch (kind) {
    case metrology::LimitKind::BaseError:
        return "base error";
    case metrology::LimitKind::Composite:
        return "composite";
    case metrology::LimitKind::VoltageChange:
        return "change with voltage, +-10 %";
    case metrology::LimitKind::FrequencyChange:
        return "change with frequency, +-2 %";
    case metrology::LimitKind::TemperatureCoefficient:
        return "temperature coefficient, %/K";
    }
    return {};
}

/// "base error, 0.5-100 A", "composite, 0.5-100 A, -40..70 C"
inline std::string rowName(const metrology::LimitVerdict& verdict)
{
    auto text = std::string(kindName(verdict.kind));
    if (verdict.amperes)
        text += fmt::format(", {:g}-{:g} A", verdict.amperes->first, verdict.amperes->second);
    if (verdict.celsius)
        text += fmt::format(", {:g}..{:g} C", verdict.celsius->first, verdict.celsius->second);
    return text;
}

inline std::string pointName(const metrology::AccuracyPoint& point)
{
    static constexpr std::array<std::string_view, 4> loads{"balanced", "L1", "L2", "L3"};
    return fmt::format("{:<8} {:<5} {:<8} {:>4.2f} Un {:>4.2f} fn {:>4.0f} C", point.currentName, point.factor,
        loads[static_cast<std::size_t>(point.phase + 1)], point.voltage, point.frequency, point.celsius);
}

/// Figures that are not read in their source carry a mark: ! recalled, ~ assumed, * derived.
inline std::string_view markOf(metrology::Basis basis)
{
    switch (basis) {
    case metrology::Basis::Read:
        return " ";
    case metrology::Basis::Derived:
        return "*";
    case metrology::Basis::Recalled:
        return "!";
    case metrology::Basis::Assumed:
        return "~";
    }
    return {};
}

inline std::string reportHead(std::string_view typeCode, const metrology::FrontEnd& frontEnd, std::string_view mode)
{
    using metrology::Connection;
    const auto connection = frontEnd.connection() == Connection::SinglePhase ? "single-phase, 1 system"
        : frontEnd.connection() == Connection::Aron                          ? "three-phase 3-wire, 2 systems (Aron)"
                                                                             : "three-phase 4-wire, 3 systems";
    return fmt::format("{:=<130}\nTEST REPORT  Accuracy of a simulated electricity meter\n{:-<130}\n"
                       "Type code          {}\n"
                       "Measuring          {}, {}\n"
                       "Class              {}      Un {:g} V   fn {:g} Hz   Imin {:g}  Itr {:g}  Iref {:g}  Imax {:g} "
                       "A   k {} imp/kWh\n"
                       "Specimen           {}\n",
        "", "", typeCode, connection,
        frontEnd.sensor() == metrology::CurrentSensor::Shunt ? "direct by shunt" : "current transformer",
        name(frontEnd.accuracyClass()), frontEnd.nominalVoltage(), hertz(frontEnd.frequency()),
        frontEnd.minimumCurrent(), frontEnd.transitionalCurrent(), frontEnd.referenceCurrent(),
        frontEnd.maximumCurrent(), frontEnd.meterConstant(), mode);
}

inline std::string reportMatrix(const metrology::AccuracyMatrix& matrix)
{
    const auto quantity = matrix.quantity == metrology::Quantity::Active ? "Active" : "Reactive";
    auto text = fmt::format("\n{} energy: {} points, {} of them without a limit in any table\n"
                            "  {:<36} {:<13} {:>8}  {:>9} {:>6}  {:<46} {:>7}\n",
        quantity, matrix.points, matrix.pointsWithoutLimit, "test", "standard", "limit %", "worst %", "used", "at",
        "points");
    for (const auto& verdict : matrix.verdicts) {
        text += fmt::format("{} {:<36} {:<13} {:>8.3f} {}{:>+9.4f} {:>5.0f}%  {:<46} {:>7}{}\n",
            verdict.holds() ? ' ' : 'X', rowName(verdict), verdict.provenance.standard, verdict.limit,
            markOf(verdict.provenance.basis), verdict.worst, 100.0 * std::abs(verdict.worst) / verdict.limit,
            pointName(verdict.at), verdict.points, verdict.holds() ? "" : "  FAILS");
    }
    text += fmt::format("  Verdict: {}\n", matrix.holds() ? "every limit is kept" : "limits are exceeded");
    return text;
}

inline std::string reportFoot()
{
    return fmt::format(
        "{:-<130}\n"
        "Method. Errors are per cent of the true power, computed in closed form before rounding to whole milliwatts,\n"
        "sensors at their final temperature. Composite error: root of the squares of the error at reference "
        "conditions\n"
        "and of its changes with temperature, voltage and frequency one at a time (2014/32/EU annex V).\n"
        "Marks. ! the limit is recalled and its paper was not read for this table; * derived; ~ assumed; without a "
        "mark\n"
        "it was read in the source that the data names. A verdict by a marked limit is no statement of conformity.\n"
        "Uncertainty. The figures follow from a model and carry no measurement uncertainty; arithmetic contributes "
        "less\n"
        "than 1e-9 %. Against a meter of flesh and iron a laboratory would state k = 2 with at most a third of the "
        "limit.\n"
        "The spread of the specimens is a first guess where no paper states one; the parameters stand in\n"
        "resources/metrology/error-terms.json.\n",
        "");
}

} // namespace meterbench::tests
