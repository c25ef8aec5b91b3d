// SPDX-License-Identifier: Apache-2.0
#include "core/device/image_transfer.h"

#include "core/base/crc32.h"

#include <string>

namespace meterbench::device {

std::uint32_t ImageTransfer::checkOf(std::uint32_t block, std::span<const std::byte> bytes)
{
    // A number fed into the CRC would cancel out when two blocks change places, as CRC is linear.
    return crc32(bytes) * (2 * block + 1);
}

Result<void> ImageTransfer::initiate(std::uint32_t bytes, std::uint32_t check)
{
    if (m_state == ImageState::ActivationInitiated)
        return failure("image-busy");
    if (bytes == 0 || bytes > mostBlocks * blockBytes)
        return failure("image-size", {{"bytes", std::to_string(bytes)}});
    // The same image again resumes where it was interrupted.
    if (m_state == ImageState::Initiated && bytes == m_bytes && check == m_expected)
        return {};
    m_bytes = bytes;
    m_expected = check;
    m_check = 0;
    m_received.reset();
    m_state = ImageState::Initiated;
    return {};
}

Result<void> ImageTransfer::transfer(std::uint32_t block, std::span<const std::byte> bytes)
{
    if (m_state != ImageState::Initiated)
        return failure("image-not-initiated");
    const auto last = blocks() - 1;
    const auto expected = block == last ? m_bytes - last * blockBytes : blockBytes;
    if (block > last || bytes.size() != expected)
        return failure("image-block", {{"block", std::to_string(block)}});
    if (!m_received.test(block)) {
        m_received.set(block);
        m_check ^= checkOf(block, bytes);
    }
    return {};
}

std::uint32_t ImageTransfer::firstMissing() const
{
    std::uint32_t block = 0;
    while (block < blocks() && m_received.test(block))
        ++block;
    return block;
}

Result<void> ImageTransfer::verify()
{
    if (m_state != ImageState::Initiated && m_state != ImageState::VerificationSuccessful)
        return failure("image-not-initiated");
    if (firstMissing() != blocks())
        return failure("image-incomplete", {{"block", std::to_string(firstMissing())}});
    if (m_check != m_expected) {
        m_state = ImageState::VerificationFailed;
        return failure("image-damaged");
    }
    m_state = ImageState::VerificationSuccessful;
    return {};
}

Result<void> ImageTransfer::activate()
{
    if (m_state != ImageState::VerificationSuccessful)
        return failure("image-not-verified");
    m_state = ImageState::ActivationSuccessful;
    return {};
}

} // namespace meterbench::device
