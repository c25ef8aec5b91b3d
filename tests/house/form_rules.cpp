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

/// The .cpp files that CMake files name, as one pattern over paths from the top. A variable stands for any name, a loop
/// over tests names them so; a file that is included names its sources from the folder that includes it.
QRegularExpression builtSources(std::span<const SourceFile> files)
{
    static const QRegularExpression separator(R"re([\s()"]+)re");
    static const QString here = "${CMAKE_CURRENT_SOURCE_DIR}/";
    static const QRegularExpression variable(R"re(\\\$\\\{\w+\\\})re"); // as escape() writes it
    QStringList patterns;
    for (const auto& file : files) {
        if (!file.isCMake())
            continue;
        const auto folder = QRegularExpression::escape(file.path.left(file.path.lastIndexOf('/') + 1));
        for (const auto& word : file.lines.join(' ').split(separator)) {
            if (!word.endsWith(".cpp"))
                continue;
            const auto name = QRegularExpression::escape(QString(word).remove(here)).replace(variable, "[^/]+");
            patterns.push_back((word.startsWith(here) ? "(?:.*/)?" : folder) + name);
        }
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(patterns.join('|')));
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

Violations decidesByKind(const SourceFile& file)
{
    if (!isProduction(file))
        return {};
    static const QRegularExpression pattern(
        R"re(\b(error|fault|failure)(\(\))?(\.|->)id\s*(==|!=|\.(starts_with|find|compare))|=\s*\S*\berror\(\)\.id;)re");
    return search(file, file.code, pattern, "decide by the kind of an error, its id is for the reader");
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
    const auto built = builtSources(files);
    Violations violations;
    for (const auto& file : files) {
        if (file.path.endsWith(".cpp") && !built.match(file.path).hasMatch())
            violations.push_back({file.path, 0, "no CMake file names it: it is not built"});
    }
    return violations;
}

} // namespace meterbench::house
