// SPDX-License-Identifier: Apache-2.0
#include "protocol/meter/dlms_conversation.h"

#include <algorithm>

namespace meterbench::protocol::meter {

namespace {

using dlms::DataAccessResult;

iec62056_21::ClientOptions handOverOptions(const DlmsConversation::Options& options)
{
    auto signOn = options.signOn.value_or(iec62056_21::ClientOptions{});
    signOn.purpose = iec62056_21::Purpose::HandOver;
    return signOn;
}

ErrorKind kindOf(DataAccessResult result)
{
    switch (result) {
    case DataAccessResult::ObjectUndefined:
    case DataAccessResult::ObjectClassInconsistent:
    case DataAccessResult::ObjectUnavailable:
        return ErrorKind::NotSupported;
    case DataAccessResult::ReadWriteDenied:
    case DataAccessResult::ScopeOfAccessViolated:
        return ErrorKind::Security;
    case DataAccessResult::TypeUnmatched:
        return ErrorKind::Invalid;
    case DataAccessResult::TemporaryFailure:
        return ErrorKind::Busy;
    default:
        return ErrorKind::Refused;
    }
}

Result<Answer> answerOf(dlms::Outcome outcome)
{
    if (outcome.result == DataAccessResult::Success)
        return std::move(outcome.data).value_or(axdr::Data());
    return failure(kindOf(outcome.result), "dlms-refused", {{"result", std::string(nameOf(outcome.result))}});
}

} // namespace

DlmsConversation::DlmsConversation(Options options)
    : m_hasSignOn(options.signOn.has_value()),
      m_hasLink(std::holds_alternative<hdlc::PrimaryLink::Configuration>(options.client.line)),
      m_format(options.format), m_signOn(handOverOptions(options)), m_session(std::move(options.client))
{
}

Effects DlmsConversation::open(MonotonicInstant now)
{
    Effects effects;
    if (m_state != State::Idle)
        return effects;
    if (m_hasSignOn) {
        m_state = State::SigningOn;
        tell(StageBegun{Stage::SignOn});
        carryOut(m_signOn.open(now), now, effects);
    } else {
        if (m_hasLink)
            effects.emplace_back(ChangeLineFormat{m_format});
        speak(now, effects);
    }
    return effects;
}

Effects DlmsConversation::ask(std::vector<Question> questions, MonotonicInstant now)
{
    Effects effects;
    std::ranges::move(questions, std::back_inserter(m_questions));
    if (m_state == State::Ready)
        askNext(now, effects);
    return effects;
}

Effects DlmsConversation::leave(MonotonicInstant now)
{
    Effects effects;
    m_questions.clear();
    const bool isSpeaking = m_state == State::Associating || m_state == State::Ready || m_state == State::Asking;
    if (isSpeaking) {
        m_state = State::Leaving;
        carryOut(m_session.release(now), now, effects);
    } else if (m_state == State::SigningOn || m_state == State::Idle) {
        if (m_state == State::SigningOn)
            effects = m_signOn.signOff();
        m_state = State::Over;
        effects.emplace_back(CloseLine{});
        tell(Closed{});
    }
    return effects;
}

Effects DlmsConversation::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    Effects effects;
    carryOut(m_state == State::SigningOn ? m_signOn.receive(bytes, now) : m_session.receive(bytes, now), now, effects);
    return effects;
}

Effects DlmsConversation::wake(MonotonicInstant now)
{
    Effects effects;
    carryOut(m_state == State::SigningOn ? m_signOn.wake(now) : m_session.wake(now), now, effects);
    return effects;
}

void DlmsConversation::close()
{
    m_state = State::Over;
    m_questions.clear();
    m_signOn.close();
    m_session.close();
}

