// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

/// An error as a value, made for the person who must act: which kind (a stable id), with which particulars, and where.
/// It is not text: the words in four languages stand in resources/text/errors.json and are made at the edge by
/// core/text. A plain value; may be copied between threads.
namespace meterbench {

/// A named particular of a message, already written as the reader shall see it.
struct Argument {
    std::string name;
    std::string value;

    bool operator==(const Argument&) const = default;
};

struct Error {
    std::string id; ///< message id in resources/text/errors.json; stable, part of the command-line contract
    std::vector<Argument> arguments;
    std::string where; ///< file, line or JSON Pointer; empty when the message says it all

    bool operator==(const Error&) const = default;
};

} // namespace meterbench
