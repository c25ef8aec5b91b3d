// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/dlms/target.h"
#include "protocol/engine.h"
#include "protocol/iec62056_21/client.h"
#include "protocol/kmp/answer.h"
#include "protocol/kmp/request.h"

/// One conversation with one meter from the first octet to the last, whatever it speaks: open, ask, leave. Who reads or
/// writes a meter needs no more than this and a device map that says which question is which setting; sign-on, links,
/// associations, blocks and repetitions are inside. It decides nothing about a meter and keeps no value. An engine; one
/// owner, one line.
namespace meterbench::protocol::meter {

/// An attribute of a COSEM object.
struct ReadAttribute {
    dlms::Target target;
};
struct WriteAttribute {
    dlms::Target target;
    axdr::Data value;
};
struct InvokeMethod {
    dlms::Target method;
    std::optional<axdr::Data> parameter;
};

/// In the language of the conversation. Another one's is answered with `internal`: a device map mixes no languages.
using Question = std::variant<ReadAttribute, WriteAttribute, InvokeMethod, kmp::Request, iec62056_21::Command>;
/// null-data where there is nothing to say but "done".
using Answer = std::variant<axdr::Data, kmp::Answer, iec62056_21::CommandAnswer>;

/// How far opening has come: what is under way now.
enum class Stage : std::uint8_t {
    SignOn, ///< IEC 62056-21: request, identification, option select
    Link, ///< HDLC
    Association ///< of DLMS, with its authentication
};

struct StageBegun {
    Stage stage = Stage::SignOn;
};
/// Ready for questions. With a sign-on: what the meter called itself.
struct Opened {
    std::optional<iec62056_21::Identification> identification;
};
/// Questions are answered in the order in which they were asked, each once.
struct Answered {
    std::size_t question = 0; ///< counted since opening, from 0
    Result<Answer> answer; ///< an error is the meter's no to this question; the conversation goes on
};
/// The conversation is over, also told as Fail; questions without an answer remain so.
struct Failed {
    Error error;
};
/// Left in good order.
struct Closed { };

using Event = std::variant<StageBegun, Opened, Answered, Failed, Closed>;

class Conversation {
public:
    Conversation() = default;
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    Conversation(Conversation&&) = delete;
    Conversation& operator=(Conversation&&) = delete;
    virtual ~Conversation() = default;

    /// Once; Opened or Failed follows.
    [[nodiscard]] virtual Effects open(MonotonicInstant now) = 0;
    /// Behind what was asked before, also before Opened.
    [[nodiscard]] virtual Effects ask(std::vector<Question> questions, MonotonicInstant now) = 0;
    /// Takes leave of the meter, whatever is under way or unasked; Closed follows, and the line is closed.
    [[nodiscard]] virtual Effects leave(MonotonicInstant now) = 0;

    [[nodiscard]] virtual Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) = 0;
    [[nodiscard]] virtual Effects wake(MonotonicInstant now) = 0;
    virtual void close() = 0;
    [[nodiscard]] std::vector<Event> takeEvents() { return std::exchange(m_events, {}); }

protected:
    void tell(Event event) { m_events.push_back(std::move(event)); }

private:
    std::vector<Event> m_events;
};

static_assert(Engine<Conversation>);

} // namespace meterbench::protocol::meter
