// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "core/device/register_reading.h"
#include "core/device/simulation.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

#include <algorithm>

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

std::string valueOf(const SimulationResult& result, std::string_view obis)
{
    const auto found = std::ranges::find(result.registers, obis, &RegisterText::obis);
    return found == result.registers.end() ? "absent" : found->value;
}

const LogText& logOf(const SimulationResult& result, std::string_view name)
{
    return *std::ranges::find(result.logs, name, &LogText::name);
}

constexpr Seconds day = 86'400;

Result<Load> readLoad(std::string_view bytes, std::string_view family = "omnipower-3p", Choices choices = {})
{
    return parseLoad(bytes, loadLimitsOf(*modelOf(family, choices)->frontEnd));
}

/// The same meter in one run and in so many.
bool isTheSameInParts(const RunningMeter::Setup& setup, const Load& load, int parts)
{
    const auto to = newYear + 6 * day;
    SimulationSetup whole{setup, to};
    const auto atOnce = simulate(whole, load);
    VectorMemory memory;
    auto from = newYear;
    std::string last;
    for (int part = 1; part <= parts; ++part) {
        auto one = whole;
        one.meter.memory = &memory;
        one.meter.from = from;
        one.to = newYear + 6 * day * part / parts + (part == parts ? 0 : 17);
        from = one.to;
        const auto result = simulate(one, load);
        if (!result)
            return false;
        last = valueOf(*result, "1-1:1.8.0*255");
    }
    return atOnce.has_value() && last == valueOf(*atOnce, "1-1:1.8.0*255");
}

SimulationSetup setupOf(
    std::shared_ptr<const MeterModel> model, SimInstant from, SimInstant to, PermanentMemory* memory = nullptr)
{
    SimulationSetup setup;
    setup.meter.model = std::move(model);
    setup.meter.from = from;
    setup.to = to;
    setup.meter.memory = memory;
    return setup;
}

} // namespace

