// SPDX-License-Identifier: Apache-2.0
#include "core/device/configuration_change.h"
#include "core/device/meter_display.h"
#include "core/device/model_making.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

bool has(const std::vector<SideEffect>& effects, SideEffect effect)
{
    return std::ranges::find(effects, effect) != effects.end();
}

std::vector<std::byte> block(std::size_t size, std::uint8_t content)
{
    return std::vector<std::byte>(size, std::byte{content});
}

std::string shown(const MeterDisplay& display, const Meter& meter)
{
    const auto* const item = display.shownItem(meter);
    return item == nullptr ? std::string() : item->id;
}

const auto kilowatt = second(phaseSecond(1'000'000), phaseSecond(1'000'000), phaseSecond(1'000'000));

} // namespace

class MeterSetUpTest : public TestCase {
    Q_OBJECT

private slots:
    void pulsesKeepTheirLengthAndNumber()
    {
        // 1 kW at 1000 imp/kWh: one pulse each 3.6 s.
        Microseconds free = 0;
        const PulseShape shape{energyPerPulse(1000), 30'000, 30'000};
        const auto calm = pulseTrains(shape, 0, 1'000'000, {0}, 3'600, free);
        QCOMPARE(calm[0].count, std::int64_t{0});
        QCOMPARE(calm[1].count, std::int64_t{1000});
        QCOMPARE(calm[1].first, Microseconds{3'600'000});
        QCOMPARE(calm[1].spacing, Microseconds{3'600'000});
        // 3 × 100 A: 19.17 imp/s, faster than 30 ms and 30 ms allow; the pulses queue.
        free = 0;
        const auto fast = pulseTrains(shape, 0, 69'000'000, {0}, 60, free);
        QCOMPARE(fast[0].count, std::int64_t{1150});
        QCOMPARE(fast[0].spacing, Microseconds{60'000});
        QCOMPARE(fast[0].length, Microseconds{30'000});
        QVERIFY(free > 60'000'000);
        // Then they catch up and fall in step again.
        const auto after = pulseTrains(shape, std::int64_t{69'000'000} * 60, 10'000'000, {60}, 600, free);
        QVERIFY(after[0].count > 0 && after[1].count > 0);
        QCOMPARE(after[0].spacing, Microseconds{60'000});
        QCOMPARE(after[1].spacing, Microseconds{360'000});
        QVERIFY(after[1].first >= after[0].first + after[0].count * after[0].spacing);
        QCOMPARE(after[0].count + after[1].count,
            (std::int64_t{69'000'000} * 60 + std::int64_t{10'000'000} * 600) / 3'600'000 - 1150);
        // Limits of the technical description: 86 A at 30 ms, 32 A at 80 ms, three phases at 230 V.
        const auto queues = [](std::int64_t ampere, Microseconds length) {
            Microseconds line = 0;
            (void)pulseTrains({energyPerPulse(1000), length, length}, 0, ampere * 3 * 230'000, {0}, 3'600, line);
            return line > Microseconds{3'600} * 1'000'000 + 2 * length;
        };
        QVERIFY(!queues(86, 30'000) && queues(88, 30'000));
        QVERIFY(!queues(32, 80'000) && queues(33, 80'000));
    }

    void aMeterPulsesOnItsLines()
    {
        auto meter = meterOf(modelOf("omnipower-3p", {{"Z3", "16"}, {"Z8", "3"}}));
        std::array<std::int64_t, pulseLines> counts{};
        std::array<Microseconds, pulseLines> lengths{};
        meter.listenToPulses([&](PulseLine line, const PulseTrain& train) {
            counts[static_cast<std::size_t>(line)] += train.count;
            lengths[static_cast<std::size_t>(line)] = train.length;
        });
        run(meter, second(phaseSecond(2'000'000), phaseSecond(-1'000'000), phaseSecond(0)), 3'600);
        QCOMPARE(counts[0], std::int64_t{3000}); // LED: import and export
        QCOMPARE(counts[1], std::int64_t{3000}); // S0, in step with the LED
        QCOMPARE(counts[2], std::int64_t{1000}); // A− on port 1
        QCOMPARE(counts[3], std::int64_t{2000}); // A+ on port 2
        QCOMPARE(lengths[0], Microseconds{30'000});
        QCOMPARE(lengths[3], Microseconds{80'000});
        // In test mode the LED follows one energy; behind transformers it is ten times as fast.
        counts = {};
        meter.startTestMode(Energy::ActiveExport);
        run(meter, second(phaseSecond(2'000'000), phaseSecond(-1'000'000), phaseSecond(0)), 3'600);
        QCOMPARE(counts[0], std::int64_t{1000});
        run(meter, kilowatt, 15 * 3'600);
        QVERIFY(!meter.state().test.active); // 16 h
        auto transformer = meterOf(modelOf("omnipower-ct"));
        std::int64_t led = 0;
        std::int64_t s0 = 0;
        transformer.listenToPulses(
            [&](PulseLine line, const PulseTrain& train) { (line == PulseLine::Led ? led : s0) += train.count; });
        run(transformer, second(phaseSecond(100'000), phaseSecond(100'000), phaseSecond(100'000)), 3'600);
        QCOMPARE(led, std::int64_t{3000});
        QCOMPARE(s0, std::int64_t{1500});
    }

    void noSetterReachesLegalData()
    {
        for (const auto* const family : {"omnipower-1p", "omnipower-3p", "omnipower-ct"}) {
            auto meter = meterOf(modelOf(family));
            run(meter, kilowatt, 5'000);
            const auto legal = meter.legalCheck();
            const auto registers = meter.state().registers;
            const auto profile = meter.logs().loadProfile.size();
            auto settings = meter.state().settings;
            settings.meterNumbers[0].fill('7');
            settings.alarmMask = alarm::all;
            settings.powerThresholdWatt = 1;
            QVERIFY(meter.change(settings).has_value());
            meter.setMagnet(Magnet::Present);
            meter.setCover(Cover::Open);
            meter.setPort(0, Level::High);
            meter.countInputPulses(10, 1);
            meter.setTemperature(40'000);
            meter.startTestMode(Energy::ActiveImport);
            meter.stopTestMode();
            meter.stopDebitingPeriod();
            meter.releaseTamper();
            (void)meter.setClock(meter.clock().now() + 100);
            (void)meter.setRatio(7);
            (void)meter.pay(5);
            (void)meter.setTariff({2});
            (void)meter.overrideTariff({2}, 10);
            (void)meter.switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Active);
            for (const auto request :
                {BreakerRequest::RemoteDisconnect, BreakerRequest::RemoteReconnect, BreakerRequest::ManualDisconnect,
                    BreakerRequest::ManualReconnect, BreakerRequest::LocalDisconnect, BreakerRequest::LocalReconnect})
                (void)meter.requestBreaker(request);
            (void)meter.activateImage();
            QCOMPARE(meter.legalCheck(), legal);
            QVERIFY(meter.state().registers == registers);
            QVERIFY(meter.logs().loadProfile.size() >= profile);
            for (const auto& [field, code] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
                     {"Z1", "3"}, {"X9", "1"}, {"X6", "A"}}) {
                const auto other = modelOf(family, {{field, code}});
                QCOMPARE(meter.configure(other).error().id, std::string("device-legal"));
            }
            auto document = documentOf(family);
            document.calculationMethod = configuration::CalculationMethod::TotalSum;
            QCOMPARE(
                meter.configure(makeModel(sharedCatalog(), document).value()).error().id, std::string("device-legal"));
            QCOMPARE(meter.legalCheck(), legal);
            // The trip counter is the one register a person may set to zero; it is not legal.
            meter.resetTripCounters();
            QCOMPARE(meter.state().registers.total(Energy::ActiveImport), registers.total(Energy::ActiveImport));
        }
    }

    void changesHaveTheirPrintedSideEffects()
    {
        const auto before = modelOf("omnipower-1p");
        QVERIFY(sideEffects(*before, *before).empty());
        const auto period = sideEffects(*before, *modelOf("omnipower-1p", {{"Z4", "4"}}));
        QVERIFY(has(period, SideEffect::ClearsLoadProfile) && has(period, SideEffect::RestartsDemand));
        QVERIFY(has(sideEffects(*before, *modelOf("omnipower-1p", {{"Z29", "1"}})), SideEffect::ClearsLoadProfile));
        QVERIFY(sideEffects(*before, *modelOf("omnipower-1p", {{"Z27", "2"}})).empty());
        QVERIFY(has(sideEffects(*before, *modelOf("omnipower-1p", {{"Z25", "3"}})), SideEffect::ClearsDebitingLogger2));
        QVERIFY(has(sideEffects(*before, *modelOf("omnipower-1p", {{"Z11", "02"}})), SideEffect::SetsClock));
        QVERIFY(has(sideEffects(*before, *modelOf("omnipower-1p", {{"Z6", "02"}})), SideEffect::MovesDebitingStop));
        QVERIFY(has(sideEffects(*before, *modelOf("omnipower-1p", {{"Z13", "002"}})), SideEffect::RestartsTariffs));
        auto meter = meterOf(before);
        run(meter, kilowatt, 100'000);
        const auto registers = meter.state().registers;
        QVERIFY(meter.configure(modelOf("omnipower-1p", {{"Z4", "4"}, {"Z11", "02"}})).has_value());
        QVERIFY(meter.logs().loadProfile.isEmpty());
        QVERIFY(!meter.logs().debiting2.isEmpty());
        QVERIFY(meter.state().registers == registers);
        QCOMPARE(meter.clock().now().seconds, normalTime(meter.now(), 120).seconds);
        run(meter, kilowatt, 7'200);
        QCOMPARE(meter.logs().loadProfile.size(), std::size_t{2});
        QCOMPARE(meter.logs().loadProfile.time(0).seconds % 3'600, std::int64_t{0});
    }

    void imagesAreTakenWholeOrRefused()
    {
        const std::array blocks{block(256, 1), block(256, 2), block(100, 3)};
        std::uint32_t check = 0;
        for (std::uint32_t number = 0; number < blocks.size(); ++number)
            check ^= ImageTransfer::checkOf(number, blocks[number]);
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto& image = meter.image();
        QCOMPARE(image.transfer(0, blocks[0]).error().id, std::string("image-not-initiated"));
        QVERIFY(image.initiate(612, check).has_value());
        QVERIFY(image.transfer(2, blocks[2]).has_value());
        QVERIFY(image.transfer(0, blocks[0]).has_value());
        QCOMPARE(image.firstMissing(), 1U);
        QCOMPARE(image.verify().error().id, std::string("image-incomplete"));
        QCOMPARE(image.transfer(1, blocks[2]).error().id, std::string("image-block"));
        QCOMPARE(image.transfer(3, blocks[0]).error().id, std::string("image-block"));
        QVERIFY(image.initiate(612, check).has_value()); // resumes
        QCOMPARE(image.firstMissing(), 1U);
        QCOMPARE(meter.activateImage().error().id, std::string("image-not-verified"));
        QVERIFY(image.transfer(1, blocks[1]).has_value());
        QVERIFY(image.verify().has_value());
        QVERIFY(meter.activateImage().has_value());
        QCOMPARE(image.state(), ImageState::ActivationSuccessful);
        QCOMPARE(meter.logs().status.newest().event, StatusEvent::ImageActivated);
        // Damaged.
        QVERIFY(image.initiate(612, check ^ 1U).has_value());
        for (std::uint32_t number = 0; number < blocks.size(); ++number)
            QVERIFY(image.transfer(number, blocks[number]).has_value());
        QCOMPARE(image.verify().error().id, std::string("image-damaged"));
        QCOMPARE(image.initiate(0, 0).error().id, std::string("image-size"));
    }

    void portsDriveLoads()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z3", "26"}, {"Z14", "001"}}));
        run(meter, kilowatt, 10);
        QVERIFY(meter.portLevel(0) == Level::Low && meter.portLevel(1) == Level::Low);
        QVERIFY(meter.switchLoad(tariff::LoadOutput::Two, tariff::LoadPosition::Active).has_value());
        QVERIFY(meter.portLevel(0) == Level::Low && meter.portLevel(1) == Level::High);
        auto settings = meter.state().settings;
        settings.loadStartDelayLimit = 10;
        QVERIFY(meter.change(settings).has_value());
        auto other = meterOf(modelOf("omnipower-1p"));
        QCOMPARE(other.switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Active).error().id,
            std::string("device-absent"));
        // In step with the tariff: output 1 repeats the first input, so it is on in T2 and T4.
        auto follower = meterOf(modelOf("omnipower-1p", {{"Z3", "18"}, {"Z13", "002"}}));
        run(follower, kilowatt, 10);
        QVERIFY(follower.portLevel(1) == Level::Low);
        QVERIFY(follower.setTariff({2}).has_value());
        QVERIFY(follower.portLevel(1) == Level::High);
        QVERIFY(follower.setTariff({3}).has_value());
        QVERIFY(follower.portLevel(1) == Level::Low);
    }

    void tamperIsLoggedAndRaised()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z3", "03"}, {"Z8", "2"}}));
        auto settings = meter.state().settings;
        settings.alarmMask = alarm::magnet | alarm::alarmInput;
        QVERIFY(meter.change(settings).has_value());
        run(meter, kilowatt, 60);
        meter.setMagnet(Magnet::Present);
        meter.setMagnet(Magnet::Present);
        QCOMPARE(meter.logs().status.size(), std::size_t{1});
        QCOMPARE(meter.raisedAlarms(), alarm::magnet);
        meter.setMagnet(Magnet::Absent);
        QCOMPARE(meter.raisedAlarms(), 0U);
        QVERIFY(meter.state().tamperSeen);
        meter.setCover(Cover::Open);
        QCOMPARE(meter.raisedAlarms(), 0U); // masked
        meter.setPort(1, Level::High);
        QCOMPARE(meter.raisedAlarms(), alarm::alarmInput);
        QVERIFY((meter.state().status & status::externalAlarm) != 0);
        meter.setCover(Cover::Closed);
        meter.releaseTamper();
        QVERIFY(!meter.state().tamperSeen);
    }

    void theGlassFollowsItsLists()
    {
        const auto model = modelOf("omnipower-3p");
        auto meter = meterOf(model);
        MeterDisplay display(*model);
        run(meter, kilowatt, 1);
        const auto& automatic = display.list(catalog::DisplayListKind::Automatic);
        const auto& manual = display.list(catalog::DisplayListKind::Manual);
        QVERIFY(!automatic.empty() && manual.size() > 1);
        QCOMPARE(shown(display, meter), automatic[0]->id);
        if (automatic.size() > 1) {
            run(meter, kilowatt, 10);
            QCOMPARE(shown(display, meter), automatic[1]->id);
        }
        QVERIFY(display.press(meter, Button::Left, 1).has_value());
        QCOMPARE(shown(display, meter), manual[0]->id);
        QVERIFY(display.press(meter, Button::Left, 1).has_value());
        QCOMPARE(shown(display, meter), manual[1]->id);
        run(meter, kilowatt, 119);
        QCOMPARE(shown(display, meter), manual[1]->id);
        run(meter, kilowatt, 1);
        QCOMPARE(shown(display, meter), automatic[0]->id);
        const auto image = display.image(meter);
        QVERIFY(image.phases[0].voltage && image.phases[2].importing);
        QVERIFY(image.quadrant.importActive && !image.quadrant.exportActive);
        QCOMPARE(image.phaseSequence, display::PhaseSequence::L1L2L3);
        QCOMPARE(image.breaker, display::BreakerSymbol::Closed);
        QCOMPARE(image.tariff, 0);
        QVERIFY(image.radio);
    }

    void aLongPressActsOnWhatIsShown()
    {
        auto document = documentOf("omnipower-3p", {{"X10", "3"}, {"Z19", "1"}});
        auto& manualList = document.display.lists[catalog::DisplayListKind::Manual];
        manualList = {"active-import-total", "manual-disconnect"};
        const auto model = makeModel(sharedCatalog(), document).value();
        auto meter = meterOf(model);
        MeterDisplay display(*model);
        run(meter, kilowatt, 60);
        const auto openList = [&] {
            QVERIFY(display.press(meter, Button::Left, 1).has_value());
            QVERIFY(display.press(meter, Button::Left, 1).has_value());
            QCOMPARE(shown(display, meter), std::string("manual-disconnect"));
        };
        openList();
        run(meter, kilowatt, 5'000); // the list has fallen back long ago
        QVERIFY(display.press(meter, Button::Left, 6).has_value());
        QVERIFY(meter.state().breaker.contactsClosed());
        QVERIFY(shown(display, meter) != "manual-disconnect");
        // A meter that started again shows its automatic list.
        openList();
        run(meter, second(phaseSecond(0, 0, 0), phaseSecond(0, 0, 0), phaseSecond(0, 0, 0)), 20);
        QVERIFY(display.press(meter, Button::Left, 1).has_value());
        run(meter, kilowatt, 20);
        QVERIFY(shown(display, meter) != "manual-disconnect");
        QVERIFY(display.press(meter, Button::Left, 6).has_value());
        QVERIFY(meter.state().breaker.contactsClosed());
        openList();
        run(meter, kilowatt, 100);
        QVERIFY(display.press(meter, Button::Left, 6).has_value());
        QVERIFY(!meter.state().breaker.contactsClosed());
    }

    void functionsShowWhatTheyStandFor()
    {
        const auto model = modelOf("omnipower-3p", {{"X10", "3"}});
        auto meter = meterOf(model);
        run(meter, kilowatt, 86'400);
        const auto value = [&](const char* id) { return imageOf(meter, *sharedCatalog().display().item(id)).value; };
        QCOMPARE(value("load-profile-data"), std::to_string(meter.logs().loadProfile.size()));
        QCOMPARE(value("historical-data"), std::string("0"));
        QCOMPARE(value("manual-disconnect"), std::string("1"));
        QVERIFY(meter.requestBreaker(BreakerRequest::RemoteDisconnect).has_value());
        QCOMPARE(value("manual-disconnect"), std::string("0"));
        QCOMPARE(value("call"), std::string("0"));
    }

    void everyStartOfALoadWaitsAWhileOfItsOwn()
    {
        class Chance : public RandomSource {
        public:
            std::uint64_t next() override { return 7; }
        };
        auto document = documentOf("omnipower-1p", {{"Z3", "26"}, {"Z14", "001"}});
        document.settings.numbers[configuration::Setting::LoadStartDelay] = 3'600;
        const auto model = makeModel(sharedCatalog(), document).value();
        Chance chance;
        VectorMemory memory;
        auto meter = Meter::create(model, {newYear, 1, {}}, &memory, &chance).value();
        const auto delay = [&](const Meter& of) { return of.state().loads[0].startDelay; };
        const auto first = delay(meter);
        QVERIFY(first > 0 && first <= 3'600);
        run(meter, kilowatt, 10);
        QVERIFY(meter.switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Active).has_value());
        run(meter, kilowatt, first - 1);
        QVERIFY(meter.portLevel(0) == Level::Low);
        run(meter, kilowatt, 1);
        QVERIFY(meter.portLevel(0) == Level::High);
        QVERIFY(meter.switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Inactive).has_value());
        QVERIFY(delay(meter) != first);
        // A meter that goes on from its state draws what it would have drawn.
        QVERIFY(meter.save().has_value());
        auto again = Meter::create(model, {newYear, 1, {}}, &memory, &chance).value();
        for (auto* const each : {&meter, &again}) {
            QVERIFY(each->switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Active).has_value());
            QVERIFY(each->switchLoad(tariff::LoadOutput::One, tariff::LoadPosition::Inactive).has_value());
        }
        QCOMPARE(delay(again), delay(meter));
        QVERIFY(bytesOf(again) == bytesOf(meter));
    }

    void theGlassShowsRegistersByZ1()
    {
        const auto model = modelOf("omnipower-1p", {{"Z1", "3"}});
        auto meter = meterOf(model);
        run(meter, second(phaseSecond(1'239'999)), 3'600);
        const auto& items = sharedCatalog().display();
        QCOMPARE(imageOf(meter, *items.item("active-import-total")).value, std::string("1.23"));
        QCOMPARE(imageOf(meter, *items.item("active-power-import")).value, std::string("1.239"));
        QCOMPARE(imageOf(meter, *items.item("voltage-l1")).value, std::string("230.0"));
        QCOMPARE(imageOf(meter, *items.item("clock-time")).value, std::string("01:00:00"));
        QCOMPARE(imageOf(meter, *items.item("clock-date")).value, std::string("2026:01:01"));
        QCOMPARE(imageOf(meter, *items.item("peak-power-import-time")).value, std::string("00:15:00"));
        QCOMPARE(imageOf(meter, *items.item("hour-counter")).value, std::string("1"));
        QCOMPARE(imageOf(meter, *items.item("active-import-trip")).value, std::string("1.23"));
        QCOMPARE(imageOf(meter, *items.item("meter-status")).value, std::string("00000000"));
        // Every reading that this meter has shows something.
        for (const auto& item : items.items) {
            const bool valued
                = item.format != "none" && !item.id.starts_with("meter-number") && item.id != "pulse-input";
            if (configuration::isAvailable(item, model->configuration) && valued)
                QVERIFY2(!imageOf(meter, item).value.empty(), item.id.c_str());
        }
    }

    void startUpTestModeAndDarkness()
    {
        const auto model = modelOf("omnipower-3p", {{"X12", "1"}});
        auto meter = meterOf(model);
        MeterDisplay display(*model);
        run(meter, kilowatt, 60);
        const auto dark = second(phaseSecond(0, 0, 0), phaseSecond(0, 0, 0), phaseSecond(0, 0, 0));
        run(meter, dark, 60);
        const auto& backup = display.list(catalog::DisplayListKind::Backup);
        QCOMPARE(shown(display, meter), backup.empty() ? std::string() : backup[0]->id);
        run(meter, kilowatt, 2);
        QCOMPARE(display.image(meter).text, std::string("CSUM"));
        run(meter, kilowatt, 5);
        QCOMPARE(display.image(meter).value, std::string("50981173"));
        run(meter, kilowatt, 5);
        QCOMPARE(display.image(meter), display::allSegments());
        run(meter, kilowatt, 5);
        QVERIFY(!shown(display, meter).empty());
        meter.startTestMode(Energy::ActiveImport);
        QCOMPARE(display.image(meter).text, std::string("TEST"));
        QCOMPARE(display.image(meter).value.size(), std::size_t{8}); // 3.4
        QVERIFY(display.press(meter, Button::Left, 1).has_value());
        QCOMPARE(meter.state().test.energy, Energy::ActiveExport);
        QVERIFY(display.press(meter, Button::Left, 6).has_value());
        QVERIFY(!meter.state().test.active);
        const auto plain = modelOf("omnipower-3p");
        auto other = meterOf(plain);
        MeterDisplay otherDisplay(*plain);
        run(other, dark, 60);
        QCOMPARE(otherDisplay.image(other), display::LcdImage{}); // without a battery
    }

    void settingsOutOfTheirLimitsAreRefused()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        const auto good = meter.state().settings;
        const auto refused = [&](auto&& spoil) {
            auto settings = good;
            spoil(settings);
            const auto changed = meter.change(settings);
            return !changed && changed.error().id.find("setting") != std::string::npos
                && meter.state().settings == good;
        };
        QVERIFY(refused([](MeterSettings& settings) { settings.powerThresholdWatt = -1; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.pulseInputThousandths = 99; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.modulePulsesPerKilowattHour = 0; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.loadStartDelayLimit = 10'801; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.alarmMask = 1U << 31U; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.breakerMode = 8; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.analysis.minutes = 7; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.voltageQuality.neutralTime = 0; }));
        QVERIFY(refused([](MeterSettings& settings) { settings.prepayment.protectedToMinute = 1'440; }));
    }
};

QTEST_APPLESS_MAIN(MeterSetUpTest)
#include "meter_set_up_test.moc"
