// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

/// Every action of the program, registered once: menus, tool buttons, the command palette and the list of shortcuts all
/// show the same QAction. Those that a table makes (pages, themes, languages, families) go by their name in it. Two
/// actions with one shortcut are refused by assertion. Owned by the window. GUI thread.
namespace meterbench::ui {

enum class ActionId {
    Open,
    Save,
    SaveAs,
    ExportSheet,
    Print,
    Preview,
    Quit,
    Undo,
    Redo,
    CopyTypeCode,
    CopyConfiguration,
    PasteCode,
    ChangeMeterType,
    Search,
    Filter,
    NextFinding,
    ShowExplanation,
    ShowFindings,
    About,
    Shortcuts,
};

class ActionRegistry : public QObject {
    Q_OBJECT

public:
    using Words = std::function<QString()>;

    explicit ActionRegistry(QObject* parent = nullptr);

    /// @param iconName may be empty @param words with the access key, "&Open…"
    QAction* add(ActionId id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words);
    /// @param name of a row in a table, "theme-dark"; the action's object name @param group what the row is one of,
    /// "Theme", said before its words where it stands alone; may be empty
    QAction* add(const QString& name, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words,
        Words group = {});
    [[nodiscard]] QAction* operator[](ActionId id) const;
    [[nodiscard]] QAction* operator[](const QString& name) const;

    struct Entry {
        std::optional<ActionId> id;
        QAction* action;
        Words words;
        Words group;

        /// Its words where it stands alone: "Theme: Dark".
        [[nodiscard]] QString fullWords() const;
    };
    /// In the order of registration.
    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; }
    /// Whether a key of the program is pressed.
    [[nodiscard]] bool hasShortcut(const QKeySequence& key) const;
    void retranslate();

private:
    QAction* add(std::optional<ActionId> id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words,
        Words group);

    std::vector<Entry> m_entries;
};

} // namespace meterbench::ui
