// SPDX-License-Identifier: Apache-2.0
#include "workbench/link/address.h"

#include "workbench/link/link.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

namespace meterbench::link {

namespace {

constexpr std::string_view stateMark = "?state=";

QString text(std::string_view part)
{
    return QString::fromUtf8(part.data(), static_cast<qsizetype>(part.size()));
}

template <typename Number>
std::optional<Number> number(std::string_view digits, int base)
{
    Number value{};
    const auto* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
    return !digits.empty() && error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<LineAddress> serial(std::string_view rest)
{
    return rest.empty() ? std::nullopt : std::optional<LineAddress>(SerialAddress{text(rest)});
}

std::optional<LineAddress> usb(std::string_view rest)
{
    const auto first = rest.find(':');
    if (first == std::string_view::npos)
        return std::nullopt;
    const auto second = rest.find(':', first + 1);
    const auto vendor = number<std::uint16_t>(rest.substr(0, first), 16);
    const auto product = number<std::uint16_t>(rest.substr(first + 1, second - first - 1), 16);
    const bool isCut = second != std::string_view::npos && second + 1 == rest.size();
    if (!vendor || !product || isCut)
        return std::nullopt;
    return UsbAddress{*vendor, *product, second == std::string_view::npos ? QString() : text(rest.substr(second + 1))};
}

std::optional<LineAddress> network(Carriage carriage, std::string_view rest)
{
    NetworkAddress address;
    address.carriage = carriage;
    const auto colon = rest.rfind(':');
    const auto port = number<std::uint16_t>(colon == std::string_view::npos ? rest : rest.substr(colon + 1), 10);
    if (!port)
        return std::nullopt;
    address.port = *port;
    auto host = colon == std::string_view::npos ? std::string_view{} : rest.substr(0, colon);
    const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (isBracketed)
        host = host.substr(1, host.size() - 2);
    else if (host.find(':') != std::string_view::npos)
        return std::nullopt; // version 6 without brackets: where would the port begin?
    if (!host.empty())
        address.host = text(host);
    return address;
}

std::optional<LineAddress> virtualMeter(std::string_view rest)
{
    const auto mark = rest.rfind(stateMark);
    VirtualAddress address{text(rest.substr(0, mark)), {}};
    if (mark != std::string_view::npos)
        address.stateFolder = text(rest.substr(mark + stateMark.size()));
    const bool isCut = mark != std::string_view::npos && address.stateFolder.isEmpty();
    return address.project.isEmpty() || isCut ? std::nullopt : std::optional<LineAddress>(std::move(address));
}

std::optional<LineAddress> read(std::string_view scheme, std::string_view rest)
{
    for (const auto carriage : {Carriage::Line, Carriage::Wrapper, Carriage::Push, Carriage::Rfc2217}) {
        if (scheme == schemeOf(carriage))
            return network(carriage, rest);
    }
    if (scheme == "serial:")
        return serial(rest);
    if (scheme == "usb:")
        return usb(rest);
    if (scheme == "pty:")
        return TerminalAddress{text(rest)};
    if (scheme == "virtual:")
        return virtualMeter(rest);
    if (scheme == "replay:" && !rest.empty())
        return ReplayAddress{text(rest)};
    return std::nullopt;
}

struct Writer {
    std::string operator()(const SerialAddress& address) const { return "serial:" + address.port.toStdString(); }
    std::string operator()(const UsbAddress& address) const
    {
        const auto serialNumber = address.serialNumber.toStdString();
        return fmt::format(
            "usb:{:04x}:{:04x}{}{}", address.vendor, address.product, serialNumber.empty() ? "" : ":", serialNumber);
    }
    std::string operator()(const NetworkAddress& address) const
    {
        const auto host = address.host.toStdString();
        const bool isVersion6 = host.find(':') != std::string::npos;
        return fmt::format("{}{}:{}", schemeOf(address.carriage), isVersion6 ? "[" + host + "]" : host, address.port);
    }
    std::string operator()(const TerminalAddress& address) const { return "pty:" + address.path.toStdString(); }
    std::string operator()(const VirtualAddress& address) const
    {
        const auto folder = address.stateFolder.toStdString();
        return "virtual:" + address.project.toStdString() + (folder.empty() ? folder : std::string(stateMark) + folder);
    }
    std::string operator()(const ReplayAddress& address) const { return "replay:" + address.file.toStdString(); }
};

} // namespace

std::string_view schemeOf(Carriage carriage)
{
    constexpr std::array<std::string_view, 4> schemes{"tcp:", "wrapper:", "push:", "rfc2217:"};
    return schemes[static_cast<std::size_t>(carriage)];
}

Result<LineAddress> parseAddress(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon != std::string_view::npos) {
        if (auto address = read(text.substr(0, colon + 1), text.substr(colon + 1)))
            return std::move(*address);
    }
    return tl::unexpected(errorOf(LinkFault::Address, std::string(text)));
}

std::string textOf(const LineAddress& address)
{
    return std::visit(Writer{}, address);
}

} // namespace meterbench::link
