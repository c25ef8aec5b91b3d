// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QWidget>

class QGridLayout;

/// The parts that the papers list for the family, by kind, each with a quantity. Parts in the order that the family
/// does not take stay to be seen and taken out. GUI thread.
namespace meterbench::ui {

class NumberEditor;

class AccessoryTable : public QWidget {
    Q_OBJECT

public:
    explicit AccessoryTable(Workspace& workspace, QWidget* parent = nullptr);

    void rebuild();
    void refresh();
    /// @param index in the order
    bool reveal(std::size_t index);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

private:
    struct Row {
        std::string part;
        NumberEditor* quantity;
    };
    void addHeading(const QString& words);
    void addRow(const std::string& part, const QString& name, const QString& tip);

    Workspace& m_workspace;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace meterbench::ui
