// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/connection.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/dlms/sample_objects.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using namespace meterbench::tests;
using axdr::Data;

namespace {

// By hand, from the APDUs of IEC 62056-5-3. The setting is class 1, 1-1:128.0.1*255, attribute 2; the logger class 7,
// 1-0:99.1.0*255.
const std::string plainAarq = "601DA109060760857405080101BE10040E01000000065F1F04";
const std::string setting = "0001 0101800001FF 02";
const std::string logger = "0007 0100630100FF 02";

SecurityKeys keysOf(std::string_view title)
{
    return {bytesOf(title), Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), 5, 0, std::string(title)};
}

/// Our server, said to what a test wrote by hand.
class Server {
public:
    Server() : connection(objects, 16, 1, countingOctets) { }

    QByteArray say(const std::string& apdu)
    {
        return hexOf(connection.handle(bytesOf(apdu), effects)).replace(" ", "");
    }
    /// @param conformance "007E1F": three octets @param pduSize of the client: "04B0"
    void associate(const std::string& conformance = "007E1F", const std::string& pduSize = "04B0")
    {
        const auto answer = say(plainAarq + "00" + conformance + pduSize);
        QVERIFY2(answer.contains("A203020100"), answer);
    }

    SampleObjects objects;
    Connection connection;
    Effects effects;
};

} // namespace

/// The meter's end against requests that our own client never makes.
class DlmsServerTest : public tests::TestCase {
    Q_OBJECT

private slots:
    /// In an association that is ciphered and open, a plain request is refused and does nothing, and so is one that is
    /// protected less than is due.
    void whatIsNotProtectedIsRefused()
    {
        Server server;
        auto& profile = server.objects.associations[16];
        profile.keys = keysOf("4B414D0000000002");
        profile.protection = Protection::Both;
        auto client = SecureChannel::create(keysOf("4B414D0000000001")).value();
        client.setPeerTitle(bytesOf("4B414D0000000002"));
        Effects ours;
        Aarq aarq;
        aarq.referencing = Referencing::LogicalNameCiphered;
        aarq.callingApTitle = bytesOf("4B414D0000000001");
        aarq.userInformation = client
                                   .protect(bytesOf("01000000065F1F0400007E1F04B0"), Protection::Both, KeySet::Global,
                                       SecureChannel::Form::Specific, ours)
                                   .value();
        static_cast<void>(server.connection.handle(aarq.encode(), server.effects));
        QVERIFY(server.connection.state() == Connection::State::Associated);

        QCOMPARE(server.say("C001C1" + setting + "00"), QByteArray("D80101"));
        QCOMPARE(server.say("C101C1" + setting + "00 120007"), QByteArray("D80101"));
        QVERIFY(server.objects.setting == Data::longUnsigned(1));
        const auto authenticated = client
                                       .protect(bytesOf("C101C1" + setting + "00 120007"), Protection::Authenticated,
                                           KeySet::Global, SecureChannel::Form::Specific, ours)
                                       .value();
        QCOMPARE(hexOf(server.connection.handle(authenticated, server.effects)), QByteArray("D8 01 05"));
        QVERIFY(server.objects.setting == Data::longUnsigned(1));
        const auto both = client
                              .protect(bytesOf("C101C1" + setting + "00 120007"), Protection::Both, KeySet::Global,
                                  SecureChannel::Form::Specific, ours)
                              .value();
        const auto answer = server.connection.handle(both, server.effects);
        QVERIFY(!answer.empty() && answer[0] == std::byte{0xCD}); // glo-set-response
        QVERIFY(server.objects.setting == Data::longUnsigned(7));
    }

    /// GET-next that names a block the server did not send last ends the transfer.
    void blockNumbersOfGetNext()
    {
        for (const std::string wrong : {"00000000", "00000002", "00000003", "FFFFFFFF"}) {
            Server server;
            server.associate("007E1F", "0080");
            const auto first = server.say("C001C1" + logger + "00");
            QVERIFY2(first.startsWith("C402C1000000000100"), first);
            QCOMPARE(server.say("C002C1" + wrong), QByteArray::fromStdString("C402C101" + wrong + "0113"));
            QCOMPARE(server.say("C002C1 00000001"), QByteArray("C402C101000000010110"));
        }
        Server server;
        server.associate("007E1F", "0080");
        static_cast<void>(server.say("C001C1" + logger + "00"));
        QVERIFY(server.say("C002C1 00000001").startsWith("C402C1000000000200"));
        // The same again is not served twice: the rows behind it would be lost.
        QCOMPARE(server.say("C002C1 00000001"), QByteArray("C402C101000000010113"));
    }

