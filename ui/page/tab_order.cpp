// SPDX-License-Identifier: Apache-2.0
#include "ui/page/tab_order.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>

namespace meterbench::ui {

namespace {

void collect(QWidget* at, QList<QWidget*>& stops);

void collect(QLayout* layout, QList<QWidget*>& stops)
{
    for (int index = 0; index < layout->count(); ++index) {
        QLayoutItem* item = layout->itemAt(index);
        if (item->widget() != nullptr)
            collect(item->widget(), stops);
        else if (item->layout() != nullptr)
            collect(item->layout(), stops);
    }
}

void collect(QWidget* at, QList<QWidget*>& stops)
{
    if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->focusProxy() == nullptr)
        stops.append(at);
    if (const auto* splitter = qobject_cast<QSplitter*>(at)) {
        for (int index = 0; index < splitter->count(); ++index)
            collect(splitter->widget(index), stops);
    } else if (const auto* scroll = qobject_cast<QScrollArea*>(at)) {
        if (scroll->widget() != nullptr)
            collect(scroll->widget(), stops);
    } else if (at->layout() != nullptr && qobject_cast<QComboBox*>(at) == nullptr
        && qobject_cast<QAbstractSpinBox*>(at) == nullptr && qobject_cast<QLineEdit*>(at) == nullptr) {
        // The parts of a field are its own.
        collect(at->layout(), stops);
    }
}

} // namespace

void orderTabs(QWidget* page)
{
    QList<QWidget*> stops;
    collect(page, stops);
    for (qsizetype at = 1; at < stops.size(); ++at)
        QWidget::setTabOrder(stops[at - 1], stops[at]);
}

} // namespace meterbench::ui
