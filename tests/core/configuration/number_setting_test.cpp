// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/number_setting.h"
#include "tests/support/test_case.h"

#include <set>

using namespace meterbench;
using namespace meterbench::configuration;

/// The table of numeric settings against the figures of the papers.
class NumberSettingTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void figuresOfThePapers_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QString>("least");
        QTest::addColumn<QString>("most");
        QTest::addColumn<QString>("byDefault");
        const auto row = [](NumberSetting setting, const char* least, const char* most, const char* byDefault) {
            QTest::newRow(std::string(definition(setting).symbol).c_str())
                << static_cast<int>(setting) << least << most << byDefault;
        };
        using enum NumberSetting;
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
        const auto& each = definition(static_cast<NumberSetting>(setting));
        const auto text = [&](int value) { return QString::fromStdString(numberText(value, each.decimals)); };
        QTEST(text(each.least), "least");
        QTEST(text(each.most), "most");
        QTEST(each.byDefault ? text(*each.byDefault) : QString(), "byDefault");
    }

    void everyDefinitionIsWhole()
    {
        std::set<std::string> paths;
        for (const auto& each : numberDefinitions()) {
            QVERIFY(each.least < each.most);
            QVERIFY(!each.byDefault || (*each.byDefault >= each.least && *each.byDefault <= each.most));
            QVERIFY(!each.symbol.empty() && !each.source.empty());
            QVERIFY(paths.insert(std::string(each.group) + '/' + std::string(each.name)).second);
            QVERIFY(each.most <= largestWrittenNumber * stepsPerUnit(each.decimals));
        }
    }

    void theDefaultStandsInForAValue()
    {
        NumberSettings numbers;
        QCOMPARE(numbers.effective(NumberSetting::OvervoltageDisconnect), std::optional<int>(285));
        QCOMPARE(numbers.effective(NumberSetting::DisconnectLimit), std::optional<int>());
        numbers[NumberSetting::OvervoltageDisconnect] = 300;
        QCOMPARE(numbers.effective(NumberSetting::OvervoltageDisconnect), std::optional<int>(300));
        QVERIFY(numbers != NumberSettings{});
    }

    void numbersAreWrittenWithTheirDecimals()
    {
        QCOMPARE(numberText(5, 3), std::string("0.005"));
        QCOMPARE(numberText(-15, 1), std::string("-1.5"));
        QCOMPARE(numberText(70, 0), std::string("70"));
    }
};

QTEST_APPLESS_MAIN(NumberSettingTest)
#include "number_setting_test.moc"
