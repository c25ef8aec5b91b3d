// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/optical_state.h"
#include "tests/support/test_case.h"

#include <array>

using namespace meterbench;
using namespace meterbench::protocol::virtual_meter;

namespace {

using State = OpticalState;
constexpr std::array states{State::Start, State::SignOn, State::HandedOver, State::Hdlc, State::Kmp};

struct Row {
    OpticalEvent event;
    std::array<State, states.size()> then; ///< behind each of the states
};
constexpr std::array rows{
    Row{OpticalEvent::SignOnAnswered, {State::SignOn, State::SignOn, State::SignOn, State::SignOn, State::SignOn}},
    Row{OpticalEvent::LinkAnswered, {State::Hdlc, State::Hdlc, State::Hdlc, State::Hdlc, State::Hdlc}},
    Row{OpticalEvent::FrameAnswered, {State::Kmp, State::Kmp, State::Kmp, State::Kmp, State::Kmp}},
    Row{OpticalEvent::GivenAway, {State::Start, State::HandedOver, State::HandedOver, State::Hdlc, State::Kmp}},
    Row{OpticalEvent::Linked, {State::Start, State::SignOn, State::Hdlc, State::Hdlc, State::Kmp}},
    Row{OpticalEvent::Unlinked, {State::Start, State::SignOn, State::HandedOver, State::Start, State::Kmp}},
    Row{OpticalEvent::SignedOff, {State::Start, State::Start, State::HandedOver, State::Hdlc, State::Kmp}},
    Row{OpticalEvent::Silence, {State::Start, State::SignOn, State::Start, State::Hdlc, State::Start}},
};

} // namespace

/// Every event in every state, as docs/protocol/optical-port.md tells it.
class OpticalStateTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void everyEventInEveryState()
    {
        for (const auto& row : rows) {
            for (std::size_t i = 0; i < states.size(); ++i)
                QVERIFY2(next(states[i], row.event) == row.then[i],
                    qPrintable(QString("event %1, state %2").arg(static_cast<int>(row.event)).arg(i)));
        }
    }

    void eachStateHearsItsLanguage()
    {
        QVERIFY(!languageOf(State::Start));
        QVERIFY(languageOf(State::SignOn) == Language::Iec);
        QVERIFY(languageOf(State::HandedOver) == Language::Hdlc);
        QVERIFY(languageOf(State::Hdlc) == Language::Hdlc);
        QVERIFY(languageOf(State::Kmp) == Language::Kmp);
    }
};

QTEST_APPLESS_MAIN(OpticalStateTest)
#include "optical_state_test.moc"
