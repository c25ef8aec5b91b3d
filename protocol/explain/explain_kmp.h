// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// Frames of the Kamstrup Meter Protocol. Offsets count the octets of the frame behind the removal of stuffing. Pure
/// functions over the scope.
namespace meterbench::protocol::explain {

/// @param frame start to stop, stuffed as on the line; either end may be missing
void explainKmp(Scope& scope, const Slice& frame, std::vector<Field>& into);

/// The data of a command, as asked or as answered.
void explainKmpRequest(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into);
void explainKmpAnswer(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into);
void explainKmpLogRequest(Scope& scope, std::uint8_t command, SliceReader& reader, std::vector<Field>& into);
void explainKmpLogAnswer(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into);

/// "energy A14" of register 1, and its unit where one is known.
[[nodiscard]] Field explainKmpRegisterId(Scope& scope, const Slice& octets);
/// Id, unit, number of octets, sign and exponent, value.
[[nodiscard]] Field explainKmpRegister(Scope& scope, SliceReader& reader);
/// A value with its unit, as a person reads it.
[[nodiscard]] std::string kmpValueText(const kmp::RegisterValue& value);
/// Finds a clock register that names no time. @param field that holds it
void findImpossibleTime(Scope& scope, const kmp::RegisterValue& value, const char* field);

} // namespace meterbench::protocol::explain
