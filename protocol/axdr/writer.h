// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/axdr/data.h"

#include <vector>

/// Writes A-XDR piece by piece into a buffer of the caller, without building a Data: for rows of loggers and for APDUs.
/// It does not check that as many elements follow as were announced. One owner; the buffer must outlive it.
namespace meterbench::protocol::axdr {

class Writer {
public:
    explicit Writer(std::vector<std::byte>& out) : m_out(out) { }

    void null() { octet(0); }
    void array(std::size_t count) { container(Tag::Array, count); }
    void structure(std::size_t count) { container(Tag::Structure, count); }
    /// An integral type of this tag.
    void number(Tag tag, std::int64_t value);
    void octetString(std::span<const std::byte> octets) { tagged(Tag::OctetString, octets); }
    void visibleString(std::string_view text);
    void logicalName(const Obis& name);
    void dateTime(const DateTime& value);
    void data(const Data& value);

    // Below the level of values.
    void octet(std::uint8_t value) { m_out.push_back(std::byte{value}); }
    void unsigned16(std::uint16_t value);
    void unsigned32(std::uint32_t value);
    void length(std::size_t length);
    void raw(std::span<const std::byte> bytes) { m_out.insert(m_out.end(), bytes.begin(), bytes.end()); }
    /// Length and octets, as an OCTET STRING that is no Data.
    void sized(std::span<const std::byte> bytes);

private:
    void container(Tag tag, std::size_t count);
    void tagged(Tag tag, std::span<const std::byte> octets);

    std::vector<std::byte>& m_out;
};

} // namespace meterbench::protocol::axdr
