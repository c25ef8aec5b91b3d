// SPDX-License-Identifier: Apache-2.0
#include "app/cli/assignments.h"

#include "app/cli/nearest.h"
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/edits.h"

#include <algorithm>

namespace meterbench::cli {
namespace {

/// Codes and fields are printed in capitals and typed in either case.
std::string capitals(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char character) {
        return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A') : character;
    });
    return text;
}

/// What an assignment settles: a code, or a place of the document.
std::string placeOf(const catalog::Family& family, const Assignment& assignment)
{
    const auto field
        = configuration::fieldOf(family, assignment.isPath() ? assignment.target : capitals(assignment.target));
    return field ? family.scheme->fields[*field].id : assignment.target;
}

/// The ratio that an assignment settles; Z21 and the ratio are one fact.
std::optional<int> ratioOf(const catalog::Family& family, const Assignment& assignment)
{
    const auto field = configuration::tellingField(family, "ratio");
    if (!field)
        return std::nullopt;
    const bool isRatio = assignment.target == "/ctRatio";
    if (!isRatio && placeOf(family, assignment) != family.scheme->fields[*field].id)
        return std::nullopt;
    configuration::CodeSelection codes;
    codes[*field] = configuration::Code(assignment.value);
    return configuration::orderedRatio(family, codes);
}

/// Only one of the two can hold. An element that is appended to a list contradicts none.
bool contradict(const catalog::Family& family, const Assignment& a, const Assignment& b)
{
    if (const auto ratio = ratioOf(family, a); ratio && ratioOf(family, b))
        return ratio != ratioOf(family, b);
    return placeOf(family, a) == placeOf(family, b) && !a.target.ends_with("/-")
        && capitals(a.value) != capitals(b.value);
}

std::string nearestField(const catalog::Family& family, const std::string& target)
{
    std::vector<std::string_view> ids;
    for (const auto& field : family.scheme->fields)
        ids.push_back(field.id);
    return std::string(nearest(capitals(target), ids));
}

} // namespace

Outcome<std::vector<Assignment>> readAssignments(std::span<const std::string> texts, PathTargets paths)
{
    std::vector<Assignment> assignments;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return usage("set-syntax", {{"text", text}});
        Assignment assignment{text.substr(0, equals), text.substr(equals + 1)};
        if (assignment.isPath() && paths == PathTargets::Refused)
            return usage("set-path", {{"path", assignment.target}});
        assignments.push_back(std::move(assignment));
    }
    return assignments;
}

Outcome<configuration::CodeSelection> selectionOf(
    const catalog::Family& family, std::span<const Assignment> assignments)
{
    for (std::size_t later = 1; later < assignments.size(); ++later) {
        for (const Assignment& earlier : assignments.first(later)) {
            if (contradict(family, earlier, assignments[later]))
                return usage("set-twice",
                    {{"first", earlier.target + '=' + earlier.value},
                        {"second", assignments[later].target + '=' + assignments[later].value}});
        }
    }
    configuration::CodeSelection selection;
    for (const Assignment& assignment : assignments) {
        if (assignment.isPath())
            continue;
        const auto field = family.scheme->find(capitals(assignment.target));
        if (!field)
            return usage(
                "set-field", withSuggestion({{"field", assignment.target}}, nearestField(family, assignment.target)));
        if (assignment.value.empty() || assignment.value.size() > configuration::Code::maximumLength)
            return usage("set-value", {{"field", assignment.target}, {"value", assignment.value}});
        selection[*field] = configuration::Code(capitals(assignment.value));
    }
    return selection;
}

} // namespace meterbench::cli
