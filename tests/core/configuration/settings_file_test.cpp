// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/judge.h"
#include "core/configuration/project_file.h"
#include "tests/core/configuration/sample_settings.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::configuration;

/// The member `settings` of a project file: written, read, set, compared.
class SettingsFileTest : public tests::TestCase {
    Q_OBJECT

    Result<catalog::Catalog> m_catalog = tests::loadCatalog();
    std::optional<Judge> m_judge;
    MeterConfiguration m_document;

    [[nodiscard]] std::string errorWith(const std::string& settings) const
    {
        auto bytes = serialise(defaultConfiguration(*m_catalog, *m_document.family));
        const std::string empty = R"("settings": {})";
        bytes.replace(bytes.find(empty), empty.size(), R"("settings": )" + settings);
        const auto read = parseProject(*m_catalog, bytes);
        return read ? std::string("none") : read.error().id + ' ' + read.error().where;
    }
    Result<void> set(std::string_view target, std::string_view value)
    {
        return configuration::set(*m_judge, m_document, target, value).map([&](Edited edited) {
            m_document = std::move(edited.document);
        });
    }

private slots:
    void init()
    {
        TestCase::init();
        VERIFY_RESULT(m_catalog);
        m_judge.emplace(*m_catalog);
        m_document = defaultConfiguration(*m_catalog, *m_catalog->family("omnipower-1p"));
    }

    void everyGroupIsWrittenAndReadTheSame()
    {
        m_document.settings = tests::fullSettings();
        const auto bytes = serialise(m_document);
        const auto read = parseProject(*m_catalog, bytes);
        VERIFY_RESULT(read);
        QVERIFY(*read == m_document);
        QCOMPARE(serialise(*read), bytes);
        for (const auto* const text : {R"("time": "06:00")", R"("2026-12-25")", R"("k2": 2.5)", R"("k1": 3,)",
                 R"("highMean": 253,)", R"("inputDivisor": 2.5)", R"("kind": "rule")", R"("active": true)",
                 R"("reconnection": "after-release")", R"("from": "22:00")"})
            QVERIFY2(bytes.find(text) != std::string::npos, text);
    }

    void absentSettingsAreNotWritten()
    {
        QVERIFY(serialise(m_document).find(R"("settings": {})") != std::string::npos);
        m_document.settings.alarms.emplace();
        QVERIFY(serialise(m_document).find(R"("alarms": [])") != std::string::npos);
        QCOMPARE(errorWith(R"({"disconnect": {}, "tariff": {}})"), std::string("none"));
    }

    void versionTwoIsReadAsBefore()
    {
        auto bytes = serialise(m_document);
        bytes.replace(bytes.find("\"version\": 3"), 12, "\"version\": 2");
        const auto read = parseProject(*m_catalog, bytes);
        VERIFY_RESULT(read);
        QVERIFY(*read == m_document);
    }

