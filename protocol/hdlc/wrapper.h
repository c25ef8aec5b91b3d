// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

#include <optional>
#include <span>

/// The wrapper of IEC 62056-47 for TCP and UDP (port 4059): eight octets before each APDU say version, wrapper ports of
/// source and destination, and length. Writer and incremental reader. One owner, one thread.
namespace meterbench::protocol::hdlc {

constexpr std::uint16_t wrapperTcpPort = 4059;
constexpr std::size_t wrapperHeaderSize = 8;

struct WrapperView {
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    std::span<const std::byte> apdu;
};

/// Appends header and APDU. @param apdu at most 65,535 octets
void appendWrapper(Bytes& out, std::uint16_t source, std::uint16_t destination, std::span<const std::byte> apdu);

class WrapperReader {
public:
    /// Takes bytes in; next() gives what became complete. At most two of the longest APDUs are held.
    /// @return how many were taken: call next() until it is empty, then again with the rest
    [[nodiscard]] std::size_t feed(std::span<const std::byte> bytes);
    /// The next APDU, valid until the next call. Error: `wrapper-damaged` for another version: a stream has no place to
    /// begin again, so every later call says the same.
    [[nodiscard]] Result<std::optional<WrapperView>> next();
    void reset();

private:
    Bytes m_buffer;
    std::size_t m_begin = 0;
    bool m_isDamaged = false;
};

} // namespace meterbench::protocol::hdlc
