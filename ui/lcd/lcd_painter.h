// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/display/lcd_image.h"

#include <QRectF>

class QPainter;

/// Paints the glass of the meter: three rows of segments and symbols where the technical description has them (figure
/// 15), the lit ones dark, the others as the faint shadow a real glass shows. Knows no widget. GUI thread; the fonts of
/// workbench/sheet must be loaded.
namespace meterbench::ui {

/// Width of the glass by its height.
inline constexpr double glassRatio = 2.75;

/// @param area where the glass shall stand; it is centred and keeps its proportions
/// Where in the area the glass stands.
[[nodiscard]] QRectF glassPlace(const QRectF& area);

void paintGlass(QPainter& painter, const QRectF& area, const display::LcdImage& image);

} // namespace meterbench::ui
