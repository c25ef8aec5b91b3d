// SPDX-License-Identifier: Apache-2.0
#include "protocol/hdlc/wrapper.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/kmp/server.h"
#include "protocol/virtual_meter/ports/wrapper_port.h"
#include "tests/protocol/virtual_meter/ports/attacker.h"
#include "tests/protocol/virtual_meter/ports/optical_line.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using protocol::Bytes;
using vm::Attempt;
using vm::AttemptDelays;
using vm::GuardedLanguage;
using vm::Role;

namespace iec = protocol::iec62056_21;
namespace kmp = protocol::kmp;

namespace {

/// The reader's AARQ with a password.
Bytes passwordRequest(std::string_view password)
{
    dlms::Aarq aarq;
    aarq.mechanism = dlms::Mechanism::Low;
    aarq.callingAuthentication = protocol::bytesOf(password);
    aarq.userInformation = initiate;
    Bytes out;
    protocol::hdlc::appendWrapper(out, vm::accessPointOf(Role::Reader).client, vm::managementDevice, aarq.encode());
    return out;
}

/// A line over the wrapper and a clock.
struct WrapperLine {
    explicit WrapperLine(vm::VirtualMeter& meter)
        : port(meter, [](std::span<std::byte> octets) { std::ranges::fill(octets, std::byte{0x5A}); })
    {
    }

    /// How many answers came.
    std::size_t take(const protocol::Effects& effects)
    {
        std::size_t count = 0;
        for (const auto& effect : effects) {
            if (const auto* const send = std::get_if<protocol::Send>(&effect)) {
                ++count;
                last = send->bytes;
            } else if (const auto* const set = std::get_if<protocol::SetDeadline>(&effect)) {
                deadline = set->at;
            } else if (std::holds_alternative<protocol::ClearDeadline>(effect)) {
                deadline.reset();
            }
            isClosed = isClosed || std::holds_alternative<protocol::CloseLine>(effect);
        }
        return count;
    }
    std::size_t say(const Bytes& bytes) { return take(port.receive(bytes, now)); }
    std::size_t pass(std::int64_t milliseconds)
    {
        std::size_t count = 0;
        const MonotonicInstant end{now.milliseconds + milliseconds};
        while (deadline && *deadline <= end) {
            now = *std::exchange(deadline, {});
            count += take(port.wake(now));
        }
        now = end;
        return count;
    }
    /// A2 03 02 01 00: the association is there.
    [[nodiscard]] bool isAccepted() const { return hexOf(last).contains("A2 03 02 01 00"); }

    vm::WrapperPort port;
    MonotonicInstant now{1000};
    std::optional<MonotonicInstant> deadline;
    Bytes last;
    bool isClosed = false;
};

Bytes putRegister(std::uint16_t password)
{
    const auto value = *kmp::numberValue(1112, {static_cast<std::uint8_t>(kmp::Unit::Second), 2, 0}, 7);
    return kmp::encode(kmp::encodeRequest(kmp::PutRegister{password, value}));
}

} // namespace

/// Passwords can be tried, but not fast; and who knows the right one comes in.
class GuessingTest : public TestCase {
    Q_OBJECT

private slots:
    void waitsGrowAndEnd()
    {
        AttemptDelays delays;
        for (const std::int64_t wait : {0, 100, 200, 400, 800, 1600, 3200, 3200})
            QCOMPARE(delays.judged(GuardedLanguage::Dlms, 32, Attempt::Wrong), wait);
        for (int i = 0; i < 1000; ++i)
            static_cast<void>(delays.judged(GuardedLanguage::Dlms, 32, Attempt::Wrong));
        // Others are not concerned.
        QCOMPARE(delays.judged(GuardedLanguage::Dlms, 48, Attempt::Wrong), std::int64_t{0});
        for (const std::int64_t wait : {0, 100, 200, 400, 800, 1000, 1000})
            QCOMPARE(delays.judged(GuardedLanguage::Kmp, 32, Attempt::Wrong), wait);
        // The right one waits as long as a wrong one would, once.
        QCOMPARE(delays.judged(GuardedLanguage::Dlms, 32, Attempt::Right), std::int64_t{3200});
        QCOMPARE(delays.judged(GuardedLanguage::Dlms, 32, Attempt::Right), std::int64_t{0});
    }

