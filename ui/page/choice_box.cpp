// SPDX-License-Identifier: Apache-2.0
#include "ui/page/choice_box.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace meterbench::ui {

ChoiceBox::ChoiceBox(QWidget* parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMaximumWidth(fontMetrics().averageCharWidth() * mostValueCharacters);
}

void ChoiceBox::keyPressEvent(QKeyEvent* event)
{
    // The line of an editable box copies and pastes; a closed box has no use for a key with Ctrl.
    if (!isEditable() && (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) != 0) {
        event->ignore();
        return;
    }
    QComboBox::keyPressEvent(event);
}

void ChoiceBox::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace meterbench::ui
