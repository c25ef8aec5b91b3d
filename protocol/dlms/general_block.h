// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

#include <span>
#include <utility>

/// General block transfer (IEC 62056-5-3, 7.3.15 and 9.4.6.13): any APDU in numbered blocks, several of them before the
/// other side confirms. Codec and the two ends of a transfer; lost blocks are asked for again. No time. Owned by an
/// association.
namespace meterbench::protocol::dlms {

struct GeneralBlock {
    bool isLast = false;
    bool isStreaming = false; ///< more blocks follow before it is the receiver's turn
    std::uint8_t window = 1; ///< blocks the sender of this can take, 0 … 63
    std::uint16_t number = 0;
    std::uint16_t acknowledged = 0;
    Bytes octets;

    bool operator==(const GeneralBlock&) const = default;
    [[nodiscard]] Bytes encode() const;
    /// Error: `dlms-damaged`.
    [[nodiscard]] static Result<GeneralBlock> decode(std::span<const std::byte> apdu);
};

/// Control, number, acknowledged number, tag and length of a block.
constexpr std::size_t generalBlockOverhead = 9;

class GeneralBlockSender {
public:
    /// @param apdu what is sent @param blockSize octets in one block
    GeneralBlockSender(Bytes apdu, std::size_t blockSize) : m_apdu(std::move(apdu)), m_blockSize(blockSize) { }

    /// The blocks that may go before the peer speaks again. @param acknowledged last block the peer has @param
    /// window how many it takes. Empty when it has them all or names one that was never sent.
    [[nodiscard]] std::vector<GeneralBlock> next(
        std::uint16_t acknowledged, std::uint8_t window, std::uint16_t peersBlock);
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

private:
    Bytes m_apdu;
    std::size_t m_blockSize;
    std::uint16_t m_sent = 0;
    bool m_isFinished = false;
};

class GeneralBlockReceiver {
public:
    explicit GeneralBlockReceiver(std::size_t longest) : m_longest(longest) { }

    enum class Outcome { Continue, Answer, Complete, TooLong };

    /// Answer: it is our turn, send confirmation().
    [[nodiscard]] Outcome accept(const GeneralBlock& block);
    [[nodiscard]] GeneralBlock confirmation(std::uint8_t window, std::uint16_t ownNumber) const;
    [[nodiscard]] Bytes take() { return std::exchange(m_apdu, {}); }
    [[nodiscard]] std::uint16_t lastReceived() const { return m_last; }

private:
    Bytes m_apdu;
    std::size_t m_longest;
    std::uint16_t m_last = 0;
};

} // namespace meterbench::protocol::dlms
