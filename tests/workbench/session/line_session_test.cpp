// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/server/port.h"
#include "protocol/iec62056_21/client.h"
#include "protocol/kmp/client.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/protocol/iec62056_21/electricity_meter.h"
#include "tests/protocol/kmp/meter_fake.h"
#include "tests/support/test_case.h"
#include "tests/workbench/link/link_pairs.h"
#include "workbench/session/line_session.h"

#include <QElapsedTimer>

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::tests;
using session::EngineOf;
using session::LineSession;

namespace {

/// An engine that answers every octet with what a test wants.
class ScriptedEngine : public session::Engine {
public:
    std::function<Effects(MonotonicInstant)> onReceive = [](MonotonicInstant) { return Effects{}; };
    std::function<Effects(MonotonicInstant)> onWake = [](MonotonicInstant) { return Effects{}; };
    int* closings = nullptr;

    Effects receive(std::span<const std::byte>, MonotonicInstant now) override { return onReceive(now); }
    Effects wake(MonotonicInstant now) override { return onWake(now); }
    void close() override
    {
        if (closings != nullptr)
            ++*closings;
    }
};

class RecordingKeeper : public session::Keeper {
public:
    std::vector<std::string> kept;
    std::size_t calls = 0;
    bool fails = false;
    std::function<void()> onKeep;

    Result<void> keep(std::span<const Persist> values) override
    {
        ++calls;
        if (onKeep)
            onKeep();
        if (fails)
            return failure("state-unavailable", {{"folder", "kept"}, {"reason", "full"}});
        for (const auto& value : values)
            kept.push_back(value.key);
        return {};
    }
};

const Bytes one{std::byte{1}};

/// Both ends of a line with a session each.
template <typename Server, typename Client>
struct Conversation {
    Conversation(LinkPair pair, Server server, Client client)
        : serving(std::move(pair.near), std::make_unique<EngineOf<Server>>(std::forward<Server>(server))),
          asking(std::move(pair.far), std::make_unique<EngineOf<Client>>(std::forward<Client>(client)))
    {
        QObject::connect(&asking, &LineSession::failed, &asking, [this](const Error& fault) { error = fault; });
    }

    LineSession serving;
    LineSession asking;
    std::optional<Error> error;
};

} // namespace

/// Engines of every protocol on every line, and the order in which effects are carried out.
class LineSessionTest : public TestCase {
    Q_OBJECT

    /// The near end is the meter's.
    static void everyKind()
    {
        QTest::addColumn<QString>("kind");
        for (const auto& kind : LinkPairs::kinds)
            QTest::newRow(qPrintable(kind)) << kind;
    }

    static LinkPair openInProcess()
    {
        LinkPairs pairs;
        return pairs.make("in-process");
    }

private slots:
    void dlmsOverHdlc_data() { everyKind(); }
    void dlmsOverHdlc()
    {
        QFETCH(QString, kind);
        LinkPairs pairs;
        auto pair = pairs.make(kind);
        if (kind == "tcp") // who listens is the meter
            std::swap(pair.near, pair.far);
        else if (kind == "pty")
            QVERIFY(openMeterFirst(pair));
        SampleObjects objects;
        dlms::HdlcServerPort port(objects, {}, countingOctets);
        dlms::ClientConfiguration configuration;
        configuration.line = hdlc::PrimaryLink::Configuration{};
        dlms::ClientSession client(configuration);
        Conversation<dlms::HdlcServerPort&, dlms::ClientSession&> talk(std::move(pair), port, client);
        QVERIFY(openBoth(talk));
        readEverything(talk, client, objects.rows);
    }

    void dlmsOverTheWrapper()
    {
        LinkPairs pairs;
        SampleObjects objects;
        dlms::WrapperServerPort port(objects, countingOctets);
        dlms::ClientConfiguration configuration;
        configuration.line = dlms::WrapperPorts{};
        dlms::ClientSession client(configuration);
        Conversation<dlms::WrapperServerPort&, dlms::ClientSession&> talk(pairs.make("tcp, accepted"), port, client);
        QVERIFY(openBoth(talk));
        readEverything(talk, client, objects.rows);
    }

