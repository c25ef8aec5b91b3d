// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/virtual_meter/iec62056_21/readout_binding.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/protocol/virtual_meter/ports/optical_line.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;

namespace iec = protocol::iec62056_21;

namespace {

const Choices withUd1{{"X8", "1"}, {"X9", "4"}, {"Z18", "001"}, {"Z28", "0"}};

QByteArray askText(OpticalLine& line, const protocol::Bytes& bytes)
{
    (void)line.heard();
    line.say(bytes);
    line.pass(300);
    return line.heardText();
}

QByteArray command(OpticalLine& line, char letter, const char* data)
{
    return askText(line, iec::encode({letter, '1', data}));
}

QByteArray identification(OpticalLine& line)
{
    return askText(line, protocol::bytesOf("/?!\r\n"));
}

QByteArray select(OpticalLine& line, const char* characters)
{
    return askText(line, protocol::bytesOf(std::string("\x06") + characters + "\r\n"));
}

} // namespace

/// The emulated meter as IEC 62056-21 reads and sets it, on its optical port.
class ReadOutBindingTest : public TestCase {
    Q_OBJECT

    std::unique_ptr<vm::VirtualMeter> m_meter;

    static void openProgramming(OpticalLine& line)
    {
        (void)identification(line);
        const auto offer = select(line, "051");
        QVERIFY2(offer.contains("P0\x02(15085488)\x03"), offer.constData());
    }
    static void logIn(OpticalLine& line)
    {
        const auto password = "(" + std::string(vm::demonstration::readoutPassword) + ")";
        QCOMPARE(command(line, 'P', password.c_str()), QByteArray("\x06"));
    }

private slots:
    void init()
    {
        TestCase::init();
        m_meter = virtualMeter("omnipower-1p", withUd1);
    }

    void theSetIsThatOfZ18()
    {
        OpticalLine line(*m_meter);
        QCOMPARE(identification(line), QByteArray("/KAM5\\2OMNIPOWER\r\n"));
        const auto one = select(line, "050");
        QVERIFY(one.contains("C.1.0(15085488)\r\n"));
        QVERIFY(one.contains("3.8.0(0000000.30*kvarh)\r\n"));
        QVERIFY(!one.contains("1.8.1("));
        const auto other = virtualMeter("omnipower-1p", {{"X8", "1"}, {"X9", "4"}, {"Z18", "002"}, {"Z28", "0"}});
        other->running().meter().stopDebitingPeriod();
        OpticalLine second(*other);
        (void)identification(second);
        const auto two = select(second, "050");
        QVERIFY(two.contains("1.8.1(0000001.50*kWh)\r\n"));
        QVERIFY(two.contains("32.7.0(230.0*V)\r\n"));
        QVERIFY(!two.contains("52.7.0("));
        QVERIFY2(two.contains("1.8.0(0000001.50*kWh)\r\n1.8.0*01(0000001.50*kWh)\r\n"), two.constData());
        QVERIFY(two.contains("F.F(00000000)\r\n"));
    }

    void whereItIsOffOnlyModeEIsOffered()
    {
        const auto off = virtualMeter("omnipower-1p", {{"X8", "2"}, {"Z18", "000"}, {"Z28", "2"}});
        OpticalLine line(*off);
        QCOMPARE(identification(line), QByteArray("/KAM5\\2OMNIPOWER\r\n"));
        QVERIFY(select(line, "050").startsWith("\x02!\r\n\x03"));
        (void)identification(line);
        QVERIFY(select(line, "051").startsWith("\x02!\r\n\x03"));
        (void)identification(line);
        QCOMPARE(select(line, "252"),
            QByteArray("\x06"
                       "252\r\n"));
    }

    void whoChoosesNothingHearsItAt300()
    {
        OpticalLine line(*m_meter);
        (void)identification(line);
        line.pass(6000);
        QVERIFY(line.heardText().contains("1.8.0(0000001.50*kWh)"));
        QVERIFY(line.formats.empty());
    }

    void anotherDocumentIsReadByTheNextClient()
    {
        OpticalLine line(*m_meter);
        const auto& variant = m_meter->variant();
        const auto edited = configuration::set(variant.tables().judge, variant.model().configuration, "Z18", "002");
        VERIFY_RESULT(edited);
        VERIFY_RESULT(m_meter->configure(edited->document));
        (void)identification(line);
        QVERIFY(select(line, "050").contains("1.8.1("));
    }

    void behindTransformersTheSheetPrintsIt()
    {
        const auto transformers = virtualMeter("omnipower-ct", {{"Z18", "000"}});
        OpticalLine line(*transformers);
        (void)identification(line);
        QVERIFY(select(line, "050").contains("1.8.0("));
    }

    void the382AnswersInModeAWithItsSum()
    {
        const auto old = virtualMeter("kamstrup-382m");
        OpticalLine line(*old);
        const auto name = QByteArray::fromStdString(old->running().meter().model().typeCode.substr(0, 16));
        line.say("/?!\r\n");
        line.pass(300);
        QCOMPARE(line.heardText(), "/KAM " + name + "\r\n");
        line.pass(2000);
        const auto data = line.heardText();
        QVERIFY2(data.contains("1.8.0(0000001.50*kWh)\r\n"), data.constData());
        const auto block = data.mid(1, data.size() - 2).toStdString();
        QCOMPARE(data.back(), iec::blockCheck(block, iec::BlockCheck::Sum));
        // No change of speed in mode A.
        QVERIFY(line.formats.empty());
    }

