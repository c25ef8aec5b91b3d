// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "protocol/push/push_message.h"

#include <functional>
#include <variant>

/// Which objects a list holds, in which order, with which scalers: data of resources/protocol, handed in as bytes. A
/// meter pushes no scaler, and meters differ: the differences are named quirks, chosen by whoever knows the meter.
/// Immutable once parsed; safe to share.
namespace meterbench::protocol::push {

struct PushObject {
    Obis obis;
    axdr::Tag type = axdr::Tag::DoubleLongUnsigned;
    int scaler = 0; ///< numbers are integers times ten to this
    std::string unit; ///< "W"; empty for what has none
    bool isBare = false; ///< the version: its value stands without the OBIS code
};

struct PushList {
    std::string id; ///< "kamstrup-v0001-1"
    std::string version; ///< "Kamstrup_V0001": what a message says that holds this list
    std::vector<std::string> sources;
    Seconds interval = 10;
    Seconds offset = 0; ///< behind the start of the interval
    std::vector<PushObject> objects; ///< of a three-phase meter of four quadrants

    /// Null when the list has no such object.
    [[nodiscard]] const PushObject* find(const Obis& obis) const;
    /// Whether it is pushed at this second.
    [[nodiscard]] bool isDue(MeterTime time) const;
};

/// Other scalers than the list says.
struct PushQuirk {
    struct Rescaled {
        std::string unit;
        int scaler = 0;
    };
    /// What lets one suspect it: numbers that cannot be with the list's own scalers.
    struct Suspicion {
        std::optional<Obis> obis; ///< whose number is above a bound
        std::int64_t above = 0;
        /// Volts times amperes are about so many times what active and reactive power make; 0: not looked at.
        std::int64_t apparentPowerTimes = 0;
    };

    std::string id; ///< "energy-in-watt-hours"
    std::string remark;
    std::vector<std::string> sources;
    std::vector<Rescaled> scalers;
    std::optional<Suspicion> suspicion;
};

class PushLists {
public:
    /// @param json the bytes of resources/protocol/push-lists.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<PushLists> parse(std::string_view json);

    [[nodiscard]] const std::vector<PushList>& all() const { return m_lists; }
    [[nodiscard]] const std::vector<PushQuirk>& quirks() const { return m_quirks; }
    [[nodiscard]] const PushList* find(std::string_view id) const;
    [[nodiscard]] const PushQuirk* quirk(std::string_view id) const;
    /// The shortest list of the message's version that has all of its objects in their order; null when none has: what
    /// other makers push is not ours to name.
    [[nodiscard]] const PushList* recognize(const PushMessage& message) const;
    /// The list of another maker that sends values without codes, by its version and number of elements; null for none.
    [[nodiscard]] const PushList* positional(std::string_view version, std::size_t elements) const;
    /// Quirks whose suspicion the message raises.
    [[nodiscard]] std::vector<const PushQuirk*> suspect(const PushMessage& message) const;

private:
    std::vector<PushList> m_lists;
    std::vector<PushList> m_positional;
    std::vector<PushQuirk> m_quirks;
};

/// The scaler of an object when its meter has these quirks.
[[nodiscard]] int scalerOf(const PushObject& object, std::span<const PushQuirk* const> quirks);

/// An object of a message with its meaning.
struct PushReading {
    Obis obis;
    std::optional<std::int64_t> value; ///< times ten to the scaler
    int scaler = 0;
    std::string unit;
    std::string text; ///< of strings
    std::optional<axdr::DateTime> time; ///< of the clock
};

/// Objects that the list does not know keep their number, with scaler 0 and without unit.
[[nodiscard]] std::vector<PushReading> readings(
    const PushMessage& message, const PushList& list, std::span<const PushQuirk* const> quirks = {});

/// A value of the meter: an integer times ten to a scaler, in the unit of the object without prefix.
struct PushNumber {
    std::int64_t value = 0;
    int scaler = 0;
};
using PushValue = std::variant<PushNumber, std::string, axdr::DateTime>;

/// What a meter does about objects it does not have.
enum class Missing : std::uint8_t {
    LeftOut, ///< as the paper says
    Null ///< as one single-phase meter was seen to do: two null-data in place of code and value
};

/// The message of a list at a time. Numbers are cut to the scaler, and to what their type can hold.
/// @param read nothing for what the meter does not have
[[nodiscard]] PushMessage compose(const PushList& list, const axdr::DateTime& time,
    const std::function<std::optional<PushValue>(const Obis& obis)>& read, Missing missing = Missing::LeftOut,
    std::span<const PushQuirk* const> quirks = {});

} // namespace meterbench::protocol::push
