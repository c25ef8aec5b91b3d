// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QIcon>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

/// Search over everything one can do or go to: actions, files, fields, options, readings. Opened by Ctrl+K above the
/// window, it filters while one types and does the chosen thing on Enter. What it offers is handed in anew at each
/// opening. GUI thread.
namespace meterbench::ui {

struct PaletteEntry {
    QString title;
    QString detail; ///< what kind of thing it is, or its shortcut
    QIcon icon;
    std::function<void()> run;
    QString key; ///< made by the palette
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int detailRole = Qt::UserRole;
    static constexpr std::size_t maximumShown = 60;

    using QAbstractListModel::QAbstractListModel;
    void setEntries(std::vector<PaletteEntry> entries);
    void search(const QString& words);
    [[nodiscard]] const PaletteEntry* entry(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown;
};

class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    void open(std::vector<PaletteEntry> entries);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void runCurrent();
    void place();

    QLineEdit* m_search;
    QLabel* m_nothing;
    QListView* m_list;
    PaletteModel* m_model;
};

} // namespace meterbench::ui
