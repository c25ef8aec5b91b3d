// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/judge.h"
#include "core/configuration/meter_configuration.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>
#include <functional>

using namespace meterbench;
using namespace meterbench::configuration;
using catalog::DisplayListKind;

namespace {

using Change = std::function<void(MeterConfiguration&)>;

/// A rule of the document with a change that keeps it and one that breaks it.
struct RuleCase {
    const char* rule;
    const char* family;
    Severity severity;
    Change kept;
    Change broken;
};

void setField(MeterConfiguration& document, const char* field, const char* code)
{
    document.codes[*document.family->scheme->find(field)] = Code(code);
}

std::vector<std::string>& list(MeterConfiguration& document, DisplayListKind kind)
{
    return document.display.lists[kind];
}

/// Fills a list with readings that any list of a four-quadrant meter may hold, up to a number.
void fill(MeterConfiguration& document, const catalog::Catalog& catalog, DisplayListKind kind, std::size_t count)
{
    auto& readings = list(document, kind);
    readings = kind == DisplayListKind::Manual ? legalReadings(catalog, document) : std::vector<std::string>{};
    for (const auto& item : catalog.display().items) {
        if (readings.size() < count && item.allowedIn(kind) && isAvailable(item, document)
            && !item.obis.starts_with("130.") && std::ranges::find(readings, item.id) == readings.end())
            readings.push_back(item.id);
    }
}

Change limit(const catalog::Catalog& catalog, DisplayListKind kind, std::size_t count)
{
    return [&catalog, kind, count](MeterConfiguration& document) {
        setField(document, "X12", "1");
        fill(document, catalog, kind, count);
        QCOMPARE(list(document, kind).size(), count);
    };
}

Change add(DisplayListKind kind, const char* item)
{
    return [kind, item](MeterConfiguration& document) { list(document, kind).emplace_back(item); };
}

Change code(const char* field, const char* value)
{
    return [field, value](MeterConfiguration& document) { setField(document, field, value); };
}

Change number(std::string text)
{
    return [text](MeterConfiguration& document) { document.meterNumbers[1] = text; };
}

Change accessory(const char* part, int quantity = 1)
{
    return [part, quantity](MeterConfiguration& document) { document.accessories = {{part, quantity}}; };
}

Change ratio(int value)
{
    return [value](MeterConfiguration& document) {
        setField(document, "Z21", "040");
        document.currentTransformerRatio = value;
    };
}

Change both(Change first, Change second)
{
    return [first, second](MeterConfiguration& document) {
        first(document);
        second(document);
    };
}

const Change nothing = [](MeterConfiguration&) { };

} // namespace

class DocumentJudgeTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::unique_ptr<Judge> m_judge;

    [[nodiscard]] MeterConfiguration document(const char* family) const
    {
        return defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }

    [[nodiscard]] std::vector<RuleCase> cases() const
    {
        using enum DisplayListKind;
        const auto& catalog = *m_catalog;
        const auto error = Severity::Error;
        const auto warning = Severity::Warning;
        const auto note = Severity::Note;
        const auto clear = [](DisplayListKind kind) {
            return [kind](MeterConfiguration& document) { list(document, kind).clear(); };
        };
        const auto functions = [](std::vector<std::string> ids) {
            return [ids](MeterConfiguration& document) { document.pushButton2 = ids; };
        };
        const Change noBreaker = both(code("X10", "0"),
            [](MeterConfiguration& document) { std::erase(list(document, Manual), "manual-disconnect"); });
        return {
            {"type-code-incomplete", "omnipower-1p", error, nothing, code("X5", "")},
            {"configuration-incomplete", "omnipower-1p", error, nothing, code("Z3", "")},
            {"display-automatic-limit", "omnipower-3p", error, limit(catalog, Automatic, 16),
                limit(catalog, Automatic, 17)},
            {"display-manual-limit", "omnipower-3p", error, limit(catalog, Manual, 30), limit(catalog, Manual, 31)},
            {"display-utility-limit", "omnipower-3p", error, limit(catalog, Utility, 16), limit(catalog, Utility, 17)},
            {"display-backup-limit", "omnipower-3p", error, limit(catalog, Backup, 8), limit(catalog, Backup, 9)},
            {"display-item-not-allowed", "omnipower-1p", error, add(Manual, "historical-data"),
                add(Automatic, "historical-data")},
            {"display-item-twice", "omnipower-1p", warning, add(Automatic, "voltage-l1"),
                both(add(Automatic, "voltage-l1"), add(Automatic, "voltage-l1"))},
            {"display-item-unknown", "omnipower-1p", error, add(Utility, "voltage-l1"), add(Utility, "voltage-l9")},
            {"display-legal-missing", "omnipower-1p", error, nothing, clear(Manual)},
            {"display-energy-type", "omnipower-1p", error, add(Utility, "active-export-total"),
                both(code("X9", "1"), add(Utility, "active-export-total"))},
            {"display-family", "omnipower-1p", error, add(Utility, "voltage-l1"), add(Utility, "voltage-l2")},
            {"display-family", "omnipower-3p", error, add(Utility, "voltage-l2"), add(Utility, "ct-ratio")},
            {"display-breaker", "omnipower-3p", error, nothing, code("X10", "0")},
            {"display-backup-without-battery", "omnipower-3p", warning,
                both(code("X12", "1"), add(Backup, "active-import-total")), add(Backup, "active-import-total")},
            {"prepayment-needs-breaker", "omnipower-3p", error, add(Manual, "prepayment"),
                both(noBreaker, add(Manual, "prepayment"))},
            {"prepayment-no-tariffs", "omnipower-3p", error, add(Manual, "prepayment"),
                both(code("Z13", "002"), add(Manual, "prepayment"))},
            {"prepayment-needs-reading", "omnipower-3p", error,
                both(add(Manual, "prepayment"), add(Manual, "prepayment-credit")), add(Manual, "prepayment-credit")},
            {"push-button-2-utility-list", "omnipower-1p", error,
                both(functions({"view-utility-list"}), add(Utility, "voltage-l1")), functions({"view-utility-list"})},
            {"push-button-2-unknown", "omnipower-1p", error, functions({"set-clock"}), functions({"make-coffee"})},
            {"push-button-2-unknown", "kamstrup-162m", error, nothing, functions({"set-clock"})},
            {"push-button-2-order-form", "omnipower-1p", note, both(code("Z17", "123"), functions({"set-clock"})),
                functions({"set-clock"})},
            {"accessory-unknown", "omnipower-1p", error, accessory("66 99 099"), accessory("66 99 098")},
            {"accessory-family", "omnipower-ct", warning, accessory("68 50 001"), accessory("68 50 080")},
            {"accessory-omnia-radio", "omnipower-1p", note, accessory("68 50 058"), accessory("68 50 080")},
            {"accessory-other-system", "omnipower-1p", note, accessory("68 50 058"), accessory("68 50 040")},
            {"accessory-quantity", "omnipower-1p", error, accessory("68 50 058"), accessory("68 50 058", 0)},
            {"ct-ratio-range", "omnipower-ct", error, ratio(1), ratio(0)},
            {"ct-ratio-range", "omnipower-ct", error, ratio(600), ratio(601)},
            {"ct-ratio-not-ct", "omnipower-1p", error, nothing,
                [](MeterConfiguration& document) { document.currentTransformerRatio = 40; }},
            {"ct-ratio-differs-from-z21", "omnipower-ct", warning, ratio(40), ratio(41)},
            {"meter-number-length", "omnipower-1p", error, number(std::string(16, '1')), number(std::string(17, '1'))},
            {"meter-number-character", "omnipower-1p", error, number("A1"), number("a1")},
            {"meter-number-display", "omnipower-1p", note, number("12345678"), number("123456789")},
            {"meter-number-display", "omnipower-1p", note, number(""), number("A1")},
            {"order-date", "omnipower-1p", error,
                [](MeterConfiguration& document) { document.order.date = "2028-02-29"; },
                [](MeterConfiguration& document) { document.order.date = "2026-02-29"; }},
            {"order-date", "omnipower-1p", error, nothing,
                [](MeterConfiguration& document) { document.order.date = "1 March"; }},
            {"order-quantity", "omnipower-1p", error, nothing,
                [](MeterConfiguration& document) { document.order.quantity = 0; }},
            {"aron-voltage", "omnipower-3p", note, nothing, code("X4", "2")},
            {"load-profile-austria", "omnipower-3p", note, nothing, code("X14-X16", "055")},
            {"auxiliary-supply-breaker", "omnipower-3p", note, both(noBreaker, code("X13", "2")), code("X13", "2")},
        };
    }

    [[nodiscard]] std::vector<Finding> judge(const MeterConfiguration& changed) const
    {
        return judgeDocument(*m_judge, changed);
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        m_judge = std::make_unique<Judge>(*m_catalog);
    }

    void everyRuleHasTwoSides_data()
    {
        QTest::addColumn<int>("index");
        const auto all = cases();
        for (std::size_t index = 0; index < all.size(); ++index)
            QTest::addRow("%s %d", all[index].rule, static_cast<int>(index)) << static_cast<int>(index);
    }

    void everyRuleHasTwoSides()
    {
        QFETCH(int, index);
        const auto each = cases()[static_cast<std::size_t>(index)];
        const auto says = [&](const std::vector<Finding>& findings) {
            return std::ranges::count(findings, std::string_view(each.rule), &Finding::rule);
        };

        auto kept = document(each.family);
        each.kept(kept);
        QVERIFY2(says(judge(kept)) == 0, "the side that keeps the rule breaks it");

        auto broken = document(each.family);
        each.broken(broken);
        const auto findings = judge(broken);
        QVERIFY2(says(findings) != 0, "the side that breaks the rule keeps it");
        const auto finding = std::ranges::find(findings, std::string_view(each.rule), &Finding::rule);
        QCOMPARE(finding->severity, each.severity);
        QVERIFY(finding->fields != 0 || !finding->paths.empty());
        for (const auto language : text::allLanguages) {
            const auto explained = explain(*m_catalog, broken.family, *finding, broken.codes, language);
            QVERIFY2(!explained.message.empty() && explained.message.find('{') == std::string::npos,
                explained.message.c_str());
        }
    }

    void everyMessageOfADocumentIsTested()
    {
        // What has no setting yet cannot be broken yet.
        const std::vector<std::string_view> later{"neutral-fault-four-wire", "last-gasp-radio-variant-2"};
        const auto all = cases();
        for (const auto& message : m_catalog->engineMessages()) {
            const std::string_view id = message.id;
            const bool ofDocument = id.starts_with("display-") || id.starts_with("prepayment-")
                || id.starts_with("push-button-2-") || id.starts_with("ct-ratio-") || id.starts_with("accessory-")
                || id.starts_with("meter-number-") || id.starts_with("order-");
            if (ofDocument && std::ranges::find(later, id) == later.end()) {
                QVERIFY2(
                    std::ranges::any_of(all, [id](const auto& each) { return id == each.rule; }), message.id.c_str());
            }
        }
    }

    void worstComesFirst()
    {
        auto changed = document("omnipower-ct");
        changed.currentTransformerRatio = 41;
        changed.order.quantity = 0;
        changed.meterNumbers[0] = "LONGER-THAN-EIGHT";
        const auto findings = judge(changed);
        QVERIFY(findings.size() >= 4);
        QVERIFY(std::ranges::is_sorted(findings, {}, &Finding::severity));
    }

    void defaultsOfEveryFamilyHaveNeitherErrorsNorWarnings()
    {
        for (const auto& family : m_catalog->families()) {
            for (const auto& finding : judge(defaultConfiguration(*m_catalog, family)))
                QVERIFY2(finding.severity == Severity::Note,
                    qPrintable(QString::fromStdString(family.id + " " + std::string(finding.rule))));
        }
    }

    void anAccessoryOfTheOrderSatisfiesARuleThatAsksForIt()
    {
        auto changed = document("omnipower-1p");
        setField(changed, "Z14", "001");
        const auto asks = [&] {
            return std::ranges::count(judge(changed), std::string_view("load-control-needs-output"), &Finding::rule);
        };
        QCOMPARE(asks(), 1);
        changed.accessories = {{"6850058", 1}}; // written without spaces
        QCOMPARE(asks(), 0);
    }

    void aDocumentWithoutFamilyIsAnErrorAndNoCrash()
    {
        const auto findings = judge({});
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings.front().rule, std::string_view("family-unknown"));
    }

    void aBackupListWithoutBatteryIsOnlyDoubtful()
    {
        auto changed = document("omnipower-3p-din"); // its sheet describes such a list
        list(changed, DisplayListKind::Backup) = {"active-import-total"};
        QVERIFY(!hasErrors(judge(changed)));
    }
};

QTEST_APPLESS_MAIN(DocumentJudgeTest)
#include "document_judge_test.moc"
