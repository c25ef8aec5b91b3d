// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/meter.h"
#include "protocol/dlms/server/object_server.h"
#include "protocol/virtual_meter/meter/access_rights.h"

#include <functional>
#include <string>
#include <vector>

/// One COSEM object of an emulated meter as a definition: class, version, logical name, and for each attribute and
/// method who may use it and how. It holds no value and no meter: the meter is handed in with each call, so one
/// definition serves all meters of a variant. Immutable once its model is made; safe to share.
namespace meterbench::protocol::virtual_meter {

class ConfiguredMeter;

/// A GET on its way to an object.
struct ReadCall {
    const ConfiguredMeter& meter;
    const device::Meter& device;
    const dlms::Requester& requester;
    Role role = Role::Public;
    const dlms::Selection* selection = nullptr; ///< null: the whole attribute
};

/// A SET or an ACTION on its way to an object.
struct WriteCall {
    ConfiguredMeter& meter;
    device::Meter& device;
    const dlms::Requester& requester;
    Role role = Role::Public;
};

using Getter = std::function<dlms::Value(const ReadCall&)>;
using Setter = std::function<dlms::DataAccessResult(const WriteCall&, const axdr::Data&)>;
/// @param data null-data when the client sent none
using Invoker = std::function<dlms::Outcome(const WriteCall&, const axdr::Data&)>;

struct ObjectAttribute {
    std::int8_t number = 0;
    AttributeRights rights;
    Getter get;
    Setter set; ///< empty where nobody may write
    std::vector<std::uint8_t> selectors; ///< of selective access
};

struct ObjectMethod {
    std::int8_t number = 0;
    RoleSet rights;
    Invoker invoke;
};

/// Legal data: no setter, no method, for nobody.
enum class Legality : std::uint8_t { Free, Legal };

class CosemObject {
public:
    /// @param description what it is, in English, for the table of objects
    CosemObject(std::uint16_t classId, std::uint8_t version, const Obis& name, std::string description);

    // Making. Attributes rise in number; attribute 1 is there already.

    CosemObject& attribute(std::int8_t number, AttributeRights rights, Getter get, Setter set = {});
    /// An attribute that never changes.
    CosemObject& constant(std::int8_t number, AttributeRights rights, axdr::Data value);
    /// Selective access to the attribute added last.
    CosemObject& selectable(std::initializer_list<std::uint8_t> selectors);
    CosemObject& method(std::int8_t number, RoleSet rights, Invoker invoke);
    CosemObject& legal();

    // Asking.

    [[nodiscard]] std::uint16_t classId() const { return m_classId; }
    [[nodiscard]] std::uint8_t version() const { return m_version; }
    [[nodiscard]] const Obis& name() const { return m_name; }
    [[nodiscard]] const std::string& description() const { return m_description; }
    [[nodiscard]] Legality legality() const { return m_legality; }
    /// From 2; logical_name may be read by everybody to whom the object is visible.
    [[nodiscard]] const std::vector<ObjectAttribute>& attributes() const { return m_attributes; }
    [[nodiscard]] const std::vector<ObjectMethod>& methods() const { return m_methods; }
    /// Null for one that the object does not have.
    [[nodiscard]] const ObjectAttribute* findAttribute(std::int8_t number) const;
    [[nodiscard]] const ObjectMethod* findMethod(std::int8_t number) const;
    /// Who has any right on it.
    [[nodiscard]] RoleSet visibleTo() const { return m_visibleTo; }

private:
    std::uint16_t m_classId;
    std::uint8_t m_version;
    Legality m_legality = Legality::Free;
    RoleSet m_visibleTo;
    Obis m_name;
    std::string m_description;
    std::vector<ObjectAttribute> m_attributes;
    std::vector<ObjectMethod> m_methods;
};

/// A logical name as a value: octet-string of six.
[[nodiscard]] axdr::Data nameValue(const Obis& name);
/// Characters as an octet-string.
[[nodiscard]] axdr::Data textOctets(std::string_view text);
/// Structure of scaler and unit.
[[nodiscard]] axdr::Data scalerUnitValue(std::int8_t scaler, device::Unit unit);

/// The DLMS result for what the meter answered: `device-absent` is object-unavailable, `device-refused` temporary-
/// failure, `device-legal` read-write-denied, everything else other-reason.
[[nodiscard]] dlms::DataAccessResult resultOf(const Result<void>& answer);

} // namespace meterbench::protocol::virtual_meter
