// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

metrology::MeasuredSecond amperes(std::int64_t ampere, std::int32_t millivolt = 230'000)
{
    return second(phaseSecond(ampere * millivolt, 0, millivolt));
}

Meter smartMeter()
{
    auto meter = meterOf(modelOf("omnipower-1p"));
    auto settings = meter.state().settings;
    settings.smartDisconnect.basis = DisconnectBasis::Current;
    settings.smartDisconnect.limit = 20'000;
    settings.smartDisconnect.tenths = {30, 20, 10};
    settings.smartDisconnect.seconds = {10, 60, 300};
    (void)meter.change(settings);
    return meter;
}

/// Seconds of this current until the breaker opens; −1 when it does not within two hours.
Seconds secondsToTrip(std::int64_t ampere)
{
    auto meter = smartMeter();
    for (Seconds seconds = 1; seconds <= 7'200; ++seconds) {
        run(meter, amperes(ampere), 1);
        if (!meter.state().breaker.contactsClosed())
            return seconds;
    }
    return -1;
}

} // namespace

class MeterBreakerTest : public TestCase {
    Q_OBJECT

private slots:
    void modesAllowWhatTheBlueBookSays()
    {
        // Per mode: the transitions a–i that are open.
        const std::array<std::string_view, breakerModes> table{
            "", "bcfgde", "bcfgae", "bcgde", "bcgae", "bcfgdeh", "bcgdeh", "bcgaieh"};
        struct Try {
            ControlState from;
            BreakerRequest request;
            std::string_view letters;
        };
        const std::array<Try, 8> tries{{
            {ControlState::Disconnected, BreakerRequest::RemoteReconnect, "ad"},
            {ControlState::Connected, BreakerRequest::RemoteDisconnect, "b"},
            {ControlState::Ready, BreakerRequest::RemoteDisconnect, "c"},
            {ControlState::Ready, BreakerRequest::ManualReconnect, "e"},
            {ControlState::Connected, BreakerRequest::ManualDisconnect, "f"},
            {ControlState::Connected, BreakerRequest::LocalDisconnect, "g"},
            {ControlState::Ready, BreakerRequest::LocalReconnect, "h"},
            {ControlState::Disconnected, BreakerRequest::LocalReconnect, "i"},
        }};
        for (std::uint8_t mode = 0; mode < breakerModes; ++mode)
            for (const auto& attempt : tries) {
                Breaker breaker(attempt.from);
                breaker.setMode(mode);
                const auto transition = breaker.transitionFor(attempt.request);
                const bool open = table[mode].find_first_of(attempt.letters) != std::string_view::npos;
                QCOMPARE(transition.has_value(), open);
                if (transition) {
                    const auto letter = static_cast<char>('a' + static_cast<int>(*transition));
                    QVERIFY(table[mode].find(letter) != std::string_view::npos);
                    QVERIFY(attempt.letters.find(letter) != std::string_view::npos);
                }
            }
        // What no state allows.
        Breaker breaker(ControlState::Disconnected);
        QVERIFY(!breaker.transitionFor(BreakerRequest::ManualReconnect).has_value());
        QVERIFY(!breaker.transitionFor(BreakerRequest::RemoteDisconnect).has_value());
    }

    void smartDisconnectTripsByItsThreeSteps()
    {
        QCOMPARE(secondsToTrip(70), Seconds{11}); // longer than t1
        QCOMPARE(secondsToTrip(45), Seconds{71});
        QCOMPARE(secondsToTrip(25), Seconds{371});
        QCOMPARE(secondsToTrip(20), Seconds{-1});
    }

