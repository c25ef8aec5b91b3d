// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/option_knowledge.h"

#include "core/base/word_list.h"

#include <algorithm>

namespace meterbench::configuration {

std::vector<std::string> OptionKnowledge::sources() const
{
    std::vector<std::string> all;
    for (const auto* list : {&seenHere, &otherPapers, &olderPapers, &seenElsewhere}) {
        for (const auto& source : *list)
            addOnce(all, source);
    }
    return all;
}

CodeSelection seenCodes(const catalog::Family& family, const catalog::ObservedCode& observed)
{
    CodeSelection codes;
    std::size_t position = family.prefix.size();
    for (const auto& group : family.scheme->typeCodeGroups) {
        for (const auto field : group) {
            const auto digits = family.scheme->fields[field].digits;
            if (position + digits <= observed.typeCode.size()) {
                const auto text = std::string_view(observed.typeCode).substr(position, digits);
                if (text.find('?') == std::string_view::npos)
                    codes[field] = Code(text);
            }
            position += digits;
        }
    }
    return codes;
}

OptionKnowledge knowledgeOf(const catalog::Catalog& catalog, const catalog::Family& family,
    const catalog::FamilyField& field, std::size_t option)
{
    const auto& wanted = family.table(field).options[option];
    OptionKnowledge knowledge;
    knowledge.olderPapers = wanted.elsewhere;
    for (const auto& other : catalog.families()) {
        if (other.scheme != family.scheme)
            continue;
        for (const auto& observed : other.observed) {
            if (seenCodes(other, observed)[field.field].text() == wanted.code)
                addOnce(&other == &family ? knowledge.seenHere : knowledge.seenElsewhere, observed.source);
        }
        const auto* otherField = &other == &family ? nullptr : other.find(field.field);
        // The same code means another thing in another table: X5 = 1 is 5(100) A direct and 1(6) A behind transformers.
        if (otherField == nullptr || otherField->table != field.table)
            continue;
        if (const auto* printed = otherField->printedOption(option); printed != nullptr) {
            knowledge.otherFamilies.push_back(other.id);
            for (const auto& source : printed->sources)
                addOnce(knowledge.otherPapers, source);
        }
    }
    return knowledge;
}

} // namespace meterbench::configuration
