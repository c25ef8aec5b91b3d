// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPainterPath>

/// The symbols of the glass as outlines in a unit square, origin at the upper left. Shapes only: whether one is lit is
/// the painter's.
namespace meterbench::ui::symbols {

enum class Direction { Left, Right, Up, Down };

[[nodiscard]] QPainterPath arrow(Direction direction);
/// An arrow bent to a ring, clockwise or against the clock.
enum class Turn { Clockwise, Anticlockwise };
[[nodiscard]] QPainterPath turningArrow(Turn turn);
[[nodiscard]] QPainterPath errorTriangle();
[[nodiscard]] QPainterPath radioMast();
[[nodiscard]] QPainterPath hand();
/// The stem with its two terminals, which belongs to both positions.
[[nodiscard]] QPainterPath breakerStem();
[[nodiscard]] QPainterPath breakerClosed();
[[nodiscard]] QPainterPath breakerOpen();

} // namespace meterbench::ui::symbols
