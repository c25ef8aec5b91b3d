// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/key_wrap.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/objects/object_names.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using protocol::dlms::DataAccessResult;
using protocol::dlms::Target;
using vm::Role;

namespace {

Target value(const Obis& name)
{
    return {1, name, 2, {}};
}

std::string textAt(vm::VirtualMeter& meter, const Obis& name)
{
    const auto read = readObject(meter, Role::Management, value(name));
    return read ? std::string(read->toText().value_or("no text")) : read.error().id;
}

Data visible(std::string_view characters)
{
    return Data::visibleString(characters);
}

Target clockAttribute(std::int8_t number)
{
    return {8, vm::standardClock, number, {}};
}

axdr::DateTime clockOf(vm::VirtualMeter& meter)
{
    return *readObject(meter, Role::Public, clockAttribute(2))->toDateTime();
}

Data dateTime(std::uint16_t year, std::uint8_t month, std::uint8_t day, std::uint8_t hour, std::uint8_t minute,
    std::int16_t deviation = axdr::deviationNotSpecified, std::uint8_t status = axdr::ClockStatusNotSpecified)
{
    axdr::DateTime time;
    time.date = {year, month, day, axdr::notSpecified};
    time.time = {hour, minute, 0, axdr::notSpecified};
    time.deviation = deviation;
    time.clockStatus = status;
    return Data::octetString(time.encode());
}

const Target securitySetup{64, vm::securitySetupObject(0), 0, {}};

Target method(Target target, std::int8_t number)
{
    target.index = number;
    return target;
}

} // namespace

/// What may be set on an emulated meter through its objects, what it refuses and what it keeps.
class VirtualMeterTest : public TestCase {
    Q_OBJECT

private slots:
    void aFieldOfTheConfigurationIsSetAndKept()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto meter = virtualMeter(variant);
        const auto period = vm::configurationObject(4);
        QCOMPARE(textAt(*meter, period), std::string("2"));
        QVERIFY(meter->running().meter().logs().loadProfile.size() > 0);
        QCOMPARE(writeObject(*meter, Role::Technician, value(period), visible("4")), DataAccessResult::Success);
        QCOMPARE(textAt(*meter, period), std::string("4"));
        // The printed side effects: another integration period clears the load profile.
        QCOMPARE(meter->running().meter().logs().loadProfile.size(), std::size_t{0});
        QCOMPARE(meter->running().meter().model().integrationPeriod, Seconds{3600});

        // The same again is no change.
        const auto changes = meter->running().meter().state().counters.configurationChanges;
        QCOMPARE(writeObject(*meter, Role::Technician, value(period), visible("4")), DataAccessResult::Success);
        QCOMPARE(meter->running().meter().state().counters.configurationChanges, changes);

