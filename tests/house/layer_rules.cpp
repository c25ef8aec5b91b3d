// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace meterbench::house {

namespace {

/// From the ground up.
const QStringList floors = {"core", "protocol", "workbench", "ui", "app"};

struct Room {
    QString name;
    int order; ///< rooms of the same order do not know each other
};

const std::array coreRooms = {Room{"base", 0}, Room{"text", 1}, Room{"catalog", 2}, Room{"tariff", 3},
    Room{"display", 3}, Room{"configuration", 4}, Room{"metrology", 5}, Room{"device", 6}, Room{"ordersheet", 7}};

/// Of protocol/virtual_meter.
const std::array meterRooms = {
    Room{"meter", 0}, Room{"profile", 1}, Room{"objects", 2}, Room{"kmp", 3}, Room{"iec62056_21", 3}, Room{"ports", 4}};

/// What a line includes with quotes, "core/base/error.h"; empty when it includes nothing of ours.
QString included(const QString& line)
{
    static const QRegularExpression pattern(R"re(^\s*#\s*include\s*"([^"]+)")re");
    return pattern.match(line).captured(1);
}

/// One violation for each line of code in which the pattern is found.
Violations search(const SourceFile& file, const QRegularExpression& pattern, const QString& message)
{
    Violations violations;
    for (qsizetype i = 0; i < file.code.size(); ++i) {
        if (const auto match = pattern.match(file.code[i]); match.hasMatch())
            violations.push_back({file.path, i + 1, "'" + match.captured() + "': " + message});
    }
    return violations;
}

const Room* coreRoom(const QString& path)
{
    const auto room = std::ranges::find(coreRooms, path.section('/', 1, 1), &Room::name);
    return room == coreRooms.end() ? nullptr : &*room;
}

const Room* meterRoom(const QString& path)
{
    const auto room = std::ranges::find(meterRooms, path.section('/', 2, 2), &Room::name);
    return room == meterRooms.end() ? nullptr : &*room;
}

std::optional<QString> whyRoomIsClosed(const SourceFile& file, const QString& target)
{
    if (file.floor() == "core" && target.startsWith("core/")) {
        const auto* from = coreRoom(file.path);
        const auto* into = coreRoom(target);
        if (from == nullptr || into == nullptr)
            return "a room of core/ that the building order in docs/architecture.md does not name";
        if (from != into && into->order >= from->order)
            return "core/" + from->name + " is built before core/" + into->name;
    }
    const bool isServer = file.path.startsWith("protocol/virtual_meter/");
    if (file.floor() == "protocol" && target.startsWith("protocol/virtual_meter/") && !isServer)
        return "the client side must not know the virtual meter";
    if (isServer && target.startsWith("protocol/virtual_meter/")) {
        const auto* from = meterRoom(file.path);
        const auto* into = meterRoom(target);
        if (from == nullptr || into == nullptr)
            return "a room of protocol/virtual_meter that docs/architecture.md does not name";
        if (from != into && into->order >= from->order)
            return "virtual_meter/" + from->name + " is built before virtual_meter/" + into->name;
    }
    return {};
}

} // namespace

Violations arrowsPointDown(const SourceFile& file)
{
    const auto from = floors.indexOf(file.floor());
    if (from < 0)
        return {};
    Violations violations;
    for (qsizetype i = 0; i < file.code.size(); ++i) {
        const auto target = included(file.code[i]);
        if (target.isEmpty())
            continue;
        const auto into = floors.indexOf(target.section('/', 0, 0));
        if (into < 0)
            violations.push_back({file.path, i + 1, target + ": include by the path from the top, nothing of tests/"});
        else if (into > from)
            violations.push_back({file.path, i + 1, target + ": an include that points up"});
    }
    return violations;
}

Violations roomsKeepTheirOrder(const SourceFile& file)
{
    Violations violations;
    for (qsizetype i = 0; i < file.code.size(); ++i) {
        const auto target = included(file.code[i]);
        if (const auto reason = whyRoomIsClosed(file, target))
            violations.push_back({file.path, i + 1, target + ": " + *reason});
    }
    return violations;
}

Violations lowerFloorsKnowNoQt(const SourceFile& file)
{
    if (file.floor() != "core" && file.floor() != "protocol")
        return {};
    static const QRegularExpression pattern(
        R"re(#\s*include\s*[<"]Qt?[A-Z].*|\bQ_[A-Z]+\b|\bQ[A-Z][a-z]\w*|\bqt_\w+)re");
    return search(file, pattern, "core/ and protocol/ are pure C++");
}

Violations timeIsHandedIn(const SourceFile& file)
{
    static const QStringList timeless = {"core", "protocol", "ui"};
    if (!timeless.contains(file.floor()))
        return {};
    static const QRegularExpression waits(
        R"re(\b(m|u|nano)?sleep(_for|_until)?\s*\(|\bwaitFor(ReadyRead|BytesWritten|Done|Finished|Started|\w*onnected)\s*\()re"
        R"re(|\bQEventLoop\b|\bprocessEvents\b|(\.|->)exec\s*\()re");
    static const QRegularExpression clocks(R"re(\b(system|steady|high_resolution|utc)_clock::now\b)re"
                                           R"re(|\bcurrent(Date|Time|SecsSince|MSecsSince)\w*\s*\()re"
                                           R"re(|\bstd::time\s*\(|\bgettimeofday\b|\bclock_gettime\b)re");
    auto violations = search(file, waits, "nobody waits here, and no event loop turns in another");
    for (auto& violation : search(file, clocks, "the time is handed in"))
        violations.push_back(std::move(violation));
    return violations;
}

} // namespace meterbench::house
