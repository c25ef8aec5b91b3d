// SPDX-License-Identifier: Apache-2.0
#include "tests/core/configuration/plan_cases.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::configuration;
using namespace meterbench::tests::changes;
using enum Setting;

class SettingsJudgeTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::unique_ptr<Judge> m_judge;

    [[nodiscard]] std::vector<Finding> judge(const MeterConfiguration& document) const
    {
        return judgeDocument(*m_judge, document);
    }

    [[nodiscard]] std::vector<RuleCase> settingCases() const
    {
        constexpr auto one = "omnipower-1p";
        constexpr auto three = "omnipower-3p";
        constexpr auto error = Severity::Error;
        constexpr auto warning = Severity::Warning;
        return {
            {"setting-range", one, error, number(OvervoltageDisconnect, 320), number(OvervoltageDisconnect, 321)},
            {"setting-not-described", "kamstrup-382m", warning, nothing, number(ExceptionLimit, 5)},
            {"disconnect-without-breaker", one, error, number(DisconnectLimit, 20),
                all({number(DisconnectLimit, 20), code("X10", "0")})},
            {"disconnect-setup-code", one, warning, number(DisconnectLimit, 20),
                all({number(DisconnectLimit, 20), code("Z9", "000")})},
            {"disconnect-times-order", one, error,
                numbers({{DisconnectTime1, 10}, {DisconnectTime2, 10}, {DisconnectTime3, 11}}),
                numbers({{DisconnectTime1, 10}, {DisconnectTime3, 9}})},
            {"disconnect-factors-order", one, error,
                numbers({{DisconnectFactor1, 30}, {DisconnectFactor2, 20}, {DisconnectFactor3, 20}}),
                numbers({{DisconnectFactor1, 30}, {DisconnectFactor2, 31}})},
            {"disconnect-limit-missing", one, warning,
                all({basis(DisconnectBasis::Power), number(DisconnectLimit, 10)}), basis(DisconnectBasis::Power)},
            {"overvoltage-return", one, warning, numbers({{OvervoltageDisconnect, 260}, {OvervoltageReconnect, 259}}),
                number(OvervoltageDisconnect, 265)},
            {"prepayment-needs-breaker", one, error, number(ExceptionLimit, 5),
                all({number(ExceptionLimit, 5), code("X10", "0")})},
            {"prepayment-no-tariffs", one, error, basis(DisconnectBasis::Prepayment),
                all({basis(DisconnectBasis::Prepayment), code("Z13", "002")})},
            {"exception-slot-empty", one, warning,
                [](auto& each) { each.settings.prepayment.exceptionSlot = TimeSlot{1320, 480}; },
                [](auto& each) { each.settings.prepayment.exceptionSlot = TimeSlot{480, 480}; }},
            {"neutral-fault-four-wire", three, error, number(NeutralFaultTime, 30),
                all({number(NeutralFaultTime, 30), code("X4", "2")})},
            {"neutral-fault-four-wire", one, error, alarms({"magnet"}), alarms({"neutral-fault"})},
            {"alarm-unknown", one, error, alarms({"magnet"}), alarms({"fire"})},
            {"alarm-twice", one, warning, alarms({"magnet", "tamper"}), alarms({"magnet", "magnet"})},
            {"alarms-code", one, warning, all({alarms({"magnet"}), code("Z26", "100")}),
                all({alarms({"magnet"}), code("Z26", "000")})},
            {"last-gasp-radio-variant-2", one, error, all({alarms({"last-gasp"}), code("X8", "2"), code("X11", "1")}),
                all({alarms({"last-gasp"}), code("X8", "2"), code("X11", "0")})},
            {"analysis-registers-too-many", one, error, manyRegisters(*m_catalog, 24), manyRegisters(*m_catalog, 25)},
            {"analysis-registers-too-many", three, error, manyRegisters(*m_catalog, 16), manyRegisters(*m_catalog, 17)},
            {"analysis-register-unknown", one, error, registers({"voltage-l1"}), registers({"voltage-l4"})},
            {"analysis-register-twice", one, warning, registers({"voltage-l1", "current-l1"}),
                registers({"voltage-l1", "voltage-l1"})},
            {"analysis-register-phase", one, error, registers({"voltage-l1"}), registers({"voltage-l2"})},
            {"analysis-register-direct-only", "omnipower-ct", error, registers({"thd-voltage-l1"}),
                registers({"thd-current-l1"})},
            {"analysis-register-energy", one, warning, all({registers({"active-export"}), code("X9", "2")}),
                all({registers({"active-export"}), code("X9", "1")})},
            {"analysis-interval", one, error, number(AnalysisInterval, 60), number(AnalysisInterval, 10)},
            {"analysis-setup-code", one, warning, all({number(AnalysisInterval, 5), code("Z10", "100")}),
                all({number(AnalysisInterval, 5), code("Z10", "000")})},
            {"pulse-input-missing", one, warning, all({number(PulseInputDivisor, 1000), code("Z3", "05")}),
                all({number(PulseInputDivisor, 1000), code("Z3", "06")})},
            {"pulse-output-missing", one, warning, all({number(PulseOutputConstant, 10), code("Z3", "05")}),
                all({number(PulseOutputConstant, 10), code("Z3", "03")})},
            // Table 29: three phases, 1000 imp/kWh: 86 A with 30 ms, 32 A with 80 ms; 100 A at 100 imp/kWh
            {"pulse-output-rate", three, warning,
                all({number(PulseOutputConstant, 1000), code("X5", "8"), code("Z8", "1"), code("Z3", "05")}),
                all({number(PulseOutputConstant, 1000), code("X5", "1"), code("Z8", "1"), code("Z3", "05")})},
            {"pulse-output-rate", three, warning,
                all({number(PulseOutputConstant, 100), code("X5", "1"), code("Z8", "3"), code("Z3", "05")}),
                all({number(PulseOutputConstant, 1000), code("X5", "6"), code("Z8", "3"), code("Z3", "05")})},
        };
    }

    [[nodiscard]] std::vector<RuleCase> cases() const
    {
        auto every = planCases();
        std::ranges::copy(settingCases(), std::back_inserter(every));
        return every;
    }

