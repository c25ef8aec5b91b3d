// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/kmp/classic_log.h"

#include <optional>

/// LoggerReadOut, command B8: how OMNIPOWER hands out its logs. The first record stands in full, further ones as
/// differences. No Kamstrup paper is public: the layout is that of public head-end and modem code, the requests as
/// their constants show them; that the time of a request is seconds since 2000 is inferred. Formats only.
namespace meterbench::protocol::kmp {

enum class ReadOutDirection : std::uint8_t { FromTime = 0x00, FromId = 0x02, TowardsPast = 0x03 };

/// Log types.
namespace logger {
inline constexpr std::uint8_t debiting1 = 1;
inline constexpr std::uint8_t status = 2;
inline constexpr std::uint8_t realTimeClock = 3;
inline constexpr std::uint8_t voltageQuality = 4;
inline constexpr std::uint8_t disconnect = 5;
inline constexpr std::uint8_t loadProfile = 6;
inline constexpr std::uint8_t debiting351 = 7;
inline constexpr std::uint8_t debiting2 = 8;
inline constexpr std::uint8_t loadProfileEvent = 10;
inline constexpr std::uint8_t analysis = 11;
inline constexpr std::uint8_t neutralFault = 12;
inline constexpr std::uint8_t uploadGood = 13;
inline constexpr std::uint8_t uploadFailed = 14;
inline constexpr std::uint8_t voltageQuality1 = 16;
inline constexpr std::uint8_t voltageQuality2 = 17;
} // namespace logger

struct ReadOutRequest {
    ReadOutDirection direction = ReadOutDirection::FromId;
    std::uint8_t log = logger::loadProfile;
    std::vector<RegisterId> registers; ///< at most 255
    std::uint16_t records = 1; ///< at most so many
    std::uint32_t from = 0; ///< seconds since 2000-01-01, or a record's id

    bool operator==(const ReadOutRequest&) const = default;
};

[[nodiscard]] Bytes encodeReadOutRequest(const ReadOutRequest& request);
/// @param octets behind the command. Error: `kmp-request-damaged`.
[[nodiscard]] Result<ReadOutRequest> decodeReadOutRequest(Octets octets);

/// A column whose difference need not be sent when it is the usual one (the time of a load profile).
struct DefaultInterval {
    RegisterId id = 0;
    Bytes interval; ///< as long as the column, else it is left out; of a KamDateTime the seconds count

    bool operator==(const DefaultInterval&) const = default;
};

struct ReadOutAnswer {
    /// Bits of info, from bit 0 (order of the public code; none is printed by Kamstrup).
    static constexpr std::uint16_t empty = 0x0001;
    static constexpr std::uint16_t outOfRange = 0x0002;
    static constexpr std::uint16_t intervalChanged = 0x0004;
    static constexpr std::uint16_t registerNotSupported = 0x0008;
    static constexpr std::uint16_t notAll = 0x0010;
    static constexpr std::uint16_t formatChanged = 0x0020;
    static constexpr std::uint16_t lastReached = 0x0040;
    static constexpr std::uint16_t firstReached = 0x0080;
    static constexpr std::uint16_t memory = 0x0100;
    static constexpr std::uint16_t invalid = 0x0200;
    static constexpr std::uint16_t internal = 0x0400;

    ReadOutDirection direction = ReadOutDirection::FromId;
    std::uint8_t log = 0;
    std::uint32_t firstId = 0; ///< of the first record
    std::vector<LogColumn> columns;
    std::optional<DefaultInterval> defaultInterval;
    std::vector<std::vector<Bytes>> rows; ///< per record one value per column, as long as its format says
    std::uint32_t newestId = 0;
    std::uint16_t info = 0;

    bool operator==(const ReadOutAnswer&) const = default;
};

/// Behind the command. Values are brought to the length of their column. Without rows the columns are left out.
[[nodiscard]] Bytes encodeReadOutAnswer(const ReadOutAnswer& answer);

/// @param octets behind the command; what it holds is bounded by the frame. Error: `kmp-answer-damaged`.
[[nodiscard]] Result<ReadOutAnswer> decodeReadOutAnswer(Octets octets);

} // namespace meterbench::protocol::kmp
