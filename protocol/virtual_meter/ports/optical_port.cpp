// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/optical_port.h"

#include "protocol/dlms/server/port.h"
#include "protocol/virtual_meter/iec62056_21/readout_binding.h"
#include "protocol/virtual_meter/ports/language_detector.h"
#include "protocol/virtual_meter/ports/optical_state.h"

#include <algorithm>
#include <vector>

namespace meterbench::protocol::virtual_meter {

namespace {

using Deadline = std::optional<MonotonicInstant>;

/// What waits for the reaction time.
struct Waiting {
    Effect effect;
    MonotonicInstant at;
};

iec62056_21::ServerOptions signOnOptions(const VirtualMeter& meter, std::int64_t reaction)
{
    auto options = serverOptions(meter.variant());
    options.reactionMs = std::max(options.reactionMs, reaction);
    if (!meter.speaksPlainLanguages())
        options.programming = iec62056_21::Offer::No;
    return options;
}

bool answers(const Effects& effects)
{
    // IEC 62056-21 asks for its reaction time before it sends.
    return std::ranges::any_of(effects, [](const Effect& effect) {
        return std::holds_alternative<Send>(effect) || std::holds_alternative<SetDeadline>(effect);
    });
}

} // namespace

struct OpticalPort::Engines {
    Engines(VirtualMeter& itsMeter, Options itsOptions, dlms::RandomOctets itsRandom)
        : meter(itsMeter), options(std::move(itsOptions)), random(std::move(itsRandom)), kmpServer(meter.registers())
    {
    }

    void receive(Octets bytes, MonotonicInstant now, Effects& effects);
    void wake(MonotonicInstant now, Effects& effects);
    void close();
    void askForDeadline(Effects& effects);

    void hear(std::byte octet, MonotonicInstant now, Effects& effects);
    std::size_t hearBesideHdlc(Octets bytes, MonotonicInstant now, Effects& effects);
    void open(const Opening& opening, MonotonicInstant now, Effects& effects);
    [[nodiscard]] Effects feed(const Opening& opening, MonotonicInstant now);
    [[nodiscard]] dlms::HdlcServerPort& hdlcEngine();
    void leave(Language next);
    void happened(OpticalEvent event, MonotonicInstant now, Effects& effects);
    void goToStart(OpticalState from, MonotonicInstant now, Effects& effects);
    void afterIec(MonotonicInstant now, Effects& effects);
    void afterHdlc(MonotonicInstant now, Effects& effects);

    [[nodiscard]] bool speaks(Language language) const { return languageOf(state) == language; }
    /// Whoever guesses passwords is not heard until his last guess is answered.
    [[nodiscard]] bool isDeaf(MonotonicInstant now) const { return pausedUntil && now < *pausedUntil; }
    void carryOut(Effects&& given, Language from, MonotonicInstant now, Effects& effects);
    void changeFormat(const LineFormat& wanted, MonotonicInstant now, Effects& effects);
    void deliver(Effect effect, std::int64_t delay, MonotonicInstant now, Effects& effects);
    void release(MonotonicInstant now, Effects& effects);

