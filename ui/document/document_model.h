// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"
#include "core/configuration/meter_configuration.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <functional>
#include <optional>

/// The open document: one MeterConfiguration, what the judge says of it, its history of edits and where it is saved. It
/// outlives every widget that shows it. All changes go through edit() and can be undone; it opens no file and paints
/// nothing. GUI thread.
namespace meterbench::ui {

/// How a value stands; shown by icon and words.
enum class ValueState { Default, Edited, Doubtful, Invalid };

/// The text of an undo step in the reader's language; asked anew when the language changes.
using EditWords = std::function<QString(text::Language)>;

class DocumentModel : public QObject {
    Q_OBJECT

public:
    /// @param judge must outlive the document. Starts as a new document of the family.
    DocumentModel(const configuration::Judge& judge, const catalog::Family& family, QObject* parent = nullptr);

    [[nodiscard]] const configuration::MeterConfiguration& configuration() const { return m_configuration; }
    [[nodiscard]] const catalog::Family& family() const { return *m_configuration.family; }
    [[nodiscard]] const catalog::Catalog& catalog() const { return m_judge.catalog(); }
    [[nodiscard]] const configuration::Judge& judge() const { return m_judge; }
    /// Worst first.
    [[nodiscard]] const std::vector<configuration::Finding>& findings() const { return m_findings; }
    [[nodiscard]] std::size_t count(catalog::Severity severity) const;

    /// The options of a field that are still possible and why others are not; null when the family does not have the
    /// field.
    [[nodiscard]] const configuration::Judge::FieldChoices* choices(catalog::FieldIndex field) const;
    [[nodiscard]] const std::vector<configuration::Judge::FieldChoices>& allChoices() const;

    [[nodiscard]] ValueState fieldState(catalog::FieldIndex field) const;
    /// The same for a value that is no code. @param path JSON Pointer; findings below it count
    [[nodiscard]] ValueState pathState(const QString& path, bool isDefault) const;

    [[nodiscard]] QUndoStack& undoStack() { return m_undoStack; }
    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }

    /// Replaces the configuration by an edit that can be undone. Nothing happens when both are the same.
    /// @param mergeKey edits in sequence with the same key, not empty, become one step
    void edit(configuration::MeterConfiguration after, EditWords words, const QString& mergeKey = {});

    /// Another document takes the place of this one: history and saved state begin anew.
    void replace(configuration::MeterConfiguration configuration, const QString& fileName, const QString& title = {});
    /// A document that was never saved by its owner (recovered, or another program's): counts as modified.
    void replaceUnsaved(configuration::MeterConfiguration configuration, const QString& fileName);
    void markSaved(const QString& fileName);

    /// Empty while the document has no file.
    [[nodiscard]] const QString& fileName() const { return m_fileName; }
    /// Name shown when there is no file ("sample"); may be empty.
    [[nodiscard]] const QString& title() const { return m_title; }

    /// What undo and redo would do; empty when there is nothing to do.
    [[nodiscard]] QString undoWords(text::Language language) const;
    [[nodiscard]] QString redoWords(text::Language language) const;

signals:
    /// The configuration changed, by an edit, undo, redo or another document.
    void changed();
    /// Another family, so other fields: pages build their rows anew. Sent before changed().
    void familyChanged();
    /// Another document: file name and title may have changed as well.
    void replaced();
    void savedStateChanged();

private:
    friend class EditCommand;
    void set(const configuration::MeterConfiguration& configuration);

    const configuration::Judge& m_judge;
    configuration::MeterConfiguration m_configuration;
    std::vector<configuration::Finding> m_findings;
    mutable std::optional<std::vector<configuration::Judge::FieldChoices>> m_choices;
    QString m_fileName;
    QString m_title;
    QUndoStack m_undoStack;
};

} // namespace meterbench::ui
