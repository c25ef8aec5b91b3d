// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/frame/subject.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

/// The strip above a page that says what happened, without standing in the way: icon, words, at most two actions, and a
/// cross. The latest message replaces the one before. GUI thread.
namespace meterbench::ui {

class MessageStrip : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget* parent = nullptr);

    void show(const Message& message);
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    Message m_message;
    QLabel* m_icon;
    QLabel* m_words;
    QPushButton* m_action;
    QPushButton* m_other;
    QToolButton* m_close;
};

} // namespace meterbench::ui
