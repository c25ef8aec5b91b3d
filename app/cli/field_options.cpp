// SPDX-License-Identifier: Apache-2.0
#include "app/cli/field_options.h"

#include "core/configuration/decode.h"

#include <algorithm>

namespace meterbench::cli {
namespace {

void addOnce(std::vector<std::string>& list, const std::string& key)
{
    if (std::ranges::find(list, key) == list.end())
        list.push_back(key);
}

} // namespace

OptionSources::OptionSources(const configuration::Judge& judge) : m_catalog(judge.catalog())
{
    const configuration::Decoder decoder(judge);
    for (const catalog::Family& family : m_catalog.families()) {
        for (const catalog::ObservedCode& observed : family.observed) {
            std::vector<std::string_view> texts;
            for (const std::string& text : {std::cref(observed.typeCode), std::cref(observed.configuration)}) {
                if (!text.empty())
                    texts.emplace_back(text);
            }
            m_seen.push_back({&family, &observed, decoder.decode(texts, &family).selection});
        }
    }
}

std::vector<std::string> OptionSources::printed(const catalog::FamilyField& field, std::size_t option)
{
    const catalog::PrintedOption* printed = field.printedOption(option);
    return printed == nullptr ? std::vector<std::string>{} : printed->sources;
}

std::vector<std::string> OptionSources::elsewhere(
    const catalog::Family& family, const catalog::FamilyField& field, std::size_t option) const
{
    const catalog::Option& wanted = family.table(field).options[option];
    std::vector<std::string> sources;
    const auto addSeen = [&](bool ofThisFamily) {
        for (const Seen& seen : m_seen) {
            if ((seen.family == &family) == ofThisFamily && seen.family->scheme == family.scheme
                && seen.codes[field.field].text() == wanted.code)
                addOnce(sources, seen.observed->source);
        }
    };
    addSeen(true);
    for (const catalog::Family& other : m_catalog.families()) {
        const catalog::FamilyField* view
            = other.scheme == family.scheme && &other != &family ? other.find(field.field) : nullptr;
        if (view == nullptr || view->table != field.table)
            continue;
        for (const std::string& paper : printed(*view, option))
            addOnce(sources, paper);
    }
    for (const std::string& paper : wanted.elsewhere)
        addOnce(sources, paper);
    addSeen(false);
    return sources;
}

} // namespace meterbench::cli
