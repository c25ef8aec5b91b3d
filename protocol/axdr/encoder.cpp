// SPDX-License-Identifier: Apache-2.0
#include "protocol/axdr/encoder.h"

#include "protocol/axdr/length.h"

#include <algorithm>

namespace meterbench::protocol::axdr {

namespace {

// Tag, length and inline store, rounded up: what one value without a block may touch.
constexpr std::size_t slack = 16;

} // namespace

/// Appends through a pointer with room secured per container, so that plain elements need no check of their own.
class TreeEncoder {
public:
    explicit TreeEncoder(std::vector<std::byte>& out) : m_out(out), m_used(out.size()) { }

    void value(const Data& data)
    {
        secure(slack);
        one(data);
    }
    void untagged(const Data& data)
    {
        secure(slack);
        const auto at = m_used;
        one(data);
        // The tag was written for the sake of one code path: close the gap.
        std::copy(m_out.begin() + static_cast<std::ptrdiff_t>(at) + 1,
            m_out.begin() + static_cast<std::ptrdiff_t>(m_used), m_out.begin() + static_cast<std::ptrdiff_t>(at));
        --m_used;
    }
    void finish() { m_out.resize(m_used); }

private:
    void secure(std::size_t room)
    {
        if (m_out.size() - m_used < room)
            m_out.resize(std::max(m_used + room, m_out.size() * 2));
    }

    // At least `slack` octets are there.
    void one(const Data& data)
    {
        auto* out = m_out.data() + m_used;
        *out = static_cast<std::byte>(data.m_tag);
        const auto shape = layoutOf(data.m_tag).shape;
        if (shape == Shape::Fixed) {
            std::memcpy(out + 1, data.m_store, Data::inlineCapacity);
            m_used += 1U + data.m_count;
            return;
        }
        if (data.m_count <= Data::inlineCapacity && shape == Shape::Octets) {
            out[1] = std::byte{data.m_count};
            std::memcpy(out + 2, data.m_store, Data::inlineCapacity);
            m_used += 2U + data.m_count;
            return;
        }
        large(data, shape);
    }

    void large(const Data& data, Shape shape)
    {
        if (shape == Shape::Elements) {
            const auto elements = data.elements();
            m_used = position(putLength(m_out.data() + m_used + 1, elements.size()));
            secure((elements.size() + 1) * slack);
            for (const auto& element : elements) {
                secure(slack);
                one(element);
            }
            return;
        }
        const auto octets = data.octets();
        secure(slack + octets.size());
        auto* out = m_out.data() + m_used + 1;
        if (shape == Shape::Bits)
            out = putLength(out, data.bitCount());
        else if (shape == Shape::Octets)
            out = putLength(out, octets.size());
        m_used = position(std::copy(octets.begin(), octets.end(), out));
    }

    [[nodiscard]] std::size_t position(const std::byte* at) const
    {
        return static_cast<std::size_t>(at - m_out.data());
    }

    std::vector<std::byte>& m_out;
    std::size_t m_used;
};

void encode(const Data& data, std::vector<std::byte>& out)
{
    TreeEncoder encoder(out);
    encoder.value(data);
    encoder.finish();
}

std::vector<std::byte> encode(const Data& data)
{
    std::vector<std::byte> out;
    encode(data, out);
    return out;
}

void encodeUntagged(const Data& data, std::vector<std::byte>& out)
{
    TreeEncoder encoder(out);
    encoder.untagged(data);
    encoder.finish();
}

} // namespace meterbench::protocol::axdr
