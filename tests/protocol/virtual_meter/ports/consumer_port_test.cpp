// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/consumer_port.h"
#include "protocol/virtual_meter/ports/consumer_telegram.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;

namespace push = protocol::push;

namespace {

/// The hourly list of a single-phase meter of one quadrant, as the interface description prints it.
constexpr auto printedExample
    = "7EA0AE2B2113A01BE6E7000F000000000C07E1081003100005FF800000020F0A0E4B616D73747275705F5630303031"
      "09060101000005FF0A103537303635363730303030303030303009060101600101FF0A12303030303030303030303030303030303030"
      "09060101010700FF060000000009060101 1F0700FF060000000009060101200700FF120000"
      "09060001010000FF090C07E1081003100005FF80000009060101010800FF060000000005217E";

const Choices oneQuadrant{{"X8", "2"}, {"X9", "1"}, {"Z28", "2"}, {"Z29", "1"}};
const Choices fourQuadrants{{"X8", "2"}, {"X9", "4"}, {"Z28", "2"}};
/// The interface description's own instant: 2017-08-16 16:00:05 of a clock in summer.
const SimInstant printedTime{1'502'892'005};

vm::ConsumerPort::Options listsOf(std::vector<std::string> lists)
{
    vm::ConsumerPort::Options options;
    options.lists = std::move(lists);
    return options;
}

struct Pushed {
    std::vector<protocol::Bytes> frames;
    std::vector<push::PushMessage> messages;
};

Pushed pushed(const protocol::Effects& effects, push::PushCipher* cipher = nullptr)
{
    Pushed result;
    push::PushReceiver receiver(cipher);
    for (const auto& effect : effects) {
        const auto* const send = std::get_if<protocol::Send>(&effect);
        if (send == nullptr)
            continue;
        result.frames.push_back(send->bytes);
        static_cast<void>(receiver.receive(send->bytes, {}));
        for (auto& message : receiver.takeEvents())
            result.messages.push_back(std::move(message.value()));
    }
    return result;
}

} // namespace

/// What the consumer port pushes, when, and that no counter comes twice.
class ConsumerPortTest : public TestCase {
    Q_OBJECT

private slots:
    void listOneComesEveryTenSecondsAndListTwoBehindTheHour()
    {
        const auto meter = virtualMeter("omnipower-3p", fourQuadrants);
        auto port = vm::ConsumerPort::create(*meter, listsOf({"kamstrup-v0001-1", "kamstrup-v0001-2"})).value();
        const auto from = meter->running().now();
        QCOMPARE(port.nextDue().seconds, from.seconds + 5); // an hour and five seconds behind new year
        const auto all = pushed(port.advanceTo(from + 3600 + 5));
        QCOMPARE(all.messages.size(), std::size_t{362});
        QCOMPARE(all.messages[0].entries.size(), std::size_t{17});
        QCOMPARE(all.messages[1].entries.size(), std::size_t{12});
        for (const auto& message : all.messages) {
            const bool isHourly = message.entries.size() == 17;
            QCOMPARE(message.time->time.second % 10, isHourly ? 5 : 0);
            QCOMPARE(*message.find({1, 1, 1, 7, 0, 255})->toInteger(), std::int64_t{1500});
            QCOMPARE(*message.find({1, 1, 32, 7, 0, 255})->toInteger(), std::int64_t{230});
        }
        QVERIFY(port.advanceTo(meter->running().now() + 4).empty());
        // In steps it is the same as at once.
        const auto other = virtualMeter("omnipower-3p", fourQuadrants);
        auto stepwise = vm::ConsumerPort::create(*other, listsOf({"kamstrup-v0001-1", "kamstrup-v0001-2"})).value();
        std::vector<protocol::Bytes> frames;
        for (Seconds second = 1; second <= 3605; ++second) {
            for (auto& frame : pushed(stepwise.advanceTo(from + second)).frames)
                frames.push_back(std::move(frame));
        }
        QVERIFY(frames == all.frames);
    }

    void whatWasDueBeforeSomebodyListensIsGone()
    {
        const auto meter = virtualMeter("omnipower-3p", fourQuadrants);
        auto port = vm::ConsumerPort::create(*meter, listsOf({"kamstrup-v0001-1"})).value();
        const auto from = meter->running().now();
        meter->advanceTo(from + 95); // nine lists that nobody heard
        port.begin();
        QVERIFY(pushed(port.advanceTo(from + 99)).messages.empty());
        QCOMPARE(pushed(port.advanceTo(from + 105)).messages.size(), std::size_t{1});
    }

