// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

/// The commands about codes, as the command-line contract describes them, over the catalogue that ships.
namespace meterbench::tests {

namespace {

const QStringList allFamilies{
    "omnipower-1p", "omnipower-3p", "omnipower-3p-din", "omnipower-ct", "kamstrup-162m", "kamstrup-382m"};

} // namespace

class CliCodesTest : public TestCase {
    Q_OBJECT

private slots:
    void familiesAreListedInOrder();
    void catalogHasItsShape_data();
    void catalogHasItsShape();
    void catalogKnowsItsFields();
    void undocumentedCodesAreKeptApart();
    void realCodesDecode_data();
    void realCodesDecode();
    void groupingDoesNotMatter_data();
    void groupingDoesNotMatter();
    void configurationIsJudgedWithTheCode();
    void configurationAloneIsRead();
    void faultyCodesHaveADocument_data();
    void faultyCodesHaveADocument();
    void choicesNameTheNumbersOfOrderForms();
    void choicesExplainWhatTheyExclude();
    void choicesHaveEveryField_data();
    void choicesHaveEveryField();
    void encodeCompletesWithDefaults_data();
    void encodeCompletesWithDefaults();
    void encodeKeepsWhatWasChosen();
    void encodeAdjustsDefaultsToTheChoice();
    void encodeSaysWhatFollowed();
    void encodeLeavesHardwareToTheUser();
    void contradictionsOnTheLineAreRefused();
    void encodeShowsContradictions();
    void labelsFollowTheLanguage();
    void textIsForPeople();
};

void CliCodesTest::familiesAreListedInOrder()
{
    const CliResult result = runCli({"families", "--json"});
    QCOMPARE(result.exitCode, 0);
    QStringList ids;
    for (const QJsonValue& family : result.json().array()) {
        ids.append(family["id"].toString());
        QVERIFY(!family["name"].toString().isEmpty());
    }
    QCOMPARE(ids, allFamilies);
}

void CliCodesTest::catalogHasItsShape_data()
{
    QTest::addColumn<QString>("family");
    for (const QString& family : allFamilies)
        QTest::newRow(qPrintable(family)) << family;
}

void CliCodesTest::catalogHasItsShape()
{
    QFETCH(QString, family);
    const CliResult result = runCli({"catalog", "--family", family, "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject catalog = result.object();
    QCOMPARE(catalog["family"].toString(), family);
    for (const char* part : {"hardware", "software"}) {
        const QJsonArray fields = catalog[part].toArray();
        QVERIFY(!fields.isEmpty());
        for (const QJsonValue& field : fields) {
            QVERIFY(!field["field"].toString().isEmpty());
            QVERIFY(!field["name"].toString().isEmpty());
            const int digits = field["digits"].toInt();
            QVERIFY(digits >= 1 && digits <= 3);
            for (const char* list : {"options", "undocumented"}) {
                QVERIFY(field[list].isArray());
                for (const QJsonValue& option : field[list].toArray()) {
                    QCOMPARE(option["code"].toString().size(), digits);
                    QVERIFY(!option["label"].toString().isEmpty());
                    QVERIFY(option["sources"].isArray());
                    if (QLatin1String(list) == "options")
                        QVERIFY(!option["sources"].toArray().isEmpty());
                }
            }
            QVERIFY(!field["options"].toArray().isEmpty() || field.toObject().contains("pattern"));
        }
    }
}

void CliCodesTest::catalogKnowsItsFields()
{
    const QJsonObject single = runCli({"catalog", "--family", "omnipower-1p", "--json"}).object();
    QVERIFY(!findBy(single["hardware"], "field", "X14-X16").isEmpty());
    QVERIFY(findBy(single["software"], "field", "Z21").isEmpty());
    QCOMPARE(findBy(single["software"], "field", "Z9")["pattern"].toString(), QStringLiteral("[0-9]{3}"));
    const QJsonObject transformer = runCli({"catalog", "--family", "omnipower-ct", "--json"}).object();
    QVERIFY(!findBy(transformer["software"], "field", "Z21").isEmpty());
    QVERIFY(findBy(transformer["software"], "field", "Z19").isEmpty());
    const QJsonObject old = runCli({"catalog", "--family", "kamstrup-162m", "--json"}).object();
    QVERIFY(!findBy(old["software"], "field", "CCC").isEmpty());
    QVERIFY(!findBy(old["hardware"], "field", "X1").isEmpty());
}

void CliCodesTest::undocumentedCodesAreKeptApart()
{
    const QJsonObject three = runCli({"catalog", "--family", "omnipower-3p", "--json"}).object();
    const QJsonObject breaker = findBy(three["hardware"], "field", "X10");
    QVERIFY(findBy(breaker["options"], "code", "5").isEmpty());
    QVERIFY(strings(findBy(breaker["undocumented"], "code", "5")["sources"]).contains("AMS"));
    const QJsonObject country = findBy(three["hardware"], "field", "X14-X16");
    QVERIFY(strings(findBy(country["undocumented"], "code", "092")["sources"]).contains("AMS"));
    QVERIFY(findBy(country["options"], "code", "013").isEmpty());
    // A printed rule forbids the ST housing here: it is no open question.
    QVERIFY(findBy(findBy(three["hardware"], "field", "X3")["undocumented"], "code", "2").isEmpty());
}

void CliCodesTest::realCodesDecode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("documented");
    const auto row = [](const char* code, const char* family, bool documented) {
        QTest::newRow(code) << QString(code) << QString(family) << documented;
    };
    row("6841131BN243101040", "omnipower-3p", true);
    row("6841121BN243101040", "omnipower-3p", true);
    row("6861111BN242101040", "omnipower-1p", true);
    row("6841131BN143101090", "omnipower-3p", true);
    row("6841138BN143101010", "omnipower-3p", true);
    row("6841138BN243101010", "omnipower-3p", true);
    row("6841131BN240101063", "omnipower-3p", true);
    row("6841131BN240101065", "omnipower-3p", true);
    row("6841131BN245101092", "omnipower-3p", false);
    row("6841131BN245101013", "omnipower-3p", false);
    row("6851131BN241101040", "omnipower-ct", false);
    row("6851121BN241101040", "omnipower-ct", false);
}

void CliCodesTest::realCodesDecode()
{
    QFETCH(QString, code);
    QFETCH(QString, family);
    QFETCH(bool, documented);
    const CliResult result = runCli({"decode", code, "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject document = result.object();
    QCOMPARE(document["family"].toString(), family);
    QCOMPARE(document["type_code"].toString(), code);
    QCOMPARE(document["type_code_grouped"].toString().remove('-'), code);
    QCOMPARE(document["fields"].toArray().size(), 14);
    QCOMPARE(rules(document["findings"], "error"), QStringList{});
    QCOMPARE(rules(document["findings"], "warning").isEmpty(), documented);
    for (const QJsonValue& field : document["fields"].toArray())
        QVERIFY2(field["label"].isString(), qPrintable(field["field"].toString()));
}

void CliCodesTest::groupingDoesNotMatter_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("plain") << QStringList{"6861111BN242101040"};
    QTest::newRow("grouped") << QStringList{"686-11-11B-N24-2101-040"};
    QTest::newRow("sheet") << QStringList{"68 6 - 1 1 - 1 1 B - N 2 4 - 2 1 0 1 - 0 4 0"};
    QTest::newRow("small letters") << QStringList{"6861111bn242101040"};
    QTest::newRow("typographic dashes") << QStringList{QString::fromUtf8("686–11–11B–N24–2101–040")};
}

void CliCodesTest::groupingDoesNotMatter()
{
    QFETCH(QStringList, texts);
    const CliResult result = runCli(QStringList{"decode", "--json"} + texts);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.object()["type_code"].toString(), QStringLiteral("6861111BN242101040"));
    QCOMPARE(result.object()["type_code_grouped"].toString(), QStringLiteral("686-11-11B-N24-2101-040"));
}

void CliCodesTest::configurationIsJudgedWithTheCode()
{
    const CliResult result = runCli({"decode", "6861111BN142101040", "Z27=2", "--json"});
    QCOMPARE(result.exitCode, 2);
    const QJsonObject finding = findBy(result.object()["findings"], "rule", "delta-values-variant-2");
    QCOMPARE(finding["severity"].toString(), QStringLiteral("error"));
    QCOMPARE(strings(finding["fields"]), (QStringList{"X8", "Z27"}));
    QVERIFY(!finding["message"].toString().isEmpty());
    QVERIFY(!finding["source"].toString().isEmpty());
    QCOMPARE(
        runCli({"decode", "6861111BN242101040", "Z1=1 Z3=05", "Z4=2", "--json"}).object()["configuration"].toString(),
        QStringLiteral("Z1=1 Z3=05 Z4=2"));
}

void CliCodesTest::configurationAloneIsRead()
{
    const CliResult result = runCli({"decode", "Z3=05", "Z1=1", "--json"});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.object()["type_code"].isNull());
    QCOMPARE(result.object()["configuration"].toString(), QStringLiteral("Z1=1 Z3=05"));
    const CliResult packed = runCli({"decode", "1=21000002 2=22201011", "--json"});
    QVERIFY(packed.exitCode == 0 || packed.exitCode == 2);
    QCOMPARE(findBy(packed.object()["fields"], "field", "E")["code"].toString(), QStringLiteral("2"));
}

void CliCodesTest::faultyCodesHaveADocument_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("too short") << QStringList{"68611"};
    QTest::newRow("too long") << QStringList{"6861111BN2421010400"};
    QTest::newRow("no code at all") << QStringList{"hello"};
    QTest::newRow("empty") << QStringList{""};
    QTest::newRow("unknown option") << QStringList{"6861111BN292101010"};
    QTest::newRow("unknown field") << QStringList{"Z99=1"};
    QTest::newRow("twice") << QStringList{"Z1=1 Z1=2"};
    QTest::newRow("two type codes") << QStringList{"6861111BN242101040", "6841131BN243101040"};
    QTest::newRow("too many digits") << QStringList{"Z3=0005"};
    QTest::newRow("very long") << QStringList{QString(100'000, '9')};
}

void CliCodesTest::faultyCodesHaveADocument()
{
    QFETCH(QStringList, texts);
    const CliResult result = runCli(QStringList{"decode", "--json"} + texts);
    QCOMPARE(result.exitCode, 2);
    const QJsonObject document = result.object();
    QVERIFY(document.contains("fields"));
    QVERIFY(!rules(document["findings"], "error").isEmpty());
    QVERIFY(!document.contains("error"));
}

/// A number that an order form makes is possible too, though no list can hold them all.
void CliCodesTest::choicesNameTheNumbersOfOrderForms()
{
    const CliResult result = runCli({"choices", "--family", "omnipower-1p", "--json"});
    const QJsonValue fields = result.object()["fields"];
    QCOMPARE(findBy(fields, "field", "Z13")["pattern"].toString(), QString("[0-9]{3}"));
    QVERIFY(!findBy(fields, "field", "X5").contains("pattern"));
    const QByteArray text = runCli({"choices", "--family", "omnipower-1p"}).output;
    QVERIFY(text.contains("[0-9]{3}  by order form"));
}

void CliCodesTest::choicesExplainWhatTheyExclude()
{
    const CliResult result = runCli({"choices", "--family", "omnipower-1p", "--set", "X8=1", "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject delta = findBy(result.object()["fields"], "field", "Z27");
    QVERIFY(!findBy(delta["possible"], "code", "1").isEmpty());
    QVERIFY(findBy(delta["possible"], "code", "2").isEmpty());
    const QJsonObject excluded = findBy(delta["excluded"], "code", "2");
    QCOMPARE(rules(excluded["findings"], "error"), QStringList{"delta-values-variant-2"});
    const QJsonObject free = runCli({"choices", "--family", "omnipower-1p", "--json"}).object();
    QVERIFY(!findBy(findBy(free["fields"], "field", "Z27")["possible"], "code", "2").isEmpty());
}

void CliCodesTest::choicesHaveEveryField_data()
{
    catalogHasItsShape_data();
}

void CliCodesTest::choicesHaveEveryField()
{
    QFETCH(QString, family);
    const QJsonObject catalog = runCli({"catalog", "--family", family, "--json"}).object();
    const QJsonObject choices = runCli({"choices", "--family", family, "--json"}).object();
    QCOMPARE(choices["family"].toString(), family);
    QStringList expected;
    for (const char* part : {"hardware", "software"}) {
        for (const QJsonValue& field : catalog[part].toArray())
            expected.append(field["field"].toString());
    }
    QStringList found;
    for (const QJsonValue& field : choices["fields"].toArray()) {
        found.append(field["field"].toString());
        QVERIFY(field["possible"].isArray() && field["excluded"].isArray() && field["undocumented"].isArray());
    }
    found.sort();
    expected.sort();
    QCOMPARE(found, expected);
}

void CliCodesTest::encodeCompletesWithDefaults_data()
{
    catalogHasItsShape_data();
}

void CliCodesTest::encodeCompletesWithDefaults()
{
    QFETCH(QString, family);
    const CliResult result = runCli({"encode", "--family", family, "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject document = result.object();
    QCOMPARE(document["family"].toString(), family);
    const QJsonObject catalog = runCli({"catalog", "--family", family, "--json"}).object();
    QCOMPARE(document["fields"].toArray().size(),
        catalog["hardware"].toArray().size() + catalog["software"].toArray().size());
    for (const char* part : {"hardware", "software"}) {
        for (const QJsonValue& field : catalog[part].toArray()) {
            QCOMPARE(findBy(document["fields"], "field", field["field"].toString())["code"].toString(),
                field["default"].toString());
        }
    }
    const CliResult again
        = runCli({"decode", document["type_code"].toString(), document["configuration"].toString(), "--json"});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.object()["type_code"], document["type_code"]);
    QCOMPARE(again.object()["configuration"], document["configuration"]);
}

void CliCodesTest::encodeKeepsWhatWasChosen()
{
    const CliResult result
        = runCli({"encode", "--family", "omnipower-1p", "--set", "X5=6", "--set", "z3=05", "--set", "X6=b", "--json"});
    QCOMPARE(result.exitCode, 0);
    const QJsonValue fields = result.object()["fields"];
    QCOMPARE(findBy(fields, "field", "X5")["code"].toString(), QStringLiteral("6"));
    QCOMPARE(findBy(fields, "field", "X6")["code"].toString(), QStringLiteral("B"));
    QCOMPARE(findBy(fields, "field", "Z3")["code"].toString(), QStringLiteral("05"));
}

void CliCodesTest::encodeAdjustsDefaultsToTheChoice()
{
    for (const char* choice : {"X8=1", "X8=2", "Z29=5", "X10=0", "X14-X16=055", "X14-X16=050", "X11=0"}) {
        const CliResult result = runCli({"encode", "--family", "omnipower-1p", "--set", choice, "--json"});
        QVERIFY2(result.exitCode == 0, choice);
        QCOMPARE(rules(result.object()["findings"], "error"), QStringList{});
    }
}

void CliCodesTest::encodeSaysWhatFollowed()
{
    const QJsonObject document
        = runCli({"encode", "--family", "omnipower-1p", "--set", "X10=0", "--set", "X9=2", "--json"}).object();
    const QJsonValue followed = document["followed"];
    QCOMPARE(followed.toArray().size(), 3);
    for (const auto& [field, code, cause] : {std::tuple{"Z29", "2", "X9"}, {"Z9", "000", "X10"}, {"Z19", "0", "X10"}}) {
        const QJsonValue entry = findBy(followed, "field", field);
        QCOMPARE(entry["code"].toString(), QString(code));
        QCOMPARE(entry["cause"].toString(), QString(cause));
        QVERIFY2(entry["because"].toString().contains(cause), field);
    }
    QVERIFY(runCli({"encode", "--family", "omnipower-1p", "--json"}).object()["followed"].toArray().isEmpty());
    QVERIFY(runCli({"encode", "--family", "omnipower-1p", "--set", "X9=2", "--lang", "en"}).output.contains("Z29 = 2"));
}

void CliCodesTest::encodeLeavesHardwareToTheUser()
{
    const QString plain = runCli({"encode", "--family", "omnipower-1p", "--json"}).object()["type_code"].toString();
    for (const char* choice : {"Z15=000", "Z11=03", "Z18=001", "Z28=0", "Z19=0", "Z16=000"}) {
        const QJsonObject document = runCli({"encode", "--family", "omnipower-1p", "--set", choice, "--json"}).object();
        QCOMPARE(document["type_code"].toString(), plain);
        QVERIFY2(!document["findings"].toArray().isEmpty(), choice);
    }
}

void CliCodesTest::contradictionsOnTheLineAreRefused()
{
    const std::vector<QStringList> contradictions{QStringList{"X5=1", "X5=8"}, QStringList{"Z21=040", "Z21=060"}};
    for (const QStringList& pair : contradictions) {
        const CliResult result
            = runCli({"encode", "--family", "omnipower-ct", "--set", pair[0], "--set", pair[1], "--json"});
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.errorCode(), QString("set-twice"));
    }
    QCOMPARE(runCli({"encode", "--family", "omnipower-ct", "--set", "x6=b", "--set", "X6=B", "--json"}).exitCode, 0);
}

void CliCodesTest::encodeShowsContradictions()
{
    const CliResult result
        = runCli({"encode", "--family", "omnipower-1p", "--set", "X8=1", "--set", "Z27=2", "--json"});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(rules(result.object()["findings"], "error").contains("delta-values-variant-2"));
    QVERIFY(result.object().contains("type_code"));
    QCOMPARE(runCli({"encode", "--family", "omnipower-1p", "--set", "X5=Q", "--json"}).exitCode, 2);
}

void CliCodesTest::labelsFollowTheLanguage()
{
    QStringList messages;
    for (const char* language : {"en", "da", "sv", "fr"}) {
        const QJsonObject document
            = runCli({"decode", "6861111BN142101040", "Z27=2", "--json", "--lang", language}).object();
        messages.append(document["findings"].toArray().first()["message"].toString());
    }
    messages.removeDuplicates();
    QCOMPARE(messages.size(), 4);
}

void CliCodesTest::textIsForPeople()
{
    const CliResult result = runCli({"decode", "6861111BN142101040", "Z27=2"});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.contains("686-11-11B-N14-2101-040"));
    QVERIFY(result.output.contains("error"));
    QVERIFY(!result.output.contains("{\""));
    for (const char* command : {"catalog", "choices"})
        QVERIFY(runCli({command, "--family", "omnipower-ct"}).output.contains("Z21"));
}

} // namespace meterbench::tests

QTEST_APPLESS_MAIN(meterbench::tests::CliCodesTest)
#include "codes_test.moc"
