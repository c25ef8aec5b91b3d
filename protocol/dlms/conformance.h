// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>

/// The conformance block (IEC 62056-5-3, 7.3.1): which services both sides of an association have. Bit 0 is the first
/// of the bit string, the highest of 24. A plain value.
namespace meterbench::protocol::dlms {

enum class Service : std::uint8_t {
    GeneralProtection = 1,
    GeneralBlockTransfer = 2,
    Read = 3,
    Write = 4,
    UnconfirmedWrite = 5,
    DeltaValueEncoding = 6,
    Attribute0WithSet = 8,
    PriorityManagement = 9,
    Attribute0WithGet = 10,
    BlockTransferWithGetOrRead = 11,
    BlockTransferWithSetOrWrite = 12,
    BlockTransferWithAction = 13,
    MultipleReferences = 14,
    InformationReport = 15,
    DataNotification = 16,
    Access = 17,
    ParameterizedAccess = 18,
    Get = 19,
    Set = 20,
    SelectiveAccess = 21,
    EventNotification = 22,
    Action = 23
};

struct Conformance {
    std::uint32_t bits = 0; ///< 24, the lowest is Service::Action

    constexpr Conformance() = default;
    constexpr explicit Conformance(std::uint32_t value) : bits(value & 0xFFFFFFU) { }
    constexpr Conformance(std::initializer_list<Service> services)
    {
        for (const auto service : services)
            bits |= bit(service);
    }

    bool operator==(const Conformance&) const = default;
    [[nodiscard]] constexpr bool has(Service service) const { return (bits & bit(service)) != 0; }
    [[nodiscard]] constexpr Conformance operator&(Conformance other) const { return Conformance(bits & other.bits); }
    [[nodiscard]] constexpr bool isEmpty() const { return bits == 0; }

    [[nodiscard]] static constexpr std::uint32_t bit(Service service)
    {
        return 1U << (23U - static_cast<unsigned>(service));
    }
};

/// What our server can do with logical names.
inline constexpr Conformance logicalNameServices{Service::GeneralProtection, Service::GeneralBlockTransfer,
    Service::PriorityManagement, Service::BlockTransferWithGetOrRead, Service::BlockTransferWithSetOrWrite,
    Service::BlockTransferWithAction, Service::MultipleReferences, Service::DataNotification, Service::Get,
    Service::Set, Service::SelectiveAccess, Service::EventNotification, Service::Action};
/// What our client proposes: every block transfer but the general one.
inline constexpr Conformance clientServices(
    logicalNameServices.bits & ~Conformance::bit(Service::GeneralBlockTransfer));
/// Read and write by short names.
inline constexpr Conformance shortNameServices{Service::Read, Service::Write, Service::UnconfirmedWrite,
    Service::MultipleReferences, Service::ParameterizedAccess, Service::InformationReport,
    Service::BlockTransferWithGetOrRead};

} // namespace meterbench::protocol::dlms
