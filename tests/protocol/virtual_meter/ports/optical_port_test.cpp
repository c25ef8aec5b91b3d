// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/kmp/request.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/protocol/virtual_meter/ports/optical_line.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using protocol::Bytes;
using protocol::LineFormat;
using protocol::Parity;

namespace iec = protocol::iec62056_21;
namespace kmp = protocol::kmp;
namespace hdlc = protocol::hdlc;

namespace {

constexpr auto signOn = "/?!\r\n";
constexpr auto sayOptical = "\x06";
constexpr LineFormat start{300, 7, Parity::Even, 1};
constexpr LineFormat hdlcFormat{9600, 8, Parity::None, 1};

Bytes getType()
{
    return hex("803F01058A0D");
}

/// Frames of client 16 to the logical device.
Bytes frame(hdlc::FrameKind kind, std::span<const std::byte> information = {}, std::uint8_t client = 16)
{
    Bytes bytes;
    hdlc::appendFrame(
        bytes, {hdlc::Address::server(1, 1), hdlc::Address::client(client), hdlc::Control{kind}.encode()}, information);
    return bytes;
}

Bytes snrm()
{
    return frame(hdlc::FrameKind::Snrm);
}

Bytes disc()
{
    return frame(hdlc::FrameKind::Disc);
}

Bytes optionSelect(const char* characters)
{
    return protocol::bytesOf(std::string(sayOptical) + characters + "\r\n");
}

/// Which language an answer is in.
QByteArray languageOf(const Bytes& answer)
{
    if (answer.empty())
        return "silence";
    switch (std::to_integer<int>(answer.front())) {
    case 0x40:
        return "KMP";
    case 0x7E:
        return "HDLC";
    case '/':
        return "IEC";
    default:
        return "other";
    }
}

} // namespace

/// One port, three languages: who is understood when, on which format, whatever comes before.
class OpticalPortTest : public TestCase {
    Q_OBJECT

    std::unique_ptr<vm::VirtualMeter> m_meter;

    static void connect(OpticalLine& line)
    {
        line.say(snrm());
        (void)line.heard();
    }

    /// A meter with 1107 and mode E, programming open.
    static void openProgramming(OpticalLine& line)
    {
        line.say(signOn);
        line.pass(300);
        line.say(optionSelect("051"));
        line.pass(300);
        (void)line.heard();
    }

    static void handOver(OpticalLine& line)
    {
        line.say(signOn);
        line.pass(300);
        line.say(optionSelect("252"));
        line.pass(300);
        (void)line.heard();
    }

private slots:
    void init()
    {
        TestCase::init();
        m_meter = virtualMeter("omnipower-1p", {{"X8", "1"}, {"Z18", "001"}, {"Z28", "0"}});
    }

    void kmpIsSpokenAtItsFormatAndSleeps()
    {
        OpticalLine line(*m_meter);
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(line.ask(getType(), 0).startsWith("403F015A00"));
        QVERIFY(line.formats == std::vector{vm::kmpFormat});
        QCOMPARE(line.order, (std::vector<std::string>{"format", "send"}));
        line.pass(vm::kmpSleepMs - 1);
        QVERIFY(line.port.lineFormat() == vm::kmpFormat);
        line.pass(1);
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(!line.deadline);
        // Modules have addresses of their own: nobody there.
        QVERIFY(line.ask(kmp::encode(kmp::encodeRequest(kmp::GetType{}, kmp::topModuleAddress))).isEmpty());
    }

