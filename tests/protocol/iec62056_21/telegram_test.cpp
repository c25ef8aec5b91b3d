// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/mode_d.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::iec62056_21;
using namespace meterbench::tests;

namespace {

/// As a consumer port of a Kamstrup meter sends it (a public capture without any number of a meter).
constexpr auto consumerPort = "/KAM5\r\n\r\n0-0:1.0.0(250525184215S)\r\n1-0:1.8.0(00028073.776*kWh)\r\n"
                              "1-0:2.8.0(00000000.000*kWh)\r\n1-0:3.8.0(00001724.067*kVArh)\r\n"
                              "1-0:4.8.0(00001932.145*kVArh)\r\n1-0:1.7.0(0000.976*kW)\r\n1-0:2.7.0(0000.000*kW)\r\n"
                              "1-0:3.7.0(0000.000*kVAr)\r\n1-0:4.7.0(0000.119*kVAr)\r\n1-0:21.7.0(0000.134*kW)\r\n"
                              "1-0:41.7.0(0000.209*kW)\r\n1-0:61.7.0(0000.633*kW)\r\n1-0:22.7.0(0000.000*kW)\r\n"
                              "1-0:42.7.0(0000.000*kW)\r\n1-0:62.7.0(0000.000*kW)\r\n1-0:23.7.0(0000.000*kVAr)\r\n"
                              "1-0:43.7.0(0000.000*kVAr)\r\n1-0:63.7.0(0000.000*kVAr)\r\n1-0:24.7.0(0000.102*kVAr)\r\n"
                              "1-0:44.7.0(0000.010*kVAr)\r\n1-0:64.7.0(0000.007*kVAr)\r\n1-0:32.7.0(233.9*V)\r\n"
                              "1-0:52.7.0(234.4*V)\r\n1-0:72.7.0(233.8*V)\r\n1-0:31.7.0(000.9*A)\r\n"
                              "1-0:51.7.0(001.2*A)\r\n1-0:71.7.0(002.8*A)\r\n!C659\r\n";

class OneLine : public TelegramSource {
public:
    [[nodiscard]] Telegram telegram() const override
    {
        return {{"KAM", '3', "", "OMNIPOWER"}, {{"1.8.0", {{"000123.45", "kWh"}}}}, {}, TelegramCheck::None};
    }
};

} // namespace

/// Mode D and P1.
class TelegramTest : public TestCase {
    Q_OBJECT

private slots:
    void checkValueIsThatOfTheCatalogue() { QCOMPARE(telegramCrc("123456789"), std::uint16_t{0xBB3D}); }

    void consumerPortIsReadAndWritten()
    {
        const auto telegram = decodeTelegram(bytesOf(consumerPort));
        VERIFY_RESULT(telegram);
        QCOMPARE(telegram->check, TelegramCheck::Crc16);
        QCOMPARE(telegram->sets.size(), std::size_t{27});
        QVERIFY(telegram->unreadable.empty());
        QVERIFY(telegram->sets[1] == (DataSet{"1-0:1.8.0", {{"00028073.776", "kWh"}}}));
        QCOMPARE(textOf(encode(*telegram)), std::string(consumerPort));
    }

    void aWrongCheckIsFound()
    {
        std::string changed = consumerPort;
        changed[60] ^= 1;
        const auto telegram = decodeTelegram(bytesOf(changed));
        QVERIFY(!telegram);
        QCOMPARE(telegram.error().id, std::string("p1-check"));
        QVERIFY(!decodeTelegram(bytesOf("/KAM5\r\n\r\n!XYZ\r\n")));
        QVERIFY(!decodeTelegram(bytesOf("/KAM5\r\n")));
        QVERIFY(!decodeTelegram(bytesOf("no telegram!\r\n")));
        QVERIFY(!decodeTelegram({}));
    }

    void aStrangeAddressCostsNothingElse()
    {
        // Seen in a capture: a line whose middle was lost.
        const auto telegram = decodeTelegram(
            bytesOf("/KAM5\r\n\r\n1-0:4:24.7.0(0000.000*kVAr)\r\nrubbish\r\n1-0:1.7.0(1*kW)\r\n!\r\n"));
        VERIFY_RESULT(telegram);
        QCOMPARE(telegram->sets.size(), std::size_t{2});
        QVERIFY(!readAddress(telegram->sets[0].address));
        QVERIFY(telegram->unreadable == std::vector<std::string>{"rubbish"});
    }

    void modeDHasNoCheck()
    {
        const Bytes bytes = encode(OneLine().telegram());
        QCOMPARE(textOf(bytes), std::string("/KAM3OMNIPOWER\r\n\r\n1.8.0(000123.45*kWh)\r\n!\r\n"));
        const auto telegram = decodeTelegram(withEvenParity(bytes));
        VERIFY_RESULT(telegram);
        QVERIFY(*telegram == OneLine().telegram());
    }

    void telegramsAreCutOutOfAStream()
    {
        const std::string stream
            = std::string("tail of another(1)\r\n!\r\n") + consumerPort + "/KAM5\r\nbroken" + consumerPort + "\r\n";
        TelegramReader reader;
        std::vector<Result<Telegram>> all;
        for (const char character : stream) {
            for (auto& telegram : reader.feed(bytesOf({&character, 1})))
                all.push_back(std::move(telegram));
        }
        QCOMPARE(all.size(), std::size_t{2});
        VERIFY_RESULT(all[0]);
        VERIFY_RESULT(all[1]);
        QVERIFY(*all[0] == *all[1]);
    }

    void pushesComeByThePlan()
    {
        const OneLine source;
        TelegramPusher pusher(source, 10'000);
        const auto first = pusher.start({5'000});
        QVERIFY(first[0] == Effect(ChangeLineFormat{pushFormat}));
        QVERIFY(!sentBytes(first).empty());
        QVERIFY(first[2] == Effect(SetDeadline{{15'000}}));
        QVERIFY(pusher.wake({14'999}).empty());
        QVERIFY(pusher.wake({15'300})[1] == Effect(SetDeadline{{25'000}}));
        // Woken late by three intervals: one push, and back to the plan.
        const auto late = pusher.wake({56'000});
        QCOMPARE(late.size(), std::size_t{2});
        QVERIFY(late[1] == Effect(SetDeadline{{65'000}}));
    }
};

QTEST_APPLESS_MAIN(TelegramTest)
#include "telegram_test.moc"
