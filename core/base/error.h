// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// An error as a value, made for the person who must act: which one (a stable id), of which kind, with which
/// particulars, and where. It is not text: the words in four languages stand in resources/text/errors.json and are made
/// at the edge by core/text. Programs decide by the kind, never by the id. A plain value; may be copied between
/// threads.
namespace meterbench {

/// What can be done about an error: a closed list.
enum class ErrorKind : std::uint8_t {
    Invalid, ///< what was given is wrong: change it
    Line, ///< the line cannot be opened, or broke
    TimeOut, ///< nobody answered in time
    Damaged, ///< what arrived is not what was sent, or not in the language spoken
    Refused, ///< the other side understood and said no
    Security, ///< a key, password, counter or right is missing or wrong
    NotSupported, ///< the other side does not have it
    Busy, ///< somebody else has it: try again
    Gone, ///< the conversation is over
    Storage, ///< a file or a memory cannot be read or written
    Internal ///< a fault of the program or of what it brings along
};

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
    ErrorKind kind = ErrorKind::Invalid;

    bool operator==(const Error&) const = default;
};

} // namespace meterbench
