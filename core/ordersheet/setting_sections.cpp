// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/analysis_setup.h"
#include "core/configuration/settings_text.h"
#include "core/ordersheet/section_writers.h"
#include "core/text/message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meterbench::ordersheet {

namespace {

using configuration::DisconnectBasis;

using configuration::Setting;
using configuration::SettingDefinition;

/// "overvoltageReturn" → "overvoltage-return": words are named in small letters.
std::string wordName(std::string_view member)
{
    std::string name;
    for (const char each : member) {
        const bool isCapital = each >= 'A' && each <= 'Z';
        if (isCapital)
            name += '-';
        name += isCapital ? static_cast<char>(each - 'A' + 'a') : each;
    }
    return name;
}

/// Limits of smart disconnect are currents or powers, as its basis says.
std::string unitText(const SheetContext& context, const SettingDefinition& each)
{
    if (!each.isCurrentOrPower())
        return std::string(each.unit);
    const auto basis = context.document().settings.disconnect.basis;
    if (basis == DisconnectBasis::Current)
        return "A";
    return basis == DisconnectBasis::Power ? "kW" : std::string(each.unit);
}

std::string valueText(const SheetContext& context, const SettingDefinition& each, int value)
{
    const auto number = decimalText(configuration::numberText(value, each.decimals), context.language());
    const auto unit = unitText(context, each);
    return unit.empty() ? number : number + ' ' + unit;
}

void setColumns(const SheetContext& context, Section& section)
{
    section.columns = {context.column("column-datum", 34), context.column("column-symbol", 16),
        context.column("column-value", 16), context.column("column-default", 14)};
}

void addNumbers(const SheetContext& context, Section& section, std::string_view group)
{
    for (const auto& each : configuration::settingTable()) {
        const auto& value = context.document().settings.numbers[each.setting];
        if (each.group() != group || !value)
            continue;
        section.rows.push_back(
            {{cell(context.word(fmt::format("setting-{}-{}", wordName(group), wordName(each.name())))),
                 cell(std::string(each.symbol), CellStyle::Code),
                 cell(valueText(context, each, *value), context.styleOf(each.path, CellStyle::Code)),
                 cell(each.byDefault ? valueText(context, each, *each.byDefault) : std::string{})},
                std::string(each.path), configuration::numberText(*value, each.decimals)});
    }
}

void addChoice(const SheetContext& context, Section& section, std::string_view word, const std::string& value,
    std::string_view path)
{
    section.rows.push_back(
        {{cell(context.word(word)), cell({}), cell(value, context.styleOf(path, CellStyle::Normal)), cell({})},
            std::string(path)});
}

void addFlag(const SheetContext& context, Section& section, std::string_view word, const std::optional<bool>& value,
    std::string_view path)
{
    if (value)
        addChoice(context, section, word, context.word(*value ? "yes" : "no"), path);
}

void addDisconnect(const SheetContext& context, Section& section)
{
    constexpr std::array<std::string_view, 5> bases{
        "basis-none", "basis-current", "basis-power", "basis-voltage", "basis-prepayment"};
    constexpr std::array<std::string_view, 3> reconnections{
        "reconnection-manual", "reconnection-after-release", "reconnection-automatic"};
    const auto& disconnect = context.document().settings.disconnect;
    if (disconnect.basis) {
        addChoice(context, section, "disconnect-basis",
            context.word(bases[static_cast<std::size_t>(*disconnect.basis)]), "/settings/disconnect/basis");
    }
    if (disconnect.reconnection) {
        addChoice(context, section, "disconnect-reconnection",
            context.word(reconnections[static_cast<std::size_t>(*disconnect.reconnection)]),
            "/settings/disconnect/reconnection");
    }
    addFlag(
        context, section, "disconnect-at-overvoltage", disconnect.atOvervoltage, "/settings/disconnect/atOvervoltage");
    addFlag(context, section, "disconnect-at-neutral-fault", disconnect.atNeutralFault,
        "/settings/disconnect/atNeutralFault");
}

void addPrepayment(const SheetContext& context, Section& section)
{
    const auto& prepayment = context.document().settings.prepayment;
    addFlag(context, section, "prepayment-working-days", prepayment.onWorkingDaysOnly,
        "/settings/prepayment/onWorkingDaysOnly");
    if (const auto& slot = prepayment.exceptionSlot) {
        addChoice(context, section, "prepayment-slot",
            configuration::timeText(slot->fromMinute) + "–" + configuration::timeText(slot->untilMinute),
            "/settings/prepayment/exceptionSlot");
    }
}

Section alarmsSection(const SheetContext& context, const std::vector<std::string>& alarms)
{
    auto section = context.section("alarms", "alarms-none");
    section.columns = {context.column("column-number", 1, ColumnKind::Number), context.column("column-name", 9)};
    for (std::size_t place = 0; place < alarms.size(); ++place) {
        const auto style = context.styleOf(fmt::format("/settings/alarms/{}", place), CellStyle::Normal);
        const bool isKnown = std::ranges::find(configuration::alarmIds, alarms[place]) != configuration::alarmIds.end();
        const auto name = isKnown ? context.word("alarm-" + alarms[place])
                                  : fmt::format("{} ({})", alarms[place], context.word("alarm-unknown"));
        section.rows.push_back({{cell(std::to_string(place + 1)), cell(name, style)}});
    }
    return section;
}

Section analysisSection(const SheetContext& context)
{
    const auto& settings = context.document().settings;
    auto section = context.section("analysis-logger", "analysis-logger-empty");
    if (const auto interval = settings.numbers.effective(Setting::AnalysisInterval)) {
        section.intro = text::fill(
            context.word("analysis-logger-interval"), std::vector<Argument>{{"count", std::to_string(*interval)}});
    }
    section.columns = {context.column("column-number", 4, ColumnKind::Number), context.column("column-name", 40),
        context.column("column-obis", 20, ColumnKind::Code)};
    std::vector<std::string> ids;
    if (settings.analysisRegisters) {
        ids = *settings.analysisRegisters;
    } else {
        for (const auto* each : configuration::defaultAnalysisRegisters(context.catalog(), context.document()))
            ids.push_back(each->id);
    }
    for (std::size_t place = 0; place < ids.size(); ++place) {
        const auto* const each = context.catalog().analysisRegister(ids[place]);
        const auto style
            = context.styleOf(fmt::format("/settings/analysisLogger/registers/{}", place), CellStyle::Normal);
        section.rows.push_back({{cell(std::to_string(place + 1)),
            cell(each != nullptr ? context.words(each->name)
                                 : fmt::format("{} ({})", ids[place], context.word("register-unknown")),
                style),
            cell(each != nullptr ? each->obis : std::string{}, CellStyle::Code)}});
    }
    return section;
}

/// The groups that are a table of numbers, with the choices that go before them.
struct NumberGroup {
    std::string_view name;
    std::string_view word;
    void (*addChoices)(const SheetContext& context, Section& section) = nullptr;
};

constexpr std::array<NumberGroup, 7> numberGroups{{{"disconnect", "disconnect", addDisconnect},
    {"prepayment", "prepayment", addPrepayment}, {"voltageQuality", "voltage-quality", nullptr},
    {"neutralFault", "neutral-fault", nullptr}, {"pulses", "pulses", nullptr}, {"thresholds", "thresholds", nullptr},
    {"specialData", "special-data", nullptr}}};

} // namespace

std::vector<Section> settingSections(const SheetContext& context)
{
    std::vector<Section> sections;
    for (const auto& group : numberGroups) {
        auto section = context.section(group.word);
        setColumns(context, section);
        if (group.addChoices != nullptr)
            group.addChoices(context, section);
        addNumbers(context, section, group.name);
        if (!section.rows.empty())
            sections.push_back(std::move(section));
    }
    const auto& settings = context.document().settings;
    if (settings.alarms)
        sections.push_back(alarmsSection(context, *settings.alarms));
    if (settings.analysisRegisters || settings.numbers[Setting::AnalysisInterval])
        sections.push_back(analysisSection(context));
    return sections;
}

} // namespace meterbench::ordersheet
