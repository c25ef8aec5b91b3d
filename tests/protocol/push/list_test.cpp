// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/hex.h"
#include "tests/protocol/push/shipped_lists.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::push;
using namespace meterbench::tests;

namespace {

/// Elements of the structure: the version, two per object.
std::size_t elementsOf(const PushMessage& message)
{
    return 1 + 2 * message.entries.size();
}

} // namespace

/// The lists that ship: order, scalers, quirks.
class PushListTest : public TestCase {
    Q_OBJECT

    Result<PushLists> m_lists = shippedLists();

    enum class Meter { ThreePhase, SinglePhase, OneQuadrant };

    /// A meter that has every object of its kind, each with a number of its own.
    static std::optional<PushValue> value(Meter meter, const Obis& obis)
    {
        const bool isOfLaterPhase = obis.c >= 41 && obis.c < 80;
        const bool isOfOtherQuadrant = obis.c == 2 || obis.c == 3 || obis.c == 4;
        if (obis.c == 0 && obis.d == 2)
            return PushValue("Kamstrup_V0001");
        if (obis == Obis{1, 1, 0, 0, 5, 255})
            return PushValue("5706567000000000");
        if (obis.c == 96)
            return PushValue("000000000000000000");
        if (obis == Obis{0, 1, 1, 0, 0, 255})
            return exampleTime();
        if (meter != Meter::ThreePhase && isOfLaterPhase)
            return std::nullopt;
        if (meter == Meter::OneQuadrant && isOfOtherQuadrant)
            return std::nullopt;
        return PushNumber{obis.c * 1000 + obis.d, 0};
    }

