// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/key_wrap.h"
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/objects/object_names.h"
#include "tests/protocol/virtual_meter/ports/attacker.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using protocol::Bytes;
using vm::Role;

namespace kmp = protocol::kmp;

namespace {

constexpr std::uint32_t last = 0xFFFFFFFF;

std::unique_ptr<vm::VirtualMeter> meterOf(std::string_view z28, const vm::KeptValues& kept = {})
{
    return virtualMeter(meterVariant("omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"Z28", z28}}), kept);
}

std::uint32_t accepted(const vm::VirtualMeter& meter, Role role = Role::Management)
{
    return meter.acceptedCounter(vm::accessPointOf(role));
}

Genuine genuine(const vm::VirtualMeter& meter, Role role = Role::Management)
{
    return {meter.secrets().keysOf(role)};
}

/// All share one set, as the first key files have it.
void shareKeys(vm::VirtualMeter& meter)
{
    auto secrets = meter.secrets();
    secrets.ownKeys.clear();
    meter.changeSecrets(secrets);
}

} // namespace

/// Who has no key, or the wrong one, or only what others said before, gets nothing and takes nothing away.
class AttacksTest : public TestCase {
    Q_OBJECT

private slots:
    /// Each of these is refused and moves no number: the management still comes in with the lowest.
    void withoutAKeyNobodyMovesACounter_data()
    {
        QTest::addColumn<QByteArray>("apdu");
        const auto row = [](const char* name, std::string_view hex) { QTest::newRow(name) << QByteArray(hex.data()); };
        row("not protected", "C81200FFFFFFFEC001C100080000010000FF0200");
        row("not protected, general", "DB084D4254303030303112 00FFFFFFFEC001C100080000010000FF0200");
        row("a tag that is wrong", "C81E30FFFFFFFEC001C100080000010000FF0200000000000000000000000000");
        row("authenticated, a tag that is wrong", "C81E10FFFFFFFEC001C100080000010000FF0200000000000000000000000000");
        row("encrypted alone, which proves nothing", "C81220FFFFFFFEC001C100080000010000FF0200");
    }
    void withoutAKeyNobodyMovesACounter()
    {
        QFETCH(QByteArray, apdu);
        const auto meter = meterOf("2");
        Wire attacker(*meter, Role::Management);
        attacker.say(gmacRequest(clientTitle, dlms::Referencing::LogicalName, initiate));
        QVERIFY(attacker.awaitsProof());
        QVERIFY(isRefusal(attacker.say(bytesOf(apdu.toStdString()))));
        QCOMPARE(accepted(*meter), 0U);
        for (const auto& [key, value] : meter->kept())
            QVERIFY2(key.find("receive") == std::string::npos, key.c_str());
        Wire wire(*meter, Role::Management);
        QVERIFY(genuine(*meter).open(wire, 1));
    }

    void whatOneConnectionSaidOpensInNoOther()
    {
        const auto meter = meterOf("2");
        const auto client = genuine(*meter);
        Wire first(*meter, Role::Management);
        Wire second(*meter, Role::Management);
        QVERIFY(client.open(first, 1));
        QVERIFY(client.open(second, 1000));
        QVERIFY(!isRefusal(second.say(client.read(1003))));
        QVERIFY(isRefusal(first.say(client.read(1003))));
        QVERIFY(isRefusal(first.say(client.read(500)))); // never seen, and too late all the same
        QVERIFY(!isRefusal(second.say(client.read(5000))));
        QVERIFY(isRefusal(first.say(client.read(2501))));
        QCOMPARE(accepted(*meter), 5000U);
        QVERIFY(!isRefusal(first.say(client.read(5001))));
        // Neither does a used request open again, here or in the meter's next life.
        Wire third(*meter, Role::Management);
        third.say(client.request(1000));
        QVERIFY(!third.awaitsProof());
        const auto again = meterOf("2", meter->kept());
        QCOMPARE(accepted(*again), 5001U);
        Wire fourth(*again, Role::Management);
        fourth.say(client.request(1000));
        QVERIFY(!fourth.awaitsProof());
    }

    /// Encrypted alone: nobody knows who wrote it, so it counts where it was said and nowhere else.
    void whatIsNotAuthenticatedCountsForItsAssociation()
    {
        const auto meter = meterOf("2");
        const auto client = genuine(*meter);
        Wire wire(*meter, Role::Management);
        QVERIFY(client.open(wire, 1));
        const auto message = wrapped(0xC8, sealed(client.keys, clientTitle, 0x20, 100, readClock));
        QVERIFY(!isRefusal(wire.say(message)));
        QVERIFY(isRefusal(wire.say(message)));
        QCOMPARE(accepted(*meter), 3U);
    }

    void theLastNumberEndsTheKey()
    {
        const auto meter = meterOf("2");
        const auto client = genuine(*meter);
        Wire wire(*meter, Role::Management);
        QVERIFY(client.open(wire, 1));
        QVERIFY(!isRefusal(wire.say(client.read(last))));
        QVERIFY(isRefusal(wire.say(client.read(last))));
        QCOMPARE(accepted(*meter), last);
        const auto again = meterOf("2", meter->kept());
        for (auto* const each : {meter.get(), again.get()}) {
            Wire next(*each, Role::Management);
            next.say(client.request(last));
            QVERIFY(!next.awaitsProof());
            // Nor by a proof in the open.
            next.say(gmacRequest(clientTitle, dlms::Referencing::LogicalName, initiate));
            QVERIFY(next.awaitsProof());
            next.say(proofOf(client.keys, 7));
            QVERIFY(!next.isOpen());
        }
        // A new key counts anew; the old one does not, when it comes back.
        const auto before = meter->secrets();
        auto changed = before;
        changed.encryption[0] ^= std::byte{1};
        meter->changeSecrets(changed);
        Wire fresh(*meter, Role::Management);
        QVERIFY(genuine(*meter).open(fresh, 1));
        meter->changeSecrets(before);
        Wire old(*meter, Role::Management);
        QVERIFY(!genuine(*meter).open(old, 1));
    }

    /// A technician's message in a session of the management, where both have the same keys.
    void aMessageIsOfItsSenderAlone()
    {
        const auto meter = meterOf("2");
        shareKeys(*meter);
        const auto client = genuine(*meter);
        const auto technician = bytesOf("4D42544543480001");
        const auto recorded = general(technician, sealed(client.keys, technician, 0x30, 900, readClock));
        Wire wire(*meter, Role::Management);
        QVERIFY(client.open(wire, 1));
        QVERIFY(isRefusal(wire.say(recorded)));
        QCOMPARE(accepted(*meter), 3U);
        // The right one in the general form, and without a name.
        QVERIFY(!isRefusal(wire.say(general(clientTitle, sealed(client.keys, clientTitle, 0x30, 10, readClock)))));
        QVERIFY(!isRefusal(wire.say(general({}, sealed(client.keys, clientTitle, 0x30, 11, readClock)))));
    }

    void theMetersTitleIsNobodyElses()
    {
        const auto meter = meterOf("2");
        const auto client = genuine(*meter);
        const auto& title = meter->secrets().systemTitle;
        Wire wire(*meter, Role::Management);
        wire.say(gmacRequest(title, dlms::Referencing::LogicalName, initiate));
        QVERIFY(!wire.awaitsProof());
        wire.say(gmacRequest(title, dlms::Referencing::LogicalNameCiphered,
            wrapped(0x21, sealed(client.keys, title, 0x30, 1, initiate))));
        QVERIFY(!wire.awaitsProof());
        QVERIFY(client.open(wire, 1));
        QVERIFY(isRefusal(wire.say(general(title, sealed(client.keys, title, 0x30, 900, readClock)))));
        QCOMPARE(accepted(*meter), 3U);
    }

    /// Whoever opened without a title takes none afterwards.
    void aTitleIsSettledWhenTheAssociationOpens()
    {
        const auto meter = meterOf("2");
        const auto keys = meter->secrets().keysOf(Role::Reader);
        dlms::Aarq aarq;
        aarq.mechanism = dlms::Mechanism::Low;
        aarq.callingAuthentication = protocol::bytesOf(meter->secrets().readerPassword);
        aarq.userInformation = initiate;
        Wire wire(*meter, Role::Reader);
        wire.say(aarq.encode());
        QVERIFY(wire.isOpen());
        QVERIFY(isRefusal(wire.say(general(clientTitle, sealed(keys, clientTitle, 0x30, 1, readClock)))));
        QCOMPARE(accepted(*meter, Role::Reader), 0U);
        aarq.callingApTitle = clientTitle;
        wire.say(aarq.encode());
        QVERIFY(!isRefusal(wire.say(general(clientTitle, sealed(keys, clientTitle, 0x30, 1, readClock)))));
    }

    void otherSuitesAndKeysAreRefused_data()
    {
        QTest::addColumn<int>("control");
        for (const int control : {0x31, 0x32, 0x3F, 0x70, 0x50, 0xB0})
            QTest::addRow("%02X", static_cast<unsigned>(control)) << control;
    }
    void otherSuitesAndKeysAreRefused()
    {
        QFETCH(int, control);
        const auto meter = meterOf("2");
        const auto client = genuine(*meter);
        Wire wire(*meter, Role::Management);
        QVERIFY(client.open(wire, 1));
        const auto octet = static_cast<std::uint8_t>(control);
        QVERIFY(isRefusal(wire.say(wrapped(0xC8, sealed(client.keys, clientTitle, octet, 100, readClock)))));
        QCOMPARE(accepted(*meter), 3U);
        QVERIFY(!isRefusal(wire.say(client.read(100))));
    }

    /// Where reading needs keys, they are no keys to anything else.
    void theReadersKeysOpenNothingElse()
    {
        for (const auto* z28 : {"1", "2"}) {
            const auto meter = meterOf(z28);
            const auto reader = genuine(*meter, Role::Reader);
            for (const auto role : {Role::Management, Role::Technician}) {
                Wire wire(*meter, role);
                QVERIFY(!reader.open(wire, 1));
                wire.say(gmacRequest(clientTitle, dlms::Referencing::LogicalName, initiate));
                wire.say(proofOf(reader.keys, 5));
                QVERIFY(!wire.isOpen());
                QCOMPARE(accepted(*meter, role), 0U);
                Wire own(*meter, role);
                QVERIFY(genuine(*meter, role).open(own, 1));
            }
        }
    }

    void eachSetupTakesItsOwnKeys()
    {
        const auto meter = meterOf("2");
        const auto before = meter->secrets();
        const auto transfer = [&](std::uint8_t setup) {
            const Bytes key(16, std::byte{setup});
            const auto wrap = dlms::wrapKey(before.master, key).value();
            return invokeObject(*meter, Role::Management, {64, vm::securitySetupObject(setup), 2, {}},
                axdr::Data::array({axdr::Data::structure({axdr::Data::enumerated(0), axdr::Data::octetString(wrap)})}));
        };
        QCOMPARE(transfer(2), dlms::DataAccessResult::Success);
        QCOMPARE(meter->secrets().keysOf(Role::Reader).encryption[0], std::byte{2});
        QVERIFY(meter->secrets().keysOf(Role::Reader).authentication == before.keysOf(Role::Reader).authentication);
        QVERIFY(meter->secrets().keysOf(Role::Management) == before.keysOf(Role::Management));
        QCOMPARE(transfer(4), dlms::DataAccessResult::Success);
        QCOMPARE(meter->secrets().encryption[0], std::byte{4});
        QCOMPARE(transfer(0), dlms::DataAccessResult::Success); // of whoever asks
        QCOMPARE(meter->secrets().encryption[0], std::byte{0});
        QCOMPARE(invokeObject(*meter, Role::Technician, {64, vm::securitySetupObject(3), 2, {}}, axdr::Data()),
            dlms::DataAccessResult::ReadWriteDenied);
        QCOMPARE(readObject(*meter, Role::Reader, {15, vm::associationObject(0), 9, {}}).value(),
            vm::nameValue(vm::securitySetupObject(2)));
        // From the shared keys of an old file a set of its own comes with the first transfer.
        shareKeys(*meter);
        QCOMPARE(transfer(2), dlms::DataAccessResult::Success);
        QVERIFY(meter->secrets().keysOf(Role::Technician) == meter->secrets().keysOf(Role::Management));
        QVERIFY(meter->secrets().keysOf(Role::Reader) != meter->secrets().keysOf(Role::Management));
    }

    void aPolicyHoldsForEveryLanguage_data()
    {
        QTest::addColumn<int>("policy");
        for (const int policy : {1, 2, 3})
            QTest::addRow("%d", policy) << policy;
    }
    void aPolicyHoldsForEveryLanguage()
    {
        QFETCH(int, policy);
        const auto meter = meterOf("2");
        kmp::Server server(meter->registers());
        const auto clock = kmp::encode(kmp::encodeRequest(kmp::SetClock{{260630, 120000}}));
        QCOMPARE(hexOf(protocol::sentBytes(server.receive(clock, MonotonicInstant{}))), QByteArray("06"));
        QVERIFY(meter->readOut().logIn('1', vm::demonstration::readoutPassword)
            == protocol::iec62056_21::WriteOutcome::Written);
        QCOMPARE(invokeObject(*meter, Role::Management, {64, vm::securitySetupObject(0), 1, {}},
                     axdr::Data::enumerated(static_cast<std::uint8_t>(policy))),
            dlms::DataAccessResult::Success);
        QVERIFY(protocol::sentBytes(server.receive(clock, MonotonicInstant{})).empty());
        QVERIFY(protocol::sentBytes(server.receive(kmp::encode(kmp::encodeRequest(kmp::Reset{})), MonotonicInstant{}))
                .empty());
        QVERIFY(!meter->registers().read(1).has_value());
        QVERIFY(meter->readOut().logIn('1', vm::demonstration::readoutPassword)
            == protocol::iec62056_21::WriteOutcome::Refused);
        QVERIFY(
            meter->readOut().write('1', {"0.9.1", {{"120000", ""}}}) == protocol::iec62056_21::WriteOutcome::Refused);
        QVERIFY(!meter->readOut().read('1', "0.9.1"));
        // Who the meter is, it still says.
        QVERIFY(!protocol::sentBytes(
            server.receive(kmp::encode(kmp::encodeRequest(kmp::GetSerialNumber{})), MonotonicInstant{}))
                .empty());
    }

    void countersThatWereNotKeptBeginWhereTheyAreTold()
    {
        const auto variant = meterVariant("omnipower-1p");
        vm::VirtualMeter::Setup setup{variant, testSecrets(), {}, 5000};
        auto meter = vm::VirtualMeter::create(std::move(setup), runningMeter(variant->sharedModel())).value();
        Wire wire(*meter, Role::Management);
        const auto aare = dlms::Aare::decode(wire.say(genuine(*meter).request(1))).value();
        QCOMPARE(hexOf(std::span(aare.userInformation).subspan(2, 5)), QByteArray("30 00 00 13 88"));
        // What was kept counts.
        auto again = vm::VirtualMeter::create(
            {variant, testSecrets(), meter->kept(), 1}, runningMeter(variant->sharedModel()));
        QVERIFY((*again)->keysFor(vm::accessPointOf(Role::Management)).sharedCounter->next() > 5000);
    }
};

QTEST_GUILESS_MAIN(AttacksTest)
#include "attacks_test.moc"
