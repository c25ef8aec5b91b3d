// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/scope.h"

/// Messages of IEC 62056-21 and telegrams that come unasked. Bit 8 of every character is passed over (it may be
/// parity); the offsets are those of the input. Pure functions over the scope.
namespace meterbench::protocol::explain {

/// "/?…!" or "/…": up to its CR LF.
void explainOpeningLine(Scope& scope, const Slice& line, std::vector<Field>& into);
/// ACK, three characters, CR LF; or ACK or NAK alone.
void explainOptionSelect(Scope& scope, const Slice& message, std::vector<Field>& into);
/// SOH or STX … ETX or EOT and the block check character.
void explainBlockMessage(Scope& scope, const Slice& message, std::vector<Field>& into);
/// '/' … '!' and, on the P1 port, four hexadecimal digits.
void explainTelegram(Scope& scope, const Slice& telegram, std::vector<Field>& into);

/// Data lines: address, values with units.
void explainDataLines(Scope& scope, const Slice& lines, std::vector<Field>& into);

/// "1.8.0(000123.4*kWh)", one set or several, "!" behind them or not: address and brackets of a read-out.
[[nodiscard]] bool isDataLine(std::string_view line);

/// The characters without bit 8.
[[nodiscard]] std::string charactersOf(const Slice& slice);

} // namespace meterbench::protocol::explain