/// What the engine that speaks now wants, and what it has to tell.
void DlmsConversation::carryOut(Effects given, MonotonicInstant now, Effects& effects)
{
    for (auto& effect : given) {
        const auto* const failed = std::get_if<Fail>(&effect);
        if (failed != nullptr) {
            tell(Failed{failed->error});
            if (m_state == State::SigningOn)
                effects.emplace_back(CloseLine{}); // the session says so itself
            m_state = State::Over;
            m_questions.clear();
        }
        effects.push_back(std::move(effect));
    }
    for (const auto& outcome : m_signOn.takeEvents())
        take(outcome, now, effects);
    for (auto& event : m_session.takeEvents())
        take(std::move(event), now, effects);
}

void DlmsConversation::take(const iec62056_21::Outcome& outcome, MonotonicInstant now, Effects& effects)
{
    const auto* const handedOver = std::get_if<iec62056_21::HandedOver>(&outcome);
    if (handedOver == nullptr)
        return;
    m_identification = handedOver->identification;
    speak(now, effects);
}

/// The line is DLMS's from here on.
void DlmsConversation::speak(MonotonicInstant now, Effects& effects)
{
    m_state = State::Associating;
    tell(StageBegun{m_hasLink ? Stage::Link : Stage::Association});
    carryOut(m_session.open(now), now, effects);
}

void DlmsConversation::take(dlms::ClientEvent event, MonotonicInstant now, Effects& effects)
{
    if (std::holds_alternative<dlms::LinkOpened>(event)) {
        tell(StageBegun{Stage::Association});
    } else if (const auto* const opened = std::get_if<dlms::AssociationOpened>(&event)) {
        m_hasLists = opened->conformance.has(dlms::Service::MultipleReferences);
        m_state = State::Ready;
        tell(Opened{m_identification});
        askNext(now, effects);
    } else if (auto* const answered = std::get_if<dlms::RequestAnswered>(&event)) {
        for (auto& outcome : answered->outcomes)
            answer(answerOf(std::move(outcome)));
        askNext(now, effects);
    } else if (auto* const failed = std::get_if<dlms::RequestFailed>(&event)) {
        // A list refused as a whole says nothing of its members: one by one from here on.
        if (m_asked > 1)
            m_hasLists = false;
        else
            answer(tl::unexpected(std::move(failed->error)));
        askNext(now, effects);
    } else if (std::holds_alternative<dlms::SessionClosed>(event)) {
        m_state = State::Over;
        tell(Closed{});
    }
}

void DlmsConversation::askNext(MonotonicInstant now, Effects& effects)
{
    if (m_state != State::Ready && m_state != State::Asking)
        return; // on the way out
    m_state = State::Ready;
    while (m_state == State::Ready && !m_questions.empty()) {
        m_asked = 1;
        m_state = State::Asking;
        auto& next = m_questions.front();
        if (std::holds_alternative<ReadAttribute>(next)) {
            carryOut(askTogether(now), now, effects);
        } else if (auto* const write = std::get_if<WriteAttribute>(&next)) {
            carryOut(m_session.set({write->target}, {std::move(write->value)}, now), now, effects);
        } else if (auto* const invoke = std::get_if<InvokeMethod>(&next)) {
            carryOut(m_session.invoke(invoke->method, std::move(invoke->parameter), now), now, effects);
        } else {
            answer(failure(ErrorKind::Internal, "internal"));
            m_state = State::Ready;
        }
    }
}

/// The attributes that stand at the front, as many as one request takes.
Effects DlmsConversation::askTogether(MonotonicInstant now)
{
    std::vector<dlms::Target> targets;
    const auto most = m_hasLists ? mostTogether : 1;
    for (const auto& question : m_questions) {
        const auto* const read = std::get_if<ReadAttribute>(&question);
        if (read == nullptr || targets.size() == most)
            break;
        targets.push_back(read->target);
    }
    m_asked = targets.size();
    return m_session.get(std::move(targets), now);
}

void DlmsConversation::answer(Result<Answer> answer)
{
    if (m_questions.empty())
        return; // of a question nobody waits for any more
    m_questions.pop_front();
    tell(Answered{m_answered++, std::move(answer)});
}

} // namespace meterbench::protocol::meter
