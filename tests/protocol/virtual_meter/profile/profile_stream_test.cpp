// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/server/connection.h"
#include "tests/protocol/virtual_meter/profile/profile_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::virtual_meter;
using namespace meterbench::tests;
using axdr::Data;

namespace {

constexpr std::size_t tenThousand = 10'000;

const device::Meter& fullMeter()
{
    static const auto meter = [] {
        auto made = meterOf(fourEnergies());
        tests::fillProfile(made, tenThousand);
        return made;
    }();
    return meter;
}

/// Entry n of the load profile, from 0, as the row it must become: clock, status, energies.
Data rowOf(const device::Meter& meter, std::size_t position)
{
    constexpr std::int64_t perWattHour = 3'600'000;
    const auto& log = meter.logs().loadProfile;
    std::vector<Data> values{Data::octetString(capturedTime(log.time(position), meter.model().offsetMinutes).encode()),
        Data::longUnsigned(log.quality(position))};
    for (const auto value : log.values(position))
        values.push_back(Data::doubleLongUnsigned(static_cast<std::uint32_t>(value / perWattHour)));
    return Data::structure(std::move(values));
}

dlms::Request getNext(std::uint32_t block)
{
    dlms::Request next;
    next.form = dlms::RequestForm::GetNext;
    next.block.number = block;
    return next;
}

} // namespace

