// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "ui/page/fuzzy_match.h"

namespace meterbench::ui {

/// The search finds what a person means: without marks, accents or capitals, and the nearest first.
class FuzzyMatchTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void marksDoNotCount()
    {
        QCOMPARE(searchKey("5(80) A"), QString("580a"));
        QCOMPARE(searchKey("Énergie"), QString("energie"));
        QVERIFY(fuzzyScore(searchWords("580a"), searchKey("X5 Current range = 8 · 5(80) A")));
    }

    void everyWordMustOccur()
    {
        const QString key = searchKey("X10 Breaker = 2 · Dual breaker");
        QVERIFY(fuzzyScore(searchWords("dual breaker"), key));
        QVERIFY(!fuzzyScore(searchWords("dual radio"), key));
    }

    void wholeWordsBeatStrewnLetters()
    {
        const QStringList words = searchWords("export");
        QVERIFY(*fuzzyScore(words, searchKey("Export sheet")) > *fuzzyScore(words, searchKey("Expand ports")));
    }

    void filtersWantWholeWords()
    {
        QVERIFY(containsAll(searchWords("cur ran"), searchKey("Current range")));
        QVERIFY(!containsAll(searchWords("crt"), searchKey("Current")));
        QVERIFY(containsAll({}, QString()));
    }
};

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::FuzzyMatchTest)
#include "fuzzy_match_test.moc"