    void guessesInOneBreathAreHeardOneByOne()
    {
        const auto meter = virtualMeter("omnipower-1p");
        WrapperLine line(*meter);
        Bytes many;
        for (int guess = 0; guess < 300; ++guess)
            protocol::appendOctets(many, passwordRequest(std::to_string(20'000 + guess)));
        QCOMPARE(line.say(many), std::size_t{1});
        QCOMPARE(line.pass(99), std::size_t{0});
        QCOMPARE(line.pass(1), std::size_t{1});
        QCOMPARE(line.pass(200), std::size_t{1});
        QVERIFY(line.pass(60'000) <= 22);
        // More than a line may say meanwhile ends it.
        line.say(Bytes(dlms::WrapperServerPort::mostHeld + 1, std::byte{0}));
        QVERIFY(line.isClosed);
    }

    /// What stands behind a guess in the same breath is not done before the guess is answered.
    void nothingIsDoneBehindAGuessThatWaits()
    {
        const auto meter = virtualMeter("omnipower-1p");
        WrapperLine line(*meter);
        line.say(passwordRequest("1"));
        auto both = passwordRequest(meter->secrets().readerPassword);
        protocol::hdlc::appendWrapper(both, vm::accessPointOf(Role::Reader).client, vm::managementDevice, readClock);
        QCOMPARE(line.say(both), std::size_t{0});
        QCOMPARE(line.pass(99), std::size_t{0});
        QCOMPARE(line.pass(1), std::size_t{2});
        QCOMPARE(hexOf(std::span(line.last).subspan(8, 2)), QByteArray("C4 01"));
    }

    void linesOfOneClientShareTheWaitAndNobodyIsShutOut()
    {
        const auto meter = virtualMeter("omnipower-1p");
        for (int guess = 0; guess < 20; ++guess) {
            WrapperLine line(*meter);
            line.say(passwordRequest("wrong"));
        }
        WrapperLine line(*meter);
        QCOMPARE(line.say(passwordRequest(meter->secrets().readerPassword)), std::size_t{0});
        QCOMPARE(line.pass(AttemptDelays::longestDlmsMilliseconds), std::size_t{1});
        QVERIFY(line.isAccepted());
        WrapperLine next(*meter);
        QCOMPARE(next.say(passwordRequest(meter->secrets().readerPassword)), std::size_t{1});
    }

    void kmpIsDeafBehindAGuess()
    {
        const auto meter = virtualMeter("omnipower-1p");
        OpticalLine line(*meter);
        Bytes many;
        for (std::uint16_t guess = 12'300; guess <= vm::demonstration::kmpPassword; ++guess)
            protocol::appendOctets(many, putRegister(guess));
        // The right one among them is never heard.
        line.say(many);
        line.pass(60'000);
        QVERIFY(line.heard().empty());
        for (int guess = 0; guess < 20; ++guess) {
            line.say(putRegister(1));
            line.pass(AttemptDelays::longestOpticalMilliseconds);
        }
        line.say(putRegister(vm::demonstration::kmpPassword));
        line.pass(AttemptDelays::longestOpticalMilliseconds - 1);
        QVERIFY(line.heard().empty());
        line.pass(1);
        QCOMPARE(line.heardHex(), QByteArray("06"));
        line.say(putRegister(vm::demonstration::kmpPassword));
        QCOMPARE(line.heardHex(), QByteArray("06"));
    }

    void theSignOnAnswersLaterAndInTime()
    {
        const auto meter = virtualMeter("omnipower-1p", {{"X8", "1"}, {"Z18", "001"}, {"Z28", "0"}});
        OpticalLine line(*meter);
        line.say("/?!\r\n");
        line.pass(300);
        line.say("\x06"
                 "051\r\n");
        line.pass(300);
        QVERIFY(line.heardText().contains("P0"));
        const auto logIn
            = [&](std::string_view password) { line.say(iec::encode({'P', '1', "(" + std::string(password) + ")"})); };
        for (int guess = 0; guess < 10; ++guess) {
            logIn("00000000");
            line.pass(1500); // the longest that a client waits by the standard
            QVERIFY(!line.heard().empty());
        }
        logIn(vm::demonstration::readoutPassword);
        line.pass(AttemptDelays::longestOpticalMilliseconds - 1);
        QVERIFY(line.heard().empty());
        line.pass(1);
        QCOMPARE(line.heardHex(), QByteArray("06"));
    }
};

QTEST_GUILESS_MAIN(GuessingTest)
#include "guessing_test.moc"
