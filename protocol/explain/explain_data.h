// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/tag.h"
#include "protocol/explain/scope.h"

#include <optional>

/// A COSEM value in A-XDR, element by element, as far as it is whole: OBIS codes and date-times within octet-strings
/// are recognised, a number beside its scaler and unit is told in that unit. Bounded in depth and number of fields.
/// Pure functions over the scope.
namespace meterbench::protocol::explain {

/// The next value. @param name of the field; empty: the name of its type
[[nodiscard]] Field explainData(Scope& scope, SliceReader& reader, std::string name = {}, std::size_t depth = 0);

/// The same without its tag, as compact arrays hold it. @param start where the field begins (before its tag, if any)
[[nodiscard]] Field explainUntagged(
    Scope& scope, axdr::Tag tag, SliceReader& reader, std::string name, std::size_t depth, const Slice& start);

/// "2025-08-30T22:20:30+02:00"; parts that are not specified are written "--".
[[nodiscard]] std::optional<std::string> dateTimeText(Octets octets);
/// Twelve octets of a date-time with what its clock status says.
[[nodiscard]] Field explainDateTime(Scope& scope, std::string name, const Slice& octets);
/// Six octets of a logical name.
[[nodiscard]] Field explainObis(Scope& scope, std::string name, const Slice& octets);

/// value × 10^scaler with its unit: "230.1 V".
[[nodiscard]] std::string scaledText(std::int64_t value, int scaler, std::string_view unit);
/// The number of a field that explainData() made of an integral type.
[[nodiscard]] std::optional<std::int64_t> integerOf(const Field& field);

} // namespace meterbench::protocol::explain
