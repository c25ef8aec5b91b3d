// SPDX-License-Identifier: Apache-2.0
#include "workbench/state/kept_values.h"

#include "core/base/crc32.h"
#include "workbench/files/file_access.h"
#include "workbench/files/synchronise.h"

#include <QDir>
#include <QFile>

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::state {

using protocol::Bytes;
using protocol::Persist;

namespace {

/// A few counters a message over a long night of reading, by a version that wrote them one behind the other.
constexpr std::size_t largestValues = std::size_t{256} << 20U;

std::span<const std::byte> octetsOf(std::string_view text)
{
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// "key value check", the value as hexadecimal digits.
std::string lineOf(const std::string& key, std::span<const std::byte> value)
{
    const QByteArray octets(reinterpret_cast<const char*>(value.data()), static_cast<qsizetype>(value.size()));
    const std::string line = key + ' ' + octets.toHex().toStdString() + ' ';
    const auto check = crc32(octetsOf(line));
    return line + fmt::format("{:08x}\n", check);
}

/// False for a line that was never written whole.
bool take(std::string_view line, protocol::virtual_meter::KeptValues& values)
{
    const auto first = line.find(' ');
    const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos)
        return false;
    const auto hex = line.substr(first + 1, second - first - 1);
    const auto octets = QByteArray::fromHex(QByteArray(hex.data(), static_cast<qsizetype>(hex.size())));
    const std::string key(line.substr(0, first));
    const auto* const data = reinterpret_cast<const std::byte*>(octets.constData());
    Bytes value(data, data + octets.size());
    if (lineOf(key, value) != std::string(line) + '\n')
        return false;
    values[key] = std::move(value);
    return true;
}

} // namespace

KeptValuesFile::KeptValuesFile(QString path) : m_path(std::move(path)), m_file(std::make_unique<QFile>(m_path)) { }

KeptValuesFile::~KeptValuesFile() = default;

tl::unexpected<Error> KeptValuesFile::unavailable() const
{
    return failure(ErrorKind::Storage, "state-unavailable",
        {{"folder", m_path.toStdString()}, {"reason", m_file->errorString().toStdString()}}, m_path.toStdString());
}

Result<std::unique_ptr<KeptValuesFile>> KeptValuesFile::open(const QString& folder)
{
    const auto path = QDir(folder).filePath(QStringLiteral("values"));
    std::unique_ptr<KeptValuesFile> file(new KeptValuesFile(path));
    if (QFile::exists(path)) {
        const auto bytes = files::readFile(path, largestValues);
        if (!bytes)
            return tl::unexpected(bytes.error());
        std::string_view rest(*bytes);
        for (int number = 1; !rest.empty(); ++number) {
            const auto end = rest.find('\n');
            if (end == std::string_view::npos)
                break; // cut while it was written: nobody was told that it is kept
            if (!take(rest.substr(0, end), file->m_values))
                return failure(ErrorKind::Storage, "state-damaged",
                    {{"file", path.toStdString()}, {"line", std::to_string(number)}}, path.toStdString());
            rest.remove_prefix(end + 1);
        }
    }
    if (auto written = file->compact(); !written)
        return tl::unexpected(std::move(written.error()));
    return file;
}

/// The old file counts until the new one has its name.
Result<void> KeptValuesFile::compact()
{
    std::string lines;
    for (const auto& [key, value] : m_values)
        lines += lineOf(key, value);
    if (auto written = files::writePrivateFile(m_path, lines); !written)
        return written;
    m_file = std::make_unique<QFile>(m_path);
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return unavailable();
    m_compactSize = m_size = static_cast<qint64>(lines.size());
    return {};
}

Result<void> KeptValuesFile::keep(std::span<const Persist> values)
{
    if (values.empty())
        return {};
    std::string lines;
    for (const auto& value : values) {
        lines += lineOf(value.key, value.value);
        m_values[value.key] = value.value;
    }
    const auto size = static_cast<qint64>(lines.size());
    if (m_file->write(lines.data(), size) != size || !files::synchronise(*m_file))
        return unavailable();
    m_size += size;
    return m_size - m_compactSize > std::max(longestTail, m_compactSize) ? compact() : Result<void>();
}

} // namespace meterbench::state
