// SPDX-License-Identifier: Apache-2.0
#include "protocol/iec62056_21/opening.h"

#include "protocol/iec62056_21/malformed.h"

namespace meterbench::protocol::iec62056_21 {

namespace {

constexpr std::size_t longestAddress = 32;
constexpr std::size_t longestName = 64;

std::string_view withoutLeadingZeroes(std::string_view text)
{
    const auto first = text.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool isLetter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

} // namespace

std::string text(const RequestMessage& message)
{
    return "/?" + message.deviceAddress + "!\r\n";
}

Result<RequestMessage> parseRequest(std::string_view line)
{
    constexpr std::size_t frame = 3; // "/?" and "!"
    if (line.size() < frame || !line.starts_with("/?") || line.back() != '!' || line.size() > longestAddress + frame)
        return damagedMessage(line);
    return RequestMessage{std::string(line.substr(2, line.size() - frame))};
}

bool isFor(const RequestMessage& message, std::string_view deviceAddress)
{
    return message.deviceAddress.empty()
        || withoutLeadingZeroes(message.deviceAddress) == withoutLeadingZeroes(deviceAddress);
}

Mode Identification::mode() const
{
    if (baudOfModeB(baudCharacter))
        return Mode::B;
    if (!baudOfModeC(baudCharacter))
        return Mode::A;
    return offersBinary() ? Mode::E : Mode::C;
}

std::string text(const Identification& identification)
{
    std::string line = "/" + identification.maker + identification.baudCharacter;
    for (const char character : identification.enhanced) {
        line += '\\';
        line += character;
    }
    return line + identification.name + "\r\n";
}

Result<Identification> parseIdentification(std::string_view line)
{
    constexpr std::size_t head = 5; // "/", the maker, the baud character
    if (line.size() < head || line.front() != '/' || line.size() > longestName + head)
        return damagedMessage(line);
    Identification identification;
    identification.maker = line.substr(1, 3);
    for (const char character : identification.maker) {
        if (!isLetter(character))
            return damagedMessage(line);
    }
    identification.baudCharacter = line[4];
    line.remove_prefix(head);
    while (line.size() >= 2 && line.front() == '\\') {
        identification.enhanced += line[1];
        line.remove_prefix(2);
    }
    identification.name = line;
    return identification;
}

std::string text(const OptionSelect& select)
{
    return {ack, select.protocol, select.baudCharacter, select.option, '\r', '\n'};
}

} // namespace meterbench::protocol::iec62056_21
