// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/ports/optical_port.h"
#include "tests/protocol/hex.h"

#include <algorithm>
#include <optional>
#include <vector>

/// A line with an optical port at its end and a clock that goes on when it is told to: what was sent, which formats the
/// line took, what had to be kept. For tests and fuzz targets.
namespace meterbench::tests {

class OpticalLine {
public:
    using Port = protocol::virtual_meter::OpticalPort;

    explicit OpticalLine(protocol::virtual_meter::VirtualMeter& meter, const Port::Options& options = {})
        : port(meter, options, [](std::span<std::byte> octets) { std::ranges::fill(octets, std::byte{0x5A}); })
    {
    }

    /// The client's octets arrive now.
    void say(protocol::Octets bytes) { carryOut(port.receive(bytes, now)); }
    void say(std::string_view text) { say(protocol::Octets(protocol::bytesOf(text))); }
    /// Time goes on; the port is woken when it asked to be.
    void pass(std::int64_t milliseconds)
    {
        const MonotonicInstant end{now.milliseconds + milliseconds};
        while (deadline && *deadline <= end) {
            now = std::max(now, *deadline);
            deadline.reset();
            carryOut(port.wake(now));
        }
        now = end;
    }
    /// What was sent since the last time somebody asked.
    protocol::Bytes heard() { return std::exchange(m_heard, {}); }
    QByteArray heardText() { return QByteArray::fromStdString(protocol::textOf(heard())); }
    QByteArray heardHex() { return hexText(heard()); }

    /// Says it, waits for the answer.
    QByteArray ask(const protocol::Bytes& bytes, std::int64_t milliseconds = 300)
    {
        (void)heard();
        say(bytes);
        pass(milliseconds);
        return heardHex();
    }

    Port port;
    MonotonicInstant now{1000};
    std::optional<MonotonicInstant> deadline;
    std::vector<protocol::LineFormat> formats;
    std::vector<std::string> order; ///< "send", "persist", "format"
    bool hadTwoDeadlines = false;

private:
    void carryOut(const protocol::Effects& effects)
    {
        int deadlines = 0;
        for (const auto& effect : effects) {
            if (const auto* const send = std::get_if<protocol::Send>(&effect)) {
                protocol::appendOctets(m_heard, protocol::Octets(send->bytes));
                order.emplace_back("send");
            } else if (const auto* const change = std::get_if<protocol::ChangeLineFormat>(&effect)) {
                formats.push_back(change->format);
                order.emplace_back("format");
            } else if (std::holds_alternative<protocol::Persist>(effect)) {
                order.emplace_back("persist");
            } else if (const auto* const set = std::get_if<protocol::SetDeadline>(&effect)) {
                deadline = set->at;
                ++deadlines;
            } else if (std::holds_alternative<protocol::ClearDeadline>(effect)) {
                deadline.reset();
                ++deadlines;
            }
        }
        hadTwoDeadlines = hadTwoDeadlines || deadlines > 1;
    }

    protocol::Bytes m_heard;
};

} // namespace meterbench::tests
