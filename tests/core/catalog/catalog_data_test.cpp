// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>
#include <set>

using namespace meterbench;
using namespace meterbench::catalog;

/// What the data promises: every label in every language, every source known, every golden vector true.
class CatalogDataTest : public tests::TestCase {
    Q_OBJECT

    Result<Catalog> m_catalog = tests::loadCatalog();

    static bool isComplete(const text::LocalizedText& words)
    {
        return std::ranges::all_of(
            text::allLanguages, [&](text::Language language) { return !words.in(language).empty(); });
    }

    static QString findingsOf(const configuration::Decoded& decoded)
    {
        QStringList rules;
        for (const auto& finding : decoded.findings) {
            if (finding.severity != Severity::Note)
                rules += QString::fromUtf8(finding.rule.data(), static_cast<qsizetype>(finding.rule.size()));
        }
        rules.sort();
        return rules.join(' ');
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_catalog); }

    void everyLabelStandsInFourLanguages()
    {
        for (const auto& scheme : m_catalog->schemes()) {
            for (const auto& field : scheme.fields) {
                QVERIFY2(isComplete(field.name) && isComplete(field.help), field.id.c_str());
                for (const auto& table : field.tables) {
                    for (const auto& option : table.options)
                        QVERIFY2(isComplete(option.label), (field.id + "=" + option.code).c_str());
                }
            }
            for (const auto& rule : m_catalog->rules(scheme))
                QVERIFY2(isComplete(rule.message), rule.id.c_str());
        }
        for (const auto& family : m_catalog->families()) {
            QVERIFY(isComplete(family.name));
            for (const auto& field : family.fields)
                QVERIFY2(isComplete(field.reason), family.scheme->fields[field.field].id.c_str());
            for (const auto& datum : family.technical)
                QVERIFY2(isComplete(datum.name) && isComplete(datum.value), datum.id.c_str());
        }
        for (const auto& message : m_catalog->engineMessages())
            QVERIFY2(isComplete(message.message), message.id.c_str());
        for (const auto& accessory : m_catalog->accessories())
            QVERIFY2(isComplete(accessory.name), accessory.part.c_str());
        for (const auto& item : m_catalog->display().items)
            QVERIFY2(isComplete(item.name), item.id.c_str());
    }

    void everySourceIsAKnownPaper()
    {
        const auto known = [&](const std::vector<std::string>& sources) {
            return std::ranges::all_of(sources, [&](const auto& key) { return m_catalog->paper(key) != nullptr; });
        };
        for (const auto& family : m_catalog->families()) {
            QVERIFY2(known(family.papers), family.id.c_str());
            for (const auto& field : family.fields) {
                QVERIFY(known(field.patternSources));
                for (const auto& printed : field.printed) {
                    QVERIFY(!printed.sources.empty());
                    QVERIFY2(known(printed.sources), family.scheme->fields[field.field].id.c_str());
                }
            }
            for (const auto& datum : family.technical)
                QVERIFY2(!datum.sources.empty() && known(datum.sources), datum.id.c_str());
            for (const auto& observed : family.observed)
                QVERIFY2(m_catalog->paper(observed.source) != nullptr, observed.typeCode.c_str());
        }
        for (const auto& accessory : m_catalog->accessories()) {
            for (const auto& taker : accessory.families)
                QVERIFY2(known(taker.sources) && m_catalog->family(taker.family) != nullptr, accessory.part.c_str());
        }
    }

    void ruleIdsAreUnique()
    {
        std::set<std::string> ids;
        for (const auto& scheme : m_catalog->schemes()) {
            for (const auto& rule : m_catalog->rules(scheme))
                QVERIFY2(ids.insert(scheme.id + rule.id).second, rule.id.c_str());
        }
        for (const auto& message : m_catalog->engineMessages())
            QVERIFY2(ids.insert(message.id).second, message.id.c_str());
    }

    void anInferredRuleIsNeverAnError()
    {
        for (const auto& scheme : m_catalog->schemes()) {
            for (const auto& rule : m_catalog->rules(scheme))
                QVERIFY2(rule.basis == Basis::Printed || rule.severity != Severity::Error, rule.id.c_str());
        }
    }

    void defaultsAreCompleteAndUnblemished()
    {
        const configuration::Judge judge(*m_catalog);
        for (const auto& family : m_catalog->families()) {
            const auto codes = configuration::defaults(family);
            std::vector<configuration::Finding> findings;
            judge.judge(family, codes, findings);
            for (const auto& finding : findings) {
                const auto words = configuration::explain(*m_catalog, &family, finding, codes, text::Language::English);
                QVERIFY2(finding.severity == Severity::Note, (family.id + ": " + words.message).c_str());
            }
        }
    }

    void goldenVectorsOfFamilies()
    {
        const configuration::Judge judge(*m_catalog);
        const configuration::Decoder decoder(judge);
        for (const auto& family : m_catalog->families()) {
            QVERIFY2(!family.vectors.empty(), family.id.c_str());
            for (const auto& vector : family.vectors) {
                const std::vector<std::string_view> texts(vector.text.begin(), vector.text.end());
                const auto decoded = decoder.decode(texts);
                QStringList expected;
                for (const auto& rule : vector.findings)
                    expected += QString::fromStdString(rule);
                QVERIFY2(findingsOf(decoded) == expected.join(' '),
                    qPrintable(QString::fromStdString(vector.text.front()) + ": got \"" + findingsOf(decoded)
                        + "\", expected \"" + expected.join(' ') + "\""));
                if (!vector.grouped.empty()) {
                    QCOMPARE(decoded.family, &family);
                    QCOMPARE(configuration::typeCodeGrouped(family, decoded.selection), vector.grouped);
                }
            }
        }
    }

    void goldenVectorsOfRulesForBothSides()
    {
        const configuration::Judge judge(*m_catalog);
        const configuration::Decoder decoder(judge);
        for (const auto& scheme : m_catalog->schemes()) {
            for (const auto& rule : m_catalog->rules(scheme)) {
                const auto isBroken = [&](const std::string& text) {
                    const std::string_view view = text;
                    const auto decoded = decoder.decode({&view, 1});
                    return std::ranges::find(decoded.findings, rule.id, &configuration::Finding::rule)
                        != decoded.findings.end();
                };
                QVERIFY2(!rule.kept.empty() && !rule.broken.empty(), rule.id.c_str());
                for (const auto& text : rule.kept)
                    QVERIFY2(!isBroken(text), (rule.id + " is broken by " + text).c_str());
                for (const auto& text : rule.broken)
                    QVERIFY2(isBroken(text), (rule.id + " is not broken by " + text).c_str());
            }
        }
    }

    void everyObservedCodeIsAtMostAWarning()
    {
        const configuration::Judge judge(*m_catalog);
        const configuration::Decoder decoder(judge);
        for (const auto& family : m_catalog->families()) {
            for (const auto& observed : family.observed) {
                if (observed.typeCode.find('?') != std::string::npos)
                    continue;
                const std::string_view text = observed.typeCode;
                const auto decoded = decoder.decode({&text, 1});
                QVERIFY2(!configuration::hasErrors(decoded.findings), observed.typeCode.c_str());
                QCOMPARE(decoded.family, &family);
            }
        }
    }
};

QTEST_APPLESS_MAIN(CatalogDataTest)
#include "catalog_data_test.moc"
