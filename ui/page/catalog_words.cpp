// SPDX-License-Identifier: Apache-2.0
#include "ui/page/catalog_words.h"

#include "core/catalog/accessory.h"
#include "ui/text/words.h"

#include <QStringList>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;
using catalog::Certainty;

QString CatalogWords::certainty(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Printed:
        return tr("printed");
    case Certainty::Observed:
        return tr("seen on a real meter");
    case Certainty::Inferred:
        return tr("inferred");
    case Certainty::Guess:
        break;
    }
    return tr("guess");
}

QString CatalogWords::certaintySentence(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Printed:
        return tr("Printed in one of the maker's documents.");
    case Certainty::Observed:
        return tr("Seen on a real meter; not printed in any document.");
    case Certainty::Inferred:
        return tr("Follows from the documents; none states it.");
    case Certainty::Guess:
        break;
    }
    return tr("A guess: neither printed nor seen on a meter.");
}

QString CatalogWords::certaintyIcon(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Printed:
        return u"good"_s;
    case Certainty::Observed:
        return u"seen"_s;
    case Certainty::Inferred:
    case Certainty::Guess:
        break;
    }
    return u"unsure"_s;
}

QString CatalogWords::state(ValueState state)
{
    switch (state) {
    case ValueState::Default:
        return tr("default");
    case ValueState::Edited:
        return tr("edited");
    case ValueState::Doubtful:
        return tr("doubtful");
    case ValueState::Invalid:
        break;
    }
    return tr("invalid");
}

QString CatalogWords::stateIcon(ValueState state)
{
    switch (state) {
    case ValueState::Default:
        return u"state-default"_s;
    case ValueState::Edited:
        return u"state-edited"_s;
    case ValueState::Doubtful:
        return u"warning"_s;
    case ValueState::Invalid:
        break;
    }
    return u"error"_s;
}

StateRole CatalogWords::stateRole(ValueState state)
{
    switch (state) {
    case ValueState::Default:
        return StateRole::Quiet;
    case ValueState::Edited:
        return StateRole::Edited;
    case ValueState::Doubtful:
        return StateRole::Warning;
    case ValueState::Invalid:
        break;
    }
    return StateRole::Error;
}

QString CatalogWords::severity(catalog::Severity severity)
{
    switch (severity) {
    case catalog::Severity::Error:
        return tr("Error");
    case catalog::Severity::Warning:
        return tr("Warning");
    case catalog::Severity::Note:
        break;
    }
    return tr("Note");
}

QString CatalogWords::severityIcon(catalog::Severity severity)
{
    switch (severity) {
    case catalog::Severity::Error:
        return u"error"_s;
    case catalog::Severity::Warning:
        return u"warning"_s;
    case catalog::Severity::Note:
        break;
    }
    return u"note"_s;
}

StateRole CatalogWords::severityRole(catalog::Severity severity)
{
    switch (severity) {
    case catalog::Severity::Error:
        return StateRole::Error;
    case catalog::Severity::Warning:
        return StateRole::Warning;
    case catalog::Severity::Note:
        break;
    }
    return StateRole::Note;
}

QString CatalogWords::counts(std::size_t errors, std::size_t warnings, std::size_t notes)
{
    QStringList parts;
    if (errors > 0)
        parts.append(tr("%n error(s)", nullptr, static_cast<int>(errors)));
    if (warnings > 0)
        parts.append(tr("%n warning(s)", nullptr, static_cast<int>(warnings)));
    if (notes > 0)
        parts.append(tr("%n note(s)", nullptr, static_cast<int>(notes)));
    return parts.isEmpty() ? tr("No findings") : parts.join(u", "_s);
}

QString CatalogWords::readingGroup(std::string_view group)
{
    if (group == "energy")
        return tr("Energy");
    if (group == "tariff-energy")
        return tr("Tariff registers");
    if (group == "trip")
        return tr("Trip counters");
    if (group == "phase-energy")
        return tr("Energy per phase");
    if (group == "power")
        return tr("Power");
    if (group == "peak")
        return tr("Peak demand");
    if (group == "network")
        return tr("Voltage, current, power factor");
    if (group == "number")
        return tr("Numbers, clock, status");
    if (group == "function")
        return tr("Functions");
    if (group == "breaker")
        return tr("Breaker and prepayment");
    if (group == "transformer")
        return tr("Current transformer, secondary values");
    return toQt(group);
}

QString CatalogWords::accessoryKind(int kind)
{
    switch (static_cast<catalog::AccessoryKind>(kind)) {
    case catalog::AccessoryKind::Module:
        return tr("Modules");
    case catalog::AccessoryKind::Software:
        return tr("Software");
    case catalog::AccessoryKind::ReadingHead:
        return tr("Optical reading heads");
    case catalog::AccessoryKind::Cover:
        return tr("Covers");
    case catalog::AccessoryKind::Kit:
        break;
    }
    return tr("Kits");
}

QString codeWithLabel(
    const catalog::Family& family, catalog::FieldIndex field, std::string_view code, text::Language language)
{
    const catalog::FamilyField* familyField = family.find(field);
    if (familyField != nullptr) {
        const catalog::OptionTable& table = family.table(*familyField);
        if (const auto option = table.find(code))
            return u"%1 · %2"_s.arg(toQt(code), toQt(table.options[*option].label, language));
    }
    return toQt(code);
}

QString reasonWhyMissing(const DocumentModel& document, const catalog::DisplayItem& item, text::Language language)
{
    const catalog::Family& family = document.family();
    if (!item.belongsTo(family.id))
        return CatalogWords::tr("Not available on the family “%1”.").arg(toQt(family.name, language));
    for (const auto& [fieldId, codes] : item.needs) {
        const auto field = family.scheme->find(fieldId);
        if (!field || family.find(*field) == nullptr)
            continue;
        const std::string_view chosen = document.configuration().codes[*field].text();
        if (std::ranges::find(codes, chosen) != codes.end())
            continue;
        QStringList wanted;
        for (const std::string& code : codes)
            wanted.append(codeWithLabel(family, *field, code, language));
        //: field id and name, then the codes that would do
        return CatalogWords::tr("Requires %1 %2 = %3.")
            .arg(toQt(fieldId), toQt(family.scheme->fields[*field].name, language),
                wanted.join(CatalogWords::tr(" or ")));
    }
    return CatalogWords::tr("Not available on this meter.");
}

} // namespace meterbench::ui
