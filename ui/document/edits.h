// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/edits.h"
#include "ui/document/document_model.h"
#include "ui/document/edited_part.h"

#include <QStringList>

/// The edits a person can make, each one step of the history with a readable text. They take a document and what was
/// chosen; what an edit does is core/configuration/edits.h's, whether the result is right the findings' to say. GUI
/// thread.
namespace meterbench::ui::edits {

using Followed = std::vector<configuration::Followed>;

// What follows a code is the rule of core/configuration/edits.h; each of these answers what followed.

Followed setCode(DocumentModel& document, catalog::FieldIndex field, const configuration::Code& code);

/// @pre decoded.reading is not null
Followed takeOver(DocumentModel& document, const configuration::Decoded& decoded);

Followed changeFamily(DocumentModel& document, const catalog::Family& family);

/// @param position before which reading; the end when larger
void insertReadings(
    DocumentModel& document, catalog::DisplayListKind list, std::size_t position, const QStringList& readings);
void removeReadings(DocumentModel& document, catalog::DisplayListKind list, const std::vector<std::size_t>& positions);
void moveReading(DocumentModel& document, catalog::DisplayListKind list, std::size_t from, std::size_t to);

[[nodiscard]] Shown displayFlag(const configuration::MeterConfiguration& configuration, DisplayFlag flag);
void setDisplayFlag(DocumentModel& document, DisplayFlag flag, Shown shown);
void setPushButton2(DocumentModel& document, const std::string& function, Shown enabled);

/// A quantity of zero takes the accessory out of the order.
void setAccessory(DocumentModel& document, const std::string& part, int quantity);

[[nodiscard]] const std::string& orderField(const configuration::OrderDetails& order, OrderField field);
void setOrderField(DocumentModel& document, OrderField field, const QString& text);
void setOrderQuantity(DocumentModel& document, int quantity);
void setMeterNumber(DocumentModel& document, std::size_t index, const QString& text);
void setTransformerRatio(DocumentModel& document, std::optional<int> ratio);
void setCalculationMethod(DocumentModel& document, configuration::CalculationMethod method);

} // namespace meterbench::ui::edits
