// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_scanner.h"

#include "protocol/explain/digits.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_iec62056_21.h"
#include "protocol/hdlc/check_sequence.h"
#include "protocol/hdlc/frame.h"
#include "protocol/hdlc/wrapper.h"
#include "protocol/iec62056_21/block_check.h"
#include "protocol/iec62056_21/characters.h"
#include "protocol/iec62056_21/message_reader.h"
#include "protocol/iec62056_21/telegram.h"
#include "protocol/kmp/frame_reader.h"

namespace meterbench::protocol::explain {

namespace {

constexpr std::uint8_t flag = 0x7E;

bool isTextOctet(std::uint8_t octet)
{
    const unsigned character = octet & 0x7FU;
    return (character >= 0x20 && character < 0x7F) || character == '\r' || character == '\n' || character == '\t'
        || character == iec62056_21::stx;
}

bool isHexadecimal(char character)
{
    return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'F')
        || (character >= 'a' && character <= 'f');
}

/// Length in the format field of an HDLC frame; 0 where there is none.
std::size_t hdlcLength(const Slice& octets)
{
    if (octets.size() < 2 || (octets[0] & 0xF0U) != 0xA0)
        return 0;
    const std::size_t length = (octets[0] & 7U) << 8U | octets[1];
    return length >= hdlc::shortestLength ? length : 0;
}

/// Octets of the frame with its flags when its check sequences hold; else 0. @param octets from its opening flag on
std::size_t provenHdlc(const Slice& octets)
{
    const std::size_t length = octets[0] == flag ? hdlcLength(octets.sub(1)) : 0;
    if (length == 0 || length >= octets.size() || !hdlc::parseFrame(octets.sub(1, length).octets()))
        return 0;
    return length + (octets[length + 1] == flag ? 2 : 1);
}

/// The same of KMP, from its start octet on.
std::size_t provenKmp(Octets octets)
{
    if (octets.empty() || !kmp::isStart(octets[0]))
        return 0;
    octets = octets.first(std::min(octets.size(), 2 * kmp::longestFrame));
    for (std::size_t i = 1; i < octets.size() && !kmp::isStart(octets[i]); ++i) {
        if (octets[i] == kmp::stopOctet)
            return kmp::decode(octets.first(i + 1)) ? i + 1 : 0;
    }
    return 0;
}

/// Format, addresses and control with the header check that belongs to them. @param octets behind the opening flag
bool hasSoundHeader(const Slice& octets)
{
    const std::size_t length = hdlcLength(octets);
    if (length == 0)
        return false;
    constexpr std::size_t longestHeader = 2 + 4 + 4 + 1;
    Octets rest = octets.sub(2, longestHeader).octets();
    if (!hdlc::Address::take(rest) || !hdlc::Address::take(rest) || rest.empty())
        return false;
    const std::size_t size = std::min(octets.size(), longestHeader + 2) - rest.size() + 1;
    const Slice check = octets.sub(size, 2);
    return check.size() == 2 && length > size + 2
        && hdlc::checkSequence(octets.first(size).octets()) == (check[0] | check[1] << 8U);
}

} // namespace

std::size_t FrameScanner::nextOf(Landmark landmark, std::size_t from) const
{
    const auto index = static_cast<std::size_t>(landmark);
    std::size_t& position = m_landmarks[index];
    if (m_isLandmarkKnown[index] && position >= from)
        return position;
    position = from;
    while (position < m_octets.size() && !isLandmark(landmark, position))
        ++position;
    m_isLandmarkKnown[index] = true;
    return position;
}

bool FrameScanner::isLandmark(Landmark landmark, std::size_t position) const
{
    const char character = static_cast<char>(m_octets[position] & 0x7FU);
    switch (landmark) {
    case Landmark::Exclamation:
        return character == '!';
    case Landmark::EndOfBlock:
        return character == iec62056_21::etx || character == iec62056_21::eot;
    case Landmark::NoText:
        return !isTextOctet(m_octets[position]);
    case Landmark::Proven:
        break;
    }
    const std::uint8_t octet = m_octets[position];
    return (octet == flag && provenHdlc(m_octets.sub(position)) > 0)
        || (kmp::isStart(std::byte{octet}) && provenKmp(m_octets.sub(position).octets()) > 0);
}

