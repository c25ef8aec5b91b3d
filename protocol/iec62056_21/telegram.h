// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/iec62056_21/data_set.h"
#include "protocol/iec62056_21/opening.h"

/// Telegrams that a meter sends unasked: mode D ("D0": identification, empty line, data lines, "!") and the P1 port of
/// consumers (the same with a CRC-16 behind the "!", DSMR 5 chapter 6). Whole telegrams to meaning and back, and the
/// reader that cuts them out of a stream. When they are sent is mode_d.h. Plain values; one owner for a reader.
namespace meterbench::protocol::iec62056_21 {

enum class TelegramCheck : std::uint8_t {
    None, ///< mode D
    Crc16 ///< P1: four hexadecimal digits, CRC-16/ARC from '/' to '!'
};

struct Telegram {
    /// "KAM" and '5': in P1 the character says nothing of the line, which has 115200 8N1.
    Identification identification;
    std::vector<DataSet> sets;
    std::vector<std::string> unreadable; ///< lines that are none; never written
    TelegramCheck check = TelegramCheck::None;

    bool operator==(const Telegram&) const = default;
};

/// CRC-16/ARC: polynomial 8005h reflected, initial value 0. Check value of "123456789" is BB3D.
[[nodiscard]] std::uint16_t telegramCrc(std::string_view text);

/// Characters with bit 8 zero.
[[nodiscard]] Bytes encode(const Telegram& telegram);

/// One telegram from '/' to the end of the line with '!'. Bit 8 does not count. Errors: `iec-message-damaged`,
/// `p1-check` when the CRC differs.
[[nodiscard]] Result<Telegram> decodeTelegram(Octets bytes);

class TelegramReader {
public:
    /// The longest push of a P1 port has 1024 characters by DSMR 2.2, a few kB since.
    static constexpr std::size_t longestTelegram = 65536;

    /// @return the telegrams that became complete, each as decodeTelegram() sees it
    [[nodiscard]] std::vector<Result<Telegram>> feed(Octets bytes);
    void reset() { m_text.clear(); }

private:
    std::string m_text; ///< begins with '/', or is empty
    bool m_isEnding = false; ///< behind the '!'
};

} // namespace meterbench::protocol::iec62056_21
