// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/completion.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace meterbench::configuration {
namespace {

/// Errors weigh more than any number of warnings.
using Weight = std::pair<std::size_t, std::size_t>;

Weight weigh(const Judge& judge, const catalog::Family& family, const CodeSelection& selection)
{
    std::vector<Finding> findings;
    judge.judge(family, selection, findings);
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

} // namespace

CodeSelection complete(const Judge& judge, const catalog::Family& family, const CodeSelection& chosen)
{
    CodeSelection selection = chosen;
    for (const catalog::FamilyField& field : family.fields) {
        if (selection[field.field].isGiven())
            continue;
        const Weight before = weigh(judge, family, selection);
        CodeSelection best = selection;
        Weight bestWeight{};
        for (const Code& code : candidates(family, field)) {
            CodeSelection attempt = selection;
            attempt[field.field] = code;
            const Weight weight = weigh(judge, family, attempt);
            if (!best[field.field].isGiven() || weight < bestWeight) {
                best = attempt;
                bestWeight = weight;
            }
            if (weight <= before) // no worse than the gap
                break;
        }
        selection = best;
    }
    return selection;
}

} // namespace meterbench::configuration
