// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/judge.h"
#include "core/configuration/project_file.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::configuration;

/// Setting one field or one place of a document.
class ProjectFileSetTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::optional<Judge> m_judge;
    MeterConfiguration m_document;

    Result<void> set(std::string_view target, std::string_view value)
    {
        return configuration::set(*m_judge, m_document, target, value).map([&](Edited edited) {
            m_document = std::move(edited.document);
        });
    }
    bool isSet(std::string_view target, std::string_view value) { return set(target, value).has_value(); }
    [[nodiscard]] std::string code(const char* field) const
    {
        return std::string(m_document.codes[*m_document.family->scheme->find(field)].text());
    }

private slots:
    void init()
    {
        TestCase::init();
        VERIFY_RESULT(m_catalog);
        m_judge.emplace(*m_catalog);
        m_document = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-ct"));
    }

    void codesAreSetByFieldAndByPath()
    {
        QVERIFY(isSet("X6", "C"));
        QCOMPARE(code("X6"), std::string("C"));
        QVERIFY(isSet("X14-X16", "040"));
        QCOMPARE(code("X14-X16"), std::string("040"));
        QVERIFY(isSet("/configuration/Z3", "05"));
        QCOMPARE(code("Z3"), std::string("05"));
        QVERIFY(isSet("Z3", "99")); // in no paper: judging tells
        QCOMPARE(code("Z3"), std::string("99"));
        QVERIFY(isSet("X6", "b"));
        QCOMPARE(code("X6"), std::string("B"));
        QVERIFY(isSet("/typeCode/X6", "null"));
        QCOMPARE(code("X6"), std::string());
    }

    void whatDependsOnACodeFollows()
    {
        QVERIFY(isSet("Z21", "040"));
        QCOMPARE(m_document.currentTransformerRatio, std::optional<int>(40));
        QVERIFY(isSet("/typeCode/X9", "1"));
        QCOMPARE(m_document, defaultConfiguration(*m_catalog, *m_document.family, m_document.codes));
    }

    /// The ordered ratio and the ratio are one fact, whichever is set and whatever stood there.
    void theOrderedRatioFollowsTheRatio()
    {
        QVERIFY(isSet("/ctRatio", "40"));
        QCOMPARE(code("Z21"), std::string("040"));
        QVERIFY(isSet("/ctRatio", "41")); // in no table, and yet a ratio that can be set
        QCOMPARE(code("Z21"), std::string("041"));
        QVERIFY(isSet("/ctRatio", "1000")); // no code can say it
        QCOMPARE(code("Z21"), std::string("041"));
        QVERIFY(isSet("/ctRatio", "60"));
        QCOMPARE(code("Z21"), std::string("060"));
        QVERIFY(isSet("Z21", "100"));
        QCOMPARE(m_document.currentTransformerRatio, std::optional<int>(100));
    }

    void placesAreSetAsJsonOrText()
    {
        QVERIFY(isSet("/ctRatio", "60"));
        QCOMPARE(m_document.currentTransformerRatio, std::optional<int>(60));
        QVERIFY(isSet("/ctRatio", "null"));
        QVERIFY(!m_document.currentTransformerRatio);
        QVERIFY(isSet("/ctRatio", "40"));
        QVERIFY(isSet("/order/customer", "Eksempel Elnet A/S"));
        QCOMPARE(m_document.order.customer, std::string("Eksempel Elnet A/S"));
        QVERIFY(isSet("/order/orderNumber", "4711")); // text, although it looks like a number
        QCOMPARE(m_document.order.orderNumber, std::string("4711"));
        QVERIFY(isSet("/order/remark", R"("two\nlines")"));
        QCOMPARE(m_document.order.remark, std::string("two\nlines"));
        QVERIFY(isSet("/order/remark", ""));
        QVERIFY(m_document.order.remark.empty());
        QVERIFY(isSet("/order/quantity", "25"));
        QCOMPARE(m_document.order.quantity, 25);
        QVERIFY(isSet("/display/leadingZeroes", "true"));
        QVERIFY(m_document.display.leadingZeroes);
        QVERIFY(isSet("/calculationMethod", "vector-sum"));
        QCOMPARE(m_document.calculationMethod, CalculationMethod::VectorSum);
        QVERIFY(isSet("/meterNumbers/2", "00012345"));
        QCOMPARE(m_document.meterNumbers[2], std::string("00012345"));
    }

    /// What is no writing has no place in a text, however it comes in.
    void controlCharactersAreRefused()
    {
        for (const std::string_view text : {"\"a\\u0000b\"", "\"\\u001b[31mred\"", "\"\\u007f\""}) {
            const auto done = set("/order/customer", text);
            QVERIFY(!done);
            QCOMPARE(done.error().id, std::string("project-member-value"));
            QVERIFY(!set("/meterNumbers/0", text));
        }
        QVERIFY(!set("/order/customer", "\x1b[31mred"));
        QVERIFY(isSet("/order/remark", "\"one\\ttwo\\r\\nthree\""));
    }

    void listsAreSetWholeByPlaceOrAtTheEnd()
    {
        const auto& utility = m_document.display.lists[catalog::DisplayListKind::Utility];
        QVERIFY(isSet("/display/lists/utility", R"(["voltage-l1", "voltage-l2"])"));
        QCOMPARE(utility.size(), std::size_t{2});
        QVERIFY(isSet("/display/lists/utility/1", "current-l1"));
        QCOMPARE(utility[1], std::string("current-l1"));
        QVERIFY(isSet("/display/lists/utility/-", "current-l2"));
        QCOMPARE(utility.back(), std::string("current-l2"));
        QVERIFY(isSet("/accessories/-", R"({"part": "66 99 099", "quantity": 2})"));
        QCOMPARE(m_document.accessories.size(), std::size_t{1});
        QCOMPARE(m_document.accessories[0], (OrderedAccessory{"66 99 099", 2}));
        QVERIFY(isSet("/accessories/0/quantity", "3"));
        QCOMPARE(m_document.accessories[0].quantity, 3);
        QVERIFY(isSet("/pushButton2/-", "set-clock"));
        QCOMPARE(m_document.pushButton2, std::vector<std::string>{"set-clock"});
    }

    void whatCannotBeSetChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* target, const char* value, const char* error) {
            QTest::addRow("%s=%s", target, value) << QByteArray(target) << QByteArray(value) << QByteArray(error);
        };
        row("X5", "55", "project-member-value");
        row("X5", "", "project-member-value");
        row("Z3", "5", "project-member-value");
        row("Z3", "0-", "project-member-value");
        row("X5", "æ", "project-member-value");
        row("X99", "1", "set-field");
        row("Z29", "1", "set-field"); // another family's
        row("", "1", "set-field");
        row("ctRatio", "40", "set-field");
        row("/configuration/Z29", "1", "set-path");
        row("/typeCode/X77", "1", "set-path");
        row("/nothing", "1", "set-path");
        row("/", "1", "set-path");
        row("/order/nothing", "1", "set-path");
        row("/order/customer/x", "1", "set-path");
        row("/order/~2", "1", "set-path");
        row("/meterNumbers/3", "1", "set-path");
        row("/meterNumbers/x", "1", "set-path");
        row("/meterNumbers/99999999999999999999", "1", "set-path");
        row("/family", "omnipower-1p", "set-path");
        row("/version", "1", "set-path");
        row("/format", "x", "set-path");
        row("/settings/tariff", "1", "project-member-type");
        row("/settings/colour", "1", "project-member-unknown");
        row("/ctRatio", "many", "project-member-type");
        row("/ctRatio", "70000", "project-member-value");
        row("/order/quantity", "0", "project-member-value");
        row("/order/quantity", "1.5", "project-member-value");
        row("/order/quantity", "[[[[[[[[[[[[[[[[[[[[", "project-member-type");
        row("/display/leadingZeroes", "yes", "project-member-type");
        row("/display/lists", "{}", "project-member-missing");
        row("/display/lists/manual", "voltage-l1", "project-member-type");
        row("/meterNumbers/-", "1", "project-member-type");
        row("/accessories/-", "66 99 099", "project-member-type");
        row("/settings", R"({"a": 1})", "project-member-unknown");
    }

    void whatCannotBeSetChangesNothing()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, error);
        const auto before = m_document;
        const auto result = set(target.toStdString(), value.toStdString());
        QVERIFY(!result);
        QCOMPARE(result.error().id, error.toStdString());
        QCOMPARE(m_document, before);
    }
};

QTEST_APPLESS_MAIN(ProjectFileSetTest)
#include "project_file_set_test.moc"
