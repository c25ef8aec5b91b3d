// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/kmp/breaker.h"
#include "protocol/kmp/frame.h"
#include "protocol/kmp/logger_readout.h"

#include <variant>

/// What is asked of a meter: one type per command, to a frame and back. The client encodes, the server decodes; what a
/// meter answers is answer.h. Plain values. Numbers of commands: KMP447 for heat meters, public head-end code for
/// electricity (07, 85, 86,
/// 88, 97, 98, B8). Login (92) and the voltage-quality set-up (A6, A7) are known by name alone and stand nowhere here.
namespace meterbench::protocol::kmp {

enum class Command : std::uint8_t {
    GetType = 0x01,
    GetSerialNumber = 0x02,
    Reset = 0x07,
    SetClock = 0x09,
    GetRegister = 0x10,
    PutRegister = 0x11,
    ResetWithoutBackup = 0x85,
    ShowYes = 0x86,
    DebitingStop = 0x88,
    SetCutOffState = 0x97,
    GetCutOffState = 0x98,
    ReadEventStatus = 0x9B,
    ClearEventStatus = 0x9C,
    LogFromTime = 0xA0,
    LogFromLastRead = 0xA1,
    LogFromId = 0xA2,
    LogTowardsPast = 0xA3,
    LoggerReadOut = 0xB8
};

/// More are answered by no meter (KMP447 6.2.4).
inline constexpr std::size_t mostRegisters = 8;

enum class Backup : std::uint8_t { Kept, Skipped };

struct GetType {
    bool operator==(const GetType&) const = default;
};
struct GetSerialNumber {
    bool operator==(const GetSerialNumber&) const = default;
};
struct SetClock {
    DateAndTime time;
    bool operator==(const SetClock&) const = default;
};
struct GetRegister {
    std::vector<RegisterId> registers; ///< a client splits more than mostRegisters into several frames
    bool operator==(const GetRegister&) const = default;
};
struct PutRegister {
    std::uint16_t password = 0;
    RegisterValue value;
    bool operator==(const PutRegister&) const = default;
};
/// The processor starts again, after its registers were kept or at once.
struct Reset {
    Backup backup = Backup::Kept;
    bool operator==(const Reset&) const = default;
};
/// YES in the unit field of the display.
struct ShowYes {
    bool operator==(const ShowYes&) const = default;
};
struct DebitingStop {
    bool operator==(const DebitingStop&) const = default;
};
struct SetCutOffState {
    CutOffCommand command = CutOffCommand::Disconnect;
    bool operator==(const SetCutOffState&) const = default;
};
struct GetCutOffState {
    bool operator==(const GetCutOffState&) const = default;
};
struct ReadEventStatus {
    bool operator==(const ReadEventStatus&) const = default;
};
/// Masks, byte 0 in the highest octet. A conditional flag is cleared only when its log was read to the newest record.
struct ClearEventStatus {
    std::uint32_t conditional = 0;
    std::uint32_t unconditional = 0;
    bool operator==(const ClearEventStatus&) const = default;
};

using Request = std::variant<GetType, GetSerialNumber, SetClock, GetRegister, PutRegister, Reset, ShowYes, DebitingStop,
    SetCutOffState, GetCutOffState, ReadEventStatus, ClearEventStatus, LogRequest, ReadOutRequest>;

[[nodiscard]] Command commandOf(const Request& request);

/// A GetRegister of more than mostRegisters is cut.
[[nodiscard]] Frame encodeRequest(const Request& request, std::uint8_t address = meterAddress);

/// Errors: `kmp-command-unknown`, `kmp-request-damaged` when the data do not fit the command.
[[nodiscard]] Result<Request> decodeRequest(const Frame& frame);

} // namespace meterbench::protocol::kmp
