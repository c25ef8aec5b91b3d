// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/decode.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>
#include <random>

using namespace meterbench;
using namespace meterbench::configuration;

class ChoicesTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::unique_ptr<Judge> m_judge;

    struct Choices {
        const catalog::Family* family;
        std::vector<Judge::FieldChoices> fields;

        [[nodiscard]] const Judge::FieldChoices& of(const char* id) const
        {
            const auto index = *family->scheme->find(id);
            return *std::ranges::find(fields, index, &Judge::FieldChoices::field);
        }
        [[nodiscard]] QString possible(const char* id) const
        {
            QStringList codes;
            const auto& choices = of(id);
            for (const auto& choice : choices.printed) {
                if (choice.possible)
                    codes += QString::fromStdString(
                        family->table(*family->find(choices.field)).options[choice.option].code);
            }
            return codes.join(QLatin1Char(' '));
        }
        [[nodiscard]] QString reasons(const char* id, const char* code) const
        {
            const auto& choices = of(id);
            const auto option = family->table(*family->find(choices.field)).find(code);
            QStringList rules;
            for (const auto& choice : choices.printed) {
                if (choice.option != *option)
                    continue;
                for (const auto& finding : choice.findings)
                    rules += QString::fromStdString(std::string(finding.rule));
            }
            rules.sort();
            return rules.join(QLatin1Char(' '));
        }
    };

    [[nodiscard]] Choices choices(const char* family, std::string_view text) const
    {
        const Decoder decoder(*m_judge);
        const auto* definition = m_catalog->family(family);
        return {definition, m_judge->choices(*definition, decoder.decode({&text, 1}, definition).selection)};
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        m_judge = std::make_unique<Judge>(*m_catalog);
    }

    void nothingChosenExcludesNothing()
    {
        for (const auto& family : m_catalog->families()) {
            // The DIN rail sheet prints a breaker position for meters without breaker, and every one of them has a
            // breaker.
            const auto alwaysBroken = family.id == "omnipower-3p-din" ? family.scheme->find("Z19") : std::nullopt;
            for (const auto& field : m_judge->choices(family, {})) {
                for (const auto& choice : field.printed)
                    QVERIFY2(choice.possible || field.field == alwaysBroken,
                        (family.id + " " + family.scheme->fields[field.field].id).c_str());
            }
        }
    }

    void variantOneExcludesWhatNeedsVariantTwo()
    {
        const auto one = choices("omnipower-1p", "X8=1");
        QCOMPARE(one.possible("Z27"), QStringLiteral("1"));
        QCOMPARE(one.possible("Z28"), QStringLiteral("0"));
        QCOMPARE(one.possible("Z29"), QStringLiteral("1 2 3"));
        QCOMPARE(one.possible("Z30"), QStringLiteral("1"));
        QCOMPARE(one.possible("Z18"), QStringLiteral("000 001 002"));
        QCOMPARE(one.reasons("Z27", "2"), QStringLiteral("delta-values-variant-2"));
        const auto two = choices("omnipower-1p", "X8=2");
        QCOMPARE(two.possible("Z28"), QStringLiteral("1 2"));
        QCOMPARE(two.possible("Z18"), QStringLiteral("000"));
    }

    /// Encryption needs variant 2, and variant 2 has no 1107: the two together are told from the far end.
    void exclusionsReachThroughAFieldNobodyChose()
    {
        const auto encrypted = choices("omnipower-1p", "Z28=1");
        QCOMPARE(encrypted.possible("X8"), QStringLiteral("2"));
        QCOMPARE(encrypted.possible("Z18"), QStringLiteral("000"));
        QCOMPARE(encrypted.reasons("Z18", "001"), QStringLiteral("local-encryption-variant-2 readout-1107-variant-1"));
    }

    void theChosenFieldItselfStaysOpen()
    {
        const auto chosen = choices("omnipower-1p", "X8=1 Z28=0");
        QCOMPARE(chosen.possible("Z28"), QStringLiteral("0"));
        QCOMPARE(chosen.possible("X5"), QStringLiteral("1 4 6 7 8"));
    }

    void austriaLeavesFifteenMinutes()
    {
        QCOMPARE(choices("omnipower-3p", "X14-X16=055").possible("Z4"), QStringLiteral("2"));
    }

    void whatIsBrokenElsewhereDoesNotCloseEveryField()
    {
        const auto broken = choices("omnipower-1p", "X8=1 Z27=2");
        QCOMPARE(broken.possible("X6"), QStringLiteral("1 2 A B"));
        QCOMPARE(broken.possible("Z27"), QStringLiteral("1"));
    }

    void warningsAreToldWithThePossibleOnes()
    {
        const auto fields = choices("omnipower-1p", "X10=0");
        const auto& positions = fields.of("Z9");
        QVERIFY(std::ranges::any_of(
            positions.printed, [](const auto& choice) { return choice.possible && !choice.findings.empty(); }));
    }

    /// An option is called possible exactly when some completion of it is without errors: walk there by taking possible
    /// options only.
    void possibleMeansCompletable()
    {
        std::mt19937 random(30);
        for (const auto& family : m_catalog->families()) {
            for (int round = 0; round < 6; ++round) {
                CodeSelection selection;
                for (std::size_t step = 0; step < family.fields.size(); ++step) {
                    const auto& field
                        = family.fields[(step * 7 + static_cast<std::size_t>(round)) % family.fields.size()];
                    if (selection[field.field].isGiven())
                        continue;
                    const auto all = m_judge->choices(family, selection);
                    const auto choices = std::ranges::find(all, field.field, &Judge::FieldChoices::field);
                    std::vector<std::size_t> possible;
                    for (const auto& choice : choices->printed) {
                        if (choice.possible)
                            possible.push_back(choice.option);
                    }
                    if (choices->printed.empty())
                        continue;
                    QVERIFY2(!possible.empty(),
                        (family.id + ": nothing left for " + family.scheme->fields[field.field].id).c_str());
                    selection[field.field]
                        = Code(family.table(field).options[possible[random() % possible.size()]].code);
                }
                std::vector<Finding> findings;
                m_judge->judge(family, selection, findings);
                QVERIFY2(!hasErrors(findings), typeCode(family, selection).c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(ChoicesTest)
#include "choices_test.moc"
