// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace meterbench::configuration {

namespace {

/// The register of the total meter number has ten bytes and holds up to sixteen characters; the glass shows eight
/// digits.
constexpr std::size_t meterNumberLimit = 16;
constexpr std::size_t meterNumberShown = 8;

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isCapital(char character)
{
    return character >= 'A' && character <= 'Z';
}

void judgeAccessory(DocumentFindings& findings, const OrderedAccessory& ordered, const std::string& path)
{
    const auto* const accessory = findAccessory(findings.catalog(), ordered.part);
    if (accessory == nullptr) {
        findings.add("accessory-unknown", path, {{"part", ordered.part}});
        return;
    }
    const std::vector<Argument> which{{"part", ordered.part}, {"accessory", accessory->part}};
    if (!accessory->fits(findings.document().family->id)) {
        std::vector<std::string> families;
        families.reserve(accessory->families.size());
        for (const auto& entry : accessory->families)
            families.push_back(entry.family);
        auto arguments = which;
        arguments.push_back({"families", joined(families)});
        findings.add("accessory-family", path, std::move(arguments));
    }
    if (accessory->restriction == catalog::AccessoryRestriction::Omnia)
        findings.add("accessory-omnia-radio", path, which);
    else if (accessory->restriction == catalog::AccessoryRestriction::OtherSystems)
        findings.add("accessory-other-system", path, which);
    if (ordered.quantity < 1) {
        findings.add(
            "accessory-quantity", path, {{"quantity", std::to_string(ordered.quantity)}, {"part", ordered.part}});
    }
}

void judgeRatio(DocumentFindings& findings)
{
    const auto& document = findings.document();
    const auto& ratio = document.currentTransformerRatio;
    if (!ratio)
        return;
    const std::vector<Argument> arguments{{"ratio", std::to_string(*ratio)}};
    if (!hasTransformerRatio(*document.family)) {
        findings.add("ct-ratio-not-ct", "/ctRatio", arguments);
        return;
    }
    const auto field = findings.fieldTelling("ratio");
    if (*ratio < smallestRatio || *ratio > largestRatio)
        findings.add("ct-ratio-range", "/ctRatio", arguments, field);
    else if (const auto ordered = orderedRatio(*document.family, document.codes); ordered && ordered != ratio)
        findings.add("ct-ratio-differs-from-z21", "/ctRatio", arguments, field);
}

void judgeMeterNumber(DocumentFindings& findings, const std::string& number, std::size_t index)
{
    const auto path = "/meterNumbers/" + std::to_string(index);
    const Argument place{"number", std::to_string(index + 1)};
    if (number.size() > meterNumberLimit) {
        findings.add("meter-number-length", path,
            {place, {"length", std::to_string(number.size())}, {"limit", std::to_string(meterNumberLimit)}});
    }
    const bool digitsOnly = std::ranges::all_of(number, isDigit);
    if (!std::ranges::all_of(number, [](char each) { return isDigit(each) || isCapital(each); }))
        findings.add("meter-number-character", path, {place});
    else if (!digitsOnly || number.size() > meterNumberShown)
        findings.add("meter-number-display", path, {place});
}

/// "2026-03-01", a day that exists.
bool isDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto part = [text](std::size_t from, std::size_t length) {
        int number = -1;
        const auto* const end = text.data() + from + length;
        const auto [stop, error] = std::from_chars(text.data() + from, end, number);
        return error == std::errc{} && stop == end ? number : -1;
    };
    const int year = part(0, 4);
    const int month = part(5, 2);
    const int day = part(8, 2);
    if (year < 0 || month < 0 || day < 0)
        return false;
    return std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day)))
        .ok();
}

} // namespace

void judgeOrder(DocumentFindings& findings)
{
    const auto& document = findings.document();
    for (std::size_t index = 0; index < document.accessories.size(); ++index)
        judgeAccessory(findings, document.accessories[index], "/accessories/" + std::to_string(index));
    judgeRatio(findings);
    for (std::size_t index = 0; index < document.meterNumbers.size(); ++index)
        judgeMeterNumber(findings, document.meterNumbers[index], index);
    if (!document.order.date.empty() && !isDate(document.order.date))
        findings.add("order-date", "/order/date", {{"date", document.order.date}});
    if (document.order.quantity < 1)
        findings.add("order-quantity", "/order/quantity", {{"quantity", std::to_string(document.order.quantity)}});
}

} // namespace meterbench::configuration
