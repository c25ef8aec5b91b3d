// SPDX-License-Identifier: Apache-2.0
#include "workbench/sheet/fonts.h"

#include "workbench/resources/resources.h"

#include <QByteArray>
#include <QFontDatabase>
#include <QGuiApplication>

#include <string_view>

namespace meterbench::sheet {

Result<void> loadFonts()
{
    if (qGuiApp == nullptr)
        return failure(ErrorKind::Internal, "sheet-font", {{"font", sansFamily.data()}});
    // All are registered together, so the one registered last stands for all of them.
    if (QFontDatabase::hasFamily(sansFamily) && QFontDatabase::hasFamily(fourteenSegmentFamily))
        return {};
    for (const std::string_view name : {"fonts/MeterbenchSans-Regular.otf", "fonts/MeterbenchSans-SemiBold.otf",
             "fonts/MeterbenchMono-Regular.ttf", "fonts/DSEG7Classic-Regular.ttf", "fonts/DSEG14Classic-Regular.ttf"}) {
        const auto bytes = resources::resourceBytes(name);
        if (!bytes)
            return tl::unexpected<Error>(bytes.error());
        if (QFontDatabase::addApplicationFontFromData(QByteArray::fromStdString(*bytes)) < 0)
            return failure(ErrorKind::Internal, "sheet-font", {{"font", std::string(name)}});
    }
    return {};
}

} // namespace meterbench::sheet
