// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/encoder.h"
#include "protocol/dlms/cipher.h"
#include "protocol/hdlc/wrapper.h"
#include "protocol/push/aes_gcm_push_cipher.h"
#include "protocol/push/push_receiver.h"
#include "tests/protocol/explain/explained.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;

namespace {

push::PushMessage exampleList(const char* id)
{
    static const auto lists = shippedLists();
    return push::compose(*lists->find(id), exampleTime(), [](const Obis& obis) -> std::optional<push::PushValue> {
        if (obis.c == 0 && obis.d == 2)
            return push::PushValue("Kamstrup_V0001");
        if (obis.c == 0 || obis.c == 96)
            return push::PushValue("5706567000000000");
        if (obis == Obis{0, 1, 1, 0, 0, 255})
            return push::PushValue(exampleTime());
        return push::PushValue(push::PushNumber{obis.c == 32 ? 231 : 1230, 0});
    });
}

} // namespace

/// HDLC and wrapper: every part of a frame, segments, damage, pushed lists plain and ciphered.
class ExplainHdlcTest : public TestCase {
    Q_OBJECT

private slots:
    void connectionIsToldFieldByField()
    {
        const auto frames = explained("7EA00820032793738 57E");
        QCOMPARE(frames.size(), std::size_t{1});
        const auto& frame = frames.front();
        COMPARE_TEXT(frame.protocol, "hdlc");
        COMPARE_TEXT(rulesOf(frame), "");
        COMPARE_TEXT(valueOf(frame, "destination-address"), "16/1");
        COMPARE_TEXT(valueOf(frame, "source-address"), "19");
        COMPARE_TEXT(meaningOf(frame, "control"), "SNRM hdlc-SNRM");
        COMPARE_TEXT(valueOf(frame, "P/F"), "1");
        COMPARE_TEXT(meaningOf(frame, "FCS"), "check-right");
        QCOMPARE(findField(frame.fields, "FCS")->octets.offset(), std::size_t{7});
    }

    void parametersAreNamed()
    {
        Bytes bytes;
        hdlc::appendFrame(bytes, {hdlc::Address::client(16), hdlc::Address::server(1, 17), 0x73},
            hex("8180140502008006020080070400000001080400000001"));
        const auto frames = explained(bytes);
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(meaningOf(frames.at(0), "control"), "UA hdlc-UA");
        COMPARE_TEXT(valueOf(frames.at(0), "maximum-information-field-transmit"), "128");
        COMPARE_TEXT(valueOf(frames.at(0), "window-size-receive"), "1");
    }

    void addressesHaveFourOctetsToo()
    {
        Bytes bytes;
        hdlc::appendFrame(bytes, {hdlc::Address{1, 9000, 4}, hdlc::Address::client(32), 0x93});
        COMPARE_TEXT(valueOf(explained(bytes).at(0), "destination-address"), "1/9000");
    }

    void sequenceNumbersAreTold()
    {
        Bytes bytes;
        hdlc::appendFrame(bytes, {hdlc::Address::server(1, 1), hdlc::Address::client(16), 0x54}, hex("E6E600C001C100"));
        const auto frames = explained(bytes);
        COMPARE_TEXT(valueOf(frames.at(0), "N(S)"), "2");
        COMPARE_TEXT(valueOf(frames.at(0), "N(R)"), "2");
        COMPARE_TEXT(meaningOf(frames.at(0), "LLC"), "llc-command");
        QVERIFY(frames.at(0).hasErrors()); // the request ends before its descriptor
    }

    void segmentsAreJoined()
    {
        Bytes message = hex("E6E700");
        appendOctets(message, push::encode(exampleList("kamstrup-v0001-1")));
        message.erase(message.begin(), message.begin() + 3); // encode() has its own LLC
        Bytes bytes;
        hdlc::appendUnnumbered(bytes, hdlc::Address::client(21), hdlc::Address{16, 0, 1}, message, 60);
        const auto frames = explained(bytes);
        QVERIFY(frames.size() > 3);
        for (const auto& frame : frames)
            COMPARE_TEXT(rulesOf(frame), "");
        QVERIFY(findField(frames.front().fields, "joined-information") == nullptr);
        COMPARE_TEXT(valueOf(frames.back(), "push-list"), "kamstrup-v0001-1");
    }

