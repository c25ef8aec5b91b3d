// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_array.h"
#include "protocol/axdr/encoder.h"
#include "protocol/dlms/association.h"
#include "protocol/dlms/general_block.h"
#include "protocol/dlms/notification.h"
#include "protocol/dlms/request.h"
#include "protocol/dlms/response.h"
#include "protocol/dlms/secure_channel.h"
#include "protocol/dlms/short_name.h"
#include "tests/protocol/explain/explained.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::dlms;
using namespace meterbench::tests;

namespace {

const Target clockTime{8, {0, 0, 1, 0, 0, 255}, 2, {}};
const Target energy{3, {1, 0, 1, 8, 0, 255}, 2, {}};

Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes& part : parts)
        appendOctets(all, part);
    return all;
}

/// Apdus of one conversation, each a chunk of its own.
Frames conversation(const std::vector<Bytes>& apdus, explain::KeyRing keys = {})
{
    const explain::Explainer explainer(shippedKnowledge(), std::move(keys));
    std::vector<explain::Chunk> chunks;
    for (const Bytes& apdu : apdus)
        chunks.push_back({explain::Slice(apdu), chunks.size() + 1});
    Frames frames;
    static_cast<void>(
        explainer.explain(chunks, [&](explain::ExplainedFrame frame) { frames.push_back(std::move(frame)); }));
    return frames;
}

Request request(RequestForm form, std::vector<Target> targets, std::vector<axdr::Data> values = {})
{
    Request result;
    result.form = form;
    result.targets = std::move(targets);
    result.values = std::move(values);
    return result;
}

axdr::Data exampleValue()
{
    return axdr::Data::structure({axdr::Data::octetString(hex("0100010800FF")), axdr::Data::doubleLongUnsigned(12345),
        axdr::Data::structure({axdr::Data::integer(-2), axdr::Data::enumerated(30)}),
        axdr::Data::dateTime(exampleTime()), axdr::Data::visibleString("text"), axdr::Data(), axdr::Data::boolean(1),
        axdr::Data::bitString(hex("A0"), 3), axdr::Data::float32(1.5F), axdr::Data::long64(-5),
        axdr::Data::array({axdr::Data::longUnsigned(1), axdr::Data::longUnsigned(2)})});
}

