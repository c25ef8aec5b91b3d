// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/glass_traits.h"

#include "core/configuration/chosen_meaning.h"

namespace meterbench::configuration {

display::GlassTraits glassTraits(const MeterConfiguration& document)
{
    display::GlassTraits traits;
    const auto& family = *document.family;
    const auto meaning = [&](std::string_view name) { return chosenParticular(family, document.codes, name); };
    const auto number = [&](std::string_view name, int otherwise) {
        return chosenNumber(family, document.codes, name).value_or(otherwise);
    };
    traits.energy.digits = number("integerDigits", traits.energy.digits);
    traits.energy.decimals = number("decimals", traits.energy.decimals);
    traits.phases = number("phases", traits.phases);
    traits.identificationShown = document.display.identification;
    traits.quadrantShown = document.display.quadrant;
    traits.tariffShown = document.display.tariff;
    traits.leadingZeroes = document.display.leadingZeroes;
    const auto breaker = meaning("breaker");
    traits.hasBreaker = breaker && *breaker != "none";
    const auto radio = meaning("radio");
    traits.hasRadio = radio && *radio != "none" && *radio != "false";
    traits.hasTariffs = hasTariffControl(family, document.codes);
    const auto energies = meaning("energies");
    traits.importsAndExports = energies && energies->find("\"A-\"") != std::string_view::npos;
    return traits;
}

} // namespace meterbench::configuration
