// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_iec62056_21.h"

#include "protocol/explain/obis_meaning.h"
#include "protocol/iec62056_21/block_check.h"
#include "protocol/iec62056_21/data_set.h"
#include "protocol/iec62056_21/message.h"
#include "protocol/iec62056_21/opening.h"
#include "protocol/iec62056_21/telegram.h"

#include <chrono>

namespace meterbench::protocol::explain {

namespace {

using namespace iec62056_21;

std::string shown(std::string_view characters)
{
    std::string text(characters);
    for (char& character : text) {
        if (character < 0x20 || character >= 0x7F)
            character = '.';
    }
    return text;
}

std::string_view nameOf(Mode mode)
{
    constexpr std::array<std::string_view, 5> names{"mode-A", "mode-B", "mode-C", "mode-D", "mode-E"};
    return names.at(static_cast<std::size_t>(mode));
}

std::vector<Phrase> baudMeaning(char character)
{
    auto baud = baudOfModeC(character);
    if (!baud)
        baud = baudOfModeB(character);
    if (!baud)
        return {};
    return {{"baud", {{"baud", std::to_string(*baud)}}}};
}

void tellParity(Scope& scope, const Slice& slice, std::vector<Field>& into)
{
    const auto marked = std::ranges::count_if(
        slice.octets(), [](std::byte octet) { return (octet & std::byte{0x80}) != std::byte{}; });
    if (marked > 0)
        into.push_back(scope.field("parity", slice, std::to_string(marked), {{"parity-removed", {}}}));
}

std::vector<Phrase> addressMeaning(std::string_view address)
{
    const auto readable = readAddress(address);
    if (!readable)
        return {};
    Obis obis = readable->obis;
    auto meaning = meaningOf(obis);
    if (readable->historical && obis.f == 255)
        meaning.push_back({"obis-billing-period", {{"period", std::to_string(*readable->historical)}}});
    return meaning;
}

/// Twelve digits of a clock that name no time, with a season behind them or not: yymmddhhmmss.
bool isImpossibleTime(std::string_view address, std::string_view content)
{
    const auto readable = readAddress(address);
    constexpr std::size_t digits = 12;
    if (!readable || readable->obis.a != 0 || readable->obis.c != 1 || readable->obis.d != 0 || content.size() < digits
        || content.substr(0, digits).find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    const auto pair = [&](std::size_t place) { return (content[place] - '0') * 10 + content[place + 1] - '0'; };
    const std::chrono::year_month_day date{std::chrono::year(2000 + pair(0)),
        std::chrono::month(static_cast<unsigned>(pair(2))), std::chrono::day(static_cast<unsigned>(pair(4)))};
    return !date.ok() || pair(6) > 23 || pair(8) > 59 || pair(10) > 59;
}

/// The set of one bracketed line from its characters, positions kept.
void explainDataSet(Scope& scope, const Slice& line, std::vector<Field>& into)
{
    const std::string text = charactersOf(line);
    const auto open = text.find('(');
    if (open == std::string::npos || text.back() != ')') {
        scope.find(Severity::Warning, "data-line-unreadable", "data-line", {{"line", shown(text).substr(0, 80)}});
        into.push_back(scope.field("data-line", line, shown(text)));
        return;
    }
    Field field = scope.field("data-line", line, shown(text.substr(0, open)), addressMeaning(text.substr(0, open)));
    field.fields.push_back(scope.field("address", line.first(open), shown(text.substr(0, open))));
    for (std::size_t at = open; at < text.size() && text[at] == '(' && scope.mayGoOn();) {
        const auto close = text.find(')', at);
        if (close == std::string::npos)
            break;
        const std::string content = text.substr(at + 1, close - at - 1);
        const auto star = content.rfind('*');
        std::string value = shown(content.substr(0, star));
        if (star != std::string::npos)
            value += " " + shown(content.substr(star + 1));
        if (isImpossibleTime(text.substr(0, open), content))
            scope.find(Severity::Warning, "time-impossible", "value");
        field.fields.push_back(scope.field("value", line.sub(at, close - at + 1), std::move(value)));
        at = close + 1;
    }
    into.push_back(std::move(field));
}

/// One line may hold several sets: "1.8.0(1)2.8.0(2)"; a 382 puts the end of data behind its last: "1.6*1(13,0)!".
void explainLine(Scope& scope, const Slice& line, std::vector<Field>& into)
{
    std::string text = charactersOf(line);
    if (text.size() > 1 && text.ends_with(")!")) {
        explainLine(scope, line.first(line.size() - 1), into);
        into.push_back(scope.field("end-of-data", line.last(1), "!"));
        return;
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size() && scope.mayGoOn(); ++i) {
        const bool ends = text[i] == ')' && (i + 1 == text.size() || text[i + 1] != '(');
        if (!ends)
            continue;
        explainDataSet(scope, line.sub(begin, i + 1 - begin), into);
        begin = i + 1;
    }
    if (begin < text.size())
        explainDataSet(scope, line.sub(begin), into);
}

std::string_view commandName(char letter, char type)
{
    switch (letter) {
    case 'P':
        return type == '0' ? "command-operand" : type == '2' ? "command-secure-password" : "command-password";
    case 'W':
        return "command-write";
    case 'R':
        return "command-read";
    case 'E':
        return "command-execute";
    case 'B':
        return "command-break";
    default:
        return {};
    }
}

void explainCheck(Scope& scope, const Slice& message, std::vector<Field>& into)
{
    const std::string text = charactersOf(message);
    const std::string_view block = std::string_view(text).substr(1, text.size() - 2);
    const char given = text.back();
    const auto recognizedCheck = recognized(block, given);
    const auto computed = static_cast<std::uint8_t>(blockCheck(block, BlockCheck::ExclusiveOr));
    Field field = scope.field("BCC", message.last(1), hexOctet(static_cast<std::uint8_t>(given)));
    if (recognizedCheck) {
        field.meaning = {{"check-right", {}}};
        if (*recognizedCheck == BlockCheck::Sum)
            field.meaning.push_back({"check-sum-of-382", {}});
    } else {
        field.meaning = {{"check-wrong", {{"computed", hexOctet(computed)}}}};
        scope.find(Severity::Error, "iec-block-check", field.name,
            {{"given", hexOctet(static_cast<std::uint8_t>(given))}, {"computed", hexOctet(computed)}});
    }
    into.push_back(std::move(field));
}

/// A port ends its lines with CR LF and leaves one empty behind the first; copies of its text lose both, and gain
/// blanks. @return the check sequence of the text as it must have been sent: the one given when a repair leads to it
std::uint16_t checkAsSent(std::string_view text, std::uint16_t given)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto isBlank = [](char character) { return character == ' ' || character == '\t' || character == '\r'; };
        while (!line.empty() && isBlank(line.back()))
            line.remove_suffix(1);
        while (!line.empty() && isBlank(line.front()))
            line.remove_prefix(1);
        lines.push_back(line);
    }
    std::string joined;
    std::string parted; // with nothing empty but the second line
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view end = i + 1 == lines.size() ? "" : "\r\n";
        joined.append(lines[i]).append(end);
        if (!lines[i].empty())
            parted.append(lines[i]).append(end).append(i == 0 ? end : "");
    }
    const auto computed = telegramCrc(joined);
    return computed != given && telegramCrc(parted) == given ? given : computed;
}

} // namespace

