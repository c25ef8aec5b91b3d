// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

/// Firmware update as the states of COSEM "Image transfer": initiate, blocks in any order and resumed, verify by check
/// sum, activate. The image itself is not kept: each block leaves its check sum, so that a damaged image is refused. A
/// plain value.
namespace meterbench::device {

enum class ImageState : std::uint8_t {
    NotInitiated = 0,
    Initiated = 1,
    VerificationInitiated = 2,
    VerificationSuccessful = 3,
    VerificationFailed = 4,
    ActivationInitiated = 5,
    ActivationSuccessful = 6,
    ActivationFailed = 7
};

class ImageTransfer {
public:
    static constexpr std::size_t mostBlocks = 2048;
    static constexpr std::uint32_t blockBytes = 256;

    /// @param check the exclusive-or of checkOf() of all blocks: what verify() will ask for
    /// Errors: `image-size`, `image-busy` while an activation is under way.
    [[nodiscard]] Result<void> initiate(std::uint32_t bytes, std::uint32_t check);
    /// A block again is taken once. Errors: `image-not-initiated`, `image-block`.
    [[nodiscard]] Result<void> transfer(std::uint32_t block, std::span<const std::byte> bytes);
    /// Errors: `image-incomplete` with the first missing block, `image-damaged`.
    [[nodiscard]] Result<void> verify();
    /// Error: `image-not-verified`.
    [[nodiscard]] Result<void> activate();

    [[nodiscard]] ImageState state() const { return m_state; }
    [[nodiscard]] std::uint32_t blocks() const { return (m_bytes + blockBytes - 1) / blockBytes; }
    /// The first block not transferred; blocks() when all are.
    [[nodiscard]] std::uint32_t firstMissing() const;
    [[nodiscard]] bool isTransferred(std::uint32_t block) const { return block < mostBlocks && m_received.test(block); }

    /// The share of a block in the image's check: its CRC-32 times 2·number + 1, modulo 2^32, so that a block in
    /// another's place is seen.
    [[nodiscard]] static std::uint32_t checkOf(std::uint32_t block, std::span<const std::byte> bytes);

    bool operator==(const ImageTransfer&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, ImageTransfer& transfer)
    {
        archive(transfer.m_state, transfer.m_bytes, transfer.m_expected, transfer.m_check, transfer.m_received);
    }

private:
    ImageState m_state = ImageState::NotInitiated;
    std::uint32_t m_bytes = 0;
    std::uint32_t m_expected = 0;
    std::uint32_t m_check = 0;
    std::bitset<mostBlocks> m_received;
};

} // namespace meterbench::device