    void anOpenBreakerMeasuresNoCurrent()
    {
        auto meter = smartMeter();
        run(meter, amperes(70), 100);
        QCOMPARE(meter.state().registers.total(Energy::ActiveImport), std::int64_t{70} * 230'000 * 11);
        QCOMPARE(meter.measured().phases[0].currentMilliampere, 0);
        QCOMPARE(meter.measured().phases[0].voltageMillivolt, 230'000);
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::SmartOff);
        QCOMPARE(meter.requestBreaker(BreakerRequest::RemoteReconnect).error().id,
            std::string("device-refused")); // it is ready: the button
        QVERIFY(meter.requestBreaker(BreakerRequest::ManualReconnect).has_value());
        run(meter, amperes(10), 4);
        QVERIFY(!meter.state().breaker.contactsClosed());
        run(meter, amperes(10), 2);
        QVERIFY(meter.state().breaker.contactsClosed()); // five seconds
        QCOMPARE(meter.state().registers.total(Energy::ActiveImport),
            std::int64_t{70} * 230'000 * 11 + std::int64_t{10} * 230'000);
        QCOMPARE(meter.state().breaker.operations(), 2U);
    }

    void releaseNeedsTheButton()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto settings = meter.state().settings;
        settings.breakerMode = 3;
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1), 10);
        QVERIFY(meter.requestBreaker(BreakerRequest::RemoteDisconnect).has_value());
        QCOMPARE(meter.state().breaker.state(), ControlState::Disconnected);
        QCOMPARE(meter.requestBreaker(BreakerRequest::ManualReconnect).error().id, std::string("device-refused"));
        QVERIFY(meter.requestBreaker(BreakerRequest::RemoteReconnect).has_value());
        QCOMPARE(meter.state().breaker.state(), ControlState::Ready);
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::Released);
        QVERIFY(meter.requestBreaker(BreakerRequest::ManualReconnect).has_value());
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::ButtonOn);
    }

    void overVoltageOpensAndNormalVoltageCloses()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto settings = meter.state().settings;
        settings.breakerMode = 5;
        settings.smartDisconnect.overVoltage = OverVoltageFunction::On;
        settings.smartDisconnect.overVoltageSeconds = 3;
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1, 285'000), 10);
        QVERIFY(meter.state().breaker.contactsClosed()); // not above 285 V
        run(meter, amperes(1, 285'001), 2);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(1, 285'001), 1);
        QVERIFY(!meter.state().breaker.contactsClosed());
        run(meter, amperes(1, 264'000), 59);
        QCOMPARE(meter.state().breaker.state(), ControlState::Ready);
        run(meter, amperes(1, 264'000), 1 + 5);
        QVERIFY(meter.state().breaker.contactsClosed());
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::SmartOn);
    }

    void prepaymentRunsDownAndSparesProtectedTimes()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto settings = meter.state().settings;
        settings.prepayment.active = true;
        settings.prepayment.protectedFromMinute = 22 * 60;
        settings.prepayment.protectedToMinute = 6 * 60;
        settings.prepayment.exceptionDays = 2;
        QVERIFY(meter.change(settings).has_value());
        run(meter, second(phaseSecond(1'000'000)), 5 * 3'600); // midnight to five: protected
        QVERIFY(meter.state().breaker.contactsClosed());
        QCOMPARE(meter.state().prepayment.credit, std::int64_t{1'000'000} * 5 * 3'600);
        run(meter, second(phaseSecond(1'000'000)), 3'600);
        QVERIFY(!meter.state().breaker.contactsClosed()); // six o'clock
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::PrepaymentOff);
        QVERIFY(meter.pay(8'000).has_value());
        QCOMPARE(meter.state().prepayment.credit, std::int64_t{0});
        QCOMPARE(meter.state().prepayment.balance, std::int64_t{2'000} * 3'600'000);
        QVERIFY(meter.requestBreaker(BreakerRequest::ManualReconnect).has_value());
        run(meter, second(phaseSecond(1'000'000)), 5 + 7'200);
        QVERIFY(!meter.state().breaker.contactsClosed());
        // Without balance it may be reconnected for a while, with the exception limit.
        QVERIFY(meter.requestBreaker(BreakerRequest::ManualReconnect).has_value());
        QCOMPARE(meter.state().exceptionLeft, Seconds{2 * 86'400});
        auto tariffs = meterOf(modelOf("omnipower-1p", {{"Z13", "002"}}));
        QCOMPARE(tariffs.change(settings).error().id, std::string("device-refused"));
    }

    void powerIsComparedToTheMilliwatt()
    {
        const auto secondsToTrip = [](std::int64_t milliwatt) {
            auto meter = smartMeter();
            auto settings = meter.state().settings;
            settings.smartDisconnect.basis = DisconnectBasis::Power;
            settings.smartDisconnect.limit = 10'000;
            (void)meter.change(settings);
            Seconds seconds = 0;
            while (meter.state().breaker.contactsClosed() && seconds < 1'000) {
                run(meter, second(phaseSecond(milliwatt)), 1);
                ++seconds;
            }
            return seconds;
        };
        QCOMPARE(secondsToTrip(30'000'001), Seconds{11}); // more than three times the limit
        QCOMPARE(secondsToTrip(30'000'000), Seconds{71});
        QCOMPARE(secondsToTrip(10'000'001), Seconds{371});
        QCOMPARE(secondsToTrip(10'000'000), Seconds{1'000}); // never
    }

    void theExceptionLimitActsThoughNothingElseIsWatched()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto settings = meter.state().settings;
        settings.prepayment.active = true;
        settings.prepayment.exceptionDays = 1;
        settings.smartDisconnect.exceptionLimit = 2'000;
        settings.smartDisconnect.tenths = {10, 10, 10};
        settings.smartDisconnect.seconds = {5, 5, 5};
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1), 60);
        QVERIFY(meter.requestBreaker(BreakerRequest::ManualReconnect).has_value());
        run(meter, amperes(2), 5 + 3'600);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(3), 5);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(3), 1);
        QVERIFY(!meter.state().breaker.contactsClosed());
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::SmartOff);
        // An exception without a limit is none: what holds always goes on to hold.
        settings.smartDisconnect.exceptionLimit = 0;
        QVERIFY(settings.smartDisconnect.inException() == settings.smartDisconnect);
    }

    void withoutBalanceNobodyIsSuppliedAtTheStart()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        auto settings = meter.state().settings;
        settings.prepayment.active = true;
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1), 600);
        QVERIFY(!meter.state().breaker.contactsClosed());
        QCOMPARE(meter.state().registers.total(Energy::ActiveImport), std::int64_t{230'000});
    }

    void protectedTimesAreThoseOfTheGlass()
    {
        // 22:00–06:00 in July: 21:00–05:00 of normal time.
        const SimInstant july{1'783'900'800}; // 2026-07-13T00:00:00Z, 01:00 normal, 02:00 on the glass
        auto meter = meterOf(modelOf("omnipower-1p"), july);
        auto settings = meter.state().settings;
        settings.prepayment.active = true;
        settings.prepayment.protectedFromMinute = 22 * 60;
        settings.prepayment.protectedToMinute = 6 * 60;
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1), 4 * 3'600 - 1);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(1), 1);
        QVERIFY(!meter.state().breaker.contactsClosed()); // six on the glass
        QCOMPARE(meter.displayTime().seconds % 86'400, std::int64_t{6 * 3'600});
    }

    void theNightOfTheChangeKeepsTheGlassToo()
    {
        const SimInstant spring{1'774'738'800}; // 2026-03-29T00:00:00+01:00, the glass jumps from two to three
        auto meter = meterOf(modelOf("omnipower-1p"), spring);
        auto settings = meter.state().settings;
        settings.prepayment.active = true;
        settings.prepayment.protectedFromMinute = 22 * 60;
        settings.prepayment.protectedToMinute = 6 * 60;
        QVERIFY(meter.change(settings).has_value());
        run(meter, amperes(1), 5 * 3'600 - 1);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(1), 1);
        QVERIFY(!meter.state().breaker.contactsClosed());
    }

    void exceptionDaysOfTheCalendarSpareToo()
    {
        auto document = documentOf("omnipower-1p");
        const auto day = [](unsigned number) {
            return tariff::Date{std::chrono::year{2026}, std::chrono::January, std::chrono::day{number}};
        };
        document.settings.exceptionDays = {day(1)};
        document.settings.disconnect.basis = configuration::DisconnectBasis::Prepayment;
        auto meter = meterOf(makeModel(sharedCatalog(), document).value());
        run(meter, amperes(1), 86'400 - 1);
        QVERIFY(meter.state().breaker.contactsClosed());
        run(meter, amperes(1), 1);
        QVERIFY(!meter.state().breaker.contactsClosed());
        // Who says that it acts on all days knows no exception.
        document.settings.prepayment.onWorkingDaysOnly = false;
        QVERIFY(makeModel(sharedCatalog(), document).value()->programs.exceptionDays.empty());
    }

    void neutralFaultIsSeenAfterAMinute()
    {
        auto meter = meterOf(modelOf("omnipower-3p"));
        auto settings = meter.state().settings;
        settings.neutralFaultOpensBreaker = true;
        settings.alarmMask = alarm::neutralFault;
        QVERIFY(meter.change(settings).has_value());
        const auto fault = second(phaseSecond(0, 0, 172'500), phaseSecond(0, 0, 263'500), phaseSecond(0, 0, 263'500));
        run(meter, fault, 59);
        QVERIFY(meter.logs().neutralFault.isEmpty());
        run(meter, fault, 1);
        QCOMPARE(meter.logs().neutralFault.size(), std::size_t{1});
        QCOMPARE(meter.raisedAlarms(), alarm::neutralFault);
        QCOMPARE(meter.logs().disconnect.newest().event, DisconnectEvent::NeutralFaultOff);
        run(meter, fault, 600);
        QCOMPARE(meter.logs().neutralFault.size(), std::size_t{1});
        // 10/10/40 Ω: the OMNIPOWER rule does not fire.
        auto other = meterOf(modelOf("omnipower-3p"));
        run(other, second(phaseSecond(0, 0, 202'800), phaseSecond(0, 0, 202'800), phaseSecond(0, 0, 306'700)), 600);
        QVERIFY(other.logs().neutralFault.isEmpty());
    }

    void withoutMainsNothingIsSwitched()
    {
        auto meter = meterOf(modelOf("omnipower-3p", {{"X13", "2"}}));
        const auto dark = second(phaseSecond(0, 0, 0), phaseSecond(0, 0, 0), phaseSecond(0, 0, 0));
        meter.setAuxiliarySupply(AuxiliarySupply::On);
        run(meter, dark, 100);
        QVERIFY(meter.isRunning());
        QCOMPARE(meter.requestBreaker(BreakerRequest::RemoteDisconnect).error().id, std::string("device-refused"));
        meter.setAuxiliarySupply(AuxiliarySupply::Off);
        run(meter, dark, 2);
        QVERIFY(!meter.isRunning());
    }

    void aMeterMayComeDisconnected()
    {
        auto meter = meterOf(modelOf("omnipower-1p", {{"Z19", "2"}}));
        run(meter, amperes(10), 100);
        QCOMPARE(meter.state().registers.total(Energy::ActiveImport), std::int64_t{0});
    }

    void settingsHaveTheirLimits()
    {
        MeterSettings meter;
        auto& settings = meter.smartDisconnect;
        QVERIFY(meter.check().has_value());
        settings.limit = 80'001;
        QVERIFY(!meter.check().has_value());
        settings = {};
        settings.tenths = {10, 20, 30};
        QVERIFY(!meter.check().has_value());
        settings = {};
        settings.seconds = {60, 10, 300};
        QVERIFY(!meter.check().has_value());
        settings = {};
        settings.overVoltageVolt = 259;
        QVERIFY(!meter.check().has_value());
        settings = {};
        settings.reconnectVolt = 271;
        QVERIFY(!meter.check().has_value());
        settings = {};
        settings.reconnectSeconds = 0;
        QVERIFY(!meter.check().has_value());
    }
};

QTEST_APPLESS_MAIN(MeterBreakerTest)
#include "meter_breaker_test.moc"
