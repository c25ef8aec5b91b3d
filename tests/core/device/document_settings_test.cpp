// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/judge.h"
#include "core/configuration/project_file.h"
#include "core/device/document_settings.h"
#include "core/device/meter.h"
#include "core/device/model_making.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <algorithm>
#include <random>

using namespace meterbench;
using namespace meterbench::device;
using configuration::MeterConfiguration;

class DocumentSettingsTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();

    [[nodiscard]] MeterConfiguration document(const char* family = "omnipower-3p") const
    {
        return configuration::defaultConfiguration(*m_catalog, *m_catalog->family(family));
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_catalog); }

    void withoutSettingsTheMeterKeepsItsDefaults()
    {
        const auto model = makeModel(*m_catalog, document());
        VERIFY_RESULT(model);
        MeterSettings expected;
        expected.analysis = defaultAnalysis((*model)->phases, (*model)->energies);
        QVERIFY((*model)->settings == expected);
    }

    void whatTheDocumentSetsReachesTheMeter()
    {
        auto configured = document();
        auto& settings = configured.settings;
        using enum configuration::Setting;
        settings.disconnect.basis = configuration::DisconnectBasis::Current;
        settings.disconnect.reconnection = configuration::Reconnection::AfterRelease;
        settings.disconnect.atNeutralFault = true;
        settings.numbers[DisconnectLimit] = 20;
        settings.numbers[DisconnectFactor1] = 30;
        settings.numbers[DisconnectTime1] = 10;
        settings.numbers[HighMeanVoltage] = 2'400;
        settings.numbers[NeutralFaultShift] = 50;
        settings.numbers[AnalysisInterval] = 30;
        settings.alarms = std::vector<std::string>{"magnet", "voltage"};
        settings.analysisRegisters
            = std::vector<std::string>{"voltage-l2", "active-import", "active-import-tariff-3", "frequency"};
        configured.meterNumbers[0] = "12345678";
        const auto model = makeModel(*m_catalog, configured);
        VERIFY_RESULT(model);
        const auto meter = Meter::create(*model, {});
        VERIFY_RESULT(meter);
        const auto& set = meter->state().settings;
        QCOMPARE(set.smartDisconnect.limit, std::int64_t{20'000});
        QCOMPARE(int(set.smartDisconnect.tenths[0]), 30);
        QVERIFY(set.smartDisconnect.basis == DisconnectBasis::Current);
        QCOMPARE(int(set.breakerMode), 1);
        QVERIFY(set.neutralFaultOpensBreaker);
        QCOMPARE(set.voltageQuality.highMean, 240'000);
        QCOMPARE(set.voltageQuality.neutralLow, 180'000);
        QCOMPARE(set.alarmMask, alarm::magnet | alarm::underVoltage | alarm::overVoltage);
        QCOMPARE(int(set.analysis.minutes), 30);
        QCOMPARE(int(set.analysis.count), 4);
        QVERIFY((set.analysis.channels[0] == AnalysisChannel{AnalysisQuantity::MeanVoltage, 2}));
        QVERIFY((set.analysis.channels[1] == AnalysisChannel{AnalysisQuantity::EnergyRegister, 0}));
        QVERIFY((set.analysis.channels[2] == AnalysisChannel{AnalysisQuantity::TariffRegister, 2}));
        QVERIFY((set.analysis.channels[3] == AnalysisChannel{AnalysisQuantity::MeanFrequency, 0}));
        QCOMPARE(set.meterNumbers[0][7], '8');
    }

    /// Any settings that a meter takes, of every row of the table.
    [[nodiscard]] MeterSettings randomSettings(const MeterModel& model, std::mt19937& random) const
    {
        auto settings = model.settings;
        const auto below
            = [&](std::int64_t count) { return static_cast<std::int64_t>(random() % std::uint64_t(count)); };
        for (const auto& row : configuration::settingTable()) {
            if (!settingValue(settings, row.setting))
                continue;
            const auto value = row.least + below(std::int64_t{row.most} - row.least + 1);
            if (!setSetting(settings, row.setting, value) || !settingValue(settings, row.setting))
                QTest::qFail(row.path.data(), __FILE__, __LINE__);
        }
        std::ranges::sort(settings.smartDisconnect.tenths, std::greater{});
        std::ranges::sort(settings.smartDisconnect.seconds);
        settings.analysis.minutes = std::uint16_t(configuration::analysisIntervals[std::size_t(below(4))]);
        settings.alarmMask = std::uint32_t(below(alarm::all + 1));
        for (auto& digits : settings.meterNumbers) {
            digits = {};
            std::generate_n(digits.begin(), below(17), [&] { return "0123456789Az"[below(12)]; });
        }
        settings.analysis.channels = {};
        settings.analysis.count = 0;
        for (const auto& each : m_catalog->analysisRegisters()) {
            const auto channel = analysisChannelOf(each);
            if (channel && settings.analysis.count < 16 && below(2) == 0)
                settings.analysis.channels[settings.analysis.count++] = *channel;
        }
        return settings;
    }

    void whatAMeterIsSetToMakesADocumentThatSetsTheSame()
    {
        std::mt19937 random(7);
        for (const auto* const family : {"omnipower-1p", "omnipower-3p", "omnipower-ct", "kamstrup-382m"}) {
            const auto model = makeModel(*m_catalog, document(family));
            VERIFY_RESULT(model);
            for (int round = 0; round < 100; ++round) {
                const auto settings = randomSettings(**model, random);
                VERIFY_RESULT(settings.check());
                const auto made = device::documentOf(**model, settings, 1 + round);
                VERIFY_RESULT(made);
                // Over the file as well: what a meter holds has a place there.
                const auto read = configuration::parseProject(*m_catalog, configuration::serialise(*made));
                VERIFY_RESULT(read);
                const auto again = makeModel(*m_catalog, *read);
                VERIFY_RESULT(again);
                QVERIFY((*again)->settings == settings);
                QCOMPARE((*again)->initialRatio, (*model)->behindTransformers ? 1 + round : 1);
                QVERIFY(device::documentOf(**again, settings, 1 + round).value() == *made);
            }
        }
    }

    void aNewMeterSaysNothing()
    {
        const auto model = makeModel(*m_catalog, document());
        VERIFY_RESULT(model);
        QVERIFY(device::documentOf(**model, (*model)->settings, 1).value() == document());
    }

    /// Off in so many words spares no exception days either: not the same as nothing said.
    void whatADocumentSaysAlreadyStays()
    {
        auto said = document();
        said.settings.prepayment.onWorkingDaysOnly = false;
        said.settings.numbers[configuration::Setting::OvervoltageDisconnect] = 285;
        const auto model = makeModel(*m_catalog, said);
        VERIFY_RESULT(model);
        QVERIFY(device::documentOf(**model, (*model)->settings, 1).value() == said);
    }

    void everyAnalysisRegisterHasItsChannel()
    {
        for (const auto& each : m_catalog->analysisRegisters()) {
            const bool isCombination = each.id == "active-absolute" || each.id == "active-net";
            QVERIFY2(
                analysisChannelOf(each).has_value() || each.id.ends_with("-time") || isCombination, each.id.c_str());
        }
    }

    void aPlanCodeWithoutItsPlanIsAnError()
    {
        const configuration::Judge judge(*m_catalog);
        const auto configured = configuration::set(judge, document(), "Z13", "123");
        VERIFY_RESULT(configured);
        const auto model = makeModel(*m_catalog, configured->document);
        QVERIFY(!model);
        QCOMPARE(model.error().id, std::string("tariff-plan-invalid"));
    }
};

QTEST_APPLESS_MAIN(DocumentSettingsTest)
#include "document_settings_test.moc"
