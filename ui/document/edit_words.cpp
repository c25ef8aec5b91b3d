// SPDX-License-Identifier: Apache-2.0
#include "ui/document/edit_words.h"

#include "ui/text/words.h"

#include <algorithm>

namespace meterbench::ui::edits {

namespace {

QString readingName(const catalog::Catalog& catalog, const QString& id, text::Language language)
{
    const catalog::DisplayItem* item = catalog.display().item(fromQt(id));
    return item == nullptr ? id : toQt(item->name, language);
}

} // namespace

EditWords EditText::setCode(const catalog::Family& family, catalog::FieldIndex field, const configuration::Code& code)
{
    const QString id = toQt(family.scheme->fields[field].id);
    const QString text = toQt(code.text());
    const catalog::FieldDefinition* definition = &family.scheme->fields[field];
    return [=](text::Language language) {
        //: Undo step: field id, its name, the code chosen
        return tr("Set %1 %2 to %3").arg(id, toQt(definition->name, language), text);
    };
}

EditWords EditText::takeOver()
{
    return [](text::Language) { return tr("Apply the code"); };
}

EditWords EditText::changeFamily(const catalog::Family& family)
{
    const catalog::Family* shown = &family;
    return [shown](text::Language language) { return tr("Change family to %1").arg(toQt(shown->name, language)); };
}

EditWords EditText::insertReadings(
    const catalog::Catalog& catalog, catalog::DisplayListKind list, const QStringList& readings)
{
    return [&catalog, list, readings](text::Language language) {
        const QString listName = toQt(catalog.display().list(list).name, language);
        if (readings.size() == 1)
            //: Undo step: name of a reading, name of a display list
            return tr("Add “%1” to “%2”").arg(readingName(catalog, readings.first(), language), listName);
        return tr("Add %n reading(s) to “%1”", nullptr, static_cast<int>(readings.size())).arg(listName);
    };
}

EditWords EditText::removeReadings(
    const catalog::Catalog& catalog, catalog::DisplayListKind list, const QStringList& readings)
{
    return [&catalog, list, readings](text::Language language) {
        const QString listName = toQt(catalog.display().list(list).name, language);
        if (readings.size() == 1)
            return tr("Remove “%1” from “%2”").arg(readingName(catalog, readings.first(), language), listName);
        return tr("Remove %n reading(s) from “%1”", nullptr, static_cast<int>(readings.size())).arg(listName);
    };
}

EditWords EditText::moveReading(const catalog::Catalog& catalog, catalog::DisplayListKind list, const QString& reading)
{
    return [&catalog, list, reading](text::Language language) {
        return tr("Move “%1” in “%2”")
            .arg(readingName(catalog, reading, language), toQt(catalog.display().list(list).name, language));
    };
}

std::string_view displayOptionId(DisplayFlag flag)
{
    switch (flag) {
    case DisplayFlag::LeadingZeroes:
        return "leading-zeroes";
    case DisplayFlag::Identification:
        return "identification";
    case DisplayFlag::Quadrant:
        return "quadrant";
    case DisplayFlag::Tariff:
        break;
    }
    return "tariff";
}

EditWords EditText::displayFlag(const catalog::Catalog& catalog, DisplayFlag flag, Shown shown)
{
    return [&catalog, flag, shown](text::Language language) {
        const auto& options = catalog.display().options;
        const auto found = std::ranges::find(options, displayOptionId(flag), &catalog::DisplayOption::id);
        const QString name = found == options.end() ? toQt(displayOptionId(flag)) : toQt(found->name, language);
        return shown == Shown::Yes ? tr("Switch on “%1”").arg(name) : tr("Switch off “%1”").arg(name);
    };
}

EditWords EditText::pushButton2(const catalog::Catalog& catalog, const std::string& function, Shown enabled)
{
    return [&catalog, function, enabled](text::Language language) {
        const catalog::PushButtonFunction* found = catalog.display().pushButtonFunction(function);
        const QString name = found == nullptr ? toQt(function) : toQt(found->name, language);
        return enabled == Shown::Yes ? tr("Enable push-button-2 function “%1”").arg(name)
                                     : tr("Disable push-button-2 function “%1”").arg(name);
    };
}

EditWords EditText::accessory(const std::string& part, int quantity)
{
    return [part, quantity](text::Language) {
        return quantity == 0 ? tr("Remove accessory %1 from the order").arg(toQt(part))
                             : tr("Order %1 × accessory %2").arg(quantity).arg(toQt(part));
    };
}

QString orderFieldName(OrderField field)
{
    switch (field) {
    case OrderField::Customer:
        return EditText::tr("Customer");
    case OrderField::Contact:
        return EditText::tr("Contact");
    case OrderField::CustomerReference:
        return EditText::tr("Customer's reference");
    case OrderField::OrderNumber:
        return EditText::tr("Order number");
    case OrderField::Date:
        return EditText::tr("Date");
    case OrderField::Revision:
        return EditText::tr("Revision");
    case OrderField::Remark:
        break;
    }
    return EditText::tr("Remark");
}

EditWords EditText::orderField(OrderField field)
{
    return [field](text::Language) { return tr("Edit “%1”").arg(orderFieldName(field)); };
}

EditWords EditText::orderQuantity()
{
    return [](text::Language) { return tr("Change the number of meters"); };
}

EditWords EditText::meterNumber(std::size_t index)
{
    return [index](text::Language) { return tr("Edit meter number %1").arg(index + 1); };
}

EditWords EditText::transformerRatio()
{
    return [](text::Language) { return tr("Change the current-transformer ratio"); };
}

EditWords EditText::calculationMethod()
{
    return [](text::Language) { return tr("Change the calculation method"); };
}

} // namespace meterbench::ui::edits
