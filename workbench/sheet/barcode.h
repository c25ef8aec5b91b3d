// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string_view>
#include <vector>

/// Barcodes as rectangles in modules, for any painter. Not a picture: size, colour and quiet zone on the paper are the
/// painter's. The encoding is libzint's (ISO/IEC 18004, ISO/IEC 15417). A plain value; may be made on any thread.
namespace meterbench::sheet {

struct ModuleRectangle {
    int x = 0;
    int y = 0;
    int width = 1;
    int height = 1;
};

struct BarcodeSymbol {
    int width = 0; ///< modules, without the quiet zone
    int height = 0; ///< modules; 1 for a linear symbol, whose bars are as high as the painter likes
    int quietZone = 0; ///< modules that must stay white on each side
    std::vector<ModuleRectangle> dark;
};

/// QR code, error correction level M (15 %). @param content UTF-8. Error: `barcode-impossible` {reason}.
[[nodiscard]] Result<BarcodeSymbol> qrCode(std::string_view content);

/// Code 128. @param content printable ASCII. Error: `barcode-impossible` {reason}.
[[nodiscard]] Result<BarcodeSymbol> code128(std::string_view content);

} // namespace meterbench::sheet
