// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/project_json.h"

/// Projects of older versions → the current form, one version at a time, JSON to JSON. What the older form did not know
/// gets the default that a new document would have. Private to this room.
namespace meterbench::configuration {

/// Errors: `not-a-project`, `project-version-newer`, `project-version-unknown`, and those of the steps.
[[nodiscard]] Result<Json> migrate(const catalog::Catalog& catalog, Json json);

} // namespace meterbench::configuration
