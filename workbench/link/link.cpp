// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/link.h"

#include <array>

namespace meterbench::link {

std::string_view idOf(LinkFault fault)
{
    constexpr std::array<std::string_view, 10> ids{"link-address", "link-not-found", "link-in-use", "link-denied",
        "link-refused", "link-unreachable", "link-lost", "link-format", "link-unsupported", "link-system"};
    return ids[static_cast<std::size_t>(fault)];
}

Error errorOf(LinkFault fault, std::string line, std::string reason)
{
    const auto kind = fault == LinkFault::Address ? ErrorKind::Invalid
        : fault == LinkFault::Unsupported         ? ErrorKind::NotSupported
                                                  : ErrorKind::Line;
    Error error{std::string(idOf(fault)), {{"line", line}, {"reason", std::move(reason)}}, std::move(line), kind};
    return error;
}

Link::~Link() = default;

Result<void> Link::setFormat(const protocol::LineFormat& format)
{
    keepFormat(format);
    return {};
}

Result<void> Link::setControlLines(const ControlLines&)
{
    return tl::unexpected(errorOf(LinkFault::Unsupported, "DTR, RTS"));
}

void Link::reportClosed()
{
    if (m_state == State::Closed)
        return;
    close();
    emit closed();
}

void Link::reportFailure(Error error)
{
    if (m_state == State::Closed)
        return;
    close();
    emit failed(error);
}

} // namespace meterbench::link