    void laterSegmentsAloneAreSaidSo()
    {
        Bytes bytes;
        hdlc::appendFrame(bytes, {hdlc::Address::client(21), hdlc::Address{16, 0, 1}, 0x13}, hex("FF0102030405"));
        COMPARE_TEXT(rulesOf(explained(bytes).at(0)), "segments-missing");
    }

    void pushedListHasUnits()
    {
        const auto frames = explained(push::frames(exampleList("kamstrup-v0001-2")));
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "kamstrup-v0001-2");
        const auto* body = findField(frames.at(0).fields, "notification-body");
        COMPARE_TEXT(body->fields.at(5).value, "1-1:1.7.0*255");
        COMPARE_TEXT(body->fields.at(5).meaning.front().id, "obis-active-import");
        COMPARE_TEXT(body->fields.at(6).meaning.back().id, "1230 W");
    }

    /// Two captures of one meter prove by time and power that energies count ten watt-hours.
    void energiesOfPushOneCountTenWattHours()
    {
        const auto frames = explained(push::frames(exampleList("dlms-push-1")));
        COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "dlms-push-1");
        const auto* body = findField(frames.at(0).fields, "notification-body");
        COMPARE_TEXT(body->fields.at(1).value, "1-1:1.8.0*255");
        COMPARE_TEXT(body->fields.at(2).value, "123");
        COMPARE_TEXT(body->fields.at(2).meaning.back().id, "1230 Wh");
        std::size_t factors = 0;
        for (std::size_t i = 0; i + 1 < body->fields.size(); ++i) {
            if (body->fields.at(i).value == "1-1:33.7.0*255" && ++factors != 0)
                COMPARE_TEXT(body->fields.at(i + 1).meaning.back().id, "655.35"); // all that its type holds
        }
        QCOMPARE(factors, std::size_t{1});
    }

    /// The lists of other makers are theirs: their values have the names of their codes and no unit of ours.
    void listsOfOtherMakersAreNotOurs()
    {
        auto message = exampleList("kamstrup-v0001-1");
        message.version = "ISK5V001";
        const auto frames = explained(push::frames(message));
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "-");
        const auto* body = findField(frames.at(0).fields, "notification-body");
        COMPARE_TEXT(body->fields.at(5).value, "1-1:1.7.0*255");
        QCOMPARE(body->fields.at(6).meaning.size(), std::size_t{1});
        COMPARE_TEXT(body->fields.at(6).meaning.front().id, "value-of");
        COMPARE_TEXT(body->fields.at(6).meaning.front().arguments.front().value, "1-1:1.7.0*255");
    }

    /// A maker who sends no codes: its version and the number of its elements say what stands where.
    void listsWithoutCodesAreToldByTheirPlaces()
    {
        std::vector<axdr::Data> elements{axdr::Data::octetString(bytesOf("KFM_001")),
            axdr::Data::octetString(bytesOf("0000000000000000")), axdr::Data::octetString(bytesOf("MA000H0"))};
        for (const std::uint32_t number : {425U, 0U, 0U, 4U, 428U, 2298U})
            elements.push_back(axdr::Data::doubleLongUnsigned(number));
        Bytes apdu = hex("0F40000000 00");
        axdr::encode(axdr::Data::structure(std::move(elements)), apdu);
        const auto frames = explained(apdu);
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "kaifa-kfm001-2-1p");
        const auto* body = findField(frames.at(0).fields, "notification-body");
        COMPARE_TEXT(body->fields.at(3).meaning.back().id, "425 W");
        COMPARE_TEXT(body->fields.at(7).meaning.back().id, "0.428 A");
        COMPARE_TEXT(body->fields.at(8).meaning.back().id, "229.8 V");
    }

    /// Currents in milliamperes: ten times what the powers allow.
    void currentsThatCannotBeAreNoted()
    {
        const auto list = [](std::int64_t hundredths) {
            push::PushMessage message;
            message.version = "Kamstrup_V0001";
            const auto put = [&](std::uint8_t c, const axdr::Data& value) {
                message.entries.push_back({Obis{1, 1, c, 7, 0, 255}, value});
            };
            put(1, axdr::Data::doubleLongUnsigned(3'000));
            put(2, axdr::Data::doubleLongUnsigned(0));
            put(3, axdr::Data::doubleLongUnsigned(4'000));
            put(4, axdr::Data::doubleLongUnsigned(0));
            put(31, axdr::Data::doubleLongUnsigned(static_cast<std::uint32_t>(hundredths)));
            put(32, axdr::Data::longUnsigned(250));
            return explained(push::frames(message));
        };
        COMPARE_TEXT(rulesOf(list(2'000).at(0)), ""); // 250 V · 20 A = 5 kVA
        const auto frames = list(20'000);
        COMPARE_TEXT(rulesOf(frames.at(0)), "push-scaler-doubtful");
        const auto* body = findField(frames.at(0).fields, "notification-body");
        const auto& meaning = body->fields.at(10).meaning;
        COMPARE_TEXT(meaning.back().id, "push-by-quirk");
        COMPARE_TEXT(meaning.back().arguments.front().value, "20.000 A");
    }

    /// What is handed in without its head is the same list.
    void bodyOfANotificationIsEnough()
    {
        Bytes bytes = push::encode(exampleList("kamstrup-v0001-1"));
        for (const std::size_t head : {std::size_t{3 + 5}, std::size_t{3 + 5 + 13}}) { // with its time, without
            const auto frames = explained(Bytes(bytes.begin() + static_cast<std::ptrdiff_t>(head), bytes.end()));
            QCOMPARE(frames.size(), std::size_t{1});
            COMPARE_TEXT(frames.at(0).protocol, "dlms");
            COMPARE_TEXT(rulesOf(frames.at(0)), "");
            COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "kamstrup-v0001-1");
        }
    }

    void cipheredListNeedsItsKeys()
    {
        const Bytes encryption(16, std::byte{0x11});
        const Bytes authentication(16, std::byte{0x22});
        push::AesGcmPushCipher cipher(std::move(*dlms::Cipher::create(encryption, authentication)));
        const auto bytes = push::cipheredFrames(exampleList("kamstrup-v0001-1"), cipher, hex("4B414D4500000001"), 7);
        VERIFY_RESULT(bytes);
        const auto closed = explained(*bytes);
        COMPARE_TEXT(rulesOf(closed.at(0)), "key-missing");
        COMPARE_TEXT(valueOf(closed.at(0), "invocation-counter"), "7");
        COMPARE_TEXT(meaningOf(closed.at(0), "system-title"), "system-title-of");
        COMPARE_TEXT(meaningOf(closed.at(0), "security-control"),
            "security-suite security-authenticated security-encrypted security-unicast-key");

        const auto opened = explained(*bytes, {{{encryption, authentication}}, {}});
        COMPARE_TEXT(rulesOf(opened.at(0)), "");
        COMPARE_TEXT(valueOf(opened.at(0), "push-list"), "kamstrup-v0001-1");
        const auto half = explained(*bytes, {{{encryption, {}}}, {}});
        COMPARE_TEXT(rulesOf(half.at(0)), "deciphered-not-authenticated");
        COMPARE_TEXT(valueOf(half.at(0), "push-list"), "kamstrup-v0001-1");
        const auto swapped = explained(*bytes, {{{authentication, encryption}}, {}});
        COMPARE_TEXT(rulesOf(swapped.at(0)), "keys-swapped");
        COMPARE_TEXT(valueOf(swapped.at(0), "push-list"), "kamstrup-v0001-1");
        const auto wrong = explained(*bytes, {{{authentication, authentication}}, {}});
        COMPARE_TEXT(rulesOf(wrong.at(0)), "key-wrong");
        QVERIFY(wrong.at(0).hasErrors());
    }

    void plainTextInAnEnvelopeIsTakenAsItIs()
    {
        // As one meter was seen to send it: control 30, counter, then text and a tag.
        Bytes text = push::encode(exampleList("kamstrup-v0001-1"));
        text.erase(text.begin(), text.begin() + 3);
        Bytes content = hex("3000000E25");
        appendOctets(content, text);
        appendOctets(content, Bytes(12, std::byte{0xA5}));
        const auto frames = explained(push::encode(push::Envelope{hex("4B414D4500000001"), content}));
        COMPARE_TEXT(rulesOf(frames.at(0)), "not-encrypted");
        COMPARE_TEXT(valueOf(frames.at(0), "push-list"), "kamstrup-v0001-1");
    }

    void wrongChecksAreGivenAndComputed()
    {
        const auto frames = explained("7EA0082003279373867E");
        COMPARE_TEXT(frames.at(0).protocol, "hdlc");
        COMPARE_TEXT(rulesOf(frames.at(0)), "hdlc-frame-check");
        COMPARE_TEXT(frames.at(0).findings.at(0).arguments.at(0).value, "8673h");
        COMPARE_TEXT(frames.at(0).findings.at(0).arguments.at(1).value, "8573h");
    }

    void everyCutIsExplainedAsFarAsItGoes()
    {
        const Bytes whole = push::frames(exampleList("kamstrup-v0001-1"));
        for (std::size_t size = 1; size + 1 < whole.size(); ++size) {
            const auto frames = explained(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
            for (const auto& frame : frames)
                QVERIFY2(!frame.findings.empty(), QByteArray::number(static_cast<qulonglong>(size)));
        }
    }

    /// What lost octets ends where it says that it ends, as near as there is a flag, and never takes the next frame.
    void damagedFrameCostsNoOther()
    {
        Bytes payload = hex("E6E7000F00000000");
        for (int i = 0; i < 120; ++i) // with flags and what looks like a format field
            payload.push_back(i % 40 == 7 ? std::byte{0x7E} : i % 40 == 8 ? std::byte{0xA1} : std::byte(i));
        Bytes frame;
        hdlc::appendFrame(frame, {hdlc::Address::client(16), hdlc::Address::server(1, 17), 0x13}, payload);
        for (std::size_t lost = 12; lost + 4 < frame.size(); ++lost) {
            Bytes bytes = frame;
            bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(lost));
            const std::size_t size = bytes.size();
            bytes.insert(bytes.end(), frame.begin() + 1, frame.end()); // shares the flag
            const auto frames = explained(bytes);
            QCOMPARE(frames.size(), std::size_t{2});
            QCOMPARE(frames.at(0).octets.size(), size);
            QVERIFY(frames.at(0).hasErrors());
            QCOMPARE(frames.at(1).octets.size(), frame.size() - 1);
            COMPARE_TEXT(meaningOf(frames.at(1), "FCS"), "check-right");
        }
        // Cut in the middle: the next shows itself by its header check, though it is cut as well.
        for (std::size_t cut = 12; cut < frame.size() - 2; ++cut) {
            Bytes bytes(frame.begin(), frame.begin() + static_cast<std::ptrdiff_t>(cut));
            bytes.insert(bytes.end(), frame.begin(), frame.end() - 20);
            const auto frames = explained(bytes);
            QCOMPARE(frames.size(), std::size_t{2});
            QCOMPARE(frames.at(0).octets.size(), cut + 1);
            COMPARE_TEXT(meaningOf(frames.at(1), "HCS"), "check-right");
        }
    }

    void noiseBetweenFramesIsKeptApart()
    {
        Bytes bytes = hex("7EA0082003279373857E");
        const Bytes again = bytes;
        appendOctets(bytes, hex("11223344"));
        appendOctets(bytes, again);
        const auto frames = explained(bytes);
        QCOMPARE(frames.size(), std::size_t{3});
        COMPARE_TEXT(frames.at(1).protocol, "unknown");
        COMPARE_TEXT(rulesOf(frames.at(1)), "octets-unrecognized");
        COMPARE_TEXT(frames.at(2).protocol, "hdlc");
    }

    void wrapperIsTold()
    {
        Bytes bytes;
        hdlc::appendWrapper(bytes, 16, 1, hex("C001C100080000010000FF0200"));
        const auto frames = explained(bytes);
        COMPARE_TEXT(frames.at(0).protocol, "wrapper");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "source-wPort"), "16");
        COMPARE_TEXT(meaningOf(frames.at(0), "class-id"), "Clock");
        bytes.pop_back();
        QVERIFY(explained(bytes).at(0).hasErrors());
    }
};

QTEST_APPLESS_MAIN(ExplainHdlcTest)
#include "explain_hdlc_test.moc"
