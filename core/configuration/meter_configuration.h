// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/configuration/code_selection.h"
#include "core/configuration/finding.h"
#include "core/configuration/settings.h"

#include <nlohmann/json_fwd.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The document: everything that is chosen for one kind of meter — codes, display lists, push button 2, settings,
/// accessories, the order it belongs to. It holds choices only; what may be chosen is the catalogue's, whether it fits
/// together is judgeDocument()'s, how it is written is project_file.h's. A plain value: copy it to keep a state.
namespace meterbench::configuration {

/// The lists of the display, each an ordered list of display-item ids.
struct DisplayLists {
    std::array<std::vector<std::string>, 4> items;

    [[nodiscard]] std::vector<std::string>& operator[](catalog::DisplayListKind kind)
    {
        return items[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] const std::vector<std::string>& operator[](catalog::DisplayListKind kind) const
    {
        return items[static_cast<std::size_t>(kind)];
    }
    bool operator==(const DisplayLists&) const = default;
};

/// Choices of the display form beside the lists (technical description p.26, 36, 70).
struct DisplaySettings {
    bool leadingZeroes = false; ///< legal: fixed when ordered
    bool identification = true; ///< OBIS field shown
    bool quadrant = true;
    bool tariff = true;
    DisplayLists lists;

    bool operator==(const DisplaySettings&) const = default;
};

/// Numbers outside these limits have no place in a project file.
inline constexpr int maximumQuantity = 1'000'000;
inline constexpr int maximumWrittenRatio = 65'535;
/// What can be set as the ratio of current transformers (S-CT p.10).
inline constexpr int smallestRatio = 1;
inline constexpr int largestRatio = 600;

struct OrderedAccessory {
    std::string part; ///< part number, "68 50 058"
    int quantity = 1; ///< 1–maximumQuantity

    bool operator==(const OrderedAccessory&) const = default;
};

/// What the order-code sheet says of customer and order; free text, all optional.
struct OrderDetails {
    std::string customer;
    std::string contact;
    std::string customerReference;
    std::string orderNumber;
    std::string date; ///< ISO 8601 date as entered, "2026-03-01"
    std::string revision;
    int quantity = 1; ///< meters, 1–maximumQuantity
    std::string remark;

    bool operator==(const OrderDetails&) const = default;
};

/// How the phases are summed (technical description p.27). Legal: fixed when ordered.
enum class CalculationMethod { Individual, VectorSum, TotalSum };

struct MeterConfiguration {
    const catalog::Family* family = nullptr; ///< never null in a valid document; owned by the catalogue
    CodeSelection codes;
    CalculationMethod calculationMethod = CalculationMethod::Individual;
    std::optional<int> currentTransformerRatio; ///< CT meters only, 1–600; JSON member `ctRatio`, 0–maximumWrittenRatio
    std::array<std::string, 3> meterNumbers;
    DisplaySettings display;
    std::vector<std::string> pushButton2; ///< enabled functions by id
    std::vector<OrderedAccessory> accessories;
    OrderDetails order;
    Settings settings;

    bool operator==(const MeterConfiguration&) const = default;
};

/// A complete document with the family's defaults: codes, legal readings first in the manual list, the ordinary
/// automatic list, the transformer ratio of Z21.
[[nodiscard]] MeterConfiguration defaultConfiguration(const catalog::Catalog& catalog, const catalog::Family& family);

/// The same with codes already chosen; missing codes stay missing (newDocument() of edits.h fills them).
[[nodiscard]] MeterConfiguration defaultConfiguration(
    const catalog::Catalog& catalog, const catalog::Family& family, const CodeSelection& codes);

/// The readings that may not be removed from the manual list of this meter.
[[nodiscard]] std::vector<std::string> legalReadings(
    const catalog::Catalog& catalog, const MeterConfiguration& document);

/// Whether a reading exists on this meter at all (family and energy type), whatever list it is for.
[[nodiscard]] bool isAvailable(const catalog::DisplayItem& item, const MeterConfiguration& document);

/// Whether the family's meters stand behind current transformers, and so have a ratio.
[[nodiscard]] bool hasTransformerRatio(const catalog::Family& family);

/// The ratio that the codes order: the digits of Z21, printed or not, from 1 to 600; nothing where they say none.
[[nodiscard]] std::optional<int> orderedRatio(const catalog::Family& family, const CodeSelection& codes);

/// The accessory of a part number as a person writes it (spaces do not matter, an x in the catalogue's number is any
/// character); null when no sheet lists it.
[[nodiscard]] const catalog::Accessory* findAccessory(const catalog::Catalog& catalog, std::string_view part);

/// Everything that is wrong or doubtful with the document, worst first: codes by the judge, then completeness, display
/// lists, push button 2, accessories, ratio, order, settings.
class Judge;
[[nodiscard]] std::vector<Finding> judgeDocument(const Judge& judge, const MeterConfiguration& document);

} // namespace meterbench::configuration
