// SPDX-License-Identifier: Apache-2.0
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
        const auto wrong = explained(*bytes, {{{authentication, encryption}}, {}});
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
