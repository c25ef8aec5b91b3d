// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// A source of the catalogue: a data sheet, a technical description, the telegrams of real meters, our own reasoning.
namespace meterbench::catalog {

enum class PaperKind { Sheet, TechnicalDescription, Telegram, Code, Reasoning };

struct Paper {
    std::string key; ///< "S-FR", "TD", "AMS"
    std::string title;
    std::string number; ///< empty when it has none
    std::string date;
    std::string language;
    PaperKind kind = PaperKind::Sheet;
};

} // namespace meterbench::catalog
