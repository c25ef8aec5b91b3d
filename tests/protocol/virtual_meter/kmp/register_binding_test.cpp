// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/kmp/kmp_register_map.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using protocol::Bytes;

namespace kmp = protocol::kmp;

namespace {

constexpr std::uint16_t password = vm::demonstration::kmpPassword;
constexpr auto tenths = 0x41;
constexpr auto thousandths = 0x43;

kmp::RegisterValue value(kmp::RegisterId id, kmp::Unit unit, std::uint8_t octets, int signExponent, std::int64_t number)
{
    return *kmp::numberValue(
        id, {static_cast<std::uint8_t>(unit), octets, static_cast<std::uint8_t>(signExponent)}, number);
}

/// Asked and answered as on a line.
std::optional<kmp::Answer> ask(vm::VirtualMeter& meter, const kmp::Request& request)
{
    kmp::Server server(meter.registers());
    const auto bytes = protocol::sentBytes(server.receive(kmp::encode(kmp::encodeRequest(request)), {}));
    if (bytes.empty())
        return std::nullopt;
    if (bytes == Bytes{kmp::acknowledgementOctet})
        return kmp::Acknowledged{};
    return kmp::decodeAnswer(*kmp::decode(bytes)).value();
}

std::string textOf(vm::VirtualMeter& meter, kmp::RegisterId id)
{
    const auto found = meter.registers().read(id);
    if (!found)
        return "absent";
    if (found->unit == static_cast<std::uint8_t>(kmp::Unit::Ascii))
        return kmp::asciiText(*found);
    return kmp::text(*kmp::decimal(*found)) + " " + std::string(kmp::unitName(found->unit));
}

bool isAccepted(vm::VirtualMeter& meter, const kmp::Request& request)
{
    return ask(meter, request) == std::optional<kmp::Answer>(kmp::Acknowledged{});
}

} // namespace

/// The emulated meter as KMP reads and sets it.
class RegisterBindingTest : public TestCase {
    Q_OBJECT

