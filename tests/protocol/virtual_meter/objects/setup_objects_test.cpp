// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/setting_table.h"
#include "protocol/virtual_meter/objects/setup_names.h"
#include "protocol/virtual_meter/profile/profile_columns.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using configuration::Setting;
using protocol::dlms::DataAccessResult;
using protocol::dlms::Target;
using vm::Role;

namespace {

/// Three phases, four energies, breaker.
std::unique_ptr<vm::VirtualMeter> breakerMeter()
{
    return virtualMeter("omnipower-3p", {{"X8", "2"}, {"X9", "4"}, {"X10", "3"}});
}

Data read(vm::VirtualMeter& meter, const Target& target)
{
    return readObject(meter, Role::Technician, target).value_or(Data::visibleString("no value"));
}

DataAccessResult write(vm::VirtualMeter& meter, const Target& target, const Data& value)
{
    return writeObject(meter, Role::Technician, target, value);
}

DataAccessResult execute(vm::VirtualMeter& meter, const Obis& table, std::uint16_t script)
{
    return invokeObject(meter, Role::Technician, {9, table, 1, {}}, Data::longUnsigned(script));
}

constexpr Target data(const Obis& name)
{
    return {1, name, 2, {}};
}
constexpr Target registerValue(const Obis& name)
{
    return {3, name, 2, {}};
}

Obis nameOf(Setting setting)
{
    return configuration::definition(setting).cosem.name;
}

const Target breakerState{70, vm::disconnectControlObject, 3, {}};

Target method(std::uint16_t classId, const Obis& name, std::int8_t number)
{
    return {classId, name, number, {}};
}

const device::MeterSettings& settingsOf(vm::VirtualMeter& meter)
{
    return meter.running().meter().state().settings;
}

} // namespace

