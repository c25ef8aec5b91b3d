// SPDX-License-Identifier: Apache-2.0
#include "ui/document/document_model.h"

#include <QUndoCommand>

#include <algorithm>

namespace meterbench::ui {

/// One step of the history: the whole configuration before and after. A configuration is small, so a step needs no
/// cleverness of its own. Owned by the document's undo stack. GUI thread.
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

using configuration::MeterConfiguration;

DocumentModel::DocumentModel(const configuration::Judge& judge, const catalog::Family& family, QObject* parent)
    : QObject(parent), m_judge(judge), m_configuration(configuration::defaultConfiguration(judge.catalog(), family)),
      m_findings(configuration::judgeDocument(judge, m_configuration))
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &DocumentModel::savedStateChanged);
}

std::size_t DocumentModel::count(catalog::Severity severity) const
{
    return static_cast<std::size_t>(std::ranges::count(m_findings, severity, &configuration::Finding::severity));
}

const std::vector<configuration::Judge::FieldChoices>& DocumentModel::allChoices() const
{
    if (!m_choices) {
        std::vector<std::string> modules;
        for (const auto& accessory : m_configuration.accessories)
            modules.push_back(accessory.part);
        m_choices = m_judge.choices(family(), m_configuration.codes, modules);
    }
    return *m_choices;
}

const configuration::Judge::FieldChoices* DocumentModel::choices(catalog::FieldIndex field) const
{
    const auto& all = allChoices();
    const auto found = std::ranges::find(all, field, &configuration::Judge::FieldChoices::field);
    return found == all.end() ? nullptr : &*found;
}

namespace {

/// @param concerns whether a finding is about the value
template <typename Concerns>
ValueState stateOf(const std::vector<configuration::Finding>& findings, bool isDefault, Concerns concerns)
{
    // Sorted worst first.
    const auto worst = std::ranges::find_if(findings, concerns);
    if (worst != findings.end() && worst->severity == catalog::Severity::Error)
        return ValueState::Invalid;
    if (worst != findings.end() && worst->severity == catalog::Severity::Warning)
        return ValueState::Doubtful;
    return isDefault ? ValueState::Default : ValueState::Edited;
}

} // namespace

ValueState DocumentModel::fieldState(catalog::FieldIndex field) const
{
    const catalog::FamilyField* familyField = family().find(field);
    const bool isDefault
        = familyField == nullptr || m_configuration.codes[field].text() == std::string_view(familyField->defaultCode);
    return stateOf(m_findings, isDefault,
        [field](const auto& finding) { return (finding.fields & configuration::fieldBit(field)) != 0; });
}

ValueState DocumentModel::pathState(const QString& path, bool isDefault) const
{
    return stateOf(m_findings, isDefault, [wanted = path.toStdString()](const auto& finding) {
        return std::ranges::any_of(finding.paths, [&wanted](std::string_view each) {
            return each.starts_with(wanted) && (each.size() == wanted.size() || each[wanted.size()] == '/');
        });
    });
}

void DocumentModel::edit(MeterConfiguration after, EditWords words, const QString& mergeKey)
{
    if (after == m_configuration)
        return;
    m_undoStack.push(new EditCommand(*this, std::move(after), std::move(words), mergeKey));
}

void DocumentModel::set(const MeterConfiguration& configuration)
{
    const bool otherFamily = configuration.family != m_configuration.family;
    m_configuration = configuration;
    m_findings = configuration::judgeDocument(m_judge, m_configuration);
    m_choices.reset();
    if (otherFamily)
        emit familyChanged();
    emit changed();
}

void DocumentModel::replace(MeterConfiguration configuration, const QString& fileName, const QString& title)
{
    m_fileName = fileName;
    m_title = title;
    m_undoStack.clear();
    m_undoStack.setClean();
    set(configuration);
    emit replaced();
    emit savedStateChanged();
}

void DocumentModel::replaceUnsaved(MeterConfiguration configuration, const QString& fileName)
{
    replace(std::move(configuration), fileName);
    m_undoStack.resetClean();
    emit savedStateChanged();
}

void DocumentModel::markSaved(const QString& fileName)
{
    m_fileName = fileName;
    m_title.clear();
    m_undoStack.setClean();
    emit savedStateChanged();
}

namespace {

QString wordsOf(const QUndoStack& stack, int index, text::Language language)
{
    const auto* command = index < 0 ? nullptr : dynamic_cast<const EditCommand*>(stack.command(index));
    return command == nullptr ? QString() : command->words(language);
}

} // namespace

QString DocumentModel::undoWords(text::Language language) const
{
    return wordsOf(m_undoStack, m_undoStack.index() - 1, language);
}

QString DocumentModel::redoWords(text::Language language) const
{
    return m_undoStack.canRedo() ? wordsOf(m_undoStack, m_undoStack.index(), language) : QString();
}

} // namespace meterbench::ui
