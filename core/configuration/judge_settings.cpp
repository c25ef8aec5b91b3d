// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"
#include "core/configuration/module_port.h"
#include "core/configuration/tariff_schedule.h"

#include <algorithm>
#include <functional>

namespace meterbench::configuration {

namespace {

using enum Setting;

constexpr double nominalVoltage = 230.0;
constexpr double wattSecondsPerKilowattHour = 3.6e6;
constexpr double millisecondsPerSecond = 1000.0;

bool isAnySet(const Settings& settings, std::string_view group)
{
    return std::ranges::any_of(settingTable(),
        [&](const SettingDefinition& each) { return each.group() == group && settings.numbers[each.setting]; });
}

void judgeNumbers(DocumentFindings& findings)
{
    for (const auto& each : settingTable()) {
        const auto& value = findings.document().settings.numbers[each.setting];
        if (!value || each.setting == AnalysisInterval || (*value >= each.least && *value <= each.most))
            continue;
        findings.add("setting-range", std::string(each.path),
            {{"setting", std::string(each.symbol)}, {"value", numberText(*value, each.decimals)},
                {"least", numberText(each.least, each.decimals)}, {"most", numberText(each.most, each.decimals)},
                {"unit", std::string(each.unit)}});
    }
}

/// Whether the numbers that are set break an order. @param isRight of an earlier and a later one
template <typename Order>
bool isOutOfOrder(const NumberSettings& numbers, const std::array<Setting, 3>& settings, Order isRight)
{
    std::optional<int> before;
    for (const auto setting : settings) {
        const auto& value = numbers[setting];
        if (value && before && !isRight(*before, *value))
            return true;
        if (value)
            before = value;
    }
    return false;
}

void judgeDisconnect(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& settings = document.settings;
    const bool isSet = isAnySet(settings, "disconnect") || settings.disconnect != DisconnectSettings{};
    if (!isSet)
        return;
    const std::string path = "/settings/disconnect";
    if (chosenParticular(*document.family, document.codes, "breaker") == "none")
        findings.add("disconnect-without-breaker", path, {}, findings.fieldTelling("breaker"));
    else if (chosenParticular(*document.family, document.codes, "disconnectSetup") == "none")
        findings.add("disconnect-setup-code", path, {}, findings.fieldTelling("disconnectSetup"));

    const auto& numbers = settings.numbers;
    if (isOutOfOrder(numbers, {DisconnectTime1, DisconnectTime2, DisconnectTime3}, std::less_equal<>{}))
        findings.add("disconnect-times-order", path);
    if (isOutOfOrder(numbers, {DisconnectFactor1, DisconnectFactor2, DisconnectFactor3}, std::greater_equal<>{}))
        findings.add("disconnect-factors-order", path);
    const auto basis = settings.disconnect.basis;
    if ((basis == DisconnectBasis::Current || basis == DisconnectBasis::Power) && !numbers[DisconnectLimit])
        findings.add("disconnect-limit-missing", path);
    const bool setsReturn = numbers[OvervoltageDisconnect] || numbers[OvervoltageReconnect];
    if (setsReturn && numbers.effective(OvervoltageReconnect) >= numbers.effective(OvervoltageDisconnect)) {
        findings.add("overvoltage-return", path + "/overvoltageReturn",
            {{"value", std::to_string(*numbers.effective(OvervoltageReconnect))},
                {"limit", std::to_string(*numbers.effective(OvervoltageDisconnect))}});
    }
}

/// The papers of 162M and 382M describe neither prepayment nor neutral-fault detection.
bool isDescribed(const MeterConfiguration& document)
{
    return planLimits(document).exceptionDayType == tariff::DayType::Holiday;
}

void judgePrepaymentSettings(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& settings = document.settings;
    const bool isOn = settings.disconnect.basis == DisconnectBasis::Prepayment;
    const bool isSet = isAnySet(settings, "prepayment") || settings.prepayment != PrepaymentSettings{};
    if (!isOn && !isSet)
        return;
    const std::string path = isSet ? "/settings/prepayment" : "/settings/disconnect/basis";
    if (!isDescribed(document)) {
        findings.add("setting-not-described", path, {{"path", path}});
        return;
    }
    if (isSet && chosenParticular(*document.family, document.codes, "breaker") == "none")
        findings.add("prepayment-needs-breaker", path, {}, findings.fieldTelling("breaker"));
    if (isOn && hasTariffControl(*document.family, document.codes))
        findings.add("prepayment-no-tariffs", path, {}, findings.fieldTelling("tariffControl"));
    const auto& slot = settings.prepayment.exceptionSlot;
    if (slot && slot->fromMinute == slot->untilMinute)
        findings.add("exception-slot-empty", "/settings/prepayment/exceptionSlot");
}

void judgeNeutralFault(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& settings = document.settings;
    const bool isAlarm
        = settings.alarms && std::ranges::find(*settings.alarms, "neutral-fault") != settings.alarms->end();
    std::string path;
    if (isAnySet(settings, "neutralFault"))
        path = "/settings/neutralFault";
    else if (settings.disconnect.atNeutralFault == true)
        path = "/settings/disconnect/atNeutralFault";
    else if (isAlarm)
        path = "/settings/alarms";
    else
        return;
    if (!isDescribed(document))
        findings.add("setting-not-described", path, {{"path", path}});
    else if (chosenNumber(*document.family, document.codes, "wires").value_or(4) != 4)
        findings.add("neutral-fault-four-wire", path, {}, findings.fieldTelling("wires"));
}

void judgeAlarms(DocumentFindings& findings)
{
    const auto& document = findings.document();
    if (!document.settings.alarms)
        return;
    const auto& alarms = *document.settings.alarms;
    for (std::size_t position = 0; position < alarms.size(); ++position) {
        const auto path = "/settings/alarms/" + std::to_string(position);
        const auto first = std::ranges::find(alarms, alarms[position]);
        if (std::ranges::find(alarmIds, alarms[position]) == alarmIds.end())
            findings.add("alarm-unknown", path, {{"alarm", alarms[position]}});
        else if (static_cast<std::size_t>(first - alarms.begin()) < position)
            findings.add("alarm-twice", path, {{"alarm", alarms[position]}});
        else if (alarms[position] == "last-gasp"
            && (chosenNumber(*document.family, document.codes, "variant") != 2
                || chosenParticular(*document.family, document.codes, "radio") != "true"))
            findings.add("last-gasp-radio-variant-2", path, {},
                findings.fieldTelling("variant") | findings.fieldTelling("radio"));
    }
    if (!alarms.empty() && chosenParticular(*document.family, document.codes, "alarms") == "none")
        findings.add("alarms-code", "/settings/alarms", {}, findings.fieldTelling("alarms"));
}

/// The largest current at which the output still sends every pulse with a pause as long as the pulse (table 29).
double largestPulseCurrent(int pulsesPerKilowattHour, int pulseMilliseconds, int phases)
{
    const double pulsesPerSecond = millisecondsPerSecond / (2.0 * pulseMilliseconds);
    const double watts = pulsesPerSecond * wattSecondsPerKilowattHour / pulsesPerKilowattHour;
    return watts / (nominalVoltage * phases);
}

void judgePulseRate(DocumentFindings& findings, int constant)
{
    const auto& document = findings.document();
    const auto pulse = chosenNumber(*document.family, document.codes, "pulseLengthMilliseconds");
    const auto current = chosenNumber(*document.family, document.codes, "maximumCurrentAmpere");
    const auto phases = chosenNumber(*document.family, document.codes, "phases");
    if (!pulse || !current || !phases || constant < 1 || *pulse < 1 || hasTransformerRatio(*document.family))
        return;
    const double largest = largestPulseCurrent(constant, *pulse, *phases);
    if (largest < *current) {
        findings.add("pulse-output-rate", "/settings/pulses/outputConstant",
            {{"value", std::to_string(*current)}, {"limit", std::to_string(static_cast<int>(largest))},
                {"constant", std::to_string(constant)}, {"pulse", std::to_string(*pulse)}},
            findings.fieldTelling("pulseLengthMilliseconds"));
    }
}

void judgePulses(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto port = modulePort(document);
    const auto field = findings.fieldTelling("port1");
    if (document.settings.numbers[PulseInputDivisor] && port.find(PortFunction::Pulse) == nullptr)
        findings.add("pulse-input-missing", "/settings/pulses/inputDivisor", {}, field);
    const auto& constant = document.settings.numbers[PulseOutputConstant];
    if (!constant)
        return;
    if (!port.sendsPulses())
        findings.add("pulse-output-missing", "/settings/pulses/outputConstant", {}, field);
    judgePulseRate(findings, *constant);
}

} // namespace

void judgeSettings(DocumentFindings& findings)
{
    judgeNumbers(findings);
    judgeDisconnect(findings);
    judgePrepaymentSettings(findings);
    judgeNeutralFault(findings);
    judgeAlarms(findings);
    judgePulses(findings);
}

} // namespace meterbench::configuration
