// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/state_colors.h"

#include <QIcon>
#include <QString>

#include <optional>

/// The icons of the program: line drawings of resources/icons in the colour of the moment. The colour is taken from the
/// application's palette when the icon is painted, so a change of theme needs no new icons. GUI thread.
namespace meterbench::ui {

/// @param name file name in resources/icons without ending
/// @param role colour of a state; none for the colour of text
[[nodiscard]] QIcon icon(const QString& name, std::optional<StateRole> role = std::nullopt);

} // namespace meterbench::ui
