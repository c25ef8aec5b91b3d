// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// Where a line is, as it is written on a command line: "serial:/dev/ttyUSB0", "tcp:192.168.1.7:4059". One typed value
/// for every kind of line; LinkFactory opens it, a listener may be bound to a network one. Plain values.
namespace meterbench::link {

/// A port of the system, or the serial number of the USB adapter that carries it, wherever that is plugged in.
struct SerialAddress {
    QString port; ///< "/dev/ttyUSB0", "COM3", "A50285BI"

    bool operator==(const SerialAddress&) const = default;
};

/// A head that is spoken to without a driver of the system.
struct UsbAddress {
    std::uint16_t vendor = 0;
    std::uint16_t product = 0;
    QString serialNumber; ///< empty: whichever is there

    bool operator==(const UsbAddress&) const = default;
};

/// What is spoken at a network address.
enum class Carriage : std::uint8_t {
    Line, ///< "tcp:": the octets of an optical port
    Wrapper, ///< "wrapper:": DLMS APDUs with the header of IEC 62056-47
    Push, ///< "push:": what a consumer port sends unasked
    Rfc2217 ///< "rfc2217:": the octets of an optical port whose format and control lines the other side sets
};

struct NetworkAddress {
    Carriage carriage = Carriage::Line;
    QString host = QStringLiteral("127.0.0.1");
    std::uint16_t port = 0; ///< 0: the system chooses, where somebody listens

    bool operator==(const NetworkAddress&) const = default;
};

/// A pseudo-terminal that is made: others open its other end like a serial port.
struct TerminalAddress {
    QString path; ///< of a symbolic link to it; empty: none

    bool operator==(const TerminalAddress&) const = default;
};

/// A meter in this program.
struct VirtualAddress {
    QString project;
    QString stateFolder; ///< empty: it forgets

    bool operator==(const VirtualAddress&) const = default;
};

/// A recording that answers as the meter did.
struct ReplayAddress {
    QString file;

    bool operator==(const ReplayAddress&) const = default;
};

using LineAddress
    = std::variant<SerialAddress, UsbAddress, NetworkAddress, TerminalAddress, VirtualAddress, ReplayAddress>;

/// "serial:PORT", "usb:VENDOR:PRODUCT[:SERIAL]" (hexadecimal), "tcp:|wrapper:|push:|rfc2217:[HOST:]PORT" (a version 6
/// address in brackets; without a host it is this machine), "pty:[PATH]", "virtual:FILE[?state=DIR]", "replay:FILE".
/// Error: `link-address`.
[[nodiscard]] Result<LineAddress> parseAddress(std::string_view text);

/// What parseAddress() reads.
[[nodiscard]] std::string textOf(const LineAddress& address);

/// "tcp:", "wrapper:", "push:" or "rfc2217:".
[[nodiscard]] std::string_view schemeOf(Carriage carriage);

} // namespace meterbench::link
