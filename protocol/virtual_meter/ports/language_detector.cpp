// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/language_detector.h"

#include "protocol/iec62056_21/opening.h"

#include <span>

namespace meterbench::protocol::virtual_meter {

namespace {

constexpr unsigned sevenBits = 0x7F;

Opening hdlcOpening(const hdlc::FrameView& frame)
{
    Opening opening{Language::Hdlc, {}};
    hdlc::appendFrame(opening.octets, frame.header, frame.information);
    return opening;
}

} // namespace

std::optional<Opening> LanguageDetector::take(std::byte octet)
{
    // Every reader hears every octet, whatever the others make of it.
    auto kmp = takeKmp(octet);
    auto hdlc = takeHdlc(octet);
    auto signOn = takeSignOn(octet);
    auto& found = kmp ? kmp : hdlc ? hdlc : signOn;
    if (found && found->language == Language::Hdlc)
        resetBehindFrame();
    else if (found)
        reset();
    return std::move(found);
}

std::optional<Opening> LanguageDetector::takeBesideHdlc(std::byte octet)
{
    std::optional<Opening> found;
    if (followFrames(octet))
        m_kmp.reset();
    else
        found = takeKmp(octet);
    // A sign-on is too much text to stand in a frame by chance.
    if (!found)
        found = takeSignOn(octet);
    if (found)
        reset();
    return found;
}

std::vector<Opening> LanguageDetector::abandon()
{
    std::vector<Opening> found;
    m_hdlc.abandon([&](const hdlc::FrameView& frame) { found.push_back(hdlcOpening(frame)); });
    std::string line = std::move(m_line); // a person may type it, slowly
    reset();
    m_line = std::move(line);
    return found;
}

void LanguageDetector::reset()
{
    m_line.clear();
    m_kmp.reset();
    m_hdlc = {};
    m_span = Span::Outside;
    m_inside = 0;
}

void LanguageDetector::resetBehindFrame()
{
    reset();
    // What a torso held behind the frame is given up: clients say again what was not answered.
    m_hdlc.feed(std::span(&hdlc::flag, 1), [](const hdlc::FrameView& /*frame*/) { });
    m_span = Span::Flag;
}

std::optional<Opening> LanguageDetector::takeSignOn(std::byte octet)
{
    const auto character = static_cast<char>(std::to_integer<unsigned>(octet) & sevenBits);
    if (character == '/') {
        m_line = "/";
        return std::nullopt;
    }
    if (m_line.empty() || character == '\0')
        return std::nullopt;
    const bool isSecond = m_line.size() == 1;
    if ((isSecond && character != '?') || m_line.size() == longestSignOn) {
        m_line.clear();
        return std::nullopt;
    }
    m_line += character;
    if (character != '\n') {
        if (character < ' ' && character != '\r')
            m_line.clear();
        return std::nullopt;
    }
    const std::string line = std::move(m_line);
    m_line.clear();
    const bool isWhole = line.ends_with("\r\n");
    if (!iec62056_21::parseRequest(std::string_view(line).substr(0, line.size() - (isWhole ? 2 : 1))))
        return std::nullopt;
    return Opening{Language::Iec, bytesOf(line)};
}

std::optional<Opening> LanguageDetector::takeKmp(std::byte octet)
{
    for (const kmp::Received& received : m_kmp.feed(std::span(&octet, 1))) {
        const auto* const frame = std::get_if<kmp::Frame>(&received);
        // The meter's own direction is an echo.
        if (frame != nullptr && frame->direction == kmp::Direction::ToMeter)
            return Opening{Language::Kmp, kmp::encode(*frame)};
    }
    return std::nullopt;
}

std::optional<Opening> LanguageDetector::takeHdlc(std::byte octet)
{
    std::optional<Opening> found;
    m_hdlc.feed(std::span(&octet, 1), [&](const hdlc::FrameView& frame) { found = hdlcOpening(frame); });
    return found;
}

bool LanguageDetector::followFrames(std::byte octet)
{
    constexpr unsigned formatMask = 0xF0;
    constexpr unsigned formatThree = 0xA0;
    const auto value = std::to_integer<unsigned>(octet);
    if (m_inside > 0) {
        --m_inside;
        return true;
    }
    if (octet == hdlc::flag) {
        m_span = Span::Flag;
        return true;
    }
    if (m_span == Span::Flag && (value & formatMask) == formatThree) {
        m_span = Span::Format;
        m_high = (value & 7U) << 8U;
        return true;
    }
    const bool isLength = m_span == Span::Format;
    m_span = Span::Outside;
    const std::size_t length = m_high | value;
    if (!isLength || length < hdlc::shortestLength)
        return false;
    m_inside = length - 2;
    return true;
}

} // namespace meterbench::protocol::virtual_meter
