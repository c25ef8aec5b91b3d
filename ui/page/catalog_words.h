// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/display_catalog.h"
#include "core/catalog/family.h"
#include "ui/document/document_model.h"
#include "ui/theme/state_colors.h"

#include <QCoreApplication>
#include <QString>

/// The words and icons by which pages speak of what the catalogue knows: certainty, state, severity, groups. GUI
/// thread.
namespace meterbench::ui {

class CatalogWords {
    Q_DECLARE_TR_FUNCTIONS(CatalogWords)

public:
    /// "printed", "seen on a real meter" …
    static QString certainty(catalog::Certainty certainty);
    /// A sentence for the explanation.
    static QString certaintySentence(catalog::Certainty certainty);
    static QString certaintyIcon(catalog::Certainty certainty);
    static QString state(ValueState state);
    static QString stateIcon(ValueState state);
    static StateRole stateRole(ValueState state);
    static QString severity(catalog::Severity severity);
    static QString severityIcon(catalog::Severity severity);
    static StateRole severityRole(catalog::Severity severity);
    /// "2 errors, 1 warning"; says so when there is nothing.
    static QString counts(std::size_t errors, std::size_t warnings, std::size_t notes);
    /// Heading of a group of readings, "tariff-energy".
    static QString readingGroup(std::string_view group);
    static QString accessoryKind(int kind);
};

/// "08 · 5(80) A"; the code alone when nobody knows what it means.
[[nodiscard]] QString codeWithLabel(
    const catalog::Family& family, catalog::FieldIndex field, std::string_view code, text::Language language);

/// Why the meter in the document does not have a reading: its family, or the codes it would need. @pre it is not
/// available
[[nodiscard]] QString reasonWhyMissing(
    const DocumentModel& document, const catalog::DisplayItem& item, text::Language language);

} // namespace meterbench::ui
