// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/paced_link.h"

#include <algorithm>
#include <array>

namespace meterbench::link {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t millisecond = 1'000'000;
/// Octets are handed on in lumps of this time, and exactly when a transmission ends.
constexpr std::int64_t lump = 10 * millisecond;
/// What is answered so soon after the end of a transmission began right behind it: the delay is our timer's.
constexpr std::int64_t timerDelay = 4 * millisecond;
/// Octets of a transmission that are remembered after they passed.
constexpr std::size_t longestPast = 4096;

} // namespace

std::int64_t characterNanoseconds(const protocol::LineFormat& format)
{
    const int parity = format.parity == protocol::Parity::None ? 0 : 1;
    const std::int64_t bits = 1 + format.dataBits + parity + format.stopBits;
    return bits * second / std::max<std::int64_t>(format.baud, 1);
}

std::int64_t PacedLink::Lane::end() const
{
    return begin + static_cast<std::int64_t>(queue.size()) * character;
}

void PacedLink::Lane::add(std::span<const std::byte> bytes, std::int64_t now, std::int64_t perCharacter)
{
    if (waiting() == 0) {
        queue.clear();
        passed = 0;
        begin = now;
    }
    if (character != perCharacter || passed > longestPast) {
        begin += static_cast<std::int64_t>(passed) * character;
        queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(passed));
        passed = 0;
    }
    character = perCharacter;
    queue.insert(queue.end(), bytes.begin(), bytes.end());
}

/// How many octets' last stop bit has passed and are not yet taken.
std::size_t PacedLink::Lane::due(std::int64_t now) const
{
    if (waiting() == 0 || now < begin)
        return 0;
    const auto through = character == 0 ? queue.size() : static_cast<std::size_t>((now - begin) / character);
    return std::min(through, queue.size()) - std::min(passed, through);
}

protocol::Bytes PacedLink::Lane::take(std::int64_t now, std::size_t most)
{
    const auto until = passed + std::min(due(now), most);
    if (until == passed)
        return {};
    protocol::Bytes bytes(
        queue.begin() + static_cast<std::ptrdiff_t>(passed), queue.begin() + static_cast<std::ptrdiff_t>(until));
    passed = until;
    return bytes;
}

PacedLink::PacedLink(std::unique_ptr<Link> below, const LineConditions& conditions, const protocol::LineFormat& format)
    : Link(format), m_below(std::move(below)), m_conditions(conditions), m_random(conditions.seed)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PacedLink::tick);
    connect(m_below.get(), &Link::opened, this, [this] {
        setState(State::Open);
        emit opened();
    });
    connect(m_below.get(), &Link::received, this, &PacedLink::arrived);
    connect(m_below.get(), &Link::drained, this, [this] {
        if (state() == State::Open && m_out.waiting() == 0)
            emit drained();
    });
    connect(m_below.get(), &Link::closed, this, [this] { reportClosed(); });
    connect(m_below.get(), &Link::failed, this, [this](const Error& error) { reportFailure(error); });
}

PacedLink::~PacedLink() = default;

LinkCapabilities PacedLink::capabilities() const
{
    auto capabilities = m_below->capabilities();
    if (m_conditions.pace == Pace::On)
        capabilities.baud = Feature::Present;
    return capabilities;
}

void PacedLink::open()
{
    if (state() != State::Closed)
        return;
    setState(State::Opening);
    m_below->open();
}

std::int64_t PacedLink::now() const
{
    const auto now = m_clock.nsecsElapsed();
    return m_nominal >= 0 && now - m_nominal < timerDelay ? m_nominal : now;
}

void PacedLink::send(std::span<const std::byte> bytes)
{
    if (state() != State::Open || bytes.empty())
        return;
    protocol::Bytes noise;
    if (m_conditions.stray > 0 && m_out.waiting() == 0
        && std::uniform_real_distribution<double>()(m_random) < m_conditions.stray) {
        // What a head sees when light falls in: mostly ones or zeros.
        constexpr std::array<std::uint8_t, 4> seen{0x00, 0xFF, 0xF8, 0x80};
        noise.resize(1 + m_random() % 3U);
        for (auto& octet : noise)
            octet = std::byte{seen[m_random() % seen.size()]};
    }
    if (m_conditions.pace == Pace::Off) {
        if (!noise.empty())
            m_below->send(noise);
        m_below->send(bytes);
        return;
    }
    const auto character = characterNanoseconds(format());
    if (!noise.empty())
        m_out.add(noise, now(), character);
    m_out.add(bytes, now(), character);
    schedule();
}

void PacedLink::arrived(std::span<const std::byte> bytes)
{
    if (state() != State::Open)
        return;
    if (m_conditions.pace == Pace::Off)
        return hear(bytes);
    const auto room = flow::mostPending - std::min(m_in.waiting(), flow::mostPending);
    m_in.add(bytes.first(std::min(bytes.size(), room)), m_clock.nsecsElapsed(), characterNanoseconds(format()));
    schedule();
}

void PacedLink::hear(std::span<const std::byte> bytes)
{
    if (m_conditions.echo == Echo::On)
        m_below->send(bytes);
    emit received(bytes);
}

void PacedLink::tick()
{
    const std::int64_t instant = m_clock.nsecsElapsed();
    if (const auto bytes = m_out.take(instant, m_out.waiting()); !bytes.empty())
        m_below->send(bytes);
    // While it has so much to say the meter hears nothing.
    if (const auto bytes = m_in.take(instant, isDeaf() ? 0 : flow::portion); !bytes.empty()) {
        m_nominal = m_in.waiting() == 0 ? m_in.end() : instant;
        hear(bytes);
        m_nominal = -1;
    }
    if (state() == State::Open)
        schedule();
}

void PacedLink::schedule()
{
    const std::int64_t instant = m_clock.nsecsElapsed();
    std::int64_t next = INT64_MAX;
    for (const auto* const lane : {&m_out, &m_in}) {
        if (lane->waiting() > 0 && !(lane == &m_in && isDeaf()))
            next = lane->due(instant) >= flow::portion ? instant : std::min({next, lane->end(), instant + lump});
    }
    if (next == INT64_MAX)
        return m_timer.stop();
    const auto wait = std::max<std::int64_t>(0, next - instant);
    m_timer.start(static_cast<int>((wait + millisecond - 1) / millisecond));
}

std::size_t PacedLink::pending() const
{
    return state() == State::Open ? m_out.waiting() + m_below->pending() : 0;
}

Result<void> PacedLink::setFormat(const protocol::LineFormat& format)
{
    auto done = m_below->setFormat(format);
    if (done)
        keepFormat(format);
    return done;
}

Result<void> PacedLink::setControlLines(const ControlLines& lines)
{
    auto done = m_below->setControlLines(lines);
    if (done)
        keepControlLines(lines);
    return done;
}

void PacedLink::close()
{
    setState(State::Closed);
    m_timer.stop();
    m_out = {};
    m_in = {};
    m_below->close();
}

} // namespace meterbench::link
