// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/cosem_object.h"

#include <algorithm>
#include <limits>

/// Small tools of the set-up objects: values as clients write them, settings changed through the meter's own rules.
/// Pure functions of what is handed in.
namespace meterbench::protocol::virtual_meter {

/// The number, when it has exactly this type.
[[nodiscard]] inline std::optional<std::int64_t> numberOf(const axdr::Data& data, axdr::Tag tag)
{
    return data.tag() == tag ? data.toInteger() : std::nullopt;
}

/// The elements, when it is a structure of so many.
[[nodiscard]] inline std::optional<std::span<const axdr::Data>> fieldsOf(const axdr::Data& data, std::size_t count)
{
    const auto fields = data.elements();
    if (data.tag() != axdr::Tag::Structure || fields.size() != count)
        return {};
    return fields;
}

/// What a client means by the parameter of a method that has none: integer 0, or nothing at all.
[[nodiscard]] inline bool isEmptyParameter(const axdr::Data& data)
{
    return data.isNull() || data.tag() == axdr::Tag::Integer;
}

/// Assigns a number, unless the member cannot hold it.
template <typename Member>
[[nodiscard]] bool assign(Member& member, std::int64_t value)
{
    if (value < 0 || static_cast<std::uint64_t>(value) > static_cast<std::uint64_t>(std::numeric_limits<Member>::max()))
        return false;
    member = static_cast<Member>(value);
    return true;
}

/// Thousandths of a unit in one.
inline constexpr std::int64_t milli = 1000;

/// Changes a copy of the settings and hands it to the meter: all of it or nothing.
/// @param change returns false for a value that cannot be
template <typename Change>
[[nodiscard]] dlms::DataAccessResult changeSettings(const WriteCall& call, const Change& change)
{
    auto settings = call.device.state().settings;
    if (!change(settings))
        return dlms::DataAccessResult::OtherReason;
    return resultOf(call.device.change(settings));
}

/// Result of a method.
[[nodiscard]] inline dlms::Outcome outcomeOf(const Result<void>& answer)
{
    return {resultOf(answer), {}};
}

} // namespace meterbench::protocol::virtual_meter
