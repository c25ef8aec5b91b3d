// SPDX-License-Identifier: Apache-2.0
#include "ui/page/date_text.h"

#include <QLocale>
#include <QRegularExpression>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

QDate dateFromText(const QString& text)
{
    const QString written = text.simplified();
    static const QRegularExpression yearFirst(u"^(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})$"_s);
    if (const auto match = yearFirst.match(written); match.hasMatch())
        return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    static const QRegularExpression dayFirst(u"^(\\d{1,2})[-./] ?(\\d{1,2})[-./] ?(\\d{4})$"_s);
    if (const auto match = dayFirst.match(written); match.hasMatch())
        return {match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()};
    const QLocale locale;
    for (const QString& format : {u"d. MMMM yyyy"_s, u"d MMMM yyyy"_s, u"'den' d MMMM yyyy"_s, u"'den' d. MMMM yyyy"_s})
        if (const QDate date = locale.toDate(written, format); date.isValid())
            return date;
    return {};
}

} // namespace meterbench::ui
