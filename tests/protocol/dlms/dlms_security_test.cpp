// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/hls.h"
#include "protocol/dlms/key_wrap.h"
#include "protocol/dlms/secure_channel.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

namespace {

const auto encryptionKey = bytesOf("000102030405060708090A0B0C0D0E0F");
const auto authenticationKey = bytesOf("D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF");
const auto title = bytesOf("4D4D4D0000BC614E");
const auto getClock = bytesOf("C0010000080000010000FF0200");

SecurityKeys keysOf(std::string_view systemTitle, std::uint32_t counter)
{
    return {bytesOf(systemTitle), encryptionKey, authenticationKey, counter, 0, "key"};
}

} // namespace

/// Ciphering against published numbers; counters that only grow; answers to challenges; wrapped keys.
class DlmsSecurityTest : public tests::TestCase {
    Q_OBJECT

private slots:
    /// The worked example of the DLMS books: a GET of the clock in all three protections.
    void bookExample_data()
    {
        QTest::addColumn<int>("protection");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("authenticated") << 0x10
                                       << QByteArray(
                                              "C81E1001234567C0010000080000010000FF020006725D910F9221D263877516");
        QTest::newRow("encrypted") << 0x20 << QByteArray("C8122001234567411312FF935A47566827C467BC");
        QTest::newRow("both") << 0x30 << QByteArray("C81E3001234567411312FF935A47566827C467BC7D825C3BE4A77C3FCC056B6B");
    }

    void bookExample()
    {
        QFETCH(int, protection);
        QFETCH(QByteArray, hex);
        auto sender = SecureChannel::create(keysOf("4D4D4D0000BC614E", 0x01234567));
        auto receiver = SecureChannel::create(keysOf("4D4D4D0000000001", 0));
        VERIFY_RESULT(sender);
        VERIFY_RESULT(receiver);
        receiver->setPeerTitle(title);
        Effects effects;
        const auto bytes = sender->protect(
            getClock, static_cast<Protection>(protection), KeySet::Global, SecureChannel::Form::Specific, effects);
        VERIFY_RESULT(bytes);
        QCOMPARE(hexOf(*bytes), hexOf(bytesOf(hex.toStdString())));
        const auto opened = receiver->open(*bytes, effects);
        VERIFY_RESULT(opened);
        QCOMPARE(hexOf(opened->plain), hexOf(getClock));
        QVERIFY(opened->protection == static_cast<Protection>(protection));
        const auto again = receiver->open(*bytes, effects);
        QVERIFY(!again && again.error().id == "dlms-deciphering");
    }