bool isDataLine(std::string_view line)
{
    if (line.ends_with(")!"))
        line.remove_suffix(1);
    const auto open = line.find('(');
    return open != std::string_view::npos && line.ends_with(')') && readAddress(line.substr(0, open)).has_value();
}

std::string charactersOf(const Slice& slice)
{
    std::string text = slice.text();
    for (char& character : text)
        character = static_cast<char>(character & 0x7F);
    return text;
}

void explainDataLines(Scope& scope, const Slice& lines, std::vector<Field>& into)
{
    const std::string text = charactersOf(lines);
    for (std::size_t begin = 0; begin < text.size() && scope.mayGoOn();) {
        const auto next = std::min(text.find_first_of("\r\n", begin), text.size());
        auto end = next;
        while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) // gained by copying
            --end;
        if (end > begin && text.substr(begin, end - begin) == "!")
            into.push_back(scope.field("end-of-data", lines.sub(begin, 1), "!"));
        else if (end > begin)
            explainLine(scope, lines.sub(begin, end - begin), into);
        begin = next + 1;
    }
}

void explainOpeningLine(Scope& scope, const Slice& line, std::vector<Field>& into)
{
    std::string text = charactersOf(line);
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n'))
        text.pop_back();
    tellParity(scope, line, into);
    if (text.starts_with("/?")) {
        Field field = scope.field("request-message", line, shown(text));
        const auto request = parseRequest(text);
        if (!request)
            scope.find(Severity::Error, "iec-message", field.name);
        else
            field.fields.push_back(
                scope.field("device-address", line.sub(2, request->deviceAddress.size()), request->deviceAddress,
                    request->deviceAddress.empty() ? std::vector<Phrase>{{"device-any", {}}} : std::vector<Phrase>()));
        into.push_back(std::move(field));
        return;
    }
    Field field = scope.field("identification-message", line, shown(text));
    const auto identification = parseIdentification(text);
    if (!identification) {
        scope.find(Severity::Error, "iec-message", field.name);
        into.push_back(std::move(field));
        return;
    }
    field.fields.push_back(scope.field("manufacturer", line.sub(1, 3), identification->maker));
    field.fields.push_back(scope.field("baud-rate-identification", line.sub(4, 1),
        std::string{identification->baudCharacter}, baudMeaning(identification->baudCharacter)));
    if (!identification->enhanced.empty())
        field.fields.push_back(scope.field("enhanced-capability", line.sub(5, identification->enhanced.size() * 2),
            identification->enhanced,
            identification->offersBinary() ? std::vector<Phrase>{{"mode-E", {}}} : std::vector<Phrase>()));
    field.fields.push_back(scope.field("identification",
        line.sub(5 + identification->enhanced.size() * 2, identification->name.size()), shown(identification->name)));
    field.meaning.push_back({std::string(nameOf(identification->mode())), {}});
    into.push_back(std::move(field));
}

