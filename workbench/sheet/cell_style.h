// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"

#include <string_view>

/// Names of cell styles and column kinds as HTML classes and in JSON. Part of the written files: stable.
namespace meterbench::sheet {

[[nodiscard]] constexpr std::string_view name(ordersheet::CellStyle style)
{
    switch (style) {
    case ordersheet::CellStyle::Normal:
        return "normal";
    case ordersheet::CellStyle::Code:
        return "code";
    case ordersheet::CellStyle::Muted:
        return "muted";
    case ordersheet::CellStyle::Error:
        return "error";
    case ordersheet::CellStyle::Warning:
        return "warning";
    case ordersheet::CellStyle::Note:
        return "note";
    }
    return "normal";
}

[[nodiscard]] constexpr std::string_view name(ordersheet::ColumnKind kind)
{
    switch (kind) {
    case ordersheet::ColumnKind::Text:
        return "text";
    case ordersheet::ColumnKind::Code:
        return "code";
    case ordersheet::ColumnKind::Number:
        return "number";
    case ordersheet::ColumnKind::Source:
        return "source";
    }
    return "text";
}

} // namespace meterbench::sheet
