// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/data_set.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meterbench::protocol::iec62056_21 {

namespace {

bool isPlain(char character)
{
    constexpr std::string_view reserved = "()/!*";
    return character >= ' ' && character < 0x7F && reserved.find(character) == std::string_view::npos;
}

/// An address may hold the '*' of a billing period.
bool isPlainInAddress(char character)
{
    return isPlain(character) || character == '*';
}

void appendClean(std::string& line, std::string_view text, bool (*isAllowed)(char))
{
    for (const char character : text)
        line += isAllowed(character) ? character : '?';
}

bool isEndOfLine(char character)
{
    return character == '\r' || character == '\n';
}

/// Values in brackets from the front; false when a bracket does not close in its line.
bool readValues(std::string_view& block, std::vector<DataValue>& values)
{
    while (!block.empty() && block.front() == '(') {
        const auto close = block.find_first_of(")\r\n");
        if (close == std::string_view::npos || block[close] != ')')
            return false;
        const std::string_view content = block.substr(1, close - 1);
        const auto star = content.find('*');
        values.push_back({std::string(content.substr(0, star)),
            star == std::string_view::npos ? std::string() : std::string(content.substr(star + 1))});
        block.remove_prefix(close + 1);
    }
    return true;
}

std::optional<std::uint8_t> readGroup(std::string_view text)
{
    if (text.size() == 1) {
        // Abstract codes of the standard's own list.
        switch (text.front()) {
        case 'C':
            return 96;
        case 'F':
            return 97;
        case 'L':
            return 98;
        case 'P':
            return 99;
        default:
            break;
        }
    }
    std::uint8_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

bool isWritable(const DataSet& set)
{
    return std::ranges::all_of(set.address, isPlainInAddress)
        && std::ranges::all_of(set.values, [](const DataValue& value) {
               return std::ranges::all_of(value.value, isPlain) && std::ranges::all_of(value.unit, isPlain);
           });
}

std::string text(const DataSet& set)
{
    std::string line;
    appendClean(line, set.address, isPlainInAddress);
    for (const DataValue& value : set.values) {
        line += '(';
        appendClean(line, value.value, isPlain);
        if (!value.unit.empty()) {
            line += '*';
            appendClean(line, value.unit, isPlain);
        }
        line += ')';
    }
    return line;
}

std::string blockText(const std::vector<DataSet>& sets)
{
    std::string block;
    for (const DataSet& set : sets)
        block += text(set) + "\r\n";
    return block + "!\r\n";
}

DataBlock parseBlock(std::string_view block)
{
    DataBlock read;
    while (!block.empty() && block.front() != '!') {
        if (isEndOfLine(block.front())) {
            block.remove_prefix(1);
            continue;
        }
        const std::string_view begin = block;
        const auto open = std::min(block.find_first_of("(\r\n"), block.size());
        DataSet set{std::string(block.substr(0, open)), {}};
        block.remove_prefix(open);
        const bool isGood = readValues(block, set.values) && !set.values.empty();
        if (isGood) {
            read.sets.push_back(std::move(set));
            continue;
        }
        block = begin.substr(std::min(begin.find_first_of("\r\n"), begin.size()));
        read.unreadable.emplace_back(begin.substr(0, begin.size() - block.size()));
    }
    return read;
}

std::optional<ReadableAddress> readAddress(std::string_view address)
{
    ReadableAddress result;
    if (const auto mark = address.find_first_of("*&"); mark != std::string_view::npos) {
        result.historical = readGroup(address.substr(mark + 1));
        result.wasReset = address[mark] == '&';
        if (!result.historical)
            return std::nullopt;
        result.obis.f = *result.historical;
        if (result.obis.f == 255)
            result.historical.reset();
        address = address.substr(0, mark);
    }
    if (const auto colon = address.find(':'); colon != std::string_view::npos) {
        const auto dash = address.find('-');
        if (dash == std::string_view::npos || dash > colon)
            return std::nullopt;
        const auto a = readGroup(address.substr(0, dash));
        const auto b = readGroup(address.substr(dash + 1, colon - dash - 1));
        if (!a || !b)
            return std::nullopt;
        result.obis.a = *a;
        result.obis.b = *b;
        address.remove_prefix(colon + 1);
    }
    const std::array<std::uint8_t*, 3> groups{&result.obis.c, &result.obis.d, &result.obis.e};
    std::size_t count = 0;
    for (bool isMore = true; isMore; ++count) {
        const auto point = address.find('.');
        const auto group = readGroup(address.substr(0, point));
        if (!group || count == groups.size())
            return std::nullopt;
        *groups.at(count) = *group;
        isMore = point != std::string_view::npos;
        address.remove_prefix(isMore ? point + 1 : address.size());
    }
    return count >= 2 ? std::optional(result) : std::nullopt;
}

std::optional<DecimalText> readDecimal(std::string_view text)
{
    constexpr int mostDigits = 18;
    const bool isNegative = text.starts_with('-');
    if (isNegative)
        text.remove_prefix(1);
    DecimalText result;
    int significant = 0;
    bool isBehindPoint = false;
    bool hasDigit = false;
    for (const char character : text) {
        if (character == '.' && !isBehindPoint) {
            isBehindPoint = true;
            continue;
        }
        if (character < '0' || character > '9' || significant == mostDigits)
            return std::nullopt;
        hasDigit = true;
        result.mantissa = result.mantissa * 10 + (character - '0');
        significant += result.mantissa != 0 ? 1 : 0;
        result.exponent -= isBehindPoint ? 1 : 0;
    }
    if (!hasDigit || result.exponent < -mostDigits)
        return std::nullopt;
    result.mantissa = isNegative ? -result.mantissa : result.mantissa;
    return result;
}

} // namespace meterbench::protocol::iec62056_21
