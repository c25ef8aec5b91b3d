// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"
#include "tests/support/test_case.h"

#include <functional>

using namespace meterbench;
using namespace meterbench::house;

using Rule = std::function<Violations(const SourceFile&)>;
Q_DECLARE_METATYPE(Rule)

/// Each rule bites on what it forbids, at the right line, and leaves alone what only looks like it.
class HouseRulesTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void rule_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line"); // of the violation; 0 the whole file, -1 none

        const auto row = [](const char* name, const Rule& rule, const char* path, const char* text, int line) {
            QTest::newRow(name) << rule << QString::fromLatin1(path) << QString::fromUtf8(text) << line;
        };
        const Rule machine = [](const SourceFile& file) { return namesNoMachine(file, "/srv/checkout"); };

        row("core includes ui", arrowsPointDown, "core/base/a.cpp", "\n#include \"ui/window/window.h\"\n", 2);
        row("protocol includes workbench", arrowsPointDown, "protocol/hdlc/a.h", "#include \"workbench/link/link.h\"",
            1);
        row("ui includes core", arrowsPointDown, "ui/a.cpp", "#include \"core/base/error.h\"", -1);
        row("production includes tests", arrowsPointDown, "app/main.cpp", "#include \"tests/support/test_case.h\"", 1);
        row("a bare include", arrowsPointDown, "core/base/a.cpp", "#include \"error.h\"", 1);
        row("an include in a comment", arrowsPointDown, "core/base/a.cpp", "// #include \"ui/a.h\"", -1);

        row("catalog includes configuration", roomsKeepTheirOrder, "core/catalog/a.h",
            "#include \"core/configuration/code.h\"", 1);
        row("display includes tariff", roomsKeepTheirOrder, "core/display/a.h", "#include \"core/tariff/a.h\"", 1);
        row("configuration includes catalog", roomsKeepTheirOrder, "core/configuration/a.h",
            "#include \"core/catalog/family.h\"", -1);
        row("a room nobody planned", roomsKeepTheirOrder, "core/utilities/a.h", "#include \"core/base/error.h\"", 1);
        row("a client that knows the server", roomsKeepTheirOrder, "protocol/meter/a.h",
            "#include \"protocol/virtual_meter/a.h\"", 1);
        row("the server itself", roomsKeepTheirOrder, "protocol/virtual_meter/ports/a.cpp",
            "#include \"protocol/virtual_meter/meter/a.h\"", -1);
        row("a meter that knows its ports", roomsKeepTheirOrder, "protocol/virtual_meter/objects/a.cpp",
            "#include \"protocol/virtual_meter/ports/a.h\"", 1);

        row("Qt header in core", lowerFloorsKnowNoQt, "core/base/a.h", "#include <QString>", 1);
        row("Qt module header in protocol", lowerFloorsKnowNoQt, "protocol/dlms/a.h", "#include <QtCore/qglobal.h>", 1);
        row("Qt type in core", lowerFloorsKnowNoQt, "core/base/a.h", "QByteArray bytes;", 1);
        row("Qt in a comment", lowerFloorsKnowNoQt, "core/base/a.h", "/* a\n QString would do */ int a;", -1);
        row("QR is no Qt", lowerFloorsKnowNoQt, "core/ordersheet/a.h", "std::string QR; // or QObject", -1);
        row("Qt above", lowerFloorsKnowNoQt, "workbench/a.h", "#include <QString>", -1);

        row("a sleep", timeIsHandedIn, "core/device/a.cpp", "std::this_thread::sleep_for(1s);", 1);
        row("a Qt sleep", timeIsHandedIn, "ui/a.cpp", "QThread::msleep(5);", 1);
        row("a nested loop", timeIsHandedIn, "ui/a.cpp", "\n\ndialog.exec();", 3);
        row("an event loop", timeIsHandedIn, "ui/a.cpp", "QEventLoop loop;", 1);
        row("waiting for a line", timeIsHandedIn, "ui/a.cpp", "port.waitForReadyRead(100);", 1);
        row("a state that waits", timeIsHandedIn, "core/device/a.h", "void waitForVoltage();", -1);
        row("a wall clock", timeIsHandedIn, "protocol/dlms/a.cpp", "auto t = std::chrono::system_clock::now();", 1);
        row("today", timeIsHandedIn, "ui/a.cpp", "const auto d = QDate::currentDate();", 1);
        row("a wall clock where it may hang", timeIsHandedIn, "workbench/a.cpp", "QDateTime::currentDateTime();", -1);
        row("sleep in a literal", timeIsHandedIn, "core/a.cpp", "auto s = \"sleep(\"; auto r = R\"(sleep(1))\";", -1);
        row("sleep after an escaped quote", timeIsHandedIn, "core/a.cpp", "f(\"\\\"\"); sleep(1);", 1);
        row("sleep after a digit separator", timeIsHandedIn, "core/a.cpp", "int n = 1'000; sleep(1);", 1);

        row("an id compared", decidesByKind, "app/cli/a.cpp", "if (file.error().id == \"file-missing\")", 1);
        row("an id with a beginning", decidesByKind, "workbench/a.cpp", "return error.id.starts_with(\"link-\");", 1);
        row("an id kept to be compared", decidesByKind, "protocol/a.cpp", "const auto& id = answer.error().id;", 1);
        row("an id shown", decidesByKind, "app/a.cpp", "return fail(fonts.error().id + \" \");", -1);
        row("an id compared by a test", decidesByKind, "tests/a.cpp", "QVERIFY(x.error().id == y);", -1);

        row("a header without words", headerOpensWithItsPurpose, "core/base/a.h",
            "// SPDX\n#pragma once\n\n#include <string>\n\nstruct A {};\n", 6);
        row("words after names declared elsewhere", headerOpensWithItsPurpose, "ui/a.h",
            "#pragma once\n\nclass QLabel;\nnamespace meterbench::ui { class Page; }\n\n/// A thing.\nclass A {};\n",
            -1);
        row("words after the declaration", headerOpensWithItsPurpose, "core/base/a.h",
            "#pragma once\nnamespace a {\n/// A thing.\n}\n", 2);
        row("a header with words", headerOpensWithItsPurpose, "core/base/a.h",
            "// SPDX-License-Identifier: Apache-2.0\n#pragma once\n\n#include <string>\n\n/// A thing.\nnamespace a "
            "{\n}\n",
            -1);
        row("a header without guard", headerOpensWithItsPurpose, "core/base/a.h", "/// A thing.\nstruct A {};\n", 0);

        row("a source without licence", namesItsLicence, "core/base/a.cpp", "#include <string>\n", 1);
        row("a CMake file without licence", namesItsLicence, "core/CMakeLists.txt", "add_subdirectory(a)\n", 1);
        row("a script without licence", namesItsLicence, "scripts/a", "#!/bin/sh\nset -e\n", 2);
        row("a script with licence", namesItsLicence, "scripts/a", "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n",
            -1);
        row("data needs none", namesItsLicence, "resources/catalog/a.json", "{}\n", -1);

        row("a mark in a comment", isFinished, "core/base/a.cpp",
            "int a;\n// TO"
            "DO: more\n",
            2);
        row("an invented thing", isFinished, "core/base/a.cpp",
            "int du"
            "mmy = 0;",
            1);
        row("Qt's hint text in a field", isFinished, "ui/a.cpp",
            "edit->setPlace"
            "holderText(hint);",
            -1);
        row("to do is a verb", isFinished, "core/base/a.cpp", "// nothing to do here", -1);

        row("a home folder", machine, "docs/a.md",
            "cd /ho"
            "me/anna/meterbench",
            1);
        row("this checkout", machine, "docs/a.md", "\ncd /srv/checkout/build", 2);
        row("any device file", machine, "docs/a.md", "serial:/dev/ttyUSB0", -1);

        row("a bool parameter", takesNoBool, "core/base/a.h", "void paint(int size, bool dark);", 1);
        row("a bool result", takesNoBool, "core/base/a.h", "bool empty() const; bool m_dark = false;", -1);
        row("a bool slot of a window", takesNoBool, "ui/a.h", "void setDark(bool dark);", -1);

        row("a friend of tests", knowsNoTests, "core/base/a.h", "friend class CodeTest;", 1);
        row("a door for tests", knowsNoTests, "core/base/a.h", "void resetForTesting();", 1);
        row("a meter under test", knowsNoTests, "core/base/a.h", "/// The test voltage.\nint testVoltage;", -1);

        row("a test that asserts nothing", testAsserts, "tests/a_test.cpp", "void works() { run(); } // QVERIFY", 0);
        row("a test that asserts", testAsserts, "tests/a_test.cpp", "QCOMPARE(a, b);", -1);
    }

    void rule()
    {
        QFETCH(Rule, rule);
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(int, line);
        const auto violations = rule(SourceFile::fromText(path, text));
        if (line < 0) {
            QVERIFY2(violations.empty(), violations.empty() ? "" : qPrintable(violations.front().message));
            return;
        }
        QCOMPARE(violations.size(), size_t{1});
        QCOMPARE(violations.front().line, qsizetype{line});
        QCOMPARE(violations.front().path, path);
        QVERIFY(!violations.front().message.isEmpty());
    }

    void aLongFileHoldsMoreThanOneIdea()
    {
        const auto text = QStringLiteral("int a;\n").repeated(600);
        QVERIFY(holdsOneIdea(SourceFile::fromText("core/base/a.cpp", text)).empty());
        QCOMPARE(holdsOneIdea(SourceFile::fromText("core/base/a.cpp", text + "int b;\n")).size(), size_t{1});
    }

    void aSourceOutsideTheBuildIsFound()
    {
        const std::vector files = {
            SourceFile::fromText("core/CMakeLists.txt", "add_library(core\n    base/read.cpp\n    thread.cpp)\n"),
            SourceFile::fromText("tests/CMakeLists.txt",
                "foreach(name IN ITEMS a b)\n    add_executable(${name} app/${name}_test.cpp)\n"
                "    target_sources(b PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support.cpp)\nendforeach()\n"),
            SourceFile::fromText("tests/app/a_test.cpp", ""),
            SourceFile::fromText("tests/support.cpp", ""),
            SourceFile::fromText("core/base/read.cpp", ""),
            SourceFile::fromText("core/read.cpp", ""),
            SourceFile::fromText("core/thread.cpp", ""),
            SourceFile::fromText("ui/thread.cpp", ""),
        };
        const auto violations = everySourceIsBuilt(files);
        QStringList paths;
        for (const auto& violation : violations)
            paths += violation.path;
        QCOMPARE(paths, QStringList({"core/read.cpp", "ui/thread.cpp"}));
    }

    void aResultNobodyAskedIsFound_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("line"); // of the violation; -1 none
        const auto row = [](const char* name, const char* body, int line) {
            QTest::newRow(name) << QString::fromUtf8(body) << line;
        };
        row("used at once", "auto a = parse(x);\nuse(*a);", 3);
        row("through an arrow", "const auto a = Reader::parse(x);\nreturn a->b;", 3);
        row("a chain", "auto a = f(x).and_then(g);\nuse(*a);", 3);
        row("by its type", "Result<std::vector<int>> a = parse(x);\nuse(*a);", 3);
        row("asked afterwards", "auto a = parse(x);\nuse(*a);\nif (!a)\n    return;", 3);
        row("another was asked", "auto a = parse(x);\nauto b = parse(y);\nif (!b)\n    return;\nuse(*a);", 6);
        row("without a name", "use(*parse(x));", 2);
        row("thrown", "return parse(x).value();", 2);
        row("thrown by name", "auto a = list(x);\nreturn a.value();", 3);
        row("asked", "auto a = parse(x);\nif (!a)\n    return;\nuse(*a);", -1);
        row("asked for itself", "if (auto a = parse(x))\n    use(*a);", -1);
        row("asked in the statement", "if (const auto a = parse(x); !a)\n    return;\nelse use(*a);", -1);
        row("a choice", "auto a = parse(x);\nreturn a ? *a : 0;", -1);
        row("one of two", "auto a = parse(x);\nauto b = parse(y);\nif (!a || !b)\n    return;\nuse(*a, *b);", -1);
        row("asked in a list", "auto a = parse(x);\nfor (auto* each : {&a})\n    ask(each);\nuse(*a);", -1);
        row("no result", "auto a = find(x);\nuse(*a);", -1);
        row("a product", "auto a = parse(x);\nuse(2 * a);", -1);
        row("an arrow without a name", "use(parse(x)->b);", 2);
        row("of an object with such a name", "use(*map.find(x));", -1);
        row("handed on", "auto a = parse(x).map_error(g);\nreturn a;", -1);
        row("another of that name", "{\n    auto a = parse(x);\n}\nint* a = nullptr;\nuse(*a);", -1);
    }

    void aResultNobodyAskedIsFound()
    {
        QFETCH(QString, body);
        QFETCH(int, line);
        const std::vector files = {
            SourceFile::fromText(
                "core/base/parse.h", "struct Reader {\n    static Result<std::map<int, A>> parse(B x);\n};"),
            SourceFile::fromText("core/base/a.cpp", "void f() {\n" + body + "\n}"),
            SourceFile::fromText("tests/core/a_test.cpp", "void f() {\nuse(*parse(x));\n}"),
        };
        const auto violations = resultsAreAsked(files);
        QCOMPARE(violations.size(), line < 0 ? size_t{0} : size_t{1});
        if (line >= 0) {
            QCOMPARE(violations.front().path, QString("core/base/a.cpp"));
            QCOMPARE(violations.front().line, qsizetype{line});
        }
    }

    static QStringList places(const Violations& violations)
    {
        QStringList places;
        for (const auto& violation : violations)
            places += violation.path + ":" + QString::number(violation.line);
        return places;
    }

    void aCircleIsFoundWhereItCloses()
    {
        const std::vector files = {
            SourceFile::fromText("protocol/a/x.h", "#include \"protocol/b/y.h\"\n"),
            SourceFile::fromText("protocol/b/y.h", "#include \"protocol/c/z.h\"\n"),
            SourceFile::fromText("protocol/c/z.cpp", "#include \"protocol/a/v.h\"\n"), // a and c, by other files
            SourceFile::fromText("ui/page/one.cpp", "#include \"ui/page/one.h\"\n#include \"ui/page/two.h\"\n"),
            SourceFile::fromText("ui/page/two.h", "#include \"ui/page/one.h\"\n"),
            SourceFile::fromText("core/a/x.h", "#include \"core/b/y.h\"\n// #include \"core/a/w.h\"\n"),
            SourceFile::fromText("core/b/y.h", "// #include \"core/a/x.h\"\n"),
            SourceFile::fromText("tests/a/x.h", "#include \"tests/b/y.h\"\n"),
            SourceFile::fromText("tests/b/y.h", "#include \"tests/a/x.h\"\n"),
        };
        QCOMPARE(places(unitsFormNoCircle(files)), QStringList({"protocol/a:0", "protocol/b:0", "ui/page/one:0"}));
    }

    void aClassInSevenFilesSprawls()
    {
        std::vector<SourceFile> files;
        for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) {
            files.push_back(SourceFile::fromText(
                QString("core/x/%1.cpp").arg(name), "void Wide::run()\n{\n    Narrow::helper();\n}\n"));
        }
        files.back() = SourceFile::fromText("core/x/g.cpp", "Wide::~Wide() = default;\n");
        QCOMPARE(places(noClassSprawls(files)), QStringList{"core/x/a.cpp:0"});
    }

    void aMemberThatNobodyUsesIsFound()
    {
        const std::vector files = {
            SourceFile::fromText("core/x/a.h",
                "struct A {\n    std::vector<int> used;\n    int lonely = 0; ///< lonely\n    int call(int "
                "value);\n};\n"
                "class B {\n    int m_own{0};\n    int m_forgotten;\n};\n"),
            SourceFile::fromText("core/x/a.cpp", "int f(A& a, B& b) { return a.used.size() + m_own; }\n"),
            SourceFile::fromText("core/y/a.cpp", "int m_forgotten;\n"),
            SourceFile::fromText("tests/core/a_test.cpp", "QCOMPARE(a.used, m_forgotten);\n"),
        };
        QCOMPARE(places(everyMemberIsUsed(files)), QStringList({"core/x/a.h:3", "core/x/a.h:8"}));
    }

    void commentsAndLiteralsAreBlankedInPlace()
    {
        const auto file
            = SourceFile::fromText("a.cpp", "a(\"b\\\"c\", 'd'); // e\n/* f\n g */ h(R\"x(i\nj)\" k)x\") l\n");
        const QStringList expected = {
            "a(\"    \", ' ');     ",
            "    ",
            "      h(     ",
            "        ) l",
        };
        QCOMPARE(file.lines.size(), file.code.size());
        QCOMPARE(file.code, expected);
    }
};

QTEST_APPLESS_MAIN(HouseRulesTest)
#include "house_rules_test.moc"
