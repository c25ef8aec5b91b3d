// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/kmp/frame_reader.h"
#include "protocol/kmp/request.h"

/// What a meter answers: one type per kind of answer, to a frame and back. An accepted write is answered by one octet
/// (Acknowledged), a refused one by silence, which is no answer and stands nowhere here. Plain values.
namespace meterbench::protocol::kmp {

/// Which meter, which software: "5A00" and letter 1, number 2 is OMNIPOWER, software A2.
struct MeterType {
    std::uint16_t word = 0;
    std::uint8_t revisionLetter = 1; ///< 1 is A, 26 is Z, 27 is AA
    std::uint8_t revisionNumber = 0;

    bool operator==(const MeterType&) const = default;
};

/// "F1", "AA3"; "?" stands for a letter that is none.
[[nodiscard]] std::string revisionText(const MeterType& type);

struct SerialNumber {
    std::uint32_t number = 0;
    bool operator==(const SerialNumber&) const = default;
};

/// Registers the meter does not know are left out, so the answer may be empty.
struct Registers {
    std::vector<RegisterValue> values;

    /// Null when the meter left it out.
    [[nodiscard]] const RegisterValue* find(RegisterId id) const;
    bool operator==(const Registers&) const = default;
};

/// Byte 0 in the highest octet.
struct EventStatus {
    std::uint32_t flags = 0;
    bool operator==(const EventStatus&) const = default;
};

/// Bits of byte 0 agree with the status digits of the 162M paper; those of byte 2 are known from public code only.
namespace event {
inline constexpr std::uint32_t reset = 0x01000000;
inline constexpr std::uint32_t eeprom = 0x02000000;
inline constexpr std::uint32_t magnet = 0x04000000;
inline constexpr std::uint32_t ram = 0x08000000;
inline constexpr std::uint32_t rom = 0x10000000;
inline constexpr std::uint32_t alarmInput = 0x20000000;
inline constexpr std::uint32_t coverOpen = 0x40000000;
inline constexpr std::uint32_t auxiliarySupply = 0x80000000;
inline constexpr std::uint32_t unreadDebiting = 0x00000100;
inline constexpr std::uint32_t unreadRealTimeClock = 0x00000200;
inline constexpr std::uint32_t unreadStatus = 0x00000400;
inline constexpr std::uint32_t unreadVoltageQuality = 0x00000800;
inline constexpr std::uint32_t unreadDisconnect = 0x00001000;
} // namespace event

using Answer = std::variant<Acknowledged, MeterType, SerialNumber, Registers, CutOffStatus, EventStatus, LogAnswer,
    ReadOutAnswer>;

/// The frame that answers a command. Not for Acknowledged, which has none: it becomes an empty answer.
[[nodiscard]] Frame encodeAnswer(Command command, const Answer& answer, std::uint8_t address = meterAddress);

/// Errors: `kmp-command-unknown`, `kmp-answer-damaged` when the data do not fit the command.
[[nodiscard]] Result<Answer> decodeAnswer(const Frame& frame);

} // namespace meterbench::protocol::kmp
