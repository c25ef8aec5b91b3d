// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"
#include "core/configuration/meter_configuration.h"
#include "core/ordersheet/sheet_section.h"
#include "core/ordersheet/sheet_words.h"

#include <set>
#include <span>

/// The sections of the sheet, one function each, and what they share. Private to this room.
namespace meterbench::ordersheet {

/// What every section is written from.
class SheetContext {
public:
    SheetContext(const catalog::Catalog& catalog, const SheetWords& words,
        const configuration::MeterConfiguration& document, std::span<const configuration::Finding> findings,
        text::Language language)
        : m_catalog(catalog), m_words(words), m_document(document), m_findings(findings), m_language(language)
    {
    }

    [[nodiscard]] const catalog::Catalog& catalog() const { return m_catalog; }
    [[nodiscard]] const configuration::MeterConfiguration& document() const { return m_document; }
    [[nodiscard]] const catalog::Family& family() const { return *m_document.family; }
    [[nodiscard]] std::span<const configuration::Finding> findings() const { return m_findings; }
    [[nodiscard]] text::Language language() const { return m_language; }

    /// The sheet's own words.
    [[nodiscard]] std::string word(std::string_view id) const { return m_words.say(id, m_language); }
    /// The catalogue's words.
    [[nodiscard]] const std::string& words(const text::LocalizedText& text) const { return text.in(m_language); }

    /// Keys of papers as one cell; remembered for the list of sources at the end.
    [[nodiscard]] Cell sources(const std::vector<std::string>& keys);
    [[nodiscard]] const std::set<std::string>& citedPapers() const { return m_citedPapers; }

    /// Heading and columns of a section: words `id`, `id-intro` (optional), `id-empty` (optional).
    [[nodiscard]] Section section(std::string_view id, std::string_view emptyWord = {}) const;
    [[nodiscard]] Column column(std::string_view titleWord, int share, ColumnKind kind = ColumnKind::Text) const;

    /// How bad the findings about a field or a path (or what lies below it) are.
    [[nodiscard]] CellStyle styleOf(configuration::FieldIndex field, CellStyle otherwise) const;
    [[nodiscard]] CellStyle styleOf(std::string_view path, CellStyle otherwise) const;

private:
    const catalog::Catalog& m_catalog;
    const SheetWords& m_words;
    const configuration::MeterConfiguration& m_document;
    std::span<const configuration::Finding> m_findings;
    text::Language m_language;
    std::set<std::string> m_citedPapers;
};

/// A cell that is never empty: a dash stands for nothing.
[[nodiscard]] Cell cell(std::string text, CellStyle style = CellStyle::Normal);

[[nodiscard]] CellStyle severityStyle(configuration::Severity severity);

/// Numbers as the reader writes them: "7.2" with a comma where the language has one.
[[nodiscard]] std::string decimalText(std::string text, text::Language language);

// code_sections.cpp
[[nodiscard]] Section typeCodeSection(SheetContext& context);
[[nodiscard]] Section configurationSection(SheetContext& context);
// display_sections.cpp
[[nodiscard]] Section displayOptionsSection(SheetContext& context);
[[nodiscard]] Section displayListSection(SheetContext& context, catalog::DisplayListKind kind);
[[nodiscard]] Section pushButton2Section(SheetContext& context);
// order_sections.cpp
[[nodiscard]] Section orderSection(SheetContext& context);
/// Places to be filled in by hand.
[[nodiscard]] Section approvalSection(SheetContext& context);
[[nodiscard]] Section transformerRatioSection(SheetContext& context);
[[nodiscard]] Section meterNumbersSection(SheetContext& context);
[[nodiscard]] Section accessoriesSection(SheetContext& context);
// plan_sections.cpp: annexes of what is set — tariff plans, exception days, daylight saving, load control
[[nodiscard]] std::vector<Section> planSections(const SheetContext& context);
// setting_sections.cpp: annexes of what is set — disconnection, prepayment, limits, pulses, alarms, analysis logger
[[nodiscard]] std::vector<Section> settingSections(const SheetContext& context);
// reference_sections.cpp
[[nodiscard]] Section technicalSection(SheetContext& context);
[[nodiscard]] Section loadProfileSection(SheetContext& context);
[[nodiscard]] Section findingsSection(SheetContext& context);
[[nodiscard]] Section papersSection(SheetContext& context);

} // namespace meterbench::ordersheet
