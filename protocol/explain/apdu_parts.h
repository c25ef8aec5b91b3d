// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// Parts that several APDUs have in common: invoke id, attribute and method descriptors, selective access, results,
/// blocks. For the explainers of APDUs in this room. Pure functions over the scope.
namespace meterbench::protocol::explain {

/// Takes the invoke-id-and-priority. @param id of the invocation, for what belongs together
[[nodiscard]] Field explainInvoke(Scope& scope, SliceReader& reader, std::uint8_t& id);

enum class Descriptor { Attribute, Method };
[[nodiscard]] Field explainTarget(Scope& scope, SliceReader& reader, Descriptor kind, dlms::Target& target);
/// The optional access-selection behind an attribute descriptor.
void explainSelection(Scope& scope, SliceReader& reader, std::vector<Field>& into);

/// "Register, attribute 2 value" of something asked for before.
[[nodiscard]] Field answeredTarget(Scope& scope, const Slice& at, const dlms::Target& target, Descriptor kind);

[[nodiscard]] Field explainAccessResult(Scope& scope, SliceReader& reader, std::string name);
/// Get-Data-Result: a choice, then data or why there is none.
[[nodiscard]] Field explainDataResult(Scope& scope, SliceReader& reader);

/// Last-block, number and raw data. The parts are collected under the key; with the last one the whole message.
struct BlockPart {
    Field field;
    bool isLast = false;
    bool isWhole = false; ///< no block before it was missing
    Bytes message;
};
enum class RawData { Plain, Choice }; ///< in GET a choice stands before it: data or an error
[[nodiscard]] BlockPart explainBlock(Scope& scope, SliceReader& reader, const std::string& key, RawData form);

/// A value that arrived in blocks, explained in a buffer of its own. Nothing when it cannot be told.
void explainJoinedValue(Scope& scope, Field& into, Bytes message, std::size_t results);

} // namespace meterbench::protocol::explain
