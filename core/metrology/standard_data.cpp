// SPDX-License-Identifier: Apache-2.0
#include "core/metrology/standard_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace meterbench::metrology {

namespace {

using Json = nlohmann::json;

/// One of a few words; the caller turns the exception into an Error with the file's name.
template <typename T, std::size_t Count>
T word(const Json& json, const std::array<std::pair<std::string_view, T>, Count>& words)
{
    const auto& text = json.get_ref<const std::string&>();
    for (const auto& [spelling, value] : words) {
        if (text == spelling)
            return value;
    }
    throw std::invalid_argument("unknown word " + text);
}

constexpr std::array<std::pair<std::string_view, Basis>, 4> basisWords{
    {{"read", Basis::Read}, {"derived", Basis::Derived}, {"recalled", Basis::Recalled}, {"assumed", Basis::Assumed}}};
constexpr std::array<std::pair<std::string_view, Quantity>, 2> quantityWords{
    {{"active", Quantity::Active}, {"reactive", Quantity::Reactive}}};
constexpr std::array<std::pair<std::string_view, Loading>, 2> loadingWords{
    {{"balanced", Loading::Balanced}, {"single", Loading::Single}}};
constexpr std::array<std::pair<std::string_view, Influence>, 7> influenceWords{{{"voltage", Influence::Voltage},
    {"frequency", Influence::Frequency}, {"temperature", Influence::Temperature},
    {"reversed-sequence", Influence::ReversedSequence}, {"voltage-unbalance", Influence::VoltageUnbalance},
    {"fifth-harmonic", Influence::FifthHarmonic}, {"direct-and-even-harmonics", Influence::DirectAndEvenHarmonics}}};
constexpr std::array<std::pair<std::string_view, CurrentSensor>, 2> sensorWords{
    {{"direct", CurrentSensor::Shunt}, {"transformer", CurrentSensor::Transformer}}};

/// "0.1 Iref", "Imax"
TableCurrent current(const Json& json)
{
    const auto& text = json.get_ref<const std::string&>();
    const auto space = text.find(' ');
    TableCurrent result;
    if (space != std::string::npos)
        result.factor = Json::parse(text.substr(0, space)).get<double>();
    constexpr std::array<std::pair<std::string_view, TableCurrent::Unit>, 4> units{
        {{"Iref", TableCurrent::Unit::Reference}, {"Itr", TableCurrent::Unit::Transitional},
            {"Imin", TableCurrent::Unit::Minimum}, {"Imax", TableCurrent::Unit::Maximum}}};
    result.unit = word(Json(space == std::string::npos ? text : text.substr(space + 1)), units);
    return result;
}

Provenance provenance(const Json& json)
{
    return {.basis = word(json.at("basis"), basisWords),
        .standard = json.value("standard", std::string("MID")),
        .source = json.at("source").get<std::string>()};
}

StandardLimits readLimits(const Json& json)
{
    StandardLimits limits;
    for (const auto& row : json.at("baseErrors")) {
        BaseErrorLimit limit;
        limit.provenance = provenance(row);
        if (row.at("connection") != "any")
            limit.sensor = word(row.at("connection"), sensorWords);
        limit.accuracyClass = row.at("accuracyClass").get<std::string>();
        limit.quantity = word(row.at("quantity"), quantityWords);
        limit.loading = word(row.at("loading"), loadingWords);
        limit.from = current(row.at("fromCurrent"));
        limit.to = current(row.at("toCurrent"));
        limit.factors = row.at("factors").get<std::vector<std::string>>();
        limit.percent = row.at("limitPercent").get<double>();
        limits.baseErrors.push_back(std::move(limit));
    }
    for (const auto& row : json.at("influences")) {
        InfluenceLimit limit;
        limit.provenance = provenance(row);
        limit.accuracyClass = row.at("accuracyClass").get<std::string>();
        limit.quantity = word(row.at("quantity"), quantityWords);
        limit.influence = word(row.at("influence"), influenceWords);
        limit.unityPercent = row.at("limitPercent").at("1").get<double>();
        if (const auto& half = row.at("limitPercent").at("0.5i"); !half.is_null())
            limit.halfPercent = half.get<double>();
        limits.influences.push_back(std::move(limit));
    }
    for (const auto& row : json.at("maximumPermissibleErrors")) {
        limits.permissibleErrors.push_back({.provenance = provenance(row),
            .accuracyClass = row.at("accuracyClass").get<std::string>(),
            .loading = word(row.at("loading"), loadingWords),
            .from = current(row.at("fromCurrent")),
            .to = current(row.at("toCurrent")),
            .fromCelsius = row.at("fromCelsius").get<double>(),
            .toCelsius = row.at("toCelsius").get<double>(),
            .percent = row.at("limitPercent").get<double>()});
    }
    for (const auto& row : json.at("startingCurrents")) {
        limits.startingCurrents.push_back({.provenance = provenance(row),
            .sensor = word(row.at("connection"), sensorWords),
            .accuracyClass = row.at("accuracyClass").get<std::string>(),
            .start = current(row.at("start")),
            .minimum = current(row.at("minimum"))});
    }
    return limits;
}

ProductionSpread readSpread(const Json& json)
{
    ProductionSpread spread;
    const auto term = [&](std::string_view id) {
        for (const auto& row : json.at("terms")) {
            if (row.at("term") == id)
                return row.contains("limit") ? row.at("limit").get<double>() : row.at("deviation").get<double>();
        }
        throw std::invalid_argument("no term " + std::string(id));
    };
    spread.gainDeviation = term("gain");
    spread.slopeDeviation = term("slope");
    spread.offsetAmpere = term("offset");
    spread.phaseDegree = term("phase");
    spread.temperature = term("temperature");
    spread.temperaturePhase = term("temperaturePhase");
    spread.voltage = term("voltage");
    spread.frequency = term("frequency");
    spread.heating = term("heating");
    spread.releaseLimit = json.at("releaseLimitPercent").at("value").get<double>();
    spread.signalToNoiseDecibel = json.at("noise").at("signalToNoiseDecibel").get<double>();
    spread.powerNoiseAmpere = json.at("noise").at("powerNoiseAmpere").get<double>();
    spread.worstShare = json.at("worst").at("share").get<double>();
    for (const auto& [id, factor] : json.at("classFactors").items())
        spread.classFactors.emplace(id, factor.get<double>());
    for (const auto one : {AccuracyClass::A, AccuracyClass::B, AccuracyClass::C, AccuracyClass::Two, AccuracyClass::One,
             AccuracyClass::Half}) {
        if (!spread.classFactors.contains(name(one)))
            throw std::invalid_argument("no factor of class " + std::string(name(one)));
    }
    return spread;
}

template <typename T>
Result<T> parsed(std::string_view bytes, T (*read)(const Json&), std::string file)
{
    try {
        return read(Json::parse(bytes));
    } catch (const std::exception& error) {
        return failure(ErrorKind::Internal, "metrology-damaged", {{"file", file}, {"reason", error.what()}}, file);
    }
}

} // namespace

