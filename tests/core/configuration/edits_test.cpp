// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/judge.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;
using catalog::DisplayListKind;

/// What follows from a choice, and why.
class EditsTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::optional<Judge> m_judge;

    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }
    [[nodiscard]] Edited set(const MeterConfiguration& before, const char* field, const char* code) const
    {
        return setCode(*m_judge, before, *before.family->scheme->find(field), Code(code));
    }
    static std::string code(const MeterConfiguration& document, const char* field)
    {
        return std::string(document.codes[*document.family->scheme->find(field)].text());
    }
    /// "Z16=338 Z29=2": the codes that followed.
    static std::string codes(const Edited& edited)
    {
        std::string text;
        for (const auto& each : edited.followed) {
            if (each.field)
                text += (text.empty() ? "" : " ") + edited.document.family->scheme->fields[*each.field].id + '='
                    + each.after;
        }
        return text;
    }
    static const Followed* find(const Edited& edited, std::string_view path)
    {
        const auto found = std::ranges::find(edited.followed, path, &Followed::path);
        return found == edited.followed.end() ? nullptr : &*found;
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        m_judge.emplace(*m_catalog);
    }

    void theRadioFollowsTheCountryAndComesBack()
    {
        const auto norway = set(document("omnipower-1p"), "X14-X16", "040");
        const auto* const radio = find(norway, "/configuration/Z16");
        QVERIFY(radio != nullptr);
        QCOMPARE(radio->before, std::string("349"));
        QCOMPARE(radio->after, code(norway.document, "Z16"));
        QCOMPARE(radio->because, Because::Rule);
        QCOMPARE(radio->rule, std::string_view("radio-frequency-norway"));
        QCOMPARE(norway.document.family->scheme->fields[*radio->cause].id, std::string("X14-X16"));
        QCOMPARE(set(norway.document, "X14-X16", "010").document, document("omnipower-1p"));
    }

    void theLoadProfileFollowsTheEnergyType()
    {
        QCOMPARE(codes(set(document("omnipower-1p"), "X9", "2")), std::string("Z29=2"));
        QCOMPARE(codes(set(document("omnipower-1p"), "X10", "0")), std::string("Z9=000 Z19=0"));
    }

    /// What someone chose is theirs: only what stood at its default moves.
    void whatWasChosenStays()
    {
        const auto chosen = set(document("omnipower-1p"), "Z16", "359").document;
        const auto norway = set(chosen, "X14-X16", "040");
        QCOMPARE(code(norway.document, "Z16"), std::string("359"));
        QVERIFY(find(norway, "/configuration/Z16") == nullptr);
    }

    void hardwareNeverFollowsSoftware_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        for (const auto& [field, code] : {std::pair{"Z15", "000"}, {"Z11", "03"}, {"Z18", "001"}, {"Z29", "5"},
                 {"Z28", "0"}, {"Z19", "0"}, {"Z16", "000"}})
            QTest::addRow("%s=%s", field, code) << field << code;
    }
    void hardwareNeverFollowsSoftware()
    {
        QFETCH(QString, field);
        QFETCH(QString, code);
        const auto before = document("omnipower-1p");
        const auto after = set(before, qPrintable(field), qPrintable(code)).document;
        QCOMPARE(typeCode(*after.family, after.codes), typeCode(*before.family, before.codes));
        CodeSelection chosen;
        chosen[*before.family->scheme->find(field.toStdString())] = Code(code.toStdString());
        const auto made = newDocument(*m_judge, *before.family, chosen).document;
        QCOMPARE(typeCode(*made.family, made.codes), typeCode(*before.family, before.codes));
    }

    void manyCodesAtOnceAreAllKept()
    {
        const auto& family = *m_catalog->family("omnipower-1p");
        CodeSelection chosen;
        for (const auto& [field, code] : {std::pair{"Z16", "349"}, {"X14-X16", "040"}, {"X8", "1"}, {"Z27", "2"}})
            chosen[*family.scheme->find(field)] = Code(code);
        const auto made = newDocument(*m_judge, family, chosen);
        QCOMPARE(code(made.document, "Z16"), std::string("349"));
        QCOMPARE(code(made.document, "Z27"), std::string("2"));
        QCOMPARE(codes(made), std::string("Z28=0"));
        QCOMPARE(find(made, "/configuration/Z28")->rule, std::string_view("local-encryption-variant-2"));
    }

    void theRatioAndItsCodeAreOneFact()
    {
        const auto ordered = set(document("omnipower-ct"), "Z21", "040");
        QCOMPARE(ordered.document.currentTransformerRatio, std::optional(40));
        QCOMPARE(find(ordered, "/ctRatio")->because, Because::SameFact);
        QCOMPARE(find(ordered, "/ctRatio")->before, std::string("1"));

        const auto given = setRatio(*m_judge, ordered.document, 120);
        QCOMPARE(code(given.document, "Z21"), std::string("120"));
        QCOMPARE(find(given, "/configuration/Z21")->before, std::string("040"));
        QCOMPARE(code(setRatio(*m_judge, ordered.document, 1000).document, "Z21"), std::string("040"));
        QCOMPARE(code(setRatio(*m_judge, ordered.document, {}).document, "Z21"), std::string("040"));
        QCOMPARE(setRatio(*m_judge, ordered.document, 1000).document.currentTransformerRatio, std::optional(1000));

        auto apart = document("omnipower-ct");
        apart.currentTransformerRatio = 37;
        QCOMPARE(set(apart, "Z21", "060").document.currentTransformerRatio, std::optional(60));
        QVERIFY(!setRatio(*m_judge, document("omnipower-3p"), 40).document.codes.codes.empty());
    }

    void listsFollowTheirDefaultAndTheMeter()
    {
        const auto tariffs = set(document("omnipower-3p"), "Z13", "002");
        const auto& manual = tariffs.document.display.lists[DisplayListKind::Manual];
        QVERIFY(std::ranges::find(manual, "active-import-total-tariff-1") != manual.end());

        auto touched = document("omnipower-1p");
        touched.display.lists[DisplayListKind::Manual] = {"voltage-l1", "active-export-total"};
        const auto import = set(touched, "X9", "1");
        QCOMPARE(import.document.display.lists[DisplayListKind::Manual],
            (std::vector<std::string>{"active-import-total", "voltage-l1"}));
        const auto left = std::ranges::find(import.followed, "active-export-total", &Followed::before);
        QVERIFY(left != import.followed.end());
        QCOMPARE(left->because, Because::Unavailable);
        const auto entered = std::ranges::find_if(import.followed, [](const Followed& each) {
            return each.after == "active-import-total" && each.path == "/display/lists/manual";
        });
        QVERIFY(entered != import.followed.end());
        QCOMPARE(entered->because, Because::Legal);
    }

    void anotherFamilyKeepsTheOrderAndWhatBothPrint()
    {
        auto single = set(document("omnipower-1p"), "Z4", "4").document;
        single.order.customer = "Eksempel Elnet";
        single.accessories = {{"68 50 058", 1}};
        const auto three = changeFamily(*m_judge, single, *m_catalog->family("omnipower-3p")).document;
        QCOMPARE(code(three, "Z4"), std::string("4"));
        QCOMPARE(code(three, "X1"), std::string("4"));
        QCOMPARE(three.order.customer, std::string("Eksempel Elnet"));
        QVERIFY(three.accessories.empty());
        const auto older = changeFamily(*m_judge, single, *m_catalog->family("kamstrup-382m")).document;
        QCOMPARE(older.codes, defaults(*older.family));
    }

    void aDecodedCodeIsTakenOverWhole()
    {
        const auto decoded = Decoder(*m_judge).decode(std::array<std::string_view, 1>{"6861111BN142101040"});
        const auto taken = takeOver(*m_judge, document("omnipower-1p"), decoded);
        QCOMPARE(typeCode(*taken.document.family, taken.document.codes), std::string("6861111BN142101040"));
        QCOMPARE(code(taken.document, "Z28"), std::string("0")); // variant 1 knows no encryption
        auto findings = judgeDocument(*m_judge, taken.document);
        QVERIFY(!hasErrors(findings));
    }

    void aPathIsAnEditToo()
    {
        const auto single = document("omnipower-1p");
        const auto byPath = configuration::set(*m_judge, single, "/typeCode/X9", "2");
        VERIFY_RESULT(byPath);
        QCOMPARE(byPath->document, set(single, "X9", "2").document);
        const auto whole = configuration::set(*m_judge, single, "/configuration/Z16", "null");
        VERIFY_RESULT(whole);
        QCOMPARE(code(whole->document, "Z16"), std::string());
        QCOMPARE(fieldOf(*single.family, "/configuration/Z16"), single.family->scheme->find("Z16"));
        QCOMPARE(fieldOf(*single.family, "Z16"), single.family->scheme->find("Z16"));
        QVERIFY(!fieldOf(*single.family, "/ctRatio"));
    }
};

QTEST_APPLESS_MAIN(EditsTest)
#include "edits_test.moc"
