// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/kmp/register_value.h"

#include <optional>
#include <string_view>

/// What is known of KMP registers and of the words by which meters name their type: data of resources/protocol, handed
/// in as bytes. No source tells which register may be written, and units on OMNIPOWER may differ: a meter's own answer
/// counts. Immutable once parsed; safe to share.
namespace meterbench::protocol::kmp {

struct RegisterDefinition {
    RegisterId id = 0;
    std::string name; ///< English, technical, as the sources have it
    std::optional<RegisterFormat> format; ///< where one source shows it
    std::optional<std::int64_t> sample; ///< the value with that format, seen on a meter like 382J
    std::vector<std::string> sources;
};

class RegisterTable {
public:
    /// @param json the bytes of resources/protocol/kmp-registers.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<RegisterTable> parse(std::string_view json);

    /// In ascending order.
    [[nodiscard]] const std::vector<RegisterDefinition>& all() const { return m_definitions; }
    /// Null when no source names it.
    [[nodiscard]] const RegisterDefinition* find(RegisterId id) const;

private:
    std::vector<RegisterDefinition> m_definitions;
};

struct TypeWord {
    std::uint16_t word = 0;
    std::string meter;
};

class TypeWords {
public:
    /// @param json the bytes of resources/protocol/kmp-type-words.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<TypeWords> parse(std::string_view json);

    [[nodiscard]] const std::vector<TypeWord>& all() const { return m_words; }
    /// Empty when unknown.
    [[nodiscard]] std::string_view meter(std::uint16_t word) const;

private:
    std::vector<TypeWord> m_words;
};

} // namespace meterbench::protocol::kmp
