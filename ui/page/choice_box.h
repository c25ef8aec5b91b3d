// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

/// The box of choices of every page. Its choice changes by a click, by the arrow keys or by typing what it is called,
/// and by nothing else: Ctrl keys and the wheel, which a plain box takes for a search and for a step, pass it by. As
/// wide as a value is long, never as wide as a screen. GUI thread.
namespace meterbench::ui {

class ChoiceBox : public QComboBox {
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
};

/// The width of a column of values, in characters: a value is read at a glance between these.
inline constexpr int leastValueCharacters = 30;
inline constexpr int mostValueCharacters = 46;

} // namespace meterbench::ui
