// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"

#include "core/base/word_list.h"
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/completion.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::configuration {

namespace {

using catalog::DisplayListKind;
using catalog::Part;
using List = WordList;

std::string pathOf(const catalog::FieldDefinition& field)
{
    return (field.part == Part::Hardware ? "/typeCode/" : "/configuration/") + field.id;
}

std::string textOf(const std::optional<int>& ratio)
{
    return ratio ? std::to_string(*ratio) : std::string();
}

/// What a field that moved before is now; a field that came back did not move.
void note(std::vector<Followed>& followed, Followed next)
{
    const auto found = std::ranges::find(followed, next.path, &Followed::path);
    if (found != followed.end()) {
        next.before = found->before;
        followed.erase(found);
    }
    if (next.before != next.after)
        followed.push_back(std::move(next));
}

/// Whether a field may move because another was chosen: hardware never follows from software.
bool mayFollow(const catalog::Scheme& scheme, FieldIndex field, FieldIndex chosen)
{
    return field != chosen
        && (scheme.fields[field].part == Part::Software || scheme.fields[chosen].part == Part::Hardware);
}

/// Every field that stood where nobody's choice had put it goes where nobody's choice puts it now.
void followCodes(const Judge& judge, const MeterConfiguration& before, MeterConfiguration& after, FieldIndex chosen,
    FieldSet kept, std::vector<Followed>& followed)
{
    const auto& family = *after.family;
    for (const auto& field : family.fields) {
        const auto index = field.field;
        const Code old = before.codes[index];
        if (!mayFollow(*family.scheme, index, chosen) || (kept & fieldBit(index)) != 0 || !old.isGiven()
            || unchosenCode(judge, family, before.codes, field) != old)
            continue;
        const Code code = unchosenCode(judge, family, after.codes, field);
        if (code == old)
            continue;
        const auto rule = brokenRule(judge, family, after.codes, index, chosen);
        after.codes[index] = code;
        note(followed,
            {pathOf(family.scheme->fields[index]), index, std::string(old.text()), std::string(code.text()),
                rule.empty() ? Because::Default : Because::Rule, chosen, rule});
    }
}

/// The ratio takes what Z21 orders.
void followOrderedRatio(const MeterConfiguration& before, MeterConfiguration& after, std::vector<Followed>& followed)
{
    const auto ratio = orderedRatio(*after.family, after.codes);
    if (!ratio || ratio == orderedRatio(*before.family, before.codes) || ratio == after.currentTransformerRatio)
        return;
    const auto old = textOf(after.currentTransformerRatio);
    after.currentTransformerRatio = ratio;
    note(followed, {"/ctRatio", {}, old, textOf(ratio), Because::SameFact, tellingField(*after.family, "ratio"), {}});
}

/// Z21 takes the ratio, where its three digits can say it.
void followRatio(MeterConfiguration& document, std::vector<Followed>& followed)
{
    const auto& family = *document.family;
    const auto field = tellingField(family, "ratio");
    const auto& ratio = document.currentTransformerRatio;
    if (!field || !ratio || *ratio < smallestRatio || *ratio > largestRatio
        || ratio == orderedRatio(family, document.codes))
        return;
    const Code code(fmt::format("{:03}", *ratio));
    const std::string old(document.codes[*field].text());
    document.codes[*field] = code;
    note(followed,
        {pathOf(family.scheme->fields[*field]), field, old, std::string(code.text()), Because::SameFact, {}, {}});
}

/// Readings that this edit took away leave a list; what was wrong before stays to be seen.
void removeLost(
    const catalog::Catalog& catalog, const MeterConfiguration& before, MeterConfiguration& after, List& list)
{
    std::erase_if(list, [&](const std::string& id) {
        const auto* const item = catalog.display().item(id);
        return item != nullptr && !isAvailable(*item, after) && isAvailable(*item, before);
    });
}

void insertLegal(const List& legal, List& manual)
{
    auto position = manual.begin();
    for (const auto& reading : legal) {
        const auto found = std::ranges::find(manual, reading);
        position = found == manual.end() ? manual.insert(position, reading) + 1 : found + 1;
    }
}

/// The lists follow the meter: one that stood at the default of the codes takes the new default; from one that was made
/// by hand leaves what the meter no longer has, and the legal readings enter the manual list.
void followMeter(const catalog::Catalog& catalog, const MeterConfiguration& before, MeterConfiguration& after,
    std::vector<Followed>& followed)
{
    if (before.codes == after.codes)
        return;
    const auto legal = legalReadings(catalog, after);
    const auto oldDefaults = defaultConfiguration(catalog, *before.family, before.codes).display.lists;
    const auto newDefaults = defaultConfiguration(catalog, *after.family, after.codes).display.lists;
    for (const auto kind : catalog::allDisplayLists) {
        const List old = after.display.lists[kind];
        auto& list = after.display.lists[kind];
        if (list == oldDefaults[kind])
            list = newDefaults[kind];
        else
            removeLost(catalog, before, after, list);
        if (kind == DisplayListKind::Manual)
            insertLegal(legal, list);
        const auto path = "/display/lists/" + std::string(name(kind));
        for (const auto& id : old) {
            const auto* const item = catalog.display().item(id);
            const bool isLost = item == nullptr || !isAvailable(*item, after);
            if (!contains(list, id))
                followed.push_back({path, {}, id, {}, isLost ? Because::Unavailable : Because::Default, {}, {}});
        }
        for (const auto& id : list) {
            if (!contains(old, id)) {
                const auto because = contains(legal, id) ? Because::Legal : Because::Default;
                followed.push_back({path, {}, {}, id, because, {}, {}});
            }
        }
    }
}

/// Codes and ratio, not yet the lists.
void chooseCode(const Judge& judge, MeterConfiguration& document, FieldIndex field, Code code, FieldSet kept,
    std::vector<Followed>& followed)
{
    const auto before = document;
    document.codes[field] = code;
    const auto found = std::ranges::find_if(followed, [field](const Followed& each) { return each.field == field; });
    if (found != followed.end()) // chosen after all
        followed.erase(found);
    followCodes(judge, before, document, field, kept, followed);
    followOrderedRatio(before, document, followed);
}

FieldSet givenFields(const CodeSelection& codes)
{
    FieldSet fields = 0;
    for (FieldIndex field = 0; field < catalog::maximumFields; ++field)
        fields |= codes[field].isGiven() ? fieldBit(field) : FieldSet{0};
    return fields;
}

/// The order and the numbers do not depend on the family.
MeterConfiguration ofFamily(const Judge& judge, const MeterConfiguration& document, const catalog::Family& family)
{
    auto result = defaultConfiguration(judge.catalog(), family);
    result.order = document.order;
    result.meterNumbers = document.meterNumbers;
    return result;
}

bool takesCode(const catalog::Family& family, const catalog::FamilyField& field, const Code& code)
{
    if (field.patternTakes(code.text()))
        return true;
    const auto option = family.table(field).find(code.text());
    return option && field.printedOption(*option) != nullptr;
}

} // namespace

Edited setCode(const Judge& judge, const MeterConfiguration& document, FieldIndex field, Code code, FieldSet kept)
{
    Edited edited{document, {}};
    if (document.codes[field] == code)
        return edited;
    chooseCode(judge, edited.document, field, code, kept, edited.followed);
    followMeter(judge.catalog(), document, edited.document, edited.followed);
    return edited;
}

Edited setCodes(const Judge& judge, const MeterConfiguration& document, const CodeSelection& codes)
{
    Edited edited{document, {}};
    const auto kept = givenFields(codes);
    for (FieldIndex field = 0; field < catalog::maximumFields; ++field) {
        if (codes[field].isGiven() && codes[field] != edited.document.codes[field])
            chooseCode(judge, edited.document, field, codes[field], kept, edited.followed);
    }
    followMeter(judge.catalog(), document, edited.document, edited.followed);
    return edited;
}

Edited newDocument(const Judge& judge, const catalog::Family& family, const CodeSelection& chosen)
{
    return setCodes(judge, defaultConfiguration(judge.catalog(), family), chosen);
}

Edited takeOver(const Judge& judge, const MeterConfiguration& document, const Decoded& decoded)
{
    const bool isSame = decoded.reading == document.family;
    return setCodes(judge, isSame ? document : ofFamily(judge, document, *decoded.reading), decoded.selection);
}

Edited changeFamily(const Judge& judge, const MeterConfiguration& document, const catalog::Family& family)
{
    CodeSelection carried;
    if (document.family->scheme == family.scheme) {
        for (const auto& field : family.fields) {
            const auto* const old = document.family->find(field.field);
            const auto& code = document.codes[field.field];
            // What was a free choice in the old family and is printed for the new one is carried over.
            if (old != nullptr && code.isGiven() && code.text() != std::string_view(old->defaultCode)
                && old->table == field.table && takesCode(family, field, code))
                carried[field.field] = code;
        }
    }
    return setCodes(judge, ofFamily(judge, document, family), carried);
}

Edited setRatio(const Judge& judge, const MeterConfiguration& document, std::optional<int> ratio)
{
    Edited edited{document, {}};
    edited.document.currentTransformerRatio = ratio;
    followRatio(edited.document, edited.followed);
    followMeter(judge.catalog(), document, edited.document, edited.followed);
    return edited;
}

} // namespace meterbench::configuration