std::string_view name(Basis basis)
{
    return basisWords[static_cast<std::size_t>(basis)].first;
}

std::string_view name(Influence influence)
{
    return influenceWords[static_cast<std::size_t>(influence)].first;
}

double TableCurrent::ampere(const FrontEnd& frontEnd) const
{
    switch (unit) {
    case Unit::Reference:
        return factor * frontEnd.referenceCurrent();
    case Unit::Transitional:
        return factor * frontEnd.transitionalCurrent();
    case Unit::Minimum:
        return factor * frontEnd.minimumCurrent();
    case Unit::Maximum:
        return factor * frontEnd.maximumCurrent();
    }
    return 0.0;
}

Result<StandardLimits> StandardLimits::parse(std::string_view bytes)
{
    return parsed(bytes, readLimits, "metrology/limits.json");
}

Result<ProductionSpread> ProductionSpread::parse(std::string_view bytes)
{
    return parsed(bytes, readSpread, "metrology/error-terms.json");
}

const BaseErrorLimit* StandardLimits::baseError(const FrontEnd& frontEnd, std::string_view accuracyClass,
    Quantity quantity, Loading loading, double ampere, std::string_view factor) const
{
    const BaseErrorLimit* found = nullptr;
    // Where two ranges meet, the upper one speaks.
    constexpr double tolerance = 1e-9;
    for (const auto& limit : baseErrors) {
        if (limit.accuracyClass == accuracyClass && limit.quantity == quantity && limit.loading == loading
            && (!limit.sensor || *limit.sensor == frontEnd.sensor())
            && ampere >= limit.from.ampere(frontEnd) - tolerance && ampere <= limit.to.ampere(frontEnd) + tolerance
            && std::ranges::find(limit.factors, factor) != limit.factors.end()
            && (found == nullptr || limit.from.ampere(frontEnd) >= found->from.ampere(frontEnd)))
            found = &limit;
    }
    return found;
}

const InfluenceLimit* StandardLimits::influence(
    std::string_view accuracyClass, Quantity quantity, Influence influence) const
{
    for (const auto& limit : influences) {
        if (limit.accuracyClass == accuracyClass && limit.quantity == quantity && limit.influence == influence)
            return &limit;
    }
    return nullptr;
}

const PermissibleError* StandardLimits::permissibleError(
    const FrontEnd& frontEnd, Loading loading, double ampere, double celsius) const
{
    const PermissibleError* found = nullptr;
    constexpr double tolerance = 1e-9;
    for (const auto& limit : permissibleErrors) {
        // The narrowest band of temperature that holds the point, the upper range of current.
        if (limit.accuracyClass == name(frontEnd.accuracyClass()) && limit.loading == loading
            && ampere >= limit.from.ampere(frontEnd) - tolerance && ampere <= limit.to.ampere(frontEnd) + tolerance
            && celsius >= limit.fromCelsius && celsius <= limit.toCelsius
            && (found == nullptr || limit.from.ampere(frontEnd) > found->from.ampere(frontEnd)
                || (limit.from.ampere(frontEnd) >= found->from.ampere(frontEnd) && limit.toCelsius < found->toCelsius)))
            found = &limit;
    }
    return found;
}

const StartingCurrent* StandardLimits::startingCurrent(const FrontEnd& frontEnd) const
{
    for (const auto& row : startingCurrents) {
        if (row.sensor == frontEnd.sensor() && row.accuracyClass == name(frontEnd.accuracyClass()))
            return &row;
    }
    return nullptr;
}

} // namespace meterbench::metrology
