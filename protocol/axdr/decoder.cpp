// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/decoder.h"

#include "protocol/axdr/compact_layout.h"
#include "protocol/axdr/tree_decoder.h"

namespace meterbench::protocol::axdr {

namespace {

tl::unexpected<Error> damaged(std::size_t at)
{
    return failure(ErrorKind::Damaged, "axdr-damaged", {{"detail", std::to_string(at)}});
}

} // namespace

bool TreeDecoder::body(Data& data, std::size_t depth)
{
    const auto& layout = layoutOf(data.m_tag);
    switch (layout.shape) {
    case Shape::Fixed:
        if (left() < layout.fixedSize)
            break;
        data.m_count = layout.fixedSize;
        store(data, layout.fixedSize);
        return true;
    case Shape::Octets:
        return octets(data);
    case Shape::Elements:
        return elements(data, depth);
    case Shape::Bits:
        return bits(data);
    case Shape::Compact:
        return compact(data);
    case Shape::Unknown:
        break;
    }
    data.m_tag = Tag::Null;
    return false;
}

bool TreeDecoder::octets(Data& data)
{
    std::size_t size = 0;
    m_at = takeLength(m_at, m_end, size);
    if (m_at == nullptr || left() < size) {
        m_at = m_end;
        return false;
    }
    if (size <= Data::inlineCapacity) {
        data.m_count = static_cast<std::uint8_t>(size);
        store(data, size);
        return true;
    }
    data = Data::fromOctets(data.m_tag, {m_at, size});
    m_at += size;
    return true;
}

bool TreeDecoder::bits(Data& data)
{
    std::size_t count = 0;
    m_at = takeLength(m_at, m_end, count);
    if (m_at == nullptr || left() < (count + 7) / 8) {
        m_at = m_end;
        return false;
    }
    const auto size = (count + 7) / 8;
    data = Data::bitString({m_at, size}, count);
    m_at += size;
    return true;
}

bool TreeDecoder::elements(Data& data, std::size_t depth)
{
    std::size_t count = 0;
    m_at = takeLength(m_at, m_end, count);
    // Every element takes at least its tag, so a count beyond the bytes left is a lie.
    if (m_at == nullptr || count > left() || depth == 0 || count > m_limits.elements - m_elements) {
        m_at = m_end;
        data.m_tag = Tag::Null;
        return false;
    }
    m_elements += count;
    data = Data::container(data.m_tag, count);
    auto* element = static_cast<Data*>(data.block());
    for (auto* const last = element + count; element != last; ++element) {
        if (!value(*element, depth - 1))
            return false;
    }
    return true;
}

bool TreeDecoder::compact(Data& data)
{
    const auto layout = readCompactLayout({m_at, left()}, m_limits);
    if (!layout) {
        data.m_tag = Tag::Null;
        return false;
    }
    data = Data::fromOctets(Tag::CompactArray, {m_at, layout->size});
    m_at += layout->size;
    return true;
}

Result<Data> decodeFront(std::span<const std::byte>& bytes, const Limits& limits)
{
    TreeDecoder decoder(bytes, limits);
    Data data;
    if (!decoder.value(data, limits.depth))
        return damaged(bytes.size() - decoder.left());
    bytes = bytes.last(decoder.left());
    return data;
}

Result<Data> decode(std::span<const std::byte> bytes, const Limits& limits)
{
    const auto size = bytes.size();
    auto data = decodeFront(bytes, limits);
    if (data && !bytes.empty())
        return damaged(size - bytes.size());
    return data;
}

Result<Data> decodeUntagged(Tag tag, std::span<const std::byte>& bytes, const Limits& limits)
{
    TreeDecoder decoder(bytes, limits);
    Data data = Data::fromOctets(tag, {});
    if (!decoder.body(data, limits.depth))
        return damaged(bytes.size() - decoder.left());
    bytes = bytes.last(decoder.left());
    return data;
}

} // namespace meterbench::protocol::axdr
