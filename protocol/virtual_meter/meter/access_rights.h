// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/association.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// Who may associate with an emulated meter, and sets of them as rights of attributes and methods. The table of service
/// access points is the whole truth about who there is; what each may do stands at the objects. Constants.
namespace meterbench::protocol::virtual_meter {

enum class Role : std::uint8_t { Public, Reader, Technician, Management, ConsumerPush };
inline constexpr std::size_t roleCount = 5;

/// Roles, one bit each.
struct RoleSet {
    std::uint8_t bits = 0;

    [[nodiscard]] constexpr bool has(Role role) const { return (bits >> static_cast<unsigned>(role) & 1U) != 0; }
    [[nodiscard]] constexpr bool isEmpty() const { return bits == 0; }
    [[nodiscard]] constexpr RoleSet operator|(RoleSet other) const
    {
        return {static_cast<std::uint8_t>(bits | other.bits)};
    }
    bool operator==(const RoleSet&) const = default;
};

[[nodiscard]] constexpr RoleSet only(Role role)
{
    return {static_cast<std::uint8_t>(1U << static_cast<unsigned>(role))};
}

inline constexpr RoleSet nobody{};
inline constexpr RoleSet managers = only(Role::Management);
inline constexpr RoleSet setters = only(Role::Technician) | managers;
/// Everybody who gave a password or a proof.
inline constexpr RoleSet readers = only(Role::Reader) | setters;
inline constexpr RoleSet everybody = only(Role::Public) | readers;

struct AttributeRights {
    RoleSet read;
    RoleSet write;
};

/// Association and identification: the public may read them always.
inline constexpr AttributeRights identification{everybody, nobody};
/// What the meter measures, logs and is.
inline constexpr AttributeRights reading{readers, nobody};
/// What may be set on the spot.
inline constexpr AttributeRights setting{readers, setters};
/// What only the management sets.
inline constexpr AttributeRights managed{readers, managers};
/// Passwords and keys: never read.
inline constexpr AttributeRights secret{nobody, managers};

/// One who may associate.
struct ServiceAccessPoint {
    Role role = Role::Public;
    std::uint16_t client = 16;
    dlms::Mechanism mechanism = dlms::Mechanism::Lowest;
    /// Mechanisms 3, 4 and 6 as well, with the secret of the role.
    bool takesSecrets = false;
    std::string_view name; ///< "technician"
};

/// The logical device: one in each meter.
inline constexpr std::uint16_t managementDevice = 1;

/// Number n of the association object 0.0.40.0.n.255 is the position from 1.
inline constexpr std::array<ServiceAccessPoint, roleCount> serviceAccessPoints{{
    {Role::Public, 16, dlms::Mechanism::Lowest, false, "public"},
    {Role::Reader, 32, dlms::Mechanism::Low, false, "reader"},
    {Role::Technician, 48, dlms::Mechanism::HighGmac, true, "technician"},
    {Role::Management, 1, dlms::Mechanism::HighGmac, true, "management"},
    {Role::ConsumerPush, 102, dlms::Mechanism::Lowest, false, "consumer-push"},
}};

[[nodiscard]] constexpr const ServiceAccessPoint& accessPointOf(Role role)
{
    return serviceAccessPoints[static_cast<std::size_t>(role)];
}

/// Longest PDU that the server takes, and what it tells its clients: room for an image block and every table.
inline constexpr std::uint16_t serverPduSize = 2048;
/// Logical names, without general block transfer of rows that a client did not ask for.
inline constexpr dlms::Conformance serverConformance = dlms::logicalNameServices;

/// n of the objects 0-0:40.0.n, 0-0:43.0.n and 0-0:43.1.n.
[[nodiscard]] constexpr std::uint8_t associationNumber(Role role)
{
    return static_cast<std::uint8_t>(static_cast<unsigned>(role) + 1);
}

/// The one association that was seen at a real meter's optical port: client 19 at logical device 16, LLS. Here it is
/// the reader by another number, and its client number alone is taken at that device.
inline constexpr std::uint16_t observedDevice = 16;
inline constexpr std::uint16_t observedClient = 19;

/// Null for a client that nobody knows.
[[nodiscard]] constexpr const ServiceAccessPoint* findAccessPoint(std::uint16_t client)
{
    for (const auto& point : serviceAccessPoints) {
        if (point.client == client || (client == observedClient && point.role == Role::Reader))
            return &point;
    }
    return nullptr;
}

} // namespace meterbench::protocol::virtual_meter
