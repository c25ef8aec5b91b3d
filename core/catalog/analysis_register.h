// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/language.h"

#include <string>
#include <vector>

/// A register the analysis logger can hold (technical description, tables 14 and 15), with what a meter must be for it.
/// Data only: values are the device's.
namespace meterbench::catalog {

struct AnalysisRegister {
    std::string id; ///< "voltage-l1"
    std::string obis; ///< "1-1:32.25.0*255"
    text::LocalizedText name;
    std::string energy; ///< energy the meter must register, "A-"; empty for any meter
    int phase = 1; ///< the meter must have so many phases
    bool directOnly = false; ///< not on CT meters
    bool byDefault = false; ///< held unless another set is chosen, where the meter has it
    std::vector<std::string> sources;
};

} // namespace meterbench::catalog
