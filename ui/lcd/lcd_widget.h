// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/display/lcd_image.h"

#include <QWidget>

/// The glass of the meter as a widget: shows an image, keeps the proportions, and says in words what is lit, for those
/// who cannot see it. GUI thread.
namespace meterbench::ui {

class LcdWidget : public QWidget {
    Q_OBJECT

public:
    explicit LcdWidget(QWidget* parent = nullptr);

    void show(const display::LcdImage& image);
    [[nodiscard]] const display::LcdImage& image() const { return m_image; }
    /// What is lit, in a sentence.
    [[nodiscard]] static QString describe(const display::LcdImage& image);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    display::LcdImage m_image;
};

} // namespace meterbench::ui