        const auto effects = meter->settle({});
        QCOMPARE(effects.size(), std::size_t{1});
        QCOMPARE(std::get<protocol::Persist>(effects[0]).key, std::string("document"));
        QVERIFY(meter->settle({}).empty());
        const auto again = virtualMeter(variant, meter->kept());
        QCOMPARE(textAt(*again, period), std::string("4"));
        QVERIFY(again->settle({}).empty());
    }

    void aKeptDocumentReachesAMeterMadeFromAnother()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto meter = virtualMeter(variant);
        QCOMPARE(writeObject(*meter, Role::Technician, value(vm::configurationObject(4)), visible("3")),
            DataAccessResult::Success);
        const auto made
            = vm::VirtualMeter::create({variant, testSecrets(), meter->kept()}, runningMeter(variant->sharedModel()));
        VERIFY_RESULT(made);
        QCOMPARE((*made)->running().meter().model().integrationPeriod, Seconds{1800});
    }

    void oneValueHoldsTheDay()
    {
        auto meter = virtualMeter("omnipower-3p", {{"X9", "1"}});
        const dlms::Target compact{62, {0, 0, 66, 0, 1, 255}, 2, {}};
        const auto buffer = readObject(*meter, Role::Reader, compact);
        VERIFY_RESULT(buffer);
        const auto description = readObject(*meter, Role::Reader, {62, compact.name, 5, {}});
        const auto objects = readObject(*meter, Role::Reader, {62, compact.name, 3, {}});
        // Clock, A+, P+ and status: a meter of A+ alone has no more.
        QCOMPARE(objects->elements().size(), std::size_t{4});
        QCOMPARE(description->octets().size(), std::size_t{2 + 4});
        // The buffer is what the template says: a clock begins with its length.
        QCOMPARE(buffer->octets().size(), std::size_t{13 + 4 + 4 + 4});
        QCOMPARE(buffer->octets()[0], std::byte{12});
    }

    void theWholeConfigurationIsSetAtOnce()
    {
        auto meter = virtualMeter("omnipower-3p");
        const auto all = value(vm::configurationObject(0));
        const auto before = textAt(*meter, all.name);
        QVERIFY(before.starts_with("Z1="));
        QCOMPARE(writeObject(*meter, Role::Technician, all, visible("Z4=3 Z6=15 Z7=03")), DataAccessResult::Success);
        QCOMPARE(textAt(*meter, vm::configurationObject(6)), std::string("15"));
        QCOMPARE(textAt(*meter, vm::configurationObject(7)), std::string("03"));
        QCOMPARE(
            writeObject(*meter, Role::Technician, all, visible("Z6=16 Z1=4 Z4=2")), DataAccessResult::ReadWriteDenied);
        QCOMPARE(writeObject(*meter, Role::Technician, all, visible("Z6=16 Z4=9")), DataAccessResult::OtherReason);
        QCOMPARE(writeObject(*meter, Role::Technician, all, visible("what is this")), DataAccessResult::OtherReason);
        QCOMPARE(writeObject(*meter, Role::Technician, all, Data::unsignedInteger(1)), DataAccessResult::TypeUnmatched);
        QCOMPARE(textAt(*meter, vm::configurationObject(6)), std::string("15")); // all of it or nothing
        QCOMPARE(writeObject(*meter, Role::Reader, all, visible("Z6=16")), DataAccessResult::ReadWriteDenied);
    }

    void impossibleValuesAreRefused_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("result");
        const auto other = static_cast<int>(DataAccessResult::OtherReason);
        QTest::newRow("no such day") << 6 << "31" << other;
        QTest::newRow("wrong width") << 6 << "7" << other;
        QTest::newRow("never printed") << 4 << "9" << other;
        QTest::newRow("no breaker without one") << 19 << "0" << other;
    }
    void impossibleValuesAreRefused()
    {
        QFETCH(int, field);
        QFETCH(QString, code);
        QFETCH(int, result);
        auto meter = virtualMeter("omnipower-3p", {{"X10", "3"}, {"Z19", "1"}});
        const auto name = vm::configurationObject(static_cast<std::uint8_t>(field));
        const auto before = textAt(*meter, name);
        QCOMPARE(
            static_cast<int>(writeObject(*meter, Role::Management, value(name), visible(code.toStdString()))), result);
        QCOMPARE(textAt(*meter, name), before);
        QVERIFY(meter->settle({}).empty());
    }

    void displayListsFollowTheirRules()
    {
        auto meter = virtualMeter("omnipower-3p", {{"X9", "4"}});
        const auto automatic = value(Obis{1, 1, 128, 3, 1, 255});
        const auto manual = value(Obis{1, 1, 128, 3, 2, 255});
        const auto list = [](std::initializer_list<std::string_view> items) {
            std::vector<Data> elements;
            for (const auto item : items)
                elements.push_back(visible(item));
            return Data::array(std::move(elements));
        };
        const auto chosen = list({"active-import-total", "active-export-total"});
        QCOMPARE(writeObject(*meter, Role::Technician, automatic, chosen), DataAccessResult::Success);
        QCOMPARE(*readObject(*meter, Role::Reader, automatic), chosen);
        QCOMPARE(meter->running().display().list(catalog::DisplayListKind::Automatic).size(), std::size_t{2});
        // Legal readings stay in the manual list; what does not exist is in none.
        QCOMPARE(writeObject(*meter, Role::Technician, manual, list({})), DataAccessResult::OtherReason);
        QCOMPARE(
            writeObject(*meter, Role::Technician, automatic, list({"no-such-item"})), DataAccessResult::OtherReason);
        QCOMPARE(writeObject(*meter, Role::Technician, automatic, visible("x")), DataAccessResult::TypeUnmatched);
    }

    void theClockIsSet()
    {
        auto meter = virtualMeter("omnipower-3p");
        const auto now = clockOf(*meter);
        QCOMPARE(now.deviation, std::int16_t{-60});
        QCOMPARE(int{now.time.hour}, 1);
        QCOMPARE(int{now.clockStatus}, 0);
        const auto entries = [&] { return meter->running().meter().logs().clock.size(); };
        const auto before = entries();
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(2), dateTime(2026, 7, 1, 12, 30)),
            DataAccessResult::Success);
        QCOMPARE(entries(), before + 1);
        auto set = clockOf(*meter);
        QCOMPARE(int{set.time.hour}, 12); // local time, and it is summer
        QCOMPARE(set.deviation, std::int16_t{-120});
        QCOMPARE(int{set.clockStatus}, int{axdr::ClockDaylightSaving});
        // With a deviation the time is absolute.
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(2), dateTime(2026, 7, 1, 12, 0, 0)),
            DataAccessResult::Success);
        QCOMPARE(int{clockOf(*meter).time.hour}, 14);
        // The hour that comes twice.
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(2), dateTime(2026, 10, 25, 2, 30)),
            DataAccessResult::Success);
        QCOMPARE(clockOf(*meter).deviation, std::int16_t{-120});
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(2),
                     dateTime(2026, 10, 25, 2, 30, axdr::deviationNotSpecified, 0)),
            DataAccessResult::Success);
        QCOMPARE(clockOf(*meter).deviation, std::int16_t{-60});
    }

    void wrongTimesAreRefused()
    {
        auto meter = virtualMeter("omnipower-3p");
        const auto set
            = [&](const Data& data) { return writeObject(*meter, Role::Technician, clockAttribute(2), data); };
        QCOMPARE(set(dateTime(2026, 2, 30, 12, 0)), DataAccessResult::OtherReason);
        QCOMPARE(set(dateTime(axdr::yearNotSpecified, 1, 1, 12, 0)), DataAccessResult::OtherReason);
        QCOMPARE(set(dateTime(1999, 1, 1, 12, 0)), DataAccessResult::OtherReason);
        QCOMPARE(set(Data::octetString(protocol::Bytes(11))), DataAccessResult::TypeUnmatched);
        QCOMPARE(set(Data::doubleLongUnsigned(1)), DataAccessResult::TypeUnmatched);
        axdr::DateTime wrongDay;
        wrongDay.date = {2026, 1, 1, 1}; // a Thursday
        wrongDay.time = {1, 0, 0, 0};
        QCOMPARE(set(Data::octetString(wrongDay.encode())), DataAccessResult::OtherReason);
        QCOMPARE(writeObject(*meter, Role::Reader, clockAttribute(2), dateTime(2026, 7, 1, 12, 30)),
            DataAccessResult::ReadWriteDenied);
        QCOMPARE(int{clockOf(*meter).time.hour}, 1);
    }

    void methodsOfTheClock()
    {
        auto meter = virtualMeter("omnipower-3p");
        const auto call = [&](std::int8_t number, const Data& data) {
            return invokeObject(*meter, Role::Technician, clockAttribute(number), data);
        };
        meter->advanceTo(newYear + 3600 + 8 * 60);
        QCOMPARE(call(1, Data::integer(0)), DataAccessResult::Success); // 01:08 → 01:15
        QCOMPARE(int{clockOf(*meter).time.minute}, 15);
        QCOMPARE(call(6, Data::longInteger(-70)), DataAccessResult::Success);
        QCOMPARE(int{clockOf(*meter).time.second}, 50);
        QCOMPARE(call(3, Data::integer(0)), DataAccessResult::Success);
        QCOMPARE(int{clockOf(*meter).time.minute}, 14);
        QCOMPARE(call(6, Data::longInteger(901)), DataAccessResult::OtherReason);
        QCOMPARE(call(6, Data::integer(1)), DataAccessResult::TypeUnmatched);
        QCOMPARE(call(4, Data::integer(0)), DataAccessResult::TemporaryFailure);
        QCOMPARE(
            call(5,
                Data::structure({dateTime(2026, 1, 1, 6, 0), dateTime(2026, 1, 1, 0, 0), dateTime(2026, 1, 2, 0, 0)})),
            DataAccessResult::Success);
        QCOMPARE(call(4, Data::integer(0)), DataAccessResult::Success);
        QCOMPARE(int{clockOf(*meter).time.hour}, 6);
        QCOMPARE(call(4, Data::integer(0)), DataAccessResult::TemporaryFailure); // used up
    }

    void timeZoneAndSummerAreFields()
    {
        auto meter = virtualMeter("omnipower-3p");
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(3), Data::longInteger(-120)),
            DataAccessResult::Success);
        QCOMPARE(textAt(*meter, vm::configurationObject(11)), std::string("02"));
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(3), Data::longInteger(300)),
            DataAccessResult::Success);
        QCOMPARE(textAt(*meter, vm::configurationObject(11)), std::string("19"));
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(3), Data::longInteger(30)),
            DataAccessResult::OtherReason);
        QCOMPARE(writeObject(*meter, Role::Technician, clockAttribute(8), Data::boolean(0)), DataAccessResult::Success);
        QCOMPARE(textAt(*meter, vm::configurationObject(15)), std::string("000"));
        QCOMPARE(*readObject(*meter, Role::Reader, clockAttribute(5)), Data::octetString(axdr::DateTime{}.encode()));
    }

    void summerIsTold()
    {
        auto meter = virtualMeter("omnipower-3p");
        const auto begin = readObject(*meter, Role::Reader, clockAttribute(5))->toDateTime();
        const auto end = readObject(*meter, Role::Reader, clockAttribute(6))->toDateTime();
        QVERIFY(begin && end);
        QVERIFY(begin->date == (axdr::Date{2026, 3, 29, 7}));
        QVERIFY(begin->time == (axdr::Time{2, 0, 0, 0}));
        QVERIFY(end->date == (axdr::Date{2026, 10, 25, 7}));
        QVERIFY(end->time == (axdr::Time{3, 0, 0, 0}));
        QCOMPARE(end->deviation, std::int16_t{-120});
    }

    void keysTravelUnderTheMasterKey()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto meter = virtualMeter(variant);
        vm::Key key;
        key[0] = std::byte{0xA5};
        const auto wrapped = protocol::dlms::wrapKey(meter->secrets().master, key).value();
        const auto transfer = [&](std::uint8_t id, std::span<const std::byte> octets) {
            return Data::array({Data::structure({Data::enumerated(id), Data::octetString(octets)})});
        };
        const auto transferKey = method(securitySetup, 2);
        QCOMPARE(invokeObject(*meter, Role::Technician, transferKey, transfer(0, wrapped)),
            DataAccessResult::ReadWriteDenied);
        QCOMPARE(invokeObject(*meter, Role::Management, transferKey, transfer(0, wrapped)), DataAccessResult::Success);
        QVERIFY(meter->secrets().encryption == key);
        QCOMPARE(
            invokeObject(*meter, Role::Management, transferKey, transfer(9, wrapped)), DataAccessResult::OtherReason);
        QCOMPARE(invokeObject(*meter, Role::Management, transferKey, transfer(2, key)), DataAccessResult::OtherReason);
        QCOMPARE(invokeObject(*meter, Role::Management, transferKey, Data::array({})), DataAccessResult::TypeUnmatched);
        const auto again = virtualMeter(variant, meter->kept());
        QVERIFY(again->secrets().encryption == key);
        QVERIFY(again->secrets().authentication == meter->secrets().authentication);
    }

    void thePolicyOnlyStrengthens()
    {
        const auto variant = meterVariant("omnipower-1p", {{"X8", "2"}, {"Z28", "2"}});
        auto meter = virtualMeter(variant);
        const auto activate = [&](std::uint8_t policy) {
            return invokeObject(*meter, Role::Management, method(securitySetup, 1), Data::enumerated(policy));
        };
        QCOMPARE(meter->leastProtection(), dlms::Protection::None);
        QCOMPARE(activate(1), DataAccessResult::Success);
        QCOMPARE(activate(2), DataAccessResult::TemporaryFailure); // authentication would be given up
        QCOMPARE(activate(3), DataAccessResult::Success);
        QCOMPARE(activate(0), DataAccessResult::TemporaryFailure);
        QCOMPARE(activate(4), DataAccessResult::TemporaryFailure);
        QCOMPARE(meter->leastProtection(), dlms::Protection::Both);
        QCOMPARE(virtualMeter(variant, meter->kept())->leastProtection(), dlms::Protection::Both);
        const auto demanded = virtualMeter("omnipower-1p", {{"X8", "2"}, {"Z28", "1"}});
        QCOMPARE(demanded->leastProtection(), dlms::Protection::Both);
    }

    void passwordsAreChanged()
    {
        auto meter = virtualMeter("omnipower-3p");
        const Target password{15, vm::associationObject(2), 7, {}};
        QCOMPARE(writeObject(*meter, Role::Management, password, Data::octetString(protocol::bytesOf("secret"))),
            DataAccessResult::Success);
        QCOMPARE(meter->secrets().readerPassword, std::string("secret"));
        QCOMPARE(readObject(*meter, Role::Management, password).error().id, std::string("read-write-denied"));
        const Target change{15, vm::associationObject(0), 2, {}};
        const auto proof = Data::octetString(protocol::bytesOf("another proof"));
        QCOMPARE(invokeObject(*meter, Role::Technician, change, proof), DataAccessResult::Success);
        QCOMPARE(meter->secrets().technicianSecret, std::string("another proof"));
        auto plain = requesterOf(Role::Technician);
        plain.protection = dlms::Protection::None;
        QCOMPARE(meter->objects().invoke(plain, change, proof).result, DataAccessResult::ScopeOfAccessViolated);
    }

    /// Nobody but the meter itself has to remember what time it is.
    void whoIsServedFindsTheMeterUpToDate()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto around = newYear;
        const auto meter
            = vm::VirtualMeter::create({variant, testSecrets(), {}}, runningMeter(variant->sharedModel()), [&around] {
                  return around;
              }).value();
        around = newYear + 3600;
        std::optional<std::int64_t> wattHours;
        const auto effects = meter->serve([&]() -> protocol::Effects {
            wattHours = readObject(*meter, Role::Reader, {3, {1, 1, 1, 8, 0, 255}, 2, {}})->toInteger();
            meter->changeSecrets(meter->secrets());
            return {protocol::Send{{}}};
        });
        QCOMPARE(wattHours, std::optional<std::int64_t>(1500));
        QCOMPARE(effects.size(), std::size_t{2});
        QVERIFY(std::holds_alternative<protocol::Persist>(effects[0]));
    }

    void countersComeBack()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto meter = virtualMeter(variant);
        const auto& point = vm::accessPointOf(Role::Management);
        QCOMPARE(meter->acceptedCounter(point), 0U);
        protocol::Effects received;
        meter->keysFor(point).acceptedCounter->accept(41, received);
        received.emplace_back(protocol::Send{{}});
        const auto effects = meter->settle(std::move(received));
        QCOMPARE(effects.size(), std::size_t{2});
        QCOMPARE(std::get<protocol::Persist>(effects[0]).value, dlms::InvocationCounter::encode(42));
        QCOMPARE(meter->acceptedCounter(point), 41U);
        const Target counter{1, vm::invocationCounterObject(0), 2, {}};
        QCOMPARE(readObject(*meter, Role::Public, counter)->toInteger(), std::optional<std::int64_t>(41));
        const auto again = virtualMeter(variant, meter->kept());
        QCOMPARE(again->acceptedCounter(point), 41U);
        // As it was kept before keys were told apart.
        const auto old = virtualMeter(variant, {{"client-1/receive", dlms::InvocationCounter::encode(43)}});
        QCOMPARE(old->acceptedCounter(point), 42U);
    }

    void damagedValuesAreNamed_data()
    {
        QTest::addColumn<QString>("key");
        for (const auto* key :
            {"document", "secrets", "security-policy", "invocation-counter/send", "client-48/receive"})
            QTest::newRow(key) << key;
    }
    void damagedValuesAreNamed()
    {
        QFETCH(QString, key);
        const auto variant = meterVariant("omnipower-3p");
        const auto made
            = vm::VirtualMeter::create({variant, testSecrets(), {{key.toStdString(), protocol::bytesOf("?!")}}},
                runningMeter(variant->sharedModel()));
        QVERIFY(!made);
        QCOMPARE(made.error().id, std::string("kept-value"));
        QCOMPARE(made.error().where, key.toStdString());
    }

    void settingsOfRegistersAreSet()
    {
        auto meter = virtualMeter("omnipower-ct");
        const auto number = value({1, 1, 0, 0, 1, 255});
        QCOMPARE(writeObject(*meter, Role::Technician, number, visible("12AB")), DataAccessResult::Success);
        QCOMPARE(textAt(*meter, number.name), std::string("12AB"));
        QCOMPARE(writeObject(*meter, Role::Technician, number, visible("12-34")), DataAccessResult::OtherReason);
        QCOMPARE(
            writeObject(*meter, Role::Technician, number, visible("12345678901234567")), DataAccessResult::OtherReason);
        const auto ratio = value({1, 1, 0, 4, 2, 255});
        QCOMPARE(writeObject(*meter, Role::Technician, ratio, Data::longUnsigned(40)), DataAccessResult::Success);
        QVERIFY(writeObject(*meter, Role::Technician, ratio, Data::longUnsigned(601)) != DataAccessResult::Success);
        QCOMPARE(readObject(*meter, Role::Reader, ratio)->toInteger(), std::optional<std::int64_t>(40));
    }

    void associationsAreKnown()
    {
        auto meter = virtualMeter("omnipower-1p", {{"X8", "2"}, {"Z28", "1"}});
        auto& objects = meter->objects();
        QVERIFY(!objects.association(17, 1));
        QVERIFY(!objects.association(16, 2));
        QVERIFY(!objects.association(vm::accessPointOf(Role::ConsumerPush).client, 1));
        QVERIFY(objects.association(16, 1)->protection == dlms::Protection::None);
        QVERIFY(!objects.association(16, 1)->keys);
        QVERIFY(objects.association(32, 1)->protection == dlms::Protection::Both);
        QVERIFY(objects.association(1, 1)->keys);
        QVERIFY(objects.association(1, 1)->maxReceivePduSize >= 1024);
    }
};

QTEST_GUILESS_MAIN(VirtualMeterTest)
#include "virtual_meter_test.moc"
