// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/document_model.h"

#include <QAbstractButton>

/// One field of the type code, large: its characters, its id below, and a bar that shows its state. It paints and is
/// focused; what a key or a click does is the strip's. GUI thread.
namespace meterbench::ui {

class CodeDigit : public QAbstractButton {
    Q_OBJECT

public:
    CodeDigit(catalog::FieldIndex field, const QString& id, QWidget* parent);

    [[nodiscard]] catalog::FieldIndex field() const { return m_field; }
    void show(const QString& code, ValueState state);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void focused(meterbench::catalog::FieldIndex field);

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QFont codeFont() const;
    [[nodiscard]] QFont idFont() const;

    catalog::FieldIndex m_field;
    QString m_id;
    QString m_code;
    ValueState m_state = ValueState::Default;
};

} // namespace meterbench::ui
