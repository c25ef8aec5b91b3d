// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/axdr/data.h"
#include "protocol/axdr/reader.h"
#include "protocol/axdr/writer.h"

#include <optional>

/// What a service is about: an attribute or method of an object, and which part of an attribute (selective access,
/// IEC 62056-6-2, class 7, buffer). Plain values.
namespace meterbench::protocol::dlms {

/// Which rows of a logger, as it travels.
struct Selection {
    std::uint8_t selector = 0;
    axdr::Data parameters;

    bool operator==(const Selection&) const = default;
};

struct Target {
    std::uint16_t classId = 0;
    Obis name;
    std::int8_t index = 0; ///< of the attribute (0: all) or method
    std::optional<Selection> selection; ///< with GET and SET

    bool operator==(const Target&) const = default;
};

/// A column of a logger: capture object definition.
struct CaptureObject {
    std::uint16_t classId = 0;
    Obis name;
    std::int8_t attribute = 0;
    std::uint16_t dataIndex = 0;

    bool operator==(const CaptureObject&) const = default;
    [[nodiscard]] axdr::Data encode() const;
    [[nodiscard]] static std::optional<CaptureObject> decode(const axdr::Data& data);
};

/// Selector 1: rows whose restricting column lies within both bounds.
struct RangeSelection {
    static constexpr std::uint8_t selector = 1;

    CaptureObject restricting;
    axdr::Data from;
    axdr::Data to;
    std::vector<CaptureObject> columns; ///< empty: all

    bool operator==(const RangeSelection&) const = default;
    [[nodiscard]] Selection encode() const;
    /// nullopt for another selector or parameters of another shape.
    [[nodiscard]] static std::optional<RangeSelection> decode(const Selection& selection);
};

/// Selector 2: rows and columns by number, from 1.
struct EntrySelection {
    static constexpr std::uint8_t selector = 2;

    std::uint32_t fromEntry = 1;
    std::uint32_t toEntry = 0; ///< 0: to the last
    std::uint16_t fromColumn = 1;
    std::uint16_t toColumn = 0; ///< 0: to the last

    bool operator==(const EntrySelection&) const = default;
    [[nodiscard]] Selection encode() const;
    /// nullopt for another selector or parameters of another shape.
    [[nodiscard]] static std::optional<EntrySelection> decode(const Selection& selection);
};

void putTarget(axdr::Writer& writer, const Target& target);
[[nodiscard]] Target takeTarget(axdr::Reader& reader);
/// The optional access-selection-parameters behind an attribute descriptor.
void putSelection(axdr::Writer& writer, const Target& target);
void takeSelection(axdr::Reader& reader, Target& target);

} // namespace meterbench::protocol::dlms
