// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/register_value.h"

#include <algorithm>

namespace meterbench::protocol::kmp {

namespace {

constexpr unsigned valueSign = 0x80;
constexpr unsigned exponentSign = 0x40;
constexpr unsigned exponentMask = 0x3F;

enum class ClockLength { AsAnnounced, Four };

bool isClockOrDate(std::uint8_t unit)
{
    return unit >= static_cast<std::uint8_t>(Unit::ClockHhmmss) && unit <= static_cast<std::uint8_t>(Unit::DateMmdd);
}

RegisterValue readOne(OctetReader& reader, ClockLength length)
{
    RegisterValue value;
    value.id = reader.word();
    value.unit = reader.octet();
    std::size_t count = reader.octet();
    value.signExponent = reader.octet();
    if (length == ClockLength::Four && isClockOrDate(value.unit))
        count = 4;
    const Octets octets = reader.take(count);
    value.octets.assign(octets.begin(), octets.end());
    return value;
}

Result<std::vector<RegisterValue>> readAll(Octets octets, ClockLength length)
{
    OctetReader reader(octets);
    std::vector<RegisterValue> values;
    while (reader.remaining() > 0)
        values.push_back(readOne(reader, length));
    if (reader.hasFailed())
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    return values;
}

} // namespace

Result<Decimal> decimal(const RegisterValue& value)
{
    const auto significant = std::ranges::find_if(value.octets, [](std::byte octet) { return octet != std::byte{0}; });
    const auto count = static_cast<std::size_t>(value.octets.end() - significant);
    if (count > sizeof(std::uint64_t))
        return failure("kmp-value-unreadable", {{"register", std::to_string(value.id)}});
    Decimal result;
    result.isNegative = (value.signExponent & valueSign) != 0;
    result.magnitude = OctetReader(Octets(value.octets).last(count)).number(count);
    result.exponent = static_cast<int>(value.signExponent & exponentMask);
    if ((value.signExponent & exponentSign) != 0)
        result.exponent = -result.exponent;
    return result;
}

std::string text(const Decimal& decimal)
{
    std::string digits = std::to_string(decimal.magnitude);
    if (decimal.exponent > 0 && decimal.magnitude != 0)
        digits.append(static_cast<std::size_t>(decimal.exponent), '0');
    if (decimal.exponent < 0) {
        const auto decimals = static_cast<std::size_t>(-decimal.exponent);
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return decimal.isNegative && decimal.magnitude != 0 ? "-" + digits : digits;
}

std::string asciiText(const RegisterValue& value)
{
    std::string characters;
    for (const std::byte octet : value.octets) {
        const auto character = std::to_integer<unsigned char>(octet);
        if (character == 0)
            break;
        characters.push_back(character >= 0x20 && character < 0x7F ? static_cast<char>(character) : '?');
    }
    characters.erase(characters.find_last_not_of(' ') + 1);
    return characters;
}

std::uint8_t signExponentOf(int exponent)
{
    const auto magnitude = static_cast<unsigned>(std::min(exponent < 0 ? -exponent : exponent, 63));
    return static_cast<std::uint8_t>(exponent < 0 ? exponentSign | magnitude : magnitude);
}

Result<RegisterValue> numberValue(RegisterId id, RegisterFormat format, std::int64_t value)
{
    const std::uint64_t magnitude
        = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    if (format.octets < 8 && magnitude >> (8U * format.octets) != 0)
        return failure("kmp-value-unwritable", {{"register", std::to_string(id)}, {"value", std::to_string(value)}});
    RegisterValue result{id, format.unit, static_cast<std::uint8_t>(format.signExponent & ~valueSign), {}};
    if (value < 0)
        result.signExponent = static_cast<std::uint8_t>(result.signExponent | valueSign);
    const std::size_t leading = format.octets > 8 ? format.octets - std::size_t{8} : 0;
    result.octets.assign(leading, std::byte{0});
    appendNumber(result.octets, magnitude, format.octets - leading);
    return result;
}

void append(Bytes& bytes, const RegisterValue& value)
{
    const auto count = std::min<std::size_t>(value.octets.size(), 255);
    appendNumber(bytes, value.id, 2);
    appendNumber(bytes, value.unit, 1);
    appendNumber(bytes, count, 1);
    appendNumber(bytes, value.signExponent, 1);
    appendOctets(bytes, Octets(value.octets).first(count));
}

Result<std::vector<RegisterValue>> readRegisters(Octets octets)
{
    auto values = readAll(octets, ClockLength::AsAnnounced);
    return values ? values : readAll(octets, ClockLength::Four);
}

RegisterValue readRegister(OctetReader& reader)
{
    return readOne(reader, ClockLength::AsAnnounced);
}

} // namespace meterbench::protocol::kmp
