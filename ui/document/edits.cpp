// SPDX-License-Identifier: Apache-2.0
#include "ui/document/edits.h"

#include "ui/document/edit_words.h"
#include "ui/text/words.h"

#include <algorithm>
#include <array>

namespace meterbench::ui::edits {

using namespace Qt::StringLiterals;
using configuration::MeterConfiguration;

Followed setCode(DocumentModel& document, catalog::FieldIndex field, const configuration::Code& code)
{
    auto edited = configuration::setCode(document.judge(), document.configuration(), field, code);
    document.edit(std::move(edited.document), EditText::setCode(document.family(), field, code));
    return std::move(edited.followed);
}

Followed takeOver(DocumentModel& document, const configuration::Decoded& decoded)
{
    auto edited = configuration::takeOver(document.judge(), document.configuration(), decoded);
    document.edit(std::move(edited.document), EditText::takeOver());
    return std::move(edited.followed);
}

Followed changeFamily(DocumentModel& document, const catalog::Family& family)
{
    auto edited = configuration::changeFamily(document.judge(), document.configuration(), family);
    document.edit(std::move(edited.document), EditText::changeFamily(family));
    return std::move(edited.followed);
}

void insertReadings(
    DocumentModel& document, catalog::DisplayListKind list, std::size_t position, const QStringList& readings)
{
    MeterConfiguration after = document.configuration();
    auto& items = after.display.lists[list];
    QStringList inserted;
    auto at = items.begin() + static_cast<std::ptrdiff_t>(std::min(position, items.size()));
    for (const QString& reading : readings) {
        if (std::ranges::find(items, fromQt(reading)) != items.end())
            continue;
        at = std::next(items.insert(at, fromQt(reading)));
        inserted.append(reading);
    }
    document.edit(std::move(after), EditText::insertReadings(document.catalog(), list, inserted));
}

void removeReadings(DocumentModel& document, catalog::DisplayListKind list, const std::vector<std::size_t>& positions)
{
    MeterConfiguration after = document.configuration();
    auto& items = after.display.lists[list];
    const auto legal = configuration::legalReadings(document.catalog(), after);
    std::vector<std::string> kept;
    QStringList removed;
    for (std::size_t index = 0; index < items.size(); ++index) {
        const bool chosen = std::ranges::find(positions, index) != positions.end();
        const bool fixed
            = list == catalog::DisplayListKind::Manual && std::ranges::find(legal, items[index]) != legal.end();
        if (chosen && !fixed)
            removed.append(toQt(items[index]));
        else
            kept.push_back(items[index]);
    }
    items = std::move(kept);
    document.edit(std::move(after), EditText::removeReadings(document.catalog(), list, removed));
}

void moveReading(DocumentModel& document, catalog::DisplayListKind list, std::size_t from, std::size_t to)
{
    MeterConfiguration after = document.configuration();
    auto& items = after.display.lists[list];
    if (from >= items.size() || to >= items.size() || from == to)
        return;
    const std::string reading = items[from];
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(from));
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(to), reading);
    document.edit(std::move(after), EditText::moveReading(document.catalog(), list, toQt(reading)));
}

namespace {

// In the order of DisplayFlag.
constexpr std::array<bool configuration::DisplaySettings::*, 4> flagMembers{
    &configuration::DisplaySettings::leadingZeroes, &configuration::DisplaySettings::identification,
    &configuration::DisplaySettings::quadrant, &configuration::DisplaySettings::tariff};

// In the order of OrderField.
constexpr std::array<std::string configuration::OrderDetails::*, 7> orderMembers{&configuration::OrderDetails::customer,
    &configuration::OrderDetails::contact, &configuration::OrderDetails::customerReference,
    &configuration::OrderDetails::orderNumber, &configuration::OrderDetails::date,
    &configuration::OrderDetails::revision, &configuration::OrderDetails::remark};

} // namespace

Shown displayFlag(const MeterConfiguration& configuration, DisplayFlag flag)
{
    return configuration.display.*flagMembers[static_cast<std::size_t>(flag)] ? Shown::Yes : Shown::No;
}

void setDisplayFlag(DocumentModel& document, DisplayFlag flag, Shown shown)
{
    MeterConfiguration after = document.configuration();
    after.display.*flagMembers[static_cast<std::size_t>(flag)] = shown == Shown::Yes;
    document.edit(std::move(after), EditText::displayFlag(document.catalog(), flag, shown));
}

void setPushButton2(DocumentModel& document, const std::string& function, Shown enabled)
{
    MeterConfiguration after = document.configuration();
    std::erase(after.pushButton2, function);
    if (enabled == Shown::Yes)
        after.pushButton2.push_back(function);
    // Kept in the catalogue's order, so that the same choice makes the same file.
    const auto& known = document.catalog().display().pushButton2;
    std::ranges::stable_sort(after.pushButton2, {}, [&known](const std::string& id) {
        return std::ranges::find(known, id, &catalog::PushButtonFunction::id) - known.begin();
    });
    document.edit(std::move(after), EditText::pushButton2(document.catalog(), function, enabled));
}

void setAccessory(DocumentModel& document, const std::string& part, int quantity)
{
    MeterConfiguration after = document.configuration();
    const auto found = std::ranges::find(after.accessories, part, &configuration::OrderedAccessory::part);
    if (quantity <= 0)
        std::erase_if(after.accessories, [&part](const auto& accessory) { return accessory.part == part; });
    else if (found != after.accessories.end())
        found->quantity = quantity;
    else
        after.accessories.push_back({part, quantity});
    document.edit(std::move(after), EditText::accessory(part, quantity), u"accessory/"_s + toQt(part));
}

const std::string& orderField(const configuration::OrderDetails& order, OrderField field)
{
    return order.*orderMembers[static_cast<std::size_t>(field)];
}

void setOrderField(DocumentModel& document, OrderField field, const QString& text)
{
    MeterConfiguration after = document.configuration();
    after.order.*orderMembers[static_cast<std::size_t>(field)] = fromQt(text);
    document.edit(std::move(after), EditText::orderField(field), u"order/%1"_s.arg(static_cast<int>(field)));
}

void setOrderQuantity(DocumentModel& document, int quantity)
{
    MeterConfiguration after = document.configuration();
    after.order.quantity = quantity;
    document.edit(std::move(after), EditText::orderQuantity(), u"order/quantity"_s);
}

void setMeterNumber(DocumentModel& document, std::size_t index, const QString& text)
{
    MeterConfiguration after = document.configuration();
    after.meterNumbers.at(index) = fromQt(text);
    document.edit(std::move(after), EditText::meterNumber(index), u"meter-number/%1"_s.arg(index));
}

void setTransformerRatio(DocumentModel& document, std::optional<int> ratio)
{
    auto edited = configuration::setRatio(document.judge(), document.configuration(), ratio);
    document.edit(std::move(edited.document), EditText::transformerRatio(), u"ratio"_s);
}

void setCalculationMethod(DocumentModel& document, configuration::CalculationMethod method)
{
    MeterConfiguration after = document.configuration();
    after.calculationMethod = method;
    document.edit(std::move(after), EditText::calculationMethod());
}

} // namespace meterbench::ui::edits
