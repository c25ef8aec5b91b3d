// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/core/configuration/random_document.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <random>

using namespace meterbench;
using namespace meterbench::configuration;

/// Files that are cut off, damaged, hostile or another program's: a clear error, never a crash, never a guess.
class ProjectFileDamageTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::string m_sample;

    [[nodiscard]] Result<MeterConfiguration> parse(std::string_view bytes) const
    {
        return parseProject(*m_catalog, bytes);
    }
    [[nodiscard]] std::string errorOf(std::string_view bytes) const
    {
        const auto result = parse(bytes);
        return result ? "none" : result.error().id + ' ' + result.error().where;
    }
    /// The sample with one piece of text changed.
    [[nodiscard]] std::string with(std::string_view before, std::string_view after) const
    {
        auto bytes = m_sample;
        const auto position = bytes.find(before);
        return position == std::string::npos ? std::string() : bytes.replace(position, before.size(), after);
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        const auto sample = tests::readResource("samples/transformer-200-5-denmark.mbench");
        VERIFY_RESULT(sample);
        m_sample = *sample;
    }

    void everyPointOfTruncationIsAnError()
    {
        for (std::size_t length = 0; length + 1 < m_sample.size(); ++length) {
            const auto result = parse(std::string_view(m_sample).substr(0, length));
            QVERIFY2(!result, qPrintable(QString::number(length)));
            QVERIFY2(result.error().id == "project-truncated", qPrintable(QString::number(length)));
        }
        // Only the last line end may be missing: the document is whole.
        VERIFY_RESULT(parse(std::string_view(m_sample).substr(0, m_sample.size() - 1)));
    }

    void oneWrongMemberIsFoundByItsPath_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* before, const char* after, const char* error) {
            QTest::newRow(after) << QByteArray(before) << QByteArray(after) << QByteArray(error);
        };
        row(R"("format": "meterbench-project")", R"("format": "other-project")", "not-a-project /format");
        row(R"("format": "meterbench-project",)", "", "not-a-project /format");
        row(R"("version": 3,)", "", "project-member-missing /version");
        row(R"("version": 3)", R"("version": 4)", "project-version-newer /version");
        row(R"("version": 3)", R"("version": 18446744073709551615)", "project-version-newer /version");
        row(R"("version": 3)", R"("version": 0)", "project-version-unknown /version");
        row(R"("version": 3)", R"("version": -1)", "project-version-unknown /version");
        row(R"("version": 3)", R"("version": 3.0)", "project-member-type /version");
        row(R"("version": 3)", R"("version": "3")", "project-member-type /version");
        row(R"("family": "omnipower-ct")", R"("family": "mc601")", "family-unknown /family");
        row(R"("family": "omnipower-ct")", R"("family": null)", "project-member-type /family");
        row(R"("X5": "5",)", "", "project-member-missing /typeCode/X5");
        row(R"("X5": "5")", R"("X5": "55")", "project-member-value /typeCode/X5");
        row(R"("X5": "5")", R"("X5": "")", "project-member-value /typeCode/X5");
        row(R"("X5": "5")", R"("X5": "c")", "project-member-value /typeCode/X5");
        row(R"("X5": "5")", R"("X5": 5)", "project-member-type /typeCode/X5");
        row(R"("X5": "5")", R"("X5": "5", "X99": "1")", "project-member-unknown /typeCode/X99");
        row(R"("X5": "5")", R"("X5": "5", "Z1": "1")", "project-member-unknown /typeCode/Z1");
        row(R"("X5": "5")", R"("X5": "5", "a/b~": "1")", "project-member-unknown /typeCode/a~1b~0");
        row(R"("ctRatio": 40)", R"("ctRatio": 40.5)", "project-member-value /ctRatio");
        row(R"("ctRatio": 40)", R"("ctRatio": 65536)", "project-member-value /ctRatio");
        row(R"("ctRatio": 40)", R"("ctRatio": -1)", "project-member-value /ctRatio");
        row(R"("ctRatio": 40)", R"("ctRatio": 99999999999999999999999999)", "project-member-value /ctRatio");
        row(R"("ctRatio": 40)", R"("ctRatio": "40")", "project-member-type /ctRatio");
        row(R"("ctRatio": 40)", R"("ctRatio": null)", "project-member-type /ctRatio");
        row(R"("individual")", R"("sum")", "project-member-value /calculationMethod");
        row(R"("57100001",)", "", "project-member-type /meterNumbers");
        row(R"("57100001",)", R"(1, )", "project-member-type /meterNumbers/0");
        row(R"("leadingZeroes": false)", R"("leadingZeroes": 0)", "project-member-type /display/leadingZeroes");
        row(R"("utility": [])", R"("utility": [], "fifth": [])", "project-member-unknown /display/lists/fifth");
        row(R"("utility": [])", R"("utility": {})", "project-member-type /display/lists/utility");
        row(R"("utility": [])", R"("utility": [["x"]])", "project-member-type /display/lists/utility/0");
        row(R"("quantity": 1)", R"("quantity": 0)", "project-member-value /accessories/0/quantity");
        row(R"("quantity": 1)", R"("quantity": 1000001)", "project-member-value /accessories/0/quantity");
        row(R"("quantity": 1)", R"("quality": 1)", "project-member-missing /accessories/0/quantity");
        row(R"("settings": {})", R"("settings": {"tariff": 1})", "project-member-type /settings/tariff");
        row(R"("settings": {})", R"("settings": [])", "project-member-type /settings");
        row(R"("settings": {})", R"("settings": {}, "more": 1)", "project-member-unknown /more");
    }

    void oneWrongMemberIsFoundByItsPath()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, error);
        const auto bytes = with(before.toStdString(), after.toStdString());
        QVERIFY2(!bytes.empty(), "the sample does not have this");
        QCOMPARE(errorOf(bytes), error.toStdString());
    }

    void whatIsNoJsonIsFoundByLineAndColumn()
    {
        QCOMPARE(errorOf(with(R"("version": 3)", R"("version": 03)")), std::string("json-syntax 3:15"));
        QCOMPARE(errorOf("{\n  æ"), std::string("json-syntax 2:3"));
        QCOMPARE(errorOf("{\"æøå\": tru }"), std::string("json-syntax 1:12"));
        QVERIFY(errorOf(m_sample + "}").starts_with("json-syntax"));
        QVERIFY(errorOf(m_sample + "x").starts_with("json-syntax"));
        QVERIFY(errorOf(with("57100001",
                            "5710\xFF"
                            "001"))
                .starts_with("json-syntax"));
        QVERIFY(errorOf(with("57100001", "5710\xC3")).starts_with("json-syntax"));
        QVERIFY(errorOf(with("57100001", "5710\n001")).starts_with("json-syntax"));
        QVERIFY(errorOf(with("57100001", "\\ud800")).starts_with("json-syntax"));
        QVERIFY(errorOf(with(R"("version": 3)", R"("version": 1e999)")).starts_with("json-syntax"));
        QVERIFY(errorOf(with(R"("version": 3)", R"("version": NaN)")).starts_with("json-syntax"));
        QVERIFY(errorOf(with(R"("version": 3)", R"("version": 3 /* two */)")).starts_with("json-syntax"));
    }

    void aNulIsNoEndOfTheText()
    {
        const std::string nul(1, '\0');
        QVERIFY(errorOf(m_sample + nul).starts_with("json-syntax"));
        QVERIFY(errorOf(m_sample.substr(0, 100) + std::string(400, '\0')).starts_with("json-syntax"));
        QVERIFY(errorOf(with("57100001", "5710" + nul)).starts_with("json-syntax"));
    }

    void aMemberThatStandsTwiceIsAnError()
    {
        const auto result = parse(with(R"("ctRatio": 40)", "\"ctRatio\": 40,\n  \"ctRatio\": 60"));
        QVERIFY(!result);
        QCOMPARE(result.error().id, std::string("json-member-twice"));
        QVERIFY(result.error().where.find(':') != std::string::npos);
        QVERIFY(errorOf(with(R"("X5": "5")", R"("X5": "5", "X5": "5")")).starts_with("json-member-twice"));
    }

    void depthIsLimited()
    {
        QVERIFY(errorOf("{\"a\":" + std::string(1'000'000, '[')).starts_with("json-too-deep"));
        std::string objects;
        for (int level = 0; level < 100'000; ++level)
            objects += "{\"a\":";
        QVERIFY(errorOf(objects).starts_with("json-too-deep"));
    }

    void otherProgramsFilesAreNamedSo()
    {
        for (const auto* bytes : {"%PDF-1.7", "PK\x03\x04", "<?xml version=\"1.0\"?>", "[]", "17", "\"text\"", "hello",
                 "\xEF\xBB\xBF hello"})
            QVERIFY2(errorOf(bytes).starts_with("not-a-project"), bytes);
        QVERIFY(errorOf("{}").starts_with("not-a-project"));
        QVERIFY(errorOf(R"({"name": "package", "version": "1.0"})").starts_with("not-a-project"));
        QVERIFY(errorOf("").starts_with("project-truncated"));
        QVERIFY(errorOf(" \n").starts_with("project-truncated"));
    }

    void sizeIsLimited()
    {
        std::string large = m_sample;
        large.resize(maximumProjectBytes, ' ');
        VERIFY_RESULT(parse(large));
        large += ' ';
        QVERIFY(errorOf(large).starts_with("file-too-large"));
    }

    void noDamageIsACrash()
    {
        std::mt19937_64 random(20260302);
        for (int round = 0; round < 4'000; ++round) {
            auto bytes = m_sample;
            for (auto changes = 1 + random() % 4; changes != 0; --changes) {
                const auto position = random() % bytes.size();
                switch (random() % 3) {
                case 0:
                    bytes[position] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(position, 1 + random() % 20);
                    break;
                default:
                    bytes.insert(position, bytes.substr(random() % bytes.size(), random() % 20));
                }
                if (bytes.empty())
                    bytes = "{";
            }
            const auto result = parse(bytes);
            if (result)
                VERIFY_RESULT(parse(serialise(*result)));
            else
                QVERIFY(!result.error().id.empty());
        }
    }

    void everyErrorHasItsPlace()
    {
        QCOMPARE(parse(with(R"("X5": "5")", R"("X5": "55")")).error().arguments,
            (std::vector<Argument>{{"path", "/typeCode/X5"}, {"value", "\"55\""}}));
        const auto longValue = "\"" + std::string(200, 'x') + "\"";
        const auto shown = parse(with("\"individual\"", longValue)).error().arguments.at(1).value;
        QVERIFY(shown.size() < 80);
    }
};

QTEST_APPLESS_MAIN(ProjectFileDamageTest)
#include "project_file_damage_test.moc"
