// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/client/session.h"
#include "protocol/dlms/server/port.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/objects/object_names.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using dlms::Mechanism;
using dlms::Protection;
using protocol::Bytes;
using protocol::Effects;
using vm::Role;

namespace {

enum class Line : std::uint8_t { Wrapper, Hdlc128, Hdlc2030 };

void countUp(std::span<std::byte> octets)
{
    for (std::size_t i = 0; i < octets.size(); ++i)
        octets[i] = static_cast<std::byte>(i * 11 + 5);
}

protocol::hdlc::Parameters parametersOf(Line line)
{
    if (line == Line::Hdlc2030)
        return {2030, 2030, 7, 7};
    return {};
}

/// A client of a role on a line to an emulated meter. The client goes on where the meter says that its counter stands.
class Client {
public:
    Client(vm::VirtualMeter& meter, Role role, Mechanism mechanism, Protection protection, Line line) : m_meter(meter)
    {
        const auto& point = vm::accessPointOf(role);
        const auto& secrets = meter.secrets();
        dlms::ClientConfiguration configuration;
        configuration.mechanism = mechanism;
        configuration.protection = protection;
        configuration.challenge = Bytes(16, std::byte{0x55});
        if (role == Role::Reader)
            configuration.secret = protocol::bytesOf(secrets.readerPassword);
        else if (role == Role::Technician)
            configuration.secret = protocol::bytesOf(secrets.technicianSecret);
        else
            configuration.secret = protocol::bytesOf(secrets.managementSecret);
        if (role != Role::Public) {
            const auto octets = [](std::span<const std::byte> from) { return Bytes(from.begin(), from.end()); };
            const auto keys = secrets.keysOf(role);
            configuration.keys = dlms::SecurityKeys{protocol::bytesOf("TSTCLI01"), octets(keys.encryption),
                octets(keys.authentication), meter.acceptedCounter(point) + 1, 0, "client"};
        }
        if (line == Line::Wrapper) {
            configuration.line = dlms::WrapperPorts{point.client, vm::managementDevice};
            m_wrapper.emplace(meter.objects(), countUp);
        } else {
            protocol::hdlc::PrimaryLink::Configuration primary;
            primary.client = protocol::hdlc::Address::client(static_cast<std::uint8_t>(point.client));
            primary.proposed = parametersOf(line);
            configuration.line = primary;
            m_hdlc.emplace(
                meter.objects(), protocol::hdlc::SecondaryLink::Configuration{.offered = {2030, 2030, 7, 7}}, countUp);
        }
        m_session.emplace(std::move(configuration));
    }

