// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/text/language.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The order-code sheet's own words in four languages: headings, column titles, remarks. Words of codes, readings and
/// findings are the catalogue's. Immutable once parsed; safe to share.
namespace meterbench::ordersheet {

class SheetWords {
public:
    /// @param json the bytes of resources/text/ordersheet.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<SheetWords> parse(std::string_view json);

    /// The words of an id; the id itself when there are none, so that a lost word is seen.
    [[nodiscard]] std::string say(std::string_view id, text::Language language) const;

    [[nodiscard]] std::vector<std::string> ids() const;

private:
    std::map<std::string, text::LocalizedText, std::less<>> m_words;
};

} // namespace meterbench::ordersheet