private slots:
    void initTestCase()
    {
        VERIFY_RESULT(m_catalog);
        m_judge = std::make_unique<Judge>(*m_catalog);
    }

    void everyRuleIsKeptAndBroken()
    {
        for (const auto& each : cases()) {
            for (const bool isBroken : {false, true}) {
                auto document = defaultConfiguration(*m_catalog, *m_catalog->family(each.family));
                (isBroken ? each.broken : each.kept)(document);
                const auto findings = judge(document);
                const auto found = std::ranges::find(findings, std::string_view(each.rule), &Finding::rule);
                QVERIFY2((found != findings.end()) == isBroken, each.rule);
                if (!isBroken)
                    continue;
                QVERIFY2(found->severity == each.severity, each.rule);
                QVERIFY2(!found->paths.empty() || found->fields != 0, each.rule);
                for (const auto language : text::allLanguages) {
                    const auto words = explain(*m_catalog, document.family, *found, document.codes, language).message;
                    QVERIFY2(words.find('{') == std::string::npos && !words.empty(), words.c_str());
                }
            }
        }
    }

    void everyMessageOfTheSettingsIsTested()
    {
        const auto every = cases();
        for (const auto& message : m_catalog->engineMessages()) {
            const std::string_view id = message.id;
            const bool ofSettings = id.starts_with("plan") || id.starts_with("exception-")
                || id.starts_with("tariff-plan-") || id.starts_with("load-plan-") || id.starts_with("daylight-")
                || id.starts_with("setting-") || id.starts_with("disconnect-") || id.starts_with("overvoltage-")
                || id.starts_with("alarm") || id.starts_with("analysis-") || id.starts_with("pulse-")
                || id.starts_with("neutral-fault-") || id.starts_with("last-gasp-");
            if (ofSettings)
                QVERIFY2(
                    std::ranges::any_of(every, [id](const auto& each) { return id == each.rule; }), message.id.c_str());
        }
    }

    void everyFaultOfAPlanHasWords()
    {
        for (int fault = 0; fault <= static_cast<int>(tariff::PlanFault::ExceptionDaySpan); ++fault) {
            const auto id = tariff::name(static_cast<tariff::PlanFault>(fault));
            QCOMPARE(m_catalog->engineMessage(id).id, std::string(id));
        }
    }

    void everyNumberIsHeldToItsRange()
    {
        const auto isOutOfRange = [&](Setting setting, int value) {
            auto document = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-1p"));
            document.settings.numbers[setting] = value;
            const auto findings = judge(document);
            return std::ranges::find(findings, std::string_view("setting-range"), &Finding::rule) != findings.end();
        };
        for (const auto& each : settingTable()) {
            if (!each.isInNumbers() || each.setting == AnalysisInterval)
                continue;
            QVERIFY(!isOutOfRange(each.setting, each.least) && !isOutOfRange(each.setting, each.most));
            QVERIFY(isOutOfRange(each.setting, each.least - 1) && isOutOfRange(each.setting, each.most + 1));
        }
    }

    void rightSettingsHaveNoFinding()
    {
        auto document = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-3p"));
        document.settings = tests::fullSettings();
        document.settings.disconnect.basis = DisconnectBasis::Current;
        document.settings.prepayment = {};
        document.settings.numbers[ExceptionLimit].reset();
        document.settings.numbers[ExceptionDuration].reset();
        for (const auto& [field, value] : {std::pair{"Z3", "27"}, {"Z10", "100"}, {"Z13", "100"}, {"Z14", "100"},
                 {"Z15", "001"}, {"Z20", "100"}, {"Z26", "100"}})
            setField(document, field, value);
        document.settings.numbers[PulseOutputConstant].reset();
        for (const auto& finding : judge(document))
            QVERIFY2(
                finding.paths.empty() || !finding.paths[0].starts_with("/settings"), std::string(finding.rule).c_str());
    }

    void theDefaultSetOfTheAnalysisLogger_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("energyType");
        QTest::addColumn<QStringList>("registers");
        const QStringList one{"voltage-l1", "current-l1"};
        const QStringList three{"voltage-l1", "voltage-l2", "voltage-l3", "current-l1", "current-l2", "current-l3"};
        const auto row = [&](const char* energyType, const QStringList& powers) {
            QTest::addRow("1p %s", energyType) << "omnipower-1p" << energyType << powers + one;
            QTest::addRow("3p %s", energyType) << "omnipower-3p" << energyType << powers + three;
        };
        row("1", {"power-active-import"});
        row("2", {"power-active-import", "power-active-export"});
        row("4", {"power-active-import", "power-active-export", "power-reactive-import", "power-reactive-export"});
        QTest::newRow("ct 3") << "omnipower-ct" << "3"
                              << QStringList{"power-active-import", "power-reactive-import"} + three;
    }

    void theDefaultSetOfTheAnalysisLogger()
    {
        QFETCH(QString, family);
        QFETCH(QString, energyType);
        auto document = defaultConfiguration(*m_catalog, *m_catalog->family(family.toStdString()));
        setField(document, "X9", energyType.toLatin1().constData());
        QStringList ids;
        for (const auto* each : analysisRegisters(*m_catalog, document))
            ids << QString::fromStdString(each->id);
        QTEST(ids, "registers");
        document.settings.analysisRegisters = {"frequency", "unknown"};
        QCOMPARE(analysisRegisters(*m_catalog, document).size(), std::size_t{1});
        QCOMPARE(analysisChannels(document), std::size_t{family == "omnipower-1p" ? 24U : 16U});
    }
};

QTEST_APPLESS_MAIN(SettingsJudgeTest)
#include "settings_judge_test.moc"
