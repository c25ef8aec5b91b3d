// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/type_and_codes/option_model.h"

#include <QComboBox>

/// The editor of one field: its options in a list; where an order form may make any code, the code may be typed as
/// well. It edits the document and follows it. The wheel scrolls the page, never a choice nobody looked at. GUI thread.
namespace meterbench::ui {

class OptionCombo : public QComboBox {
    Q_OBJECT

public:
    OptionCombo(Workspace& workspace, catalog::FieldIndex field, QWidget* parent = nullptr);

    [[nodiscard]] catalog::FieldIndex field() const { return m_field; }
    [[nodiscard]] const OptionModel& options() const { return *m_model; }
    void refresh();

    void showPopup() override;
    void hidePopup() override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(meterbench::catalog::FieldIndex field, const QString& code);
    /// The option under the cursor; empty: the field itself.
    void looked(meterbench::catalog::FieldIndex field, const QString& code);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void commitText();

    Workspace& m_workspace;
    catalog::FieldIndex m_field;
    OptionModel* m_model;
    QString m_shown;
};

} // namespace meterbench::ui
