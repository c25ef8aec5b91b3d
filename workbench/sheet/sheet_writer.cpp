// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/sheet_writer.h"

#include "workbench/files/file_access.h"
#include "workbench/sheet/sheet_painter.h"
#include "workbench/sheet/text_block.h"

#include <QBuffer>
#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QPdfWriter>

namespace meterbench::sheet {
namespace {

/// Of a sheet that has none.
const QDate unknownDate(2000, 1, 1);

/// Qt writes the time of day into a PDF. A sheet has its own date, and two sheets that say the same are the same file.
/// The date stands in as many characters, so that no offset in the file moves.
void setDate(QByteArray& bytes, const ordersheet::OrderSheet& sheet)
{
    const QByteArray beginning = "/CreationDate (D:";
    const auto begin = bytes.indexOf(beginning) + beginning.size();
    const auto end = bytes.indexOf(')', begin);
    const auto date = QDate::fromString(QString::fromStdString(sheet.date), Qt::ISODate);
    const auto day = (date.isValid() ? date : unknownDate).toString(QStringLiteral("yyyyMMdd")).toLatin1();
    const QByteArray time = day + "000000";
    if (begin < beginning.size() || end - begin < time.size())
        return;
    bytes.replace(begin, time.size(), time);
    // "Z" where the machine keeps to UTC, else a distance from it.
    const QByteArray utc = "+00'00'";
    if (end - begin == time.size() + utc.size())
        bytes.replace(begin + time.size(), utc.size(), utc);
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
    setDate(bytes, sheet);
    return bytes.toStdString();
}

Result<std::string> makeSheet(const ordersheet::OrderSheet& sheet, std::string_view format, CsvForm form)
{
    const auto name = QString::fromUtf8(format.data(), static_cast<qsizetype>(format.size())).toLower();
    if (name == QLatin1String("pdf"))
        return makePdf(sheet);
    if (name == QLatin1String("html"))
        return makeHtml(sheet);
    if (name == QLatin1String("csv"))
        return makeCsv(sheet, form);
    if (name == QLatin1String("xlsx"))
        return makeXlsx(sheet);
    if (name == QLatin1String("json"))
        return makeJson(sheet);
    return failure("sheet-format", {{"extension", std::string(format)}});
}

Result<void> writeSheet(const ordersheet::OrderSheet& sheet, const QString& path, CsvForm form)
{
    return makeSheet(sheet, QFileInfo(path).suffix().toStdString(), form)
        .map_error([&](Error error) {
            if (error.where.empty())
                error.where = QDir::toNativeSeparators(path).toStdString();
            return error;
        })
        .and_then([&path](const std::string& bytes) { return files::writeFile(path, bytes); });
}

} // namespace meterbench::sheet