void explainOptionSelect(Scope& scope, const Slice& message, std::vector<Field>& into)
{
    const std::string text = charactersOf(message);
    tellParity(scope, message, into);
    if (text.size() < 4) {
        into.push_back(scope.field(text.starts_with(static_cast<char>(nak)) ? "repeat-request" : "acknowledgement",
            message, text.starts_with(static_cast<char>(nak)) ? "NAK" : "ACK"));
        return;
    }
    Field field = scope.field("option-select", message, shown(text.substr(1, 3)));
    field.fields.push_back(scope.field("protocol-control-character", message.sub(1, 1), shown(text.substr(1, 1)),
        {{text[1] == '2'         ? "protocol-hdlc"
                : text[1] == '1' ? "protocol-secondary"
                                 : "protocol-normal",
            {}}}));
    field.fields.push_back(
        scope.field("baud-rate-identification", message.sub(2, 1), shown(text.substr(2, 1)), baudMeaning(text[2])));
    std::vector<Phrase> option;
    if (text[3] == '0')
        option.push_back({"option-read-out", {}});
    else if (text[3] == '1')
        option.push_back({"option-programming", {}});
    else if (text[3] == '2')
        option.push_back({"option-binary", {}});
    else if (text[3] >= '6' && text[3] <= '9')
        option.push_back({"option-manufacturer", {}});
    field.fields.push_back(
        scope.field("mode-control-character", message.sub(3, 1), shown(text.substr(3, 1)), std::move(option)));
    into.push_back(std::move(field));
}

