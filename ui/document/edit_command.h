// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/document_model.h"

#include <QUndoCommand>

/// One step of the history: the whole configuration before and after. A configuration is small, so a step needs no
/// cleverness of its own. Owned by the document's undo stack. GUI thread.
namespace meterbench::ui {

class EditCommand : public QUndoCommand {
public:
    EditCommand(DocumentModel& document, configuration::MeterConfiguration after, EditWords words, QString mergeKey);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

    [[nodiscard]] QString words(text::Language language) const { return m_words ? m_words(language) : QString(); }

private:
    DocumentModel& m_document;
    configuration::MeterConfiguration m_before;
    configuration::MeterConfiguration m_after;
    EditWords m_words;
    QString m_mergeKey;
};

} // namespace meterbench::ui