    void everyBitOfAProtectedMessageCounts()
    {
        auto sender = SecureChannel::create(keysOf("4D4D4D0000BC614E", 7));
        Effects effects;
        const auto bytes
            = sender->protect(getClock, Protection::Both, KeySet::Global, SecureChannel::Form::General, effects);
        for (std::size_t bit = 0; bit < bytes->size() * 8; ++bit) {
            auto receiver = SecureChannel::create(keysOf("4D4D4D0000000001", 0));
            receiver->setLeastProtection(Protection::Both);
            receiver->setPeerTitle(title);
            auto damaged = *bytes;
            damaged[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
            QVERIFY2(!receiver->open(damaged, effects), qPrintable(QString::number(bit)));
        }
    }

    void allFormsComeBack()
    {
        auto left = SecureChannel::create(keysOf("4D4D4D0000BC614E", 0));
        auto right = SecureChannel::create(keysOf("4D4D4D0000000001", 0));
        left->setPeerTitle(bytesOf("4D4D4D0000000001"));
        right->setPeerTitle(title);
        VERIFY_RESULT(left->setDedicatedKey(Bytes(16, std::byte{9})));
        VERIFY_RESULT(right->setDedicatedKey(Bytes(16, std::byte{9})));
        Effects effects;
        for (int i = 0; i < 300; ++i) {
            const Bytes plain(static_cast<std::size_t>(1 + i * 7), static_cast<std::byte>(i % 3 == 0 ? 0xC0 : 0x0F));
            const auto keys = i % 2 == 0 ? KeySet::Global : KeySet::Dedicated;
            const auto form = i % 5 == 0 ? SecureChannel::Form::General : SecureChannel::Form::Specific;
            const auto bytes = left->protect(plain, Protection::Both, keys, form, effects);
            QVERIFY(bytes->size() <= plain.size() + SecureChannel::overhead);
            const auto opened = right->open(*bytes, effects);
            VERIFY_RESULT(opened);
            QVERIFY(opened->plain == plain && opened->keys == keys);
        }
    }

    /// GCM test case 2 of its authors: key, nonce and sixteen octets of text are zeros.
    void zeros()
    {
        auto cipher = Cipher::create(Bytes(16), {});
        Bytes out;
        VERIFY_RESULT(cipher->protect({Suite::AesGcm128, Protection::Encrypted}, Bytes(8), 0, Bytes(16), out));
        QCOMPARE(hexOf(std::span(out).subspan(5)), QByteArray("03 88 DA CE 60 B6 A3 92 F3 28 C2 B9 71 B2 FE 78"));
    }

    void countersAreKeptBeforeTheyAreUsed()
    {
        InvocationCounter counter("k", 10);
        std::uint32_t kept = 10;
        for (std::uint32_t i = 0; i < 1000; ++i) {
            Effects effects;
            const auto taken = counter.take(effects);
            VERIFY_RESULT(taken);
            for (const auto& effect : effects) {
                const auto& persist = std::get<Persist>(effect);
                kept = 0;
                for (const auto octet : persist.value)
                    kept = kept << 8U | std::to_integer<std::uint32_t>(octet);
            }
            QCOMPARE(*taken, 10 + i);
            QVERIFY(kept > *taken); // a restart goes on behind everything used
        }
        InvocationCounter last("k", UINT32_MAX - 2);
        Effects effects;
        QVERIFY(last.take(effects) && last.take(effects));
        QVERIFY(!last.take(effects));
    }

    void digests()
    {
        const auto secret = bytesOf("736563726574");
        const auto own = bytesOf("0101010101010101");
        const auto other = bytesOf("0202020202020202");
        const HlsParticipants participants{secret, title, authenticationKey, own, other};
        QCOMPARE(hlsDigest(Mechanism::HighMd5, participants)->size(), std::size_t{16});
        QCOMPARE(hlsDigest(Mechanism::HighSha1, participants)->size(), std::size_t{20});
        QCOMPARE(hlsDigest(Mechanism::HighSha256, participants)->size(), std::size_t{32});
        QVERIFY(!hlsDigest(Mechanism::Low, participants));
        // "abc" in two parts: challenge "ab", secret "c".
        const auto ab = bytesOf("6162");
        const auto c = bytesOf("63");
        QCOMPARE(hexOf(*hlsDigest(Mechanism::HighMd5, {c, {}, {}, {}, ab})),
            QByteArray("90 01 50 98 3C D2 4F B0 D6 96 3F 7D 28 E1 7F 72"));
        QCOMPARE(hexOf(*hlsDigest(Mechanism::HighSha1, {c, {}, {}, {}, ab})),
            QByteArray("A9 99 3E 36 47 06 81 6A BA 3E 25 71 78 50 C2 6C 9C D0 D8 9D"));
        QCOMPARE(hexOf(*hlsDigest(Mechanism::HighSha256, {ab, {}, {}, {}, c})),
            QByteArray(
                "BA 78 16 BF 8F 01 CF EA 41 41 40 DE 5D AE 22 23 B0 03 61 A3 96 17 7A 9C B4 10 FF 61 F2 00 15 AD"));
    }

    /// Passes three and four of the books' example with GMAC.
    void gmacExample()
    {
        auto cipher = Cipher::create(encryptionKey, authenticationKey);
        const auto client = hlsGmac(*cipher, bytesOf("4D4D4D0000000001"), 1, bytesOf("503677524A323146"));
        QCOMPARE(hexOf(*client), QByteArray("10 00 00 00 01 1A 52 FE 7D D3 E7 27 48 97 3C 1E 28"));
        const auto server = hlsGmac(*cipher, title, 0x01234567, bytesOf("4B35366956616759"));
        QCOMPARE(hexOf(*server), QByteArray("10 01 23 45 67 FE 14 66 AF B3 DB CD 4F 93 89 E2 B7"));
    }

    void wrappedKeys()
    {
        // RFC 3394, 4.1
        const auto wrapped = wrapKey(encryptionKey, bytesOf("00112233445566778899AABBCCDDEEFF"));
        VERIFY_RESULT(wrapped);
        QCOMPARE(
            hexOf(*wrapped), QByteArray("1F A6 8B 0A 81 12 B4 47 AE F3 4B D8 FB 5A 7B 82 9D 3E 86 23 71 D2 CF E5"));
        QCOMPARE(
            hexOf(*unwrapKey(encryptionKey, *wrapped)), QByteArray("00 11 22 33 44 55 66 77 88 99 AA BB CC DD EE FF"));
        QVERIFY(!unwrapKey(authenticationKey, *wrapped));
        QVERIFY(!wrapKey(Bytes(5), Bytes(16)));
        QVERIFY(!unwrapKey(encryptionKey, Bytes(17)));
        QVERIFY(!Cipher::create(Bytes(15), {}));
        QVERIFY(!Cipher::create(Bytes(16), Bytes(8)));
    }
};

QTEST_GUILESS_MAIN(DlmsSecurityTest)
#include "dlms_security_test.moc"