    [[nodiscard]] bool open()
    {
        run(m_session->open(m_now));
        return m_session->state() == dlms::ClientSession::State::Open;
    }
    [[nodiscard]] dlms::Outcome get(const dlms::Target& target) { return ask(m_session->get({target}, m_now)); }
    [[nodiscard]] dlms::Outcome set(const dlms::Target& target, const Data& value)
    {
        return ask(m_session->set({target}, {value}, m_now));
    }
    [[nodiscard]] dlms::Outcome invoke(const dlms::Target& target, const Data& value)
    {
        return ask(m_session->invoke(target, value, m_now));
    }
    void close() { run(m_session->release(m_now)); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    dlms::Outcome ask(const Effects& effects)
    {
        m_events.clear();
        run(effects);
        for (auto& event : m_events) {
            if (auto* const answer = std::get_if<dlms::RequestAnswered>(&event))
                return std::move(answer->outcomes.at(0));
        }
        return {dlms::DataAccessResult::HardwareFault, {}};
    }

    void run(const Effects& effects)
    {
        auto toServer = take(effects);
        for (int step = 0; step < 100'000; ++step) {
            Bytes toClient;
            if (!toServer.empty()) {
                auto answer = m_hdlc ? m_hdlc->receive(toServer, m_now) : m_wrapper->receive(toServer, m_now);
                toClient = sentBytes(m_meter.settle(std::move(answer)));
                toServer.clear();
            }
            if (!toClient.empty()) {
                toServer = take(m_session->receive(toClient, m_now));
            } else if (m_deadline) {
                m_now = *m_deadline;
                toServer = take(m_session->wake(m_now));
            } else {
                return;
            }
        }
        QFAIL("the conversation never ends");
    }

    Bytes take(const Effects& effects)
    {
        for (const auto& effect : effects) {
            if (const auto* const deadline = std::get_if<protocol::SetDeadline>(&effect))
                m_deadline = deadline->at;
            else if (std::holds_alternative<protocol::ClearDeadline>(effect))
                m_deadline.reset();
            else if (const auto* const failed = std::get_if<protocol::Fail>(&effect))
                m_error = failed->error;
        }
        for (auto& event : m_session->takeEvents())
            m_events.push_back(std::move(event));
        return sentBytes(effects);
    }

    vm::VirtualMeter& m_meter;
    std::optional<dlms::HdlcServerPort> m_hdlc;
    std::optional<dlms::WrapperServerPort> m_wrapper;
    std::optional<dlms::ClientSession> m_session;
    std::vector<dlms::ClientEvent> m_events;
    std::optional<Error> m_error;
    std::optional<MonotonicInstant> m_deadline;
    MonotonicInstant m_now{1};
};

std::unique_ptr<vm::VirtualMeter> demandingMeter()
{
    return virtualMeter("omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"Z28", "1"}});
}

std::unique_ptr<vm::VirtualMeter> lenientMeter()
{
    return virtualMeter("omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"Z28", "2"}});
}

const dlms::Target objectList{15, vm::associationObject(0), 2, {}};

} // namespace

/// Our client at an emulated meter, in every role, with every mechanism, over HDLC and the wrapper.
class AssociationsTest : public TestCase {
    Q_OBJECT

private slots:
    void everyRoleComesIn_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<int>("mechanism");
        QTest::addColumn<int>("protection");
        QTest::addColumn<int>("line");
        const auto add = [](Role role, Mechanism mechanism, Protection protection) {
            for (const auto line : {Line::Wrapper, Line::Hdlc128, Line::Hdlc2030}) {
                QTest::addRow("%s, mechanism %d, protection %x, line %d", vm::accessPointOf(role).name.data(),
                    static_cast<int>(mechanism), static_cast<unsigned>(protection), static_cast<int>(line))
                    << static_cast<int>(role) << static_cast<int>(mechanism) << static_cast<int>(protection)
                    << static_cast<int>(line);
            }
        };
        add(Role::Public, Mechanism::Lowest, Protection::None);
        for (const auto protection : {Protection::None, Protection::Both}) {
            add(Role::Reader, Mechanism::Low, protection);
            for (const auto role : {Role::Technician, Role::Management}) {
                for (const auto mechanism :
                    {Mechanism::HighMd5, Mechanism::HighSha1, Mechanism::HighGmac, Mechanism::HighSha256})
                    add(role, mechanism, protection);
            }
        }
    }
    /// Client 19 at device 16 is the reader; neither number stands for anything with another.
    void theObservedAssociation()
    {
        const auto meter = lenientMeter();
        auto& objects = meter->objects();
        const auto observed = objects.association(vm::observedClient, vm::observedDevice);
        QVERIFY(observed && observed->mechanism == Mechanism::Low);
        QCOMPARE(observed->secret, protocol::bytesOf(meter->secrets().readerPassword));
        QVERIFY(!objects.association(vm::observedClient, vm::managementDevice));
        QVERIFY(!objects.association(16, vm::observedDevice));
        QVERIFY(!objects.association(20, vm::observedDevice));
        const auto energy = objects.get({vm::observedClient, vm::observedDevice, Mechanism::Low, Protection::None},
            {3, {1, 1, 1, 8, 0, 255}, 2, {}});
        QVERIFY(std::holds_alternative<Data>(energy));
    }

    void everyRoleComesIn()
    {
        QFETCH(int, role);
        QFETCH(int, mechanism);
        QFETCH(int, protection);
        QFETCH(int, line);
        const auto who = static_cast<Role>(role);
        const bool isPlain = protection == 0;
        for (const auto& meter : {demandingMeter(), lenientMeter()}) {
            const bool demands = meter->leastProtection() != Protection::None;
            Client client(*meter, who, static_cast<Mechanism>(mechanism), static_cast<Protection>(protection),
                static_cast<Line>(line));
            if (demands && isPlain && who != Role::Public) {
                QVERIFY(!client.open());
                continue;
            }
            QVERIFY2(client.open(), client.error() ? client.error()->id.c_str() : "");
            const auto list = client.get(objectList);
            QCOMPARE(list.result, dlms::DataAccessResult::Success);
            QCOMPARE(*list.data, readObject(*meter, who, objectList).value());
            QCOMPARE(
                client.get({15, vm::associationObject(0), 6, {}}).data->octets()[6], static_cast<std::byte>(mechanism));
            QCOMPARE(client.get({15, vm::associationObject(0), 4, {}}).data->octets()[6],
                isPlain ? std::byte{1} : std::byte{3});
            const auto energy = client.get({3, {1, 1, 1, 8, 0, 255}, 2, {}});
            QCOMPARE(energy.result,
                who == Role::Public ? dlms::DataAccessResult::ScopeOfAccessViolated : dlms::DataAccessResult::Success);
            client.close();
        }
    }

    void wrongSecretsStayOutside()
    {
        const auto meter = lenientMeter();
        for (const auto& [role, mechanism] :
            {std::pair(Role::Reader, Mechanism::Low), std::pair(Role::Technician, Mechanism::HighSha256),
                std::pair(Role::Technician, Mechanism::HighGmac), std::pair(Role::Management, Mechanism::HighMd5)}) {
            auto stranger = lenientMeter();
            auto secrets = stranger->secrets();
            secrets.readerPassword = "54321";
            secrets.technicianSecret = secrets.managementSecret = "guessed";
            auto keys = secrets.keysOf(role);
            keys.authentication[0] ^= std::byte{1};
            keys.encryption[0] ^= std::byte{1};
            secrets.setKeysOf(role, keys);
            meter->changeSecrets(secrets);
            Client client(*meter, role, mechanism, Protection::None, Line::Wrapper);
            meter->changeSecrets(stranger->secrets());
            QVERIFY(!client.open());
        }
    }

    void everythingIsReadOverTheLine_data()
    {
        QTest::addColumn<int>("line");
        QTest::newRow("wrapper") << static_cast<int>(Line::Wrapper);
        QTest::newRow("HDLC 128") << static_cast<int>(Line::Hdlc128);
        QTest::newRow("HDLC 2030") << static_cast<int>(Line::Hdlc2030);
    }
    void everythingIsReadOverTheLine()
    {
        QFETCH(int, line);
        const auto meter = demandingMeter();
        Client client(*meter, Role::Management, Mechanism::HighGmac, Protection::Both, static_cast<Line>(line));
        QVERIFY(client.open());
        std::size_t read = 0;
        for (const auto& object : meter->variant().objects().objects()) {
            for (const auto& attribute : object.attributes()) {
                const bool countsMessages = object.name().c == 43 && object.name().d == 1;
                if (!attribute.rights.read.has(Role::Management) || countsMessages)
                    continue;
                const dlms::Target target{object.classId(), object.name(), attribute.number, {}};
                const auto outcome = client.get(target);
                QCOMPARE(outcome.result, dlms::DataAccessResult::Success);
                QCOMPARE(*outcome.data, readObject(*meter, Role::Management, target).value());
                ++read;
            }
        }
        QVERIFY(read > 400);
    }

    void aMeterGoesOnCountingAfterARestart()
    {
        const auto variant = meterVariant("omnipower-1p", {{"X8", "2"}, {"Z28", "1"}});
        vm::KeptValues kept;
        std::uint32_t last = 0;
        for (int run = 0; run < 3; ++run) {
            const auto meter = virtualMeter(variant, kept);
            Client client(*meter, Role::Management, Mechanism::HighGmac, Protection::Both, Line::Wrapper);
            QVERIFY(client.open());
            QCOMPARE(client.get(objectList).result, dlms::DataAccessResult::Success);
            const auto counter = meter->acceptedCounter(vm::accessPointOf(Role::Management));
            QVERIFY(counter > last);
            last = counter;
            kept = meter->kept();
        }
    }

    void keysAndClockOverTheLine()
    {
        const auto meter = demandingMeter();
        Client client(*meter, Role::Management, Mechanism::HighGmac, Protection::Both, Line::Hdlc2030);
        QVERIFY(client.open());
        axdr::DateTime time;
        time.date = {2026, 6, 1, axdr::notSpecified};
        time.time = {12, 0, 0, 0};
        const dlms::Target clock{8, vm::standardClock, 2, {}};
        QCOMPARE(client.set(clock, Data::octetString(time.encode())).result, dlms::DataAccessResult::Success);
        QCOMPARE(int{client.get(clock).data->toDateTime()->time.hour}, 12);
        QCOMPARE(client.set({3, {1, 1, 1, 8, 0, 255}, 2, {}}, Data::doubleLongUnsigned(0)).result,
            dlms::DataAccessResult::ReadWriteDenied);
        // The association goes on with its keys; the next one begins with the new ones.
        auto secrets = meter->secrets();
        secrets.encryption[3] ^= std::byte{0xFF};
        meter->changeSecrets(secrets);
        QCOMPARE(client.get(clock).result, dlms::DataAccessResult::Success);
        client.close();
        Client next(*meter, Role::Management, Mechanism::HighGmac, Protection::Both, Line::Hdlc2030);
        QVERIFY(next.open());
    }
};

QTEST_GUILESS_MAIN(AssociationsTest)
#include "associations_test.moc"
