// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/compact_array.h"

#include "protocol/axdr/compact_layout.h"
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/axdr/length.h"

#include <algorithm>

namespace meterbench::protocol::axdr {

namespace {

tl::unexpected<Error> damaged()
{
    return failure(ErrorKind::Damaged, "axdr-damaged", {{"detail", "compact-array"}});
}

class ElementReader {
public:
    ElementReader(std::span<const std::byte> contents, const Limits& limits) : m_left(contents), m_limits(limits) { }

    bool read(const CompactDescription& description, Data& data)
    {
        if (m_read++ == m_limits.elements)
            return false;
        if (layoutOf(description.tag).shape != Shape::Elements) {
            auto value = decodeUntagged(description.tag, m_left, m_limits);
            if (value)
                data = std::move(*value);
            return value.has_value();
        }
        const bool isArray = description.tag == Tag::Array;
        const auto count = isArray ? description.count : description.parts.size();
        // Elements of an array take an octet each at least: a count beyond what is left is a lie.
        if (count > m_limits.elements - m_read || (isArray && count > m_left.size()))
            return false;
        data = Data::container(description.tag, count);
        for (std::size_t i = 0; i < count; ++i) {
            if (!read(description.parts[isArray ? 0 : i], data.elements()[i]))
                return false;
        }
        return true;
    }
    [[nodiscard]] std::size_t left() const { return m_left.size(); }

private:
    std::span<const std::byte> m_left;
    Limits m_limits;
    std::size_t m_read = 0;
};

/// Elements of an array that take no octets cannot be told from a lie by whoever reads them.
bool takesNoOctets(const CompactDescription& description)
{
    if (layoutOf(description.tag).shape == Shape::Elements)
        return std::ranges::all_of(description.parts, takesNoOctets);
    return layoutOf(description.tag).shape == Shape::Fixed && layoutOf(description.tag).fixedSize == 0;
}

bool describe(const Data& data, CompactDescription& description)
{
    description.tag = data.tag();
    if (data.tag() == Tag::CompactArray)
        return false;
    const auto elements = data.elements();
    if (data.tag() == Tag::Structure) {
        return std::ranges::all_of(
            elements, [&](const Data& part) { return describe(part, description.parts.emplace_back()); });
    }
    if (data.tag() != Tag::Array)
        return true;
    description.count = elements.size();
    if (elements.empty() || elements.size() > UINT16_MAX
        || !describe(elements.front(), description.parts.emplace_back()) || takesNoOctets(description.parts.front()))
        return false;
    return std::ranges::all_of(elements.subspan(1), [&](const Data& element) {
        CompactDescription other;
        return describe(element, other) && other == description.parts.front();
    });
}

void write(const CompactDescription& description, std::vector<std::byte>& out)
{
    out.push_back(static_cast<std::byte>(description.tag));
    if (description.tag == Tag::Array) {
        out.push_back(static_cast<std::byte>(description.count >> 8U));
        out.push_back(static_cast<std::byte>(description.count & 0xFFU));
    } else if (description.tag == Tag::Structure) {
        std::byte length[5];
        out.insert(out.end(), length, putLength(length, description.parts.size()));
    }
    for (const auto& part : description.parts)
        write(part, out);
}

void writeContents(const Data& data, std::vector<std::byte>& out)
{
    if (layoutOf(data.tag()).shape != Shape::Elements) {
        encodeUntagged(data, out);
        return;
    }
    for (const auto& element : data.elements())
        writeContents(element, out);
}

} // namespace

Result<Data> unfold(const Data& compactArray, const Limits& limits)
{
    const auto layout = readCompactLayout(compactArray.octets(), limits);
    if (compactArray.tag() != Tag::CompactArray || !layout || layout->size != compactArray.octets().size())
        return damaged();
    ElementReader contents(layout->contents, limits);
    std::vector<Data> elements;
    while (contents.left() > 0) {
        const auto before = contents.left();
        if (!contents.read(layout->description, elements.emplace_back()) || contents.left() == before)
            return damaged();
    }
    return Data::array(std::move(elements));
}

std::optional<Data> fold(std::span<const Data> elements)
{
    CompactDescription description;
    if (elements.empty() || !describe(elements.front(), description))
        return {};
    std::vector<std::byte> contents;
    for (const auto& element : elements) {
        CompactDescription other;
        if (!describe(element, other) || other != description)
            return {};
        const auto before = contents.size();
        writeContents(element, contents);
        if (contents.size() == before)
            return {};
    }
    std::vector<std::byte> octets;
    write(description, octets);
    std::byte length[5];
    octets.insert(octets.end(), length, putLength(length, contents.size()));
    octets.insert(octets.end(), contents.begin(), contents.end());
    return Data::fromOctets(Tag::CompactArray, octets);
}

} // namespace meterbench::protocol::axdr
