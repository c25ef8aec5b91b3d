// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_scanner.h"

#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_iec62056_21.h"
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

bool isText(std::uint8_t octet)
{
    const unsigned character = octet & 0x7FU;
    return (character >= 0x20 && character < 0x7F) || character == '\r' || character == '\n' || character == '\t'
        || character == iec62056_21::stx;
}

bool isLetter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
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

} // namespace

std::size_t FrameScanner::nextOf(Landmark landmark, std::size_t from) const
{
    const auto index = static_cast<std::size_t>(landmark);
    std::size_t& position = m_landmarks[index];
    if (m_isLandmarkKnown[index] && position >= from)
        return position;
    const auto matches = [&](std::uint8_t octet) {
        const char character = static_cast<char>(octet & 0x7FU);
        switch (landmark) {
        case Landmark::Exclamation:
            return character == '!';
        case Landmark::EndOfBlock:
            return character == iec62056_21::etx || character == iec62056_21::eot;
        case Landmark::NoText:
            break;
        }
        return !isText(octet);
    };
    position = from;
    while (position < m_octets.size() && !matches(m_octets[position]))
        ++position;
    m_isLandmarkKnown[index] = true;
    return position;
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
            frame = damaged();
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
        return FoundFrame{FoundKind::Unknown, before};
    }
    const Slice rest = m_octets.sub(begin);
    const bool isFill = std::ranges::all_of(rest.octets(), [](std::byte octet) {
        return octet == std::byte{flag} || octet == std::byte{'\r'} || octet == std::byte{'\n'} || octet == std::byte{};
    });
    if (isFill)
        return {};
    m_last = FoundKind::Unknown;
    return FoundFrame{FoundKind::Unknown, rest};
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
    const bool hasFlag = at(0) == flag;
    // Two frames may share a flag, and logs leave flags out.
    const bool mayLackFlag = m_at == 0 || m_octets[m_at - 1] == flag || (isDirect() && m_last == FoundKind::Hdlc);
    if (!hasFlag && !mayLackFlag)
        return {};
    const Slice inner = m_octets.sub(m_at + (hasFlag ? 1 : 0));
    const std::size_t length = hdlcLength(inner);
    if (length == 0 || length > inner.size() || !hdlc::parseFrame(inner.first(length).octets()))
        return {};
    const bool hasClosing = inner[length] == flag && inner.size() > length;
    return found(FoundKind::Hdlc, length + (hasFlag ? 1 : 0) + (hasClosing ? 1 : 0));
}

std::optional<FoundFrame> FrameScanner::kmp() const
{
    const auto octets = m_octets.sub(m_at, 2 * kmp::longestFrame).octets();
    const bool mayAcknowledge
        = isDirect() && (octets.size() == 1 || m_last == FoundKind::Kmp || (m_at == 0 && kmp::isStart(octets[1])));
    if (octets[0] == kmp::acknowledgementOctet && mayAcknowledge)
        return found(FoundKind::Kmp, 1);
    if (!kmp::isStart(octets[0]))
        return {};
    for (std::size_t i = 1; i < octets.size() && !kmp::isStart(octets[i]); ++i) {
        if (octets[i] != kmp::stopOctet)
            continue;
        if (kmp::decode(octets.first(i + 1)))
            return found(FoundKind::Kmp, i + 1);
        break;
    }
    return {};
}

std::optional<FoundFrame> FrameScanner::wrapper() const
{
    if (left() <= hdlc::wrapperHeaderSize || at(0) != 0 || at(1) != 1)
        return {};
    const std::size_t length = m_octets.sub(m_at + 6, 2).number();
    if (length == 0 || apduName(at(8)).empty())
        return {};
    // A message that is cut is still one where nothing else can have begun.
    const bool isWhole = length <= left() - hdlc::wrapperHeaderSize;
    if (!isWhole && m_at != 0 && m_last != FoundKind::Wrapper)
        return {};
    return found(FoundKind::Wrapper, std::min(left(), length + hdlc::wrapperHeaderSize));
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
    while (end < left() && end < iec62056_21::MessageReader::longestLine && isText(at(end)) && character(end) != '\n'
        && character(end) != '\r')
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

std::optional<FoundFrame> FrameScanner::damaged() const
{
    const auto rest = m_octets.sub(m_at).octets();
    if (at(0) == flag && (at(1) & 0xF0U) == 0xA0) {
        const std::size_t length = hdlcLength(m_octets.sub(m_at + 1));
        if (length > 0 && length + 1 < rest.size() && rest[length + 1] == std::byte{flag})
            return found(FoundKind::Hdlc, length + 2);
        const auto next = std::ranges::find(rest.subspan(1), std::byte{flag});
        const auto size = static_cast<std::size_t>(next - rest.begin()) + (next == rest.end() ? 0 : 1);
        // Fourteen octets and more can be told; less is noise.
        if (size >= hdlc::shortestLength)
            return found(FoundKind::Hdlc, std::min(size, hdlc::longestLength + 2));
        return {};
    }
    const bool isMeter
        = at(1) == kmp::meterAddress || at(1) == kmp::topModuleAddress || at(1) == kmp::baseModuleAddress;
    if (kmp::isStart(rest[0]) && isMeter && isDirect() && (m_at == 0 || m_last == FoundKind::Kmp)) {
        const auto within = rest.first(std::min(rest.size(), 2 * kmp::longestFrame));
        const auto stop = std::ranges::find(within, kmp::stopOctet);
        const auto size = static_cast<std::size_t>(stop - within.begin()) + (stop == within.end() ? 0 : 1);
        if (size >= 4)
            return found(FoundKind::Kmp, size);
    }
    if (m_at == 0) {
        // Without flags and with a wrong check sequence: the length alone speaks for it.
        const std::size_t length = hdlcLength(m_octets);
        if (length > 0
            && (length == m_octets.size() || (length + 1 == m_octets.size() && rest.back() == std::byte{flag})))
            return found(FoundKind::Hdlc, m_octets.size());
    }
    return m_at == 0 ? apdu() : std::nullopt;
}

std::optional<FoundFrame> FrameScanner::apdu() const
{
    const bool hasLlc = left() > 3 && at(0) == 0xE6 && (at(1) == 0xE6 || at(1) == 0xE7);
    const Slice octets = m_octets.sub(m_at + (hasLlc ? 3 : 0));
    if (octets.size() < 2 || apduName(octets[0]).empty())
        return {};
    // Low tags are letters and numbers of other things: they must be followed by what belongs there.
    constexpr std::uint8_t lowestTelling = 0xC0;
    if (!hasLlc && octets[0] < lowestTelling && octets[0] != 0x0F && !isWholeApdu(octets))
        return {};
    return found(FoundKind::Apdu, left());
}

} // namespace meterbench::protocol::explain
