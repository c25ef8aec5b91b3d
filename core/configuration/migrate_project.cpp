// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/migrate_project.h"

#include "core/configuration/edits.h"
#include "core/configuration/object_reader.h"
#include "core/configuration/project_file.h"

#include <algorithm>
#include <array>

namespace meterbench::configuration {

namespace {

/// Findings of the decoder that mean the text itself could not be read; all others are for the judge.
constexpr std::array<std::string_view, 11> unreadable{"type-code-length", "type-code-truncated", "type-code-prefix",
    "type-code-character", "type-code-several", "family-unknown", "field-unknown", "field-twice", "packed-digits",
    "code-digits", "configuration-syntax"};

bool isReadable(const Decoded& decoded)
{
    return decoded.reading != nullptr && std::ranges::none_of(decoded.findings, [](const Finding& finding) {
        return std::ranges::find(unreadable, finding.rule) != unreadable.end();
    });
}

/// Puts what `changes` holds into `document`, member by member; lists and plain values replace what was there.
void merge(Json& document, const Json& changes)
{
    for (const auto& [name, value] : changes.items()) {
        const auto found = document.find(name);
        if (found != document.end() && found->is_object() && value.is_object())
            merge(*found, value);
        else
            document[name] = value;
    }
}

/// Version 1, written by hand: `typeCode` and `configuration` are the texts that stand on a nameplate or a sheet, the
/// family follows from the type code, and every other member of the current version may be left out.
Result<Json> fromVersion1(const catalog::Catalog& catalog, const Json& json)
{
    Problem problem;
    ObjectReader reader(problem, &json, {});
    const auto typeCodeText = reader.text("typeCode");
    const auto configuration
        = reader.takeOptional("configuration") != nullptr ? reader.text("configuration") : std::string{};
    const auto familyId = reader.takeOptional("family") != nullptr ? reader.text("family") : std::string{};
    if (const auto& error = problem.error(); error)
        return tl::unexpected(*error);
    const auto* const expected = catalog.family(familyId);
    if (expected == nullptr && !familyId.empty())
        return failure("family-unknown", {{"family", familyId}}, "/family");

    const Judge judge(catalog);
    const Decoder decoder(judge);
    const std::array<std::string_view, 2> texts{typeCodeText, configuration};
    const auto alone = decoder.decode(std::span(texts).first(1), expected);
    if (!isReadable(alone) || !alone.hasTypeCode)
        problem.wrongValue("/typeCode", Json(typeCodeText));
    const auto decoded = decoder.decode(texts, expected);
    if (!isReadable(decoded)
        || typeCode(*decoded.reading, decoded.selection) != typeCode(*decoded.reading, alone.selection))
        problem.wrongValue("/configuration", Json(configuration));
    if (const auto& error = problem.error(); error)
        return tl::unexpected(*error);

    const auto& family = expected != nullptr ? *expected : *decoded.reading;
    auto current = toJson(newDocument(judge, family, decoded.selection).document);
    auto rest = json;
    for (const auto* const member : {"format", "version", "family", "typeCode", "configuration"})
        rest.erase(member);
    merge(current, rest);
    return current;
}

} // namespace

Result<Json> migrate(const catalog::Catalog& catalog, Json json)
{
    const auto format = json.find("format");
    if (format == json.end() || *format != Json(std::string(projectFormat)))
        return failure("not-a-project", {}, "/format");
    const auto version = json.find("version");
    if (version == json.end())
        return failure("project-member-missing", {{"path", "/version"}}, "/version");
    if (!version->is_number_integer())
        return failure("project-member-type", {{"path", "/version"}, {"expected", "1, 2, 3"}}, "/version");
    const auto written = version->dump();
    if (version->is_number_unsigned() && version->get<std::uint64_t>() > static_cast<std::uint64_t>(projectVersion))
        return failure("project-version-newer", {{"version", written}}, "/version");
    if (*version == Json(0) || *version < Json(0))
        return failure("project-version-unknown", {{"version", written}}, "/version");

    if (*version == Json(1))
        return fromVersion1(catalog, json);
    if (*version == Json(2))
        json["version"] = 3; // version 2 had no settings yet; its `settings` is an empty object
    return json;
}

} // namespace meterbench::configuration
