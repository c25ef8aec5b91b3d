// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_log_answers.h"

#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/kmp/kmp_log_context.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

namespace {

/// Rows of LoggerReadOut have an octet at least, so no answer has more.
constexpr std::size_t mostRows = kmp::longestReadOut;

enum class Course : std::uint8_t { TowardsPresent, TowardsPast };

/// Positions that were asked for: `count` of them from `first` on.
struct Selection {
    std::size_t first = 0;
    std::size_t count = 0;
    Course course = Course::TowardsPresent;
    bool outOfRange = false;

    [[nodiscard]] std::size_t position(std::size_t place) const
    {
        return course == Course::TowardsPresent ? first + place : first - place;
    }
};

Selection towardsPresent(const LogView& view, std::size_t first, std::size_t most)
{
    return {first, std::min(most, view.size - std::min(first, view.size)), Course::TowardsPresent, first >= view.size};
}

/// @param behind one more than the position of the first
Selection towardsPast(std::size_t behind, std::size_t most)
{
    if (behind == 0)
        return {0, 0, Course::TowardsPast, true};
    return {behind - 1, std::min(most, behind), Course::TowardsPast, false};
}

/// The position of a number; the oldest for what is not there any more.
Selection fromNumber(const LogView& view, std::uint64_t number, std::size_t most)
{
    const std::uint64_t oldest = view.newest - view.size + 1;
    auto selection = towardsPresent(view,
        number < oldest ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(number - oldest, view.size)), most);
    selection.outOfRange = selection.outOfRange || number < oldest;
    return selection;
}

/// A number of sixteen bits → the record that has it now: numbers begin again after 65535.
std::uint64_t wholeNumber(const LogView& view, std::uint16_t number)
{
    const auto back = static_cast<std::uint16_t>(static_cast<std::uint16_t>(view.newest) - number);
    return back < view.size                                ? view.newest - back
        : number > static_cast<std::uint16_t>(view.newest) ? view.newest + 1
                                                           : 0;
}

Selection select(const LogView& view, const kmp::LogRequest& request, std::uint64_t lastRead)
{
    const std::size_t most = request.records;
    switch (request.direction) {
    case kmp::LogDirection::FromTime: {
        const auto time = kmp::meterTime(request.time);
        return towardsPresent(view, time ? view.firstFrom(*time) : view.size, most);
    }
    case kmp::LogDirection::FromLastRead: {
        auto selection = fromNumber(view, lastRead + 1, most);
        selection.outOfRange = false;
        return selection;
    }
    case kmp::LogDirection::FromId:
        return fromNumber(view, wholeNumber(view, request.id), most);
    case kmp::LogDirection::TowardsPast:
        break;
    }
    const auto time = kmp::meterTime(request.time);
    const std::size_t behind = time ? view.behindLastUntil(*time) : 0;
    return towardsPast(behind > request.id ? behind - request.id : 0, most);
}

Selection select(const LogView& view, const kmp::ReadOutRequest& request)
{
    const std::size_t most = std::min<std::size_t>(request.records, mostRows);
    switch (request.direction) {
    case kmp::ReadOutDirection::FromTime:
        return towardsPresent(view, view.firstFrom({request.from}), most);
    case kmp::ReadOutDirection::FromId:
        return fromNumber(view, request.from, most);
    case kmp::ReadOutDirection::TowardsPast:
        break;
    }
    return towardsPast(view.behindLastUntil({request.from}), most);
}

std::vector<kmp::LogColumn> columnsOf(
    const LogView& view, std::size_t position, const std::vector<kmp::RegisterId>& registers)
{
    std::vector<kmp::LogColumn> columns;
    for (const kmp::RegisterId id : registers) {
        if (const auto value = view.value(position, id))
            columns.push_back({id, value->format()});
    }
    return columns;
}

std::vector<Bytes> recordOf(const LogView& view, std::size_t position, const std::vector<kmp::LogColumn>& columns)
{
    std::vector<Bytes> values;
    for (const kmp::LogColumn& column : columns) {
        auto value = view.value(position, column.id);
        values.push_back(value ? std::move(value->octets) : Bytes(column.format.octets));
    }
    return values;
}

bool reachesEnd(const LogView& view, const Selection& selection, std::size_t given)
{
    if (given == 0)
        return true;
    const auto last = selection.position(given - 1);
    return selection.course == Course::TowardsPresent ? last + 1 == view.size : last == 0;
}

} // namespace

kmp::LogAnswer answerLog(const LogView& view, const kmp::LogRequest& request, std::uint64_t& lastRead)
{
    using Answer = kmp::LogAnswer;
    Answer answer;
    if (lastRead > view.newest)
        lastRead = 0; // the log was made anew
    answer.log = request.log;
    answer.newest = static_cast<std::uint16_t>(view.newest);
    const auto selection = select(view, request, lastRead);
    unsigned info = view.size == 0 ? Answer::empty : 0U;
    if (selection.outOfRange && view.size > 0)
        info |= Answer::outOfRange;
    if (selection.count > 0)
        answer.columns = columnsOf(view, selection.first, request.registers);
    for (std::size_t place = 0; place < selection.count; ++place) {
        const auto position = selection.position(place);
        answer.records.push_back(
            {static_cast<std::uint16_t>(view.numberOf(position)), recordOf(view, position, answer.columns)});
    }
    if (reachesEnd(view, selection, selection.count))
        info |= Answer::endReached;
    answer.info = static_cast<std::uint8_t>(info);
    answer = kmp::cutToLength(std::move(answer), request.longest);
    if (!answer.records.empty())
        lastRead = view.numberOf(selection.position(answer.records.size() - 1));
    answer.lastRead = static_cast<std::uint16_t>(lastRead);
    return answer;
}

kmp::ReadOutAnswer answerReadOut(const LogView& view, const kmp::ReadOutRequest& request, std::uint64_t& lastRead)
{
    using Answer = kmp::ReadOutAnswer;
    Answer answer;
    answer.direction = request.direction;
    answer.log = request.log;
    answer.newestId = static_cast<std::uint32_t>(view.newest);
    const auto selection = select(view, request);
    unsigned info = view.size == 0 ? Answer::empty : 0U;
    if (selection.outOfRange && view.size > 0)
        info |= Answer::outOfRange;
    if (selection.count > 0) {
        answer.firstId = static_cast<std::uint32_t>(view.numberOf(selection.first));
        answer.columns = columnsOf(view, selection.first, request.registers);
        if (answer.columns.size() < request.registers.size())
            info |= Answer::registerNotSupported;
    }
    for (std::size_t place = 0; place < selection.count; ++place)
        answer.rows.push_back(recordOf(view, selection.position(place), answer.columns));
    const auto clock = std::ranges::find(answer.columns, recordClockId, &kmp::LogColumn::id);
    if (view.interval > 0 && clock != answer.columns.end()) {
        Bytes interval;
        kmp::append(interval, kmp::KamDateTime{0, static_cast<std::uint32_t>(view.interval)});
        answer.defaultInterval = kmp::DefaultInterval{recordClockId, std::move(interval)};
    }
    if (reachesEnd(view, selection, selection.count))
        info |= selection.course == Course::TowardsPresent ? Answer::lastReached : Answer::firstReached;
    answer.info = static_cast<std::uint16_t>(info);
    answer = kmp::cutToLength(std::move(answer));
    if (!answer.rows.empty())
        lastRead = view.numberOf(selection.position(answer.rows.size() - 1));
    return answer;
}

} // namespace meterbench::protocol::virtual_meter
