// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <string_view>

/// Where somebody listens on a network, as it is written on a command line. A plain value.
namespace meterbench::link {

/// What is spoken there.
enum class Carriage : std::uint8_t {
    Line, ///< "tcp:": the octets of an optical port
    Wrapper, ///< "wrapper:": DLMS APDUs with the header of IEC 62056-47
    Push ///< "push:": what a consumer port sends unasked
};

struct Endpoint {
    Carriage carriage = Carriage::Line;
    QString host = QStringLiteral("127.0.0.1");
    std::uint16_t port = 0; ///< 0: the system chooses

    bool operator==(const Endpoint&) const = default;
};

/// "tcp:HOST:PORT", "wrapper:HOST:PORT", "push:HOST:PORT", "tcp:[::1]:PORT"; without a host it is this machine alone:
/// "tcp::0", "tcp:0". Error: `link-address`.
[[nodiscard]] Result<Endpoint> parseEndpoint(std::string_view text);

/// "tcp:", "wrapper:" or "push:".
[[nodiscard]] std::string_view schemeOf(Carriage carriage);

} // namespace meterbench::link
