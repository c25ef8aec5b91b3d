// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/aes_gcm_push_cipher.h"
#include "protocol/push/push_receiver.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/push/shipped_lists.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::push;
using namespace meterbench::tests;

namespace {

/// The hourly list of a single-phase meter of one quadrant, as the interface description prints it.
constexpr auto printedExample
    = "7EA0AE2B2113A01BE6E7000F000000000C07E1081003100005FF800000020F0A0E4B616D73747275705F5630303031"
      "09060101000005FF0A103537303635363730303030303030303009060101600101FF0A12303030303030303030303030303030303030"
      "09060101010700FF060000000009060101 1F0700FF060000000009060101200700FF120000"
      "09060001010000FF090C07E1081003100005FF80000009060101010800FF060000000005217E";

/// Keys of nobody's meter.
constexpr auto encryptionKey = "000102030405060708090A0B0C0D0E0F";
constexpr auto authenticationKey = "D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF";
constexpr auto systemTitle = "4B414D4500BC614E";

std::optional<PushValue> zeroes(const Obis& obis)
{
    if (obis.c == 0 && obis.d == 2)
        return PushValue("Kamstrup_V0001");
    if (obis == Obis{1, 1, 0, 0, 5, 255})
        return PushValue("5706567000000000");
    if (obis.c == 96)
        return PushValue("000000000000000000");
    if (obis.a == 0)
        return exampleTime();
    return PushNumber{};
}

} // namespace

/// Whole frames, plain and encrypted.
class PushReceiverTest : public TestCase {
    Q_OBJECT

    Result<PushLists> m_lists = shippedLists();

    static std::optional<PushValue> ofOneQuadrant(const Obis& obis)
    {
        const bool isLeftOut = (obis.c >= 2 && obis.c <= 4) || (obis.c >= 41 && obis.c < 80);
        return isLeftOut ? std::nullopt : zeroes(obis);
    }

    static AesGcmPushCipher cipher()
    {
        return AesGcmPushCipher(*dlms::Cipher::create(hex(encryptionKey), hex(authenticationKey)));
    }

    static std::vector<Result<PushMessage>> heardBy(PushReceiver& receiver, Octets bytes)
    {
        static_cast<void>(receiver.receive(bytes, {}));
        return receiver.takeEvents();
    }

private slots:
    void initTestCase() { VERIFY_RESULT(m_lists); }

    void printedExampleIsReadAndWritten()
    {
        PushReceiver receiver;
        const auto received = heardBy(receiver, hex(printedExample));
        QCOMPARE(received.size(), std::size_t{1});
        VERIFY_RESULT(received[0]);
        QCOMPARE(received[0]->entries.size(), std::size_t{7});
        const auto* list = m_lists->recognize(*received[0]);
        QVERIFY(list != nullptr);
        QCOMPARE(list->id, std::string("kamstrup-v0001-2"));
        QCOMPARE(hexText(frames(*received[0])), QByteArray(printedExample).replace(" ", ""));
        QVERIFY(compose(*list, exampleTime(), ofOneQuadrant) == *received[0]);
    }

    void longExamplesHaveTheirPrintedChecks()
    {
        // Header and frame check sequences of the two others that are printed.
        auto triggered = exampleTime();
        const auto hourly = hexText(frames(compose(*m_lists->find("kamstrup-v0001-2"), triggered, zeroes)));
        QVERIFY(hourly.startsWith("7EA12C2B2113FC04E6E700"));
        QVERIFY(hourly.endsWith("C8867E"));
        triggered.date = {2000, 1, 1, 6};
        triggered.time = {22, 33, 0, axdr::notSpecified};
        triggered.clockStatus = 1;
        const auto tenSeconds = hexText(frames(compose(*m_lists->find("kamstrup-v0001-1"), triggered, zeroes)));
        QVERIFY(tenSeconds.startsWith("7EA0E22B2113239AE6E700"));
        QVERIFY(tenSeconds.endsWith("5BE57E"));
    }

    void encryptedMessagesComeBack()
    {
        auto aes = cipher();
        const auto message = compose(*m_lists->find("dlms-push-1"), exampleTime(), zeroes);
        const auto bytes = cipheredFrames(message, aes, hex(systemTitle), 42);
        VERIFY_RESULT(bytes);
        QVERIFY(hexText(*bytes).startsWith("7EA1E9410313C637E6E700DB084B414D4500BC614E8201D0300000002A"));
        PushReceiver receiver(&aes);
        const auto received = heardBy(receiver, *bytes);
        QCOMPARE(received.size(), std::size_t{1});
        VERIFY_RESULT(received[0]);
        QVERIFY(*received[0] == message);

        PushReceiver withoutKey;
        QCOMPARE(heardBy(withoutKey, *bytes).front().error().id, std::string("push-key-missing"));
        AesGcmPushCipher wrong(*dlms::Cipher::create(hex(authenticationKey), hex(authenticationKey)));
        PushReceiver withWrongKey(&wrong);
        QCOMPARE(heardBy(withWrongKey, *bytes).front().error().id, std::string("dlms-deciphering"));
    }

    void plainTextInAnEnvelopeIsTakenAsSuch()
    {
        const auto message = compose(*m_lists->find("dlms-push-1"), exampleTime(), zeroes);
        for (const std::size_t tag : {std::size_t{12}, std::size_t{0}}) {
            Envelope envelope{hex(systemTitle), hex("3000069C52")};
            appendOctets(envelope.content, Octets(encode(message)).subspan(3));
            envelope.content.resize(envelope.content.size() + tag, std::byte{0xA5});
            Bytes bytes;
            hdlc::appendUnnumbered(
                bytes, cipheredAddressing.destination, cipheredAddressing.source, encode(envelope), 1010);
            PushReceiver receiver;
            const auto received = heardBy(receiver, bytes);
            QCOMPARE(received.size(), std::size_t{1});
            VERIFY_RESULT(received[0]);
            QVERIFY(*received[0] == message);
        }
    }

    void segmentsAreJoinedWhateverTheirSize()
    {
        const auto message = compose(*m_lists->find("dlms-push-1"), exampleTime(), zeroes);
        for (const std::size_t information : {std::size_t{20}, std::size_t{128}, std::size_t{2000}}) {
            PushAddressing addressing;
            addressing.information = information;
            PushReceiver receiver;
            const auto received = heardBy(receiver, frames(message, addressing));
            QCOMPARE(received.size(), std::size_t{1});
            VERIFY_RESULT(received[0]);
            QVERIFY(*received[0] == message);
        }
    }

    void envelopesThatAreNoneAreRefused()
    {
        const Bytes good = encode(Envelope{hex(systemTitle), hex("30000000010203")});
        VERIFY_RESULT(decodeEnvelope(good));
        for (std::size_t size = 0; size < good.size(); ++size)
            QVERIFY(!decodeEnvelope(Octets(good).first(size)));
        QVERIFY(!decodeEnvelope(hex("DB 04 4B414D45 05 3000000001")));
        QVERIFY(!decodeEnvelope(hex("DB 08 4B414D4500BC614E 85 0000000005 3000000001")));
        QVERIFY(!decodeEnvelope(hex("DB 08 4B414D4500BC614E 04 30000000")));
    }
};

QTEST_APPLESS_MAIN(PushReceiverTest)
#include "receiver_test.moc"
