// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_kmp.h"
#include "protocol/kmp/logger_readout.h"

/// Logs of KMP: requests field by field; of answers the head field by field, the rows as the meter means them (their
/// differences put together).
namespace meterbench::protocol::explain {

namespace {

constexpr std::uint8_t loggerReadOut = 0xB8;

std::vector<Phrase> logMeaning(std::uint8_t log)
{
    constexpr std::array<const char*, 18> names{nullptr, "log-debiting-1", "log-status", "log-clock",
        "log-voltage-quality", "log-disconnect", "log-load-profile", "log-debiting-351", "log-debiting-2", nullptr,
        "log-load-profile-events", "log-analysis", "log-neutral-fault", "log-upload-good", "log-upload-failed", nullptr,
        "log-voltage-quality-1", "log-voltage-quality-2"};
    if (log >= names.size() || names.at(log) == nullptr)
        return {};
    return {{names.at(log), {}}};
}

const char* directionName(std::uint8_t direction)
{
    switch (static_cast<kmp::ReadOutDirection>(direction)) {
    case kmp::ReadOutDirection::FromTime:
        return "log-from-time";
    case kmp::ReadOutDirection::FromId:
        return "log-from-id";
    case kmp::ReadOutDirection::TowardsPast:
        return "log-towards-past";
    }
    return nullptr;
}

Field directionField(Scope& scope, const Slice& octet)
{
    const char* name = directionName(octet[0]);
    return scope.number("direction", octet, name == nullptr ? std::vector<Phrase>() : std::vector<Phrase>{{name, {}}});
}

Field rowField(Scope& scope, std::uint64_t id, std::span<const kmp::LogColumn> columns, std::span<const Bytes> values)
{
    Field row = scope.field("record", {}, std::to_string(id));
    for (std::size_t i = 0; i < std::min(columns.size(), values.size()) && scope.mayGoOn(); ++i) {
        const Slice octets(values[i]);
        Field field = scope.field("value", octets, kmpValueText(kmp::valueOf(columns[i], values[i])));
        const auto* known
            = scope.knowledge.registers == nullptr ? nullptr : scope.knowledge.registers->find(columns[i].id);
        field.meaning.push_back({known == nullptr ? std::to_string(columns[i].id) : known->name, {}});
        row.fields.push_back(std::move(field));
    }
    return row;
}

template <typename Bits>
std::vector<Phrase> infoMeaning(std::uint16_t info, const Bits& bits)
{
    std::vector<Phrase> phrases;
    for (const auto& [bit, phrase] : bits) {
        if ((info & bit) != 0)
            phrases.push_back({phrase, {}});
    }
    return phrases;
}

void explainReadOut(Scope& scope, const Slice& data, std::vector<Field>& into)
{
    using Answer = kmp::ReadOutAnswer;
    constexpr std::array<std::pair<std::uint16_t, const char*>, 11> bits{{{Answer::empty, "info-empty"},
        {Answer::outOfRange, "info-out-of-range"}, {Answer::intervalChanged, "info-interval-changed"},
        {Answer::registerNotSupported, "info-register-not-supported"}, {Answer::notAll, "info-not-all"},
        {Answer::formatChanged, "info-format-changed"}, {Answer::lastReached, "info-last-reached"},
        {Answer::firstReached, "info-first-reached"}, {Answer::memory, "info-memory"},
        {Answer::invalid, "info-invalid"}, {Answer::internal, "info-internal"}}};
    SliceReader reader(data);
    into.push_back(directionField(scope, reader.take(1)));
    const Slice log = reader.take(1);
    into.push_back(scope.number("log", log, logMeaning(log[0])));
    into.push_back(scope.number("number-of-registers", reader.take(1)));
    into.push_back(scope.number("first-record-id", reader.take(4)));
    const auto answer = kmp::decodeReadOutAnswer(data.octets());
    const std::size_t tail = std::min<std::size_t>(6, reader.rest().size());
    const Slice rows = reader.take(reader.rest().size() - tail);
    Field field = scope.field("records", rows, answer ? std::to_string(answer->rows.size()) : std::string());
    if (!answer)
        scope.find(Severity::Error, "kmp-log-unreadable", field.name);
    for (std::size_t i = 0; answer && i < answer->rows.size() && scope.mayGoOn(); ++i) {
        const bool isBackwards = answer->direction == kmp::ReadOutDirection::TowardsPast;
        const std::uint32_t id = isBackwards ? answer->firstId - static_cast<std::uint32_t>(i)
                                             : answer->firstId + static_cast<std::uint32_t>(i);
        field.fields.push_back(rowField(scope, id, answer->columns, answer->rows[i]));
    }
    if (!rows.isEmpty())
        into.push_back(std::move(field));
    into.push_back(scope.number("newest-record-id", reader.take(4)));
    const Slice info = reader.take(2);
    const auto flags = static_cast<std::uint16_t>(info.number());
    into.push_back(scope.field("info", info, hexWord(flags), infoMeaning(flags, bits)));
}

} // namespace

void explainKmpLogRequest(Scope& scope, std::uint8_t command, SliceReader& reader, std::vector<Field>& into)
{
    const bool isReadOut = command == loggerReadOut;
    if (isReadOut)
        into.push_back(directionField(scope, reader.take(1)));
    const Slice log = reader.take(1);
    into.push_back(scope.number("log", log, logMeaning(log[0])));
    const Slice count = reader.take(1);
    into.push_back(scope.number("number-of-registers", count));
    for (std::size_t i = 0; i < count[0] && !reader.hasFailed(); ++i)
        into.push_back(explainKmpRegisterId(scope, reader.take(2)));
    into.push_back(scope.number("number-of-records", reader.take(isReadOut ? 2 : 1)));
    if (isReadOut) {
        into.push_back(scope.number("from", reader.take(4)));
        return;
    }
    into.push_back(scope.number("longest-answer", reader.take(1)));
    const auto direction = static_cast<kmp::LogDirection>(command);
    if (direction == kmp::LogDirection::FromTime || direction == kmp::LogDirection::TowardsPast) {
        const Slice time = reader.take(8);
        const kmp::RegisterValue value{
            0, static_cast<std::uint8_t>(kmp::Unit::RealTimeClock), 0, {time.octets().begin(), time.octets().end()}};
        into.push_back(scope.field("time", time, kmpValueText(value)));
        findImpossibleTime(scope, value, "time");
    }
    if (direction == kmp::LogDirection::FromId || direction == kmp::LogDirection::TowardsPast)
        into.push_back(scope.number(direction == kmp::LogDirection::FromId ? "record-id" : "offset", reader.take(2)));
}

void explainKmpLogAnswer(Scope& scope, std::uint8_t command, const Slice& data, std::vector<Field>& into)
{
    if (command == loggerReadOut) {
        explainReadOut(scope, data, into);
        return;
    }
    using Answer = kmp::LogAnswer;
    constexpr std::array<std::pair<std::uint16_t, const char*>, 4> bits{
        {{Answer::empty, "info-empty"}, {Answer::outOfRange, "info-out-of-range"},
            {Answer::longestReached, "info-longest-reached"}, {Answer::endReached, "info-last-reached"}}};
    const Slice info = data.last(1);
    SliceReader reader(data.first(data.size() - info.size()));
    if (!reader.isAtEnd()) {
        const Slice log = reader.take(1);
        into.push_back(scope.number("log", log, logMeaning(log[0])));
        into.push_back(scope.number("number-of-registers", reader.take(1)));
        const auto answer = kmp::decodeLogAnswer(data.octets());
        const std::size_t tail = std::min<std::size_t>(4, reader.rest().size());
        const Slice rows = reader.take(reader.rest().size() - tail);
        Field field = scope.field("records", rows, answer ? std::to_string(answer->records.size()) : std::string());
        if (!answer)
            scope.find(Severity::Error, "kmp-log-unreadable", field.name);
        for (std::size_t i = 0; answer && i < answer->records.size() && scope.mayGoOn(); ++i)
            field.fields.push_back(rowField(scope, answer->records[i].id, answer->columns, answer->records[i].values));
        if (!rows.isEmpty())
            into.push_back(std::move(field));
        into.push_back(scope.number("last-read-record-id", reader.take(2)));
        into.push_back(scope.number("newest-record-id", reader.take(2)));
    }
    into.push_back(scope.field("info", info, hexOctet(info[0]), infoMeaning(info[0], bits)));
}

} // namespace meterbench::protocol::explain
