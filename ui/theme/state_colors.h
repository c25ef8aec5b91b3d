// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

/// The colours that mean something, for the light and the dark theme. Pages ask for a role and never name a colour.
/// Every colour reaches a contrast of 4.5 : 1 on window, base and alternate base of its theme (WCAG 2.1, 1.4.3); a test
/// computes it. Colour never speaks alone: an icon and words stand beside it. GUI thread.
namespace meterbench::ui {

enum class StateRole { Quiet, Edited, Good, Note, Warning, Error };
enum class ThemeMode { Light, Dark };

/// The mode a palette belongs to, by the lightness of its window.
[[nodiscard]] ThemeMode themeMode(const QPalette& palette);

/// Foreground of text, icons and lines in this state.
[[nodiscard]] QColor stateColor(StateRole role, ThemeMode mode);
[[nodiscard]] QColor stateColor(StateRole role, const QPalette& palette);

/// Background of a strip or badge in this state; ordinary text reads on it with 4.5 : 1.
[[nodiscard]] QColor stateFill(StateRole role, ThemeMode mode);
[[nodiscard]] QColor stateFill(StateRole role, const QPalette& palette);

/// Quiet lines between areas.
[[nodiscard]] QColor lineColor(const QPalette& palette);

/// The contrast ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace meterbench::ui
