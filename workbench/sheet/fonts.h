// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QLatin1String>

/// The fonts the house brings along, so that paper and screen look the same on every machine: names, and making them
/// known to Qt. Needs a QGuiApplication. Main thread.
namespace meterbench::sheet {

inline constexpr QLatin1String sansFamily{
    "Meterbench Sans"}; ///< regular and semi-bold (QFont::DemiBold); tabular figures
inline constexpr QLatin1String codeFamily{"Meterbench Mono"}; ///< for codes: 0 and O, 1 and l stay apart
inline constexpr QLatin1String sevenSegmentFamily{"DSEG7 Classic"}; ///< the figures of the glass
inline constexpr QLatin1String fourteenSegmentFamily{"DSEG14 Classic"}; ///< its text field

/// Makes all of them known; does nothing the second time. Errors: `sheet-font` {font}.
[[nodiscard]] Result<void> loadFonts();

} // namespace meterbench::sheet
