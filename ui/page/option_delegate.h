// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

/// Paints an option in the list of a field: code and label, and below them in quiet colour why it is excluded or
/// doubtful. An excluded option looks it but can be chosen: the other choice may be the one to change. GUI thread.
namespace meterbench::ui {

class OptionDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace meterbench::ui
