// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace meterbench;

/// Every data file keeps the schema of its kind.
class CatalogSchemaTest : public tests::TestCase {
    Q_OBJECT

    static nlohmann::json load(const QString& name)
    {
        const auto bytes = tests::readResource(name.toStdString());
        return bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
    }

private slots:
    void dataKeepsItsSchema_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("schema");
        const auto row = [](const char* file, const char* schema) { QTest::newRow(file) << file << schema; };
        row("catalog/papers.json", "papers");
        row("catalog/omnipower-scheme.json", "scheme");
        row("catalog/kamstrup-x62m-scheme.json", "scheme");
        row("catalog/omnipower-1p.json", "family");
        row("catalog/omnipower-3p.json", "family");
        row("catalog/omnipower-3p-din.json", "family");
        row("catalog/omnipower-ct.json", "family");
        row("catalog/kamstrup-162m.json", "family");
        row("catalog/kamstrup-382m.json", "family");
        row("catalog/accessories.json", "accessories");
        row("catalog/display-items.json", "display-items");
        row("catalog/push-button-2.json", "push-button-2");
        row("catalog/analysis-registers.json", "analysis-registers");
        row("rules/omnipower.json", "rules");
        row("rules/kamstrup-x62m.json", "rules");
        row("rules/engine.json", "messages");
        row("text/errors.json", "messages");
        row("protocol/kmp-registers.json", "kmp-registers");
        row("protocol/kmp-type-words.json", "kmp-type-words");
        row("protocol/iec62056-21-readout-sets.json", "iec62056-21-readout-sets");
        row("protocol/push-lists.json", "push-lists");
    }

    void dataKeepsItsSchema()
    {
        QFETCH(QString, file);
        QFETCH(QString, schema);
        const auto grammar = load("schema/" + schema + ".schema.json");
        const auto data = load(file);
        QVERIFY2(grammar.is_object() && data.is_object(), "not readable as JSON");

        valijson::Schema compiled;
        valijson::SchemaParser parser;
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(grammar), compiled);
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(data), &results))
            return;
        valijson::ValidationResults::Error error;
        QString words;
        while (results.popError(error) && words.size() < 2000) {
            for (const auto& part : error.context)
                words += QString::fromStdString(part);
            words += ": " + QString::fromStdString(error.description) + "\n";
        }
        QFAIL(qPrintable(words));
    }
};

QTEST_APPLESS_MAIN(CatalogSchemaTest)
#include "catalog_schema_test.moc"
