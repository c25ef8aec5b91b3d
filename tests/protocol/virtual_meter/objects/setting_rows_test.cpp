// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/project_file.h"
#include "core/device/document_settings.h"
#include "core/device/model_making.h"
#include "protocol/virtual_meter/kmp/kmp_register_writing.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

#include <nlohmann/json.hpp>

using namespace meterbench;
using namespace meterbench::tests;
using configuration::Setting;
using configuration::SettingDefinition;
using configuration::SettingWriters;
using enum configuration::Setting;
using protocol::dlms::DataAccessResult;
using vm::Role;

namespace {

/// One setting as a document, a meter, COSEM and KMP have it.
struct Vector {
    Setting setting;
    const char* json; ///< at the row's path; null where the objects of the row have tests of their own
    std::optional<int> value; ///< of a meter's settings
    const char* cosem; ///< the attribute, A-XDR
    const char* kmp; ///< unit, octets, sign and exponent, number
};

constexpr Vector vectors[] = {
    {TariffPlans, nullptr, {}, nullptr, nullptr},
    {ExceptionDays, nullptr, {}, nullptr, nullptr},
    {DaylightSaving, nullptr, {}, nullptr, nullptr},
    {LoadStartDelay, "1800", 1'800, "120708", "3C02000708"},
    {LoadOutputs, nullptr, {}, nullptr, nullptr},
    {DisconnectFunction, "\"power\"", 2, "1602", "33010002"},
    {ReconnectionMode, "\"automatic\"", 2, nullptr, nullptr},
    {OvervoltageDisconnects, "true", 1, "0301", nullptr},
    {NeutralFaultDisconnects, "true", 1, "0301", nullptr},
    {DisconnectControlMode, "3", 3, "1603", nullptr},
    {DisconnectLimit, "20", 20, "0600004E20", "22044300004E20"},
    {DisconnectFactor1, "4.5", 45, "112D", "3301412D"},
    {DisconnectFactor2, "2.5", 25, "1119", "33014119"},
    {DisconnectFactor3, "0.5", 5, "1105", "33014105"},
    {DisconnectTime1, "7", 7, "120007", "3C02000007"},
    {DisconnectTime2, "90", 90, "12005A", "3C0200005A"},
    {DisconnectTime3, "65535", 65'535, "12FFFF", "3C0200FFFF"},
    {OvervoltageDisconnect, "300", 300, "12012C", nullptr},
    {OvervoltageDisconnectTime, "5", 5, "120005", nullptr},
    {OvervoltageReconnect, "255", 255, "1200FF", nullptr},
    {OvervoltageReconnectTime, "3600", 3'600, "120E10", nullptr},
    {PrepaymentWorkingDays, "true", 1, "0301", nullptr},
    {PrepaymentFrom, "\"22:30\"", 1'350, "120546", nullptr},
    {PrepaymentUntil, "\"06:00\"", 360, "120168", nullptr},
    {ExceptionLimit, "2", 2, "06000007D0", nullptr},
    {ExceptionDuration, "30", 30, "111E", nullptr},
    {HighMeanVoltage, "240", 2'400, "1001B3", "2102410960"}, // 4.35 %
    {LowMeanVoltage, "207.5", 2'075, "10FC2E", "210241081B"}, // -9.78 %
    {MeanVoltagePeriod, "300", 300, "12012C", nullptr},
    {HighSingleVoltage, "250.5", 2'505, "060003D284", nullptr},
    {LowSingleVoltage, "200", 2'000, "0600030D40", nullptr},
    {OutageLevel, "60", 60, "12003C", nullptr},
    {OutageTime, "30", 30, "12001E", nullptr},
    {PhaseLossLevel, "165", 165, "0600028488", nullptr},
    {NeutralFaultHigh, "260", 260, "120104", "2102410A28"},
    {NeutralFaultShift, "50", 50, "1200B4", "21024101F4"}, // 180 V
    {NeutralFaultTime, "120", 120, "120078", "3C02000078"},
    {Alarms, nullptr, {}, nullptr, nullptr},
    {AnalysisInterval, "30", 30, "0600000708", "3A0200001E"},
    {AnalysisRegisters, "[\"voltage-l2\",\"active-import\"]", {},
        "0104"
        "020412000809060000010000FF0F02120000"
        "020412000109060001600A02FF0F02120000"
        "020412000309060101341900FF0F02120000"
        "020412000309060101010800FF0F02120000",
        nullptr},
    {PulseInputDivisor, "2.5", 2'500, "06000009C4", nullptr},
    {PulseOutputConstant, "500", 500, "1201F4", nullptr},
    {PowerThreshold, "5500", 5'500, "060053EC60", "1604430000157C"},
    {TariffThreshold1, "1001", 1'001, "06000003E9", "160443000003E9"},
    {TariffThreshold2, "1002", 1'002, "06000003EA", "160443000003EA"},
    {TariffThreshold3, "1003", 1'003, "06000003EB", "160443000003EB"},
    {TariffThreshold4, "1004", 1'004, "06000003EC", "160443000003EC"},
    {TariffThreshold5, "1005", 1'005, "06000003ED", "160443000003ED"},
    {TariffThreshold6, "1006", 1'006, "06000003EE", "160443000003EE"},
    {TariffThreshold7, "1007", 1'007, "06000003EF", "160443000003EF"},
    {TariffThreshold8, "1008", 1'008, "06000003F0", "160443000003F0"},
    {SpecialData1, "12345678", 12'345'678, nullptr, "33040000BC614E"},
    {SpecialData2, "7", 7, nullptr, "33040000000007"},
    {Configuration, nullptr, {}, nullptr, nullptr},
    {DisplayResolution, "3", {}, "1105", nullptr}, // 7.2
    {CalculationRule, "\"vector-sum\"", {}, "1601", nullptr},
    {TransformerRatio, "40", {}, "120028", "33040000000028"},
    {MeterNumber1, "\"12345678\"", {}, "0A083132333435363738", "33040000BC614E"},
    {MeterNumber2, "\"AB12\"", {}, "0A0441423132", "36040041423132"},
    {MeterNumber3, "\"7\"", {}, "0A0137", "33040000000007"},
    {DisplayAutomatic, "[\"active-import-total\"]", {}, "01010A136163746976652D696D706F72742D746F74616C", nullptr},
    {DisplayManual, nullptr, {}, nullptr, nullptr}, // its legal readings: virtual_meter_test
    {DisplayUtility, "[\"active-import-total\"]", {}, "01010A136163746976652D696D706F72742D746F74616C", nullptr},
    {DisplayBackup, "[\"active-import-total\"]", {}, "01010A136163746976652D696D706F72742D746F74616C", nullptr},
    {DisplayIdentification, "false", {}, "0300", nullptr},
    {DisplayQuadrant, "false", {}, "0300", nullptr},
    {DisplayTariff, "false", {}, "0300", nullptr},
    {DisplayLeadingZeroes, "true", {}, "0301", nullptr},
    {PushButton2, "[\"set-clock\"]", {}, "01010A097365742D636C6F636B", nullptr},
};

/// Every setting there is but those behind transformers.
configuration::MeterConfiguration documentFor(const SettingDefinition& row)
{
    if (row.need == configuration::SettingNeed::Transformers)
        return documentOf("omnipower-ct", {{"Z22", "1"}});
    return documentOf("omnipower-3p", {{"X8", "2"}, {"X9", "4"}, {"X10", "3"}});
}

std::unique_ptr<vm::VirtualMeter> meterOf(const configuration::MeterConfiguration& document)
{
    const auto model = device::makeModel(sharedCatalog(), document).value();
    return virtualMeter(vm::MeterVariant::create(model, protocolResources(), vm::objectGroups()).value());
}

Result<configuration::MeterConfiguration> documentOf(const vm::VirtualMeter& meter)
{
    const auto& device = meter.running().meter();
    return device::documentOf(device.model(), device.state().settings, device.state().ratio);
}

/// What stands in the document of a meter at the path of a row.
std::string jsonAt(const vm::VirtualMeter& meter, const SettingDefinition& row)
{
    const auto json = configuration::toJson(documentOf(meter).value());
    return json.at(nlohmann::ordered_json::json_pointer(std::string(row.path))).dump();
}

/// @param plain a meter of the document, whose judge settles what follows
Result<void> setInDocument(
    configuration::MeterConfiguration& document, const Vector& vector, const vm::VirtualMeter& plain)
{
    const auto& row = configuration::definition(vector.setting);
    auto path = row.path;
    std::string json = vector.json;
    if (row.kind == configuration::SettingKind::TimeOfDay) { // a slot has both ends
        path = path.substr(0, path.rfind('/'));
        const std::string midnight = "\"00:00\"";
        const bool isFrom = row.name() == "from";
        json = "{\"from\":" + (isFrom ? json : midnight) + ",\"until\":" + (isFrom ? midnight : json) + "}";
    }
    auto edited = configuration::set(plain.variant().tables().judge, document, path, json);
    if (!edited)
        return tl::unexpected(edited.error());
    document = std::move(edited->document);
    return {};
}

protocol::dlms::Target targetOf(const SettingDefinition& row)
{
    return {row.cosem.classId, row.cosem.name, row.cosem.attribute, {}};
}

protocol::kmp::RegisterValue registerValue(const SettingDefinition& row, const char* text)
{
    const auto octets = hex(text);
    return {row.kmp.id, static_cast<std::uint8_t>(octets[0]), static_cast<std::uint8_t>(octets[2]),
        {octets.begin() + 3, octets.end()}};
}

} // namespace

/// Every row of the table of settings by its vector: from the document to the meter, from the meter over COSEM and KMP,
/// over both into another meter, and from that to its document.
class SettingRowsTest : public TestCase {
    Q_OBJECT

private slots:
    void everyRowHasItsVector()
    {
        QCOMPARE(std::size(vectors), configuration::settingCount);
        for (const auto& row : configuration::settingTable()) {
            const auto& vector = vectors[static_cast<std::size_t>(row.setting)];
            QVERIFY(vector.setting == row.setting);
            QCOMPARE(vector.json != nullptr && row.cosem.classId != 0, vector.cosem != nullptr);
            QCOMPARE(row.kmp.id != 0, vector.kmp != nullptr);
            QVERIFY(vector.json != nullptr || row.kind >= configuration::SettingKind::Identifiers);
        }
    }

    void rows_data()
    {
        QTest::addColumn<int>("place");
        for (std::size_t place = 0; place < std::size(vectors); ++place)
            QTest::newRow(configuration::settingTable()[place].path.data()) << static_cast<int>(place);
    }

    void rows()
    {
        QFETCH(int, place);
        const auto& vector = vectors[place];
        const auto& row = configuration::definition(vector.setting);
        auto document = documentFor(row);
        auto plain = meterOf(document);
        if (vector.json == nullptr) {
            QVERIFY(row.cosem.attribute == 0 || plain->variant().objects().find(row.cosem.name) != nullptr
                || row.setting == ExceptionDays); // only where plans are
            return;
        }
        VERIFY_RESULT(setInDocument(document, vector, *plain));
        auto set = meterOf(document);
        if (vector.value)
            QCOMPARE(device::settingValue(set->running().meter().state().settings, row.setting),
                std::int64_t{*vector.value});
        if (vector.cosem != nullptr) {
            const auto read = readObject(*set, Role::Reader, targetOf(row));
            VERIFY_RESULT(read);
            QCOMPARE(hexText(axdr::encode(*read)).toUpper(), QByteArray(vector.cosem));
            overCosem(*meterOf(documentFor(row)), vector, row);
        }
        if (vector.kmp != nullptr) {
            const auto read = set->registers().read(row.kmp.id);
            QVERIFY(read.has_value());
            QCOMPARE(*read, registerValue(row, vector.kmp));
            overKmp(*meterOf(documentFor(row)), vector, row);
        }
    }

private:
    static void overCosem(vm::VirtualMeter& meter, const Vector& vector, const SettingDefinition& row)
    {
        const auto value = axdr::decode(hex(vector.cosem)).value();
        const auto writes = [&](Role role) { return writeObject(meter, role, targetOf(row), value); };
        QCOMPARE(writes(Role::Reader), DataAccessResult::ReadWriteDenied);
        if (row.writers == SettingWriters::Nobody) {
            QCOMPARE(writes(Role::Management), DataAccessResult::ReadWriteDenied);
            return;
        }
        QCOMPARE(writes(row.writers == SettingWriters::OnTheSpot ? Role::Technician : Role::Management),
            DataAccessResult::Success);
        QCOMPARE(jsonAt(meter, row), std::string(vector.json));
    }

    static void overKmp(vm::VirtualMeter& meter, const Vector& vector, const SettingDefinition& row)
    {
        const auto& tables = meter.variant().tables();
        QCOMPARE(vm::writeMapped(
                     meter.running().meter(), tables.kmpRegisters, tables.kmpTypeWords, registerValue(row, vector.kmp)),
            protocol::kmp::Outcome::Accepted);
        QCOMPARE(jsonAt(meter, row), std::string(vector.json));
    }
};

QTEST_APPLESS_MAIN(SettingRowsTest)
#include "setting_rows_test.moc"
