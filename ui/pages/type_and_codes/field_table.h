// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/field_grid.h"
#include "ui/page/option_box.h"

/// The rows of the hardware or the software fields of the family. Rows that do not answer the filter are hidden. GUI
/// thread.
namespace meterbench::ui {

class FieldTable : public FieldGrid {
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
    [[nodiscard]] OptionBox* editor(catalog::FieldIndex field) const;
    [[nodiscard]] OptionBox* firstVisible() const;

signals:
    void chosen(meterbench::catalog::FieldIndex field, const QString& code);
    void looked(meterbench::catalog::FieldIndex field, const QString& code);
    /// Typed, but no code of this field.
    void refused(meterbench::catalog::FieldIndex field, const QString& typed);

private:
    struct Row {
        catalog::FieldIndex field;
        OptionBox* editor;
        FieldRow* row;
        QString searchText;
    };
    void addField(catalog::FieldIndex field);
    void refreshRow(const Row& row);

    Workspace& m_workspace;
    catalog::Part m_part;
    std::vector<Row> m_fields;
};

} // namespace meterbench::ui
