// SPDX-License-Identifier: Apache-2.0
#include "core/base/word_list.h"
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

using catalog::DisplayItem;
using catalog::DisplayListKind;
using List = WordList;

/// The readings of prepayment: what is left, and what was used beyond it (technical description p.45).
constexpr std::string_view prepaymentReading = "prepayment";
constexpr std::string_view prepaymentCredit = "prepayment-credit";
constexpr std::string_view viewUtilityList = "view-utility-list";

std::string listPath(DisplayListKind kind)
{
    return "/display/lists/" + std::string(name(kind));
}

bool isPrepayment(std::string_view id)
{
    return id == prepaymentReading || id == prepaymentCredit;
}

/// Says which needs of a reading the meter does not meet: energy type, breaker.
void judgeNeeds(DocumentFindings& findings, const DisplayItem& item, const std::string& path)
{
    const auto& document = findings.document();
    const auto energies = findings.fieldTelling("energies");
    for (const auto& [id, codes] : item.needs) {
        const auto field = document.family->scheme->find(id);
        if (!field || !document.codes[*field].isGiven() || contains(codes, document.codes[*field].text()))
            continue;
        const auto bit = fieldBit(*field);
        if (bit == energies)
            findings.add("display-energy-type", path, {{"item", item.id}, {"energyTypes", joined(codes)}}, bit);
        else if (isPrepayment(item.id))
            findings.add("prepayment-needs-breaker", path, {{"item", item.id}}, bit);
        else
            findings.add("display-breaker", path, {{"item", item.id}}, bit);
    }
}

void judgeItem(DocumentFindings& findings, DisplayListKind kind, const std::string& id, const std::string& path)
{
    const auto* const item = findings.catalog().display().item(id);
    const Argument where{"list", std::string(name(kind))};
    if (item == nullptr) {
        findings.add("display-item-unknown", path, {{"item", id}, where});
        return;
    }
    if (!item->belongsTo(findings.document().family->id)) {
        findings.add("display-family", path, {{"item", id}, {"families", joined(item->families)}});
        return;
    }
    if (!item->allowedIn(kind))
        findings.add("display-item-not-allowed", path, {{"item", id}, where});
    judgeNeeds(findings, *item, path);
}

void judgeList(DocumentFindings& findings, DisplayListKind kind)
{
    const auto& list = findings.document().display.lists[kind];
    const auto path = listPath(kind);
    const auto maximum = findings.catalog().display().list(kind).maximum;
    if (list.size() > maximum) {
        findings.add("display-" + std::string(name(kind)) + "-limit", path,
            {{"count", std::to_string(list.size())}, {"excess", std::to_string(list.size() - maximum)}});
    }
    for (std::size_t index = 0; index < list.size(); ++index) {
        const auto itemPath = path + '/' + std::to_string(index);
        const auto first = std::ranges::find(list, list[index]);
        if (static_cast<std::size_t>(first - list.begin()) < index)
            findings.add("display-item-twice", itemPath, {{"item", list[index]}, {"list", std::string(name(kind))}});
        else
            judgeItem(findings, kind, list[index], itemPath);
    }
}

/// A reading of prepayment in any list says that the meter is to be used with prepayment, and so does its basis of
/// disconnection.
void judgePrepayment(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& lists = document.display.lists.items;
    const auto shown = [&](std::string_view id) {
        return std::ranges::any_of(lists, [id](const List& list) { return contains(list, id); });
    };
    const bool isOn = document.settings.disconnect.basis == DisconnectBasis::Prepayment;
    if (!isOn && !shown(prepaymentReading) && !shown(prepaymentCredit))
        return;
    // judge_settings.cpp says the same of the basis.
    if (!isOn && hasTariffControl(*document.family, document.codes))
        findings.add("prepayment-no-tariffs", {}, {}, findings.fieldTelling("tariffControl"));
    if (!shown(prepaymentReading)) {
        findings.add(
            "prepayment-needs-reading", listPath(DisplayListKind::Manual), {{"item", std::string(prepaymentReading)}});
    }
}

void judgePushButton2(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& functions = document.pushButton2;
    const auto setup = findings.fieldTelling("pushButton2");
    for (std::size_t index = 0; index < functions.size(); ++index) {
        const auto path = "/pushButton2/" + std::to_string(index);
        if (setup == 0 || findings.catalog().display().pushButtonFunction(functions[index]) == nullptr)
            findings.add("push-button-2-unknown", path, {{"function", functions[index]}}, setup);
        else if (functions[index] == viewUtilityList && document.display.lists[DisplayListKind::Utility].empty())
            findings.add("push-button-2-utility-list", path, {}, setup);
    }
    if (!functions.empty() && chosenParticular(*document.family, document.codes, "pushButton2") == "none")
        findings.add("push-button-2-order-form", "/pushButton2", {}, setup);
}

} // namespace

void judgeDisplay(DocumentFindings& findings)
{
    const auto& document = findings.document();
    for (const auto kind : catalog::allDisplayLists)
        judgeList(findings, kind);

    const auto& manual = document.display.lists[DisplayListKind::Manual];
    for (const auto& reading : legalReadings(findings.catalog(), document)) {
        if (!contains(manual, reading))
            findings.add("display-legal-missing", listPath(DisplayListKind::Manual), {{"item", reading}},
                findings.fieldTelling("energies"));
    }
    if (!document.display.lists[DisplayListKind::Backup].empty()
        && chosenParticular(*document.family, document.codes, "battery") == "false") {
        findings.add(
            "display-backup-without-battery", listPath(DisplayListKind::Backup), {}, findings.fieldTelling("battery"));
    }
    judgePrepayment(findings);
    judgePushButton2(findings);
}

} // namespace meterbench::configuration
