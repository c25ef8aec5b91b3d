// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbench/link/address.h"
#include "workbench/link/link.h"

#include <functional>
#include <memory>
#include <tuple>

/// Address → link, not yet opened: the one place that knows which kind of line is made how. It can make what this room
/// has; what rooms above have (a meter in this program) they provide. It opens nothing and keeps no link. Made once,
/// read from one thread.
namespace meterbench::link {

class LinkFactory {
public:
    template <typename Alternative>
    using Maker = std::function<Result<std::unique_ptr<Link>>(const Alternative&)>;

    /// Knows TCP, the wrapper and pseudo-terminals.
    LinkFactory();

    /// From now on this makes the links of a kind of address.
    template <typename Alternative>
    void provide(Maker<Alternative> maker)
    {
        std::get<Maker<Alternative>>(m_makers) = std::move(maker);
    }

    /// Errors: `link-unsupported` for a kind that nobody here can open, those of the maker.
    [[nodiscard]] Result<std::unique_ptr<Link>> make(const LineAddress& address) const;

private:
    std::tuple<Maker<SerialAddress>, Maker<UsbAddress>, Maker<NetworkAddress>, Maker<TerminalAddress>,
        Maker<VirtualAddress>, Maker<ReplayAddress>>
        m_makers;
};

} // namespace meterbench::link
