// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/decode.h"
#include "core/metrology/front_end.h"
#include "core/metrology/standard_data.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

/// Variants and data that the tests of metrology share: real type codes, the data files that ship.
namespace meterbench::tests {

struct MetrologyData {
    Result<catalog::Catalog> catalog = loadCatalog();
    Result<metrology::StandardLimits> limits = readResource("metrology/limits.json").and_then([](const auto& bytes) {
        return metrology::StandardLimits::parse(bytes);
    });
    Result<metrology::ProductionSpread> spread
        = readResource("metrology/error-terms.json").and_then([](const auto& bytes) {
              return metrology::ProductionSpread::parse(bytes);
          });

    [[nodiscard]] Result<metrology::FrontEnd> frontEnd(std::string_view typeCode,
        metrology::NominalFrequency frequency = metrology::NominalFrequency::Hertz50,
        metrology::CutOffRule rule = metrology::CutOffRule::WithRatedCurrent) const
    {
        const configuration::Judge judge(*catalog);
        const configuration::Decoder decoder(judge);
        const std::array<std::string_view, 1> texts{typeCode};
        const auto decoded = decoder.decode(texts);
        if (decoded.reading == nullptr)
            return failure("family-unknown", {{"family", std::string(typeCode)}});
        return metrology::FrontEnd::create(*decoded.reading, decoded.selection, frequency, rule);
    }
};

inline constexpr auto singlePhaseB = "6861111BN242101040";
inline constexpr auto threePhaseB = "6841131BN243101040";
inline constexpr auto threePhaseA = "6841131AN243101040";
inline constexpr auto aronB = "6841121BN243101040";
inline constexpr auto dinRailB = "6844439BN243100040";
inline constexpr auto transformer5B = "6851135BD240111040";
inline constexpr auto transformer5C = "6851135CD240111040";
inline constexpr auto transformer1B = "6851131BD240111040";
inline constexpr auto transformer1C = "6851131CD240111040";

} // namespace meterbench::tests
