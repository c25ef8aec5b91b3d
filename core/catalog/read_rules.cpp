// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

namespace meterbench::catalog::reading {

namespace {

Alternative readAlternative(const Scheme& scheme, const Json& json)
{
    Alternative alternative;
    alternative.modules = optionalStrings(json, "modules");
    auto codes = json;
    codes.erase("modules");
    alternative.conditions = conditions(scheme, codes);
    return alternative;
}

} // namespace

std::vector<Rule> readRules(const Scheme& scheme, const Json& json)
{
    std::vector<Rule> rules;
    for (const auto& entry : json.at("rules")) {
        Rule rule;
        rule.id = entry.at("id").get<std::string>();
        rule.severity = severity(entry.at("severity").get<std::string>());
        rule.basis = entry.at("basis").get<std::string>() == "printed" ? Basis::Printed : Basis::Inferred;
        rule.families = optionalStrings(entry, "families");
        rule.when = conditions(scheme, entry.at("when"));
        if (rule.when.empty())
            throw Damaged("rule \"" + rule.id + "\" has no condition");
        if (const auto require = entry.find("require"); require != entry.end()) {
            for (const auto& alternative : *require)
                rule.require.push_back(readAlternative(scheme, alternative));
        }
        for (const auto& field : entry.at("fields"))
            rule.fields.push_back(fieldOf(scheme, field.get<std::string>()));
        rule.source = entry.at("source").get<std::string>();
        rule.message = localized(entry.at("message"));
        const auto& vectors = entry.at("vectors");
        rule.kept = strings(vectors.at("kept"));
        rule.broken = strings(vectors.at("broken"));
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<EngineMessage> readEngineMessages(const Json& json)
{
    std::vector<EngineMessage> messages;
    for (const auto& entry : json.at("messages")) {
        auto source = optionalText(entry, "source");
        if (source == "{sources}")
            source.clear();
        messages.push_back({entry.at("id").get<std::string>(), severity(entry.at("severity").get<std::string>()),
            localized(entry.at("message")), std::move(source)});
    }
    return messages;
}

} // namespace meterbench::catalog::reading