void explainBlockMessage(Scope& scope, const Slice& message, std::vector<Field>& into)
{
    const std::string text = charactersOf(message);
    tellParity(scope, message, into);
    const bool isCommand = text[0] == soh;
    into.push_back(
        scope.field(isCommand ? "SOH" : "STX", message.first(1), hexOctet(static_cast<std::uint8_t>(text[0]))));
    const std::size_t end = text.size() - 2; // of ETX or EOT, the check behind it
    std::size_t data = 1;
    if (isCommand) {
        const std::string_view name = text.size() > 4 ? commandName(text[1], text[2]) : std::string_view();
        into.push_back(scope.field("command", message.sub(1, 2), shown(text.substr(1, 2)),
            name.empty() ? std::vector<Phrase>() : std::vector<Phrase>{{std::string(name), {}}}));
        if (name.empty())
            scope.find(Severity::Error, "iec-command", "command");
        data = std::min<std::size_t>(3, end);
        if (text[data] == stx && data < end) {
            into.push_back(scope.field("STX", message.sub(data, 1), "02h"));
            ++data;
        }
    }
    if (data < end) {
        Field field = scope.field("data-block", message.sub(data, end - data), std::to_string(end - data));
        const std::string content = text.substr(data, end - data);
        if (content.starts_with("(ER"))
            field.meaning.push_back({"error-message", {}});
        explainDataLines(scope, message.sub(data, end - data), field.fields);
        into.push_back(std::move(field));
    }
    const bool isMore = text[end] == eot;
    into.push_back(scope.field(isMore ? "EOT" : "ETX", message.sub(end, 1),
        hexOctet(static_cast<std::uint8_t>(text[end])), {{isMore ? "block-more" : "block-last", {}}}));
    explainCheck(scope, message, into);
}

void explainTelegram(Scope& scope, const Slice& telegram, std::vector<Field>& into)
{
    const std::string text = charactersOf(telegram);
    const auto lineEnd = std::min(text.find_first_of("\r\n"), text.size());
    explainOpeningLine(scope, telegram.first(lineEnd), into);
    const auto end = text.rfind('!');
    const std::size_t dataEnd = end == std::string::npos ? text.size() : end;
    const Slice lines = telegram.sub(lineEnd, dataEnd - lineEnd);
    Field data = scope.field("data-block", lines, std::to_string(lines.size()));
    explainDataLines(scope, lines, data.fields);
    into.push_back(std::move(data));
    if (end == std::string::npos) {
        scope.cut("end-of-data");
        return;
    }
    into.push_back(scope.field("end-of-data", telegram.sub(end, 1), "!"));
    const std::string check = text.substr(end + 1, 4);
    const bool hasCheck = check.size() == 4 && check.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos;
    if (!hasCheck)
        return;
    const auto given = static_cast<std::uint16_t>(std::stoul(check, nullptr, 16));
    const std::string_view covered = std::string_view(text).substr(0, end + 1);
    auto computed = telegramCrc(covered);
    Field field = scope.field("CRC-16", telegram.sub(end + 1, 4), hexWord(given));
    if (given == computed) {
        field.meaning = {{"check-right", {}}};
    } else if (const auto asSent = checkAsSent(covered, given); asSent == given) {
        field.meaning = {{"check-right-as-sent", {{"computed", hexWord(computed)}}}};
        scope.find(
            Severity::Note, "p1-line-ends", field.name, {{"given", hexWord(given)}, {"computed", hexWord(computed)}});
    } else {
        computed = asSent;
        field.meaning = {{"check-wrong", {{"computed", hexWord(computed)}}}};
        scope.find(
            Severity::Error, "p1-check", field.name, {{"given", hexWord(given)}, {"computed", hexWord(computed)}});
    }
    into.push_back(std::move(field));
}

} // namespace meterbench::protocol::explain
