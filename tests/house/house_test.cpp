// SPDX-License-Identifier: Apache-2.0
#include "tests/house/house_rules.h"
#include "tests/support/test_case.h"

#include <functional>

using namespace meterbench;
using namespace meterbench::house;

using Rule = std::function<Violations(const SourceFile&)>;
Q_DECLARE_METATYPE(Rule)

/// The checkout keeps the rules of the house.
class HouseTest : public tests::TestCase {
    Q_OBJECT

    std::vector<SourceFile> m_files = readHouse(METERBENCH_CHECKOUT);

    static void report(const Violations& violations)
    {
        for (const auto& violation : violations)
            qInfo().noquote().nospace() << violation.path << ":" << violation.line << ": " << violation.message;
        QVERIFY2(violations.empty(), "the violations listed above");
    }

private slots:
    void theWholeHouseIsRead()
    {
        for (const auto* path : {"CMakeLists.txt", "core/base/error.h", "app/CMakeLists.txt",
                 "resources/catalog/papers.json", "tests/house/house_test.cpp", "scripts/test"}) {
            QVERIFY2(std::ranges::find(m_files, QString(path), &SourceFile::path) != m_files.end(), path);
        }
    }

    void everyFileKeeps_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::newRow("arrows point down") << Rule(arrowsPointDown);
        QTest::newRow("rooms keep their order") << Rule(roomsKeepTheirOrder);
        QTest::newRow("lower floors know no Qt") << Rule(lowerFloorsKnowNoQt);
        QTest::newRow("time is handed in") << Rule(timeIsHandedIn);
        QTest::newRow("a header opens with its purpose") << Rule(headerOpensWithItsPurpose);
        QTest::newRow("a source names its licence") << Rule(namesItsLicence);
        QTest::newRow("a file holds one idea") << Rule(holdsOneIdea);
        QTest::newRow("a file is finished") << Rule(isFinished);
        QTest::newRow("no path of a machine")
            << Rule([](const SourceFile& file) { return namesNoMachine(file, METERBENCH_CHECKOUT); });
        QTest::newRow("no bool parameters") << Rule(takesNoBool);
        QTest::newRow("errors are told apart by kind") << Rule(decidesByKind);
        QTest::newRow("no doors for tests") << Rule(knowsNoTests);
        QTest::newRow("a test asserts") << Rule(testAsserts);
    }

    void everyFileKeeps()
    {
        QFETCH(Rule, rule);
        Violations violations;
        for (const auto& file : m_files) {
            for (auto& violation : rule(file))
                violations.push_back(std::move(violation));
        }
        report(violations);
    }

    void resultsAreAsked() { report(house::resultsAreAsked(m_files)); }

    void unitsFormNoCircle() { report(house::unitsFormNoCircle(m_files)); }
    void noClassSprawls() { report(house::noClassSprawls(m_files)); }
    void everyMemberIsUsed() { report(house::everyMemberIsUsed(m_files)); }
    void everySourceIsBuilt() { report(house::everySourceIsBuilt(m_files)); }
};

QTEST_APPLESS_MAIN(HouseTest)
#include "house_test.moc"
