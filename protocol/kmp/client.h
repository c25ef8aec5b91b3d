// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/kmp/answer.h"

/// The client's side of KMP: one request at a time → effects → a typed answer or an Error. It ignores its own echo,
/// stray octets and answers to something else, repeats what may be repeated, splits long lists of registers. It keeps
/// no password and no meter. An engine whose events are answers; a Fail
/// ends a request too. One owner, one line.
namespace meterbench::protocol::kmp {

/// Until an answer begins; at the same time how long to wait after a bad one or none (KMP447 3.1: 1.6 s).
inline constexpr std::int64_t answerTimeoutMs = 1600;
/// Between the end of an answer and the next request (KMP447 3.1: one octet at least, which lasts 9.2 ms at 1200 8N2).
inline constexpr std::int64_t pauseBetweenRequestsMs = 10;
/// The longest frame at 1200 baud takes 38 s; whatever trickles in longer is noise. Ours.
inline constexpr std::int64_t longestExchangeMs = 60'000;
/// Of a request that only reads. Ours: a head that is knocked off loses one frame, rarely two.
inline constexpr int attemptsToRead = 3;

struct ClientOptions {
    std::uint8_t address = meterAddress;
    int attempts = attemptsToRead;
};

class Client {
public:
    explicit Client(ClientOptions options = {}) : m_options(options) { }

    /// Sends a request; one that was under way is forgotten.
    /// Errors that may follow as Fail: `kmp-no-answer`, `kmp-write-refused` (a write met with silence: KMP has no other
    /// no), `kmp-answer-damaged`.
    [[nodiscard]] Effects start(Request request, MonotonicInstant now);

    [[nodiscard]] Effects receive(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close();
    [[nodiscard]] std::vector<Answer> takeEvents() { return std::exchange(m_answers, {}); }

    [[nodiscard]] bool isBusy() const { return m_state != State::Idle; }

private:
    enum class State : std::uint8_t { Idle, Pausing, AwaitingAnswer };

    void send(Effects& effects, MonotonicInstant now);
    void take(const Received& received, MonotonicInstant now, Effects& effects);
    void takeAnswer(Answer answer, MonotonicInstant now, Effects& effects);
    void missed(Error error, MonotonicInstant now, Effects& effects);
    void finish(Effects& effects);
    void setDeadline(Effects& effects, MonotonicInstant at);
    [[nodiscard]] Request currentRequest() const;
    [[nodiscard]] bool isExpected(const Frame& frame) const;

    ClientOptions m_options;
    State m_state = State::Idle;
    FrameReader m_reader;
    Request m_request;
    std::size_t m_registersRead = 0; ///< of a GetRegister, how many were asked for already
    Registers m_registers;
    int m_attempt = 0;
    MonotonicInstant m_deadline;
    MonotonicInstant m_giveUp;
    std::vector<Answer> m_answers;
};

} // namespace meterbench::protocol::kmp
