// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/server.h"
#include "tests/protocol/hex.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;

namespace kmp = protocol::kmp;

namespace {

constexpr auto loadProfile = kmp::logger::loadProfile;

template <typename Answer>
Answer ask(vm::VirtualMeter& meter, const kmp::Request& request)
{
    kmp::Server server(meter.registers());
    const auto bytes = protocol::sentBytes(server.receive(kmp::encode(kmp::encodeRequest(request)), {}));
    return std::get<Answer>(kmp::decodeAnswer(*kmp::decode(bytes)).value());
}

kmp::RealTimeClock clockAt(unsigned day, unsigned hour)
{
    return *kmp::realTimeClock(device::meterTime(2026, 1, day, hour));
}

std::int64_t numberOf(const kmp::LogColumn& column, const protocol::Bytes& octets)
{
    return static_cast<std::int64_t>(kmp::decimal(kmp::valueOf(column, octets))->magnitude);
}

} // namespace

/// The logs of the emulated meter, classic and LoggerReadOut, against the logs themselves.
class RegisterLogsTest : public TestCase {
    Q_OBJECT

    std::unique_ptr<vm::VirtualMeter> m_meter;

    const device::MeterLogs& logs() const { return m_meter->running().meter().logs(); }

private slots:
    void init()
    {
        TestCase::init();
        m_meter = virtualMeter("omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"X10", "2"}, {"Z4", "4"}, {"Z28", "2"}});
        m_meter->advanceTo(newYear + 3 * 86'400 + 10);
    }

    void aWholeLoadProfileIsReadById()
    {
        const auto& log = logs().loadProfile;
        QCOMPARE(log.size(), std::size_t{72});
        std::uint32_t next = 1;
        std::size_t rows = 0;
        for (int request = 0; request < 100 && rows < log.size(); ++request) {
            const auto answer = ask<kmp::ReadOutAnswer>(*m_meter,
                kmp::ReadOutRequest{kmp::ReadOutDirection::FromId, loadProfile, {1047, 1, 3, 9999}, 1000, next});
            QCOMPARE(answer.firstId, next);
            QCOMPARE(answer.columns.size(), std::size_t{3});
            QVERIFY((answer.info & kmp::ReadOutAnswer::registerNotSupported) != 0);
            QCOMPARE(answer.defaultInterval->id, kmp::RegisterId{1047});
            for (const auto& row : answer.rows) {
                QCOMPARE(kmp::meterTime(*kmp::readKamDateTime(row[0])).seconds, log.time(rows).seconds);
                QCOMPARE(numberOf(answer.columns[1], row[1]), log.values(rows)[0] / 360'000'000); // steps of 100 Wh
                ++rows;
            }
            next += static_cast<std::uint32_t>(answer.rows.size());
            QCOMPARE((answer.info & kmp::ReadOutAnswer::lastReached) != 0, rows == log.size());
            QCOMPARE(answer.newestId, std::uint32_t{72});
        }
        QCOMPARE(rows, log.size());
    }

    void readOutsGoByTimeInBothDirections()
    {
        const auto time = static_cast<std::uint32_t>(device::meterTime(2026, 1, 2, 12).seconds);
        const auto from = ask<kmp::ReadOutAnswer>(
            *m_meter, kmp::ReadOutRequest{kmp::ReadOutDirection::FromTime, loadProfile, {1047, 1}, 3, time});
        QCOMPARE(from.rows.size(), std::size_t{3});
        QCOMPARE(kmp::readKamDateTime(from.rows[0][0])->seconds, time);
        const auto back = ask<kmp::ReadOutAnswer>(
            *m_meter, kmp::ReadOutRequest{kmp::ReadOutDirection::TowardsPast, loadProfile, {1047, 1}, 3, time + 10});
        QCOMPARE(kmp::readKamDateTime(back.rows[0][0])->seconds, time);
        QCOMPARE(kmp::readKamDateTime(back.rows[2][0])->seconds, time - 2 * 3600);
        const auto none = ask<kmp::ReadOutAnswer>(
            *m_meter, kmp::ReadOutRequest{kmp::ReadOutDirection::FromTime, loadProfile, {1047}, 3, time + 90'000'000});
        QVERIFY(none.rows.empty());
        QVERIFY((none.info & kmp::ReadOutAnswer::outOfRange) != 0);
    }

    void classicLogsGoOnWhereTheyWereRead()
    {
        const kmp::LogRequest fromLast{kmp::LogDirection::FromLastRead, loadProfile, {1047, 1, 3}, 10, 128, {}, 0};
        std::size_t rows = 0;
        for (int request = 0; request < 50; ++request) {
            const auto answer = ask<kmp::LogAnswer>(*m_meter, fromLast);
            QVERIFY(kmp::applicationLength(answer) <= 128);
            for (const auto& record : answer.records) {
                QCOMPARE(record.id, static_cast<std::uint16_t>(rows + 1));
                QCOMPARE(kmp::meterTime(*kmp::readRealTimeClock(record.values[0]))->seconds,
                    logs().loadProfile.time(rows).seconds);
                ++rows;
            }
            QCOMPARE(answer.lastRead, static_cast<std::uint16_t>(rows));
            if ((answer.info & kmp::LogAnswer::endReached) != 0)
                break;
        }
        QCOMPARE(rows, std::size_t{72});
        QVERIFY(ask<kmp::LogAnswer>(*m_meter, fromLast).records.empty());
    }

    void classicLogsGoByTimeAndId()
    {
        const auto from = ask<kmp::LogAnswer>(
            *m_meter, kmp::LogRequest{kmp::LogDirection::FromTime, loadProfile, {1047, 1}, 2, 255, clockAt(2, 6), 0});
        QCOMPARE(from.records[0].id, std::uint16_t{30});
        const auto byId = ask<kmp::LogAnswer>(
            *m_meter, kmp::LogRequest{kmp::LogDirection::FromId, loadProfile, {1047, 1}, 2, 255, {}, 70});
        QCOMPARE(byId.records[1].id, std::uint16_t{71});
        const auto past = ask<kmp::LogAnswer>(*m_meter,
            kmp::LogRequest{kmp::LogDirection::TowardsPast, loadProfile, {1047, 1}, 2, 255, clockAt(2, 6), 4});
        QCOMPARE(past.records[0].id, std::uint16_t{26});
        QCOMPARE(past.records[1].id, std::uint16_t{25});
        const auto tooFar = ask<kmp::LogAnswer>(
            *m_meter, kmp::LogRequest{kmp::LogDirection::TowardsPast, loadProfile, {1}, 2, 255, clockAt(2, 6), 400});
        QVERIFY((tooFar.info & kmp::LogAnswer::outOfRange) != 0);
    }

    void theDebitingLogTellsItsRecords()
    {
        m_meter->running().meter().stopDebitingPeriod();
        const auto& record = logs().debiting.newest();
        const auto answer = ask<kmp::ReadOutAnswer>(*m_meter,
            kmp::ReadOutRequest{kmp::ReadOutDirection::FromId, kmp::logger::debiting1,
                {1047, 1, 19, 39, 1049, 47, 1004, 2}, 1, static_cast<std::uint32_t>(logs().debiting.appended())});
        QCOMPARE(answer.rows.size(), std::size_t{1});
        QCOMPARE(answer.columns.size(), std::size_t{8});
        QCOMPARE(numberOf(answer.columns[1], answer.rows[0][1]), record.energies[0] / 360'000'000);
        QCOMPARE(numberOf(answer.columns[3], answer.rows[0][3]), record.activePeaks[0].milliwatt / 1000);
        QCOMPARE(
            kmp::meterTime(*kmp::readRealTimeClock(answer.rows[0][4]))->seconds, record.activePeaks[0].reached.seconds);
        QCOMPARE(numberOf(answer.columns[5], answer.rows[0][5]), std::int64_t{record.stops});
    }

    void everyLogAnswers()
    {
        auto& meter = m_meter->running().meter();
        meter.setMagnet(device::Magnet::Present);
        VERIFY_RESULT(meter.setClock(meter.clock().now() + 600));
        VERIFY_RESULT(meter.requestBreaker(device::BreakerRequest::RemoteDisconnect));
        const auto rows = [&](std::uint8_t log, std::vector<kmp::RegisterId> registers) {
            return ask<kmp::ReadOutAnswer>(
                *m_meter, kmp::ReadOutRequest{kmp::ReadOutDirection::FromId, log, std::move(registers), 500, 0});
        };
        const auto status = rows(kmp::logger::status, {1047, 50});
        QCOMPARE(numberOf(status.columns[1], status.rows.back()[1]), std::int64_t{100}); // the digit of the magnet
        const auto clock = rows(kmp::logger::realTimeClock, {1047, 1048});
        QCOMPARE(
            kmp::readKamDateTime(clock.rows.back()[0])->seconds - kmp::readKamDateTime(clock.rows.back()[1])->seconds,
            600U);
        const auto breaker = rows(kmp::logger::disconnect, {1047, 1004, 1087, 1088});
        QCOMPARE(breaker.columns.size(), std::size_t{3});
        QCOMPARE(numberOf(breaker.columns[1], breaker.rows.back()[1]), std::int64_t{1});
        QVERIFY(!rows(kmp::logger::loadProfileEvent, {1047, 1222}).rows.empty());
        const auto analysis = rows(kmp::logger::analysis, {1047, 35, 1215, 1218});
        QCOMPARE(analysis.columns.size(), std::size_t{4});
        QCOMPARE(numberOf(analysis.columns[1], analysis.rows[0][1]), std::int64_t{1500});
        QCOMPARE(numberOf(analysis.columns[2], analysis.rows[0][2]), std::int64_t{2300});
        QVERIFY(!rows(kmp::logger::debiting2, {1047, 1, 19}).rows.empty());
        QVERIFY((rows(kmp::logger::voltageQuality1, {1047, 1461}).info & kmp::ReadOutAnswer::empty) != 0);
        kmp::Server server(m_meter->registers());
        QVERIFY(server.receive(kmp::encode(kmp::encodeRequest(kmp::ReadOutRequest{{}, 99, {1}, 1, 0})), {}).empty());
    }
};

QTEST_APPLESS_MAIN(RegisterLogsTest)
#include "register_logs_test.moc"
