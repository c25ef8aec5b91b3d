// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/setting_table.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace meterbench;
using namespace meterbench::configuration;

/// The table of settings against the figures of the papers.
class SettingTableTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void figuresOfThePapers_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("least");
        QTest::addColumn<QString>("most");
        QTest::addColumn<QString>("byDefault");
        const auto row = [](Setting setting, const char* least, const char* most, const char* byDefault) {
            QTest::newRow(std::string(definition(setting).symbol).c_str())
                << static_cast<int>(setting) << least << most << byDefault;
        };
        using enum Setting;
        row(DisconnectLimit, "0", "80", "");
        row(DisconnectFactor1, "0.0", "9.9", "");
        row(DisconnectTime3, "0", "65535", "");
        row(OvervoltageDisconnect, "260", "320", "285");
        row(OvervoltageDisconnectTime, "1", "3600", "1");
        row(OvervoltageReconnect, "250", "270", "265");
        row(OvervoltageReconnectTime, "1", "3600", "60");
        row(ExceptionLimit, "0", "80", "");
        row(ExceptionDuration, "0", "255", "");
        row(HighMeanVoltage, "232.3", "276.0", "253.0");
        row(LowMeanVoltage, "184.0", "227.7", "207.0");
        row(MeanVoltagePeriod, "10", "1800", "600");
        row(HighSingleVoltage, "232.3", "276.0", "253.0");
        row(LowSingleVoltage, "184.0", "227.7", "207.0");
        row(OutageLevel, "50", "160", "50");
        row(OutageTime, "0", "1800", "10");
        row(NeutralFaultHigh, "240", "270", "253");
        row(NeutralFaultShift, "0", "180", "40");
        row(NeutralFaultTime, "1", "900", "60");
        row(PulseInputDivisor, "0.100", "1000.000", "");
        row(PulseOutputConstant, "1", "1000", "");
        row(LoadStartDelay, "0", "10800", "");
    }

    void figuresOfThePapers()
    {
        QFETCH(int, setting);
        const auto& each = definition(static_cast<Setting>(setting));
        const auto text = [&](int value) { return QString::fromStdString(numberText(value, each.decimals)); };
        QTEST(text(each.least), "least");
        QTEST(text(each.most), "most");
        QTEST(each.byDefault ? text(*each.byDefault) : QString(), "byDefault");
    }

    void everyRowIsWhole()
    {
        std::set<std::string_view> paths;
        std::set<std::pair<Obis, int>> attributes;
        std::set<int> registers;
        for (const auto& each : settingTable()) {
            QVERIFY(each.path.starts_with('/') && paths.insert(each.path).second);
            QVERIFY(!each.description.empty());
            if (each.isNumber())
                QVERIFY(each.least < each.most);
            if (each.kind == SettingKind::Number)
                QVERIFY(!each.symbol.empty() && !each.source.empty());
            if (each.kind == SettingKind::Choice)
                QCOMPARE(each.words.size(), static_cast<std::size_t>(each.most + 1));
            QVERIFY(!each.byDefault || (*each.byDefault >= each.least && *each.byDefault <= each.most));
            QVERIFY(each.most <= each.mostWritten());
            if (each.cosem.classId != 0)
                QVERIFY2(attributes.insert({each.cosem.name, each.cosem.attribute}).second, each.path.data());
            if (each.kmp.id != 0)
                QVERIFY(registers.insert(each.kmp.id).second);
        }
    }

    void theSchemaTakesWhatTheRowsTake()
    {
        const auto schema = nlohmann::json::parse(tests::readResource("schema/project.schema.json").value());
        QCOMPARE(schema["definitions"]["writtenNumber"]["maximum"].get<int>(), largestWrittenNumber);
        const auto& settings = schema["properties"]["settings"];
        for (const auto& each : settingTable()) {
            if (each.group().empty())
                continue;
            auto pointer = std::string(each.path.substr(std::string_view("/settings").size()));
            for (std::size_t slash = 0; (slash = pointer.find('/', slash)) != std::string::npos; slash += 12)
                pointer.insert(slash, "/properties");
            const auto node = settings.value(nlohmann::json::json_pointer(pointer), nlohmann::json());
            QVERIFY2(!node.is_null(), pointer.c_str());
            if (each.kind == SettingKind::Flag)
                QCOMPARE(node["type"].get<std::string>(), std::string("boolean"));
            if (each.kind == SettingKind::Choice)
                QVERIFY(node["enum"] == nlohmann::json(each.words));
            if (each.kind != SettingKind::Number)
                continue;
            const auto most = each.mostWritten() / stepsPerUnit(each.decimals);
            if (most == largestWrittenNumber)
                QCOMPARE(node["$ref"].get<std::string>(), std::string("#/definitions/writtenNumber"));
            else
                QCOMPARE(node["maximum"].get<int>(), most);
        }
    }

    void theSchemaTakesNothingElse()
    {
        const auto schema = nlohmann::json::parse(tests::readResource("schema/project.schema.json").value());
        const auto isAPlace = [](const std::string& path) {
            return std::ranges::any_of(settingTable(),
                [&](const SettingDefinition& each) { return each.path == path || each.path.starts_with(path + '/'); });
        };
        for (const auto& [group, content] : schema["properties"]["settings"]["properties"].items()) {
            const auto path = "/settings/" + group;
            QVERIFY2(isAPlace(path), path.c_str());
            const auto members = content.value("properties", nlohmann::json::object());
            for (const auto& [name, member] : members.items())
                QVERIFY2(isAPlace(path + '/' + name), name.c_str());
        }
    }

    void theDefaultStandsInForAValue()
    {
        NumberSettings numbers;
        QCOMPARE(numbers.effective(Setting::OvervoltageDisconnect), std::optional<int>(285));
        QCOMPARE(numbers.effective(Setting::DisconnectLimit), std::optional<int>());
        numbers[Setting::OvervoltageDisconnect] = 300;
        QCOMPARE(numbers.effective(Setting::OvervoltageDisconnect), std::optional<int>(300));
        QVERIFY(numbers != NumberSettings{});
    }

    void numbersAreWrittenWithTheirDecimals()
    {
        QCOMPARE(numberText(5, 3), std::string("0.005"));
        QCOMPARE(numberText(-15, 1), std::string("-1.5"));
        QCOMPARE(numberText(70, 0), std::string("70"));
    }
};

QTEST_APPLESS_MAIN(SettingTableTest)
#include "setting_table_test.moc"
