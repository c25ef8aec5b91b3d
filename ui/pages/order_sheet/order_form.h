// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/edits.h"
#include "ui/page/workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

/// Customer and order as the sheet shows them: free text, edited in place. GUI thread.
namespace meterbench::ui {

class NumberEditor;

class OrderForm : public QWidget {
    Q_OBJECT

public:
    explicit OrderForm(Workspace& workspace, QWidget* parent = nullptr);

    void refresh();
    void retranslate();
    bool reveal(const QString& path);

private:
    struct Line {
        edits::OrderField field;
        QLabel* label;
        QLineEdit* editor;
    };
    Workspace& m_workspace;
    std::vector<Line> m_lines;
    QLabel* m_quantityLabel;
    NumberEditor* m_quantity;
    QLabel* m_remarkLabel;
    QPlainTextEdit* m_remark;
};

} // namespace meterbench::ui
