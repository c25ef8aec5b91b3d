// SPDX-License-Identifier: Apache-2.0
#include "ui/page/losses.h"

#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;
using configuration::MeterConfiguration;

namespace {

class LossWords {
    Q_DECLARE_TR_FUNCTIONS(LossWords)

public:
    //: codes that were chosen, "X5 = 8, Z13 = 123"
    static QString codes(const QStringList& codes) { return tr("Codes: %1").arg(codes.join(u", "_s)); }
    //: name of a display list
    static QString readings(const QString& list, int count)
    {
        return tr("%n reading(s) of “%1”", nullptr, count).arg(list);
    }
    static QString functions(int count) { return tr("%n function(s) of push button 2", nullptr, count); }
    static QString accessories(const QStringList& parts) { return tr("Accessories: %1").arg(parts.join(u", "_s)); }
    static QString displayOptions() { return tr("The options of the display"); }
    static QString settings() { return tr("The settings: plans, limits, alarms, pulses"); }
    static QString ratio(int ratio) { return tr("The transformer ratio %1").arg(ratio); }
    static QString calculation() { return tr("The calculation method"); }
};

QStringList lostCodes(const MeterConfiguration& before, const MeterConfiguration& after)
{
    QStringList codes;
    for (const catalog::FamilyField& field : before.family->fields) {
        const auto& code = before.codes[field.field];
        // What stood at its default was not chosen by anybody.
        if (!code.isGiven() || code.text() == std::string_view(field.defaultCode))
            continue;
        const std::string& id = before.family->scheme->fields[field.field].id;
        const auto other = after.family->scheme->find(id);
        if (!other || after.family->find(*other) == nullptr || after.codes[*other].text() != code.text())
            codes.append(u"%1 = %2"_s.arg(toQt(id), toQt(code.text())));
    }
    return codes;
}

template <typename Value>
int missing(const std::vector<Value>& before, const std::vector<Value>& after)
{
    return static_cast<int>(std::ranges::count_if(
        before, [&after](const Value& each) { return std::ranges::find(after, each) == after.end(); }));
}

} // namespace

QStringList losses(const catalog::Catalog& catalog, const MeterConfiguration& before, const MeterConfiguration& after,
    text::Language language)
{
    QStringList lines;
    if (const QStringList codes = lostCodes(before, after); !codes.isEmpty())
        lines.append(LossWords::codes(codes));
    for (const auto list : catalog::allDisplayLists)
        if (const int count = missing(before.display.lists[list], after.display.lists[list]); count > 0)
            lines.append(LossWords::readings(toQt(catalog.display().list(list).name, language), count));
    if (const int count = missing(before.pushButton2, after.pushButton2); count > 0)
        lines.append(LossWords::functions(count));
    QStringList parts;
    for (const auto& accessory : before.accessories)
        if (std::ranges::find(after.accessories, accessory) == after.accessories.end())
            parts.append(toQt(accessory.part));
    if (!parts.isEmpty())
        lines.append(LossWords::accessories(parts));
    const auto options = [](const MeterConfiguration& document) {
        const auto& display = document.display;
        return std::array{display.leadingZeroes, display.identification, display.quadrant, display.tariff};
    };
    if (options(before) != options(after))
        lines.append(LossWords::displayOptions());
    if (before.settings != after.settings)
        lines.append(LossWords::settings());
    if (before.currentTransformerRatio.value_or(1) != 1
        && before.currentTransformerRatio != after.currentTransformerRatio)
        lines.append(LossWords::ratio(*before.currentTransformerRatio));
    if (before.calculationMethod != after.calculationMethod)
        lines.append(LossWords::calculation());
    return lines;
}

} // namespace meterbench::ui
