// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

/// What was handed to the system is on the disk when this returns. For files that are written on and on; those written
/// whole go through file_access.h.
namespace meterbench::files {

/// False when the system could not.
[[nodiscard]] bool synchronise(QFile& file);

} // namespace meterbench::files