    PushMessage composed(const char* list, Meter meter, Missing missing = Missing::LeftOut) const
    {
        return compose(
            *m_lists->find(list), exampleTime(), [&](const Obis& obis) { return value(meter, obis); }, missing);
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_lists); }

    void listsHaveTheLengthsOfThePaper()
    {
        QCOMPARE(elementsOf(composed("kamstrup-v0001-1", Meter::ThreePhase)), std::size_t{25});
        QCOMPARE(elementsOf(composed("kamstrup-v0001-2", Meter::ThreePhase)), std::size_t{35});
        QCOMPARE(elementsOf(composed("kamstrup-v0001-2", Meter::OneQuadrant)), std::size_t{15});
        QCOMPARE(elementsOf(composed("dlms-push-1", Meter::ThreePhase)), std::size_t{0x41});
        QCOMPARE(elementsOf(composed("dlms-push-1", Meter::SinglePhase)), std::size_t{0x25});
        // As one single-phase meter was seen to do: as many elements as ever, nulls among them.
        const auto withNulls = composed("kamstrup-v0001-1", Meter::SinglePhase, Missing::Null);
        QCOMPARE(elementsOf(withNulls), std::size_t{25});
        QVERIFY(!withNulls.entries[7].obis);
    }

    void messagesComeBackAndAreRecognized()
    {
        for (const auto& list : m_lists->all()) {
            for (const auto meter : {Meter::ThreePhase, Meter::SinglePhase, Meter::OneQuadrant}) {
                const auto message = composed(list.id.c_str(), meter);
                const auto decoded = decode(encode(message));
                VERIFY_RESULT(decoded);
                QVERIFY(*decoded == message);
                QCOMPARE(m_lists->recognize(*decoded), &list);
            }
        }
        PushMessage strange;
        strange.entries.push_back({Obis{1, 1, 9, 9, 9, 255}, axdr::Data::unsignedInteger(1)});
        QVERIFY(m_lists->recognize(strange) == nullptr);
        // The objects alone make no list of ours.
        auto foreign = composed("kamstrup-v0001-1", Meter::ThreePhase);
        foreign.version = "AIDON_V0001";
        QVERIFY(m_lists->recognize(foreign) == nullptr);
    }

    void numbersHaveTheScalersOfTheList()
    {
        const auto message = composed("kamstrup-v0001-2", Meter::ThreePhase);
        QCOMPARE(*message.find({1, 1, 1, 7, 0, 255})->toInteger(), std::int64_t{1'007}); // W
        QCOMPARE(*message.find({1, 1, 31, 7, 0, 255})->toInteger(), std::int64_t{3'100'700}); // 0.01 A
        QCOMPARE(*message.find({1, 1, 32, 7, 0, 255})->toInteger(), std::int64_t{32'007}); // V
        QCOMPARE(*message.find({1, 1, 1, 8, 0, 255})->toInteger(), std::int64_t{100}); // 10 Wh, cut
        const auto all = readings(message, *m_lists->find("kamstrup-v0001-2"));
        QCOMPARE(all.size(), std::size_t{17});
        QCOMPARE(all[0].text, std::string("5706567000000000"));
        const auto& energy = all[13];
        QCOMPARE(energy.obis.text(), std::string("1-1:1.8.0*255"));
        QCOMPARE(*energy.value, std::int64_t{100});
        QCOMPARE(energy.scaler, 1);
        QCOMPARE(energy.unit, std::string("Wh"));
        QVERIFY(*all[12].time == exampleTime());
    }

    /// A kilowatt-hour is a hundred of whatever list 2 and push 1 count.
    void energiesCountTenWattHours()
    {
        for (const char* list : {"kamstrup-v0001-2", "dlms-push-1"}) {
            const auto message = compose(*m_lists->find(list), exampleTime(), [](const Obis& obis) {
                return obis.d == 8 ? std::optional<PushValue>(PushNumber{1'000, 0}) : std::nullopt;
            });
            QVERIFY(!message.entries.empty());
            for (const auto& entry : message.entries)
                QCOMPARE(entry.value.toInteger().value_or(0), std::int64_t{100});
            for (const auto& reading : readings(message, *m_lists->find(list)))
                QCOMPARE(reading.scaler, 1);
        }
    }

    /// 3 kW and 4 kvar at 250 V are 20 A; ten times as much is another scaler, half as much again is not.
    void currentsAreHeldAgainstPowers()
    {
        const auto suspected = [&](std::uint32_t hundredths) {
            PushMessage message;
            message.version = "Kamstrup_V0001";
            const auto put = [&](std::uint8_t c, std::uint32_t value) {
                message.entries.push_back({Obis{1, 1, c, 7, 0, 255}, axdr::Data::doubleLongUnsigned(value)});
            };
            put(1, 3'000);
            put(2, 0);
            put(3, 0);
            put(4, 4'000);
            put(31, hundredths);
            put(32, 250);
            return m_lists->suspect(message).size();
        };
        QCOMPARE(suspected(2'000), std::size_t{0});
        QCOMPARE(suspected(3'000), std::size_t{0});
        QCOMPARE(suspected(20'000), std::size_t{1});
        QCOMPARE(suspected(0), std::size_t{0});
    }

    void quirksChangeTheScalers()
    {
        const auto* list = m_lists->find("kamstrup-v0001-2");
        const auto* swedish = m_lists->quirk("energy-in-watt-hours");
        QVERIFY(swedish != nullptr);
        const std::vector<const PushQuirk*> quirks{swedish};
        const auto message = compose(
            *list, exampleTime(), [](const Obis& obis) { return value(Meter::ThreePhase, obis); }, Missing::LeftOut,
            quirks);
        QCOMPARE(*message.find({1, 1, 1, 8, 0, 255})->toInteger(), std::int64_t{1'008});
        const auto all = readings(message, *list, quirks);
        QCOMPARE(all[13].scaler, 0);
        QCOMPARE(all[3].scaler, 0); // powers as before
        QVERIFY(m_lists->quirk("none") == nullptr);
    }

    void impossibleVoltagesAreSuspected()
    {
        PushMessage message;
        message.entries.push_back({Obis{1, 1, 32, 7, 0, 255}, axdr::Data::longUnsigned(22'199)});
        const auto suspected = m_lists->suspect(message);
        QCOMPARE(suspected.size(), std::size_t{1});
        const auto all = readings(message, *m_lists->find("kamstrup-v0001-1"), suspected);
        QCOMPARE(all[0].scaler, -2);
        message.entries[0].value = axdr::Data::longUnsigned(230);
        QVERIFY(m_lists->suspect(message).empty());
    }

    void numbersThatDoNotFitAreCut()
    {
        const auto* list = m_lists->find("kamstrup-v0001-1");
        const auto message = compose(*list, exampleTime(), [](const Obis& obis) -> std::optional<PushValue> {
            return obis.c == 32 ? std::optional<PushValue>(PushNumber{70'000, 0})
                : obis.c == 31  ? std::optional<PushValue>(PushNumber{-5, 0})
                                : std::optional<PushValue>(PushNumber{INT64_MAX, 12});
        });
        QCOMPARE(*message.find({1, 1, 32, 7, 0, 255})->toInteger(), std::int64_t{65'535});
        QCOMPARE(*message.find({1, 1, 31, 7, 0, 255})->toInteger(), std::int64_t{0});
        QCOMPARE(*message.find({1, 1, 1, 7, 0, 255})->toInteger(), std::int64_t{4'294'967'295});
    }

    void listsAreDueAtTheirSeconds()
    {
        const auto* first = m_lists->find("kamstrup-v0001-1");
        const auto* second = m_lists->find("kamstrup-v0001-2");
        QVERIFY(first->isDue({3'600}));
        QVERIFY(!first->isDue({3'605}));
        QVERIFY(second->isDue({3'605}));
        for (std::int64_t now = 0; now < 7'200; ++now)
            QVERIFY2(!(first->isDue({now}) && second->isDue({now})), "they never collide");
    }

    void damagedDataAreRefused()
    {
        for (const auto* json :
            {"", "[]", R"({"lists": [], "positional": []})",
                R"({"lists": [{"list": "a"}], "positional": [], "quirks": []})",
                R"({"lists": [{"list": "a", "sources": [], "intervalSeconds": 0, "offsetSeconds": 0, "objects": []}], "positional": [], "quirks": []})",
                R"({"lists": [{"list": "a", "sources": [], "intervalSeconds": 1, "offsetSeconds": 0, "objects": [{"obis": "x", "type": "long"}]}], "positional": [], "quirks": []})"}) {
            const auto lists = PushLists::parse(json);
            QVERIFY(!lists);
            QCOMPARE(lists.error().id, std::string("catalog-damaged"));
        }
    }
};

QTEST_APPLESS_MAIN(PushListTest)
#include "list_test.moc"