/// One of every kind.
std::vector<Bytes> everyApdu()
{
    std::vector<Bytes> apdus;
    const auto range = RangeSelection{
        {8, {0, 0, 1, 0, 0, 255}, 2, 0}, axdr::Data::dateTime(exampleTime()), axdr::Data::dateTime(exampleTime()), {}};
    Target profile{7, {1, 0, 99, 1, 0, 255}, 2, range.encode()};
    apdus.push_back(request(RequestForm::GetNormal, {energy}).encode());
    apdus.push_back(request(RequestForm::GetNormal, {profile}).encode());
    profile.selection = EntrySelection{1, 10, 1, 0}.encode();
    apdus.push_back(request(RequestForm::GetWithList, {energy, profile}).encode());
    apdus.push_back(request(RequestForm::GetNext, {}).encode());
    apdus.push_back(request(RequestForm::SetNormal, {clockTime}, {exampleValue()}).encode());
    apdus.push_back(request(RequestForm::SetWithList, {clockTime, energy}, {exampleValue(), axdr::Data()}).encode());
    const Target reset{3, {1, 0, 1, 8, 0, 255}, 1, {}};
    apdus.push_back(request(RequestForm::ActionNormal, {reset}, {axdr::Data::integer(0)}).encode());
    apdus.push_back(request(RequestForm::ActionNormal, {reset}).encode());
    apdus.push_back(request(RequestForm::ActionWithList, {reset, reset}, {axdr::Data(), axdr::Data()}).encode());
    Response response;
    response.outcomes = {{DataAccessResult::Success, exampleValue()}, {DataAccessResult::ReadWriteDenied, {}}};
    for (const auto form :
        {ResponseForm::GetNormal, ResponseForm::GetWithList, ResponseForm::SetNormal, ResponseForm::SetWithList,
            ResponseForm::SetBlock, ResponseForm::SetLastBlock, ResponseForm::SetLastBlockWithList,
            ResponseForm::ActionNormal, ResponseForm::ActionWithList, ResponseForm::ActionNext}) {
        response.form = form;
        apdus.push_back(response.encode());
    }
    InitiateRequest initiate;
    initiate.conformance = logicalNameServices;
    apdus.push_back(initiate.encode());
    Aarq aarq;
    aarq.callingApTitle = hex("4D42430000000001");
    aarq.mechanism = Mechanism::HighGmac;
    aarq.callingAuthentication = Bytes(8, std::byte{0x61});
    aarq.userInformation = initiate.encode();
    apdus.push_back(aarq.encode());
    InitiateResponse initiated;
    initiated.conformance = logicalNameServices;
    apdus.push_back(initiated.encode());
    Aare aare;
    aare.respondingApTitle = hex("4B414D0000000001");
    aare.userInformation = initiated.encode();
    apdus.push_back(aare.encode());
    apdus.push_back(Release{Release::Kind::Request, 0, {}}.encode());
    apdus.push_back(Release{Release::Kind::Response, 0, {}}.encode());
    DataNotification notification;
    notification.body = exampleValue();
    apdus.push_back(notification.encode());
    EventNotification event;
    event.attribute = energy;
    event.value = exampleValue();
    apdus.push_back(event.encode());
    apdus.push_back(ExceptionResponse{StateError::ServiceNotAllowed, ServiceError::InvocationCounterError, 5}.encode());
    apdus.push_back(ConfirmedServiceError{1, 6, 1}.encode());
    apdus.push_back(ReadRequest{{{Variable::Access::Name, 0xFA00, {}}}}.encode());
    apdus.push_back(ReadResponse{{{DataAccessResult::Success, exampleValue()}}, {}}.encode());
    apdus.push_back(WriteRequest{true, {{Variable::Access::Name, 0xFA00, {}}}, {exampleValue()}}.encode());
    apdus.push_back(WriteResponse{{DataAccessResult::Success, DataAccessResult::ObjectUndefined}}.encode());
    return apdus;
}

} // namespace

/// Every APDU of DLMS/COSEM, values of every type, what is joined, deciphered and damaged.
class ExplainApduTest : public TestCase {
    Q_OBJECT

private slots:
    void everyApduIsExplainedWhole_data()
    {
        QTest::addColumn<QByteArray>("apdu");
        for (const Bytes& apdu : everyApdu())
            QTest::newRow(hexText(apdu).left(16)) << hexText(apdu);
    }

    void everyApduIsExplainedWhole()
    {
        QFETCH(QByteArray, apdu);
        const auto frames = explained(apdu.constData());
        QCOMPARE(frames.size(), std::size_t{1});
        COMPARE_TEXT(frames.at(0).protocol, "dlms");
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
    }

    void everyCutIsNoticed()
    {
        for (const Bytes& apdu : everyApdu()) {
            for (std::size_t size = 2; size < apdu.size(); ++size) {
                const auto frames = explained(Bytes(apdu.begin(), apdu.begin() + static_cast<std::ptrdiff_t>(size)));
                QVERIFY2(!frames.empty() && !frames.front().findings.empty(), hexText(apdu).left(64));
            }
        }
    }

