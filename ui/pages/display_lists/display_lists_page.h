// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/page.h"

#include <array>

class QCheckBox;
class QLabel;
class QTabWidget;
class QToolButton;

/// The page "Display lists": which readings the meter shows, in which list and order, with a live picture of its glass.
/// GUI thread.
namespace meterbench::ui {

class DisplayListView;
class DisplayOptions;
class FilterLine;
class LcdWidget;
class ReadingTree;

class DisplayListsPage : public Page {
    Q_OBJECT

public:
    explicit DisplayListsPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] static bool shows(const Target& target);
    bool reveal(const Target& target) override;
    void focusFirst() override;
    void focusFilter() override;

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildReadings();
    QWidget* buildLists();
    void refresh();
    /// For the tabs, which have no room for the full name.
    [[nodiscard]] static QString shortName(catalog::DisplayListKind list);
    void rebuildTree();
    void look(const QString& id);
    void showOnGlass();
    void addChosen();
    /// Selects the reading among those of the meter.
    void showReading(const QString& id);
    [[nodiscard]] DisplayListView* currentList() const;
    void updateButtons();

    FilterLine* m_filter;
    ReadingTree* m_tree;
    QCheckBox* m_missing;
    QLabel* m_caption;
    LcdWidget* m_lcd;
    QTabWidget* m_tabs;
    std::array<DisplayListView*, 4> m_lists{};
    DisplayOptions* m_options;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_up;
    QToolButton* m_down;
    QLabel* m_none;
    QString m_shown;
    const catalog::Family* m_treeFamily = nullptr;
    configuration::CodeSelection m_treeCodes;
};

} // namespace meterbench::ui
