// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/connection.h"
#include "protocol/engine.h"
#include "protocol/hdlc/secondary_link.h"
#include "protocol/hdlc/wrapper.h"

#include <deque>
#include <functional>
#include <map>

/// A meter's port that speaks DLMS: line bytes in, effects out. One over HDLC with one client at a time, one over the
/// wrapper with a connection for each pair of wrapper ports, to one meter or to many. Engines; one owner, one thread;
/// the objects must outlive them. Whoever guesses passwords over the wrapper waits, and the rest of his line with him;
/// over HDLC that is the business of whoever holds the port.
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
    /// Whom a destination stands for: objects, and which logical device of theirs.
    struct Destination {
        ObjectServer& objects;
        std::uint16_t device = 1;
    };
    /// Asked for each message. An error ends the line.
    using Directory = std::function<Result<Destination>(std::uint16_t destination)>;

    /// Connections of one line to one meter; the oldest gives way. Own choice.
    static constexpr std::size_t mostConnections = 8;
    /// What a line may say while an answer to it waits; more ends it.
    static constexpr std::size_t mostHeld = 64U * 1024U;

    /// One meter: the destination is its logical device.
    WrapperServerPort(ObjectServer& objects, RandomOctets random);
    WrapperServerPort(Directory directory, RandomOctets random, std::size_t most);

    /// Closes the line when what arrives is no wrapper.
    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now);
    [[nodiscard]] Effects wake(MonotonicInstant now);
    void close();
    [[nodiscard]] NoEvents takeEvents() { return {}; }

private:
    using Pair = std::pair<std::uint16_t, std::uint16_t>; ///< source and destination

    enum class Line : std::uint8_t { GoesOn, Waits, Ends };
    [[nodiscard]] Effects serve(MonotonicInstant now);
    [[nodiscard]] Line answer(const hdlc::WrapperView& packet, MonotonicInstant now, Effects& effects);
    [[nodiscard]] Connection& connectionOf(const Pair& pair, const Destination& destination);

    Directory m_directory;
    RandomOctets m_random;
    std::size_t m_most;
    hdlc::WrapperReader m_reader;
    std::map<Pair, Connection> m_connections;
    std::deque<Pair> m_order; ///< of the connections, the oldest first
    Bytes m_held; ///< not read yet
    Bytes m_waiting; ///< an answer
    std::optional<MonotonicInstant> m_pausedUntil;
    DeadlineNotice m_deadline;
};

} // namespace meterbench::protocol::dlms
