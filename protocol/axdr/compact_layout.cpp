// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_layout.h"

#include "protocol/axdr/length.h"

namespace meterbench::protocol::axdr {

namespace {

class DescriptionReader {
public:
    explicit DescriptionReader(std::span<const std::byte> bytes) : m_bytes(bytes) { }

    bool read(CompactDescription& description, std::size_t depth)
    {
        if (m_bytes.empty() || depth == 0)
            return false;
        description.tag = static_cast<Tag>(take());
        switch (layoutOf(description.tag).shape) {
        case Shape::Unknown:
        case Shape::Compact: // the grammar has no compact array in a compact array
            return false;
        case Shape::Elements:
            return description.tag == Tag::Array ? array(description, depth) : structure(description, depth);
        default:
            return true;
        }
    }
    [[nodiscard]] std::span<const std::byte> rest() const { return m_bytes; }

private:
    std::byte take()
    {
        const auto octet = m_bytes.front();
        m_bytes = m_bytes.subspan(1);
        return octet;
    }
    bool array(CompactDescription& description, std::size_t depth)
    {
        if (m_bytes.size() < 2)
            return false;
        description.count = std::to_integer<std::size_t>(take()) << 8U;
        description.count |= std::to_integer<std::size_t>(take());
        return read(description.parts.emplace_back(), depth - 1);
    }
    bool structure(CompactDescription& description, std::size_t depth)
    {
        const auto* const end = m_bytes.data() + m_bytes.size();
        std::size_t count = 0;
        const auto* const at = takeLength(m_bytes.data(), end, count);
        if (at == nullptr || count > static_cast<std::size_t>(end - at))
            return false;
        m_bytes = m_bytes.last(static_cast<std::size_t>(end - at));
        while (count-- > 0) {
            if (!read(description.parts.emplace_back(), depth - 1))
                return false;
        }
        return true;
    }

    std::span<const std::byte> m_bytes;
};

} // namespace

Result<CompactLayout> readCompactLayout(std::span<const std::byte> bytes, const Limits& limits)
{
    const auto broken = [] { return failure(ErrorKind::Damaged, "axdr-damaged", {{"detail", "compact-array"}}); };
    DescriptionReader reader(bytes);
    CompactLayout layout;
    if (!reader.read(layout.description, limits.depth))
        return broken();
    const auto rest = reader.rest();
    const auto* const end = rest.data() + rest.size();
    std::size_t length = 0;
    const auto* const at = takeLength(rest.data(), end, length);
    if (at == nullptr || length > static_cast<std::size_t>(end - at))
        return broken();
    layout.contents = {at, length};
    layout.size = static_cast<std::size_t>(at - bytes.data()) + length;
    return layout;
}

} // namespace meterbench::protocol::axdr
