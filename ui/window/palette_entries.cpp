// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palette_entries.h"

#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "workbench/resources/resources.h"

#include <QCoreApplication>
#include <QFileInfo>
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
    static QString sample() { return tr("Sample"); }
    static QString recent() { return tr("Recent file"); }
};

void addActions(std::vector<PaletteEntry>& entries, const ActionRegistry& actions)
{
    for (const ActionRegistry::Entry& entry : actions.all()) {
        const QAction* action = entry.action;
        if (!action->isEnabled() || !action->isVisible())
            continue;
        const QPointer<QAction> kept = entry.action;
        entries.push_back({entry.fullWords(), action->shortcut().toString(QKeySequence::NativeText), action->icon(),
            [kept] {
                if (kept != nullptr)
                    kept->trigger();
            },
            {}});
    }
}

void addFiles(std::vector<PaletteEntry>& entries, Workspace& workspace, const PaletteCommands& commands)
{
    for (const project::RecentFile& file : workspace.recentFiles().entries())
        if (file.presence != project::FilePresence::Missing)
            entries.push_back({QFileInfo(file.path).fileName(), PaletteWords::recent(), icon(u"open"_s),
                [commands, path = file.path] { commands.open(path); }, {}});
    for (const std::string& name : resources::resourceNames("samples"))
        entries.push_back({QFileInfo(toQt(name)).completeBaseName(), PaletteWords::sample(), icon(u"sample"_s),
            [commands, name] { commands.openSample(name); }, {}});
}

void addFields(std::vector<PaletteEntry>& entries, Workspace& workspace, const PaletteCommands& commands)
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
        entries.push_back(
            {name, PaletteWords::field(), fieldIcon, [commands, index] { commands.jump({.field = index}); }, {}});
        const auto& options = family.table(*family.find(index)).options;
        for (const auto& choice : choices.printed) {
            const catalog::Option& option = options[choice.option];
            const QString code = toQt(option.code);
            const bool chosen = document.configuration().codes[index].text() == std::string_view(option.code);
            const QString detail = chosen ? PaletteWords::chosen() : PaletteWords::option(choice.possible);
            entries.push_back({u"%1 = %2 · %3"_s.arg(name, code, toQt(option.label, language)), detail,
                chosen ? chosenIcon : (choice.possible ? optionIcon : excludedIcon),
                [commands, index, code] { commands.choose(index, code); }, {}});
        }
    }
}

void addReadings(std::vector<PaletteEntry>& entries, Workspace& workspace, const PaletteCommands& commands)
{
    const QIcon readingIcon = icon(u"display-lists"_s);
    for (const catalog::DisplayItem& item : workspace.catalog().display().items) {
        if (!configuration::isAvailable(item, workspace.document().configuration()))
            continue;
        const QString id = toQt(item.id);
        entries.push_back({u"%1  %2"_s.arg(toQt(item.name, workspace.language()), toQt(item.obis)),
            PaletteWords::reading(), readingIcon, [commands, id] { commands.jump({.reading = id}); }, {}});
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(
    Workspace& workspace, const ActionRegistry& actions, const PaletteCommands& commands)
{
    std::vector<PaletteEntry> entries;
    addActions(entries, actions);
    addFiles(entries, workspace, commands);
    addFields(entries, workspace, commands);
    addReadings(entries, workspace, commands);
    return entries;
}

} // namespace meterbench::ui
