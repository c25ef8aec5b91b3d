// SPDX-License-Identifier: Apache-2.0
#include "ui/window/action_registry.h"

#include "ui/theme/icon.h"

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

ActionRegistry::ActionRegistry(QObject* parent) : QObject(parent) { }

QString ActionRegistry::Entry::fullWords() const
{
    return group ? group() + u": "_s + action->iconText() : action->iconText();
}

QAction* ActionRegistry::add(
    std::optional<ActionId> id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words, Words group)
{
    for (const QKeySequence& shortcut : shortcuts)
        Q_ASSERT_X(!hasShortcut(shortcut), "ActionRegistry", "shortcut given twice");
    auto* action = new QAction(this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcuts(shortcuts);
    action->setText(words());
    m_entries.push_back({id, action, std::move(words), std::move(group)});
    return action;
}

QAction* ActionRegistry::add(ActionId id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words)
{
    return add(std::optional(id), iconName, shortcuts, std::move(words), {});
}

QAction* ActionRegistry::add(
    const QString& name, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words, Words group)
{
    QAction* action = add(std::nullopt, iconName, shortcuts, std::move(words), std::move(group));
    action->setObjectName(name);
    return action;
}

QAction* ActionRegistry::operator[](ActionId id) const
{
    const auto found = std::ranges::find(m_entries, std::optional(id), &Entry::id);
    Q_ASSERT(found != m_entries.end());
    return found->action;
}

QAction* ActionRegistry::operator[](const QString& name) const
{
    const auto found
        = std::ranges::find(m_entries, name, [](const Entry& entry) { return entry.action->objectName(); });
    Q_ASSERT(found != m_entries.end());
    return found->action;
}

bool ActionRegistry::hasShortcut(const QKeySequence& key) const
{
    return std::ranges::any_of(
        m_entries, [&key](const Entry& entry) { return entry.action->shortcuts().contains(key); });
}

void ActionRegistry::retranslate()
{
    for (const Entry& entry : m_entries)
        entry.action->setText(entry.words());
}

} // namespace meterbench::ui
