// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/judge.h"
#include "core/configuration/meter_configuration.h"
#include "core/ordersheet/sheet_section.h"
#include "core/ordersheet/sheet_words.h"
#include "core/text/language.h"

#include <string>
#include <vector>

/// The content of an order-code sheet in the reader's language: sections, columns, rows and the two codes for the
/// barcodes. Not drawing and not a file format: workbench/sheet makes PDF, paper, HTML, CSV, XLSX and JSON of it. A
/// plain value.
namespace meterbench::ordersheet {

struct OrderSheet {
    text::Language language = text::Language::English;
    std::string title; ///< "Order-code sheet"
    std::string subtitle; ///< the family's name
    std::string date;
    std::string revision;
    std::string
        issue; ///< for the foot of each page: "Order number 4711 · 2026-03-01 · Revision 2", what of it was given
    std::string pageOf; ///< "Page {page} of {pages}"
    std::string notTheMaker; ///< the plain word that the project is not the maker's
    std::string typeCode; ///< without separators; content of the Code 128
    std::string typeCodeGrouped;
    std::string configuration; ///< canonical text
    std::string machineReadable; ///< content of the QR code: both codes, as Decoder reads them back
    bool hasErrors = false; ///< a sheet with errors is marked across: it must not be ordered from
    std::string errorBanner; ///< words of that mark; empty without errors
    std::vector<Section> sections;
};

/// What a sheet carries beside what is ordered.
enum class Annex { None, TechnicalData };

/// @param words the sheet's own words (headings), bytes of resources/text/ordersheet.json parsed
[[nodiscard]] OrderSheet composeOrderSheet(const configuration::Judge& judge, const SheetWords& words,
    const configuration::MeterConfiguration& document, text::Language language, Annex annex = Annex::TechnicalData);

} // namespace meterbench::ordersheet
