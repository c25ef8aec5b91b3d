// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/axdr/data.h"

/// Reads A-XDR piece by piece from bytes of the caller, without building a Data: for APDUs and for whoever walks
/// through a long value. Once a piece is missing, all that follows is empty and ok() says so: read on, ask once at the
/// end. One owner; the bytes must outlive it.
namespace meterbench::protocol::axdr {

/// What stands at one place of a value: a number, octets, or the opening of a container.
struct Token {
    Tag tag = Tag::Null;
    std::size_t count = 0; ///< elements of a container, bits of a bit-string
    std::span<const std::byte> octets; ///< payload of everything but containers
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_left(bytes) { }

    /// The next token; the elements of a container follow as tokens of their own.
    [[nodiscard]] Token next();
    /// A whole value.
    [[nodiscard]] Data data(const Limits& limits = {});
    /// Passes over a whole value and gives its bytes.
    std::span<const std::byte> skip(const Limits& limits = {});

    // Below the level of values.
    std::uint8_t octet();
    std::uint16_t unsigned16();
    std::uint32_t unsigned32();
    std::size_t length();
    std::span<const std::byte> raw(std::size_t size);
    std::span<const std::byte> sized() { return raw(length()); }
    Obis logicalName();

    [[nodiscard]] bool ok() const { return m_isOk; }
    /// Nothing is missing and nothing is left.
    [[nodiscard]] bool finished() const { return m_isOk && m_left.empty(); }
    [[nodiscard]] std::span<const std::byte> rest() const { return m_left; }
    void fail();

private:
    std::span<const std::byte> m_left;
    bool m_isOk = true;
};

} // namespace meterbench::protocol::axdr
