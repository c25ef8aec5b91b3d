// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/decode.h"
#include "ui/page/workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

/// The line into which a code is pasted or typed: read at once and said in words. It changes no document; a code that
/// was read as a whole is handed on when one wants it. GUI thread.
namespace meterbench::ui {

class StateLabel;

class CodeEntry : public QWidget {
    Q_OBJECT

public:
    explicit CodeEntry(Workspace& workspace, QWidget* parent = nullptr);

    void retranslate();
    /// Puts a text in the line as if pasted.
    void enter(const QString& text);
    void focusLine();

signals:
    void takeOver(const meterbench::configuration::Decoded& decoded);

private:
    void read();
    void take();

    Workspace& m_workspace;
    configuration::Decoder m_decoder;
    QLabel* m_label;
    QLineEdit* m_line;
    QPushButton* m_take;
    StateLabel* m_result;
};

} // namespace meterbench::ui
