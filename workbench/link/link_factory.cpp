// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/link_factory.h"

#include "workbench/link/pty_link.h"
#include "workbench/link/tcp_link.h"

namespace meterbench::link {

namespace {

tl::unexpected<Error> unsupported(const LineAddress& address)
{
    return tl::unexpected(errorOf(LinkFault::Unsupported, textOf(address)));
}

Result<std::unique_ptr<Link>> networkLink(const NetworkAddress& address)
{
    if (address.carriage == Carriage::Rfc2217)
        return unsupported(address);
    if (address.port == 0)
        return tl::unexpected(errorOf(LinkFault::Address, textOf(address)));
    return std::make_unique<TcpLink>(address.host, address.port);
}

Result<std::unique_ptr<Link>> terminalLink(const TerminalAddress& address)
{
    return std::make_unique<PtyLink>(address.path);
}

} // namespace

LinkFactory::LinkFactory()
{
    provide<NetworkAddress>(networkLink);
    provide<TerminalAddress>(terminalLink);
}

Result<std::unique_ptr<Link>> LinkFactory::make(const LineAddress& address) const
{
    return std::visit(
        [&]<typename Alternative>(const Alternative& each) -> Result<std::unique_ptr<Link>> {
            const auto& maker = std::get<Maker<Alternative>>(m_makers);
            if (!maker)
                return unsupported(address);
            return maker(each);
        },
        address);
}

} // namespace meterbench::link
