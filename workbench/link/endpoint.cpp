// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/endpoint.h"

#include "workbench/link/link.h"

#include <array>
#include <charconv>

namespace meterbench::link {

std::string_view schemeOf(Carriage carriage)
{
    constexpr std::array<std::string_view, 3> schemes{"tcp:", "wrapper:", "push:"};
    return schemes[static_cast<std::size_t>(carriage)];
}

Result<Endpoint> parseEndpoint(std::string_view text)
{
    const auto wrong = [&] { return tl::unexpected(errorOf(LinkFault::Address, std::string(text))); };
    Endpoint endpoint;
    for (const auto carriage : {Carriage::Line, Carriage::Wrapper, Carriage::Push}) {
        const auto scheme = schemeOf(carriage);
        if (!text.starts_with(scheme))
            continue;
        endpoint.carriage = carriage;
        const auto address = text.substr(scheme.size());
        const auto colon = address.rfind(':');
        const auto port = colon == std::string_view::npos ? address : address.substr(colon + 1);
        const auto* const end = port.data() + port.size();
        const auto [stop, error] = std::from_chars(port.data(), end, endpoint.port);
        if (port.empty() || error != std::errc{} || stop != end)
            return wrong();
        auto host = colon == std::string_view::npos ? std::string_view{} : address.substr(0, colon);
        const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
        if (isBracketed)
            host = host.substr(1, host.size() - 2);
        else if (host.find(':') != std::string_view::npos)
            return wrong(); // version 6 without brackets: where would the port begin?
        if (!host.empty())
            endpoint.host = QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size()));
        return endpoint;
    }
    return wrong();
}

} // namespace meterbench::link
