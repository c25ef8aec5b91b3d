// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/judge.h"
#include "core/configuration/project_file.h"
#include "tests/core/configuration/random_document.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <QDir>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;

namespace {

std::string errorOf(const Result<MeterConfiguration>& result)
{
    return result ? std::string("none") : result.error().id + ' ' + result.error().where;
}

} // namespace

/// The grammar of the project file: canonical bytes, samples, older versions, differences.
class ProjectFileTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();

    [[nodiscard]] Result<MeterConfiguration> parse(std::string_view bytes) const
    {
        return parseProject(*m_catalog, bytes);
    }

    void addSamples() const
    {
        QTest::addColumn<QString>("name");
        const auto names = QDir(QStringLiteral(METERBENCH_RESOURCES "/samples")).entryList(QDir::Files);
        QVERIFY(names.size() >= 6);
        for (const auto& name : names)
            QTest::newRow(qPrintable(name)) << "samples/" + name;
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_catalog); }

    void samplesAreCanonicalAndWithoutFault_data() { addSamples(); }

    void samplesAreCanonicalAndWithoutFault()
    {
        QFETCH(QString, name);
        const auto bytes = tests::readResource(name.toStdString());
        VERIFY_RESULT(bytes);
        const auto document = parse(*bytes);
        VERIFY_RESULT(document);
        QCOMPARE(serialise(*document), *bytes);
        const Judge judge(*m_catalog);
        for (const auto& finding : judgeDocument(judge, *document))
            QVERIFY2(finding.severity == Severity::Note, std::string(finding.rule).c_str());
    }

    void samplesKeepTheSchema_data() { addSamples(); }

    void samplesKeepTheSchema()
    {
        QFETCH(QString, name);
        const auto grammar = nlohmann::json::parse(*tests::readResource("schema/project.schema.json"));
        const auto sample = nlohmann::json::parse(*tests::readResource(name.toStdString()));
        valijson::Schema schema;
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(grammar), schema);
        QVERIFY(valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(sample), nullptr));
        auto spoilt = sample;
        spoilt["typeCode"]["X1"] = "66";
        QVERIFY(!valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(spoilt), nullptr));
    }

    void everyFamilyHasASample()
    {
        std::vector<std::string> families;
        for (const auto& name : QDir(QStringLiteral(METERBENCH_RESOURCES "/samples")).entryList(QDir::Files))
            families.push_back(parse(*tests::readResource("samples/" + name.toStdString()))->family->id);
        for (const auto& family : m_catalog->families())
            QVERIFY2(std::ranges::find(families, family.id) != families.end(), family.id.c_str());
    }

    void whatIsWrittenIsReadTheSame()
    {
        tests::RandomDocuments documents(*m_catalog, 20260301);
        for (int round = 0; round < 1'000; ++round) {
            const auto document = documents.next();
            const auto bytes = serialise(document);
            const auto read = parse(bytes);
            VERIFY_RESULT(read);
            QCOMPARE(*read, document);
            QCOMPARE(serialise(*read), bytes);
            QVERIFY(differences(document, *read).empty());
        }
    }

    void bytesThatAreNotUtf8AreReplacedAndTheFileStaysReadable()
    {
        auto document = defaultConfiguration(*m_catalog, m_catalog->families().front());
        document.order.remark = "caf\xE9";
        VERIFY_RESULT(parse(serialise(document)));
    }

    void canonicalFormIsTheDocumentedOne()
    {
        const auto bytes = serialise(defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-ct")));
        QVERIFY(bytes.starts_with("{\n  \"format\": \"meterbench-project\",\n  \"version\": 3,\n  \"family\": "));
        QVERIFY(bytes.ends_with("  \"settings\": {}\n}\n"));
        std::vector<std::string> members;
        const auto json = nlohmann::ordered_json::parse(bytes);
        for (const auto& [name, value] : json.items())
            members.push_back(name);
        QCOMPARE(members,
            (std::vector<std::string>{"format", "version", "family", "typeCode", "configuration", "calculationMethod",
                "ctRatio", "meterNumbers", "display", "pushButton2", "accessories", "order", "settings"}));
    }

    void markLineEndsAndOrderOfMembersDoNotMatter()
    {
        const auto document = defaultConfiguration(*m_catalog, m_catalog->families().front());
        const auto bytes = serialise(document);
        std::string windows = "\xEF\xBB\xBF";
        for (const char each : bytes)
            windows += each == '\n' ? "\r\n" : std::string(1, each);
        const auto read = parse(windows);
        VERIFY_RESULT(read);
        QCOMPARE(serialise(*read), bytes);

        const auto sorted = nlohmann::json::parse(bytes).dump(); // members by the alphabet, on one line
        const auto other = parse(sorted);
        VERIFY_RESULT(other);
        QCOMPARE(serialise(*other), bytes);
    }

    void theShortFormBecomesACompleteDocument()
    {
        const auto read = parse(R"({"format": "meterbench-project", "version": 1,
            "typeCode": "686-11-18B-N22-2101-010", "configuration": "Z4=4",
            "display": {"leadingZeroes": true, "lists": {"utility": ["voltage-l1"]}}, "order": {"quantity": 7}})");
        VERIFY_RESULT(read);
        QCOMPARE(read->family->id, std::string("omnipower-1p"));
        QCOMPARE(typeCodeGrouped(*read->family, read->codes), std::string("686-11-18B-N22-2101-010"));
        const auto code = [&](const char* field) { return read->codes[*read->family->scheme->find(field)].text(); };
        QCOMPARE(code("Z4"), std::string_view("4"));
        QCOMPARE(code("Z29"), std::string_view("2")); // what agrees with the energy type, not the family's default
        QVERIFY(read->display.leadingZeroes && read->display.identification);
        QCOMPARE(read->display.lists[catalog::DisplayListKind::Utility], std::vector<std::string>{"voltage-l1"});
        QVERIFY(!read->display.lists[catalog::DisplayListKind::Manual].empty());
        QCOMPARE(read->order.quantity, 7);
        QVERIFY(!hasErrors(judgeDocument(Judge(*m_catalog), *read)));
        QVERIFY(serialise(*read).find("\"version\": 3") != std::string::npos);

        const auto older = parse(R"({"format": "meterbench-project", "version": 1,
            "typeCode": "68616AB433010", "configuration": "1=21000002 2=22201011"})");
        VERIFY_RESULT(older);
        QCOMPARE(older->family->id, std::string("kamstrup-162m"));
        const auto transformer = parse(
            R"({"format":"meterbench-project","version":1,"typeCode":"6851135CD240111010","configuration":"Z21=040"})");
        VERIFY_RESULT(transformer);
        QCOMPARE(transformer->currentTransformerRatio, std::optional<int>(40));
    }

    void theShortFormIsReadStrictlyToo_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QByteArray>("error");
        const auto row
            = [](const char* rest, const char* error) { QTest::newRow(rest) << QByteArray(rest) << QByteArray(error); };
        row("", "project-member-missing /typeCode");
        row(R"("typeCode": 5)", "project-member-type /typeCode");
        row(R"("typeCode": "hello")", "project-member-value /typeCode");
        row(R"("typeCode": "6861118BN2221010")", "project-member-value /typeCode");
        row(R"("typeCode": "Z1=1")", "project-member-value /typeCode");
        row(R"("typeCode": "6861118BN222101010", "configuration": "Z77=1")", "project-member-value /configuration");
        row(R"("typeCode": "6861118BN222101010", "configuration": "Z3=5")", "project-member-value /configuration");
        row(R"("typeCode": "6861118BN222101010", "configuration": ["Z3=05"])", "project-member-type /configuration");
        row(R"("typeCode": "6861118BN222101010", "family": "mc601")", "family-unknown /family");
        row(R"("typeCode": "6861118BN222101010", "colour": "red")", "project-member-unknown /colour");
        row(R"("typeCode": "6861118BN222101010", "order": {"quantity": 0})", "project-member-value /order/quantity");
        row(R"("typeCode": "6861118BN222101010", "display": 3)", "project-member-type /display");
    }

    void theShortFormIsReadStrictlyToo()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QByteArray, error);
        const auto bytes = R"({"format": "meterbench-project", "version": 1)" + std::string(rest.isEmpty() ? "" : ", ")
            + rest.toStdString() + '}';
        QCOMPARE(errorOf(parse(bytes)), error.toStdString());
    }

    void differencesAreFoundByPath()
    {
        const auto a = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-ct"));
        auto b = a;
        b.codes[*b.family->scheme->find("X6")] = Code("C");
        b.currentTransformerRatio.reset();
        b.display.lists[catalog::DisplayListKind::Manual].emplace_back("voltage-l1");
        b.display.lists[catalog::DisplayListKind::Manual].emplace_back("voltage-l2");
        b.order.customer = "Eksempel";
        const auto found = differences(a, b);
        std::vector<std::string> paths;
        for (const auto& difference : found)
            paths.push_back(difference.path);
        QCOMPARE(
            paths, (std::vector<std::string>{"/typeCode/X6", "/ctRatio", "/display/lists/manual", "/order/customer"}));
        QVERIFY(found[0].a == "B" && found[0].b == "C");
        QVERIFY(found[1].a == 1 && found[1].b.is_null());
        QVERIFY(found[2].b.is_array());
        QCOMPARE(differences(b, a)[1].path, std::string("/ctRatio")); // in its place although only `b` has it
        QVERIFY(differences(a, a).empty());

        const auto single = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-1p"));
        const auto across = differences(a, single);
        QCOMPARE(across.front().path, std::string("/family"));
        const auto z21 = std::ranges::find(across, std::string("/configuration/Z21"), &Difference::path);
        QVERIFY(z21 != across.end() && z21->b.is_null());
    }
};

QTEST_APPLESS_MAIN(ProjectFileTest)
#include "project_file_test.moc"
