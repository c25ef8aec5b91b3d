// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/connection.h"
#include "protocol/hdlc/secondary_link.h"
#include "protocol/hdlc/wrapper.h"

#include <map>

/// A meter's port that speaks DLMS: line bytes in, effects out. One over HDLC with one client at a time, one over the
/// wrapper with a connection for each pair of wrapper ports. Engines; one owner, one thread; the objects must outlive
/// them.
namespace meterbench::protocol::dlms {

class HdlcServerPort {
public:
    HdlcServerPort(ObjectServer& objects, const hdlc::SecondaryLink::Configuration& configuration, RandomOctets random);

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close();
    [[nodiscard]] NoEvents takeEvents() { return {}; }

    [[nodiscard]] const Connection* connection() const { return m_connection ? &*m_connection : nullptr; }

private:
    [[nodiscard]] Effects carryOut(Effects effects);

    ObjectServer& m_objects;
    hdlc::SecondaryLink m_link;
    RandomOctets m_random;
    std::optional<Connection> m_connection;
};

class WrapperServerPort {
public:
    /// More clients on one line are not served: own choice.
    static constexpr std::size_t mostConnections = 8;

    WrapperServerPort(ObjectServer& objects, RandomOctets random) : m_objects(objects), m_random(std::move(random)) { }

    /// Closes the line when what arrives is no wrapper.
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant) { return {}; }
    void close();
    [[nodiscard]] NoEvents takeEvents() { return {}; }

private:
    ObjectServer& m_objects;
    RandomOctets m_random;
    hdlc::WrapperReader m_reader;
    std::map<std::pair<std::uint16_t, std::uint16_t>, Connection> m_connections;
};

} // namespace meterbench::protocol::dlms
