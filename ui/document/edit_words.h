// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/document/document_model.h"
#include "ui/document/edited_part.h"

#include <QCoreApplication>

/// The words of the undo steps, apart from what the steps do. Each answers with a function that speaks the language of
/// the moment. GUI thread.
namespace meterbench::ui::edits {

class EditText {
    Q_DECLARE_TR_FUNCTIONS(EditText)

public:
    static EditWords setCode(const catalog::Family& family, catalog::FieldIndex field, const configuration::Code& code);
    static EditWords takeOver();
    static EditWords changeFamily(const catalog::Family& family);
    static EditWords insertReadings(
        const catalog::Catalog& catalog, catalog::DisplayListKind list, const QStringList& readings);
    static EditWords removeReadings(
        const catalog::Catalog& catalog, catalog::DisplayListKind list, const QStringList& readings);
    static EditWords moveReading(
        const catalog::Catalog& catalog, catalog::DisplayListKind list, const QString& reading);
    static EditWords displayFlag(const catalog::Catalog& catalog, DisplayFlag flag, Shown shown);
    static EditWords pushButton2(const catalog::Catalog& catalog, const std::string& function, Shown enabled);
    static EditWords accessory(const std::string& part, int quantity);
    static EditWords orderField(OrderField field);
    static EditWords orderQuantity();
    static EditWords meterNumber(std::size_t index);
    static EditWords transformerRatio();
    static EditWords calculationMethod();
};

/// The name of a field of the order, as forms and undo steps call it.
[[nodiscard]] QString orderFieldName(OrderField field);

/// The id of a choice of the display form in the catalogue, "leading-zeroes".
[[nodiscard]] std::string_view displayOptionId(DisplayFlag flag);

} // namespace meterbench::ui::edits
