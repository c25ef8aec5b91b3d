// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/analysis_setup.h"

#include "core/configuration/chosen_meaning.h"
#include "core/configuration/document_judging.h"

#include <algorithm>
#include <charconv>

namespace meterbench::configuration {

namespace {

using catalog::AnalysisRegister;

/// The smaller of the two numbers of channels that the papers print.
constexpr std::size_t leastChannels = 16;
constexpr std::string_view channelsDatum = "analysis-channels";

bool hasEnergy(const AnalysisRegister& each, const MeterConfiguration& document)
{
    const auto energies = chosenParticular(*document.family, document.codes, "energies");
    // A list: ["A+","A-"]
    return each.energy.empty() || !energies || energies->find('"' + each.energy + '"') != std::string_view::npos;
}

bool hasPhase(const AnalysisRegister& each, const MeterConfiguration& document)
{
    return each.phase <= chosenNumber(*document.family, document.codes, "phases").value_or(each.phase);
}

bool hasConnection(const AnalysisRegister& each, const MeterConfiguration& document)
{
    return !each.directOnly || !hasTransformerRatio(*document.family);
}

void judgeRegister(DocumentFindings& findings, const std::string& id, const std::string& path)
{
    const auto& document = findings.document();
    const auto* const each = findings.catalog().analysisRegister(id);
    const std::vector<Argument> which{{"register", id}};
    if (each == nullptr)
        findings.add("analysis-register-unknown", path, which);
    else if (!hasPhase(*each, document))
        findings.add("analysis-register-phase", path, which, findings.fieldTelling("phases"));
    else if (!hasConnection(*each, document))
        findings.add("analysis-register-direct-only", path, which);
    else if (!hasEnergy(*each, document))
        findings.add("analysis-register-energy", path, which, findings.fieldTelling("energies"));
}

void judgeRegisters(DocumentFindings& findings, const std::vector<std::string>& registers)
{
    const std::string path = "/settings/analysisLogger/registers";
    const auto channels = analysisChannels(findings.document());
    if (registers.size() > channels) {
        findings.add("analysis-registers-too-many", path,
            {{"value", std::to_string(registers.size())}, {"limit", std::to_string(channels)}});
    }
    for (std::size_t position = 0; position < registers.size(); ++position) {
        const auto place = path + '/' + std::to_string(position);
        const auto first = std::ranges::find(registers, registers[position]);
        if (static_cast<std::size_t>(first - registers.begin()) < position)
            findings.add("analysis-register-twice", place, {{"register", registers[position]}});
        else
            judgeRegister(findings, registers[position], place);
    }
}

} // namespace

std::size_t analysisChannels(const MeterConfiguration& document)
{
    const auto& technical = document.family->technical;
    const auto datum = std::ranges::find(technical, channelsDatum, &catalog::TechnicalDatum::id);
    if (datum == technical.end())
        return leastChannels;
    const auto channels = std::ranges::find(datum->meaning, std::string_view("channels"), &catalog::Particular::name);
    if (channels == datum->meaning.end())
        return leastChannels;
    std::size_t number = leastChannels;
    std::from_chars(channels->value.data(), channels->value.data() + channels->value.size(), number);
    return number;
}

bool isAvailable(const AnalysisRegister& each, const MeterConfiguration& document)
{
    return hasEnergy(each, document) && hasPhase(each, document) && hasConnection(each, document);
}

std::vector<const AnalysisRegister*> defaultAnalysisRegisters(
    const catalog::Catalog& catalog, const MeterConfiguration& document)
{
    std::vector<const AnalysisRegister*> all;
    for (const auto& each : catalog.analysisRegisters()) {
        if (each.byDefault && isAvailable(each, document))
            all.push_back(&each);
    }
    return all;
}

std::vector<const AnalysisRegister*> analysisRegisters(
    const catalog::Catalog& catalog, const MeterConfiguration& document)
{
    if (!document.settings.analysisRegisters)
        return defaultAnalysisRegisters(catalog, document);
    std::vector<const AnalysisRegister*> all;
    for (const auto& id : *document.settings.analysisRegisters) {
        if (const auto* const each = catalog.analysisRegister(id))
            all.push_back(each);
    }
    return all;
}

void judgeAnalysis(DocumentFindings& findings)
{
    const auto& settings = findings.document().settings;
    if (settings.analysisRegisters)
        judgeRegisters(findings, *settings.analysisRegisters);
    const auto& interval = settings.numbers[Setting::AnalysisInterval];
    if (interval && std::ranges::find(analysisIntervals, *interval) == analysisIntervals.end()) {
        findings.add("analysis-interval", "/settings/analysisLogger/interval", {{"value", std::to_string(*interval)}});
    }
    const bool isSet = settings.analysisRegisters || interval;
    const auto& document = findings.document();
    if (isSet && chosenParticular(*document.family, document.codes, "analysisLogger") == "default")
        findings.add("analysis-setup-code", "/settings/analysisLogger", {}, findings.fieldTelling("analysisLogger"));
}

} // namespace meterbench::configuration
