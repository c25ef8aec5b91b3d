// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page/choice_box.h"
#include "ui/page/option_model.h"

/// The editor of one field: its options in a list; where an order form may make any code, the code may be typed as
/// well. It says what was chosen and follows the document. GUI thread.
namespace meterbench::ui {

class OptionBox : public ChoiceBox {
    Q_OBJECT

public:
    OptionBox(Workspace& workspace, catalog::FieldIndex field, QWidget* parent = nullptr);

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
    /// What was typed is no code of this field; the document keeps what it has.
    void refused(meterbench::catalog::FieldIndex field, const QString& typed);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void commitText();

    Workspace& m_workspace;
    catalog::FieldIndex m_field;
    OptionModel* m_model;
    QString m_shown;
    bool m_isNumber = false;
};

} // namespace meterbench::ui
