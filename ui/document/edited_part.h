// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What an edit names when it is no code, reading or number: the choices of the display form and the fields of the
/// order. Plain values; the edits are edits.h's, their words edit_words.h's.
namespace meterbench::ui::edits {

enum class DisplayFlag { LeadingZeroes, Identification, Quadrant, Tariff };
enum class Shown { No, Yes };
enum class OrderField { Customer, Contact, CustomerReference, OrderNumber, Date, Revision, Remark };

} // namespace meterbench::ui::edits
