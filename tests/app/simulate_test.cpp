// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_process.h"

#include <QFile>

#include <nlohmann/json.hpp>

/// The command `simulate`: loads that add up, faults, state that is resumed, and what is refused.
namespace meterbench::tests {

class CliSimulateTest : public TestCase {
    Q_OBJECT

private slots:
    void init();
    void theLoadIsInTheRegistersToTheLastDigit();
    void whatThePhasesCarryIsCounted();
    void aMissingReactiveColumnIsNoReactiveLoad();
    void faultsLeaveTheirTraces();
    void aRunInTwoPartsEqualsOne();
    void theSameSeedGivesTheSameMeter();
    void aSpecimenInTwelveRunsEqualsOne();
    void whatAMeterRefusesIsReported();
    void loadsBeyondTheMeterAreRefused();
    void badInputIsRefused_data();
    void badInputIsRefused();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] nlohmann::json simulate(const QStringList& more, const QString& family = "omnipower-3p") const
    {
        runCli({"new", "--family", family, "-o", path("meter.mbench")});
        const auto result = runCli(QStringList{"--json", "simulate", path("meter.mbench")} + more);
        return result.exitCode == 0 ? nlohmann::json::parse(result.output.toStdString(), nullptr, false)
                                    : nlohmann::json();
    }
    [[nodiscard]] static QString value(const nlohmann::json& result, const char* obis)
    {
        for (const auto& each : result.at("registers")) {
            if (each.at("obis") == obis)
                return QString::fromStdString(each.at("value").get<std::string>());
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliSimulateTest::init()
{
    TestCase::init();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void CliSimulateTest::theLoadIsInTheRegistersToTheLastDigit()
{
    // 1000 W for a day but for one quarter of an hour of 2001 W: 24.25025 kWh. 10 000 W shared by three does not
    // divide.
    write("load.csv",
        "time,p,q\n2025-03-01T00:00:00Z,1000,100\n2025-03-01T12:00:00Z,2001,100\n2025-03-01T12:15:00Z,1000,100\n");
    const auto result
        = simulate({"--load", path("load.csv"), "--from", "2025-03-01T00:00:00Z", "--to", "2025-03-02T00:00:00Z"});
    QCOMPARE(value(result, "1-1:1.8.0*255").toDouble(), 24.25025);
    QCOMPARE(value(result, "1-1:3.8.0*255").toDouble(), 2.4);
    QCOMPARE(result.at("balance").at("missing").get<long long>(), 0LL);
    QCOMPARE(result.at("simulated_s").get<long long>(), 86'400LL);
    QCOMPARE(result.at("logs").at("load_profile").at("entries").get<int>(), 96);
}

void CliSimulateTest::whatThePhasesCarryIsCounted()
{
    write("load.csv", "time,i1,phi1\n2025-03-01T00:00:00Z,10,60\n");
    const auto result = simulate({"--load", path("load.csv"), "--from", "2025-03-01", "--to", "2025-03-01T01:00:00Z"});
    QCOMPARE(value(result, "1-1:1.8.0*255").toDouble(), 1.15);
    QCOMPARE(value(result, "1-1:21.8.0*255").toDouble(), 1.15);
    QCOMPARE(value(result, "1-1:41.8.0*255").toDouble(), 0.0);
}

void CliSimulateTest::aMissingReactiveColumnIsNoReactiveLoad()
{
    write("load.csv", "time,p\n2025-03-01T00:00:00Z,600\n");
    const auto result = simulate({"--load", path("load.csv"), "--from", "2025-03-01", "--to", "2025-03-01T01:00:00Z"});
    QCOMPARE(value(result, "1-1:1.8.0*255").toDouble(), 0.6);
    QCOMPARE(value(result, "1-1:3.8.0*255").toDouble(), 0.0);
}

void CliSimulateTest::faultsLeaveTheirTraces()
{
    write("events.csv",
        "time,event,value\n2025-03-01T06:00:00Z,magnet,on\n2025-03-01T06:10:00Z,magnet,off\n"
        "2025-03-01T08:00:00Z,power-cut,3600\n");
    const auto result = simulate(
        {"--load", "household", "--from", "2025-03-01", "--to", "2025-03-02", "--events", path("events.csv")});
    QVERIFY(result.at("logs").at("status").at("entries").get<int>() > 0);
    QVERIFY(result.at("balance").at("missing").get<long long>() > 0);
}

void CliSimulateTest::aRunInTwoPartsEqualsOne()
{
    const auto state = path("state");
    write("load.csv", "time,p\n2025-03-01T00:00:00Z,700\n2025-03-03T07:13:21Z,1313\n");
    const QStringList load{"--load", path("load.csv")};
    const auto atOnce = simulate(load + QStringList{"--from", "2025-03-01", "--to", "2025-03-09"});
    const auto begun
        = simulate(load + QStringList{"--from", "2025-03-01", "--to", "2025-03-04T11:22:33Z", "--state", state});
    QVERIFY(value(begun, "1-1:1.8.0*255").toDouble() < value(atOnce, "1-1:1.8.0*255").toDouble());
    const auto resumed
        = simulate(load + QStringList{"--from", "2025-03-04T11:22:33Z", "--to", "2025-03-09", "--state", state});
    QCOMPARE(value(resumed, "1-1:1.8.0*255"), value(atOnce, "1-1:1.8.0*255"));
    QCOMPARE(resumed.at("registers").size(), atOnce.at("registers").size());
    QVERIFY(resumed.at("logs").at("load_profile") == atOnce.at("logs").at("load_profile"));
}

void CliSimulateTest::theSameSeedGivesTheSameMeter()
{
    const QStringList run{
        "--load", "household", "--from", "2025-03-01", "--to", "2025-03-08", "--errors", "typical", "--seed"};
    const auto first = simulate(run + QStringList{"3"});
    const auto again = simulate(run + QStringList{"3"});
    const auto other = simulate(run + QStringList{"4"});
    QVERIFY(first.at("registers") == again.at("registers"));
    QVERIFY(first.at("registers") != other.at("registers"));
}

void CliSimulateTest::aSpecimenInTwelveRunsEqualsOne()
{
    const QStringList run{"--load", "household", "--errors", "typical", "--seed", "9"};
    const auto atOnce = simulate(run + QStringList{"--from", "2025-03-01", "--to", "2025-03-13"});
    nlohmann::json last;
    for (int day = 1; day <= 12; ++day) {
        const auto date = [](int of) { return QStringLiteral("2025-03-%1T05:17:11Z").arg(of, 2, 10, QChar('0')); };
        last = simulate(run
            + QStringList{"--from", day == 1 ? "2025-03-01" : date(day), "--to",
                day == 12 ? "2025-03-13" : date(day + 1), "--state", path("state")});
    }
    QVERIFY(last.at("registers") == atOnce.at("registers"));
}

void CliSimulateTest::whatAMeterRefusesIsReported()
{
    write("load.csv", "time,p\n2025-03-01,1000\n");
    write("events.csv", "time,event,value\n2025-03-01T06:00:00Z,payment,5\n2025-03-01T07:00:00Z,magnet,on\n");
    const auto result = simulate(
        {"--load", path("load.csv"), "--from", "2025-03-01", "--to", "2025-03-02", "--events", path("events.csv")});
    QCOMPARE(result.at("refused").size(), std::size_t{1});
    const auto& refused = result.at("refused").at(0);
    QCOMPARE(QString::fromStdString(refused.at("time").get<std::string>()), QStringLiteral("2025-03-01T06:00:00Z"));
    QCOMPARE(QString::fromStdString(refused.at("id").get<std::string>()), QStringLiteral("device-absent"));
    QVERIFY(!refused.at("message").get<std::string>().empty());
    QCOMPARE(result.at("logs").at("status").at("entries").get<int>(), 1);
}

void CliSimulateTest::loadsBeyondTheMeterAreRefused()
{
    write("load.csv", "time,i1\n2025-03-01,10\n2025-03-01T06:00:00Z,200\n");
    runCli({"new", "--family", "omnipower-3p", "-o", path("meter.mbench")});
    const auto result = runCli({"--json", "simulate", path("meter.mbench"), "--load", path("load.csv"), "--from",
        "2025-03-01", "--to", "2025-03-02"});
    QCOMPARE(result.exitCode, 2);
    const auto message
        = nlohmann::json::parse(result.output.toStdString()).at("error").at("message").get<std::string>();
    QVERIFY(message.find('3') != std::string::npos && message.find("i1") != std::string::npos);
}

void CliSimulateTest::badInputIsRefused_data()
{
    QTest::addColumn<QByteArray>("load");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("exitCode");
    const QStringList span{"--from", "2025-03-01", "--to", "2025-03-02"};
    QTest::newRow("no header") << QByteArray("2025-03-01,100\n") << span << 2;
    QTest::newRow("power and current") << QByteArray("time,p,i1\n2025-03-01,100,1\n") << span << 2;
    QTest::newRow("not a number") << QByteArray("time,p\n2025-03-01,abc\n") << span << 2;
    QTest::newRow("time goes back") << QByteArray("time,p\n2025-03-02,1\n2025-03-01,1\n") << span << 2;
    QTest::newRow("empty") << QByteArray() << span << 2;
    QTest::newRow("bytes") << QByteArray("\x00\xff\xfe time", 8) << span << 2;
    QTest::newRow("no such file") << QByteArray("-") << span + QStringList{"--events", "missing.csv"} << 2;
    QTest::newRow("to before from") << QByteArray("time,p\n2025-03-01,1\n")
                                    << QStringList{"--from", "2025-03-02", "--to", "2025-03-01"} << 1;
    QTest::newRow("no time") << QByteArray("time,p\n2025-03-01,1\n")
                             << QStringList{"--from", "yesterday", "--to", "2025-03-01"} << 1;
    QTest::newRow("no such mode") << QByteArray("time,p\n2025-03-01,1\n") << span + QStringList{"--errors", "bad"} << 1;
    QTest::newRow("no such seed") << QByteArray("time,p\n2025-03-01,1\n") << span + QStringList{"--seed", "x"} << 1;
}

void CliSimulateTest::badInputIsRefused()
{
    QFETCH(QByteArray, load);
    QFETCH(QStringList, more);
    QFETCH(int, exitCode);
    write("load.csv", load);
    runCli({"new", "--family", "omnipower-3p", "-o", path("meter.mbench")});
    const auto result
        = runCli(QStringList{"--json", "simulate", path("meter.mbench"), "--load", path("load.csv")} + more);
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY(nlohmann::json::parse(result.output.toStdString()).contains("error"));
}

} // namespace meterbench::tests

QTEST_GUILESS_MAIN(meterbench::tests::CliSimulateTest)
#include "simulate_test.moc"
