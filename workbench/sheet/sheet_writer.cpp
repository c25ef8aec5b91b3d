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
namespace {

Result<std::string> make(const ordersheet::OrderSheet& sheet, const QString& path)
{
    const auto extension = QFileInfo(path).suffix().toLower();
    if (extension == QLatin1String("pdf"))
        return makePdf(sheet);
    if (extension == QLatin1String("html"))
        return makeHtml(sheet);
    if (extension == QLatin1String("csv"))
        return makeCsv(sheet);
    if (extension == QLatin1String("xlsx"))
        return makeXlsx(sheet);
    if (extension == QLatin1String("json"))
        return makeJson(sheet);
    const auto shown = QDir::toNativeSeparators(path).toStdString();
    return failure("sheet-format", {{"file", shown}, {"extension", extension.toStdString()}}, shown);
}

} // namespace

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

Result<void> writeSheet(const ordersheet::OrderSheet& sheet, const QString& path)
{
    return make(sheet, path).and_then([&path](const std::string& bytes) { return files::writeFile(path, bytes); });
}

} // namespace meterbench::sheet