class SimulationTest : public TestCase {
    Q_OBJECT

private slots:
    void aYearOfAHouseholdAddsUpToTheLastDigit()
    {
        for (const auto* const family : {"omnipower-1p", "omnipower-3p", "omnipower-3p-din", "kamstrup-162m"}) {
            const auto to = newYear + 365 * day;
            const auto load = householdLoad({7, 900, 0, 60}, newYear, to);
            QCOMPARE(load.powers.size(), std::size_t{35'040});
            std::int64_t expected = 0;
            for (const auto& row : load.powers)
                expected += row.milliwatt * 900;
            const auto result = simulate(setupOf(modelOf(family), newYear, to), load);
            VERIFY_RESULT(result);
            QCOMPARE(result->balance.offeredImport, expected);
            QCOMPARE(result->balance.registeredImport, expected);
            QCOMPARE(result->balance.missing(), std::int64_t{0});
            QCOMPARE(result->balance.tariffImport, expected);
            QCOMPARE(QString::fromStdString(valueOf(*result, "1-1:1.8.0*255")),
                QString::fromStdString(kilowattHours(expected)));
            QCOMPARE(logOf(*result, "load_profile").entries,
                std::min<std::size_t>(logOf(*result, "load_profile").capacityEntries, 35'040));
            QCOMPARE(logOf(*result, "debiting_1").entries, std::size_t{12});
            QCOMPARE(logOf(*result, "debiting_2").entries, std::size_t{175});
            QCOMPARE(result->simulated, 365 * day);
            // No paper prints the readings of the 162M/382M.
            QCOMPARE(result->display.empty(), std::string_view(family).starts_with("kamstrup"));
        }
    }

    void theProfileOfSolarPanelsAddsUpToo()
    {
        const auto to = newYear + 150 * day;
        const auto load = householdLoad({3, 450, 5'000, 60}, newYear, to);
        const auto result = simulate(setupOf(modelOf("omnipower-1p", {{"Z29", "5"}}), newYear, to), load);
        VERIFY_RESULT(result);
        QVERIFY(result->balance.offeredExport > 0);
        // What is missing lies below the registration threshold of 2.3 VA.
        std::int64_t below = 0;
        for (const auto& row : load.powers)
            if (std::hypot(row.milliwatt, row.millivar) < 2'300)
                below += std::abs(row.milliwatt) * 900;
        QCOMPARE(result->balance.missing(), below);
    }

    void stateResumesWhereItEnded()
    {
        const auto to = newYear + 30 * day;
        const auto middle = newYear + 11 * day + 4'321;
        const auto load = householdLoad({5, 450, 0, 60}, newYear, to);
        const auto model = modelOf("omnipower-3p");
        VectorMemory memory;
        const auto first = simulate(setupOf(model, newYear, middle, &memory), load);
        VERIFY_RESULT(first);
        const auto second = simulate(setupOf(model, middle, to, &memory), load);
        const auto whole = simulate(setupOf(model, newYear, to), load);
        VERIFY_RESULT(second);
        VERIFY_RESULT(whole);
        for (std::size_t index = 0; index < whole->registers.size(); ++index)
            QCOMPARE(QString::fromStdString(second->registers[index].value),
                QString::fromStdString(whole->registers[index].value));
        QCOMPARE(logOf(*second, "load_profile").entries, logOf(*whole, "load_profile").entries);
    }

    void faultsLeaveTheirTraces()
    {
        const auto events
            = parseEvents("time,event,value\n"
                          "2026-01-01T10:00:00Z,power-cut,7200\n"
                          "2026-01-02T08:00:00Z,magnet,on\n2026-01-02T08:10:00Z,magnet,off\n"
                          "2026-01-02T09:00:00Z,cover,open\n"
                          "2026-01-03T00:00:00Z,neutral-fault,on\n2026-01-03T00:05:00Z,neutral-fault,off\n"
                          "2026-01-03T12:00:00Z,phase-loss,2\n2026-01-03T13:00:00Z,phase-loss,off\n"
                          "2026-01-04T12:00:00Z,clock-set,2026-01-04T12:00:30Z\n"
                          "2026-01-05T12:00:00Z,button,left 6\n"
                          "2026-01-05T13:00:00Z,debiting-stop,\n"
                          "2026-01-06T00:00:00Z,temperature,-20.5\n");
        VERIFY_RESULT(events);
        Load load;
        load.powers.push_back({newYear, 3'600'000, 0});
        const auto result = simulate(setupOf(modelOf("omnipower-3p"), newYear, newYear + 10 * day), load, *events);
        VERIFY_RESULT(result);
        QCOMPARE(logOf(*result, "status").entries, std::size_t{4}); // reset, magnet on and off, cover
        QCOMPARE(logOf(*result, "neutral_fault").entries, std::size_t{1});
        QCOMPARE(logOf(*result, "rtc_adjustment").entries, std::size_t{1});
        QCOMPARE(logOf(*result, "debiting_1").entries, std::size_t{1});
        // Of the two hours and the start only the first second without mains was looked at, and it measured nothing.
        const auto lost = std::int64_t{3'600'000} * (7'200 + MeterSupply::registrationDelay);
        const auto phaseLost = std::int64_t{1'200'000} * 3'600;
        QCOMPARE(result->balance.registeredImport, std::int64_t{3'600'000} * 10 * day - lost - phaseLost);
    }

    void sagsAndSwellsAreCounted()
    {
        const auto events = parseEvents("time,event,value\n"
                                        "2026-01-01T10:00:00Z,voltage,2 40 200\n"
                                        "2026-01-01T10:00:10Z,voltage,all 85 500\n"
                                        "2026-01-01T10:00:20Z,voltage,1 130 300\n"
                                        "2026-01-01T10:00:30Z,voltage,3 40 40\n" // shorter than a sag
                                        "2026-01-01T10:00:40Z,voltage,3 60 3000\n"); // longer
        VERIFY_RESULT(events);
        const auto load = std::make_shared<Load>();
        load->powers.push_back({newYear, 3'600'000, 0});
        RunningMeter::Setup setup;
        setup.model = modelOf("omnipower-3p");
        setup.from = newYear;
        auto running = RunningMeter::create(setup, load);
        VERIFY_RESULT(running);
        for (const auto& event : *events) {
            running->advanceTo(event.at);
            VERIFY_RESULT(running->apply(event));
        }
        running->advanceTo(newYear + day);
        const auto counters = running->meter().qualityCounters();
        QCOMPARE(counters.phases[0].sags, std::int64_t{0}); // 85 % is above the meter's own limit of 80 %
        QCOMPARE(counters.phases[1].sags, std::int64_t{1});
        QCOMPARE(counters.phases[2].sags, std::int64_t{0});
        QCOMPARE(counters.phases[0].swells, std::int64_t{1});
        QCOMPARE(counters.phases[1].swells, std::int64_t{0});
        // What the waves of those seconds carried was counted: less in the sags, more in the swell.
        const auto registered = running->meter().state().registers.total(Energy::ActiveImport);
        const auto offered = running->offered().activeImport;
        QVERIFY(registered < offered && registered > offered - std::int64_t{3'600'000} * 10);
    }

    void loadFilesAreReadStrictly()
    {
        const auto load
            = readLoad("\xEF\xBB\xBFtime,p,q\r\n2026-01-01T00:00:00Z,1500.5,-20\r\n2026-01-01T01:15:00+01:00,2\n");
        VERIFY_RESULT(load);
        QCOMPARE(load->powers.size(), std::size_t{2});
        QCOMPARE(load->powers[0].milliwatt, std::int64_t{1'500'500});
        QCOMPARE(load->powers[0].millivar, std::int64_t{-20'000});
        QCOMPARE(load->powers[1].at - load->powers[0].at, Seconds{900});
        const auto phases = readLoad("time;u1;i1;phi1;f\n2026-01-01;231.5;10;30;50.1\n");
        VERIFY_RESULT(phases);
        QCOMPARE(phases->phases[0].volt[0], 231.5);
        QCOMPARE(phases->phases[0].volt[1], 230.0);
        const auto id = [](std::string_view text) {
            const auto parsed = readLoad(text);
            return parsed ? std::string("read") : parsed.error().id;
        };
        QCOMPARE(id("time,p,i1\n"), std::string("load-header"));
        QCOMPARE(id("time,power\n"), std::string("load-header"));
        QCOMPARE(id("p,q\n"), std::string("load-header"));
        QCOMPARE(id(""), std::string("load-header"));
        QCOMPARE(id("time,p\n2026-02-30T00:00:00Z,1\n"), std::string("load-row"));
        QCOMPARE(id("time,p\n2026-01-01T00:00:00Z,1e3\n"), std::string("load-row"));
        QCOMPARE(id("time,p\n2026-01-01T00:00:00Z,1,2\n"), std::string("load-row"));
        QCOMPARE(id("time,p\n2026-01-02,1\n2026-01-01,1\n"), std::string("load-order"));
        QCOMPARE(id("time,i1\n2026-01-02,-1\n"), std::string("load-row"));
    }

    void whatNoMeterCanTakeIsRefusedWithItsLine()
    {
        const auto refusal = [](std::string_view text, std::string_view family = "omnipower-3p") {
            const auto parsed = readLoad(text, family);
            if (parsed)
                return std::string("read");
            const auto& error = parsed.error();
            return error.id + " " + error.arguments[0].value + " " + error.arguments[1].value;
        };
        QCOMPARE(refusal("time,p\n2026-01-01,1000\n2026-01-02,9000000000000\n"), std::string("load-limit 3 p"));
        QCOMPARE(refusal("time,p,q\n2026-01-01,-50,-200000\n"), std::string("load-limit 2 q"));
        QCOMPARE(refusal("time,i2\n2026-01-01,200\n"), std::string("load-limit 2 i2"));
        QCOMPARE(refusal("time,i2\n2026-01-01,101\n"), std::string("read"));
        QCOMPARE(refusal("time,u3\n2026-01-01,600\n"), std::string("load-limit 2 u3"));
        QCOMPARE(refusal("time,i1,thdi1\n2026-01-01,120,10\n"), std::string("load-limit 2 i1"));
        QCOMPARE(refusal("time,p\n2026-01-01,12000\n", "omnipower-ct"), std::string("load-limit 2 p"));
        QCOMPARE(refusal("time,thdu1\n2026-01-01,101\n"), std::string("load-row 2 thdu1"));
        QCOMPARE(refusal("time,order\n2026-01-01,231\n"), std::string("load-row 2 order"));
    }

    void distortionAndPhaseOrderComeFromTheFile()
    {
        const auto load = readLoad("time,i1,i2,i3,thdu1,thdi1,order\n2026-01-01T00:00:00Z,10,10,10,5,20,132\n");
        VERIFY_RESULT(load);
        RunningMeter::Setup setup;
        setup.model = modelOf("omnipower-3p");
        setup.from = {1'767'225'600};
        auto running = RunningMeter::create(setup, std::make_shared<Load>(*load));
        VERIFY_RESULT(running);
        running->advanceTo(setup.from + 60);
        const auto& measured = running->meter().measured();
        QCOMPARE(measured.phaseOrder, metrology::PhaseOrder::L1L3L2);
        QCOMPARE(measured.phases[0].voltageThdMillipercent, 5'000);
        QCOMPARE(measured.phases[0].currentThdMillipercent, 20'000);
        QCOMPARE(measured.phases[0].voltageMillivolt, 230'000);
        QCOMPARE(measured.phases[0].currentMilliampere, 10'000);
        QCOMPARE(measured.phases[1].currentThdMillipercent, 0);
    }

    void threeWiresCarryTheWholePower()
    {
        // 1000 W do not divide by three; behind three wires nothing may be lost by it.
        Load load;
        load.powers.push_back({newYear, 1'000'000, 250'000});
        const auto result = simulate(setupOf(modelOf("omnipower-ct", {{"X4", "2"}}), newYear, newYear + 3'600), load);
        VERIFY_RESULT(result);
        QCOMPARE(result->balance.registeredImport, std::int64_t{1'000'000} * 3'600);
        QCOMPARE(QString::fromStdString(valueOf(*result, "1-1:3.8.0*255")).toDouble(), 0.25);
    }

    void aSpecimenIsTheSameInOneRunAndInTwelve()
    {
        metrology::ErrorTerms terms;
        terms.gainPercent = 0.3;
        terms.heatingPercent = 0.4;
        terms.noiseAmpere = 0.001;
        RunningMeter::Setup setup;
        setup.model = modelOf("omnipower-3p");
        setup.from = newYear;
        setup.errors = metrology::ErrorModel({terms, terms, terms}, 5);
        Load load;
        for (int hour = 0; hour < 144; ++hour)
            load.powers.push_back({newYear + hour * Seconds{3'600}, hour % 5 * 9'000'000, 0});
        QVERIFY(isTheSameInParts(setup, load, 12));
    }

    void whatHappenedBeforeTheRunIsDone()
    {
        const auto events = parseEvents("time,event,value\n"
                                        "2025-12-30T10:00:00Z,payment,100\n"
                                        "2025-12-30T10:00:00Z,magnet,on\n2025-12-30T11:00:00Z,magnet,off\n"
                                        "2025-12-31T10:00:00Z,debiting-stop,\n"
                                        "2025-12-31T22:00:00Z,power-cut,7200\n" // until one hour after the start
                                        "2026-01-01T10:00:00Z,debiting-stop,\n");
        VERIFY_RESULT(events);
        Load load;
        load.powers.push_back({newYear, 3'600'000, 0});
        const auto result = simulate(setupOf(modelOf("omnipower-3p"), newYear, newYear + day), load, *events);
        VERIFY_RESULT(result);
        QVERIFY(result->refused.empty());
        QCOMPARE(logOf(*result, "debiting_1").entries, std::size_t{1});
        QCOMPARE(logOf(*result, "status").entries, std::size_t{1}); // the reset, no magnet
        QCOMPARE(
            result->balance.registeredImport, std::int64_t{3'600'000} * (day - 3'600 - MeterSupply::registrationDelay));
    }

    void aRefusedEventIsReportedAndTheRunGoesOn()
    {
        const auto events = parseEvents("time,event,value\n"
                                        "2026-01-01T10:00:00Z,payment,100\n"
                                        "2026-01-01T11:00:00Z,ratio,20\n"
                                        "2026-01-01T12:00:00Z,debiting-stop,\n");
        VERIFY_RESULT(events);
        Load load;
        load.powers.push_back({newYear, 3'600'000, 0});
        const auto result = simulate(setupOf(modelOf("omnipower-3p"), newYear, newYear + day), load, *events);
        VERIFY_RESULT(result);
        QCOMPARE(result->refused.size(), std::size_t{2});
        QCOMPARE(result->refused[0].id, std::string("device-absent"));
        QCOMPARE(result->refused[0].where, std::string("2026-01-01T10:00:00Z"));
        QCOMPARE(logOf(*result, "debiting_1").entries, std::size_t{1});
        QCOMPARE(result->balance.registeredImport, std::int64_t{3'600'000} * day);
    }

    void aStateThatDoesNotFitIsRefused()
    {
        Load load;
        load.powers.push_back({newYear, 3'600'000, 0});
        VectorMemory memory;
        const auto model = modelOf("omnipower-3p");
        VERIFY_RESULT(simulate(setupOf(model, newYear, newYear + day, &memory), load));
        const auto again = simulate(setupOf(model, newYear + 60, newYear + 2 * day, &memory), load);
        QCOMPARE(again.error().id, std::string("device-state-ahead"));
        QCOMPARE(again.error().arguments[0].value, std::string("2026-01-01T23:00:00Z"));
        auto document = documentOf("omnipower-3p");
        document.order.customer = "Elværket";
        const auto sameMeter = makeModel(sharedCatalog(), document).value();
        VERIFY_RESULT(simulate(setupOf(sameMeter, newYear + day, newYear + day + 60, &memory), load));
        document.display.leadingZeroes = !document.display.leadingZeroes;
        const auto other = makeModel(sharedCatalog(), document).value();
        QCOMPARE(simulate(setupOf(other, newYear + 2 * day, newYear + 3 * day, &memory), load).error().id,
            std::string("device-state-other-project"));
    }

    void eventFilesAreReadStrictly()
    {
        const auto id = [](std::string_view text) {
            const auto parsed = parseEvents(text);
            return parsed ? std::string("read") : parsed.error().id;
        };
        QCOMPARE(id("time,event,value\n2026-01-01,power,off\n\n"), std::string("read"));
        QCOMPARE(id("when,event,value\n"), std::string("events-header"));
        QCOMPARE(id("time,event,value\n2026-01-01,power,dim\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,earthquake,\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-13-01,power,off\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,phase-loss,4\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,button,middle\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,voltage,2 40\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,voltage,4 40 100\n"), std::string("events-row"));
        QCOMPARE(id("time,event,value\n2026-01-01,voltage,all 201 100\n"), std::string("events-row"));
    }

    void loadByPhaseIsMeasuredByPhase()
    {
        const auto load = readLoad("time,u1,i1,phi1,i2,i3\n2026-01-01T00:00:00Z,230,10,30,5,0\n");
        VERIFY_RESULT(load);
        const auto result = simulate(setupOf(modelOf("omnipower-3p"), {1'767'225'600}, {1'767'229'200}), *load);
        VERIFY_RESULT(result);
        QVERIFY2(valueOf(*result, "1-1:21.8.0*255").starts_with("1.9918"), valueOf(*result, "1-1:21.8.0*255").c_str());
        QVERIFY2(valueOf(*result, "1-1:3.8.0*255").starts_with("1.1")
                || valueOf(*result, "1-1:3.8.0*255").starts_with("1.15"),
            valueOf(*result, "1-1:3.8.0*255").c_str());
        QVERIFY2(valueOf(*result, "1-1:41.8.0*255").starts_with("1.1"), valueOf(*result, "1-1:41.8.0*255").c_str());
        QCOMPARE(QString::fromStdString(valueOf(*result, "1-1:61.8.0*255")), QString("0.000"));
        QCOMPARE(QString::fromStdString(valueOf(*result, "1-1:31.7.0*255")), QString("10.000"));
    }

    void householdsAreTheSameForTheSameSeed()
    {
        const auto one = householdLoad({11, 450, 0, 60}, newYear, newYear + day);
        const auto same = householdLoad({11, 450, 0, 60}, newYear, newYear + day);
        const auto other = householdLoad({12, 450, 0, 60}, newYear, newYear + day);
        QCOMPARE(one.powers.size(), std::size_t{96});
        bool differs = false;
        for (std::size_t row = 0; row < one.powers.size(); ++row) {
            QCOMPARE(one.powers[row].milliwatt, same.powers[row].milliwatt);
            differs = differs || one.powers[row].milliwatt != other.powers[row].milliwatt;
        }
        QVERIFY(differs);
        QVERIFY(householdOf("household-solar", 1)->solarPeakWatt > 0);
        QCOMPARE(householdOf("castle", 1).error().id, std::string("load-name"));
    }
};

QTEST_APPLESS_MAIN(SimulationTest)
#include "simulation_test.moc"
