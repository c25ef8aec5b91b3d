// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/scheme.h"

#include <string>
#include <vector>

/// A rule between fields as the papers print it (or as we infer it), in the form the data has: not yet compiled for
/// speed, that is core/configuration/judge.h. Immutable once parsed.
namespace meterbench::catalog {

enum class Severity { Error, Warning, Note };
enum class Basis { Printed, Inferred };

[[nodiscard]] std::string_view name(Severity severity);

/// "This field holds one of these codes", or none of them. An empty negated list means: a code was given at all.
struct Condition {
    FieldIndex field = 0;
    std::vector<std::string> codes;
    bool negated = false;
};

/// One way to satisfy a rule: all conditions hold, or one of the modules is in the order.
struct Alternative {
    std::vector<Condition> conditions;
    std::vector<std::string> modules; ///< part numbers, "68 50 058"
};

struct Rule {
    std::string id; ///< stable for ever
    Severity severity = Severity::Error;
    Basis basis = Basis::Printed;
    std::vector<std::string> families; ///< empty: all of the scheme
    std::vector<Condition> when;
    std::vector<Alternative> require; ///< empty: the combination itself is forbidden
    std::vector<FieldIndex> fields;
    std::string source;
    text::LocalizedText message;
    std::vector<std::string> kept; ///< golden vectors that keep the rule
    std::vector<std::string> broken; ///< golden vectors that break it
};

/// The words of a finding that code makes (unknown code, wrong length, display lists …).
struct EngineMessage {
    std::string id;
    Severity severity = Severity::Error;
    text::LocalizedText message;
    std::string source; ///< papers; empty when the program itself speaks, or when the option or accessory has them
};

} // namespace meterbench::catalog