    static std::unique_ptr<vm::VirtualMeter> meter()
    {
        return virtualMeter("omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"X10", "2"}, {"Z28", "2"}});
    }

private slots:
    void theMapNamesWhatTheSourcesName()
    {
        const auto variant = meterVariant("omnipower-1p");
        for (const auto& row : vm::registerMap()) {
            QVERIFY2(variant->tables().kmpRegisters.find(row.id) != nullptr, std::to_string(row.id).c_str());
        }
    }

    void everyRegisterOfEveryVariantIsWhole_data()
    {
        QTest::addColumn<int>("variant");
        for (int variant = 0; variant < int(namedVariants().size()); ++variant)
            QTest::newRow(namedVariants()[std::size_t(variant)].name) << variant;
    }

    void everyRegisterOfEveryVariantIsWhole()
    {
        QFETCH(int, variant);
        const auto one = virtualMeter(namedVariants()[std::size_t(variant)]);
        const auto& model = one->running().meter().model();
        const auto& table = one->variant().tables().kmpRegisters;
        std::size_t present = 0;
        for (std::uint32_t id = 0; id <= 0xFFFF; ++id) {
            const auto found = one->registers().read(static_cast<kmp::RegisterId>(id));
            if (!found)
                continue;
            ++present;
            const auto* const row = vm::findMapped(found->id);
            QVERIFY(row != nullptr);
            QCOMPARE(found->id, static_cast<kmp::RegisterId>(id));
            if (row->content == vm::RegisterContent::Device)
                QVERIFY(device::findRegister(model, row->obis) != nullptr);
            // The format that a source shows is kept; texts have the length that they have.
            const auto* const known = table.find(found->id);
            if (known->format && known->format->unit != static_cast<std::uint8_t>(kmp::Unit::Ascii)) {
                QCOMPARE(found->unit, known->format->unit);
                QVERIFY2(found->octets.size() >= known->format->octets, std::to_string(id).c_str());
            }
            QVERIFY(!found->octets.empty());
        }
        QVERIFY(present > 60);
    }

    void registersSayWhatTheDeviceSays()
    {
        const auto one = meter();
        QCOMPARE(textOf(*one, 1), std::string("1.5 kWh"));
        QCOMPARE(textOf(*one, 3), std::string("0.3 kvarh"));
        QCOMPARE(textOf(*one, 13), std::string("1.5000 kWh"));
        QCOMPARE(textOf(*one, 17), std::string("1.5 kWh"));
        QCOMPARE(textOf(*one, 1023), std::string("1.500 kW"));
        QCOMPARE(textOf(*one, 1054), std::string("230 V"));
        QCOMPARE(textOf(*one, 1055), std::string("absent"));
        QCOMPARE(textOf(*one, 39), std::string("1.500 kW"));
        QCOMPARE(textOf(*one, 1001), std::string("15085488 number"));
        QCOMPARE(textOf(*one, 1004), std::string("1 h"));
        QCOMPARE(textOf(*one, 1002), std::string("10000 clock"));
        QCOMPARE(textOf(*one, 1003), std::string("260101 date"));
        QCOMPARE(hexText(one->registers().read(1047)->octets), QByteArray("020400000101011A"));
        QCOMPARE(textOf(*one, 1126), one->running().meter().model().typeCode);
        QCOMPARE(textOf(*one, 48), std::string("absent"));
        QCOMPARE(textOf(*one, 54), std::string("absent")); // not published for OMNIPOWER
        // As KMP447 frames it.
        kmp::Server server(one->registers());
        QCOMPARE(hexText(protocol::sentBytes(server.receive(hex("803F100100 0155A10D"), {}))),
            QByteArray("403F1000010204410000000F8BA50D"));
    }

    void typesAndConfigurationNumbers()
    {
        QCOMPARE(std::get<kmp::MeterType>(*ask(*meter(), kmp::GetType{})).word, std::uint16_t{0x5A00});
        // One letter, A to Z, whatever is printed on the meter.
        for (const char* family : {"omnipower-1p", "omnipower-3p", "omnipower-ct", "kamstrup-162m", "kamstrup-382m"}) {
            const auto letter = std::get<kmp::MeterType>(*ask(*virtualMeter(family), kmp::GetType{})).revisionLetter;
            QVERIFY2(letter >= 1 && letter <= 26, family);
        }
        const auto old = virtualMeter("kamstrup-382m");
        const auto& model = old->running().meter().model();
        const std::uint16_t word = model.hasBreaker() ? 0x6900 : 0x6800;
        QCOMPARE(std::get<kmp::MeterType>(*ask(*old, kmp::GetType{})).word, word);
        QCOMPARE(textOf(*old, 1005), std::to_string(model.hasBreaker() ? 69000101 : 68000101) + " number");
        const auto text = configuration::configurationText(*model.configuration.family, model.configuration.codes);
        const auto first = std::to_string(std::stoi(text.substr(text.find("1=") + 2)));
        QCOMPARE(textOf(*old, 54), first + " number");
        for (const auto id : {55, 56, 1029, 1075})
            QVERIFY(old->registers().read(static_cast<kmp::RegisterId>(id)).has_value());
    }

    void settingsAreWrittenThroughTheMetersOwnRules()
    {
        const auto one = meter();
        const auto& settings = one->running().meter().state().settings;
        const auto changes = one->changes();
        const auto wrong = value(51, kmp::Unit::Number, 4, 0, 12345678);
        QVERIFY(!ask(*one, kmp::PutRegister{1, wrong}));
        QVERIFY(isAccepted(*one, kmp::PutRegister{password, wrong}));
        QCOMPARE(one->changes(), changes + 1);
        QCOMPARE(textOf(*one, 51), std::string("12345678 number"));
        kmp::RegisterValue letters{52, static_cast<std::uint8_t>(kmp::Unit::Ascii), 0, protocol::bytesOf("AB12")};
        QVERIFY(isAccepted(*one, kmp::PutRegister{password, letters}));
        QCOMPARE(textOf(*one, 52), std::string("AB12"));
        letters.octets = protocol::bytesOf("A B");
        QVERIFY(!ask(*one, kmp::PutRegister{password, letters}));

        QVERIFY(isAccepted(*one, kmp::PutRegister{password, value(1039, kmp::Unit::Kilowatt, 4, thousandths, 5500)}));
        QCOMPARE(settings.powerThresholdWatt, std::int64_t{5500});
        QVERIFY(isAccepted(*one, kmp::PutRegister{password, value(1109, kmp::Unit::Number, 1, tenths, 45)}));
        QVERIFY(isAccepted(*one, kmp::PutRegister{password, value(1112, kmp::Unit::Second, 2, 0, 7)}));
        QCOMPARE(settings.smartDisconnect.tenths[0], std::uint8_t{45});
        QCOMPARE(settings.smartDisconnect.seconds[0], std::uint16_t{7});
        QVERIFY(isAccepted(*one, kmp::PutRegister{password, value(6008, kmp::Unit::Kilowatt, 4, thousandths, 1)}));
        QCOMPARE(settings.tariffThresholdWatt[0], std::int64_t{1});
    }

    void theImpossibleAndTheLegalAreMetWithSilence()
    {
        const auto one = meter();
        const auto before = one->running().meter().state().settings;
        const auto check = one->running().meter().legalCheck();
        for (const auto& refused : {value(1, kmp::Unit::KilowattHour, 4, tenths, 0), // a register that counts
                 value(1001, kmp::Unit::Number, 4, 0, 1), value(1102, kmp::Unit::None, 2, 0, 1),
                 value(48, kmp::Unit::Number, 4, 0, 2), // no transformers here
                 value(1109, kmp::Unit::Number, 1, tenths, 5), // k1 below k2
                 value(1109, kmp::Unit::Second, 1, tenths, 45), // another unit
                 value(1039, kmp::Unit::Kilowatt, 4, 0x44, 55001), // tenths of a watt
                 value(1212, kmp::Unit::Volt, 2, tenths, 100), value(2010, kmp::Unit::Number, 4, 0, 9),
                 value(9999, kmp::Unit::Number, 4, 0, 1)})
            QVERIFY2(!ask(*one, kmp::PutRegister{password, refused}), std::to_string(refused.id).c_str());
        QVERIFY(one->running().meter().state().settings == before);
        QCOMPARE(one->running().meter().legalCheck(), check);
    }

    void clockDebitingAndBreaker()
    {
        const auto one = meter();
        QVERIFY(isAccepted(*one, kmp::SetClock{{260630, 120000}}));
        QCOMPARE(one->running().meter().clock().now().seconds, device::meterTime(2026, 6, 30, 12).seconds);
        QCOMPARE(textOf(*one, 1002), std::string("130000 clock")); // the glass shows summer time
        const auto stops = one->running().meter().state().counters.debitingStops;
        QVERIFY(isAccepted(*one, kmp::DebitingStop{}));
        QCOMPARE(textOf(*one, 47), std::to_string(stops + 1) + " number");

        const auto state = [&] { return std::get<kmp::CutOffStatus>(*ask(*one, kmp::GetCutOffState{})).state; };
        QCOMPARE(state(), std::uint8_t{0x04});
        QVERIFY(isAccepted(*one, kmp::SetCutOffState{kmp::CutOffCommand::Disconnect}));
        QCOMPARE(state(), std::uint8_t{0x01});
        QVERIFY(!ask(*one, kmp::SetCutOffState{kmp::CutOffCommand::Disconnect}));
        QVERIFY(!ask(*one, kmp::SetCutOffState{kmp::CutOffCommand::Release})); // mode 2 connects at once
        QVERIFY(isAccepted(*one, kmp::SetCutOffState{kmp::CutOffCommand::Reconnect}));
        QCOMPARE(state(), std::uint8_t{0x04});
        const auto without = virtualMeter("omnipower-1p", {{"X10", "0"}, {"Z28", "2"}});
        QVERIFY(!ask(*without, kmp::SetCutOffState{kmp::CutOffCommand::Disconnect}));
        QCOMPARE(std::get<kmp::CutOffStatus>(*ask(*without, kmp::GetCutOffState{})).state, std::uint8_t{0});
    }

    void aReleasedBreakerIsClosed()
    {
        const auto one = meter();
        auto settings = one->running().meter().state().settings;
        settings.breakerMode = 1;
        VERIFY_RESULT(one->running().meter().change(settings));
        QVERIFY(isAccepted(*one, kmp::SetCutOffState{kmp::CutOffCommand::Disconnect}));
        QVERIFY(!ask(*one, kmp::SetCutOffState{kmp::CutOffCommand::Reconnect}));
        QVERIFY(isAccepted(*one, kmp::SetCutOffState{kmp::CutOffCommand::Release}));
        QCOMPARE(std::get<kmp::CutOffStatus>(*ask(*one, kmp::GetCutOffState{})).state, std::uint8_t{0x08});
        QVERIFY(isAccepted(*one, kmp::SetCutOffState{kmp::CutOffCommand::Reconnect}));
        QCOMPARE(std::get<kmp::CutOffStatus>(*ask(*one, kmp::GetCutOffState{})).state, std::uint8_t{0x04});
    }

    void theProcessorStartsAgain()
    {
        const auto one = meter();
        const auto entries = one->running().meter().logs().status.size();
        QVERIFY(isAccepted(*one, kmp::Reset{kmp::Backup::Kept}));
        const auto energy = one->running().meter().state().registers.total(device::Energy::ActiveImport);
        one->advanceTo(one->running().now() + 5);
        QCOMPARE(one->running().meter().state().registers.total(device::Energy::ActiveImport), energy);
        one->advanceTo(one->running().now() + 60);
        QVERIFY(one->running().meter().state().registers.total(device::Energy::ActiveImport) > energy);
        QCOMPARE(one->running().meter().logs().status.size(), entries + 1);
        QVERIFY(!ask(*one, kmp::ShowYes{}));
    }

    void eventsAreToldAndCleared()
    {
        const auto one = meter();
        const auto flags = [&] { return std::get<kmp::EventStatus>(*ask(*one, kmp::ReadEventStatus{})).flags; };
        one->running().meter().setMagnet(device::Magnet::Present);
        QCOMPARE(flags(), kmp::event::magnet | kmp::event::unreadStatus);
        // Conditional: only once the log was read.
        (void)ask(*one, kmp::ClearEventStatus{kmp::event::magnet, 0});
        QCOMPARE(flags(), kmp::event::magnet | kmp::event::unreadStatus);
        QVERIFY(ask(*one, kmp::LogRequest{kmp::LogDirection::FromLastRead, 2, {1047, 50}, 8, 255, {}, 0}));
        (void)ask(*one, kmp::ClearEventStatus{kmp::event::magnet, 0});
        QCOMPARE(flags(), 0U);
        // Gone and come again it is told again.
        one->running().meter().setMagnet(device::Magnet::Absent);
        (void)ask(*one, kmp::ClearEventStatus{});
        one->running().meter().setMagnet(device::Magnet::Present);
        QVERIFY((flags() & kmp::event::magnet) != 0);
        (void)ask(*one, kmp::ClearEventStatus{0, 0xFFFFFFFF});
        QCOMPARE(flags(), 0U);
    }

    void whereEncryptionIsDemandedOnlyTheNameIsTold()
    {
        const auto one = virtualMeter("omnipower-1p", {{"X8", "2"}, {"Z28", "1"}});
        QVERIFY(ask(*one, kmp::GetType{}));
        QVERIFY(ask(*one, kmp::GetSerialNumber{}));
        QVERIFY(std::get<kmp::Registers>(*ask(*one, kmp::GetRegister{{1, 1001}})).values.empty());
        QVERIFY(!ask(*one, kmp::SetClock{{260630, 120000}}));
        QVERIFY(!ask(*one, kmp::DebitingStop{}));
        QVERIFY(!ask(*one, kmp::PutRegister{password, value(51, kmp::Unit::Number, 4, 0, 1)}));
        QVERIFY(!ask(*one, kmp::ReadOutRequest{kmp::ReadOutDirection::FromId, 6, {1047, 1}, 5, 0}));
    }
};

QTEST_APPLESS_MAIN(RegisterBindingTest)
#include "register_binding_test.moc"
