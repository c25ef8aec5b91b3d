// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_message.h"
#include "tests/protocol/hex.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::push;
using namespace meterbench::tests;

/// The APDU: forms that meters were seen to send, and what is none.
class PushMessageTest : public TestCase {
    Q_OBJECT

    static QByteArray head() { return "E6E7000F00000000"; }
    static QByteArray time() { return "07E1081003100005FF800000"; }
    /// Version, one power.
    static QByteArray body() { return "02030A0E4B616D73747275705F56303030310906010101 0700FF06000005E6"; }

private slots:
    void bothFormsOfTimeAreRead()
    {
        for (const auto& form : {QByteArray("0C"), QByteArray("090C")}) {
            const auto message = decode(hex((head() + form + time() + body()).constData()));
            VERIFY_RESULT(message);
            QCOMPARE(message->version, std::string("Kamstrup_V0001"));
            QCOMPARE(message->time->date.year, std::uint16_t{2017});
            QCOMPARE(message->entries.size(), std::size_t{1});
            QCOMPARE(*message->find({1, 1, 1, 7, 0, 255})->toInteger(), std::int64_t{1510});
            const auto wanted = form == "0C" ? TimeForm::Bare : TimeForm::Tagged;
            QCOMPARE(hexText(encode(*message, wanted)), QByteArray(head() + form + time() + body()).replace(" ", ""));
        }
    }

    void headersMayBeMissing()
    {
        const auto withoutLlc = decode(hex(("0F00000000 0C" + time() + body()).constData()));
        VERIFY_RESULT(withoutLlc);
        const auto withoutTime = decode(hex((head() + "00" + body()).constData()));
        VERIFY_RESULT(withoutTime);
        QVERIFY(!withoutTime->time);
        QVERIFY(*decode(encode(*withoutTime)) == *withoutTime);
    }

    void nullsKeepTheirPlace()
    {
        // A single-phase meter: current of L1, nothing for L2, voltage of L1, a single null too many.
        const auto message
            = decode(hex((head() + "00 0207 090601011F0700FF 0600000122 0000 09060101200700FF 1200E2 00").constData()));
        VERIFY_RESULT(message);
        QCOMPARE(message->entries.size(), std::size_t{3});
        QVERIFY(!message->entries[1].obis);
        QCOMPARE(message->strays.size(), std::size_t{1});
        QCOMPARE(*message->find({1, 1, 32, 7, 0, 255})->toInteger(), std::int64_t{226});
        QVERIFY(message->find({1, 1, 52, 7, 0, 255}) == nullptr);
    }

    void elementsWithoutCodeAreKeptApart()
    {
        const auto message = decode(hex((head() + "00 0203 0600000001 090601011F0700FF 0600000122").constData()));
        VERIFY_RESULT(message);
        QCOMPARE(message->strays.size(), std::size_t{1});
        QCOMPARE(message->entries.size(), std::size_t{1});
    }

    void damageIsFound()
    {
        const Bytes good = hex((head() + "0C" + time() + body()).constData());
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!decode(Octets(good).first(size)));
        Bytes longer = good;
        longer.push_back(std::byte{0});
        QVERIFY(!decode(longer));
        for (const auto* bad :
            {"0E00000000 00 0200", "0F00000000 05 0102030405 0200", "0F00000000 00 0600000001", "0F00000000 00 02FF"}) {
            const auto message = decode(hex(bad));
            QVERIFY(!message);
            QCOMPARE(message.error().id, std::string("push-damaged"));
        }
    }
};

QTEST_APPLESS_MAIN(PushMessageTest)
#include "message_test.moc"
