// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/display_catalog.h"

#include <QMimeData>
#include <QStringList>

#include <optional>

/// What travels when readings are dragged: their ids and, from a list, which one and from which rows. GUI thread.
namespace meterbench::ui {

struct DraggedReadings {
    QStringList ids;
    std::optional<catalog::DisplayListKind> from; ///< none: from the readings of the meter
    std::vector<std::size_t> rows; ///< in that list
};

inline constexpr QLatin1String readingsMimeType{"application/x-meterbench-readings"};

[[nodiscard]] QMimeData* toMime(const DraggedReadings& readings);
[[nodiscard]] std::optional<DraggedReadings> fromMime(const QMimeData* data);

} // namespace meterbench::ui
