// SPDX-License-Identifier: Apache-2.0
#include "app/cli/followed_output.h"

#include "app/cli/text_table.h"

#include <nlohmann/json.hpp>

namespace meterbench::cli {

using configuration::Because;
using configuration::Followed;
using configuration::MeterConfiguration;

namespace {

/// "X9 = 2", or the ratio's place.
std::string causeOf(const MeterConfiguration& document, const Followed& followed)
{
    if (!followed.cause)
        return "/ctRatio = " + std::to_string(document.currentTransformerRatio.value_or(0));
    return document.family->scheme->fields[*followed.cause].id + " = "
        + std::string(document.codes[*followed.cause].text());
}

std::string becauseOf(const Session& session, const MeterConfiguration& document, const Followed& followed)
{
    const std::vector<Argument> arguments{{"cause", causeOf(document, followed)},
        {"field", document.family->scheme->fields[*followed.field].id}, {"before", followed.before},
        {"rule", std::string(followed.rule)}};
    const auto* const word = followed.because == Because::Rule ? "followed-rule"
        : followed.because == Because::SameFact                ? "followed-same-fact"
                                                               : "followed-default";
    return session.word(word, arguments);
}

} // namespace

nlohmann::ordered_json followedJson(
    const Session& session, const MeterConfiguration& document, std::span<const Followed> followed)
{
    auto result = nlohmann::ordered_json::array();
    for (const Followed& each : followed) {
        if (!each.field)
            continue;
        const auto& fields = document.family->scheme->fields;
        nlohmann::ordered_json entry{{"field", fields[*each.field].id}, {"code", each.after},
            {"because", becauseOf(session, document, each)}, {"from", each.before}};
        if (each.cause)
            entry["cause"] = fields[*each.cause].id;
        if (!each.rule.empty())
            entry["rule"] = each.rule;
        result.push_back(std::move(entry));
    }
    return result;
}

std::string followedText(const Session& session, const MeterConfiguration& document, std::span<const Followed> followed)
{
    std::string result;
    const Console& console = session.console();
    for (const Followed& each : followed) {
        if (!each.field)
            continue;
        const auto& field = document.family->scheme->fields[*each.field];
        result.append(console.styled(Style::Note, session.word("followed"))).append("  ");
        result.append(console.styled(Style::Heading, field.id + " = " + each.after)).append("\n  ");
        result.append(wrapped(becauseOf(session, document, each), 2, session.console().columns())).append("\n");
    }
    return result;
}

} // namespace meterbench::cli
