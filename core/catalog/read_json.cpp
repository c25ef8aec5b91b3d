// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

namespace meterbench::catalog::reading {

text::LocalizedText localized(const Json& json)
{
    text::LocalizedText words;
    for (const auto language : text::allLanguages)
        words.set(language, json.at(std::string(text::tag(language))).get<std::string>());
    return words;
}

text::LocalizedText localizedOrPlain(const Json& json)
{
    if (!json.is_string())
        return localized(json);
    text::LocalizedText words;
    for (const auto language : text::allLanguages)
        words.set(language, json.get<std::string>());
    return words;
}

std::vector<std::string> strings(const Json& json)
{
    return json.get<std::vector<std::string>>();
}

std::vector<std::string> optionalStrings(const Json& json, const char* member)
{
    const auto found = json.find(member);
    return found == json.end() ? std::vector<std::string>{} : strings(*found);
}

std::string optionalText(const Json& json, const char* member)
{
    const auto found = json.find(member);
    return found == json.end() || found->is_null() ? std::string{} : found->get<std::string>();
}

std::vector<Particular> particulars(const Json& json)
{
    std::vector<Particular> all;
    for (const auto& [name, value] : json.items())
        all.push_back({name, value.is_string() ? value.get<std::string>() : value.dump()});
    return all;
}

std::vector<Correction> corrections(const Json& json)
{
    std::vector<Correction> all;
    const auto found = json.find("corrections");
    if (found == json.end())
        return all;
    for (const auto& entry : *found) {
        all.push_back({entry.at("paper").get<std::string>(), entry.at("printed").get<std::string>(),
            entry.at("correct").get<std::string>(), entry.at("reason").get<std::string>()});
    }
    return all;
}

Certainty certainty(const std::string& name)
{
    if (name == "printed")
        return Certainty::Printed;
    if (name == "observed")
        return Certainty::Observed;
    if (name == "inferred")
        return Certainty::Inferred;
    if (name == "guess")
        return Certainty::Guess;
    throw Damaged("certainty \"" + name + "\"");
}

Severity severity(const std::string& name)
{
    if (name == "error")
        return Severity::Error;
    if (name == "warning")
        return Severity::Warning;
    if (name == "note")
        return Severity::Note;
    throw Damaged("severity \"" + name + "\"");
}

FieldIndex fieldOf(const Scheme& scheme, const std::string& id)
{
    const auto field = scheme.find(id);
    if (!field)
        throw Damaged("field \"" + id + "\" is not in scheme " + scheme.id);
    return *field;
}

std::vector<Condition> conditions(const Scheme& scheme, const Json& json)
{
    std::vector<Condition> all;
    for (const auto& [id, codes] : json.items()) {
        Condition condition;
        condition.field = fieldOf(scheme, id);
        condition.negated = codes.is_object();
        condition.codes = strings(condition.negated ? codes.at("not") : codes);
        all.push_back(std::move(condition));
    }
    return all;
}

std::vector<Paper> readPapers(const Json& json)
{
    std::vector<Paper> papers;
    for (const auto& entry : json.at("papers")) {
        Paper paper{entry.at("key").get<std::string>(), entry.at("title").get<std::string>(),
            optionalText(entry, "number"), optionalText(entry, "date"), optionalText(entry, "language"),
            PaperKind::Sheet};
        const auto kind = entry.at("kind").get<std::string>();
        if (kind == "technical-description")
            paper.kind = PaperKind::TechnicalDescription;
        else if (kind == "telegram")
            paper.kind = PaperKind::Telegram;
        else if (kind == "code")
            paper.kind = PaperKind::Code;
        else if (kind == "reasoning")
            paper.kind = PaperKind::Reasoning;
        else if (kind != "sheet")
            throw Damaged("kind \"" + kind + "\"");
        papers.push_back(std::move(paper));
    }
    return papers;
}

} // namespace meterbench::catalog::reading
