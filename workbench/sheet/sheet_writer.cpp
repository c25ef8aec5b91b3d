// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/sheet_writer.h"

#include "workbench/files/file_access.h"
#include "workbench/sheet/sheet_painter.h"
#include "workbench/sheet/text_block.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QPdfWriter>

namespace meterbench::sheet {
Result<std::string> makePdf(const ordersheet::OrderSheet& sheet)
{
    const auto painter = SheetPainter::create(sheet);
    if (!painter)
        return tl::unexpected<Error>(painter.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(unitsPerInch);
        auto title = QString::fromStdString(sheet.title);
        if (!sheet.typeCodeGrouped.empty())
            title += QLatin1Char(' ') + QString::fromStdString(sheet.typeCodeGrouped);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Meterbench"));
        if (const auto painted = painter->paint(writer); !painted)
            return tl::unexpected<Error>(painted.error());
    }
    return bytes.toStdString();
}

Result<std::string> makeSheet(const ordersheet::OrderSheet& sheet, std::string_view format)
{
    const auto name = QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())).toLower();
    if (name == QLatin1String("pdf"))
        return makePdf(sheet);
    if (name == QLatin1String("html"))
        return makeHtml(sheet);
    if (name == QLatin1String("csv"))
        return makeCsv(sheet);
    if (name == QLatin1String("xlsx"))
        return makeXlsx(sheet);
    if (name == QLatin1String("json"))
        return makeJson(sheet);
    return failure("sheet-format", {{"extension", std::string(format)}});
}

Result<void> writeSheet(const ordersheet::OrderSheet& sheet, const QString& path)
{
    return makeSheet(sheet, QFileInfo(path).suffix().toStdString())
        .map_error([&](Error error) {
            if (error.where.empty())
                error.where = QDir::toNativeSeparators(path).toStdString();
            return error;
        })
        .and_then([&path](const std::string& bytes) { return files::writeFile(path, bytes); });
}

} // namespace meterbench::sheet
