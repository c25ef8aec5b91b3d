// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/iec62056_21/block_check.h"
#include "protocol/iec62056_21/data_set.h"

#include <functional>

/// Which lines a read-out has: data of resources/protocol, handed in as bytes. What UD, UD1 and UD2 of OMNIPOWER
/// contain is published nowhere: those sets are ours and say so. Immutable once parsed; safe to share.
namespace meterbench::protocol::iec62056_21 {

enum class SetOrigin : std::uint8_t {
    Own, ///< ours, where no paper tells
    Paper, ///< printed by the maker
    Observed ///< seen from a real meter
};

struct ReadOutLine {
    std::string address; ///< as it stands in the line
    Obis source; ///< of the meter's register or item
    std::string unit; ///< "kWh", or empty
    int unitExponent = 0; ///< of the unit to the register's: 3 for kWh of Wh
    std::size_t integerDigits = 0; ///< filled up with zeroes; 0 for text as it is
    std::size_t decimals = 0;

    bool operator==(const ReadOutLine&) const = default;
};

struct ReadOutSet {
    std::string name; ///< "UD1"
    SetOrigin origin = SetOrigin::Own;
    std::vector<std::string> families;
    std::vector<std::string> sources;
    BlockCheck check = BlockCheck::ExclusiveOr;
    std::size_t historicalPeriods = 0; ///< of each line that has them, the newest first, as "1.8.0*01"
    std::vector<ReadOutLine> lines;
};

/// A register's value, or a text where it has none.
struct SourceValue {
    std::int64_t value = 0;
    int scaler = 0; ///< value · 10^scaler in the register's unit
    std::string text; ///< instead of the value
};

/// The number with the digits of the line; digits that do not fit are cut in front (a register that rolls over) and
/// behind (what is not shown is not rounded up).
[[nodiscard]] std::string formatted(const ReadOutLine& line, std::int64_t value, int scaler);

/// The lines of a set as data sets; what the meter does not have is left out.
[[nodiscard]] std::vector<DataSet> compose(
    const ReadOutSet& set, const std::function<std::optional<SourceValue>(const Obis& source)>& read);

class ReadOutSets {
public:
    /// @param json the bytes of resources/protocol/iec62056-21-readout-sets.json. Error: `catalog-damaged`.
    [[nodiscard]] static Result<ReadOutSets> parse(std::string_view json);

    [[nodiscard]] const std::vector<ReadOutSet>& all() const { return m_sets; }
    /// Null when the family has no such set.
    [[nodiscard]] const ReadOutSet* find(std::string_view family, std::string_view name) const;

private:
    std::vector<ReadOutSet> m_sets;
};

} // namespace meterbench::protocol::iec62056_21
