// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/subject.h"

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;
class QToolButton;

/// The strip above a page that says what happened, without standing in the way: icon, words, at most three actions, and
/// a cross. The latest message stands in front; an offer that was not answered waits behind it and comes back. GUI
/// thread.
namespace meterbench::ui {

class MessageStrip : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget* parent = nullptr);

    void show(const Message& message);
    /// Puts the message in front away; what waits behind it is shown.
    void dismiss();
    /// Another document: what was said of the old one goes, offers stay.
    void dismissPassing();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    [[nodiscard]] const Message* front() const { return m_messages.empty() ? nullptr : &m_messages.back(); }
    void run(std::size_t action);

    std::vector<Message> m_messages; ///< the last one is shown
    QLabel* m_icon;
    QLabel* m_words;
    QLabel* m_waiting;
    std::array<QPushButton*, 3> m_actions{};
    QToolButton* m_close;
};

} // namespace meterbench::ui