    void whatTheMeterLacksIsLeftOut_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("elements"); ///< as papers and captures count them: version, then two for each object
        QTest::addColumn<int>("phases");
        QTest::newRow("list 1") << "kamstrup-v0001-1" << 25 << 3;
        QTest::newRow("list 2") << "kamstrup-v0001-2" << 35 << 3;
        QTest::newRow("list 2, one phase") << "kamstrup-v0001-2" << 15 << 1;
        QTest::newRow("push 1") << "dlms-push-1" << 65 << 3;
    }

    void whatTheMeterLacksIsLeftOut()
    {
        QFETCH(QString, list);
        QFETCH(int, elements);
        QFETCH(int, phases);
        const auto meter
            = phases == 3 ? virtualMeter("omnipower-3p", fourQuadrants) : virtualMeter("omnipower-1p", oneQuadrant);
        auto port = vm::ConsumerPort::create(*meter, listsOf({list.toStdString()})).value();
        const auto all = pushed(port.advanceTo(port.nextDue()));
        QCOMPARE(all.messages.size(), std::size_t{1});
        QCOMPARE(1 + 2 * int(all.messages[0].entries.size()), elements);
        QCOMPARE(meter->variant().tables().pushLists.recognize(all.messages[0])->id, list.toStdString());
    }

    /// Everything that can be set equal is equal, to the last octet; voltage and names are put in.
    void thePrintedFrameIsSent()
    {
        device::RunningMeter::Setup setup;
        const auto variant = meterVariant(
            "omnipower-1p", {{"X8", "2"}, {"X9", "1"}, {"Z11", "01"}, {"Z15", "000"}, {"Z28", "2"}, {"Z29", "1"}});
        setup.model = variant->sharedModel();
        setup.from = {printedTime.seconds - 8};
        setup.serial = 0;
        auto running = device::RunningMeter::create(setup, std::make_shared<device::Load>()).value();
        auto meter = vm::VirtualMeter::create({variant, testSecrets(), {}}, std::move(running)).value();
        VERIFY_RESULT(meter->running().meter().setClock(device::meterTime(2017, 8, 16, 15, 59, 57)));
        auto port = vm::ConsumerPort::create(*meter, listsOf({"kamstrup-v0001-2"})).value();
        const auto all = pushed(port.advanceTo(port.nextDue()));
        QCOMPARE(all.frames.size(), std::size_t{1});

        const auto printed = hex(printedExample);
        QCOMPARE(all.frames[0].size(), printed.size());
        QCOMPARE(hexText(all.frames[0]).left(2 * 30), hexText(printed).left(2 * 30)); // to the time of the message
        auto message = all.messages[0];
        for (auto& entry : message.entries) {
            if (entry.obis == Obis{1, 1, 96, 1, 1, 255})
                entry.value = axdr::Data::visibleString("000000000000000000");
            if (entry.obis == Obis{1, 1, 32, 7, 0, 255})
                entry.value = axdr::Data::longUnsigned(0);
        }
        QCOMPARE(hexText(push::frames(message)), hexText(printed));
    }

    void ciphersAndKeepsTheCounterFirst()
    {
        const auto meter = virtualMeter("omnipower-3p", fourQuadrants);
        auto options = listsOf({"kamstrup-v0001-1"});
        options.protection = vm::PushProtection::Ciphered;
        auto port = vm::ConsumerPort::create(*meter, options).value();
        const auto keys = meter->secrets().keysOf(vm::Role::ConsumerPush);
        push::AesGcmPushCipher cipher(*dlms::Cipher::create(keys.encryption, keys.authentication));
        std::uint32_t last = 0;
        std::uint32_t bound = 0;
        std::size_t messages = 0;
        for (int minute = 0; minute < 60; ++minute) {
            const auto effects = port.advanceTo(meter->running().now() + 60);
            for (const auto& effect : effects) {
                if (const auto* const persist = std::get_if<protocol::Persist>(&effect)) {
                    protocol::OctetReader reader(persist->value);
                    bound = reader.doubleWord();
                    continue;
                }
                // Flag, format, addresses, control, check, LLC, tag, title, length, security control; then the counter.
                constexpr std::size_t counterAt = 1 + 2 + 1 + 1 + 1 + 2 + 3 + 1 + 9 + 3 + 1;
                protocol::OctetReader reader(
                    protocol::Octets(std::get<protocol::Send>(effect).bytes).subspan(counterAt));
                const auto counter = reader.doubleWord();
                QVERIFY(messages == 0 || counter == last + 1);
                QVERIFY(counter < bound);
                last = counter;
                ++messages;
            }
            QCOMPARE(pushed(effects, &cipher).messages.size(), std::size_t{6});
        }
        QCOMPARE(messages, std::size_t{360});
        // A meter that starts again goes on behind all that was used.
        const auto again = virtualMeter(meter->sharedVariant(), meter->kept());
        QVERIFY(again->keysFor(vm::accessPointOf(vm::Role::ConsumerPush)).sharedCounter->next() > last);
    }

