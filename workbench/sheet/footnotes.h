// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/ordersheet/order_sheet.h"

/// The sources of a sheet as they stand on paper: a number beside what they prove, explained in the list of sources at
/// the end, in place of keys that fill a column. The data formats keep the keys. A pure function.
namespace meterbench::sheet {

[[nodiscard]] ordersheet::OrderSheet withFootnotes(ordersheet::OrderSheet sheet);

} // namespace meterbench::sheet
