// SPDX-License-Identifier: Apache-2.0
#include "app/cli/finding_output.h"

#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::cli {
namespace {

using configuration::ExplainedFinding;
using configuration::Severity;

Style styleOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Style::Error;
    case Severity::Warning:
        return Style::Warning;
    case Severity::Note:
        break;
    }
    return Style::Note;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string result;
    for (const std::string& part : parts) {
        if (!result.empty())
            result.push_back(' ');
        result.append(part);
    }
    return result;
}

} // namespace

std::vector<ExplainedFinding> explainAll(const Session& session, const catalog::Catalog& catalog,
    const catalog::Family* family, std::span<const configuration::Finding> findings,
    const configuration::CodeSelection& selection)
{
    std::vector<ExplainedFinding> result;
    result.reserve(findings.size());
    for (const configuration::Finding& finding : findings)
        result.push_back(configuration::explain(catalog, family, finding, selection, session.language()));
    return result;
}

nlohmann::ordered_json toJson(std::span<const ExplainedFinding> findings)
{
    auto result = nlohmann::ordered_json::array();
    for (const ExplainedFinding& finding : findings) {
        result.push_back({{"severity", catalog::name(finding.severity)}, {"rule", finding.rule},
            {"fields", finding.fields}, {"message", finding.message}, {"source", finding.source}});
    }
    return result;
}

std::string toText(const Session& session, std::span<const ExplainedFinding> findings, std::size_t indent)
{
    std::string result;
    const std::string margin(indent, ' ');
    for (const ExplainedFinding& finding : findings) {
        const std::string severity(session.word(std::string("severity-").append(catalog::name(finding.severity))));
        const std::string fields = joined(finding.fields);
        result.append(margin).append(session.console().styled(styleOf(finding.severity), severity));
        if (!fields.empty())
            result.append("  ").append(session.console().styled(Style::Heading, fields));
        result.append("\n")
            .append(margin)
            .append("  ")
            .append(wrapped(harmless(finding.message), indent + 2, session.console().columns()))
            .append("\n");
        std::string origin = "[" + finding.rule + "]";
        if (!finding.source.empty())
            origin.append(" ").append(finding.source);
        result.append(margin).append("  ").append(session.console().styled(Style::Muted, origin)).append("\n");
    }
    return result;
}

std::size_t count(std::span<const ExplainedFinding> findings, Severity severity)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(findings, [&](const ExplainedFinding& finding) { return finding.severity == severity; }));
}

} // namespace meterbench::cli
