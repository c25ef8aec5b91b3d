// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "workbench/link/in_process_link.h"
#include "workbench/link/link_factory.h"
#include "workbench/link/tcp_link.h"

using namespace meterbench;
using namespace meterbench::link;

/// Addresses are read, written back, and opened by what opens such lines, or by nobody.
class AddressTest : public tests::TestCase {
    Q_OBJECT

    static NetworkAddress network(Carriage carriage, const char* host, std::uint16_t port)
    {
        return {carriage, QString::fromLatin1(host), port};
    }

private slots:
    void everyKindIsRead()
    {
        const std::vector<std::pair<std::string, LineAddress>> kinds{
            {"serial:/dev/ttyUSB0", SerialAddress{"/dev/ttyUSB0"}},
            {"serial:A50285BI", SerialAddress{"A50285BI"}},
            {"usb:17a8:0001", UsbAddress{0x17A8, 1, {}}},
            {"usb:0403:6001:A5:7", UsbAddress{0x0403, 0x6001, "A5:7"}},
            {"tcp:10.0.0.7:4059", network(Carriage::Line, "10.0.0.7", 4059)},
            {"wrapper:meter.example:65535", network(Carriage::Wrapper, "meter.example", 65535)},
            {"push:[::1]:1", network(Carriage::Push, "::1", 1)},
            {"rfc2217:10.0.0.7:2217", network(Carriage::Rfc2217, "10.0.0.7", 2217)},
            {"pty:/tmp/eye", TerminalAddress{"/tmp/eye"}},
            {"pty:", TerminalAddress{}},
            {"virtual:a.mbench", VirtualAddress{"a.mbench", {}}},
            {"virtual:why?.mbench?state=/var/meter", VirtualAddress{"why?.mbench", "/var/meter"}},
            {"replay:session.pcapng", ReplayAddress{"session.pcapng"}},
        };
        for (const auto& [text, address] : kinds) {
            const auto read = parseAddress(text);
            QVERIFY2(read.has_value(), text.c_str());
            QVERIFY2(*read == address, text.c_str());
            QCOMPARE(textOf(*read), text);
        }
    }

    void shortFormsAreThisMachine()
    {
        for (const auto* text : {"tcp::4059", "tcp:4059"})
            QVERIFY(parseAddress(text).value() == LineAddress(network(Carriage::Line, "127.0.0.1", 4059)));
        QCOMPARE(textOf(parseAddress("wrapper:0").value()), std::string("wrapper:127.0.0.1:0"));
        QVERIFY(parseAddress("usb:17A8:0001").value() == LineAddress(UsbAddress{0x17A8, 1, {}}));
    }

    void whatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
            {"", ":", "tcp:", "tcp:host:", "tcp:host:65536", "tcp:host:-1", "tcp:host:http", "tcp:::1:80", "udp:host:1",
                "127.0.0.1:4059", "serial:", "usb:", "usb:17a8", "usb:17a8:", "usb:17a8:0001:", "usb:17a80:0001",
                "usb:0x17a8:1", "virtual:", "virtual:?state=x", "virtual:a?state=", "replay:", "/dev/ttyUSB0"})
            QTest::newRow(*text == 0 ? "nothing" : text) << QString::fromLatin1(text);
    }

    void whatIsNoneIsRefused()
    {
        QFETCH(QString, text);
        const auto read = parseAddress(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(read.error().id, std::string("link-address"));
    }

    void whatNobodyOpensIsSaid()
    {
        const LinkFactory factory;
        for (const auto* text :
            {"serial:/dev/ttyUSB0", "usb:17a8:0001", "rfc2217:127.0.0.1:2217", "virtual:a.mbench", "replay:a"}) {
            const auto made = factory.make(parseAddress(text).value());
            QVERIFY2(!made, text);
            QCOMPARE(made.error().id, std::string("link-unsupported"));
            QVERIFY(made.error().kind == ErrorKind::NotSupported);
            QCOMPARE(made.error().arguments.front().value, std::string(text));
        }
        QCOMPARE(factory.make(network(Carriage::Line, "127.0.0.1", 0)).error().id, std::string("link-address"));
    }

    void whatIsOpenedIsNotYetOpen()
    {
        const LinkFactory factory;
        for (const auto* text : {"tcp:127.0.0.1:1", "wrapper:127.0.0.1:1", "push:127.0.0.1:1", "pty:"}) {
            const auto made = factory.make(parseAddress(text).value());
            QVERIFY2(made.has_value(), text);
            QVERIFY((*made)->state() == Link::State::Closed);
        }
    }

    /// A room above has the meter, this one the line.
    void otherRoomsProvideWhatTheyHave()
    {
        LinkFactory factory;
        QString asked;
        factory.provide<VirtualAddress>([&](const VirtualAddress& address) -> Result<std::unique_ptr<Link>> {
            asked = address.project;
            return std::move(InProcessLink::makePair().first);
        });
        QVERIFY(factory.make(VirtualAddress{"a.mbench", {}}).has_value());
        QCOMPARE(asked, QString("a.mbench"));
    }

    void controlLinesAreNeverPretended()
    {
        auto line = LinkFactory().make(network(Carriage::Line, "127.0.0.1", 1)).value();
        QVERIFY(line->capabilities().controlLines == Feature::Missing);
        const auto before = line->controlLines();
        const auto done = line->setControlLines({Signal::Off, Signal::Off});
        QVERIFY(!done);
        QCOMPARE(done.error().id, std::string("link-unsupported"));
        QVERIFY(line->controlLines() == before);
        QVERIFY(before.dataTerminalReady == Signal::On && before.requestToSend == Signal::On);
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"
