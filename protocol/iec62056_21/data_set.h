// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Data lines, "1.8.0*01(000123.45*kWh)(26-11-20)": an address and values with units (IEC 62056-21, 6.5). Written
/// strictly, read kindly: what cannot be read is kept apart and costs nothing else. Values stay text, as a meter's
/// digits are part of what it says. Plain values.
namespace meterbench::protocol::iec62056_21 {

struct DataValue {
    std::string value;
    std::string unit; ///< empty when there is none

    bool operator==(const DataValue&) const = default;
};

struct DataSet {
    std::string address; ///< empty when it is left out
    std::vector<DataValue> values;

    bool operator==(const DataSet&) const = default;
};

/// Nothing that would be read as another thing: no brackets, slashes, exclamation marks, stars or control characters.
[[nodiscard]] bool isWritable(const DataSet& set);

/// "address(value*unit)(value)"; characters that may not stand in it become '?'.
[[nodiscard]] std::string text(const DataSet& set);

struct DataBlock {
    std::vector<DataSet> sets;
    std::vector<std::string> unreadable; ///< lines, or what is left of them

    bool operator==(const DataBlock&) const = default;
};

/// Lines with CR LF, then "!" with CR LF.
[[nodiscard]] std::string blockText(const std::vector<DataSet>& sets);
/// Sets in any number of lines; ends at "!" or at the end.
[[nodiscard]] DataBlock parseBlock(std::string_view block);

/// What an address names: an OBIS code, reduced or whole, and which billing period.
struct ReadableAddress {
    Obis obis;
    std::optional<std::uint8_t> historical; ///< behind '*' or '&'
    bool wasReset = false; ///< '&': the period ended by hand

    bool operator==(const ReadableAddress&) const = default;
};

/// "1.8.0", "1-0:1.8.0*255", "1.6*1", "C.1.0", "F.F". A-B default to 1-1. Nothing for others, of which there are many.
[[nodiscard]] std::optional<ReadableAddress> readAddress(std::string_view address);

/// ±mantissa · 10^exponent of a plain decimal number.
struct DecimalText {
    std::int64_t mantissa = 0;
    int exponent = 0; ///< 0 or negative

    bool operator==(const DecimalText&) const = default;
};

/// "000123.45" → 12345 · 10^-2; nothing when it is no number or has more than 18 digits.
[[nodiscard]] std::optional<DecimalText> readDecimal(std::string_view text);

} // namespace meterbench::protocol::iec62056_21
