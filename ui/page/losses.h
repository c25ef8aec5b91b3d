// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"

#include <QStringList>

/// What a document holds and another made of it does not, in words: said before a change that reaches far, so that it
/// is no surprise. GUI thread.
namespace meterbench::ui {

/// One line for each kind of thing; empty when nothing chosen by hand is lost.
[[nodiscard]] QStringList losses(const catalog::Catalog& catalog, const configuration::MeterConfiguration& before,
    const configuration::MeterConfiguration& after, text::Language language);

} // namespace meterbench::ui