/// Every set-up object writes through the meter's own rules: what cannot be is refused and nothing is half done.
class SetupObjectsTest : public TestCase {
    Q_OBJECT

private slots:
    void settingsAreWrittenAndRead()
    {
        auto meter = breakerMeter();
        const auto set = [&](const Target& target, const Data& value) {
            QCOMPARE(write(*meter, target, value), DataAccessResult::Success);
            QCOMPARE(read(*meter, target), value);
        };
        set(registerValue(nameOf(Setting::DisconnectFactor1)), Data::unsignedInteger(40));
        set(registerValue(nameOf(Setting::DisconnectTime3)), Data::longUnsigned(600));
        set(data(nameOf(Setting::DisconnectFunction)), Data::enumerated(2));
        set(registerValue(nameOf(Setting::DisconnectLimit)), Data::doubleLongUnsigned(12'000));
        set(registerValue(nameOf(Setting::ExceptionLimit)), Data::doubleLongUnsigned(2'000));
        set(registerValue(nameOf(Setting::OvervoltageDisconnect)), Data::longUnsigned(300));
        set(registerValue(nameOf(Setting::OvervoltageDisconnectTime)), Data::longUnsigned(5));
        set(data(nameOf(Setting::OvervoltageDisconnects)), Data::boolean(1));
        set(registerValue(nameOf(Setting::PulseInputDivisor)), Data::doubleLongUnsigned(250));
        set(registerValue(nameOf(Setting::PulseOutputConstant)), Data::longUnsigned(100));
        set(registerValue(nameOf(Setting::LoadStartDelay)), Data::longUnsigned(60));
        set(registerValue(nameOf(Setting::TariffThreshold8)), Data::doubleLongUnsigned(5'000));
        set(registerValue(nameOf(Setting::HighMeanVoltage)), Data::longInteger(870));
        const auto& settings = settingsOf(*meter);
        QCOMPARE(int{settings.smartDisconnect.tenths[0]}, 40);
        QCOMPARE(settings.smartDisconnect.limit, std::int64_t{12'000});
        QVERIFY(settings.smartDisconnect.basis == device::DisconnectBasis::Power);
        QCOMPARE(settings.tariffThresholdWatt[7], std::int64_t{5'000});
        QCOMPARE(settings.voltageQuality.highMean, 250'000); // 230 V and 8.70 %
        // The unit of the limit follows its function.
        QCOMPARE(read(*meter, {3, nameOf(Setting::DisconnectLimit), 3, {}}),
            Data::structure({Data::integer(0), Data::enumerated(27)}));
        set(data(nameOf(Setting::DisconnectFunction)), Data::enumerated(1));
        QCOMPARE(read(*meter, {3, nameOf(Setting::DisconnectLimit), 3, {}}),
            Data::structure({Data::integer(-3), Data::enumerated(33)}));
    }

    void impossibleSettingsAreRefused_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<qlonglong>("value");
        using enum Setting;
        const auto add = [](const char* name, Setting setting, qlonglong value) {
            QTest::newRow(name) << static_cast<int>(setting) << value;
        };
        add("k1 above 9.9", DisconnectFactor1, 100);
        add("k3 above k2", DisconnectFactor3, 25);
        add("t1 above t2", DisconnectTime1, 61);
        add("limit above 80 A", DisconnectLimit, 81'000);
        add("limit of half an ampere", DisconnectLimit, 20'500);
        add("disconnection at 259 V", OvervoltageDisconnect, 259);
        add("sample of 0 s", OvervoltageDisconnectTime, 0);
        add("reconnection at 271 V", OvervoltageReconnect, 271);
        add("function 5", DisconnectFunction, 5);
        add("divisor 0.099", PulseInputDivisor, 99);
        add("1001 pulses", PulseOutputConstant, 1'001);
        add("delay above 3 h", LoadStartDelay, 10'801);
        add("protected minute 1440", PrepaymentFrom, 1'440);
        add("threshold", TariffThreshold1, 10'000'001);
        add("Uhigh,mean below its range", HighMeanVoltage, 97);
        add("Ulow,mean above its range", LowMeanVoltage, -97);
        add("a twentieth of a volt", HighSingleVoltage, 250'050);
        add("mean period of 9 s", MeanVoltagePeriod, 9);
        add("neutral fault below 50 V", NeutralFaultShift, 49);
        add("mode 8", DisconnectControlMode, 8);
        add("10 minutes", AnalysisInterval, 600);
        add("half a minute", AnalysisInterval, 330);
    }

    void impossibleSettingsAreRefused()
    {
        QFETCH(int, setting);
        QFETCH(qlonglong, value);
        auto meter = breakerMeter();
        const auto& row = configuration::definition(static_cast<Setting>(setting));
        const auto tag = static_cast<axdr::Tag>(row.cosem.number.tag);
        const Target target{row.cosem.classId, row.cosem.name, row.cosem.attribute, {}};
        const auto before = settingsOf(*meter);
        const auto number64 = static_cast<std::int64_t>(value);
        QCOMPARE(write(*meter, target, Data::number(tag, number64)), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, target, Data::long64(number64)), DataAccessResult::TypeUnmatched);
        QCOMPARE(
            writeObject(*meter, Role::Reader, target, Data::number(tag, number64)), DataAccessResult::ReadWriteDenied);
        QVERIFY(settingsOf(*meter) == before);
    }

    void theBreakerObeys()
    {
        auto meter = breakerMeter();
        const auto disconnect = method(70, vm::disconnectControlObject, 1);
        const auto reconnect = method(70, vm::disconnectControlObject, 2);
        QCOMPARE(read(*meter, breakerState), Data::enumerated(1));
        QCOMPARE(invokeObject(*meter, Role::Technician, disconnect, Data::integer(0)), DataAccessResult::Success);
        QCOMPARE(read(*meter, breakerState), Data::enumerated(0));
        QCOMPARE(read(*meter, {70, vm::disconnectControlObject, 2, {}}), Data::boolean(0));
        // Once more it is open already: the state forbids it.
        QCOMPARE(
            invokeObject(*meter, Role::Technician, disconnect, Data::integer(0)), DataAccessResult::TemporaryFailure);
        QCOMPARE(invokeObject(*meter, Role::Technician, reconnect, Data::integer(0)), DataAccessResult::Success);
        meter->advanceTo(meter->running().now() + 10);
        QCOMPARE(read(*meter, {70, vm::disconnectControlObject, 2, {}}), Data::boolean(1));
        QCOMPARE(meter->running().meter().logs().disconnect.size(), std::size_t{2});
        QCOMPARE(execute(*meter, vm::script_table::disconnect, 1), DataAccessResult::Success);
        QCOMPARE(read(*meter, breakerState), Data::enumerated(0));
        QCOMPARE(invokeObject(*meter, Role::Reader, reconnect, Data::integer(0)), DataAccessResult::ReadWriteDenied);
        QCOMPARE(invokeObject(*meter, Role::Technician, reconnect, Data::visibleString("now")),
            DataAccessResult::TypeUnmatched);
        const Target mode{70, vm::disconnectControlObject, 4, {}};
        QCOMPARE(write(*meter, mode, Data::enumerated(0)), DataAccessResult::Success);
        QCOMPARE(
            invokeObject(*meter, Role::Technician, reconnect, Data::integer(0)), DataAccessResult::TemporaryFailure);
        QCOMPARE(write(*meter, mode, Data::enumerated(8)), DataAccessResult::OtherReason);
    }

    void withoutABreakerNothingOfItIsThere()
    {
        auto meter = virtualMeter("omnipower-ct");
        for (const auto& name : {vm::disconnectControlObject, vm::limiterObject, nameOf(Setting::DisconnectLimit),
                 nameOf(Setting::PrepaymentFrom), vm::script_table::disconnect, vm::registerMonitorObject(4)})
            QVERIFY(meter->variant().objects().find(name) == nullptr);
    }

    void theLimiterIsTheSmartDisconnect()
    {
        auto meter = breakerMeter();
        QCOMPARE(
            write(*meter, data(nameOf(Setting::DisconnectFunction)), Data::enumerated(2)), DataAccessResult::Success);
        const Target normal{71, vm::limiterObject, 4, {}};
        QCOMPARE(write(*meter, normal, Data::doubleLongUnsigned(1'000'000)), DataAccessResult::Success);
        QCOMPARE(settingsOf(*meter).smartDisconnect.limit, std::int64_t{1'000});
        QCOMPARE(write(*meter, normal, Data::doubleLongUnsigned(1'000'500)), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, normal, Data::doubleLongUnsigned(80'001'000)), DataAccessResult::OtherReason);
        QCOMPARE(read(*meter, {71, vm::limiterObject, 3, {}}), Data::doubleLongUnsigned(3'000'000)); // k1 = 3.0
        QCOMPARE(write(*meter, {71, vm::limiterObject, 6, {}}, Data::doubleLongUnsigned(5)), DataAccessResult::Success);
        // 1.5 kW is above k3·Pd = 1 kW: it opens after t1 + t2 + t3.
        meter->advanceTo(meter->running().now() + 400);
        QCOMPARE(read(*meter, breakerState), Data::enumerated(2));
        const auto thresholds = read(*meter, {21, vm::registerMonitorObject(4), 2, {}});
        QCOMPARE(thresholds,
            Data::array({Data::doubleLongUnsigned(1'000'000), Data::doubleLongUnsigned(2'000'000),
                Data::doubleLongUnsigned(3'000'000)}));
    }

    void alarmFiltersAreThoseOfTheirEvents()
    {
        auto meter = breakerMeter();
        const auto filter
            = [](std::uint8_t number) { return data({0, 0, 97, 98, static_cast<std::uint8_t>(9 + number), 255}); };
        const auto bits = [](std::uint32_t value) { return Data::doubleLongUnsigned(value); };
        const auto& mask = settingsOf(*meter).alarmMask;
        namespace alarm = device::alarm;
        // Magnet 18, cover 20, under-voltage 8 to 10, over-voltage 11 to 13, neutral 16; missing voltage 2 to 4 of
        // filter 2.
        QCOMPARE(write(*meter, filter(4), bits(0x0015'3F00)), DataAccessResult::Success);
        QCOMPARE(mask, alarm::magnet | alarm::tamper | alarm::underVoltage | alarm::overVoltage | alarm::neutralFault);
        QCOMPARE(write(*meter, filter(2), bits(0x1C)), DataAccessResult::Success);
        QCOMPARE(write(*meter, filter(4), bits(0x0000'0700)), DataAccessResult::Success);
        QCOMPARE(mask, alarm::underVoltage | alarm::missingPhase);
        QCOMPARE(read(*meter, filter(2)), bits(0x1C));
        QCOMPARE(read(*meter, filter(4)), bits(0x0700));
        QCOMPARE(read(*meter, filter(6)), bits(0));
        // One phase alone, and events that this meter does not tell.
        QCOMPARE(write(*meter, filter(4), bits(0x0100)), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, filter(3), bits(1)), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, filter(4), Data::longUnsigned(0)), DataAccessResult::TypeUnmatched);
        QCOMPARE(mask, alarm::underVoltage | alarm::missingPhase);
    }

    void monitorsHoldTheLimitsOfTheVoltage()
    {
        auto meter = breakerMeter();
        const auto pair = [](std::uint32_t low, std::uint32_t high) {
            return Data::array({Data::doubleLongUnsigned(low), Data::doubleLongUnsigned(high)});
        };
        const Target first{21, vm::registerMonitorObject(1), 2, {}};
        QCOMPARE(write(*meter, first, pair(200'000, 250'000)), DataAccessResult::Success);
        QCOMPARE(read(*meter, {21, vm::registerMonitorObject(3), 2, {}}), pair(200'000, 250'000));
        // One good and one impossible: neither is taken.
        QCOMPARE(write(*meter, first, pair(205'000, 300'000)), DataAccessResult::OtherReason);
        QCOMPARE(read(*meter, first), pair(200'000, 250'000));
        QCOMPARE(write(*meter, first, Data::array({})), DataAccessResult::TypeUnmatched);
        const Target over{21, vm::registerMonitorObject(5), 2, {}};
        QCOMPARE(write(*meter, over, pair(255'000, 290'000)), DataAccessResult::Success);
        QCOMPARE(int{settingsOf(*meter).smartDisconnect.overVoltageVolt}, 290);
        QCOMPARE(write(*meter, over, pair(255'000, 290'500)), DataAccessResult::OtherReason);
    }

    void scriptsDoWhatTheySay()
    {
        auto meter = breakerMeter();
        const auto stops = meter->running().meter().state().counters.debitingStops;
        QCOMPARE(execute(*meter, vm::script_table::debitingStop, 1), DataAccessResult::Success);
        QCOMPARE(meter->running().meter().state().counters.debitingStops, stops + 1);
        QCOMPARE(invokeObject(*meter, Role::Technician, {7, vm::definitionOf(vm::ProfileLog::Debiting1).name, 2, {}},
                     Data::integer(0)),
            DataAccessResult::Success);
        QCOMPARE(meter->running().meter().state().counters.debitingStops, stops + 2);
        QCOMPARE(execute(*meter, vm::script_table::testMode, 3), DataAccessResult::Success);
        QCOMPARE(read(*meter, data(vm::settingObject(31))), Data::enumerated(3));
        QCOMPARE(execute(*meter, vm::script_table::normalMode, 1), DataAccessResult::Success);
        QVERIFY(!meter->running().meter().state().test.active);
        QCOMPARE(execute(*meter, vm::script_table::globalReset, 1), DataAccessResult::Success);
        QCOMPARE(execute(*meter, vm::script_table::globalReset, 2), DataAccessResult::ObjectUndefined);
        QCOMPARE(execute(*meter, vm::script_table::image, 1), DataAccessResult::OtherReason);
        QCOMPARE(invokeObject(*meter, Role::Technician, {9, vm::script_table::debitingStop, 1, {}}, Data()),
            DataAccessResult::TypeUnmatched);
        auto single = virtualMeter("omnipower-3p", {{"X9", "1"}});
        QCOMPARE(execute(*single, vm::script_table::testMode, 3), DataAccessResult::ObjectUnavailable);
    }

    void prepaymentIsPaid()
    {
        auto meter = breakerMeter();
        const auto payment = registerValue(vm::settingObject(24));
        QCOMPARE(write(*meter, payment, Data::doubleLongUnsigned(5'000)), DataAccessResult::ObjectUnavailable);
        QCOMPARE(
            write(*meter, data(nameOf(Setting::DisconnectFunction)), Data::enumerated(4)), DataAccessResult::Success);
        QCOMPARE(write(*meter, payment, Data::doubleLongUnsigned(5'000)), DataAccessResult::Success);
        QCOMPARE(read(*meter, payment), Data::doubleLongUnsigned(5'000));
        QCOMPARE(write(*meter, payment, Data::doubleLongUnsigned(0)), DataAccessResult::OtherReason);
    }

    void theAnalysisLoggerIsSetByItsProfile()
    {
        auto meter = breakerMeter();
        const Target columns{7, vm::definitionOf(vm::ProfileLog::Analysis).name, 3, {}};
        const auto before = read(*meter, columns);
        const auto object = [](std::uint16_t classId, const Obis& name) {
            return protocol::dlms::CaptureObject{classId, name, 2, 0}.encode();
        };
        const auto voltage = object(3, {1, 1, 32, 25, 0, 255});
        const auto energy = object(3, {1, 1, 1, 8, 0, 255});
        const auto clock = object(8, vm::clockName);
        const auto status = object(1, vm::profileStatusName(2));
        QCOMPARE(write(*meter, columns, Data::array({voltage, energy})), DataAccessResult::Success);
        QCOMPARE(read(*meter, columns), Data::array({clock, status, voltage, energy}));
        // What was read may be written back.
        QCOMPARE(write(*meter, columns, before), DataAccessResult::Success);
        QCOMPARE(read(*meter, columns), before);
        QCOMPARE(write(*meter, columns, Data::array({voltage, object(3, {1, 1, 99, 99, 0, 255})})),
            DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, columns, Data::array(std::vector<Data>(17, voltage))), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, columns, Data::array({Data::integer(1)})), DataAccessResult::TypeUnmatched);
        QCOMPARE(read(*meter, columns), before);
        const Target period{7, columns.name, 4, {}};
        QCOMPARE(write(*meter, period, Data::doubleLongUnsigned(300)), DataAccessResult::Success);
        QCOMPARE(write(*meter, period, Data::doubleLongUnsigned(600)), DataAccessResult::OtherReason);
        QCOMPARE(int{settingsOf(*meter).analysis.minutes}, 5);
        QCOMPARE(write(*meter, {7, vm::definitionOf(vm::ProfileLog::Load).name, 4, {}}, Data::doubleLongUnsigned(300)),
            DataAccessResult::ReadWriteDenied);
    }

    void theRatioIsSetUnlessItIsLocked()
    {
        auto open = virtualMeter("omnipower-ct", {{"Z22", "1"}});
        auto meter = virtualMeter("omnipower-ct", {{"Z22", "2"}});
        int taken = 0;
        for (auto* const each : {open.get(), meter.get()}) {
            const bool isLocked = each->running().meter().model().ratioLocked;
            const auto result = write(*each, data(vm::ratioName), Data::longUnsigned(40));
            QCOMPARE(result, isLocked ? DataAccessResult::TemporaryFailure : DataAccessResult::Success);
            taken += isLocked ? 0 : 1;
            QCOMPARE(write(*each, data(vm::ratioName), Data::longUnsigned(601)),
                isLocked ? DataAccessResult::TemporaryFailure : DataAccessResult::OtherReason);
        }
        QCOMPARE(taken, 1);
    }

    void schedulesTellTheDebitingPeriods()
    {
        auto monthly = virtualMeter("omnipower-3p", {{"Z6", "15"}, {"Z7", "00"}});
        const auto& schedule = monthly->running().meter().model().debiting;
        const auto times = read(*monthly, {22, vm::debitingScheduleObject, 4, {}});
        QVERIFY(times.elements().size() >= 1 || schedule.intervalMonths == 0);
        for (const auto& time : times.elements()) {
            const auto date = axdr::Date::decode(time.elements()[1].octets()).value();
            QCOMPARE(date.dayOfMonth, schedule.day);
        }
    }
};

QTEST_APPLESS_MAIN(SetupObjectsTest)
#include "setup_objects_test.moc"
