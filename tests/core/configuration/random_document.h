// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/meter_configuration.h"
#include "tests/core/configuration/random_settings.h"

#include <random>

/// Documents that no person would write, but that a project file must carry: any codes, any texts, any lists.
namespace meterbench::tests {

class RandomDocuments {
public:
    RandomDocuments(const catalog::Catalog& catalog, std::uint64_t seed) : m_catalog(catalog), m_random(seed) { }

    [[nodiscard]] configuration::MeterConfiguration next()
    {
        configuration::MeterConfiguration document;
        const auto families = m_catalog.families();
        document.family = &families[below(families.size())];
        const auto& fields = document.family->scheme->fields;
        for (std::size_t index = 0; index < fields.size(); ++index) {
            if (below(5) != 0)
                document.codes[static_cast<configuration::FieldIndex>(index)]
                    = configuration::Code(code(fields[index].digits));
        }
        document.calculationMethod = static_cast<configuration::CalculationMethod>(below(3));
        if (below(2) != 0)
            document.currentTransformerRatio = static_cast<int>(below(configuration::maximumWrittenRatio + 1U));
        for (auto& number : document.meterNumbers)
            number = text();
        document.display.leadingZeroes = below(2) != 0;
        document.display.identification = below(2) != 0;
        document.display.quadrant = below(2) != 0;
        document.display.tariff = below(2) != 0;
        for (auto& list : document.display.lists.items)
            list = texts();
        document.pushButton2 = texts();
        for (auto remaining = below(4); remaining != 0; --remaining)
            document.accessories.push_back({text(), quantity()});
        document.order = {text(), text(), text(), text(), text(), text(), quantity(), text()};
        if (below(2) != 0)
            document.settings = RandomSettings(m_random).next();
        return document;
    }

    [[nodiscard]] std::size_t below(std::size_t bound) { return static_cast<std::size_t>(m_random() % bound); }

private:
    [[nodiscard]] int quantity() { return static_cast<int>(1 + below(configuration::maximumQuantity)); }

    [[nodiscard]] std::string code(std::size_t digits)
    {
        constexpr std::string_view characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        std::string result;
        while (result.size() < digits)
            result += characters[below(characters.size())];
        return result;
    }

    /// Letters of the four languages, quotation marks, line ends, characters beyond the basic plane.
    [[nodiscard]] std::string text()
    {
        constexpr std::array<std::string_view, 14> pieces{
            "a", "Z", "0", " ", "æøå", "éèç", "\"", "\\", "/", "\n", "\t", "−", "😀", "~1"};
        std::string result;
        for (auto remaining = below(12); remaining != 0; --remaining)
            result += pieces[below(pieces.size())];
        return result;
    }

    [[nodiscard]] std::vector<std::string> texts()
    {
        std::vector<std::string> result;
        for (auto remaining = below(6); remaining != 0; --remaining) {
            const auto& items = m_catalog.display().items;
            result.push_back(below(2) == 0 ? text() : items[below(items.size())].id);
        }
        return result;
    }

    const catalog::Catalog& m_catalog;
    std::mt19937_64 m_random;
};

} // namespace meterbench::tests