    VirtualMeter& meter;
    Options options;
    dlms::RandomOctets random;
    std::unique_ptr<iec62056_21::Server> iecServer; ///< made anew for each client: Z18 may have changed
    kmp::Server kmpServer;
    std::optional<dlms::HdlcServerPort> hdlcPort; ///< made when first spoken to
    LanguageDetector detector;
    OpticalState state = OpticalState::Start;
    LineFormat format = iec62056_21::startFormat;
    std::vector<Waiting> waiting;
    Deadline iecDeadline;
    Deadline hdlcDeadline;
    Deadline silenceDeadline; ///< of KMP, and of a client that does not begin its HDLC after the hand-over
    Deadline partialDeadline; ///< of what may be the beginning of an opening
    Deadline pausedUntil; ///< behind a guess of a password
    Deadline told;
};

void OpticalPort::Engines::receive(Octets bytes, MonotonicInstant now, Effects& effects)
{
    if (partialDeadline && now >= *partialDeadline) {
        for (const Opening& opening : detector.abandon())
            open(opening, now, effects);
    }
    while (!bytes.empty() && !isDeaf(now)) {
        if (speaks(Language::Hdlc)) {
            bytes = bytes.subspan(hearBesideHdlc(bytes, now, effects));
        } else {
            hear(bytes.front(), now, effects);
            bytes = bytes.subspan(1);
        }
    }
    partialDeadline.reset();
    if (!speaks(Language::Hdlc) && detector.hasPartial())
        partialDeadline = {now.milliseconds + hdlc::interOctetTimeOut};
}

void OpticalPort::Engines::hear(std::byte octet, MonotonicInstant now, Effects& effects)
{
    const auto opening = detector.take(octet);
    if (opening && !(speaks(Language::Iec) && opening->language == Language::Iec)) {
        open(*opening, now, effects);
    } else if (speaks(Language::Iec)) {
        carryOut(meter.serve([&] { return iecServer->receive(Octets(&octet, 1), now); }), Language::Iec, now, effects);
        afterIec(now, effects);
    }
}

/// One step of a connection: octets up to a place where it may end, or where another language opens.
std::size_t OpticalPort::Engines::hearBesideHdlc(Octets bytes, MonotonicInstant now, Effects& effects)
{
    std::size_t heard = 0;
    std::optional<Opening> opening;
    for (bool goesOn = true; goesOn && heard < bytes.size();) {
        const std::size_t shielded = std::min(detector.shielded(), bytes.size() - heard);
        detector.passShielded(shielded);
        heard += shielded;
        if (heard == bytes.size())
            break;
        // Nothing can end at the second of two flags, nor in the head of a frame.
        const bool isSecondFlag = detector.isAtFlag() && bytes[heard] == hdlc::flag;
        opening = detector.takeBesideHdlc(bytes[heard]);
        ++heard;
        goesOn = !opening && (isSecondFlag || detector.isInsideFrame());
    }
    const auto part = bytes.first(heard);
    carryOut(meter.serve([&] { return hdlcEngine().receive(part, now); }), Language::Hdlc, now, effects);
    afterHdlc(now, effects);
    if (opening && !isDeaf(now))
        open(*opening, now, effects);
    return heard;
}

/// A client opens a language. Whoever is not answered disturbs nobody.
void OpticalPort::Engines::open(const Opening& opening, MonotonicInstant now, Effects& effects)
{
    Effects given = meter.serve([&] { return feed(opening, now); });
    if (!answers(given))
        return carryOut(std::move(given), opening.language, now, effects);
    if (!speaks(opening.language))
        leave(opening.language);
    switch (opening.language) {
    case Language::Iec:
        happened(OpticalEvent::SignOnAnswered, now, effects);
        changeFormat(iec62056_21::startFormat, now, effects);
        carryOut(std::move(given), opening.language, now, effects);
        break;
    case Language::Hdlc:
        happened(OpticalEvent::LinkAnswered, now, effects);
        changeFormat(options.hdlcFormat, now, effects);
        carryOut(std::move(given), opening.language, now, effects);
        if (hdlcEngine().connection() == nullptr)
            happened(OpticalEvent::Unlinked, now, effects);
        break;
    case Language::Kmp:
        happened(OpticalEvent::FrameAnswered, now, effects);
        changeFormat(kmpFormat, now, effects);
        carryOut(std::move(given), opening.language, now, effects);
        silenceDeadline = {now.milliseconds + options.reactionMilliseconds + kmpSleepMs};
        break;
    }
}

Effects OpticalPort::Engines::feed(const Opening& opening, MonotonicInstant now)
{
    switch (opening.language) {
    case Language::Iec:
        if (!speaks(Language::Iec))
            iecServer = std::make_unique<iec62056_21::Server>(
                meter.readOut(), signOnOptions(meter, options.reactionMilliseconds));
        return iecServer->receive(opening.octets, now);
    case Language::Hdlc:
        return hdlcEngine().receive(opening.octets, now);
    case Language::Kmp:
        break;
    }
    return kmpServer.receive(opening.octets, now);
}

dlms::HdlcServerPort& OpticalPort::Engines::hdlcEngine()
{
    if (!hdlcPort) {
        auto link = options.link;
        link.physicalDevice.reset(); // nobody else is at this eye
        link.skipping = hdlc::SecondaryLink::Skipping::Forgiven;
        hdlcPort.emplace(meter.objects(), link, random);
    }
    return *hdlcPort;
}

/// Forgets every conversation but the one that begins.
void OpticalPort::Engines::leave(Language next)
{
    if (next != Language::Iec) {
        iecServer.reset();
        iecDeadline.reset();
    }
    if (next != Language::Hdlc) {
        hdlcPort.reset();
        hdlcDeadline.reset();
    }
    silenceDeadline.reset();
    // Answers that nobody waits for any more. Formats stay: what was told to the line counts.
    std::erase_if(waiting, [](const Waiting& entry) { return std::holds_alternative<Send>(entry.effect); });
}

void OpticalPort::Engines::happened(OpticalEvent event, MonotonicInstant now, Effects& effects)
{
    const auto before = std::exchange(state, next(state, event));
    if (state == before)
        return;
    switch (state) {
    case OpticalState::Start:
        goToStart(before, now, effects);
        break;
    case OpticalState::HandedOver:
        iecDeadline.reset();
        detector.reset();
        silenceDeadline = {now.milliseconds + hdlc::inactivityTimeOut};
        break;
    case OpticalState::Hdlc:
        silenceDeadline.reset();
        break;
    case OpticalState::SignOn:
    case OpticalState::Kmp:
        break;
    }
}

void OpticalPort::Engines::goToStart(OpticalState from, MonotonicInstant now, Effects& effects)
{
    if (languageOf(from) == Language::Hdlc)
        detector.resetBehindFrame();
    iecServer.reset();
    iecDeadline.reset();
    silenceDeadline.reset();
    changeFormat(iec62056_21::startFormat, now, effects);
}

void OpticalPort::Engines::afterIec(MonotonicInstant now, Effects& effects)
{
    if (iecServer->state() == iec62056_21::Server::State::HandedOver)
        happened(OpticalEvent::GivenAway, now, effects);
    else if (iecServer->state() == iec62056_21::Server::State::WaitingForRequest && !iecDeadline)
        happened(OpticalEvent::SignedOff, now, effects);
}

void OpticalPort::Engines::afterHdlc(MonotonicInstant now, Effects& effects)
{
    if (speaks(Language::Hdlc))
        happened(hdlcEngine().connection() != nullptr ? OpticalEvent::Linked : OpticalEvent::Unlinked, now, effects);
}

void OpticalPort::Engines::wake(MonotonicInstant now, Effects& effects)
{
    const auto isDue = [now](Deadline& deadline) { return deadline && now >= *deadline; };
    release(now, effects);
    if (isDue(iecDeadline)) {
        iecDeadline.reset();
        carryOut(meter.serve([&] { return iecServer->wake(now); }), Language::Iec, now, effects);
        afterIec(now, effects);
    }
    if (isDue(hdlcDeadline)) {
        hdlcDeadline.reset();
        carryOut(meter.serve([&] { return hdlcEngine().wake(now); }), Language::Hdlc, now, effects);
        afterHdlc(now, effects);
    }
    if (isDue(partialDeadline)) {
        partialDeadline.reset();
        for (const Opening& opening : detector.abandon())
            open(opening, now, effects);
    }
    if (isDue(silenceDeadline)) {
        silenceDeadline.reset();
        happened(OpticalEvent::Silence, now, effects);
    }
}

void OpticalPort::Engines::close()
{
    leave(Language::Kmp);
    kmpServer.close();
    detector.reset();
    state = OpticalState::Start;
    format = iec62056_21::startFormat;
    waiting.clear();
    partialDeadline.reset();
    pausedUntil.reset();
    told.reset();
}

void OpticalPort::Engines::carryOut(Effects&& given, Language from, MonotonicInstant now, Effects& effects)
{
    Deadline& deadline = from == Language::Hdlc ? hdlcDeadline : iecDeadline;
    if (const auto pause = meter.takePause(); pause > 0)
        pausedUntil = {now.milliseconds + pause};
    // IEC 62056-21 has waited already.
    const auto reaction = from == Language::Iec ? 0 : options.reactionMilliseconds;
    const auto delay = isDeaf(now) ? std::max(reaction, pausedUntil->milliseconds - now.milliseconds) : reaction;
    for (Effect& effect : given) {
        if (const auto* const set = std::get_if<SetDeadline>(&effect))
            deadline = set->at;
        else if (std::holds_alternative<ClearDeadline>(effect))
            deadline.reset();
        else if (const auto* const change = std::get_if<ChangeLineFormat>(&effect))
            changeFormat(change->format, now, effects);
        else if (std::holds_alternative<Send>(effect))
            deliver(std::move(effect), delay, now, effects);
        else
            effects.push_back(std::move(effect));
    }
}

void OpticalPort::Engines::changeFormat(const LineFormat& wanted, MonotonicInstant now, Effects& effects)
{
    if (wanted == format)
        return;
    format = wanted;
    deliver(ChangeLineFormat{wanted}, 0, now, effects);
}

void OpticalPort::Engines::deliver(Effect effect, std::int64_t delay, MonotonicInstant now, Effects& effects)
{
    if (delay <= 0 && waiting.empty()) {
        effects.push_back(std::move(effect));
        return;
    }
    MonotonicInstant at{now.milliseconds + std::max<std::int64_t>(delay, 0)};
    if (!waiting.empty())
        at = std::max(at, waiting.back().at);
    waiting.push_back({std::move(effect), at});
}

void OpticalPort::Engines::release(MonotonicInstant now, Effects& effects)
{
    const auto isReady = [now](const Waiting& entry) { return now >= entry.at; };
    const auto end = std::ranges::find_if_not(waiting, isReady);
    for (auto entry = waiting.begin(); entry != end; ++entry)
        effects.push_back(std::move(entry->effect));
    waiting.erase(waiting.begin(), end);
}

void OpticalPort::Engines::askForDeadline(Effects& effects)
{
    Deadline earliest = waiting.empty() ? Deadline{} : waiting.front().at;
    for (const Deadline& deadline : {iecDeadline, hdlcDeadline, silenceDeadline, partialDeadline}) {
        if (deadline && (!earliest || *deadline < *earliest))
            earliest = deadline;
    }
    if (earliest == told)
        return;
    told = earliest;
    if (earliest)
        effects.emplace_back(SetDeadline{*earliest});
    else
        effects.emplace_back(ClearDeadline{});
}

OpticalPort::OpticalPort(VirtualMeter& meter, const Options& options, dlms::RandomOctets random)
    : m_engines(std::make_unique<Engines>(meter, options, std::move(random)))
{
}

OpticalPort::~OpticalPort() = default;
OpticalPort::OpticalPort(OpticalPort&&) noexcept = default;
OpticalPort& OpticalPort::operator=(OpticalPort&&) noexcept = default;

Effects OpticalPort::receive(std::span<const std::byte> bytes, MonotonicInstant now)
{
    Effects effects;
    m_engines->release(now, effects);
    m_engines->receive(bytes, now, effects);
    m_engines->askForDeadline(effects);
    return effects;
}

Effects OpticalPort::wake(MonotonicInstant now)
{
    Effects effects;
    m_engines->wake(now, effects);
    m_engines->askForDeadline(effects);
    return effects;
}

void OpticalPort::close()
{
    m_engines->close();
}

const LineFormat& OpticalPort::lineFormat() const
{
    return m_engines->format;
}

} // namespace meterbench::protocol::virtual_meter
