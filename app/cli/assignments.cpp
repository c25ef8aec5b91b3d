// SPDX-License-Identifier: Apache-2.0
#include "app/cli/assignments.h"

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
    configuration::CodeSelection selection;
    for (const Assignment& assignment : assignments) {
        if (assignment.isPath())
            continue;
        const auto field = family.scheme->find(capitals(assignment.target));
        if (!field)
            return usage("set-field", {{"field", assignment.target}});
        if (assignment.value.empty() || assignment.value.size() > configuration::Code::maximumLength)
            return usage("set-value", {{"field", assignment.target}, {"value", assignment.value}});
        selection[*field] = configuration::Code(capitals(assignment.value));
    }
    return selection;
}

} // namespace meterbench::cli
