// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/obis_delegate.h"

#include "ui/theme/state_colors.h"
#include "workbench/sheet/fonts.h"

#include <QPainter>

namespace meterbench::ui {

namespace {

constexpr int obisCharacters = 9;

} // namespace

ObisDelegate::ObisDelegate(int obisRole, QObject* parent) : QStyledItemDelegate(parent), m_obisRole(obisRole) { }

void ObisDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString obis = index.data(m_obisRole).toString();
    QStyleOptionViewItem name = option;
    if (obis.isEmpty()) {
        QStyledItemDelegate::paint(painter, name, index);
        return;
    }
    QFont codeFont(sheet::codeFamily);
    codeFont.setPointSizeF(option.font.pointSizeF() * 0.95);
    const int width = QFontMetrics(codeFont).averageCharWidth() * obisCharacters;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, option.palette.highlight());
    name.rect.setRight(name.rect.right() - width);
    QStyledItemDelegate::paint(painter, name, index);
    painter->save();
    painter->setFont(codeFont);
    painter->setPen(
        selected ? option.palette.color(QPalette::HighlightedText) : stateColor(StateRole::Quiet, option.palette));
    const int gap = option.fontMetrics.averageCharWidth();
    painter->drawText(option.rect.adjusted(0, 0, -gap, 0), Qt::AlignVCenter | Qt::AlignRight, obis);
    painter->restore();
}

QSize ObisDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() * 3 / 2);
    return size;
}

} // namespace meterbench::ui
