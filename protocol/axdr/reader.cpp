// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/reader.h"

#include "protocol/axdr/compact_layout.h"
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/length.h"

namespace meterbench::protocol::axdr {

Token Reader::next()
{
    Token token;
    token.tag = static_cast<Tag>(octet());
    const auto& layout = layoutOf(token.tag);
    switch (layout.shape) {
    case Shape::Fixed:
        token.octets = raw(layout.fixedSize);
        break;
    case Shape::Octets:
        token.octets = sized();
        break;
    case Shape::Bits:
        token.count = length();
        token.octets = raw((token.count + 7) / 8);
        break;
    case Shape::Elements:
        token.count = length();
        if (token.count > m_left.size())
            fail();
        break;
    case Shape::Compact:
        if (const auto compact = readCompactLayout(m_left))
            token.octets = raw(compact->size);
        else
            fail();
        break;
    case Shape::Unknown:
        fail();
    }
    return m_isOk ? token : Token{};
}

Data Reader::data(const Limits& limits)
{
    if (!m_isOk)
        return {};
    auto value = decodeFront(m_left, limits);
    if (!value) {
        fail();
        return {};
    }
    return std::move(*value);
}

std::span<const std::byte> Reader::skip(const Limits& limits)
{
    const auto begin = m_left;
    std::size_t open = 1; // values still to be passed
    std::size_t elements = 0;
    while (m_isOk && open > 0) {
        const auto token = next();
        open += token.count * static_cast<std::size_t>(layoutOf(token.tag).shape == Shape::Elements);
        --open;
        if (++elements > limits.elements || open > m_left.size())
            fail();
    }
    return m_isOk ? begin.first(begin.size() - m_left.size()) : std::span<const std::byte>();
}

std::uint8_t Reader::octet()
{
    const auto bytes = raw(1);
    return bytes.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(bytes[0]);
}

std::uint16_t Reader::unsigned16()
{
    const unsigned high = octet();
    return static_cast<std::uint16_t>(high << 8U | octet());
}

std::uint32_t Reader::unsigned32()
{
    const std::uint32_t high = unsigned16();
    return high << 16U | unsigned16();
}

std::size_t Reader::length()
{
    std::size_t length = 0;
    const auto* const end = m_left.data() + m_left.size();
    const auto* const at = m_isOk ? takeLength(m_left.data(), end, length) : nullptr;
    if (at == nullptr) {
        fail();
        return 0;
    }
    m_left = m_left.last(static_cast<std::size_t>(end - at));
    return length;
}

std::span<const std::byte> Reader::raw(std::size_t size)
{
    if (!m_isOk || size > m_left.size()) {
        fail();
        return {};
    }
    const auto bytes = m_left.first(size);
    m_left = m_left.subspan(size);
    return bytes;
}

Obis Reader::logicalName()
{
    Obis name;
    for (auto* part : {&name.a, &name.b, &name.c, &name.d, &name.e, &name.f})
        *part = octet();
    return name;
}

void Reader::fail()
{
    m_isOk = false;
    m_left = {};
}

} // namespace meterbench::protocol::axdr