std::optional<FoundFrame> FrameScanner::next()
{
    if (m_pending) {
        m_last = m_pending->kind;
        return std::exchange(m_pending, std::nullopt);
    }
    const std::size_t begin = m_at;
    m_begin = begin;
    while (left() > 0) {
        auto frame = sound();
        if (!frame)
            frame = guessed();
        if (!frame) {
            ++m_at;
            continue;
        }
        const std::size_t position = m_at;
        m_at += frame->octets.size();
        // Flags alone fill the time between frames.
        const Slice before = m_octets.sub(begin, position - begin);
        const bool isFill = std::ranges::all_of(before.octets(), [](std::byte octet) {
            return octet == std::byte{flag} || octet == std::byte{'\r'} || octet == std::byte{'\n'}
            || octet == std::byte{};
        });
        if (isFill) {
            m_last = frame->kind;
            return frame;
        }
        m_pending = std::move(frame);
        m_last = FoundKind::Unknown;
        return FoundFrame{FoundKind::Unknown, before, false};
    }
    const Slice rest = m_octets.sub(begin);
    const bool isFill = std::ranges::all_of(rest.octets(), [](std::byte octet) {
        return octet == std::byte{flag} || octet == std::byte{'\r'} || octet == std::byte{'\n'} || octet == std::byte{};
    });
    if (isFill)
        return {};
    m_last = FoundKind::Unknown;
    return FoundFrame{FoundKind::Unknown, rest, false};
}

std::optional<FoundFrame> FrameScanner::sound() const
{
    if (auto frame = hdlc())
        return frame;
    if (auto frame = kmp())
        return frame;
    if (auto frame = wrapper())
        return frame;
    return characters();
}

std::optional<FoundFrame> FrameScanner::hdlc() const
{
    if (const std::size_t size = provenHdlc(m_octets.sub(m_at)))
        return proven(FoundKind::Hdlc, size);
    // Two frames may share a flag, and logs leave flags out.
    const bool mayLackFlag
        = isAtBeginning() || (m_at > 0 && m_octets[m_at - 1] == flag) || (isDirect() && m_last == FoundKind::Hdlc);
    const Slice inner = m_octets.sub(m_at);
    const std::size_t length = mayLackFlag ? hdlcLength(inner) : 0;
    if (length == 0 || length > inner.size() || !hdlc::parseFrame(inner.first(length).octets()))
        return {};
    return proven(FoundKind::Hdlc, length + (inner[length] == flag && inner.size() > length ? 1 : 0));
}

