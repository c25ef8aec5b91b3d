// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/sheet/sheet_painter.h"

#include <QScrollArea>

#include <optional>

/// The pages of an order sheet below each other, as they will be printed: by the same painter, in the theme's grey only
/// around the paper. Zooms by Ctrl and the wheel, Ctrl+Plus, Ctrl+Minus. GUI thread.
namespace meterbench::ui {

class SheetView : public QScrollArea {
    Q_OBJECT

public:
    explicit SheetView(QWidget* parent = nullptr);
    ~SheetView() override;

    /// @param sheet nothing clears the view
    void show(std::optional<sheet::SheetPainter> sheet);
    [[nodiscard]] const sheet::SheetPainter* sheetPainter() const { return m_sheet ? &*m_sheet : nullptr; }
    /// Fits the width of a page into the view.
    void fitWidth();
    void zoom(double factor);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Fit { Width, Free };
    void place();
    void paintPaper();

    std::optional<sheet::SheetPainter> m_sheet;
    QWidget* m_paper;
    double m_scale = 1;
    Fit m_fit = Fit::Width;
};

} // namespace meterbench::ui
