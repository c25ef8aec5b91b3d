// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/type_and_codes/option_combo.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QToolButton;

/// The rows of the hardware or the software fields of the family: id, name, editor, state, and how sure we are of the
/// choice. Rows that do not answer the filter are hidden. GUI thread.
namespace meterbench::ui {

class StateLabel;

class FieldTable : public QWidget {
    Q_OBJECT

public:
    FieldTable(Workspace& workspace, catalog::Part part, QWidget* parent = nullptr);

    /// The family changed: rows anew.
    void rebuild();
    /// The document changed.
    void refresh();
    void retranslate();
    /// @return how many rows are left
    int filter(const QStringList& words);
    /// Null when this table does not have the field.
    [[nodiscard]] OptionCombo* editor(catalog::FieldIndex field) const;
    [[nodiscard]] OptionCombo* firstVisible() const;

signals:
    void chosen(meterbench::catalog::FieldIndex field, const QString& code);
    void looked(meterbench::catalog::FieldIndex field, const QString& code);

private:
    struct Row {
        catalog::FieldIndex field;
        QLabel* id;
        QLabel* name;
        OptionCombo* editor;
        StateLabel* state;
        StateLabel* certainty;
        QToolButton* revert;
        QString searchText;
    };
    void addRow(catalog::FieldIndex field);
    void refreshRow(Row& row);

    Workspace& m_workspace;
    catalog::Part m_part;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace meterbench::ui