    /// 300 baud, then another: the whole handshake on a line that takes its time.
    void iecOverAPacedLine()
    {
        auto [near, far] = link::InProcessLink::makePair();
        LinkPair pair{
            std::make_unique<link::PacedLink>(std::move(near), link::LineConditions{}, iec62056_21::startFormat),
            std::move(far)};
        FewLines lines;
        iec62056_21::ServerOptions options;
        options.identification.baudCharacter = '6';
        iec62056_21::Server server(lines, options);
        iec62056_21::Client client;
        std::optional<iec62056_21::Outcome> outcome;
        LineSession serving(std::move(pair.near), std::make_unique<EngineOf<iec62056_21::Server&>>(server));
        LineSession asking(std::move(pair.far), std::make_unique<EngineOf<iec62056_21::Client&>>(client));
        connect(&asking, &LineSession::opened, this, [&] { asking.perform(client.open(asking.now())); });
        connect(&asking, &LineSession::progressed, this, [&] {
            for (auto& event : client.takeEvents())
                outcome = std::move(event);
        });
        serving.open();
        asking.open();
        QElapsedTimer clock;
        clock.start();
        QVERIFY(turnUntil([&] { return outcome.has_value(); }));
        const auto* const readOut = std::get_if<iec62056_21::ReadOut>(&*outcome);
        QVERIFY(readOut != nullptr);
        QCOMPARE(readOut->data.sets.size(), std::size_t{2});
        // Request, identification and option select: 5 + 14 + 6 octets at 300 baud, and two reactions.
        QVERIFY2(clock.elapsed() > 25 * 1000 / 30, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(serving.line().format().baud, 19200U);
    }

    void kmp()
    {
        FakeMeter meter;
        kmp::Server server(meter);
        kmp::Client client;
        std::optional<kmp::Answer> answer;
        auto pair = openInProcess();
        LineSession serving(std::move(pair.near), std::make_unique<EngineOf<kmp::Server&>>(server));
        LineSession asking(std::move(pair.far), std::make_unique<EngineOf<kmp::Client&>>(client));
        connect(&asking, &LineSession::opened, this,
            [&] { asking.perform(client.start(kmp::GetSerialNumber{}, asking.now())); });
        connect(&asking, &LineSession::progressed, this, [&] {
            for (auto& event : client.takeEvents())
                answer = std::move(event);
        });
        serving.open();
        asking.open();
        QVERIFY(turnUntil([&] { return answer.has_value(); }));
        const auto* const serial = std::get_if<kmp::SerialNumber>(&*answer);
        QVERIFY(serial != nullptr);
        QCOMPARE(serial->number, 15085488U);
    }

    void keptBeforeSent()
    {
        auto pair = openInProcess();
        Ear ear(*pair.far);
        RecordingKeeper keeper;
        std::size_t heardThen = 99;
        keeper.onKeep = [&] { heardThen = ear.bytes.size(); };
        auto engine = std::make_unique<ScriptedEngine>();
        engine->onReceive = [](MonotonicInstant) {
            return Effects{Persist{"a", one}, Persist{"b", one}, Send{one}, Persist{"c", one}};
        };
        auto* const far = pair.far.get();
        LineSession session(std::move(pair.near), std::move(engine), &keeper);
        session.open();
        far->open();
        QVERIFY(turnUntil([&] { return ear.opened == 1; }));
        far->send(one);
        QVERIFY(turnUntil([&] { return ear.bytes == one; }));
        QCOMPARE(heardThen, std::size_t{0});
        QVERIFY(keeper.kept == (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(keeper.calls, std::size_t{2});
    }

    void whatCannotBeKeptIsNotSent()
    {
        auto pair = openInProcess();
        Ear ear(*pair.far);
        RecordingKeeper keeper;
        keeper.fails = true;
        auto engine = std::make_unique<ScriptedEngine>();
        engine->onReceive = [](MonotonicInstant) { return Effects{Persist{"a", one}, Send{one}}; };
        int closings = 0;
        engine->closings = &closings;
        auto* const far = pair.far.get();
        LineSession session(std::move(pair.near), std::move(engine), &keeper);
        std::vector<Error> errors;
        connect(&session, &LineSession::failed, this, [&](const Error& error) { errors.push_back(error); });
        session.open();
        far->open();
        QVERIFY(turnUntil([&] { return ear.opened == 1; }));
        far->send(one);
        QVERIFY(turnUntil([&] { return ear.closed == 1; }));
        QVERIFY(ear.bytes.empty());
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors[0].id, std::string("state-unavailable"));
        QCOMPARE(closings, 1);
    }

    void theFormatChangesWhenEverythingIsOut()
    {
        auto [near, far] = link::InProcessLink::makePair();
        auto paced = std::make_unique<link::PacedLink>(
            std::move(near), link::LineConditions{}, LineFormat{600, 8, Parity::None, 1});
        Ear ear(*far);
        far->open();
        LineSession session(std::move(paced), std::make_unique<ScriptedEngine>());
        session.open();
        QVERIFY(turnUntil([&] { return ear.opened == 1 && session.line().state() == link::Link::State::Open; }));
        const LineFormat fast{9600, 8, Parity::None, 1};
        session.perform({Send{Bytes(6)}, ChangeLineFormat{fast}, Send{Bytes(2)}});
        QCOMPARE(session.line().format().baud, 600U);
        QVERIFY(turnUntil([&] { return session.line().format().baud == 9600; }));
        QVERIFY(ear.bytes.size() == 6);
        QVERIFY(turnUntil([&] { return ear.bytes.size() == 8; }));
    }

    void deadlinesWake()
    {
        auto pair = openInProcess();
        auto engine = std::make_unique<ScriptedEngine>();
        std::vector<std::int64_t> woken;
        engine->onWake = [&](MonotonicInstant now) {
            woken.push_back(now.milliseconds);
            if (woken.size() == 1)
                return Effects{SetDeadline{{now.milliseconds + 30}}, SetDeadline{{now.milliseconds + 60}}};
            if (woken.size() == 2)
                return Effects{SetDeadline{{now.milliseconds + 10}}, ClearDeadline{}};
            return Effects{};
        };
        LineSession session(std::move(pair.near), std::move(engine));
        const auto begin = session.now().milliseconds;
        session.perform({SetDeadline{{begin + 40}}});
        QVERIFY(turnUntil([&] { return woken.size() == 2; }));
        QVERIFY(woken[0] >= begin + 40);
        QVERIFY(woken[1] >= woken[0] + 60); // the later deadline replaced the earlier one
        turnFor(40);
        QCOMPARE(woken.size(), std::size_t{2});
    }

    void closesWhenTheEngineIsDoneAndWhatItSaidIsHeard()
    {
        auto [near, far] = link::InProcessLink::makePair();
        auto paced = std::make_unique<link::PacedLink>(
            std::move(near), link::LineConditions{}, LineFormat{1200, 8, Parity::None, 1});
        Ear ear(*far);
        far->open();
        LineSession session(std::move(paced), std::make_unique<ScriptedEngine>());
        int closed = 0;
        std::vector<Error> errors;
        connect(&session, &LineSession::closed, this, [&] { ++closed; });
        connect(&session, &LineSession::failed, this, [&](const Error& error) { errors.push_back(error); });
        session.open();
        QVERIFY(turnUntil([&] { return ear.opened == 1 && session.line().state() == link::Link::State::Open; }));
        session.perform({Send{Bytes(5)}, Fail{{"kmp-no-answer", {}, {}}}, CloseLine{}, Send{Bytes(5)}});
        QCOMPARE(errors.size(), std::size_t{1});
        QVERIFY(turnUntil([&] { return closed == 1 && ear.closed == 1; }));
        QCOMPARE(ear.bytes.size(), std::size_t{5});
        QVERIFY(session.line().state() == link::Link::State::Closed);
    }

    void theLinesEndIsTheEnginesEnd()
    {
        for (const bool isLost : {false, true}) {
            auto [near, far] = link::InProcessLink::makePair();
            std::unique_ptr<link::Link> line = std::move(near);
            if (isLost)
                line = std::make_unique<link::FaultInjectorLink>(std::move(line), link::Faults{.cutAfter = 1});
            auto engine = std::make_unique<ScriptedEngine>();
            int closings = 0;
            engine->closings = &closings;
            LineSession session(std::move(line), std::move(engine));
            int closed = 0;
            std::vector<Error> errors;
            connect(&session, &LineSession::closed, this, [&] { ++closed; });
            connect(&session, &LineSession::failed, this, [&](const Error& error) { errors.push_back(error); });
            session.open();
            far->open();
            QVERIFY(turnUntil([&] { return far->state() == link::Link::State::Open; }));
            if (isLost)
                far->send(Bytes(2));
            else
                far->close();
            QVERIFY(turnUntil([&] { return closings == 1; }));
            QCOMPARE(closed, isLost ? 0 : 1);
            QCOMPARE(errors.size(), isLost ? std::size_t{1} : std::size_t{0});
        }
    }

private:
    /// A pseudo-terminal's client needs its path.
    static bool openMeterFirst(LinkPair& pair)
    {
        pair.near->open();
        return turnUntil([&] { return pair.near->state() == link::Link::State::Open; });
    }

    template <typename Talk>
    static bool openBoth(Talk& talk)
    {
        if (talk.serving.line().state() == link::Link::State::Closed)
            talk.serving.open();
        if (talk.asking.line().state() == link::Link::State::Closed)
            talk.asking.open();
        return turnUntil([&] {
            return talk.serving.line().state() == link::Link::State::Open
                && talk.asking.line().state() == link::Link::State::Open;
        });
    }

    template <typename Talk>
    static void readEverything(Talk& talk, dlms::ClientSession& client, std::size_t rows)
    {
        std::vector<dlms::Outcome> outcomes;
        int closed = 0;
        QObject::connect(&talk.asking, &LineSession::progressed, &talk.asking, [&] {
            for (auto& event : client.takeEvents()) {
                if (std::holds_alternative<dlms::AssociationOpened>(event))
                    talk.asking.perform(client.get({{7, loggerName, 2, {}}}, talk.asking.now()));
                else if (auto* const answered = std::get_if<dlms::RequestAnswered>(&event)) {
                    outcomes = std::move(answered->outcomes);
                    talk.asking.perform(client.release(talk.asking.now()));
                } else if (std::holds_alternative<dlms::SessionClosed>(event))
                    ++closed;
            }
        });
        talk.asking.perform(client.open(talk.asking.now()));
        QVERIFY(turnUntil([&] { return closed == 1 || talk.error; }));
        QVERIFY2(!talk.error, talk.error ? talk.error->id.c_str() : "");
        QCOMPARE(outcomes.size(), std::size_t{1});
        QVERIFY(outcomes[0].data.has_value());
        QCOMPARE(outcomes[0].data->elements().size(), rows);
        for (std::uint32_t row = 0; row < rows; ++row)
            QVERIFY(outcomes[0].data->elements()[row] == loggerRow(row));
    }
};

QTEST_GUILESS_MAIN(LineSessionTest)
#include "line_session_test.moc"
