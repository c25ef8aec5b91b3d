// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/palette_entries.h"

#include "ui/text/words.h"
#include "ui/theme/icon.h"

#include <QCoreApplication>
#include <QPointer>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

class PaletteWords {
    Q_DECLARE_TR_FUNCTIONS(PaletteWords)

public:
    static QString field() { return tr("Field"); }
    static QString option(bool possible) { return possible ? tr("Choose") : tr("Choose (excluded now)"); }
    static QString chosen() { return tr("Chosen"); }
    static QString reading() { return tr("Reading"); }
};

void addActions(std::vector<PaletteEntry>& entries, const ActionRegistry& actions)
{
    for (QAction* action : actions.all()) {
        if (!action->isEnabled() || !action->isVisible() || action->menu() != nullptr)
            continue;
        const QPointer<QAction> kept = action;
        entries.push_back({action->iconText(), action->shortcut().toString(QKeySequence::NativeText), action->icon(),
            [kept] {
                if (kept != nullptr)
                    kept->trigger();
            },
            {}});
    }
}

void addFields(std::vector<PaletteEntry>& entries, Workspace& workspace, const PaletteDoings& doings)
{
    const DocumentModel& document = workspace.document();
    const catalog::Family& family = document.family();
    const text::Language language = workspace.language();
    const QIcon fieldIcon = icon(u"type-and-codes"_s);
    const QIcon optionIcon = icon(u"state-default"_s);
    const QIcon chosenIcon = icon(u"good"_s, StateRole::Good);
    const QIcon excludedIcon = icon(u"warning"_s, StateRole::Warning);
    for (const auto& choices : document.allChoices()) {
        const catalog::FieldIndex index = choices.field;
        const catalog::FieldDefinition& definition = family.scheme->fields[index];
        const QString name = u"%1 %2"_s.arg(toQt(definition.id), toQt(definition.name, language));
        entries.push_back({name, PaletteWords::field(), fieldIcon, [doings, index] { doings.goToField(index); }, {}});
        const auto& options = family.table(*family.find(index)).options;
        for (const auto& choice : choices.printed) {
            const catalog::Option& option = options[choice.option];
            const QString code = toQt(option.code);
            const bool chosen = document.configuration().codes[index].text() == std::string_view(option.code);
            const QString detail = chosen ? PaletteWords::chosen() : PaletteWords::option(choice.possible);
            entries.push_back({u"%1 = %2 · %3"_s.arg(name, code, toQt(option.label, language)), detail,
                chosen ? chosenIcon : (choice.possible ? optionIcon : excludedIcon),
                [doings, index, code] { doings.choose(index, code); }, {}});
        }
    }
}

void addReadings(std::vector<PaletteEntry>& entries, Workspace& workspace, const PaletteDoings& doings)
{
    const QIcon readingIcon = icon(u"display-lists"_s);
    for (const catalog::DisplayItem& item : workspace.catalog().display().items) {
        if (!configuration::isAvailable(item, workspace.document().configuration()))
            continue;
        const QString id = toQt(item.id);
        entries.push_back({u"%1  %2"_s.arg(toQt(item.name, workspace.language()), toQt(item.obis)),
            PaletteWords::reading(), readingIcon, [doings, id] { doings.showReading(id); }, {}});
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(
    Workspace& workspace, const ActionRegistry& actions, const PaletteDoings& doings)
{
    std::vector<PaletteEntry> entries;
    addActions(entries, actions);
    addFields(entries, workspace, doings);
    addReadings(entries, workspace, doings);
    return entries;
}

} // namespace meterbench::ui
