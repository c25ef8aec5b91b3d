// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/explain/field.h"

/// What an OBIS code of electricity stands for, as phrases: quantity, kind, phase, tariff (IEC 62056-6-1, clause 6).
/// Which codes a meter has is not known here. Pure functions.
namespace meterbench::protocol::explain {

/// Empty for codes that the standard leaves to the maker or that are not in the table.
[[nodiscard]] std::vector<Phrase> meaningOf(const Obis& obis);

/// Six octets that are more likely a code than anything else.
[[nodiscard]] bool looksLikeObis(Octets octets);
/// @param octets at least six
[[nodiscard]] Obis obisOf(Octets octets);

} // namespace meterbench::protocol::explain