    /// SET in blocks: the first is 1, each is one more, and nothing is written before the last.
    void blockNumbersOfSet()
    {
        const auto first = [](const std::string& number) { return "C102C1" + setting + "0000" + number + "021200"; };
        for (const std::string wrong : {"00000000", "00000002"}) {
            Server server;
            server.associate();
            QCOMPARE(server.say(first(wrong)), QByteArray::fromStdString("C503C113" + wrong));
        }
        for (const std::string wrong : {"00000001", "00000003", "00000000"}) {
            Server server;
            server.associate();
            QCOMPARE(server.say(first("00000001")), QByteArray("C502C100000001"));
            QCOMPARE(server.say("C103C101" + wrong + "0107"), QByteArray::fromStdString("C503C113" + wrong));
            QCOMPARE(server.say("C103C101000000020107"), QByteArray("C503C11200000002"));
            QVERIFY(server.objects.setting == Data::longUnsigned(1));
        }
        Server server;
        server.associate();
        QCOMPARE(server.say(first("00000001")), QByteArray("C502C100000001"));
        QVERIFY(server.objects.setting == Data::longUnsigned(1));
        QCOMPARE(server.say("C103C101000000020107"), QByteArray("C503C10000000002"));
        QVERIFY(server.objects.setting == Data::longUnsigned(7));
    }

    /// What is put together from blocks has an end, with SET, ACTION and general blocks.
    void limitsOfAssembly()
    {
        constexpr std::size_t blockSize = 32'768;
        const Bytes octets(blockSize, std::byte{0});
        constexpr auto fitting = static_cast<std::uint32_t>(Connection::longestAssembly / blockSize);
        for (const bool isSet : {true, false}) {
            Server server;
            server.associate();
            for (std::uint32_t number = 1; number <= fitting + 1; ++number) {
                Request request{isSet ? RequestForm::SetWithBlock : RequestForm::ActionWithBlock, 0xC1, {}, {},
                    {false, number, octets}};
                if (number == 1) {
                    request.form = isSet ? RequestForm::SetWithFirstBlock : RequestForm::ActionWithFirstBlock;
                    request.targets = {{1, settingName, isSet ? std::int8_t{2} : std::int8_t{1}, {}}};
                }
                const auto answer = hexOf(server.connection.handle(request.encode(), server.effects)).replace(" ", "");
                const auto count = QByteArray::number(number, 16).rightJustified(8, '0').toUpper();
                if (number <= fitting)
                    QCOMPARE(answer, (isSet ? "C502C1" : "C704C1") + count);
                else
                    QCOMPARE(answer, isSet ? "C503C111" + count : QByteArray("C701C10F00"));
            }
            QVERIFY(server.objects.setting == Data::longUnsigned(1));
            QCOMPARE(server.objects.invocations, 0U);
        }
        Server server;
        server.objects.associations[16].conformance = Conformance{Service::Get, Service::GeneralBlockTransfer};
        server.associate("207E1F");
        for (std::uint16_t number = 1; number <= fitting + 1; ++number) {
            const GeneralBlock block{false, false, 1, number, 0, octets};
            const auto answer = server.connection.handle(block.encode(), server.effects);
            if (number <= fitting)
                QVERIFY2(GeneralBlock::decode(answer).has_value(), hexOf(answer));
            else
                QCOMPARE(hexOf(answer), QByteArray("D8 01 04"));
        }
    }

    /// Several targets in one request need multiple-references in the conformance of the association.
    void listsWithoutTheirConformance()
    {
        const std::string both = "02" + setting + "00" + setting + "00";
        const std::string bothNames = "020001 0101800001FF 010001 0101800001FF 01";
        const std::vector<std::pair<std::string, std::string>> lists{{"C003C1" + both, "C403C1"},
            {"C104C1" + both + "02 120007 120008", "C505C1"}, {"C303C1" + bothNames + "02 0F04 0F05", "C703C1"}};
        for (const auto& [request, answer] : lists) {
            Server with;
            with.associate("007E1F"); // bit 14, multiple references, among them
            QVERIFY2(with.say(request).startsWith(QByteArray::fromStdString(answer)), request.c_str());
            Server without;
            without.associate("007C1F");
            QCOMPARE(without.say(request), QByteArray("D80102"));
            QVERIFY(without.objects.setting == Data::longUnsigned(1));
            QCOMPARE(without.objects.invocations, 0U);
            // One by one it goes.
            QVERIFY(without.say("C001C1" + setting + "00").startsWith("C401C100"));
        }
        // The list that comes in blocks is a list all the same.
        Server without;
        without.associate("007C1F");
        QCOMPARE(without.say("C105C1" + both + "01000000010702 120007 120008"), QByteArray("D80102"));
        QVERIFY(without.objects.setting == Data::longUnsigned(1));
    }
};

QTEST_GUILESS_MAIN(DlmsServerTest)
#include "dlms_server_test.moc"
