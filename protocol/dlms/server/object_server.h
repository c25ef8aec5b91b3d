// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/association.h"
#include "protocol/dlms/response.h"
#include "protocol/dlms/secure_channel.h"

#include <memory>
#include <variant>

/// The seam between the language and the meter: who may associate, and what its objects say, take and do. Implemented
/// by whoever has objects; called by a connection in the thread that drives it. Answers are values; nothing is kept
/// between calls but a ValueSource, which lives until its value was read or given up.
namespace meterbench::protocol::dlms {

/// Who asks.
struct Requester {
    std::uint16_t client = 16; ///< service access point
    std::uint16_t server = 1;
    Mechanism mechanism = Mechanism::Lowest;
    Protection protection = Protection::None; ///< of the message that asks

    bool operator==(const Requester&) const = default;
};

/// What became of a password or proof.
enum class Attempt : std::uint8_t { Wrong, Right };

/// What an association asks for and offers.
struct AssociationProfile {
    Mechanism mechanism = Mechanism::Lowest;
    std::vector<Mechanism> alternatives; ///< the client may ask for one of these instead
    Secret<Bytes> secret; ///< password or HLS secret; none with GMAC
    Conformance conformance = logicalNameServices;
    std::uint16_t maxReceivePduSize = 0xFFFF;
    Protection protection = Protection::None; ///< the least that every message needs
    /// Empty: the association knows no ciphering. The counters are those kept last: what a connection asked to be kept
    /// must be there when it is asked for again.
    std::optional<SecurityKeys> keys;
};

/// A value that is written as it is read, however long it is.
class ValueSource {
public:
    enum class Supply {
        More,
        End,
        Lost ///< what was to come is no longer there
    };

    virtual ~ValueSource() = default;
    /// Appends the next octets of the A-XDR value, at least one before the end. @param enough there is no use for more
    /// at once: stop at the first good place behind it
    [[nodiscard]] virtual Supply supply(Bytes& out, std::size_t enough) = 0;
};

/// A value, a value to come, or why there is none (never Success).
using Value = std::variant<DataAccessResult, axdr::Data, std::unique_ptr<ValueSource>>;

/// What a short name stands for: an attribute, or a method that is read or written to invoke it.
struct NamedVariable {
    enum class Kind : std::uint8_t { Attribute, Method };

    Kind kind = Kind::Attribute;
    Target target;

    bool operator==(const NamedVariable&) const = default;
};

enum class Naming : std::uint8_t { LogicalNames, LogicalAndShortNames };

class ObjectServer {
public:
    virtual ~ObjectServer() = default;

    /// Most meters, and all of this house, have logical names alone.
    [[nodiscard]] virtual Naming naming() const { return Naming::LogicalNames; }
    /// nullopt: nothing has this short name.
    [[nodiscard]] virtual std::optional<NamedVariable> variable(std::uint16_t) { return {}; }

    /// nullopt: nobody is known under these service access points.
    [[nodiscard]] virtual std::optional<AssociationProfile> association(std::uint16_t client, std::uint16_t server) = 0;
    [[nodiscard]] virtual Value get(const Requester& requester, const Target& target) = 0;
    [[nodiscard]] virtual DataAccessResult set(
        const Requester& requester, const Target& target, const axdr::Data& value)
        = 0;
    /// @param parameter null-data when none was sent
    [[nodiscard]] virtual Outcome invoke(const Requester& requester, const Target& target, const axdr::Data& parameter)
        = 0;

    /// Somebody's password or proof was looked at.
    virtual void judged(const Requester&, Attempt) { }
    /// How long the answer to what was handled last has to wait, and with it all that the same line says behind it;
    /// asked once, by whoever has the time. Milliseconds.
    [[nodiscard]] virtual std::int64_t takePause() { return 0; }
};

} // namespace meterbench::protocol::dlms
