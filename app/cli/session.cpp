// SPDX-License-Identifier: Apache-2.0
#include "app/cli/session.h"

#include "app/cli/nearest.h"
#include "workbench/resources/resources.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace meterbench::cli {

Session::Session(Console& console, text::Language language, OutputForm form)
    : m_console(console), m_language(language), m_form(form)
{
    // Without its words the program still works and answers with their ids; a test keeps the file whole.
    if (auto words = resources::resourceBytes("text/cli.json").and_then([](const std::string& bytes) {
            return Words::parse(bytes);
        }))
        m_words = std::move(*words);
}

std::string_view Session::word(std::string_view id) const
{
    return m_words.say(id, m_language);
}

std::string Session::word(std::string_view id, std::span<const Argument> arguments) const
{
    std::vector<Argument> shown(arguments.begin(), arguments.end());
    for (auto& argument : shown)
        argument.value = harmless(argument.value);
    return text::fill(word(id), shown);
}

std::string Session::say(const Error& error) const
{
    std::string message;
    const std::string own = "error-" + error.id;
    if (m_words.knows(own)) {
        message = text::fill(word(own), error.arguments);
    } else {
        if (!m_errorTexts) {
            if (auto texts = resources::loadErrorTexts())
                m_errorTexts = std::move(*texts);
        }
        message = m_errorTexts ? m_errorTexts->say(error, m_language) : error.id;
    }
    const auto expected = std::ranges::find(error.arguments, "expected", &Argument::name);
    if (expected != error.arguments.end())
        message.append(" ").append(text::fill(word("expected-" + expected->value), error.arguments));
    const auto suggestion = std::ranges::find(error.arguments, "suggestion", &Argument::name);
    if (suggestion != error.arguments.end())
        message.append(" ").append(text::fill(word("did-you-mean"), error.arguments));
    return message;
}

Outcome<const configuration::Judge*> Session::judge()
{
    if (m_judge == nullptr) {
        auto catalog = resources::loadCatalog();
        if (!catalog)
            return fail(ExitCode::Internal, std::move(catalog.error()));
        m_catalog = std::move(*catalog);
        m_judge = std::make_unique<configuration::Judge>(*m_catalog);
    }
    return m_judge.get();
}

Outcome<const catalog::Family*> Session::family(std::string_view id)
{
    const auto judged = judge();
    if (!judged)
        return tl::unexpected<Failure>(judged.error());
    const catalog::Family* family = (*judged)->catalog().family(id);
    if (family != nullptr)
        return family;
    std::vector<std::string_view> ids;
    for (const auto& each : (*judged)->catalog().families())
        ids.push_back(each.id);
    return usage("family-unknown", withSuggestion({{"family", std::string(id)}}, nearest(id, ids)));
}

void Session::printJson(const nlohmann::ordered_json& document) const
{
    // Text of the command line may be no UTF-8; a replacement character says so where an exception would not.
    m_console.put(document.dump(m_indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    m_console.put("\n");
}

void Session::printLine(std::string_view text) const
{
    m_console.put(text);
    m_console.put("\n");
}

} // namespace meterbench::cli
