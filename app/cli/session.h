// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/words.h"
#include "core/configuration/judge.h"
#include "core/configuration/meter_configuration.h"
#include "core/text/message.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// One run of the program: language, form of the output, console, and the data files, each read when first asked for so
/// that help starts without the catalogue. Owned by main(); commands borrow it.
namespace meterbench::cli {

enum class OutputForm { Text, Json };

class Session {
public:
    Session(Console& console, text::Language language, OutputForm form);

    [[nodiscard]] Console& console() const { return m_console; }
    [[nodiscard]] text::Language language() const { return m_language; }
    [[nodiscard]] bool isJson() const { return m_form == OutputForm::Json; }

    /// The program's own words in the language of the run.
    [[nodiscard]] std::string_view word(std::string_view id) const;
    [[nodiscard]] std::string word(std::string_view id, std::span<const Argument> arguments) const;
    /// An error in the language of the run.
    [[nodiscard]] std::string say(const Error& error) const;

    /// The catalogue and its judge. Failure: internal (the data files are part of the program).
    [[nodiscard]] Outcome<const configuration::Judge*> judge();
    /// A family by its id. Failure: usage `family-unknown`, with a `suggestion` when one is near.
    [[nodiscard]] Outcome<const catalog::Family*> family(std::string_view id);
    /// False when somebody had it already: it can be read once.
    [[nodiscard]] bool takeStandardInput() { return !std::exchange(m_isInputTaken, true); }

    /// The command prints JSON Lines: from now on every document stands in one line, a failure too.
    void beginLines() { m_indent = -1; }
    /// Prints a document in JSON: the one of a command, or a line of many.
    void printJson(const nlohmann::ordered_json& document) const;
    void print(std::string_view text) const { m_console.put(text); }
    void printLine(std::string_view text = {}) const;

private:
    Console& m_console;
    text::Language m_language;
    OutputForm m_form;
    bool m_isInputTaken = false;
    int m_indent = 2; ///< of documents; −1: one line
    Words m_words;
    mutable std::optional<text::ErrorTexts> m_errorTexts;
    std::optional<catalog::Catalog> m_catalog;
    std::unique_ptr<configuration::Judge> m_judge;
};

} // namespace meterbench::cli
