// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/logger_readout.h"

#include "protocol/kmp/difference.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

constexpr std::size_t readoutTrailer = 6; // newest id, info
constexpr RegisterId noDefault = 0xFFFF;

/// The interval of the column, empty when it has none. Two columns may bear one id and differ in length.
Octets usualOf(const std::optional<DefaultInterval>& usual, const LogColumn& column)
{
    if (!usual || usual->id != column.id || usual->interval.size() != column.format.octets)
        return {};
    return usual->interval;
}

Bytes fitted(const std::vector<Bytes>& row, std::size_t column, std::size_t length)
{
    Bytes octets = column < row.size() ? row[column] : Bytes{};
    octets.resize(length);
    return octets;
}

void appendRow(Bytes& bytes, const std::vector<Difference>& differences)
{
    for (std::size_t i = 0; i < differences.size(); i += 2) {
        const unsigned high = differences[i].code();
        const unsigned low = i + 1 < differences.size() ? differences[i + 1].code() : 0;
        bytes.push_back(static_cast<std::byte>(high << 4U | low));
    }
    for (const Difference& difference : differences)
        appendOctets(bytes, difference.octets);
}

/// What the answer can say of a default: a reader takes the length from the first column of that id.
std::optional<DefaultInterval> effectiveDefault(const ReadOutAnswer& answer)
{
    if (!answer.defaultInterval || answer.defaultInterval->id == noDefault)
        return std::nullopt;
    const auto column = std::ranges::find(answer.columns, answer.defaultInterval->id, &LogColumn::id);
    const bool fits = column != answer.columns.end() && !usualOf(answer.defaultInterval, *column).empty();
    return fits ? answer.defaultInterval : std::nullopt;
}

void appendDefault(Bytes& bytes, const std::optional<DefaultInterval>& usual)
{
    appendNumber(bytes, usual ? usual->id : noDefault, 2);
    if (usual)
        appendOctets(bytes, usual->interval);
}

/// The rest of a row behind its codes.
Result<std::vector<Bytes>> readRow(
    OctetReader& reader, const ReadOutAnswer& answer, Octets codes, const std::vector<Bytes>& previous)
{
    std::vector<Bytes> row;
    for (std::size_t i = 0; i < answer.columns.size(); ++i) {
        const LogColumn& column = answer.columns[i];
        const unsigned pair = std::to_integer<unsigned>(codes[i / 2]);
        Difference difference = differenceOf(i % 2 == 0 ? pair >> 4U : pair & 0x0FU);
        const Octets octets = reader.take(difference.isFullValue ? column.format.octets : difference.octets.size());
        difference.octets.assign(octets.begin(), octets.end());
        auto value = applied(column.format, previous[i], difference, usualOf(answer.defaultInterval, column));
        if (reader.hasFailed() || !value)
            return failure(ErrorKind::Damaged, "kmp-answer-damaged");
        row.push_back(std::move(*value));
    }
    return row;
}

Result<void> readRows(OctetReader& reader, std::size_t columns, ReadOutAnswer& answer)
{
    std::vector<Bytes> first;
    for (std::size_t i = 0; i < columns; ++i) {
        RegisterValue value = readRegister(reader);
        answer.columns.push_back({value.id, value.format()});
        first.push_back(std::move(value.octets));
    }
    answer.rows.push_back(std::move(first));
    const auto usual = reader.word();
    if (usual != noDefault) {
        const auto column = std::ranges::find(answer.columns, usual, &LogColumn::id);
        if (column == answer.columns.end())
            return failure(ErrorKind::Damaged, "kmp-answer-damaged");
        const Octets interval = reader.take(column->format.octets);
        answer.defaultInterval = DefaultInterval{usual, Bytes(interval.begin(), interval.end())};
    }
    while (reader.remaining() > readoutTrailer) {
        const Octets codes = reader.take((columns + 1) / 2);
        if (reader.hasFailed())
            break;
        auto row = readRow(reader, answer, codes, answer.rows.back());
        if (!row)
            return tl::unexpected(row.error());
        answer.rows.push_back(std::move(*row));
    }
    return {};
}

} // namespace

Bytes encodeReadOutRequest(const ReadOutRequest& request)
{
    const std::size_t count = std::min(request.registers.size(), mostColumns);
    Bytes bytes{static_cast<std::byte>(request.direction), std::byte{request.log}, static_cast<std::byte>(count)};
    for (std::size_t i = 0; i < count; ++i)
        appendNumber(bytes, request.registers[i], 2);
    appendNumber(bytes, request.records, 2);
    appendNumber(bytes, request.from, 4);
    return bytes;
}

Result<ReadOutRequest> decodeReadOutRequest(Octets octets)
{
    OctetReader reader(octets);
    ReadOutRequest request;
    const std::uint8_t direction = reader.octet();
    request.direction = static_cast<ReadOutDirection>(direction);
    request.log = reader.octet();
    const std::size_t count = reader.octet();
    for (std::size_t i = 0; i < count && !reader.hasFailed(); ++i)
        request.registers.push_back(reader.word());
    request.records = reader.word();
    request.from = reader.doubleWord();
    if (!reader.isExhausted() || (direction != 0x00 && direction != 0x02 && direction != 0x03))
        return failure(ErrorKind::Damaged, "kmp-request-damaged");
    return request;
}

Bytes encodeReadOutAnswer(const ReadOutAnswer& answer)
{
    const std::size_t count = answer.rows.empty() ? 0 : std::min(answer.columns.size(), mostColumns);
    Bytes bytes{static_cast<std::byte>(answer.direction), std::byte{answer.log}, static_cast<std::byte>(count)};
    appendNumber(bytes, answer.firstId, 4);
    const auto usual = effectiveDefault(answer);
    std::vector<Bytes> previous;
    for (std::size_t i = 0; i < answer.rows.size() && count > 0; ++i) {
        std::vector<Difference> differences;
        for (std::size_t j = 0; j < count; ++j) {
            const LogColumn& column = answer.columns[j];
            Bytes value = fitted(answer.rows[i], j, column.format.octets);
            if (i == 0) {
                append(bytes, valueOf(column, value));
                previous.push_back(std::move(value));
                continue;
            }
            differences.push_back(difference(column.format, previous[j], value, usualOf(usual, column)));
            previous[j] = std::move(value);
        }
        if (i > 0) {
            appendRow(bytes, differences);
            continue;
        }
        appendDefault(bytes, usual);
    }
    appendNumber(bytes, answer.newestId, 4);
    appendNumber(bytes, answer.info, 2);
    return bytes;
}

Result<ReadOutAnswer> decodeReadOutAnswer(Octets octets)
{
    OctetReader reader(octets);
    ReadOutAnswer answer;
    answer.direction = static_cast<ReadOutDirection>(reader.octet());
    answer.log = reader.octet();
    const std::size_t columns = reader.octet();
    answer.firstId = reader.doubleWord();
    if (columns > 0) {
        if (auto read = readRows(reader, columns, answer); !read)
            return tl::unexpected(read.error());
    }
    answer.newestId = reader.doubleWord();
    answer.info = reader.word();
    if (!reader.isExhausted())
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    return answer;
}

} // namespace meterbench::protocol::kmp
