// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/setup_names.h"
#include "protocol/virtual_meter/profile/profile_columns.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
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
        set(registerValue(vm::smartDisconnectObject(2)), Data::unsignedInteger(40));
        set(registerValue(vm::smartDisconnectObject(7)), Data::longUnsigned(600));
        set(data(vm::smartDisconnectObject(11)), Data::enumerated(2));
        set(registerValue(vm::smartDisconnectObject(13)), Data::doubleLongUnsigned(12'000));
        set(registerValue(vm::smartDisconnectObject(12)), Data::doubleLongUnsigned(2'000));
        set(registerValue(vm::smartDisconnectObject(19)), Data::longUnsigned(300));
        set(registerValue(vm::smartDisconnectObject(20)), Data::longUnsigned(5));
        set(data(vm::smartDisconnectObject(18)), Data::boolean(1));
        set(registerValue(vm::settingObject(1)), Data::doubleLongUnsigned(250));
        set(registerValue(vm::settingObject(2)), Data::longUnsigned(100));
        set(registerValue(vm::settingObject(3)), Data::longUnsigned(60));
        set(registerValue(vm::settingObject(18)), Data::doubleLongUnsigned(5'000));
        set(registerValue(vm::qualityParameterObject(1)), Data::doubleLongUnsigned(250'000));
        const auto& settings = settingsOf(*meter);
        QCOMPARE(int{settings.smartDisconnect.tenths[0]}, 40);
        QCOMPARE(settings.smartDisconnect.limit, std::int64_t{12'000});
        QVERIFY(settings.smartDisconnect.basis == device::DisconnectBasis::Power);
        QCOMPARE(settings.tariffThresholdWatt[7], std::int64_t{5'000});
        QCOMPARE(settings.voltageQuality.highMean, 250'000);
        // The unit of the limit follows its function.
        QCOMPARE(read(*meter, {3, vm::smartDisconnectObject(13), 3, {}}),
            Data::structure({Data::integer(0), Data::enumerated(27)}));
        set(data(vm::smartDisconnectObject(11)), Data::enumerated(1));
        QCOMPARE(read(*meter, {3, vm::smartDisconnectObject(13), 3, {}}),
            Data::structure({Data::integer(-3), Data::enumerated(33)}));
    }

    void impossibleSettingsAreRefused_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("tag");
        QTest::addColumn<qlonglong>("value");
        const auto add = [](const char* name, int group, int number, axdr::Tag tag, qlonglong value) {
            QTest::newRow(name) << group << number << static_cast<int>(tag) << value;
        };
        using axdr::Tag;
        add("k1 above 9.9", 0, 2, Tag::Unsigned, 100);
        add("k3 above k2", 0, 4, Tag::Unsigned, 25);
        add("t1 above t2", 0, 5, Tag::LongUnsigned, 61);
        add("limit above 80 A", 0, 13, Tag::DoubleLongUnsigned, 80'001);
        add("disconnection at 259 V", 0, 19, Tag::LongUnsigned, 259);
        add("sample of 0 s", 0, 20, Tag::LongUnsigned, 0);
        add("reconnection at 271 V", 0, 21, Tag::LongUnsigned, 271);
        add("function 5", 0, 11, Tag::Enum, 5);
        add("divisor 0.099", 5, 1, Tag::DoubleLongUnsigned, 99);
        add("1001 pulses", 5, 2, Tag::LongUnsigned, 1'001);
        add("delay above 3 h", 5, 3, Tag::LongUnsigned, 10'801);
        add("protected minute 1440", 5, 21, Tag::LongUnsigned, 1'440);
        add("threshold", 5, 11, Tag::DoubleLongUnsigned, 10'000'001);
        add("Uhigh,mean below its range", 6, 1, Tag::DoubleLongUnsigned, 232'299);
        add("mean period of 9 s", 6, 5, Tag::DoubleLongUnsigned, 9);
        add("mean period beyond its member", 6, 5, Tag::DoubleLongUnsigned, 4'000'000'000);
    }

    void impossibleSettingsAreRefused()
    {
        QFETCH(int, group);
        QFETCH(int, number);
        QFETCH(int, tag);
        QFETCH(qlonglong, value);
        auto meter = breakerMeter();
        const Obis name{1, 1, 128, static_cast<std::uint8_t>(group), static_cast<std::uint8_t>(number), 255};
        const auto* const object = meter->variant().objects().find(name);
        QVERIFY(object != nullptr);
        const Target target{object->classId(), name, 2, {}};
        const auto before = settingsOf(*meter);
        const auto number64 = static_cast<std::int64_t>(value);
        QCOMPARE(
            write(*meter, target, Data::number(static_cast<axdr::Tag>(tag), number64)), DataAccessResult::OtherReason);
        QCOMPARE(write(*meter, target, Data::long64(number64)), DataAccessResult::TypeUnmatched);
        QCOMPARE(writeObject(*meter, Role::Reader, target, Data::number(static_cast<axdr::Tag>(tag), number64)),
            DataAccessResult::ReadWriteDenied);
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
        for (const auto& name : {vm::disconnectControlObject, vm::limiterObject, vm::smartDisconnectObject(13),
                 vm::settingObject(21), vm::script_table::disconnect, vm::registerMonitorObject(4)})
            QVERIFY(meter->variant().objects().find(name) == nullptr);
    }

    void theLimiterIsTheSmartDisconnect()
    {
        auto meter = breakerMeter();
        QCOMPARE(write(*meter, data(vm::smartDisconnectObject(11)), Data::enumerated(2)), DataAccessResult::Success);
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
        QCOMPARE(write(*meter, data(vm::smartDisconnectObject(11)), Data::enumerated(4)), DataAccessResult::Success);
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
