// SPDX-License-Identifier: Apache-2.0
#include "ui/page/filter_line.h"

#include "ui/theme/icon.h"

#include <QKeyEvent>

namespace meterbench::ui {

FilterLine::FilterLine(QWidget* parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
}

void FilterLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace meterbench::ui
