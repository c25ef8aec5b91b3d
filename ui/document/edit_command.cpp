// SPDX-License-Identifier: Apache-2.0
#include "ui/document/edit_command.h"

namespace meterbench::ui {

EditCommand::EditCommand(
    DocumentModel& document, configuration::MeterConfiguration after, EditWords words, QString mergeKey)
    : m_document(document), m_before(document.configuration()), m_after(std::move(after)), m_words(std::move(words)),
      m_mergeKey(std::move(mergeKey))
{
    setText(this->words(text::Language::English));
}

void EditCommand::undo()
{
    m_document.set(m_before);
}

void EditCommand::redo()
{
    m_document.set(m_after);
}

int EditCommand::id() const
{
    return m_mergeKey.isEmpty() ? -1 : 1;
}

bool EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto* next = dynamic_cast<const EditCommand*>(other);
    if (next == nullptr || next->m_mergeKey != m_mergeKey)
        return false;
    m_after = next->m_after;
    m_words = next->m_words;
    setObsolete(m_after == m_before);
    return true;
}

} // namespace meterbench::ui
