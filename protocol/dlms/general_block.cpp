// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/general_block.h"

#include "protocol/axdr/reader.h"
#include "protocol/axdr/writer.h"
#include "protocol/dlms/apdu_tag.h"

#include <algorithm>

namespace meterbench::protocol::dlms {

Bytes GeneralBlock::encode() const
{
    Bytes out;
    axdr::Writer writer(out);
    writer.octet(static_cast<std::uint8_t>(ApduTag::GeneralBlockTransfer));
    const auto flags = static_cast<unsigned>(isLast) << 7U | static_cast<unsigned>(isStreaming) << 6U;
    writer.octet(static_cast<std::uint8_t>(flags | (window & 0x3FU)));
    writer.unsigned16(number);
    writer.unsigned16(acknowledged);
    writer.sized(octets);
    return out;
}

Result<GeneralBlock> GeneralBlock::decode(std::span<const std::byte> apdu)
{
    axdr::Reader reader(apdu);
    GeneralBlock block;
    const auto tag = reader.octet();
    const auto control = reader.octet();
    block.isLast = (control & 0x80U) != 0;
    block.isStreaming = (control & 0x40U) != 0;
    block.window = control & 0x3FU;
    block.number = reader.unsigned16();
    block.acknowledged = reader.unsigned16();
    const auto octets = reader.sized();
    block.octets.assign(octets.begin(), octets.end());
    if (tag != static_cast<std::uint8_t>(ApduTag::GeneralBlockTransfer) || !reader.finished())
        return failure(ErrorKind::Damaged, "dlms-damaged", {{"detail", "general block transfer"}});
    return block;
}

std::vector<GeneralBlock> GeneralBlockSender::next(
    std::uint16_t acknowledged, std::uint8_t window, std::uint16_t peersBlock)
{
    std::vector<GeneralBlock> blocks;
    const auto total = std::max<std::size_t>(1, (m_apdu.size() + m_blockSize - 1) / m_blockSize);
    if (acknowledged > m_sent)
        return blocks;
    m_isFinished = acknowledged == total;
    const auto last = std::min<std::size_t>(total, acknowledged + std::max<std::size_t>(1, window));
    for (std::size_t number = acknowledged + std::size_t{1}; number <= last && number <= UINT16_MAX; ++number) {
        GeneralBlock block;
        block.isLast = number == total;
        block.isStreaming = number != last;
        block.number = static_cast<std::uint16_t>(number);
        block.acknowledged = peersBlock;
        const auto begin = (number - 1) * m_blockSize;
        const auto part = std::span(m_apdu).subspan(begin, std::min(m_blockSize, m_apdu.size() - begin));
        block.octets.assign(part.begin(), part.end());
        m_sent = std::max(m_sent, block.number);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

GeneralBlockReceiver::Outcome GeneralBlockReceiver::accept(const GeneralBlock& block)
{
    if (block.number == m_last + 1) {
        if (m_apdu.size() + block.octets.size() > m_longest)
            return Outcome::TooLong;
        m_apdu.insert(m_apdu.end(), block.octets.begin(), block.octets.end());
        m_last = block.number;
        if (block.isLast)
            return Outcome::Complete;
    }
    return block.isStreaming ? Outcome::Continue : Outcome::Answer;
}

GeneralBlock GeneralBlockReceiver::confirmation(std::uint8_t window, std::uint16_t ownNumber) const
{
    GeneralBlock block;
    block.isLast = true;
    block.window = window;
    block.number = ownNumber;
    block.acknowledged = m_last;
    return block;
}

} // namespace meterbench::protocol::dlms
