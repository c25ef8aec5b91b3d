// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/configuration/decode.h"
#include "core/configuration/meter_configuration.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The one rule for an edit: what a choice changes in a document and what follows from it, for the desktop, the command
/// line and a meter's SET alike. Software that stood at its default follows a choice; hardware follows hardware alone,
/// never software; Z21 and the ratio are one fact; display lists follow what the meter has. What was chosen is never
/// refused and never bettered here: whether it is right is the judge's to say. Pure functions; nothing is kept.
namespace meterbench::configuration {

/// Why something moved that nobody touched.
enum class Because {
    Rule, ///< what stood there breaks a rule together with the choice
    Default, ///< it stood at the default, and the choice brings another
    SameFact, ///< the ordered ratio (Z21) and the ratio are one fact
    Unavailable, ///< the meter no longer has the reading
    Legal, ///< the legal readings of the meter stand in the manual list
};

/// One thing that followed.
struct Followed {
    std::string path; ///< JSON Pointer: "/configuration/Z16", "/ctRatio", "/display/lists/manual"
    std::optional<FieldIndex> field; ///< of a code
    std::string before; ///< code, number, or the reading that left its list; empty when one entered
    std::string after; ///< code, number, or the reading that entered its list; empty when one left
    Because because = Because::Default;
    std::optional<FieldIndex> cause; ///< the code that was chosen; nothing when the choice was no code
    std::string_view rule; ///< of Because::Rule, the rule that would be broken

    bool operator==(const Followed&) const = default;
};

struct Edited {
    MeterConfiguration document;
    std::vector<Followed> followed; ///< codes in the order in which they moved, then the ratio, then readings
};

/// Sets one code. @param kept fields that stay as they are: who chooses several codes at once means all of them
[[nodiscard]] Edited setCode(
    const Judge& judge, const MeterConfiguration& document, FieldIndex field, Code code, FieldSet kept = 0);

/// Sets every code that is given, in sheet order.
[[nodiscard]] Edited setCodes(const Judge& judge, const MeterConfiguration& document, const CodeSelection& codes);

/// A new document with codes already chosen: the defaults of the family, and what follows from the choice.
[[nodiscard]] Edited newDocument(const Judge& judge, const catalog::Family& family, const CodeSelection& chosen);

/// Takes over what was decoded: the family, and the codes that were given. Of another family's document only the order
/// and the meter numbers stay. @pre decoded.reading is not null
[[nodiscard]] Edited takeOver(const Judge& judge, const MeterConfiguration& document, const Decoded& decoded);

/// The same order for another family: its defaults, and the codes that were chosen and are printed for both families.
[[nodiscard]] Edited changeFamily(
    const Judge& judge, const MeterConfiguration& document, const catalog::Family& family);

/// Sets the ratio of the current transformers, and Z21 with it where it can say the ratio (1–600).
[[nodiscard]] Edited setRatio(const Judge& judge, const MeterConfiguration& document, std::optional<int> ratio);

/// Sets one field (`"X5"`, code) or one path of the document (`"/ctRatio"`, JSON or plain text; `-` as last token
/// appends to a list, `null` takes a code, the ratio or a setting away; a setting may be absent before). Any code of
/// the right length is taken. Errors: `set-field`, `set-path`, `project-member-type|value`.
[[nodiscard]] Result<Edited> set(const Judge& judge, const MeterConfiguration& document, std::string_view target,
    std::string_view value, FieldSet kept = 0);

/// The field that a target of set() means, "Z3" or "/configuration/Z3"; nothing when it means no code of the family.
[[nodiscard]] std::optional<FieldIndex> fieldOf(const catalog::Family& family, std::string_view target);

} // namespace meterbench::configuration
