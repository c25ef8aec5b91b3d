// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/completion.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace meterbench::configuration {
namespace {

/// Errors weigh more than any number of warnings.
using Weight = std::pair<std::size_t, std::size_t>;

std::vector<Finding> judged(const Judge& judge, const catalog::Family& family, const CodeSelection& selection)
{
    std::vector<Finding> findings;
    judge.judge(family, selection, findings);
    return findings;
}

Weight weigh(const Judge& judge, const catalog::Family& family, const CodeSelection& selection)
{
    const auto findings = judged(judge, family, selection);
    const auto number = [&](Severity severity) {
        return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
    };
    return {number(Severity::Error), number(Severity::Warning)};
}

/// The options to be tried for a field, best first: the default, then the printed ones in the order of the paper.
std::vector<Code> candidates(const catalog::Family& family, const catalog::FamilyField& field)
{
    std::vector<Code> codes{Code(field.defaultCode)};
    for (const catalog::PrintedOption& printed : field.printed) {
        const Code code(family.table(field).options[printed.option].code);
        if (code != codes.front())
            codes.push_back(code);
    }
    return codes;
}

/// What a field may look at when it chooses for itself.
CodeSelection surroundings(const catalog::Family& family, CodeSelection codes, FieldIndex field)
{
    const auto& fields = family.scheme->fields;
    codes[field] = Code();
    if (fields[field].part == catalog::Part::Hardware) {
        for (std::size_t index = 0; index < fields.size(); ++index) {
            if (fields[index].part == catalog::Part::Software)
                codes.codes[index] = Code();
        }
    }
    return codes;
}

} // namespace

Code unchosenCode(
    const Judge& judge, const catalog::Family& family, const CodeSelection& codes, const catalog::FamilyField& field)
{
    auto attempt = surroundings(family, codes, field.field);
    const Weight without = weigh(judge, family, attempt);
    Code best;
    Weight bestWeight{};
    for (const Code& code : candidates(family, field)) {
        attempt[field.field] = code;
        const Weight weight = weigh(judge, family, attempt);
        if (!best.isGiven() || weight < bestWeight) {
            best = code;
            bestWeight = weight;
        }
        if (weight <= without) // no worse than the gap
            break;
    }
    return best;
}

std::string_view brokenRule(
    const Judge& judge, const catalog::Family& family, const CodeSelection& codes, FieldIndex field, FieldIndex chosen)
{
    const auto both = fieldBit(field) | fieldBit(chosen);
    const auto findings = judged(judge, family, codes);
    const auto found = std::ranges::find_if(findings,
        [&](const Finding& finding) { return finding.severity != Severity::Note && (finding.fields & both) == both; });
    return found != findings.end() ? found->rule : std::string_view();
}

} // namespace meterbench::configuration