    void hdlcIsSpokenUntilDisconnected()
    {
        OpticalLine line(*m_meter);
        QVERIFY(line.ask(snrm()).startsWith("7EA0"));
        QVERIFY(line.port.lineFormat() == hdlcFormat);
        line.pass(60'000);
        QVERIFY(line.ask(disc()).contains("73"));
        QVERIFY(line.formats == (std::vector{hdlcFormat, start}));
        // A client that never says good-bye is forgotten.
        connect(line);
        line.pass(hdlc::inactivityTimeOut);
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(!line.hadTwoDeadlines);
    }

    void iecIsSpokenWithAndWithoutParity_data()
    {
        QTest::addColumn<bool>("parity");
        QTest::newRow("seven bits") << false;
        QTest::newRow("even parity") << true;
    }

    void iecIsSpokenWithAndWithoutParity()
    {
        QFETCH(bool, parity);
        const auto sent = [&](const Bytes& bytes) { return parity ? iec::withEvenParity(bytes) : bytes; };
        OpticalLine line(*m_meter);
        line.say(sent(protocol::bytesOf(signOn)));
        QVERIFY(line.heard().empty());
        line.pass(iec::usualReactionMs);
        QCOMPARE(line.heardText(), QByteArray("/KAM5\\2OMNIPOWER\r\n"));
        line.say(sent(optionSelect("050")));
        line.pass(300);
        const auto data = line.heardText();
        QVERIFY2(data.contains("1.8.0(0000001.50*kWh)\r\n"), data.constData());
        QVERIFY(line.formats == (std::vector<LineFormat>{{9600, 7, Parity::Even, 1}}));
        line.pass(10'000);
        QVERIFY(line.port.lineFormat() == start);
    }

    void programmingEndsWithBreak()
    {
        OpticalLine line(*m_meter);
        openProgramming(line);
        line.say(iec::encode({'P', '1', "(" + std::string(vm::demonstration::readoutPassword) + ")"}));
        line.pass(300);
        QCOMPARE(line.heardHex(), QByteArray("06"));
        line.say(iec::encodeBreak());
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(!line.deadline);
    }

    void modeEHandsOverToHdlcAndBack()
    {
        OpticalLine line(*m_meter);
        handOver(line);
        const LineFormat sevenBits{9600, 7, Parity::Even, 1};
        QVERIFY(line.formats == (std::vector{sevenBits, hdlcFormat}));
        QVERIFY(line.ask(snrm()).startsWith("7EA0"));
        QVERIFY(line.formats.back() == hdlcFormat);
        QVERIFY(!line.ask(disc()).isEmpty());
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(line.ask(getType()).startsWith("40"));
        // At the negotiated speed, whatever it is.
        line.pass(5000);
        line.say(signOn);
        line.pass(300);
        line.say(optionSelect("242"));
        line.pass(300);
        QVERIFY(line.port.lineFormat() == (LineFormat{4800, 8, Parity::None, 1}));
        connect(line);
        QVERIFY(line.port.lineFormat() == (LineFormat{4800, 8, Parity::None, 1}));
    }

    void nobodyComesAfterTheHandOver()
    {
        OpticalLine line(*m_meter);
        handOver(line);
        line.pass(hdlc::inactivityTimeOut);
        QVERIFY(line.port.lineFormat() == start);
        QVERIFY(!line.deadline);
    }

    void noiseBeforeAnOpeningDoesNoHarm_data()
    {
        QTest::addColumn<QByteArray>("noise");
        QTest::newRow("waking zeroes") << QByteArray("000000000000");
        QTest::newRow("a flag") << QByteArray("7E");
        QTest::newRow("the beginning of a frame") << QByteArray("7EA00A");
        QTest::newRow("the beginning of a long frame") << QByteArray("7EAFFF0102");
        QTest::newRow("a start") << QByteArray("80");
        QTest::newRow("half a KMP frame") << QByteArray("803F01");
        QTest::newRow("a slash") << QByteArray("2F");
        QTest::newRow("half a sign-on") << QByteArray("2F3F");
        QTest::newRow("an acknowledgement") << QByteArray("060D0A");
        QTest::newRow("the meter's own echo") << QByteArray("403F015A00010200000D");
    }

    void noiseBeforeAnOpeningDoesNoHarm()
    {
        QFETCH(QByteArray, noise);
        for (const auto& opening : {getType(), snrm(), protocol::bytesOf(signOn)}) {
            OpticalLine line(*m_meter);
            line.say(hex(noise.constData()));
            line.pass(hdlc::interOctetTimeOut);
            QVERIFY(line.heard().empty());
            line.say(opening);
            line.pass(300);
            QVERIFY2(languageOf(line.heard()) != "silence", hexText(opening).constData());
            // At once, without the silence.
            line.port.close();
            Bytes together = hex(noise.constData());
            protocol::appendOctets(together, protocol::Octets(opening));
            OpticalLine hurried(*m_meter);
            hurried.say(together);
            hurried.pass(hdlc::interOctetTimeOut + 300);
            QVERIFY2(languageOf(hurried.heard()) != "silence", hexText(opening).constData());
        }
    }

    /// What stood behind a frame in the torso of another must not come out later.
    void aTornFrameLeavesNothingBehind()
    {
        OpticalLine line(*m_meter);
        Bytes torn = hex("7EA02A0203");
        protocol::appendOctets(torn, protocol::Octets(snrm()));
        protocol::appendOctets(torn, protocol::Octets(snrm()));
        torn.resize(50, std::byte{0x7E});
        line.say(torn);
        line.pass(200'000);
        (void)line.heard();
        QVERIFY(line.ask(getType()).startsWith("40"));
        line.say(signOn);
        line.pass(300);
        QCOMPARE(languageOf(line.heard()), QByteArray("IEC"));
    }

    void everyEventInEveryState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("idle");
        const std::array names{"idle", "identified", "programming", "handed over", "connected", "KMP awake"};
        for (int state = 0; state < int(names.size()); ++state) {
            const auto row = [&](const char* event, const char* answer, bool idle) {
                QTest::addRow("%s, %s", names[std::size_t(state)], event)
                    << state << QByteArray(event) << QByteArray(answer) << idle;
            };
            const bool isHdlc = state == 3 || state == 4;
            row("sign-on", "IEC", false);
            row("KMP", "KMP", false);
            row("SNRM", "HDLC", false);
            // Without a connection there is nothing to leave: DM.
            row("DISC", "HDLC", state != 3);
            row("KMP inside of a frame", isHdlc ? "silence" : "KMP", false);
            row("time", "other", true);
            row("close", "silence", true);
        }
    }

    void everyEventInEveryState()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, answer);
        QFETCH(bool, idle);
        OpticalLine line(*m_meter);
        switch (state) {
        case 1:
            line.say(signOn);
            line.pass(300);
            break;
        case 2:
            openProgramming(line);
            break;
        case 3:
            handOver(line);
            break;
        case 4:
            connect(line);
            break;
        case 5:
            line.say(getType());
            break;
        default:
            break;
        }
        (void)line.heard();
        if (event == "close") {
            line.port.close();
        } else if (event == "time") {
            line.pass(300'000);
            (void)line.heard();
        } else {
            const Bytes inside = frame(hdlc::FrameKind::Ui, getType());
            line.say(event == "sign-on" ? protocol::bytesOf(signOn)
                    : event == "KMP"    ? getType()
                    : event == "SNRM"   ? snrm()
                    : event == "DISC"   ? disc()
                                        : inside);
            line.pass(300);
            QCOMPARE(languageOf(line.heard()), answer);
        }
        QCOMPARE(line.port.lineFormat() == start, idle || answer == "IEC");
        QVERIFY(!line.hadTwoDeadlines);
        // Whatever it was: a silent line is as new, and every language is understood.
        line.pass(300'000);
        (void)line.heard();
        QVERIFY(line.port.lineFormat() == start);
        for (const auto& opening : {getType(), snrm(), disc(), protocol::bytesOf(signOn)}) {
            line.say(opening);
            line.pass(300);
            QVERIFY(languageOf(line.heard()) != "silence");
        }
    }

    void anySplitGivesTheSameAnswers()
    {
        std::mt19937 random(1);
        const std::vector<Bytes> parts{getType(), snrm(), disc(), protocol::bytesOf(signOn), hex("00000000"), hex("7E"),
            hex("80"), hex("7EA012"), frame(hdlc::FrameKind::ReceiveReady), snrm(), disc(),
            frame(hdlc::FrameKind::Ui, getType()), hex("803F0235E90D"), protocol::bytesOf("/?99!\r\n")};
        for (int round = 0; round < 400; ++round) {
            Bytes stream;
            for (int part = 0; part < 8; ++part) {
                protocol::appendOctets(stream, protocol::Octets(parts[random() % parts.size()]));
                if (random() % 4 == 0)
                    protocol::appendOctets(stream, protocol::Octets(randomBytes(random, 6)));
            }
            OpticalLine whole(*m_meter);
            OpticalLine pieces(*m_meter);
            whole.say(stream);
            for (std::size_t place = 0; place < stream.size();) {
                const auto size = std::min<std::size_t>(1 + random() % 5, stream.size() - place);
                pieces.say(protocol::Octets(stream).subspan(place, size));
                place += size;
            }
            whole.pass(2000);
            pieces.pass(2000);
            const auto one = whole.heardHex();
            const auto other = pieces.heardHex();
            QVERIFY2(one == other, hexText(stream).constData());
            QVERIFY(whole.formats == pieces.formats);
            QVERIFY(whole.deadline == pieces.deadline);
        }
    }

    void theReactionTimeIsKept()
    {
        OpticalLine line(*m_meter, {.reactionMilliseconds = 400});
        for (const auto& opening : {getType(), snrm(), protocol::bytesOf(signOn)}) {
            line.say(opening);
            line.pass(399);
            QVERIFY(line.heard().empty());
            line.pass(1);
            QVERIFY(languageOf(line.heard()) != "silence");
        }
        // Another language before the answer: that is what is answered.
        line.pass(200'000);
        (void)line.heard();
        line.say(getType());
        line.pass(100);
        line.say(snrm());
        line.pass(400);
        QCOMPARE(languageOf(line.heard()), QByteArray("HDLC"));
        QVERIFY(line.heard().empty());
    }

    void aClientReadsThroughThePortAndCountersAreKeptFirst()
    {
        dlms::ClientConfiguration configuration;
        hdlc::PrimaryLink::Configuration link;
        const auto& point = vm::accessPointOf(vm::Role::Management);
        link.client = hdlc::Address::client(static_cast<std::uint8_t>(point.client));
        configuration.line = link;
        configuration.mechanism = dlms::Mechanism::HighGmac;
        auto keys = m_meter->keysFor(point);
        keys.systemTitle = hex("4D42430000000001");
        keys.sharedCounter = nullptr;
        keys.acceptedCounter = nullptr;
        keys.sendCounter = 100;
        configuration.keys = keys;
        configuration.protection = dlms::Protection::Both;
        configuration.challenge = Bytes(16, std::byte{7});
        dlms::ClientSession client(configuration);
        OpticalLine line(*m_meter, {.reactionMilliseconds = 20});
        std::optional<dlms::RequestAnswered> answered;
        const auto exchange = [&](protocol::Effects effects) {
            for (int step = 0; step < 100; ++step) {
                const auto bytes = protocol::sentBytes(effects);
                if (bytes.empty())
                    break;
                line.say(bytes);
                line.pass(20);
                effects = client.receive(line.heard(), line.now);
                for (auto& event : client.takeEvents()) {
                    if (auto* const found = std::get_if<dlms::RequestAnswered>(&event))
                        answered = std::move(*found);
                }
            }
        };
        exchange(client.open(line.now));
        QVERIFY(client.state() == dlms::ClientSession::State::Open);
        QVERIFY(std::ranges::find(line.order, "persist") != line.order.end());
        QVERIFY(std::ranges::find(line.order, "persist") < std::ranges::find(line.order, "send") + 3);
        exchange(client.get({dlms::Target{3, {1, 1, 1, 8, 0, 255}, 2, {}}}, line.now));
        QVERIFY(answered.has_value());
        QVERIFY(answered->outcomes.front().result == dlms::DataAccessResult::Success);
        exchange(client.release(line.now));
        QVERIFY(line.port.lineFormat() == start);
    }
};

QTEST_APPLESS_MAIN(OpticalPortTest)
#include "optical_port_test.moc"
