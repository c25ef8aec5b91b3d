// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QAction;
class QToolButton;
class QVBoxLayout;

/// The list of tasks at the left of the window: one checkable button per page, moved through with the arrow keys. In a
/// narrow window it shows icons alone; the names stay for the screen reader and as tool tips. GUI thread.
namespace meterbench::ui {

class Navigation : public QFrame {
    Q_OBJECT

public:
    enum class Width { Names, Icons };

    explicit Navigation(QWidget* parent = nullptr);

    /// @param action checkable; its text and icon are the button's
    void add(QAction* action);
    void setWidth(Width width);
    /// Of the icons alone: a window may become as narrow as that before the names give way.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QVBoxLayout* m_column;
    QList<QToolButton*> m_buttons;
    Width m_width = Width::Names;
};

} // namespace meterbench::ui
