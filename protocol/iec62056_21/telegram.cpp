// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/telegram.h"

#include "protocol/iec62056_21/malformed.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace meterbench::protocol::iec62056_21 {

namespace {

constexpr std::array<std::uint16_t, 256> makeTable()
{
    constexpr unsigned reflectedPolynomial = 0xA001;
    std::array<std::uint16_t, 256> table{};
    for (unsigned octet = 0; octet < table.size(); ++octet) {
        unsigned remainder = octet;
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder & 1U) != 0 ? remainder >> 1U ^ reflectedPolynomial : remainder >> 1U;
        table.at(octet) = static_cast<std::uint16_t>(remainder);
    }
    return table;
}

constexpr auto table = makeTable();

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    return text;
}

Result<TelegramCheck> verify(std::string_view covered, std::string_view digits)
{
    if (digits.empty())
        return TelegramCheck::None;
    unsigned announced = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), announced, 16);
    if (digits.size() != 4 || parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size())
        return damagedMessage(digits);
    if (announced != telegramCrc(covered))
        return failure(ErrorKind::Damaged, "p1-check");
    return TelegramCheck::Crc16;
}

} // namespace

std::uint16_t telegramCrc(std::string_view text)
{
    unsigned remainder = 0;
    for (const char character : text)
        remainder = remainder >> 8U ^ table[(remainder ^ static_cast<unsigned char>(character)) & 0xFFU];
    return static_cast<std::uint16_t>(remainder);
}

Bytes encode(const Telegram& telegram)
{
    std::string lines = text(telegram.identification) + "\r\n";
    for (const DataSet& set : telegram.sets)
        lines += text(set) + "\r\n";
    lines += '!';
    if (telegram.check == TelegramCheck::Crc16)
        lines += fmt::format("{:04X}", telegramCrc(lines));
    return bytesOf(lines + "\r\n");
}

Result<Telegram> decodeTelegram(Octets bytes)
{
    const std::string characters = textOf(withoutParity(bytes));
    const std::string_view whole = characters;
    const auto mark = whole.rfind('!');
    const auto endOfFirst = whole.find('\n');
    if (mark == std::string_view::npos || endOfFirst == std::string_view::npos || endOfFirst > mark)
        return damagedMessage(whole);
    auto identification = parseIdentification(trimmed(whole.substr(0, endOfFirst)));
    if (!identification)
        return tl::unexpected(identification.error());
    const auto check = verify(whole.substr(0, mark + 1), trimmed(whole.substr(mark + 1)));
    if (!check)
        return tl::unexpected(check.error());
    DataBlock block = parseBlock(whole.substr(endOfFirst + 1, mark - endOfFirst - 1));
    return Telegram{std::move(*identification), std::move(block.sets), std::move(block.unreadable), *check};
}

std::vector<Result<Telegram>> TelegramReader::feed(Octets bytes)
{
    std::vector<Result<Telegram>> telegrams;
    for (const std::byte octet : bytes) {
        const char character = static_cast<char>(std::to_integer<unsigned>(octet) & 0x7FU);
        // Nothing in a telegram may hold a slash but its beginning.
        if (character == '/') {
            m_text = "/";
            m_isEnding = false;
        } else if (!m_text.empty() && m_text.size() < longestTelegram) {
            m_text += character;
            m_isEnding = m_isEnding || character == '!';
            if (m_isEnding && character == '\n') {
                telegrams.push_back(decodeTelegram(bytesOf(m_text)));
                m_text.clear();
                m_isEnding = false;
            }
        } else {
            m_text.clear();
        }
    }
    return telegrams;
}

} // namespace meterbench::protocol::iec62056_21
