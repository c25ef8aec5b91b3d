// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"
#include "ui/page/workspace.h"

#include <QCoreApplication>
#include <QPalette>

/// The explanation of a field, an option or a reading as rich text: what it is, what is chosen and why it is the
/// default, what the choice excludes, where it is printed and how sure we are. Text only; the panel shows it. GUI
/// thread.
namespace meterbench::ui {

class Explanation {
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    /// @param palette for the colours of quiet text and lines
    Explanation(Workspace& workspace, const QPalette& palette);

    [[nodiscard]] QString html(const Subject& subject) const;

private:
    [[nodiscard]] QString ofFamily() const;
    [[nodiscard]] QString ofField(const FieldSubject& subject) const;
    [[nodiscard]] QString ofReading(const ReadingSubject& subject) const;
    [[nodiscard]] QString ofOption(const catalog::FamilyField& field, std::string_view code) const;
    [[nodiscard]] QString ofFindings(catalog::FieldIndex field) const;
    /// What the choice made for this field makes impossible in others.
    [[nodiscard]] QString ofExclusions(catalog::FieldIndex field) const;
    [[nodiscard]] QString ofCorrections(const catalog::FieldDefinition& definition) const;
    [[nodiscard]] QString ofSources(const std::vector<std::string>& keys) const;

    [[nodiscard]] static QString heading(const QString& words);
    [[nodiscard]] QString quiet(const QString& words) const;
    [[nodiscard]] QString section(const QString& title, const QString& content) const;
    [[nodiscard]] QString colored(StateRole role, const QString& words) const;

    Workspace& m_workspace;
    QPalette m_palette;
    text::Language m_language;
};

} // namespace meterbench::ui
