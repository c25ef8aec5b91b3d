// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/kmp/clock.h"
#include "protocol/kmp/register_value.h"

/// The classic logs, commands A0–A3 (KMP447 6.3): requests and answers of 162, 282, 382 and heat meters. OMNIPOWER has
/// LoggerReadOut instead. Formats only; which records there are is the meter's.
namespace meterbench::protocol::kmp {

enum class LogDirection : std::uint8_t {
    FromTime = 0xA0, ///< the oldest record at or behind the time, then towards the present
    FromLastRead = 0xA1, ///< behind the record that was read last, towards the present
    FromId = 0xA2, ///< towards the present
    TowardsPast = 0xA3 ///< from the time, less an offset of records, backwards
};

/// Log ids of 162, 382 (public head-end code).
namespace classic_log {
inline constexpr std::uint8_t debiting = 1;
inline constexpr std::uint8_t status = 2;
inline constexpr std::uint8_t cutOff = 5;
inline constexpr std::uint8_t loadProfile = 6;
} // namespace classic_log

/// Their number stands in one octet.
inline constexpr std::size_t mostColumns = 255;

struct LogRequest {
    LogDirection direction = LogDirection::FromLastRead;
    std::uint8_t log = 0;
    std::vector<RegisterId> registers; ///< at most mostColumns
    std::uint8_t records = 1; ///< at most so many
    std::uint8_t longest = 0xFF; ///< octets of the answer from command to info
    RealTimeClock time; ///< FromTime, TowardsPast
    std::uint16_t id = 0; ///< FromId: the first record; TowardsPast: the offset

    bool operator==(const LogRequest&) const = default;
};

[[nodiscard]] Bytes encodeLogRequest(const LogRequest& request);
/// @param octets behind the command. Error: `kmp-request-damaged`.
[[nodiscard]] Result<LogRequest> decodeLogRequest(LogDirection direction, Octets octets);

struct LogColumn {
    RegisterId id = 0;
    RegisterFormat format;

    bool operator==(const LogColumn&) const = default;
};

struct LogRecord {
    std::uint16_t id = 0;
    std::vector<Bytes> values; ///< one per column, as long as its format says

    bool operator==(const LogRecord&) const = default;
};

struct LogAnswer {
    /// Bits of info.
    static constexpr std::uint8_t empty = 0x01;
    static constexpr std::uint8_t outOfRange = 0x04;
    static constexpr std::uint8_t longestReached = 0x08;
    static constexpr std::uint8_t endReached = 0x10;

    std::uint8_t log = 0;
    std::vector<LogColumn> columns; ///< registers that the log does not have are left out
    std::vector<LogRecord> records; ///< in the order of reading
    std::uint16_t lastRead = 0;
    std::uint16_t newest = 0;
    std::uint8_t info = 0;

    bool operator==(const LogAnswer&) const = default;
};

/// Octets of an answer from command to info.
[[nodiscard]] std::size_t applicationLength(const LogAnswer& answer);
/// Behind the command. Values longer than 255 octets are cut. Without records the columns cannot be told and are left
/// out.
[[nodiscard]] Bytes encodeLogAnswer(const LogAnswer& answer);
/// @param octets behind the command. An answer that is only its info octet is one, as the paper allows after an error.
/// Error: `kmp-answer-damaged`.
[[nodiscard]] Result<LogAnswer> decodeLogAnswer(Octets octets);

/// The value of a column in a record as a register value.
[[nodiscard]] RegisterValue valueOf(const LogColumn& column, const Bytes& octets);

} // namespace meterbench::protocol::kmp
