// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/workspace.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

/// The type code as the papers write it, grouped by dashes, each field a key of its own: left and right walk, up and
/// down step through the options still possible, typing sets the code, Enter goes to the row. Below, in words, what the
/// focused field says. GUI thread.
namespace meterbench::ui {

class CodeDigit;

class CodeStrip : public QWidget {
    Q_OBJECT

public:
    explicit CodeStrip(Workspace& workspace, QWidget* parent = nullptr);

    void rebuild();
    void refresh();

signals:
    void chosen(meterbench::catalog::FieldIndex field, const QString& code);
    void looked(meterbench::catalog::FieldIndex field, const QString& code);
    /// Enter or a click.
    void entered(meterbench::catalog::FieldIndex field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addSign(const QString& sign);
    void walk(int step);
    void step(int direction);
    void type(const QString& characters);
    void setCurrent(qsizetype index);
    void showMeaning();

    Workspace& m_workspace;
    QHBoxLayout* m_row;
    QWidget* m_keys;
    QLabel* m_meaning;
    QList<CodeDigit*> m_digits;
    qsizetype m_current = 0;
    QString m_typed;
};

} // namespace meterbench::ui