    void addressesChooseTheMeter()
    {
        OpticalLine line(*m_meter);
        QVERIFY(askText(line, protocol::bytesOf("/?99!\r\n")).isEmpty());
        QVERIFY(askText(line, protocol::bytesOf("/?015085488!\r\n")).startsWith("/KAM5"));
    }

    void registersAreReadOneByOne()
    {
        OpticalLine line(*m_meter);
        openProgramming(line);
        QVERIFY(command(line, 'R', "1.8.0()")
                .startsWith("\x02"
                            "1.8.0(0000001.50*kWh)\x03"));
        QVERIFY(command(line, 'R', "1-1:1.8.0*255()")
                    .startsWith("\x02"
                                "1-1:1.8.0*255(0000001.50*kWh)\x03")
            || command(line, 'R', "1-1:1.8.0()")
                .startsWith("\x02"
                            "1-1:1.8.0(0000001.50*kWh)\x03"));
        QVERIFY(command(line, 'R', "1.7.0()")
                .startsWith("\x02"
                            "1.7.0(1.500000*kW)\x03")); // in no line of UD1
        QVERIFY(command(line, 'R', "0.9.1()")
                .startsWith("\x02"
                            "0.9.1(010000)\x03"));
        QVERIFY(command(line, 'R', "0.9.2()")
                .startsWith("\x02"
                            "0.9.2(260101)\x03"));
        QVERIFY(command(line, 'R', "99.99.99()").startsWith("\x02(ER01)\x03"));
        QVERIFY(command(line, 'R', "1.8.0*01()").startsWith("\x02(ER01)\x03"));
        m_meter->running().meter().stopDebitingPeriod();
        QVERIFY(command(line, 'R', "1.8.0*01()")
                .startsWith("\x02"
                            "1.8.0*01(0000001.50*kWh)\x03"));
        const auto peak = command(line, 'R', "1.6.0*01()");
        QVERIFY2(peak.startsWith("\x02"
                                 "1.6.0*01(1500.000*W)\x03"),
            peak.constData());
    }

    void groupFIsNoPeriodFrom100On()
    {
        const auto transformers = virtualMeter("omnipower-ct");
        VERIFY_RESULT(transformers->running().meter().setRatio(10));
        const auto secondary = transformers->readOut().read('1', "1-1:1.8.0*129");
        QVERIFY(secondary.has_value());
        QCOMPARE(secondary->values.front().value, std::string("1.500"));
        QCOMPARE(transformers->readOut().read('1', "1.8.0")->values.front().value, std::string("0000015.00"));
    }

    void writingNeedsThePassword()
    {
        OpticalLine line(*m_meter);
        openProgramming(line);
        QVERIFY(command(line, 'W', "0.0.1(4711)").startsWith("\x02(ER03)\x03"));
        QVERIFY(command(line, 'P', "(wrong)").startsWith("\x02(ER02)\x03"));
        QVERIFY(command(line, 'W', "0.0.1(4711)").startsWith("\x02(ER03)\x03"));
        logIn(line);
        const auto changes = m_meter->changes();
        QCOMPARE(command(line, 'W', "0.0.1(4711)"), QByteArray("\x06"));
        QCOMPARE(m_meter->changes(), changes + 1);
        QVERIFY(command(line, 'R', "0.0.0()")
                .startsWith("\x02"
                            "0.0.0(4711)\x03"));
        QCOMPARE(command(line, 'W', "96.51.1(5500)"), QByteArray("\x06"));
        QCOMPARE(m_meter->running().meter().state().settings.powerThresholdWatt, std::int64_t{5500});
        QVERIFY(command(line, 'W', "0.0.1(12345678901234567)").startsWith("\x02(ER02)\x03"));
        QVERIFY(command(line, 'W', "1.8.0(0)").startsWith("\x02(ER02)\x03"));
        QVERIFY(command(line, 'W', "99.9.9(0)").startsWith("\x02(ER01)\x03"));
    }

    void theClockIsSetInLocalTime()
    {
        OpticalLine line(*m_meter);
        openProgramming(line);
        logIn(line);
        QCOMPARE(command(line, 'W', "0.9.2(26-06-30)"), QByteArray("\x06"));
        QCOMPARE(command(line, 'W', "0.9.1(13:00:00)"), QByteArray("\x06"));
        QCOMPARE(m_meter->running().meter().clock().now().seconds, device::meterTime(2026, 6, 30, 12).seconds);
        QCOMPARE(command(line, 'W', "0.9.4(261231235959)"), QByteArray("\x06"));
        for (const auto* impossible : {"0.9.1(250000)", "0.9.2(260231)", "0.9.1(1)", "0.9.2(today)", "0.9.4(260101)"})
            QVERIFY2(command(line, 'W', impossible).startsWith("\x02(ER02)\x03"), impossible);
    }

    void everyLineOfEveryVariantCanBeReadBack()
    {
        for (const auto& named : namedVariants()) {
            const auto meter = virtualMeter(named);
            const auto lines = meter->readOut().readOut('0');
            const auto* const set = vm::readOutSet(meter->variant());
            QCOMPARE(lines.has_value(), set != nullptr);
            QVERIFY(!meter->readOut().readOut('7'));
            for (const auto& each : lines.value_or(std::vector<iec::DataSet>{})) {
                QVERIFY2(iec::isWritable(each), each.address.c_str());
                QVERIFY2(meter->readOut().read('1', each.address) == std::optional(each), each.address.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(ReadOutBindingTest)
#include "readout_binding_test.moc"
