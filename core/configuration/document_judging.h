// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <string_view>

/// The parts of judgeDocument(), one per kind of choice, and what they share. Private to this room.
namespace meterbench::configuration {

/// Collects findings with the words of the catalogue's engine messages.
class DocumentFindings {
public:
    DocumentFindings(const catalog::Catalog& catalog, const MeterConfiguration& document)
        : m_catalog(catalog), m_document(document)
    {
    }

    [[nodiscard]] const catalog::Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] const MeterConfiguration& document() const { return m_document; }
    [[nodiscard]] std::vector<Finding>& findings() { return m_findings; }

    /// @param path JSON Pointer of what the finding is about; empty when the fields say it
    void add(std::string_view message, std::string path, std::vector<Argument> arguments = {}, FieldSet fields = 0);

    /// The field that tells a particular, as a set; empty when the family has none.
    [[nodiscard]] FieldSet fieldTelling(std::string_view particular) const;

private:
    const catalog::Catalog& m_catalog;
    const MeterConfiguration& m_document;
    std::vector<Finding> m_findings;
};

/// Display lists, their readings, prepayment, push button 2 (judge_display.cpp).
void judgeDisplay(DocumentFindings& findings);
/// Accessories, transformer ratio, meter numbers, order (judge_order.cpp).
void judgeOrder(DocumentFindings& findings);

/// Tariff and load-control plans, exception days, daylight saving (judge_plans.cpp).
void judgePlans(DocumentFindings& findings);
/// Numbers of the settings, disconnection, prepayment, alarms, pulses (judge_settings.cpp).
void judgeSettings(DocumentFindings& findings);
/// The set-up of the analysis logger (analysis_setup.cpp).
void judgeAnalysis(DocumentFindings& findings);

/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& words);

} // namespace meterbench::configuration