std::optional<FoundFrame> FrameScanner::kmp() const
{
    const auto octets = m_octets.sub(m_at).octets();
    const bool mayAcknowledge = isDirect()
        && (octets.size() == 1 || m_last == FoundKind::Kmp || (isAtBeginning() && kmp::isStart(octets[1])));
    if (octets[0] == kmp::acknowledgementOctet && mayAcknowledge)
        return proven(FoundKind::Kmp, 1);
    const std::size_t size = provenKmp(octets);
    return size > 0 ? std::optional(proven(FoundKind::Kmp, size)) : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::wrapper() const
{
    if (left() <= hdlc::wrapperHeaderSize || at(0) != 0 || at(1) != 1)
        return {};
    const std::size_t length = m_octets.sub(m_at + 6, 2).number();
    if (length == 0 || apduName(at(8)).empty())
        return {};
    const bool isWhole = length <= left() - hdlc::wrapperHeaderSize;
    const bool isExpected = isAtBeginning() || (isDirect() && m_last == FoundKind::Wrapper);
    if (!isExpected) {
        // In the middle of something else a message must be one from end to end.
        if (!isWhole || m_probesLeft < length)
            return {};
        m_probesLeft -= length;
        if (!fitOf(m_octets.sub(m_at + hdlc::wrapperHeaderSize, length)).isWhole)
            return {};
    }
    return isWhole ? proven(FoundKind::Wrapper, length + hdlc::wrapperHeaderSize) : found(FoundKind::Wrapper, left());
}

std::optional<FoundFrame> FrameScanner::characters() const
{
    switch (character(0)) {
    case '/':
        return opening(character(1));
    case iec62056_21::soh:
    case iec62056_21::stx:
        return block();
    case iec62056_21::ack:
        if (left() >= 6 && character(4) == '\r' && character(5) == '\n')
            return found(FoundKind::OptionSelect, 6);
        return left() == 1 && m_at > 0 && isDirect() ? std::optional(found(FoundKind::OptionSelect, 1)) : std::nullopt;
    case iec62056_21::nak:
        return left() == 1 && isDirect() ? std::optional(found(FoundKind::OptionSelect, 1)) : std::nullopt;
    default:
        return {};
    }
}

std::optional<FoundFrame> FrameScanner::opening(char first) const
{
    std::size_t end = 1;
    while (end < left() && end < iec62056_21::MessageReader::longestLine && isTextOctet(at(end))
        && character(end) != '\n' && character(end) != '\r')
        ++end;
    std::size_t size = end;
    while (size < left() && size < end + 2 && (character(size) == '\r' || character(size) == '\n'))
        ++size;
    if (first == '?')
        return character(end - 1) == '!' ? std::optional(found(FoundKind::OpeningLine, size)) : std::nullopt;
    if (end < 5 || size == end || !isLetter(first) || !isLetter(character(2)) || !isLetter(character(3)))
        return {};
    const std::size_t bang = nextOf(Landmark::Exclamation, m_at + size);
    const bool isTelegram = bang < m_octets.size() && bang < nextOf(Landmark::NoText, m_at)
        && bang - m_at < iec62056_21::TelegramReader::longestTelegram && character(size) != iec62056_21::stx
        && character(size) != '/';
    if (!isTelegram) {
        // A telegram that was cut: data lines up to the end.
        const bool isCut = bang == m_octets.size() && nextOf(Landmark::NoText, m_at) == m_octets.size()
            && character(size) != iec62056_21::stx && left() > size
            && m_octets.sub(m_at + size, iec62056_21::MessageReader::longestLine).text().find('(') != std::string::npos;
        return isCut ? found(FoundKind::Telegram, left()) : found(FoundKind::OpeningLine, size);
    }
    std::size_t last = bang - m_at + 1;
    for (int i = 0; i < 4 && last < left() && isHexadecimal(character(last)); ++i)
        ++last;
    while (last < left() && last < bang - m_at + 7 && (character(last) == '\r' || character(last) == '\n'))
        ++last;
    return found(FoundKind::Telegram, last);
}

std::optional<FoundFrame> FrameScanner::block() const
{
    const std::size_t end = nextOf(Landmark::EndOfBlock, m_at + 1);
    if (end + 1 >= m_octets.size() || end - m_at > iec62056_21::MessageReader::longestBlock
        || nextOf(Landmark::NoText, m_at + 1) < end || end - m_at < 2)
        return {};
    // In the middle of noise only a right check speaks for it.
    if (!isDirect()) {
        const Slice block = m_octets.sub(m_at + 1, end - m_at);
        if (block.size() < 4 || !iec62056_21::recognized(charactersOf(block), character(end + 1 - m_at)))
            return {};
    }
    return found(FoundKind::BlockMessage, end + 2 - m_at);
}

std::optional<FoundFrame> FrameScanner::guessed() const
{
    if (auto frame = damagedHdlc())
        return frame;
    if (auto frame = damagedKmp())
        return frame;
    if (!isAtBeginning())
        return {};
    // Without flags and with a wrong check sequence: the length alone speaks for it.
    const std::size_t length = hdlcLength(m_octets);
    if (length > 0 && (length == m_octets.size() || (length + 1 == m_octets.size() && m_octets.last(1)[0] == flag)))
        return found(FoundKind::Hdlc, m_octets.size());
    if (auto frame = dataLines())
        return frame;
    return apdu();
}

/// Where a damaged frame ends: at the flag that lies nearest to the length that a sound header announces, or at the
/// first one that can be an end; never behind the beginning of a frame that shows itself.
std::optional<FoundFrame> FrameScanner::damagedHdlc() const
{
    const bool hasFlag = at(0) == flag;
    const Slice inner = m_octets.sub(m_at + (hasFlag ? 1 : 0));
    const bool isShared = isDirect() && m_last == FoundKind::Hdlc && (m_at == 0 || m_octets[m_at - 1] == flag);
    if ((inner[0] & 0xF0U) != 0xA0 || (!hasFlag && !isShared))
        return {};
    const std::size_t length = hdlcLength(inner);
    const bool isHeaderSound = hasSoundHeader(inner);
    if (!hasFlag && !isHeaderSound)
        return {};
    constexpr std::size_t mostAstray = 16; // octets that were lost or slipped in
    const std::size_t nextProof = nextOf(Landmark::Proven, m_at + 1) - m_at - (hasFlag ? 1 : 0);
    const std::size_t reach = isHeaderSound ? length + mostAstray : hdlc::longestLength + 1;
    const std::size_t limit = std::min({inner.size(), nextProof + 1, reach + 1});
    const auto distance = [&](std::size_t place) { return place > length ? place - length : length - place; };
    std::optional<std::size_t> first;
    std::optional<std::size_t> likely;
    std::optional<std::size_t> nearest;
    for (std::size_t i = 1; i < limit; ++i) {
        if (inner[i] != flag)
            continue;
        const bool isNext = i == nextProof || hasSoundHeader(inner.sub(i + 1));
        if (!first)
            first = i;
        if (!likely && (i + 1 == inner.size() || inner[i + 1] == flag || (inner[i + 1] & 0xF0U) == 0xA0))
            likely = i;
        // Flags far from the end that is announced stand in the contents, unless a frame begins there.
        const bool mayBeEnd = distance(i) <= mostAstray || isNext;
        if (mayBeEnd && (!nearest || distance(i) < distance(*nearest)))
            nearest = i;
        if (isNext)
            break;
    }
    const bool isNearest = isHeaderSound || (nearest && *nearest == length);
    const auto end = isNearest ? nearest : likely ? likely : first;
    const std::size_t size
        = (hasFlag ? 1 : 0) + (end ? *end + 1 : std::min({inner.size(), nextProof, isHeaderSound ? length : reach}));
    // Fourteen octets and more can be told; less is noise.
    return size >= hdlc::shortestLength ? std::optional(found(FoundKind::Hdlc, size)) : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::damagedKmp() const
{
    const bool isMeter
        = at(1) == kmp::meterAddress || at(1) == kmp::topModuleAddress || at(1) == kmp::baseModuleAddress;
    if (!kmp::isStart(std::byte{at(0)}) || !isMeter)
        return {};
    const std::size_t nextProof = nextOf(Landmark::Proven, m_at + 1) - m_at;
    const auto within = m_octets.sub(m_at, std::min(nextProof, 2 * kmp::longestFrame)).octets();
    // Some programs leave the stuffing out: the check sequence is right all the same.
    constexpr std::size_t shortest = 6;
    constexpr std::size_t longestBare = 256;
    for (std::size_t i = shortest; i <= std::min(within.size(), longestBare); ++i) {
        if (within[i - 1] == kmp::stopOctet && kmp::crc16(within.subspan(1, i - 2)) == 0)
            return found(FoundKind::Kmp, i);
    }
    if (!isDirect() || (!isAtBeginning() && m_last != FoundKind::Kmp))
        return {};
    const auto stop = std::ranges::find(within, kmp::stopOctet);
    const auto size = static_cast<std::size_t>(stop - within.begin()) + (stop == within.end() ? 0 : 1);
    return size >= 4 ? std::optional(found(FoundKind::Kmp, size)) : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::apdu() const
{
    const std::size_t nextProof = nextOf(Landmark::Proven, m_at + 1) - m_at;
    const bool hasLlc = left() > 3 && at(0) == 0xE6 && (at(1) == 0xE6 || at(1) == 0xE7);
    const std::size_t begin = hasLlc ? 3 : 0;
    if (nextProof <= begin)
        return {};
    const Slice octets = m_octets.sub(m_at + begin, nextProof - begin);
    if (octets.size() < 2)
        return {};
    const ApduFit fit = fitOf(octets);
    if (fit.isWhole)
        return found(FoundKind::Apdu, nextProof);
    if (auto alone = hasLlc ? std::nullopt : body(octets))
        return alone;
    if (apduName(octets[0]).empty())
        return {};
    // Low tags are letters and numbers of other things, and where a frame proves itself behind, noise is likelier.
    constexpr std::uint8_t lowestTelling = 0xC0;
    const bool mayBeDamaged = nextProof == left() && (hasLlc || octets[0] >= lowestTelling || octets[0] == 0x0F);
    // What explains little of what stands there explains nothing.
    return mayBeDamaged && 2 * fit.leftOver <= octets.size() - fit.leftOver
        ? std::optional(found(FoundKind::Apdu, left()))
        : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::body(const Slice& octets) const
{
    constexpr std::size_t shortest = 12;
    constexpr std::size_t mostLeftOver = 4; // a check sequence and a flag
    const ApduFit fit = fitOfBody(octets);
    return octets.size() >= shortest && (fit.isWhole || (fit.leftOver > 0 && fit.leftOver <= mostLeftOver))
        ? std::optional(found(FoundKind::Body, octets.size()))
        : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::dataLines() const
{
    std::size_t end = 0;
    while (end < left() && end < iec62056_21::MessageReader::longestLine && isTextOctet(at(end))
        && character(end) != '\n' && character(end) != '\r')
        ++end;
    if (!isDataLine(charactersOf(m_octets.sub(m_at, end))))
        return {};
    const std::size_t stop
        = std::min(nextOf(Landmark::NoText, m_at), m_at + iec62056_21::TelegramReader::longestTelegram);
    return found(FoundKind::DataLines, stop - m_at);
}

} // namespace meterbench::protocol::explain
