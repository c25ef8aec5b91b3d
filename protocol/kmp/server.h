// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/engine.h"
#include "protocol/kmp/answer.h"

/// The meter's side of KMP: frames → the meter behind the seam RegisterSource → answers. What it does not understand,
/// what is not for it and what is refused is met with silence, as meters do; unknown registers are left out. It keeps
/// no value of the meter and knows no time: how fast a meter reacts is the business of whoever carries the effects out.
/// An engine; one owner, one line.
namespace meterbench::protocol::kmp {

enum class Outcome : std::uint8_t { Accepted, Refused };

/// The meter behind a server: what KMP can ask of it. Called from Server::receive() only.
class RegisterSource {
public:
    RegisterSource() = default;
    RegisterSource(const RegisterSource&) = delete;
    RegisterSource& operator=(const RegisterSource&) = delete;
    RegisterSource(RegisterSource&&) = delete;
    RegisterSource& operator=(RegisterSource&&) = delete;
    virtual ~RegisterSource() = default;

    [[nodiscard]] virtual MeterType meterType() const = 0;
    [[nodiscard]] virtual SerialNumber serialNumber() const = 0;
    /// Nothing when the meter has no such register.
    [[nodiscard]] virtual std::optional<RegisterValue> read(RegisterId id) const = 0;
    [[nodiscard]] virtual Outcome write(const RegisterValue& value, std::uint16_t password) = 0;
    [[nodiscard]] virtual Outcome setClock(MeterTime time) = 0;
    [[nodiscard]] virtual Outcome restart(Backup backup) = 0;
    [[nodiscard]] virtual Outcome showYes() = 0;
    [[nodiscard]] virtual Outcome stopDebiting() = 0;
    [[nodiscard]] virtual Outcome setCutOffState(CutOffCommand command) = 0;
    [[nodiscard]] virtual CutOffStatus cutOffStatus() const = 0;
    [[nodiscard]] virtual EventStatus eventStatus() const = 0;
    virtual void clearEvents(const ClearEventStatus& masks) = 0;
    /// At most as many records as asked for; the server cuts to the length. Nothing when there is no such log.
    [[nodiscard]] virtual std::optional<LogAnswer> readLog(const LogRequest& request) = 0;
    [[nodiscard]] virtual std::optional<ReadOutAnswer> readLogger(const ReadOutRequest& request) = 0;
};

/// Longest answer to LoggerReadOut from command to info. No paper names one; ours, so that a frame at 9600 baud stays
/// below half a second.
inline constexpr std::size_t longestReadOut = 480;

/// As many of the first records as fit into an answer of so many octets, from command to info; at least one.
[[nodiscard]] LogAnswer cutToLength(LogAnswer answer, std::size_t longest);
[[nodiscard]] ReadOutAnswer cutToLength(ReadOutAnswer answer);

class Server {
public:
    /// @param source outlives the server
    /// @param address register 1271; the common address 3F is always heard
    explicit Server(RegisterSource& source, std::uint8_t address = meterAddress) : m_source(source), m_address(address)
    {
    }

    void setAddress(std::uint8_t address) { m_address = address; }
    [[nodiscard]] Effects receive(Octets bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant) { return {}; }
    void close() { m_reader.reset(); }
    [[nodiscard]] NoEvents takeEvents() { return {}; }

private:
    [[nodiscard]] std::optional<Bytes> respond(const Frame& frame);

    RegisterSource& m_source;
    std::uint8_t m_address;
    FrameReader m_reader;
};

} // namespace meterbench::protocol::kmp
