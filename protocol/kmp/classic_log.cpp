// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/classic_log.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

constexpr std::size_t logTrailer = 5; // last read, newest, info

bool hasTime(LogDirection direction)
{
    return direction == LogDirection::FromTime || direction == LogDirection::TowardsPast;
}

bool hasId(LogDirection direction)
{
    return direction == LogDirection::FromId || direction == LogDirection::TowardsPast;
}

LogRecord readFirst(OctetReader& reader, std::size_t columns, std::vector<LogColumn>& read)
{
    LogRecord record;
    record.id = reader.word();
    for (std::size_t i = 0; i < columns; ++i) {
        RegisterValue value = readRegister(reader);
        read.push_back({value.id, value.format()});
        record.values.push_back(std::move(value.octets));
    }
    return record;
}

LogRecord readFurther(OctetReader& reader, const std::vector<LogColumn>& columns)
{
    LogRecord record;
    record.id = reader.word();
    for (const LogColumn& column : columns) {
        const Octets octets = reader.take(column.format.octets);
        record.values.emplace_back(octets.begin(), octets.end());
    }
    return record;
}

} // namespace

Bytes encodeLogRequest(const LogRequest& request)
{
    const std::size_t count = std::min(request.registers.size(), mostColumns);
    Bytes bytes{std::byte{request.log}, static_cast<std::byte>(count)};
    for (std::size_t i = 0; i < count; ++i)
        appendNumber(bytes, request.registers[i], 2);
    appendNumber(bytes, request.records, 1);
    appendNumber(bytes, request.longest, 1);
    if (hasTime(request.direction))
        append(bytes, request.time);
    if (hasId(request.direction))
        appendNumber(bytes, request.id, 2);
    return bytes;
}

Result<LogRequest> decodeLogRequest(LogDirection direction, Octets octets)
{
    OctetReader reader(octets);
    LogRequest request;
    request.direction = direction;
    request.log = reader.octet();
    const std::size_t count = reader.octet();
    for (std::size_t i = 0; i < count && !reader.hasFailed(); ++i)
        request.registers.push_back(reader.word());
    request.records = reader.octet();
    request.longest = reader.octet();
    if (hasTime(direction)) {
        if (const auto time = readRealTimeClock(reader.take(RealTimeClock::length)))
            request.time = *time;
    }
    if (hasId(direction))
        request.id = reader.word();
    if (!reader.isExhausted())
        return failure(ErrorKind::Damaged, "kmp-request-damaged");
    return request;
}

std::size_t applicationLength(const LogAnswer& answer)
{
    return 1 + encodeLogAnswer(answer).size();
}

Bytes encodeLogAnswer(const LogAnswer& answer)
{
    const std::size_t count = answer.records.empty() ? 0 : std::min(answer.columns.size(), mostColumns);
    Bytes bytes{std::byte{answer.log}, static_cast<std::byte>(count)};
    for (std::size_t i = 0; i < answer.records.size(); ++i) {
        const LogRecord& record = answer.records[i];
        appendNumber(bytes, record.id, 2);
        for (std::size_t column = 0; column < count; ++column) {
            // A value of another length than its column announces would shift all that follow.
            Bytes octets = column < record.values.size() ? record.values[column] : Bytes{};
            octets.resize(answer.columns[column].format.octets);
            if (i == 0)
                append(bytes, valueOf(answer.columns[column], octets));
            else
                appendOctets(bytes, Octets(octets));
        }
    }
    appendNumber(bytes, answer.lastRead, 2);
    appendNumber(bytes, answer.newest, 2);
    appendNumber(bytes, answer.info, 1);
    return bytes;
}

Result<LogAnswer> decodeLogAnswer(Octets octets)
{
    LogAnswer answer;
    if (octets.size() == 1) {
        answer.info = std::to_integer<std::uint8_t>(octets.front());
        return answer;
    }
    OctetReader reader(octets);
    answer.log = reader.octet();
    const std::size_t count = reader.octet();
    while (reader.remaining() > logTrailer) {
        answer.records.push_back(
            answer.records.empty() ? readFirst(reader, count, answer.columns) : readFurther(reader, answer.columns));
    }
    answer.lastRead = reader.word();
    answer.newest = reader.word();
    answer.info = reader.octet();
    if (!reader.isExhausted())
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    return answer;
}

RegisterValue valueOf(const LogColumn& column, const Bytes& octets)
{
    return {column.id, column.format.unit, column.format.signExponent, octets};
}

} // namespace meterbench::protocol::kmp
