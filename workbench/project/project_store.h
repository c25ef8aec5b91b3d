// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/meter_configuration.h"

#include <QString>

/// Project files `.mbench` on disk ↔ documents. The grammar is core/configuration/project_file.h; this adds the file.
/// Holds no state: which file is open, and whether it was changed, is the caller's. May be called from any thread.
namespace meterbench::project {

/// Reads a project. The file is only read, whatever is wrong with it. Errors: those of files::readFile() and
/// configuration::parseProject(), the latter with the file's name before the place.
[[nodiscard]] Result<configuration::MeterConfiguration> openProject(
    const catalog::Catalog& catalog, const QString& path);

/// Writes the canonical bytes, whole or not at all. Errors: those of files::writeFile().
[[nodiscard]] Result<void> saveProject(const configuration::MeterConfiguration& document, const QString& path);

} // namespace meterbench::project
