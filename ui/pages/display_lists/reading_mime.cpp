// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/display_lists/reading_mime.h"

#include "ui/text/words.h"

#include <QDataStream>

namespace meterbench::ui {

QMimeData* toMime(const DraggedReadings& readings)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    QList<int> rows;
    for (const std::size_t row : readings.rows)
        rows.append(static_cast<int>(row));
    stream << readings.ids << (readings.from ? toQt(catalog::name(*readings.from)) : QString()) << rows;
    auto* data = new QMimeData;
    data->setData(readingsMimeType, bytes);
    return data;
}

std::optional<DraggedReadings> fromMime(const QMimeData* data)
{
    if (data == nullptr || !data->hasFormat(readingsMimeType))
        return std::nullopt;
    QDataStream stream(data->data(readingsMimeType));
    DraggedReadings readings;
    QString from;
    QList<int> rows;
    stream >> readings.ids >> from >> rows;
    if (stream.status() != QDataStream::Ok)
        return std::nullopt;
    readings.from = catalog::displayListFromName(fromQt(from));
    for (const int row : rows)
        readings.rows.push_back(static_cast<std::size_t>(row));
    return readings;
}

} // namespace meterbench::ui
