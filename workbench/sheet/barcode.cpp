// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/barcode.h"

#include <zint.h>

#include <algorithm>
#include <memory>

namespace meterbench::sheet {
namespace {

struct SymbolDeleter {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using Symbol = std::unique_ptr<zint_symbol, SymbolDeleter>;

/// Level M in libzint's numbering.
constexpr int qrErrorCorrectionM = 2;
/// Quiet zones of the standards.
constexpr int qrQuietZone = 4;
constexpr int code128QuietZone = 10;

bool isDark(const zint_symbol& symbol, int row, int column)
{
    return ((symbol.encoded_data[row][column / 8] >> (column % 8)) & 1) != 0;
}

/// The dark runs of each row.
std::vector<ModuleRectangle> darkRuns(const zint_symbol& symbol)
{
    std::vector<ModuleRectangle> runs;
    for (int row = 0; row < symbol.rows; ++row) {
        for (int column = 0; column < symbol.width; ++column) {
            if (!isDark(symbol, row, column))
                continue;
            const int start = column;
            while (column < symbol.width && isDark(symbol, row, column))
                ++column;
            runs.push_back({start, row, column - start, 1});
        }
    }
    return runs;
}

Result<BarcodeSymbol> encode(Symbol symbol, std::string_view content, int quietZone)
{
    if (!symbol)
        return failure(ErrorKind::Internal, "barcode-impossible", {{"reason", "memory"}});
    if (content.empty())
        return failure(ErrorKind::Internal, "barcode-impossible", {{"reason", "no content"}});
    const auto code = ZBarcode_Encode(
        symbol.get(), reinterpret_cast<const unsigned char*>(content.data()), static_cast<int>(content.size()));
    if (code >= ZINT_ERROR)
        return failure(ErrorKind::Internal, "barcode-impossible", {{"reason", symbol->errtxt}});
    return BarcodeSymbol{symbol->width, symbol->rows, quietZone, darkRuns(*symbol)};
}

Symbol createSymbol(int symbology)
{
    Symbol symbol(ZBarcode_Create());
    if (symbol)
        symbol->symbology = symbology;
    return symbol;
}

} // namespace

Result<BarcodeSymbol> qrCode(std::string_view content)
{
    auto symbol = createSymbol(BARCODE_QRCODE);
    if (symbol) {
        symbol->input_mode = UNICODE_MODE;
        symbol->option_1 = qrErrorCorrectionM;
    }
    return encode(std::move(symbol), content, qrQuietZone);
}

Result<BarcodeSymbol> code128(std::string_view content)
{
    // The symbol could carry other bytes, but scanners disagree on what they mean.
    if (std::ranges::any_of(content, [](char character) { return character < ' ' || character > '~'; }))
        return failure(ErrorKind::Internal, "barcode-impossible", {{"reason", "not ASCII"}});
    return encode(createSymbol(BARCODE_CODE128), content, code128QuietZone);
}

} // namespace meterbench::sheet
