// SPDX-License-Identifier: Apache-2.0
#include "core/base/word_list.h"
#include "core/configuration/chosen_meaning.h"
#include "core/configuration/meter_configuration.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace meterbench::configuration {

namespace {

using catalog::DisplayListKind;
using List = WordList;

/// What a clerk expects without touching anything: the energies, the present power, the clock. No paper prescribes it.
constexpr std::array<std::string_view, 9> automaticReadings{"active-import-total", "active-export-total",
    "reactive-import-total", "reactive-export-total", "active-power-import", "active-power-export", "ct-ratio",
    "clock-date", "clock-time"};

/// What an installer looks for with the button, after the legal readings and the automatic ones.
constexpr std::array<std::string_view, 16> manualReadings{"peak-power-import", "voltage-l1", "voltage-l2", "voltage-l3",
    "current-l1", "current-l2", "current-l3", "power-factor", "manual-disconnect", "meter-number-1", "serial-number",
    "hour-counter", "software-number", "program-checksum", "meter-status", "display-test"};

/// Appends the readings that exist on the meter, may stand in the list, and still fit.
class ListBuilder {
public:
    ListBuilder(const catalog::Catalog& catalog, const MeterConfiguration& document, DisplayListKind kind)
        : m_catalog(catalog), m_document(document), m_kind(kind)
    {
    }

    void add(std::string_view id)
    {
        const auto* const item = m_catalog.display().item(id);
        if (item != nullptr && item->allowedIn(m_kind) && isAvailable(*item, m_document)
            && m_list.size() < m_catalog.display().list(m_kind).maximum
            && std::ranges::find(m_list, id) == m_list.end())
            m_list.emplace_back(id);
    }
    template <typename Range>
    void addAll(const Range& ids)
    {
        for (const auto& id : ids)
            add(id);
    }
    [[nodiscard]] List take() { return std::move(m_list); }

private:
    const catalog::Catalog& m_catalog;
    const MeterConfiguration& m_document;
    DisplayListKind m_kind;
    List m_list;
};

/// The import register of every tariff that the meter switches between: two or four by its inputs, four by a plan.
List tariffReadings(const MeterConfiguration& document)
{
    List readings;
    if (!hasTariffControl(*document.family, document.codes))
        return readings;
    const int tariffs = chosenNumber(*document.family, document.codes, "tariffs").value_or(4);
    for (int tariff = 1; tariff <= tariffs; ++tariff)
        readings.push_back("active-import-total-tariff-" + std::to_string(tariff));
    return readings;
}

DisplayLists defaultLists(const catalog::Catalog& catalog, const MeterConfiguration& document)
{
    const auto legal = legalReadings(catalog, document);
    const auto tariffs = tariffReadings(document);
    DisplayLists lists;

    ListBuilder automatic(catalog, document, DisplayListKind::Automatic);
    automatic.addAll(automaticReadings);
    lists[DisplayListKind::Automatic] = automatic.take();

    ListBuilder manual(catalog, document, DisplayListKind::Manual);
    manual.addAll(legal);
    manual.addAll(automaticReadings);
    manual.addAll(tariffs);
    manual.addAll(manualReadings);
    lists[DisplayListKind::Manual] = manual.take();

    if (chosenParticular(*document.family, document.codes, "battery") == "true") {
        ListBuilder backup(catalog, document, DisplayListKind::Backup);
        backup.addAll(legal);
        lists[DisplayListKind::Backup] = backup.take();
    }
    return lists;
}

} // namespace

MeterConfiguration defaultConfiguration(
    const catalog::Catalog& catalog, const catalog::Family& family, const CodeSelection& codes)
{
    MeterConfiguration document;
    document.family = &family;
    document.codes = codes;
    if (hasTransformerRatio(family))
        document.currentTransformerRatio = orderedRatio(family, codes);
    document.display.lists = defaultLists(catalog, document);
    return document;
}

MeterConfiguration defaultConfiguration(const catalog::Catalog& catalog, const catalog::Family& family)
{
    return defaultConfiguration(catalog, family, defaults(family));
}

} // namespace meterbench::configuration
