// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <map>
#include <vector>

/// Every action of the program, registered once: menus, tool buttons, the command palette and the list of shortcuts all
/// show the same QAction. Two actions with one shortcut are refused by assertion. Owned by the window. GUI thread.
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
    Search,
    Filter,
    NextFinding,
    ShowExplanation,
    ShowFindings,
    About,
    Shortcuts,
    PageTypeAndCodes,
    PageDisplayLists,
    PageOrderSheet,
};

class ActionRegistry : public QObject {
    Q_OBJECT

public:
    using Words = std::function<QString()>;

    explicit ActionRegistry(QObject* parent = nullptr);

    /// @param iconName may be empty @param words with the access key, "&Open…"
    QAction* add(ActionId id, const QString& iconName, const QList<QKeySequence>& shortcuts, Words words);
    [[nodiscard]] QAction* operator[](ActionId id) const;
    /// In the order of registration.
    [[nodiscard]] std::vector<QAction*> all() const;
    void retranslate();

private:
    struct Entry {
        ActionId id;
        QAction* action;
        Words words;
    };
    std::vector<Entry> m_entries;
};

} // namespace meterbench::ui
