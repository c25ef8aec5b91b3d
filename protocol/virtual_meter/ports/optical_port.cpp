// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/optical_port.h"

#include "protocol/dlms/server/port.h"
#include "protocol/virtual_meter/iec62056_21/readout_binding.h"
#include "protocol/virtual_meter/ports/language_detector.h"

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
    void goToStart(MonotonicInstant now, Effects& effects);
    void afterIec(MonotonicInstant now, Effects& effects);
    void afterHdlc(MonotonicInstant now, Effects& effects);

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
    std::optional<Language> language; ///< spoken now
    LineFormat format = iec62056_21::startFormat;
    std::vector<Waiting> waiting;
    Deadline iecDeadline;
    Deadline hdlcDeadline;
    Deadline silenceDeadline; ///< of KMP, and of a client that does not begin its HDLC after the hand-over
    Deadline partialDeadline; ///< of what may be the beginning of an opening
    Deadline told;
};

void OpticalPort::Engines::receive(Octets bytes, MonotonicInstant now, Effects& effects)
{
    if (partialDeadline && now >= *partialDeadline) {
        for (const Opening& opening : detector.abandon())
            open(opening, now, effects);
    }
    while (!bytes.empty()) {
        if (language == Language::Hdlc) {
            bytes = bytes.subspan(hearBesideHdlc(bytes, now, effects));
        } else {
            hear(bytes.front(), now, effects);
            bytes = bytes.subspan(1);
        }
    }
    partialDeadline.reset();
    if (language != Language::Hdlc && detector.hasPartial())
        partialDeadline = {now.milliseconds + hdlc::interOctetTimeOut};
}

void OpticalPort::Engines::hear(std::byte octet, MonotonicInstant now, Effects& effects)
{
    const auto opening = detector.take(octet);
    if (opening && !(language == Language::Iec && opening->language == language)) {
        open(*opening, now, effects);
    } else if (language == Language::Iec) {
        carryOut(iecServer->receive(Octets(&octet, 1), now), Language::Iec, now, effects);
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
    carryOut(hdlcEngine().receive(bytes.first(heard), now), Language::Hdlc, now, effects);
    afterHdlc(now, effects);
    if (opening)
        open(*opening, now, effects);
    return heard;
}

/// A client opens a language. Whoever is not answered disturbs nobody.
void OpticalPort::Engines::open(const Opening& opening, MonotonicInstant now, Effects& effects)
{
    Effects given = feed(opening, now);
    if (!answers(given))
        return carryOut(std::move(given), opening.language, now, effects);
    if (language != opening.language)
        leave(opening.language);
    language = opening.language;
    switch (opening.language) {
    case Language::Iec:
        changeFormat(iec62056_21::startFormat, now, effects);
        carryOut(std::move(given), *language, now, effects);
        break;
    case Language::Hdlc:
        changeFormat(options.hdlcFormat, now, effects);
        carryOut(std::move(given), *language, now, effects);
        if (hdlcEngine().connection() == nullptr)
            goToStart(now, effects);
        break;
    case Language::Kmp:
        changeFormat(kmpFormat, now, effects);
        carryOut(std::move(given), *language, now, effects);
        silenceDeadline = {now.milliseconds + options.reactionMilliseconds + kmpSleepMs};
        break;
    }
}

Effects OpticalPort::Engines::feed(const Opening& opening, MonotonicInstant now)
{
    switch (opening.language) {
    case Language::Iec:
        if (language != Language::Iec)
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

void OpticalPort::Engines::goToStart(MonotonicInstant now, Effects& effects)
{
    if (language == Language::Hdlc)
        detector.resetBehindFrame();
    iecServer.reset();
    iecDeadline.reset();
    silenceDeadline.reset();
    language.reset();
    changeFormat(iec62056_21::startFormat, now, effects);
}

void OpticalPort::Engines::afterIec(MonotonicInstant now, Effects& effects)
{
    if (iecServer->state() == iec62056_21::Server::State::HandedOver) {
        language = Language::Hdlc;
        iecDeadline.reset();
        detector.reset();
        silenceDeadline = {now.milliseconds + hdlc::inactivityTimeOut};
    } else if (iecServer->state() == iec62056_21::Server::State::WaitingForRequest && !iecDeadline) {
        goToStart(now, effects);
    }
}

void OpticalPort::Engines::afterHdlc(MonotonicInstant now, Effects& effects)
{
    if (language != Language::Hdlc)
        return;
    if (hdlcEngine().connection() != nullptr)
        silenceDeadline.reset();
    else if (!silenceDeadline)
        goToStart(now, effects);
}

void OpticalPort::Engines::wake(MonotonicInstant now, Effects& effects)
{
    const auto isDue = [now](Deadline& deadline) { return deadline && now >= *deadline; };
    release(now, effects);
    if (isDue(iecDeadline)) {
        iecDeadline.reset();
        carryOut(iecServer->wake(now), Language::Iec, now, effects);
        afterIec(now, effects);
    }
    if (isDue(hdlcDeadline)) {
        hdlcDeadline.reset();
        carryOut(hdlcEngine().wake(now), Language::Hdlc, now, effects);
        afterHdlc(now, effects);
    }
    if (isDue(partialDeadline)) {
        partialDeadline.reset();
        for (const Opening& opening : detector.abandon())
            open(opening, now, effects);
    }
    if (isDue(silenceDeadline))
        goToStart(now, effects);
}

void OpticalPort::Engines::close()
{
    leave(Language::Kmp);
    kmpServer.close();
    detector.reset();
    language.reset();
    format = iec62056_21::startFormat;
    waiting.clear();
    partialDeadline.reset();
    told.reset();
}

void OpticalPort::Engines::carryOut(Effects&& given, Language from, MonotonicInstant now, Effects& effects)
{
    Deadline& deadline = from == Language::Hdlc ? hdlcDeadline : iecDeadline;
    // IEC 62056-21 has waited already.
    const auto delay = from == Language::Iec ? 0 : options.reactionMilliseconds;
    for (Effect& effect : meter.settle(std::move(given))) {
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