/// Rows go from the log to the client whole and once, whatever the size of a PDU and whatever happens to the log.
class ProfileStreamTest : public TestCase {
    Q_OBJECT

private slots:
    void noRowIsLostOrDoubledAtAnyPduSize()
    {
        const auto& meter = fullMeter();
        QCOMPARE(meter.logs().loadProfile.size(), tenThousand);
        ProfileServer server(meter, ProfileLog::Load);
        // Five columns: clock and the four energies.
        dlms::RangeSelection range;
        const auto columns = columnsOf(meter, ProfileLog::Load);
        QCOMPARE(columns.size(), std::size_t{6});
        range.restricting = columns[0].object;
        for (const std::size_t column : {0U, 2U, 3U, 4U, 5U})
            range.columns.push_back(columns[column].object);
        std::vector<Data> expected;
        for (std::size_t position = 0; position < tenThousand; ++position) {
            auto row = rowOf(meter, position);
            const auto values = row.elements();
            expected.push_back(Data::structure({values[0], values[2], values[3], values[4], values[5]}));
        }
        std::vector<std::size_t> sizes{64, 65, 66, 67, 99, 127, 128, 129, 255, 256, 257, 511, 1023, 1024, 2030, 4095,
            9'408, 16'384, 32'767, 65'533, 65'534, 65'535};
        std::minstd_rand random(7);
        while (sizes.size() < 60)
            sizes.push_back(64 + random() % (65'536 - 64));
        for (const std::int8_t attribute : {std::int8_t{2}, shortenedBuffer}) {
            const auto target = bufferOf(ProfileLog::Load, attribute, range.encode());
            const auto whole = readInPieces(server, target, std::size_t{1} << 24U);
            QVERIFY(whole.has_value());
            const auto rows = cosem::expandRows(axdr::decode(*whole).value(), 900);
            VERIFY_RESULT(rows);
            QCOMPARE(rows->size(), tenThousand);
            for (std::size_t row = 0; row < tenThousand; ++row)
                QVERIFY2((*rows)[row] == expected[row], qPrintable(QString::number(row)));
            for (const auto size : sizes)
                QVERIFY2(readInPieces(server, target, size) == whole, qPrintable(QString::number(size)));
        }
    }

    void shortenedRowsTakeLessThanAThird()
    {
        ProfileServer server(fullMeter(), ProfileLog::Load);
        const auto whole = readInPieces(server, bufferOf(ProfileLog::Load), 2'030);
        const auto shortened = readInPieces(server, bufferOf(ProfileLog::Load, shortenedBuffer), 2'030);
        QVERIFY(whole && shortened);
        QCOMPARE(whole->size(), 4 + tenThousand * (2 + 14 + 3 + 4 * 5));
        QVERIFY2(shortened->size() * 3 < whole->size(), qPrintable(QString::number(shortened->size())));
    }

    void aLogThatGrowsGivesWhatWasThere()
    {
        auto meter = meterOf(fourEnergies());
        tests::fillProfile(meter, 100);
        ProfileServer server(meter, ProfileLog::Load);
        dlms::ResponseStream stream(server, {}, {bufferOf(ProfileLog::Load)}, dlms::ResponseStream::Shape::Single);
        Bytes bytes;
        while (!stream.isExhausted()) {
            stream.fill(200);
            const auto piece = stream.available();
            bytes.insert(bytes.end(), piece.begin(), piece.end());
            stream.drop(piece.size());
            tests::fillProfile(meter, 3);
        }
        const auto rows = axdr::decode(bytes).value();
        QCOMPARE(rows.elements().size(), std::size_t{100});
        for (std::size_t row = 0; row < 100; ++row)
            QVERIFY(rows.elements()[row] == rowOf(meter, row));
    }

    void aLogThatWrapsBehindItsReaderGivesWhatWasThere()
    {
        // The 36 debiting periods are full; each block is followed by one more.
        auto meter = meterOf(modelOf("omnipower-3p"));
        for (std::size_t stop = 0; stop < 2 * device::debitingDepth; ++stop) {
            run(meter, second(phaseSecond(1'000'000)), 3600);
            meter.stopDebitingPeriod();
        }
        const auto expected = readRows(meter, ProfileLog::Debiting1, bufferOf(ProfileLog::Debiting1));
        QCOMPARE(expected.size(), device::debitingDepth);
        ProfileServer server(meter, ProfileLog::Debiting1);
        dlms::ResponseStream stream(server, {}, {bufferOf(ProfileLog::Debiting1)}, dlms::ResponseStream::Shape::Single);
        Bytes bytes;
        while (!stream.isExhausted()) {
            stream.fill(400);
            QVERIFY(!stream.isLost());
            const auto piece = stream.available();
            bytes.insert(bytes.end(), piece.begin(), piece.end());
            stream.drop(piece.size());
            meter.stopDebitingPeriod();
        }
        QVERIFY(axdr::decode(bytes).value() == Data::array(expected));
    }

    void aReaderWhoWasOvertakenIsTold_data()
    {
        QTest::addColumn<bool>("isCleared");
        QTest::addRow("overtaken") << false;
        QTest::addRow("cleared") << true;
    }

    void aReaderWhoWasOvertakenIsTold()
    {
        QFETCH(bool, isCleared);
        auto meter = meterOf(fourEnergies());
        for (std::size_t stop = 0; stop < device::debitingDepth; ++stop)
            meter.stopDebitingPeriod();
        tests::fillProfile(meter, 200);
        const auto log = isCleared ? ProfileLog::Load : ProfileLog::Debiting1;
        ProfileServer server(meter, log);
        dlms::Connection connection(server, 16, 1, [](std::span<std::byte>) { });
        Effects effects;
        dlms::InitiateRequest initiate;
        initiate.conformance = dlms::logicalNameServices;
        initiate.clientMaxReceivePduSize = 256;
        dlms::Aarq aarq;
        aarq.userInformation = initiate.encode();
        QVERIFY(!connection.handle(aarq.encode(), effects).empty());
        dlms::Request get;
        get.targets = {bufferOf(log)};
        auto answer = dlms::Response::decode(connection.handle(get.encode(), effects));
        VERIFY_RESULT(answer);
        QVERIFY(!answer->block.isLast);
        if (isCleared)
            VERIFY_RESULT(meter.configure(modelOf("omnipower-3p", {{"X9", "4"}, {"Z4", "4"}})));
        else
            for (int stop = 0; stop < 20; ++stop)
                meter.stopDebitingPeriod();
        // What was already taken from the log still goes out; then comes the truth.
        for (int block = 0; block < 3 && !answer->blockFailure; ++block) {
            answer = dlms::Response::decode(connection.handle(getNext(answer->block.number).encode(), effects));
            VERIFY_RESULT(answer);
        }
        QCOMPARE(answer->blockFailure, std::optional(dlms::DataAccessResult::LongGetAborted));
        const auto after = dlms::Response::decode(connection.handle(getNext(answer->block.number).encode(), effects));
        VERIFY_RESULT(after);
        QCOMPARE(after->blockFailure, std::optional(dlms::DataAccessResult::NoLongGetInProgress));
    }

    void everyLogReadsTheSameShortened()
    {
        auto meter = meterOf(modelOf("omnipower-1p"));
        tests::fillProfile(meter, 400);
        for (int change = 0; change < 30; ++change) {
            meter.setMagnet(change % 2 == 0 ? device::Magnet::Present : device::Magnet::Absent);
            VERIFY_RESULT(meter.setClock(meter.clock().now() + (change % 3 == 0 ? 3600 : -120)));
            static_cast<void>(meter.requestBreaker(
                change % 2 == 0 ? device::BreakerRequest::RemoteDisconnect : device::BreakerRequest::RemoteReconnect));
            tests::fillProfile(meter, 2, static_cast<std::uint32_t>(change));
            if (change % 7 == 0)
                meter.stopDebitingPeriod();
        }
        for (const auto& definition : profileDefinitions()) {
            if (!isPresent(meter.model(), definition.log))
                continue;
            const auto whole = readRows(meter, definition.log, bufferOf(definition.log));
            const auto shortened = readRows(meter, definition.log, bufferOf(definition.log, shortenedBuffer));
            QVERIFY(whole == shortened);
            QCOMPARE(whole.size(), ProfileEntries(meter, definition.log).size());
        }
    }

    void anEmptyLogIsAnEmptyArray()
    {
        const auto meter = meterOf(modelOf("omnipower-3p"));
        ProfileServer server(meter, ProfileLog::Load);
        const auto bytes = readInPieces(server, bufferOf(ProfileLog::Load), 64);
        QVERIFY(bytes == Bytes({std::byte{1}, std::byte{0}}));
    }
};

QTEST_APPLESS_MAIN(ProfileStreamTest)
#include "profile_stream_test.moc"
