// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/catalog/rule.h"
#include "protocol/explain/slice.h"

#include <string>
#include <vector>

/// What an explanation consists of: fields within fields and findings. It holds no words of a language but ids of
/// phrases; names, values and types are written as the standards write them. Plain values.
namespace meterbench::protocol::explain {

using catalog::Severity;

/// A piece of meaning: id of a phrase in resources/text/frames.json and its particulars. An id that has no phrase there
/// is a term of a standard ("read-write-denied") and stands for itself.
struct Phrase {
    std::string id;
    std::vector<Argument> arguments;

    bool operator==(const Phrase&) const = default;
};

struct Field {
    std::string name; ///< stable, the term of the standard: "destination-address", "N(S)"
    Slice octets; ///< where it stands in its buffer; deciphered and joined octets are buffers of their own
    std::string value; ///< free of language: a number with unit, a time, a text of the meter
    std::vector<Phrase> meaning;
    std::vector<Field> fields;
};

struct Finding {
    Severity severity = Severity::Error;
    std::string rule; ///< stable id, with its words in resources/text/frames.json
    std::vector<std::string> fields; ///< names
    std::vector<Argument> arguments;
};

struct ExplainedFrame {
    std::string protocol; ///< "hdlc", "wrapper", "dlms", "iec62056-21", "p1", "kmp", "unknown"
    std::string stream; ///< of a capture: "192.0.2.1:40000 > 192.0.2.2:4059"; else empty
    std::size_t packet = 0; ///< of a capture, from 1: the one that completed it; else 0
    std::size_t line = 0; ///< of a text in which each line is on its own; else 0
    Slice octets; ///< the whole frame as it stood in the input
    std::vector<Field> fields;
    std::vector<Finding> findings;

    [[nodiscard]] bool hasErrors() const
    {
        for (const Finding& finding : findings) {
            if (finding.severity == Severity::Error)
                return true;
        }
        return false;
    }
};

} // namespace meterbench::protocol::explain
