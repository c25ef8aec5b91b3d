// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

/// Paints a reading with its OBIS code at the right edge in the typeface of codes. GUI thread.
namespace meterbench::ui {

class ObisDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// @param obisRole the role in which the model holds the code
    ObisDelegate(int obisRole, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_obisRole;
};

} // namespace meterbench::ui