    void associationNamesItsParts()
    {
        const auto frames = explained("6036A1090607608574050801018A0207808B0760857405080201AC0A80083132333435363738"
                                      "BE10040E01000000065F1F0400007E1F04B0");
        const auto& frame = frames.at(0);
        COMPARE_TEXT(rulesOf(frame), "");
        COMPARE_TEXT(valueOf(frame, "application-context-name"), "2.16.756.5.8.1.1");
        COMPARE_TEXT(meaningOf(frame, "application-context-name"), "logical-name-referencing");
        COMPARE_TEXT(meaningOf(frame, "mechanism-name"), "low-level-security");
        COMPARE_TEXT(valueOf(frame, "calling-authentication-value"), "12345678");
        COMPARE_TEXT(valueOf(frame, "client-max-receive-pdu-size"), "1200");
        QVERIFY(findField(frame.fields, "selective-access") != nullptr);
        QVERIFY(findField(frame.fields, "general-protection") == nullptr);
    }

    void requestNamesClassObjectAndAttribute()
    {
        const auto frames = explained("C001C100030100010800FF0200");
        COMPARE_TEXT(meaningOf(frames.at(0), "class-id"), "Register");
        COMPARE_TEXT(valueOf(frames.at(0), "instance-id"), "1-0:1.8.0*255");
        COMPARE_TEXT(meaningOf(frames.at(0), "instance-id"), "obis-active-import obis-kind-energy");
        COMPARE_TEXT(meaningOf(frames.at(0), "attribute-id"), "value");
        COMPARE_TEXT(meaningOf(frames.at(0), "access-selection"), "not-present");
    }

    void answerNamesWhatWasAsked()
    {
        const auto frames = conversation({hex("C001C100030100010800FF0200"), hex("C401C10006000004D2")});
        COMPARE_TEXT(valueOf(frames.at(1), "answers"), "1-0:1.8.0*255");
        COMPARE_TEXT(valueOf(frames.at(1), "data"), "1234");
        const auto refused = conversation({hex("C001C100030100010800FF0200"), hex("C401C10103")});
        COMPARE_TEXT(meaningOf(refused.at(1), "data-access-result"), "read-write-denied");
    }

    void numberBesideItsScalerIsToldInItsUnit()
    {
        DataNotification notification;
        notification.body = exampleValue();
        const auto frames = explained(notification.encode());
        const auto* body = findField(frames.at(0).fields, "notification-body");
        COMPARE_TEXT(body->fields.at(0).value, "1-0:1.8.0*255");
        COMPARE_TEXT(body->fields.at(1).meaning.back().id, "123.45 Wh");
        COMPARE_TEXT(body->fields.at(2).name, "scaler_unit");
        COMPARE_TEXT(body->fields.at(2).value, "10^-2 Wh");
        COMPARE_TEXT(body->fields.at(3).value, "2017-08-16T16:00:05");
        COMPARE_TEXT(body->fields.at(7).value, "101");
        COMPARE_TEXT(body->fields.at(8).value, "1.5");
    }

    void dateTimesCarryTheirOffset()
    {
        // Summer time in Denmark: 120 minutes ahead of UTC.
        const auto frames = explained("0F00000000"
                                      "0C07E5081E0116141EFFFF8880"
                                      "0600000001");
        COMPARE_TEXT(valueOf(frames.at(0), "date-time"), "2021-08-30T22:20:30+02:00");
        COMPARE_TEXT(meaningOf(frames.at(0), "date-time"), "clock-daylight-saving");
    }

    void blocksAreJoined()
    {
        const Bytes value = axdr::encode(exampleValue());
        std::vector<Bytes> apdus{hex("C001C100030100010800FF0200")};
        const std::size_t half = value.size() / 2;
        for (std::uint32_t number = 1; number <= 2; ++number) {
            Response response;
            response.form = ResponseForm::GetWithBlock;
            response.invoke = 0xC1;
            const auto begin = value.begin() + static_cast<std::ptrdiff_t>(number == 1 ? 0 : half);
            const auto end = number == 1 ? value.begin() + static_cast<std::ptrdiff_t>(half) : value.end();
            response.block = {number == 2, number, Bytes(begin, end)};
            apdus.push_back(response.encode());
        }
        const auto frames = conversation(apdus);
        QVERIFY(findField(frames.at(1).fields, "joined-data") == nullptr);
        const auto* whole = findField(frames.at(2).fields, "joined-data");
        QVERIFY(whole != nullptr);
        COMPARE_TEXT(whole->fields.at(0).value, "11");
        COMPARE_TEXT(rulesOf(frames.at(2)), "");
        COMPARE_TEXT(rulesOf(conversation({apdus.at(2)}).at(0)), "blocks-missing");
    }

