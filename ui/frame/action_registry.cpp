// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/action_registry.h"

#include "ui/theme/icon.h"

#include <algorithm>

namespace meterbench::ui {

ActionRegistry::ActionRegistry(QObject* parent) : QObject(parent) { }

QAction* ActionRegistry::add(ActionId id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words)
{
    for (const Entry& entry : m_entries)
        for (const QKeySequence& shortcut : shortcuts)
            Q_ASSERT_X(!entry.action->shortcuts().contains(shortcut), "ActionRegistry", "shortcut given twice");
    auto* action = new QAction(this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcuts(shortcuts);
    action->setText(words());
    m_entries.push_back({id, action, std::move(words)});
    return action;
}

QAction* ActionRegistry::operator[](ActionId id) const
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    Q_ASSERT(found != m_entries.end());
    return found->action;
}

std::vector<QAction*> ActionRegistry::all() const
{
    std::vector<QAction*> actions;
    for (const Entry& entry : m_entries)
        actions.push_back(entry.action);
    return actions;
}

void ActionRegistry::retranslate()
{
    for (const Entry& entry : m_entries)
        entry.action->setText(entry.words());
}

} // namespace meterbench::ui
