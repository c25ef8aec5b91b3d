// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/accessory.h"
#include "core/catalog/analysis_register.h"
#include "core/catalog/display_catalog.h"
#include "core/catalog/family.h"
#include "core/catalog/paper.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

/// The readers behind Catalog::load(), one per kind of data file. Private to this room. They throw Damaged or
/// nlohmann's exceptions, which Catalog::load() turns into an Error with the file's name: nowhere else.
namespace meterbench::catalog::reading {

using Json = nlohmann::json;

/// A data file that parses as JSON but says something impossible.
class Damaged : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

[[nodiscard]] text::LocalizedText localized(const Json& json);
/// Plain text counts for every language (values such as "IP54").
[[nodiscard]] text::LocalizedText localizedOrPlain(const Json& json);
[[nodiscard]] std::vector<std::string> strings(const Json& json);
/// The member's strings, or none when it is absent.
[[nodiscard]] std::vector<std::string> optionalStrings(const Json& json, const char* member);
/// The member's text; empty when absent or null.
[[nodiscard]] std::string optionalText(const Json& json, const char* member);
[[nodiscard]] std::vector<Particular> particulars(const Json& json);
[[nodiscard]] std::vector<Correction> corrections(const Json& json);
[[nodiscard]] Certainty certainty(const std::string& name);
[[nodiscard]] Severity severity(const std::string& name);
[[nodiscard]] FieldIndex fieldOf(const Scheme& scheme, const std::string& id);
/// `{"X8": ["2"], "X10": {"not": ["0"]}}`
[[nodiscard]] std::vector<Condition> conditions(const Scheme& scheme, const Json& json);

[[nodiscard]] std::vector<Paper> readPapers(const Json& json);
[[nodiscard]] Scheme readScheme(const Json& json);
[[nodiscard]] Family readFamily(std::span<const Scheme> schemes, const Json& json);
[[nodiscard]] std::vector<Rule> readRules(const Scheme& scheme, const Json& json);
[[nodiscard]] std::vector<EngineMessage> readEngineMessages(const Json& json);
[[nodiscard]] std::vector<Accessory> readAccessories(const Json& json);
[[nodiscard]] std::vector<AnalysisRegister> readAnalysisRegisters(const Json& json);
[[nodiscard]] DisplayCatalog readDisplay(const Json& items, const Json& pushButton);

} // namespace meterbench::catalog::reading