    void generalBlocksAreJoined()
    {
        GeneralBlockSender sender(hex("C001C100030100010800FF0200"), 5);
        std::vector<Bytes> apdus;
        for (const auto& block : sender.next(0, 10, 0))
            apdus.push_back(block.encode());
        const auto frames = conversation(apdus);
        COMPARE_TEXT(rulesOf(frames.back()), "");
        COMPARE_TEXT(meaningOf(frames.back(), "class-id"), "Register");
    }

    void cipheredServiceUsesTheTitleOfTheAssociation()
    {
        const SecurityKeys keys{hex("4B414D0000000001"), Bytes(16, std::byte{2}), Bytes(16, std::byte{3}), 0, 0, "key"};
        auto cipher = Cipher::create(keys.encryption, keys.authentication);
        VERIFY_RESULT(cipher);
        Bytes content;
        VERIFY_RESULT(cipher->protect({}, keys.systemTitle, 1, hex("C401C10006000004D2"), content));
        Bytes apdu = hex("CC");
        appendNumber(apdu, content.size(), 1);
        appendOctets(apdu, content);
        Aare aare;
        aare.respondingApTitle = keys.systemTitle;
        aare.userInformation = InitiateResponse().encode();
        const explain::KeyRing ring{{{keys.encryption, keys.authentication}}, {}};
        COMPARE_TEXT(rulesOf(conversation({apdu}, ring).at(0)), "system-title-missing");
        const auto frames = conversation({aare.encode(), apdu}, ring);
        COMPARE_TEXT(rulesOf(frames.at(1)), "");
        COMPARE_TEXT(valueOf(frames.at(1), "data"), "1234");
    }

    void compactArraysAreUnfolded()
    {
        std::vector<axdr::Data> rows;
        for (int i = 0; i < 3; ++i)
            rows.push_back(axdr::Data::structure({axdr::Data::longUnsigned(7), axdr::Data::visibleString("ab")}));
        const auto compact = axdr::fold(rows);
        QVERIFY(compact.has_value());
        const auto frames = explained(joined({hex("C401C100"), axdr::encode(*compact)}));
        COMPARE_TEXT(rulesOf(frames.at(0)), "");
        COMPARE_TEXT(valueOf(frames.at(0), "contents-description"), "structure{long-unsigned, visible-string}");
        const auto* data = findField(frames.at(0).fields, "data");
        QCOMPARE(data->fields.size(), std::size_t{4});
        COMPARE_TEXT(data->fields.at(3).fields.at(0).value, "7");
    }

    void depthAndNumberAreBounded()
    {
        Bytes deep = hex("C401C100");
        for (int i = 0; i < 100; ++i)
            appendOctets(deep, hex("0201"));
        QVERIFY(rulesOf(explained(deep).at(0)).find("data-too-deep") != std::string::npos);
        Bytes many = hex("C401C100018300FFFF");
        appendOctets(many, Bytes(0xFFFF, std::byte{0}));
        const auto frames = explained(many);
        COMPARE_TEXT(rulesOf(frames.at(0)), "frame-too-rich");
    }

    void unknownTypesAndChoicesAreErrors()
    {
        COMPARE_TEXT(rulesOf(explained("C401C10008").at(0)), "data-type-unknown frame-cut");
        COMPARE_TEXT(explained("C00900").at(0).findings.at(0).rule, "choice-unknown");
    }
};

QTEST_APPLESS_MAIN(ExplainApduTest)
#include "explain_apdu_test.moc"
