// SPDX-License-Identifier: Apache-2.0
#include "workbench/files/file_access.h"
#include "workbench/sheet/sheet_writer.h"

#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

namespace meterbench::sheet {
namespace {

using ordersheet::CellStyle;
using ordersheet::ColumnKind;

/// What the program itself may write; beyond it something is wrong.
constexpr std::size_t maximumWorkbookBytes = 64U * 1024U * 1024U;
/// Width of a worksheet's columns together, in characters: a page of A4.
constexpr double sheetWidth = 92;
/// The format's limit on a worksheet's name, in characters.
constexpr int longestSheetName = 31;
constexpr std::size_t longestCellText = 32767;

struct Formats {
    lxw_format* title = nullptr;
    lxw_format* heading = nullptr;
    std::array<lxw_format*, 6> cells{}; ///< by CellStyle
};

lxw_format* addFormat(lxw_workbook* workbook, lxw_color_t ink)
{
    auto* format = workbook_add_format(workbook);
    format_set_num_format(format, "@"); // text, whatever it looks like
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
    format_set_font_color(format, ink);
    return format;
}

Formats makeFormats(lxw_workbook* workbook)
{
    constexpr std::array<lxw_color_t, 6> inks{0x1b232b, 0x1b232b, 0x5a6672, 0xb31b1b, 0x8a5500, 0x2f5c8a};
    Formats formats;
    for (std::size_t style = 0; style < inks.size(); ++style)
        formats.cells[style] = addFormat(workbook, inks[style]);
    format_set_font_name(formats.cells[static_cast<std::size_t>(CellStyle::Code)], "Consolas");
    format_set_bold(formats.cells[static_cast<std::size_t>(CellStyle::Error)]);
    formats.title = addFormat(workbook, 0x0b5a75);
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 16);
    formats.heading = addFormat(workbook, 0x5a6672);
    format_set_bold(formats.heading);
    format_set_bottom(formats.heading, LXW_BORDER_THIN);
    return formats;
}

/// A name the format takes and no other worksheet has.
std::string worksheetName(const std::string& title, std::set<QString>& taken)
{
    auto base = QString::fromStdString(title);
    for (const char forbidden : {'[', ']', ':', '*', '?', '/', '\\', '\''})
        base.replace(QLatin1Char(forbidden), QLatin1Char(' '));
    base = base.simplified().left(longestSheetName);
    auto name = base.isEmpty() ? QStringLiteral("-") : base;
    for (int number = 2; !taken.insert(name.toCaseFolded()).second; ++number) {
        const auto suffix = QStringLiteral(" %1").arg(number);
        name = base.left(longestSheetName - suffix.size()) + suffix;
    }
    return name.toStdString();
}

void writeText(lxw_worksheet* worksheet, lxw_row_t row, std::size_t column, const std::string& text, lxw_format* format)
{
    // Through QString: bytes that are no UTF-8 would make the workbook unreadable.
    const auto clean = QString::fromStdString(text).left(static_cast<qsizetype>(longestCellText)).toUtf8();
    worksheet_write_string(worksheet, row, static_cast<lxw_col_t>(column), clean.constData(), format);
}

lxw_worksheet* addWorksheet(lxw_workbook* workbook, const std::string& title, std::set<QString>& taken)
{
    auto* worksheet = workbook_add_worksheet(workbook, worksheetName(title, taken).c_str());
    worksheet_set_paper(worksheet, 9); // A4
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_set_footer(worksheet, "&L&A&R&P / &N");
    return worksheet;
}

void addFront(
    lxw_workbook* workbook, const ordersheet::OrderSheet& sheet, const Formats& formats, std::set<QString>& taken)
{
    auto* worksheet = addWorksheet(workbook, sheet.title, taken);
    worksheet_set_column(worksheet, 0, 0, sheetWidth, nullptr);
    lxw_row_t row = 0;
    const auto add = [&](const std::string& text, lxw_format* format) {
        if (!text.empty())
            writeText(worksheet, row++, 0, text, format);
    };
    const auto cell = [&formats](CellStyle style) { return formats.cells[static_cast<std::size_t>(style)]; };
    add(sheet.title, formats.title);
    add(sheet.subtitle, cell(CellStyle::Muted));
    if (sheet.hasErrors)
        add(sheet.errorBanner, cell(CellStyle::Error));
    add(sheet.typeCodeGrouped, cell(CellStyle::Code));
    add(sheet.typeCode, cell(CellStyle::Code));
    add(sheet.configuration, cell(CellStyle::Code));
    add(sheet.date, cell(CellStyle::Normal));
    add(sheet.revision, cell(CellStyle::Normal));
    add(sheet.notTheMaker, cell(CellStyle::Muted));
}

void addSection(
    lxw_workbook* workbook, const ordersheet::Section& section, const Formats& formats, std::set<QString>& taken)
{
    auto* worksheet = addWorksheet(workbook, section.title, taken);
    int shares = 0;
    for (const auto& column : section.columns)
        shares += std::max(column.share, 1);
    for (std::size_t index = 0; index < section.columns.size(); ++index) {
        const auto column = static_cast<lxw_col_t>(index);
        worksheet_set_column(worksheet, column, column,
            std::max(9.0, sheetWidth * std::max(section.columns[index].share, 1) / shares), nullptr);
        writeText(worksheet, 0, index, section.columns[index].title, formats.heading);
    }
    worksheet_freeze_panes(worksheet, 1, 0);
    worksheet_repeat_rows(worksheet, 0, 0);
    lxw_row_t line = 1;
    if (section.rows.empty())
        writeText(worksheet, line, 0, section.whenEmpty, formats.cells[static_cast<std::size_t>(CellStyle::Muted)]);
    for (const auto& row : section.rows) {
        for (std::size_t index = 0; index < std::min(row.cells.size(), section.columns.size()); ++index) {
            const auto& cell = row.cells[index];
            const bool code = cell.style == CellStyle::Normal && section.columns[index].kind == ColumnKind::Code;
            const auto style = code ? CellStyle::Code : cell.style;
            writeText(worksheet, line, index, cell.text, formats.cells[static_cast<std::size_t>(style)]);
        }
        ++line;
    }
}

/// The sheet's own date, so that the same sheet gives the same bytes; 2000-01-01 for a sheet without one.
std::time_t creationTime(const std::string& date)
{
    const auto day = QDate::fromString(QString::fromStdString(date), Qt::ISODate);
    return static_cast<std::time_t>((day.isValid() ? day : QDate(2000, 1, 1)).startOfDay(Qt::UTC).toSecsSinceEpoch());
}

tl::unexpected<Error> temporaryFailure(const QString& path, const std::string& reason)
{
    return failure(
        ErrorKind::Storage, "file-unwritable", {{"file", path.toStdString()}, {"reason", reason}}, path.toStdString());
}

} // namespace

Result<std::string> makeXlsx(const ordersheet::OrderSheet& sheet)
{
    // libxlsxwriter writes only to a file it opens itself.
    const QTemporaryDir folder;
    if (!folder.isValid())
        return temporaryFailure(folder.path(), folder.errorString().toStdString());
    const auto path = folder.filePath(QStringLiteral("sheet.xlsx"));
    auto temporary = folder.path().toLocal8Bit();
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    auto* workbook = workbook_new_opt(path.toLocal8Bit().constData(), &options);
    if (workbook == nullptr)
        return temporaryFailure(path, "memory");

    auto title = sheet.title;
    std::string program = "Meterbench";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = program.data();
    properties.created = creationTime(sheet.date);
    workbook_set_properties(workbook, &properties);

    const auto formats = makeFormats(workbook);
    std::set<QString> taken;
    addFront(workbook, sheet, formats, taken);
    for (const auto& section : sheet.sections)
        addSection(workbook, section, formats, taken);
    if (const auto error = workbook_close(workbook); error != LXW_NO_ERROR)
        return temporaryFailure(path, lxw_strerror(error));
    return files::readFile(path, maximumWorkbookBytes);
}

} // namespace meterbench::sheet
