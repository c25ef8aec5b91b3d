// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/cosem_object.h"

#include "protocol/cosem/scaler_unit.h"
#include "protocol/octets.h"

#include <algorithm>

namespace meterbench::protocol::virtual_meter {

CosemObject::CosemObject(std::uint16_t classId, std::uint8_t version, const Obis& name, std::string description)
    : m_classId(classId), m_version(version), m_name(name), m_description(std::move(description))
{
}

CosemObject& CosemObject::attribute(std::int8_t number, AttributeRights rights, Getter get, Setter set)
{
    m_visibleTo = m_visibleTo | rights.read | rights.write;
    m_attributes.push_back({number, rights, std::move(get), std::move(set), {}});
    return *this;
}

CosemObject& CosemObject::constant(std::int8_t number, AttributeRights rights, axdr::Data value)
{
    return attribute(number, rights, [value = std::move(value)](const ReadCall&) -> dlms::Value { return value; });
}

CosemObject& CosemObject::selectable(std::initializer_list<std::uint8_t> selectors)
{
    m_attributes.back().selectors = selectors;
    return *this;
}

CosemObject& CosemObject::method(std::int8_t number, RoleSet rights, Invoker invoke)
{
    m_visibleTo = m_visibleTo | rights;
    m_methods.push_back({number, rights, std::move(invoke)});
    return *this;
}

CosemObject& CosemObject::legal()
{
    m_legality = Legality::Legal;
    return *this;
}

const ObjectAttribute* CosemObject::findAttribute(std::int8_t number) const
{
    const auto found = std::ranges::find(m_attributes, number, &ObjectAttribute::number);
    return found == m_attributes.end() ? nullptr : &*found;
}

const ObjectMethod* CosemObject::findMethod(std::int8_t number) const
{
    const auto found = std::ranges::find(m_methods, number, &ObjectMethod::number);
    return found == m_methods.end() ? nullptr : &*found;
}

axdr::Data nameValue(const Obis& name)
{
    const std::array octets{std::byte{name.a}, std::byte{name.b}, std::byte{name.c}, std::byte{name.d},
        std::byte{name.e}, std::byte{name.f}};
    return axdr::Data::octetString(octets);
}

axdr::Data textOctets(std::string_view text)
{
    return axdr::Data::octetString(std::as_bytes(std::span(text)));
}

axdr::Data scalerUnitValue(std::int8_t scaler, device::Unit unit)
{
    return cosem::ScalerUnit{scaler, static_cast<cosem::Unit>(unit)}.encode();
}

dlms::DataAccessResult resultOf(const Result<void>& answer)
{
    if (answer)
        return dlms::DataAccessResult::Success;
    switch (answer.error().kind) {
    case ErrorKind::NotSupported:
        return dlms::DataAccessResult::ObjectUnavailable;
    case ErrorKind::Refused:
        return dlms::DataAccessResult::TemporaryFailure;
    case ErrorKind::Security:
        return dlms::DataAccessResult::ReadWriteDenied;
    default:
        return dlms::DataAccessResult::OtherReason;
    }
}

} // namespace meterbench::protocol::virtual_meter
