// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/text/language.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

/// Message id + arguments → words. The templates are data (resources/text, resources/rules), handed in as bytes; this
/// room opens no file and knows no Qt. A template names its particulars as `{name}`; one without an argument is
/// left standing, so that a lost particular is seen and not swallowed.
namespace meterbench::text {

/// Puts the arguments where the template names them.
[[nodiscard]] std::string fill(std::string_view pattern, std::span<const Argument> arguments);

/// The words of every Error, by id. Immutable once parsed; safe to share.
class ErrorTexts {
public:
    /// @param json the bytes of resources/text/errors.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<ErrorTexts> parse(std::string_view json);

    /// "what, where, what to do" in one or two sentences; an unknown id yields the id and its arguments, never nothing.
    [[nodiscard]] std::string say(const Error& error, Language language) const;

    [[nodiscard]] bool knows(std::string_view id) const { return m_entries.find(id) != m_entries.end(); }

private:
    struct Entry {
        LocalizedText message;
        LocalizedText remedy;
    };
    std::map<std::string, Entry, std::less<>> m_entries;
};

} // namespace meterbench::text
