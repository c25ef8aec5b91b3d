// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/server/port.h"
#include "protocol/hdlc/secondary_link.h"
#include "protocol/iec62056_21/client.h"
#include "protocol/iec62056_21/mode_d.h"
#include "protocol/iec62056_21/server.h"
#include "protocol/kmp/client.h"
#include "protocol/kmp/server.h"
#include "protocol/push/push_receiver.h"
#include "protocol/virtual_meter/ports/optical_port.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;

static_assert(Engine<hdlc::PrimaryLink>);
static_assert(Engine<hdlc::SecondaryLink>);
static_assert(Engine<dlms::ClientSession>);
static_assert(Engine<dlms::HdlcServerPort>);
static_assert(Engine<dlms::WrapperServerPort>);
static_assert(Engine<iec62056_21::Client>);
static_assert(Engine<iec62056_21::Server>);
static_assert(Engine<iec62056_21::TelegramPusher>);
static_assert(Engine<kmp::Client>);
static_assert(Engine<kmp::Server>);
static_assert(Engine<push::PushReceiver>);
static_assert(Engine<virtual_meter::OpticalPort>);

/// That everything on a line has one shape (above, by the compiler), and that close() means the same everywhere.
class EngineTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void aDeadlineIsToldOnce()
    {
        DeadlineNotice notice;
        Effects effects;
        notice.tell({}, effects);
        QVERIFY(effects.empty());
        notice.tell(MonotonicInstant{5}, effects);
        notice.tell(MonotonicInstant{5}, effects);
        notice.tell({}, effects);
        QVERIFY(effects == (Effects{SetDeadline{{5}}, ClearDeadline{}}));
        notice.tell(MonotonicInstant{5}, effects);
        notice.reset();
        notice.tell(MonotonicInstant{5}, effects);
        QCOMPARE(effects.size(), std::size_t{4});
    }

    /// Half of a frame, the line is gone, and another client begins as if there had been none.
    void aMeterWaitsForTheNextClient()
    {
        tests::SampleObjects objects;
        dlms::HdlcServerPort port(objects, {}, tests::countingOctets);
        Bytes snrm;
        hdlc::appendFrame(snrm, {hdlc::Address::server(1, 1), hdlc::Address::client(16), 0x93});
        Bytes foreign;
        hdlc::appendFrame(foreign, {hdlc::Address::server(1, 1), hdlc::Address::client(32), 0x93});
        QVERIFY(port.connection() == nullptr);
        QVERIFY(!sentBytes(port.receive(snrm, {1})).empty());
        QVERIFY(port.connection() != nullptr);
        static_cast<void>(port.receive(std::span(snrm).first(5), {2}));
        port.close();
        QVERIFY(port.connection() == nullptr);
        const auto answer = sentBytes(port.receive(foreign, {3}));
        QVERIFY(answer.size() > 6 && answer[6] == std::byte{0x73}); // UA, where DM would say that another is connected
    }

    /// What happened before the line went can still be asked for; nothing comes of it afterwards.
    void aClientForgetsWhatIsUnderWay()
    {
        kmp::Client client;
        static_cast<void>(client.start(kmp::GetType{}, {0}));
        static_cast<void>(client.receive(tests::bytesOf("403F0100041BF90126990D"), {10}));
        static_cast<void>(client.start(kmp::GetType{}, {20}));
        client.close();
        QVERIFY(!client.isBusy());
        QVERIFY(client.wake({60'000}).empty());
        QCOMPARE(client.takeEvents().size(), std::size_t{1});

        hdlc::PrimaryLink link({});
        static_cast<void>(link.connect({0}));
        link.close();
        QVERIFY(link.wake({60'000}).empty());
        QVERIFY(link.takeEvents().empty());

        dlms::ClientSession session({});
        static_cast<void>(session.open({0}));
        session.close();
        QVERIFY(session.wake({600'000}).empty());
        QVERIFY(session.state() == dlms::ClientSession::State::Closed);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