    void noMainsNoPush()
    {
        const auto meter = virtualMeter("omnipower-1p", oneQuadrant);
        auto port = vm::ConsumerPort::create(*meter, {}).value();
        VERIFY_RESULT(meter->running().apply({meter->running().now(), device::FaultKind::PowerOff, 0, 0, {}, 0}));
        (void)port.advanceTo(meter->running().now() + 10);
        QVERIFY(port.advanceTo(meter->running().now() + 600).empty());
    }

    void longAgoIsNotMadeUpFor()
    {
        const auto meter = virtualMeter("omnipower-1p", oneQuadrant);
        auto port = vm::ConsumerPort::create(*meter, listsOf({"kamstrup-v0001-1"})).value();
        QCOMPARE(pushed(port.advanceTo(meter->running().now() + 86'400)).messages.size(), std::size_t{360});
        // Nor is what a clock leaves out that is set.
        VERIFY_RESULT(meter->running().meter().setClock(meter->running().meter().clock().now() + 40 * 86'400));
        QVERIFY(pushed(port.advanceTo(meter->running().now() + 10)).messages.size() <= 1);
        VERIFY_RESULT(meter->running().meter().setClock(meter->running().meter().clock().now() - 80 * 86'400));
        QVERIFY(pushed(port.advanceTo(meter->running().now() + 10)).messages.size() <= 1);
        QCOMPARE(pushed(port.advanceTo(meter->running().now() + 100)).messages.size(), std::size_t{10});
    }

    void onlyMetersWithThePortHaveIt()
    {
        const auto old = virtualMeter("kamstrup-382m");
        QCOMPARE(vm::ConsumerPort::create(*old, {}).error().id, std::string("device-absent"));
        const auto meter = virtualMeter("omnipower-1p", oneQuadrant);
        QCOMPARE(vm::ConsumerPort::create(*meter, listsOf({"none"})).error().id, std::string("device-setting"));
        const auto denmark = virtualMeter("omnipower-1p", {{"X14-X16", "010"}});
        QCOMPARE(vm::pushListsOf(denmark->running().meter().model()), std::vector<std::string>{"dlms-push-1"});
    }

    void theTelegramHasTheLinesThatWereSeen()
    {
        const auto meter = virtualMeter("omnipower-3p", fourQuadrants);
        const vm::ConsumerTelegram source(*meter);
        const auto telegram = source.telegram();
        QCOMPARE(telegram.sets.size(), std::size_t{27});
        const auto bytes = protocol::iec62056_21::encode(telegram);
        const auto text = QByteArray::fromStdString(protocol::textOf(bytes));
        QVERIFY2(text.startsWith("/KAM5\r\n\r\n0-0:1.0.0(260101010000W)\r\n1-0:1.8.0(00000001.500*kWh)\r\n"), text);
        QVERIFY(text.contains("1-0:1.7.0(0001.500*kW)\r\n"));
        QVERIFY(text.contains("1-0:72.7.0(230.0*V)\r\n"));
        VERIFY_RESULT(protocol::iec62056_21::decodeTelegram(bytes));
        const auto single = virtualMeter("omnipower-1p", oneQuadrant);
        QVERIFY(vm::ConsumerTelegram(*single).telegram().sets.size() < std::size_t{10});
    }
};

QTEST_APPLESS_MAIN(ConsumerPortTest)
#include "consumer_port_test.moc"
