// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state_colors.h"

#include <QPalette>
#include <QString>

/// The look of the program: our style over Fusion and a palette of our own for light and for dark. Applying a theme
/// reaches every widget by PaletteChange, without a restart. GUI thread; needs a QApplication.
namespace meterbench::ui {

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": the names in the settings.
[[nodiscard]] QString themeName(ThemeChoice choice);
/// System for a name nobody knows.
[[nodiscard]] ThemeChoice themeFromName(const QString& name);

[[nodiscard]] QPalette themePalette(ThemeMode mode);

/// Sets style and palette of the application. @param system the mode that System stands for, taken from the desktop at
/// start-up
void applyTheme(ThemeChoice choice, ThemeMode system);

/// The mode the desktop asks for; to be asked before applyTheme() replaces the palette.
[[nodiscard]] ThemeMode systemThemeMode();

} // namespace meterbench::ui
