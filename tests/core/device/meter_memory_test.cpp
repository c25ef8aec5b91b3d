// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc32.h"
#include "tests/core/device/device_fixture.h"
#include "tests/support/test_case.h"

#include <cstdio>

using namespace meterbench;
using namespace meterbench::device;
using namespace meterbench::tests;

namespace {

/// A little of everything that changes a meter.
void live(Meter& meter, std::mt19937_64& random)
{
    run(meter, second(phaseSecond(static_cast<std::int64_t>(random() % 5'000'000))),
        static_cast<Seconds>(random() % 4'000 + 1));
    switch (random() % 8) {
    case 0:
        meter.resetTripCounters();
        break;
    case 1:
        meter.setMagnet(random() % 2 == 0 ? Magnet::Present : Magnet::Absent);
        break;
    case 2:
        meter.stopDebitingPeriod();
        break;
    case 3:
        (void)meter.setClock(meter.clock().now() + static_cast<Seconds>(random() % 100));
        break;
    case 4: {
        auto settings = meter.state().settings;
        settings.powerThresholdWatt = static_cast<std::int64_t>(random() % 9'000);
        (void)meter.change(settings);
        break;
    }
    default:
        break;
    }
}

} // namespace

class MeterMemoryTest : public TestCase {
    Q_OBJECT

private slots:
    void nothingAcknowledgedIsLostInAThousandKills()
    {
        const auto model = modelOf("omnipower-1p");
        int resumedFromJournal = 0;
        std::uint64_t saves = 0;
        for (std::uint64_t kill = 0; kill < 1'000; ++kill) {
            std::mt19937_64 random(kill);
            VectorMemory memory;
            auto meter = meterOf(model, newYear, &memory);
            QVERIFY(meter.save().has_value());
            auto acknowledged = bytesOf(meter);
            memory.dieAfter(static_cast<std::size_t>(random() % 30'000));
            while (true) {
                live(meter, random);
                if (!meter.save().has_value())
                    break;
                acknowledged = bytesOf(meter);
                ++saves;
            }
            memory.revive();
            auto again = Meter::create(model, {newYear, 1, {}}, &memory);
            VERIFY_RESULT(again);
            QVERIFY(again->recovery().resumed);
            QVERIFY(again->recovery().damage == StateDamage::None);
            resumedFromJournal += again->recovery().sequence > 1 ? 1 : 0;
            QVERIFY(bytesOf(*again) == acknowledged);
            // And it goes on living.
            live(*again, random);
            QVERIFY(again->save().has_value());
        }
        std::printf("kills: 1000, acknowledged saves: %llu, resumed from the journal: %d\n",
            static_cast<unsigned long long>(saves), resumedFromJournal);
        QVERIFY(resumedFromJournal > 500);
    }

    void aTornSnapshotLeavesTheOldState()
    {
        const auto model = modelOf("omnipower-1p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        QVERIFY(meter.save().has_value());
        std::mt19937_64 random(3);
        while (memory.generations().size() < 2) {
            live(meter, random);
            QVERIFY(meter.save().has_value());
        }
        QVERIFY(meter.state().wear.snapshots >= 2);
        QVERIFY(meter.state().wear.bytes > StateKeeper::longestJournal);
        QVERIFY(memory.generations()[0].journal.empty());
    }

    void damageIsFoundNamedAndSteppedOver()
    {
        const auto model = modelOf("omnipower-1p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        QVERIFY(meter.save().has_value());
        std::mt19937_64 random(5);
        std::vector<std::vector<std::byte>> states;
        for (int save = 0; save < 5; ++save) {
            live(meter, random);
            states.push_back(bytesOf(meter));
            QVERIFY(meter.save().has_value());
        }
        // A byte of the last record but one.
        auto damaged = memory;
        auto& journal = damaged.generations()[0].journal;
        StateReader reader(journal);
        std::size_t place = 0;
        for (int record = 0; record < 3; ++record) {
            const auto head = std::span(journal).subspan(place);
            StateReader length(head.subspan(12));
            std::uint32_t bytes = 0;
            length(bytes);
            place += 24 + bytes;
        }
        journal[place + 30] ^= std::byte{1};
        const auto recovered = Meter::create(model, {newYear, 1, {}}, &damaged);
        VERIFY_RESULT(recovered);
        QVERIFY(recovered->recovery().damage == StateDamage::Journal);
        QCOMPARE(recovered->recovery().sequence, std::uint64_t{4});
        QVERIFY((recovered->state().status & status::memory) != 0);
        QVERIFY(recovered->logs().status.newest().event == StatusEvent::StateRecovered);

        // The newest snapshot: the generation before it is used.
        auto older = memory;
        const auto copy = older.generations()[0];
        older.generations().insert(older.generations().begin(), copy);
        older.generations()[0].snapshot[100] ^= std::byte{1};
        const auto previous = Meter::create(model, {newYear, 1, {}}, &older);
        VERIFY_RESULT(previous);
        QVERIFY(previous->recovery().damage == StateDamage::Snapshot);
        QCOMPARE(previous->recovery().generation, std::size_t{1});

        // Both.
        older.generations()[1].snapshot[100] ^= std::byte{1};
        QCOMPARE(Meter::create(model, {newYear, 1, {}}, &older).error().id, std::string("device-state-damaged"));
    }

    void anyBitOfAStateIsGuarded()
    {
        const auto model = modelOf("omnipower-1p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        QVERIFY(meter.save().has_value());
        std::mt19937_64 random(9);
        for (int save = 0; save < 4; ++save) {
            live(meter, random);
            QVERIFY(meter.save().has_value());
        }
        for (int flip = 0; flip < 500; ++flip) {
            auto damaged = memory;
            auto& content = damaged.generations()[0];
            auto& bytes = random() % 2 == 0 ? content.snapshot : content.journal;
            bytes[random() % bytes.size()] ^= static_cast<std::byte>(1U << random() % 8);
            const auto recovered = Meter::create(model, {newYear, 1, {}}, &damaged);
            // Refused, or an earlier acknowledged state with the damage named.
            QVERIFY(!recovered || recovered->recovery().damage != StateDamage::None);
        }
    }

    /// Whoever knows the check sums can seal anything: it must be a state that a meter can live in, or damaged.
    void whatWasSealedAnewIsJudgedByItsContent()
    {
        const auto model = modelOf("omnipower-3p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        QVERIFY(meter.save().has_value());
        const auto whole = memory.generations()[0].snapshot;
        const auto put = [](std::vector<std::byte>& bytes, std::size_t at, std::uint32_t value) {
            for (std::size_t octet = 0; octet < 4; ++octet)
                bytes[at + octet] = static_cast<std::byte>(value >> (8 * octet));
        };
        constexpr std::size_t head = 24; // mark, sequence, length, check of the body, check of the head
        std::size_t refused = 0;
        for (std::size_t at = head; at < whole.size(); ++at) {
            for (const auto octet : {std::byte{0}, std::byte{0xFF}}) {
                auto altered = memory;
                auto& bytes = altered.generations()[0].snapshot;
                bytes[at] = octet;
                put(bytes, head - 8, crc32(std::span(bytes).subspan(head)));
                put(bytes, head - 4, crc32(std::span(bytes).first(head - 4)));
                auto again = Meter::create(model, {newYear, 1, {}}, &altered);
                if (!again)
                    ++refused;
                else
                    run(*again, second(phaseSecond(1'000'000)), 1);
            }
        }
        QVERIFY(refused > 0);
    }

    void anotherMetersStateIsRefused()
    {
        VectorMemory memory;
        auto meter = meterOf(modelOf("omnipower-1p"), newYear, &memory);
        QVERIFY(meter.save().has_value());
        QCOMPARE(Meter::create(modelOf("omnipower-3p"), {newYear, 1, {}}, &memory).error().id,
            std::string("device-state-other-meter"));
    }

    void aProfileOfAnotherLayoutIsRefused()
    {
        VectorMemory memory;
        auto meter = meterOf(modelOf("omnipower-1p"), newYear, &memory);
        QVERIFY(meter.save().has_value());
        QCOMPARE(Meter::create(modelOf("omnipower-1p", {{"Z4", "4"}}), {newYear, 1, {}}, &memory).error().id,
            std::string("device-state-other-meter"));
        // The same change made on the meter is kept with it.
        const auto changed = modelOf("omnipower-1p", {{"Z4", "4"}});
        QVERIFY(meter.configure(changed).has_value());
        QVERIFY(meter.save().has_value());
        const auto again = Meter::create(changed, {newYear, 1, {}}, &memory);
        VERIFY_RESULT(again);
        QVERIFY(bytesOf(*again) == bytesOf(meter));
    }

    void timeWithoutTheProgramIsAnOutage()
    {
        const auto model = modelOf("omnipower-1p");
        VectorMemory memory;
        auto meter = meterOf(model, newYear, &memory);
        run(meter, second(phaseSecond(1'000'000)), 1'000);
        QVERIFY(meter.save().has_value());
        auto again = Meter::create(model, {newYear + 9'000, 1, {}}, &memory);
        VERIFY_RESULT(again);
        QCOMPARE(again->now().seconds, (newYear + 1'000).seconds);
        again->advance({newYear + 9'000, 900, second(phaseSecond(1'000'000))});
        QCOMPARE(again->state().counters.powerFailures, 1U);
        QCOMPARE(again->logs().loadProfile.size(), std::size_t{11});
        QCOMPARE(again->state().registers.total(Energy::ActiveImport),
            std::int64_t{1'000'000} * (1'900 - MeterSupply::registrationDelay));
    }
};

QTEST_APPLESS_MAIN(MeterMemoryTest)
#include "meter_memory_test.moc"
