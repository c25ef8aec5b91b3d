// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"

#include <QRegularExpression>

#include <map>
#include <set>

namespace meterbench::house {

namespace {

constexpr std::size_t mostFilesOfAClass = 6;

bool isProductionCpp(const SourceFile& file)
{
    static const QStringList floors = {"core", "protocol", "workbench", "ui", "app"};
    return file.isCpp() && floors.contains(file.floor());
}

/// "core/base/error" for core/base/error.h: a source and its header are one unit.
QString unitOf(const QString& path)
{
    return path.left(path.lastIndexOf('.'));
}

/// "core/base/" for core/base/error.h.
QString folderOf(const QString& path)
{
    return path.left(path.lastIndexOf('/') + 1);
}

/// What is tied to what inside one folder: its units and the folders in it.
struct Folder {
    std::map<QString, std::map<QString, QString>> arrows; ///< from, into, and the include that says so
};

void addArrow(std::map<QString, Folder>& house, const QString& path, const QString& target)
{
    const auto from = unitOf(path).split('/');
    const auto into = unitOf(target).split('/');
    qsizetype shared = 0;
    while (shared < from.size() && shared < into.size() && from[shared] == into[shared])
        ++shared;
    if (shared < from.size() && shared < into.size())
        house[from.first(shared).join('/')].arrows[from[shared]].emplace(into[shared], path + " includes " + target);
}

/// Everything that can be reached from a place, itself only through a circle.
std::set<QString> reached(const Folder& folder, const QString& from)
{
    std::set<QString> found;
    std::vector<QString> open{from};
    while (!open.empty()) {
        const auto arrows = folder.arrows.find(open.back());
        open.pop_back();
        if (arrows == folder.arrows.end())
            continue;
        for (const auto& [into, why] : arrows->second) {
            if (found.insert(into).second)
                open.push_back(into);
        }
    }
    return found;
}

/// A data member as a header declares it: `m_limit` of a class or `limit` of a struct.
struct Member {
    QString path;
    qsizetype line;
    QString name;
};

std::vector<Member> membersOf(const SourceFile& file)
{
    // A declaration without parentheses that ends its line; functions, aliases and constants are none.
    static const QRegularExpression pattern(
        R"re(^\s+(?!return\b|using\b|friend\b|typedef\b|static\b|constexpr\b|inline\b|extern\b|class\b|struct\b|enum\b|case\b|goto\b)re"
        R"re(|throw\b|delete\b|namespace\b)[\w:][\w:<>,\s\*&\.\(\)]*[\s>\*&](\w+)(\s*=[^=;]*|\{[^;]*\})?;)re");
    std::vector<Member> members;
    for (qsizetype i = 0; i < file.code.size(); ++i) {
        if (const auto match = pattern.match(file.code[i]); match.hasMatch())
            members.push_back({file.path, i + 1, match.captured(1)});
    }
    return members;
}

} // namespace

Violations unitsFormNoCircle(std::span<const SourceFile> files)
{
    static const QRegularExpression include(R"re(^\s*#\s*include\s*"([^"]+)")re");
    std::map<QString, Folder> house;
    for (const auto& file : files) {
        if (!isProductionCpp(file))
            continue;
        for (const auto& line : file.code) {
            if (const auto match = include.match(line); match.hasMatch())
                addArrow(house, file.path, match.captured(1));
        }
    }
    Violations violations;
    for (const auto& [name, folder] : house) {
        for (const auto& [from, arrows] : folder.arrows) {
            for (const auto& [into, why] : arrows) {
                if (from < into && reached(folder, into).contains(from))
                    violations.push_back({name + "/" + from, 0, "stands in a circle with " + into + ": " + why});
            }
        }
    }
    return violations;
}

Violations noClassSprawls(std::span<const SourceFile> files)
{
    // A member function defined out of its class at the left margin.
    static const QRegularExpression definition(R"re(^(?![\s#}/])[^=;]*?\b([A-Z]\w+)::~?\w+\()re");
    std::map<QString, std::set<QString>> filesOfClass;
    for (const auto& file : files) {
        if (!isProductionCpp(file) || file.isHeader())
            continue;
        for (const auto& line : file.code) {
            if (const auto match = definition.match(line); match.hasMatch())
                filesOfClass[folderOf(file.path) + match.captured(1)].insert(file.path);
        }
    }
    Violations violations;
    for (const auto& [name, paths] : filesOfClass) {
        if (paths.size() > mostFilesOfAClass)
            violations.push_back({*paths.begin(), 0,
                name.section('/', -1) + " is spread over " + QString::number(paths.size())
                    + " files: let its parts stand by themselves"});
    }
    return violations;
}

Violations everyMemberIsUsed(std::span<const SourceFile> files)
{
    // A class's own member belongs to its folder, a struct's to the whole house: what tests read is read.
    static const QRegularExpression word(R"re(\b[a-z]\w*\b)re");
    std::map<QString, int> inHouse;
    std::map<QString, std::map<QString, int>> inFolder;
    for (const auto& file : files) {
        if (!file.isCpp())
            continue;
        auto& folder = inFolder[folderOf(file.path)];
        for (const auto& line : file.code) {
            for (auto match = word.globalMatch(line); match.hasNext();) {
                const auto name = match.next().captured();
                ++inHouse[name];
                ++folder[name];
            }
        }
    }
    Violations violations;
    for (const auto& file : files) {
        if (!isProductionCpp(file) || !file.isHeader())
            continue;
        for (const auto& member : membersOf(file)) {
            const auto uses
                = member.name.startsWith("m_") ? inFolder[folderOf(file.path)][member.name] : inHouse[member.name];
            if (uses == 1)
                violations.push_back({member.path, member.line, member.name + ": nobody reads or writes it"});
        }
    }
    return violations;
}

} // namespace meterbench::house
