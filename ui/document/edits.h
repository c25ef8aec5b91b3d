// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/decode.h"
#include "ui/document/document_model.h"

#include <QStringList>

/// The edits a person can make, each one step of the history with a readable text. They take a document and what was
/// chosen; whether the result is right is said afterwards by the findings. GUI thread.
namespace meterbench::ui::edits {

/// What the display lists lost and gained because the meter became another one; ids of readings.
struct Followed {
    QStringList removed;
    QStringList added;
};

/// Sets one code. Readings that the meter no longer has leave the lists, legal readings enter the manual list.
Followed setCode(DocumentModel& document, catalog::FieldIndex field, const configuration::Code& code);

/// Takes over what was decoded: family, the codes that were given, and the lists' consequences. @pre decoded.reading is
/// not null
Followed takeOver(DocumentModel& document, const configuration::Decoded& decoded);

/// The same order for another family: its defaults, the codes that both families print alike, order and customer as
/// they were.
Followed changeFamily(DocumentModel& document, const catalog::Family& family);

/// @param position before which reading; the end when larger
void insertReadings(
    DocumentModel& document, catalog::DisplayListKind list, std::size_t position, const QStringList& readings);
void removeReadings(DocumentModel& document, catalog::DisplayListKind list, const std::vector<std::size_t>& positions);
void moveReading(DocumentModel& document, catalog::DisplayListKind list, std::size_t from, std::size_t to);

enum class DisplayFlag { LeadingZeroes, Identification, Quadrant, Tariff };
enum class Shown { No, Yes };
[[nodiscard]] Shown displayFlag(const configuration::MeterConfiguration& configuration, DisplayFlag flag);
void setDisplayFlag(DocumentModel& document, DisplayFlag flag, Shown shown);
void setPushButton2(DocumentModel& document, const std::string& function, Shown enabled);

/// A quantity of zero takes the accessory out of the order.
void setAccessory(DocumentModel& document, const std::string& part, int quantity);

enum class OrderField { Customer, Contact, CustomerReference, OrderNumber, Date, Revision, Remark };
[[nodiscard]] const std::string& orderField(const configuration::OrderDetails& order, OrderField field);
void setOrderField(DocumentModel& document, OrderField field, const QString& text);
void setOrderQuantity(DocumentModel& document, int quantity);
void setMeterNumber(DocumentModel& document, std::size_t index, const QString& text);
void setTransformerRatio(DocumentModel& document, std::optional<int> ratio);
void setCalculationMethod(DocumentModel& document, configuration::CalculationMethod method);

} // namespace meterbench::ui::edits
