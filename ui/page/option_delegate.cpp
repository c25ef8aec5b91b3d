// SPDX-License-Identifier: Apache-2.0
#include "ui/page/option_delegate.h"

#include "ui/page/catalog_words.h"
#include "ui/page/option_model.h"
#include "ui/theme/icon.h"

#include <QPainter>

namespace meterbench::ui {

void OptionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool heading = index.data(OptionModel::headingRole).toBool();
    const bool selected = option.state.testFlag(QStyle::State_Selected) && !heading;
    const int gap = option.fontMetrics.averageCharWidth();
    painter->save();
    painter->setFont(option.font);
    if (selected)
        painter->fillRect(option.rect, option.palette.highlight());
    const QColor quiet = stateColor(StateRole::Quiet, option.palette);
    const QColor strong = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QRect line = option.rect.adjusted(gap, gap / 2, -gap, -gap / 2);
    if (heading) {
        QFont font = option.font;
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(quiet);
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
        painter->setPen(lineColor(option.palette));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->restore();
        return;
    }
    const bool possible = index.data(OptionModel::possibleRole).toBool();
    const QString reason = index.data(OptionModel::reasonRole).toString();
    const int height = option.fontMetrics.height();
    const int iconSize = height * 7 / 8;
    const QVariant severity = index.data(OptionModel::severityRole);
    if (severity.isValid()) {
        const auto level = static_cast<catalog::Severity>(severity.toInt());
        icon(CatalogWords::severityIcon(level), CatalogWords::severityRole(level))
            .paint(painter, QRect(line.left(), line.top() + (height - iconSize) / 2, iconSize, iconSize),
                Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    }
    line.setLeft(line.left() + iconSize + gap);
    painter->setPen(possible || selected ? strong : quiet);
    const QRect first(line.left(), line.top(), line.width(), height);
    painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, first.width()));
    if (!reason.isEmpty()) {
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.9);
        painter->setFont(small);
        painter->setPen(selected ? strong : quiet);
        const QRect second(line.left(), first.bottom(), line.width(), line.bottom() - first.bottom());
        painter->drawText(second, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, reason);
    }
    painter->restore();
}

QSize OptionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int gap = option.fontMetrics.averageCharWidth();
    int height = option.fontMetrics.height() + gap;
    const QString reason = index.data(OptionModel::reasonRole).toString();
    if (!reason.isEmpty()) {
        const int iconSize = option.fontMetrics.height() * 7 / 8;
        const QWidget* view = option.widget;
        // Asked before the list is as wide as it will be: the field has set the least it takes.
        const int available = view != nullptr ? std::max(view->minimumWidth(), 0) : option.rect.width();
        const int width = available - 5 * gap - iconSize;
        QFont small = option.font;
        small.setPointSizeF(small.pointSizeF() * 0.9);
        height += QFontMetrics(small)
                      .boundingRect(QRect(0, 0, std::max(width, 20 * gap), 1000), Qt::TextWordWrap, reason)
                      .height();
    }
    return {option.fontMetrics.averageCharWidth() * 40, height};
}

} // namespace meterbench::ui
