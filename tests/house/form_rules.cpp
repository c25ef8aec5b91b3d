// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace meterbench::house {

namespace {

constexpr qsizetype longestFile = 600;

bool isProduction(const SourceFile& file)
{
    static const QStringList floors = {"core", "protocol", "workbench", "ui", "app"};
    return floors.contains(file.floor());
}

Violations search(
    const SourceFile& file, const QStringList& lines, const QRegularExpression& pattern, const QString& message)
{
    Violations violations;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines[i]); match.hasMatch())
            violations.push_back({file.path, i + 1, "'" + match.captured() + "': " + message});
    }
    return violations;
}

/// "read.cpp" does not name "thread.cpp".
bool hasWord(const QString& line, const QString& word)
{
    const auto isEdge
        = [&](qsizetype at) { return at < 0 || at >= line.size() || QString(" \t/\"()").contains(line[at]); };
    const auto at = line.indexOf(word);
    return at >= 0 && isEdge(at - 1) && isEdge(at + word.size());
}

} // namespace

Violations headerOpensWithItsPurpose(const SourceFile& file)
{
    if (!file.isHeader())
        return {};
    if (!file.lines.contains("#pragma once"))
        return {{file.path, 0, "#pragma once is missing"}};
    // What may stand above the paragraph: licence, guard, includes and what the preprocessor does to them, and names
    // that are declared elsewhere.
    static const QRegularExpression preamble(
        R"re(^$|^#|^// SPDX|^(namespace [\w:]+ \{ )?(class|struct) \w+;( \})?$)re");
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        if (preamble.match(file.lines[i]).hasMatch())
            continue;
        if (file.lines[i].startsWith("/// "))
            return {};
        return {{file.path, i + 1, "say in one paragraph (///) what this is and is not, before the first declaration"}};
    }
    return {{file.path, 0, "a header that declares nothing"}};
}

Violations namesItsLicence(const SourceFile& file)
{
    if (!file.isCpp() && !file.isCMake() && !file.isScript())
        return {};
    const auto line = file.isScript() ? 1 : 0;
    if (file.lines.value(line).endsWith(" SPDX-License-Identifier: Apache-2.0"))
        return {};
    return {{file.path, line + 1, "begin with SPDX-License-Identifier: Apache-2.0"}};
}

Violations holdsOneIdea(const SourceFile& file)
{
    if (!file.isCpp() || file.lines.size() <= longestFile)
        return {};
    return {{file.path, 0, QString::number(file.lines.size()) + " lines: split it by idea"}};
}

Violations isFinished(const SourceFile& file)
{
    if (!file.isCpp() && !file.isCMake() && !file.isScript())
        return {};
    // Written apart, so that this file keeps the rule it states.
    static const QRegularExpression pattern("\\b(TO"
                                            "DO|FIX"
                                            "ME|X"
                                            "XX|HA"
                                            "CK)\\b"
                                            "|\\b(?i)(st"
                                            "ub|du"
                                            "mmy|place"
                                            "holder|not imple"
                                            "mented|work in pro"
                                            "gress)s?\\b");
    return search(file, file.lines, pattern, "finish it, or name it by what it is");
}

Violations namesNoMachine(const SourceFile& file, const QString& root)
{
    const QStringList places = {"/ho"
                                "me/",
        "/ro"
        "ot/",
        "/wo"
        "rk/",
        "/Us"
        "ers/",
        "C:\\Us"
        "ers",
        root + "/"};
    Violations violations;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        for (const auto& place : places) {
            // A checkout at the top of a disk has no name worth looking for.
            if (place.size() > 2 && file.lines[i].contains(place))
                violations.push_back({file.path, i + 1, "'" + place + "': a path of one machine"});
        }
    }
    return violations;
}

Violations takesNoBool(const SourceFile& file)
{
    // ui/ overrides and connects to Qt's own functions, which do take bool.
    if (!isProduction(file) || !file.isHeader() || file.floor() == "ui")
        return {};
    static const QRegularExpression pattern(R"re([(,]\s*bool(\s+\w+)?\s*[,)=])re");
    return search(file, file.code, pattern, "a bool parameter; an enumeration says what it means");
}

Violations knowsNoTests(const SourceFile& file)
{
    if (!isProduction(file) || !file.isHeader())
        return {};
    static const QRegularExpression pattern(
        R"re(\bfriend\s+(class|struct)\s+\w*Test\b|\w+For(Test|Tests|Testing)\b|\bUNIT_?TEST\w*)re");
    return search(file, file.code, pattern, "a door for tests alone; test through the seam that users have");
}

Violations testAsserts(const SourceFile& file)
{
    if (!file.path.startsWith("tests/") || !(file.path.endsWith("_test.cpp") || file.path.endsWith("_fuzz.cpp")))
        return {};
    static const QRegularExpression pattern(
        R"re(\b(QVERIFY|QCOMPARE|QTRY_|QFAIL|QBENCHMARK|VERIFY_RESULT|LLVMFuzzerTestOneInput))re");
    const auto asserts = [&](const QString& line) { return pattern.match(line).hasMatch(); };
    if (std::ranges::any_of(file.code, asserts))
        return {};
    return {{file.path, 0, "a test that asserts nothing"}};
}

Violations everySourceIsBuilt(std::span<const SourceFile> files)
{
    std::vector<const SourceFile*> builds;
    for (const auto& file : files) {
        if (file.isCMake())
            builds.push_back(&file);
    }
    const auto isBuilt = [&](const SourceFile& source) {
        return std::ranges::any_of(builds, [&](const SourceFile* build) {
            const auto folder = build->path.left(build->path.lastIndexOf('/') + 1);
            const auto name = source.path.mid(folder.size());
            return source.path.startsWith(folder)
                && std::ranges::any_of(build->lines, [&](const QString& line) { return hasWord(line, name); });
        });
    };
    Violations violations;
    for (const auto& file : files) {
        if (file.path.endsWith(".cpp") && !isBuilt(file))
            violations.push_back({file.path, 0, "no CMake file names it: it is not built"});
    }
    return violations;
}

} // namespace meterbench::house
