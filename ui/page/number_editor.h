// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSpinBox>

/// The number editor of every page: a whole number with its unit. It shows the number it is given, and marks one
/// outside its limits instead of bending it; only stepping stays within them. Ctrl keys and the wheel change nothing.
/// GUI thread.
namespace meterbench::ui {

class NumberEditor : public QSpinBox {
    Q_OBJECT

public:
    explicit NumberEditor(QWidget* parent = nullptr);

    /// Shows the document's number without telling anybody.
    void show(int value);
    using QSpinBox::show;
    /// Both inclusive.
    void setLimits(int least, int most);
    /// Shown in place of a number: "not set".
    void setWordsFor(int value, const QString& words);
    [[nodiscard]] bool isWithinLimits() const { return value() >= m_least && value() <= m_most; }
    void stepBy(int steps) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;
    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString& text) const override;
    [[nodiscard]] QValidator::State validate(QString& text, int& position) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    void mark();

    int m_least = 0;
    int m_most = 0;
    int m_special = -1;
    QString m_specialWords;
};

} // namespace meterbench::ui
