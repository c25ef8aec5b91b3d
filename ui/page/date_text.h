// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

/// Dates as people of the four languages write them: 2026-12-31, 31.12.2026, 31/12/2026, 31-12-2026, 31. december 2026.
/// Day before month wherever both are numbers: the month first is written in none of the countries. A pure function.
namespace meterbench::ui {

/// Invalid when it is no date.
[[nodiscard]] QDate dateFromText(const QString& text);

} // namespace meterbench::ui
