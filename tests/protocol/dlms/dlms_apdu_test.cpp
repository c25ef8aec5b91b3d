// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/association.h"
#include "protocol/dlms/general_block.h"
#include "protocol/dlms/notification.h"
#include "protocol/dlms/response.h"
#include "protocol/dlms/short_name.h"
#include "tests/protocol/axdr/random_data.h"
#include "tests/protocol/bytes_of.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using axdr::Data;
using meterbench::tests::bytesOf;
using meterbench::tests::hexOf;

namespace {

/// encode(decode(x)) and decode(encode(x)) for a value, and no cut of it is taken for a whole one.
template <typename Apdu>
void comesBack(const Apdu& apdu)
{
    const auto bytes = apdu.encode();
    const auto back = Apdu::decode(bytes);
    VERIFY_RESULT(back);
    QVERIFY(*back == apdu);
    for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 200); ++size)
        QVERIFY(!Apdu::decode(std::span(bytes).first(size)));
    auto longer = bytes;
    longer.push_back(std::byte{0});
    QVERIFY(!Apdu::decode(longer));
}

} // namespace

/// APDUs against the examples of the books, and all forms with random contents both ways.
class DlmsApduTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void associationWithoutSecurity()
    {
        const auto bytes = bytesOf("601DA109060760857405080101BE10040E01000000065F1F0400007E1F04B0");
        const auto aarq = Aarq::decode(bytes);
        VERIFY_RESULT(aarq);
        QVERIFY(aarq->referencing == Referencing::LogicalName);
        QVERIFY(!aarq->mechanism);
        const auto initiate = InitiateRequest::decode(aarq->userInformation);
        VERIFY_RESULT(initiate);
        QCOMPARE(initiate->conformance.bits, 0x007E1FU);
        QCOMPARE(initiate->clientMaxReceivePduSize, std::uint16_t{0x04B0});
        QVERIFY(initiate->conformance.has(Service::Get) && !initiate->conformance.has(Service::Read));
        QCOMPARE(hexOf(initiate->encode()), hexOf(aarq->userInformation));
        QCOMPARE(hexOf(aarq->encode()), hexOf(bytes));
    }

    void associationWithPassword()
    {
        const auto bytes = bytesOf("6036A1090607608574050801018A0207808B0760857405080201AC0A80083132333435363738"
                                   "BE10040E01000000065F1F0400007E1F04B0");
        const auto aarq = Aarq::decode(bytes);
        VERIFY_RESULT(aarq);
        QVERIFY(aarq->mechanism == Mechanism::Low);
        QCOMPARE(hexOf(aarq->callingAuthentication), QByteArray("31 32 33 34 35 36 37 38"));
        QCOMPARE(hexOf(aarq->encode()), hexOf(bytes));
    }

    void associationAccepted()
    {
        const auto bytes
            = bytesOf("6129A109060760857405080101A203020100A305A103020100BE10040E0800065F1F040000501F01F40007");
        const auto aare = Aare::decode(bytes);
        VERIFY_RESULT(aare);
        QVERIFY(aare->result == AssociationResult::Accepted);
        const auto initiate = InitiateResponse::decode(aare->userInformation);
        VERIFY_RESULT(initiate);
        QCOMPARE(initiate->conformance.bits, 0x00501FU);
        QCOMPARE(initiate->serverMaxReceivePduSize, std::uint16_t{500});
        QCOMPARE(initiate->vaaName, InitiateResponse::logicalNameVaa);
        QCOMPARE(hexOf(initiate->encode()), hexOf(aare->userInformation));
        QCOMPARE(hexOf(aare->encode()), hexOf(bytes));
    }

    void damagedAssociations_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("a length beyond the end")
            << QByteArray("601EA109060760857405080101BE10040E01000000065F1F0400007E1F04B0");
        QTest::newRow("a field twice") << QByteArray("6016A109060760857405080101A109060760857405080101");
        QTest::newRow("another context") << QByteArray("600BA109060760857405080109");
        QTest::newRow("no context") << QByteArray("6000");
        QTest::newRow("an inner length too long") << QByteArray("600BA109060860857405080101");
        QTest::newRow("something behind") << QByteArray("600BA10906076085740508010100");
    }

    void damagedAssociations()
    {
        QFETCH(QByteArray, hex);
        QVERIFY(!Aarq::decode(bytesOf(hex.toStdString())));
    }

    void associationsComeBack()
    {
        for (const auto referencing : {Referencing::LogicalName, Referencing::ShortName,
                 Referencing::LogicalNameCiphered, Referencing::ShortNameCiphered}) {
            for (const auto mechanism : {Mechanism::Low, Mechanism::HighMd5, Mechanism::HighGmac}) {
                comesBack(Aarq{referencing, bytesOf("4D4D4D0000BC614E"), std::uint8_t{3}, mechanism,
                    Bytes(16, std::byte{7}), bytesOf("0102")});
                Aare aare{referencing, AssociationResult::Accepted, true, 14, bytesOf("4D4D4D0000BC614E"), {}, {},
                    bytesOf("0102")};
                if (isHigh(mechanism)) {
                    aare.mechanism = mechanism;
                    aare.respondingAuthentication = Bytes(32, std::byte{9});
                }
                comesBack(aare);
            }
        }
        comesBack(Release{Release::Kind::Request, std::uint8_t{0}, {}});
        comesBack(Release{Release::Kind::Response, {}, bytesOf("AA")});
        comesBack(InitiateRequest{Bytes(16, std::byte{1}), false, 6, logicalNameServices, 1200});
        QCOMPARE(hexOf(Release{}.encode()), QByteArray("62 00"));
    }

    /// The request of the books: time of the clock.
    void getOfTheClock()
    {
        const auto bytes = bytesOf("C001C100080000010000FF0200");
        const auto request = Request::decode(bytes);
        VERIFY_RESULT(request);
        QVERIFY(request->form == RequestForm::GetNormal);
        QCOMPARE(request->targets[0].classId, std::uint16_t{8});
        QCOMPARE(request->targets[0].index, std::int8_t{2});
        QVERIFY((request->targets[0].name == Obis{0, 0, 1, 0, 0, 255}));
        QCOMPARE(hexOf(request->encode()), hexOf(bytes));
    }

    void everyRequestComesBack()
    {
        std::mt19937 random(5);
        for (int i = 0; i < 100; ++i) {
            const auto value = tests::randomData(random, 1);
            const Target plain{3, {1, 0, 1, 8, 0, 255}, 2, {}};
            Target selected = plain;
            selected.selection = EntrySelection{1, 10, 1, 0}.encode();
            const Block block{i % 2 == 0, static_cast<std::uint32_t>(i), Bytes(static_cast<std::size_t>(i * 3))};
            comesBack(Request{RequestForm::GetNormal, 0xC1, {selected}, {}, {}});
            comesBack(Request{RequestForm::GetNext, 0xC1, {}, {}, {true, 77, {}}});
            comesBack(Request{RequestForm::GetWithList, 0x41, {plain, selected}, {}, {}});
            comesBack(Request{RequestForm::SetNormal, 0xC1, {plain}, {value}, {}});
            comesBack(Request{RequestForm::SetWithFirstBlock, 0xC1, {selected}, {}, block});
            comesBack(Request{RequestForm::SetWithBlock, 0xC1, {}, {}, block});
            comesBack(Request{RequestForm::SetWithList, 0xC1, {plain, plain}, {value, Data()}, {}});
            comesBack(Request{RequestForm::SetWithListAndFirstBlock, 0xC1, {plain, selected}, {}, block});
            comesBack(Request{RequestForm::ActionNormal, 0xC1, {plain}, {}, {}});
            comesBack(Request{RequestForm::ActionNormal, 0xC1, {plain}, {value}, {}});
            comesBack(Request{RequestForm::ActionNext, 0xC1, {}, {}, {true, 78, {}}});
            comesBack(Request{RequestForm::ActionWithList, 0xC1, {plain, plain}, {Data(), value}, {}});
            comesBack(Request{RequestForm::ActionWithFirstBlock, 0xC1, {plain}, {}, block});
            comesBack(Request{RequestForm::ActionWithListAndFirstBlock, 0xC1, {plain, plain}, {}, block});
            comesBack(Request{RequestForm::ActionWithBlock, 0xC1, {}, {}, block});
        }
        QVERIFY(!Request::decode(bytesOf("C009C100080000010000FF0200")));
        QVERIFY(!Request::decode(bytesOf("C003C1820FFF")));
    }

    void everyResponseComesBack()
    {
        std::mt19937 random(6);
        for (int i = 0; i < 100; ++i) {
            const Outcome good{DataAccessResult::Success, tests::randomData(random, 1)};
            const Outcome bad{DataAccessResult::ReadWriteDenied, {}};
            const Outcome done{DataAccessResult::Success, {}};
            const Block block{i % 2 == 0, static_cast<std::uint32_t>(i), Bytes(static_cast<std::size_t>(i * 3))};
            const Block number{true, 9, {}};
            comesBack(Response{ResponseForm::GetNormal, 0xC1, {good}, {}, {}});
            comesBack(Response{ResponseForm::GetNormal, 0xC1, {bad}, {}, {}});
            comesBack(Response{ResponseForm::GetWithBlock, 0xC1, {}, block, {}});
            comesBack(Response{ResponseForm::GetWithBlock, 0xC1, {}, number, DataAccessResult::LongGetAborted});
            comesBack(Response{ResponseForm::GetWithList, 0xC1, {good, bad}, {}, {}});
            comesBack(Response{ResponseForm::SetNormal, 0xC1, {bad}, {}, {}});
            comesBack(Response{ResponseForm::SetBlock, 0xC1, {}, number, {}});
            comesBack(Response{ResponseForm::SetLastBlock, 0xC1, {done}, number, {}});
            comesBack(Response{ResponseForm::SetLastBlockWithList, 0xC1, {done, bad}, number, {}});
            comesBack(Response{ResponseForm::SetWithList, 0xC1, {done, bad}, {}, {}});
            comesBack(Response{ResponseForm::ActionNormal, 0xC1, {done}, {}, {}});
            comesBack(Response{ResponseForm::ActionNormal, 0xC1, {good}, {}, {}});
            comesBack(Response{ResponseForm::ActionWithBlock, 0xC1, {}, block, {}});
            comesBack(Response{ResponseForm::ActionWithList, 0xC1, {good, bad}, {}, {}});
            comesBack(Response{ResponseForm::ActionNext, 0xC1, {}, number, {}});
        }
        QCOMPARE(
            hexOf(Response{ResponseForm::GetNormal, 0xC1, {{DataAccessResult::ReadWriteDenied, {}}}, {}, {}}.encode()),
            QByteArray("C4 01 C1 01 03"));
    }

    void shortNamesAndNotificationsComeBack()
    {
        std::mt19937 random(7);
        for (int i = 0; i < 100; ++i) {
            const auto value = tests::randomData(random, 1);
            const Variable plain{Variable::Access::Name, 0x0108, {}};
            const Variable parameterised{Variable::Access::Parameterised, 0x0208, Selection{2, value}};
            comesBack(ReadRequest{{plain, parameterised, {Variable::Access::BlockNumber, 3, {}}}});
            comesBack(ReadResponse{{{DataAccessResult::Success, value}, {DataAccessResult::ObjectUndefined, {}}}, {}});
            comesBack(ReadResponse{{}, Block{false, 3, bytesOf("0102")}});
            comesBack(WriteRequest{i % 2 == 0, {plain, parameterised}, {value, Data()}});
            comesBack(WriteResponse{{DataAccessResult::Success, DataAccessResult::ReadWriteDenied}});
            comesBack(DataNotification{static_cast<std::uint32_t>(i), Bytes(i % 2 == 0 ? 12 : 0, std::byte{1}), value});
            comesBack(
                EventNotification{Bytes(i % 2 == 0 ? 12 : 0, std::byte{1}), {7, {1, 0, 99, 98, 0, 255}, 2, {}}, value});
            comesBack(GeneralBlock{i % 2 == 0, i % 3 == 0, static_cast<std::uint8_t>(i % 64),
                static_cast<std::uint16_t>(i), 5, Bytes(static_cast<std::size_t>(i))});
        }
        comesBack(ExceptionResponse{StateError::ServiceNotAllowed, ServiceError::InvocationCounterError, 17U});
        comesBack(ExceptionResponse{});
        comesBack(ConfirmedServiceError{1, 6, 2});
    }

    /// The head of a push of a consumer port; date-time with and without a tag of its own.
    void pushes()
    {
        const auto plain = DataNotification::decode(bytesOf("0F000000000C07E2011E02153B0A FF800000 0201 0A00"));
        VERIFY_RESULT(plain);
        QCOMPARE(plain->dateTime.size(), std::size_t{12});
        QVERIFY(DataNotification::decode(bytesOf("0F00000000090C07E2011E02153B0AFF80000002010A00")) == *plain);
        QVERIFY(DataNotification::decode(bytesOf("0F000000000002010A00"))->dateTime.empty());
    }

    void selections()
    {
        const RangeSelection range{
            {8, {0, 0, 1, 0, 0, 255}, 2, 0}, Data::dateTime({}), Data::dateTime({}), {{3, {1, 0, 1, 8, 0, 255}, 2, 0}}};
        QVERIFY(RangeSelection::decode(range.encode()) == range);
        QVERIFY(!EntrySelection::decode(range.encode()));
        const EntrySelection entries{3, 100'000, 1, 2};
        QVERIFY(EntrySelection::decode(entries.encode()) == entries);
        QVERIFY(!RangeSelection::decode(entries.encode()));
        QVERIFY(!RangeSelection::decode({1, Data()}));
    }

    void generalBlocksSurviveLoss()
    {
        std::mt19937 random(8);
        for (const std::size_t size : {0U, 1U, 99U, 100U, 101U, 5000U}) {
            Bytes apdu(size);
            for (auto& octet : apdu)
                octet = static_cast<std::byte>(random() & 0xFFU);
            GeneralBlockSender sender(apdu, 100);
            GeneralBlockReceiver receiver(10'000);
            bool isComplete = false;
            std::uint16_t number = 0;
            for (int turn = 0; turn < 1000 && !isComplete; ++turn) {
                for (const auto& block : sender.next(receiver.lastReceived(), 5, number)) {
                    if (random() % 4 != 0)
                        isComplete = isComplete || receiver.accept(block) == GeneralBlockReceiver::Outcome::Complete;
                }
                ++number;
            }
            QVERIFY(isComplete);
            const auto confirmation = receiver.confirmation(5, number);
            QVERIFY(sender.next(confirmation.acknowledged, confirmation.window, number).empty());
            QVERIFY(sender.isFinished());
            QVERIFY(receiver.take() == apdu);
        }
        GeneralBlockReceiver little(10);
        QVERIFY(little.accept({true, false, 1, 1, 0, Bytes(11)}) == GeneralBlockReceiver::Outcome::TooLong);
    }
};

QTEST_GUILESS_MAIN(DlmsApduTest)
#include "dlms_apdu_test.moc"
