// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/front_end.h"

#include "core/configuration/chosen_meaning.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

namespace meterbench::metrology {

namespace {

using configuration::chosenNumber;
using configuration::chosenParticular;
using configuration::CodeSelection;

std::optional<double> number(std::string_view text)
{
    double value = 0.0;
    const auto* const begin = text.data();
    const auto* const end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

/// The first technical datum that applies to the codes and tells the particular.
std::optional<std::string_view> technicalText(const catalog::Family& family, const CodeSelection& selection,
    std::string_view particular, std::string_view datumPrefix = {})
{
    for (const auto& datum : family.technical) {
        if (!std::string_view(datum.id).starts_with(datumPrefix) || !configuration::holds(datum.when, selection))
            continue;
        const auto found = std::ranges::find(datum.meaning, particular, &catalog::Particular::name);
        if (found != datum.meaning.end())
            return found->value;
    }
    return std::nullopt;
}

std::optional<double> technicalNumber(const catalog::Family& family, const CodeSelection& selection,
    std::string_view particular, std::string_view datumPrefix = {})
{
    const auto text = technicalText(family, selection, particular, datumPrefix);
    return text ? number(*text) : std::nullopt;
}

std::optional<AccuracyClass> classNamed(std::string_view text)
{
    for (const auto one : {AccuracyClass::A, AccuracyClass::B, AccuracyClass::C, AccuracyClass::Two, AccuracyClass::One,
             AccuracyClass::Half}) {
        if (text == name(one))
            return one;
    }
    return std::nullopt;
}

auto unanswered(const catalog::Family& family, std::string particular)
{
    return failure("front-end-code", {{"family", family.id}, {"particular", std::move(particular)}});
}

} // namespace

std::string_view name(AccuracyClass accuracyClass)
{
    switch (accuracyClass) {
    case AccuracyClass::A:
        return "A";
    case AccuracyClass::B:
        return "B";
    case AccuracyClass::C:
        return "C";
    case AccuracyClass::Two:
        return "2";
    case AccuracyClass::One:
        return "1";
    case AccuracyClass::Half:
        return "0.5";
    }
    return {};
}

double hertz(NominalFrequency frequency)
{
    return frequency == NominalFrequency::Hertz50 ? 50.0 : 60.0;
}

Result<FrontEnd> FrontEnd::create(const catalog::Family& family, const configuration::CodeSelection& selection,
    NominalFrequency frequency, CutOffRule cutOff)
{
    FrontEnd made;
    if (frequency == NominalFrequency::Hertz60
        && technicalNumber(family, selection, "alternativeFrequencyHertz").value_or(50.0) != 60.0)
        return failure("front-end-frequency", {{"family", family.id}});
    made.m_frequency = frequency;

    const auto sensor = technicalText(family, selection, "currentSensor");
    if (!sensor)
        return unanswered(family, "currentSensor");
    made.m_sensor = *sensor == "transformer" ? CurrentSensor::Transformer : CurrentSensor::Shunt;

    const auto wires = technicalNumber(family, selection, "wires", "connection");
    if (!wires)
        return unanswered(family, "wires");
    made.m_connection = *wires == 2.0 ? Connection::SinglePhase
        : *wires == 3.0               ? Connection::Aron
                                      : Connection::FourWire;

    const auto found = classNamed(chosenParticular(family, selection, "accuracyClass").value_or(""));
    if (!found)
        return unanswered(family, "accuracyClass");
    made.m_class = *found;

    const auto reference = technicalNumber(family, selection, "referenceCurrentAmpere", "current-range");
    const auto maximum = chosenNumber(family, selection, "maximumCurrentAmpere");
    if (!reference || !maximum)
        return unanswered(family, "maximumCurrentAmpere");
    made.m_referenceCurrent = *reference;
    made.m_maximumCurrent = *maximum;
    // Where the sheet prints no Imin, MID's least demand stands: half of Itr, a fifth for transformer meters.
    const double least = made.transitionalCurrent() * (made.m_sensor == CurrentSensor::Shunt ? 0.5 : 0.2);
    made.m_minimumCurrent = technicalNumber(family, selection, "minimumCurrentAmpere", "current-range").value_or(least);

    made.m_nominalVoltage = technicalNumber(family, selection, "nominalVoltageVolt").value_or(230.0);
    made.m_minimumTemperature
        = technicalNumber(family, selection, "minimumTemperatureCelsius", "operating").value_or(-40.0);
    made.m_maximumTemperature
        = technicalNumber(family, selection, "maximumTemperatureCelsius", "operating").value_or(70.0);
    const bool direct = made.m_sensor == CurrentSensor::Shunt;
    double cutOffWatt
        = technicalNumber(family, selection, "activePowerWatt", "load-threshold").value_or(direct ? 2.3 : 0.6);
    if (!direct && cutOff == CutOffRule::WithRatedCurrent)
        cutOffWatt *= made.m_referenceCurrent / 5.0;
    made.m_cutOff = std::llround(cutOffWatt * 1000.0);
    made.m_meterConstant = static_cast<int>(
        technicalNumber(family, selection, "pulsesPerKilowattHour", "meter-constant").value_or(direct ? 1e3 : 1e4));
    return made;
}

int FrontEnd::systems() const
{
    switch (m_connection) {
    case Connection::SinglePhase:
        return 1;
    case Connection::Aron:
        return 2;
    case Connection::FourWire:
        return 3;
    }
    return 0;
}

bool FrontEnd::measures(std::size_t place) const
{
    switch (m_connection) {
    case Connection::SinglePhase:
        return place == 0;
    case Connection::Aron:
        return place == 0 || place == 2;
    case Connection::FourWire:
        return place < 3;
    }
    return false;
}

double FrontEnd::transitionalCurrent() const
{
    return m_referenceCurrent / (m_sensor == CurrentSensor::Shunt ? 10.0 : 20.0);
}

double FrontEnd::fullScaleVoltage() const
{
    // Line to line while the neutral is lost, 400 V, and 15 % above it.
    return 650.0 * m_nominalVoltage / 230.0;
}

double FrontEnd::fullScaleCurrent() const
{
    // A quarter above the peak of Imax.
    return 1.25 * std::numbers::sqrt2 * m_maximumCurrent;
}

} // namespace meterbench::metrology