    void theShortFormMayHoldSettings()
    {
        const auto read = parseProject(*m_catalog, R"({"format": "meterbench-project", "version": 1,
            "typeCode": "686-11-18B-N22-2101-010", "settings": {"disconnect": {"basis": "power", "limit": 12}}})");
        VERIFY_RESULT(read);
        QVERIFY(read->settings.disconnect.basis == DisconnectBasis::Power);
        QCOMPARE(read->settings.numbers[Setting::DisconnectLimit], std::optional<int>(12));
    }

    void whatCannotBeASettingIsFoundByItsPath_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char* settings, const char* error) {
            QTest::newRow(settings) << QByteArray(settings) << QByteArray(error);
        };
        row(R"([])", "project-member-type /settings");
        row(R"({"colour": 1})", "project-member-unknown /settings/colour");
        row(R"({"disconnect": 5})", "project-member-type /settings/disconnect");
        row(R"({"disconnect": {"k4": 1}})", "project-member-unknown /settings/disconnect/k4");
        row(R"({"disconnect": {"k1": "3"}})", "project-member-type /settings/disconnect/k1");
        row(R"({"disconnect": {"k1": 2.55}})", "project-member-value /settings/disconnect/k1");
        row(R"({"disconnect": {"k1": -1}})", "project-member-value /settings/disconnect/k1");
        row(R"({"disconnect": {"t1": 1e300}})", "project-member-value /settings/disconnect/t1");
        row(R"({"disconnect": {"t1": 0.5}})", "project-member-value /settings/disconnect/t1");
        row(R"({"disconnect": {"basis": "heat"}})", "project-member-value /settings/disconnect/basis");
        row(R"({"disconnect": {"basis": null}})", "project-member-type /settings/disconnect/basis");
        row(R"({"disconnect": {"atOvervoltage": 1}})", "project-member-type /settings/disconnect/atOvervoltage");
        row(R"({"exceptionDays": ["2026-1-1"]})", "project-member-value /settings/exceptionDays/0");
        row(R"({"exceptionDays": ["2026-12-25", 5]})", "project-member-type /settings/exceptionDays/1");
        row(R"({"daylightSaving": {"kind": "moon"}})", "project-member-value /settings/daylightSaving/kind");
        row(R"({"daylightSaving": {"kind": "none", "periods": []}})",
            "project-member-unknown /settings/daylightSaving/periods");
        row(R"({"daylightSaving": {"kind": "table", "periods": [{"begin": "2026-02-30T02:00", "end": "2026-10-25T02:00"}]}})",
            "project-member-value /settings/daylightSaving/periods/0/begin");
        row(R"({"tariff": {"plans": [{"seasons": [], "starts": [{"date": "4-1", "season": 1}]}]}})",
            "project-member-value /settings/tariff/plans/0/starts/0/date");
        row(R"({"tariff": {"plans": [{"seasons": [], "starts": [{"date": "04-01", "season": 0}]}]}})",
            "project-member-value /settings/tariff/plans/0/starts/0/season");
        row(R"({"tariff": {"plans": [{"seasons": [{"week": ["working"], "days": {}}], "starts": []}]}})",
            "project-member-type /settings/tariff/plans/0/seasons/0/week");
        row(R"({"tariff": {"plans": [{"starts": []}]}})", "project-member-missing /settings/tariff/plans/0/seasons");
        row(R"({"loadControl": {"outputs": []}})", "project-member-type /settings/loadControl/outputs");
        row(R"({"prepayment": {"exceptionSlot": {"from": "24:00", "until": "08:00"}}})",
            "project-member-value /settings/prepayment/exceptionSlot/from");
        row(R"({"alarms": "magnet"})", "project-member-type /settings/alarms");
        row(R"({"analysisLogger": {"registers": [1]}})", "project-member-type /settings/analysisLogger/registers/0");
    }

    void whatCannotBeASettingIsFoundByItsPath()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QByteArray, error);
        QCOMPARE(errorWith(settings.toStdString()), error.toStdString());
    }

    void placesThatWereAbsentCanBeSet()
    {
        QVERIFY(set("/settings/disconnect/basis", "current").has_value());
        QVERIFY(set("/settings/disconnect/k1", "2.5").has_value());
        QVERIFY(set("/settings/exceptionDays/-", "2026-12-25").has_value());
        QVERIFY(set("/settings/exceptionDays/-", "2026-12-26").has_value());
        QVERIFY(set("/settings/alarms", R"(["magnet"])").has_value());
        QVERIFY(set("/settings/daylightSaving", R"({"kind": "none"})").has_value());
        QVERIFY(set("/settings/tariff/plans/-", R"({"seasons": [], "starts": []})").has_value());
        const auto& settings = m_document.settings;
        QVERIFY(settings.disconnect.basis == DisconnectBasis::Current);
        QCOMPARE(settings.numbers[Setting::DisconnectFactor1], std::optional<int>(25));
        QCOMPARE(settings.exceptionDays.size(), std::size_t{2});
        QCOMPARE(settings.tariffPlans.size(), std::size_t{1});

        QVERIFY(set("/settings/disconnect/k1", "null").has_value());
        QVERIFY(!settings.numbers[Setting::DisconnectFactor1]);
        QVERIFY(set("/settings/disconnect", "null").has_value());
        QVERIFY(!settings.disconnect.basis);
        QVERIFY(!set("/settings/nothing/at/all", "1"));
        QVERIFY(!set("/settings/disconnect/k1/x", "1"));
    }

    void differencesAreFoundByPath()
    {
        auto other = m_document;
        other.settings.numbers[Setting::HighMeanVoltage] = 2'550;
        auto found = differences(m_document, other);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found.front().path, std::string("/settings/voltageQuality"));
        m_document.settings.numbers[Setting::HighMeanVoltage] = 2'530;
        found = differences(m_document, other);
        QCOMPARE(found.front().path, std::string("/settings/voltageQuality/highMean"));
        QVERIFY(found.front().a == 253 && found.front().b == 255);
    }
};

QTEST_APPLESS_MAIN(SettingsFileTest)
#include "settings_file_test.moc"
