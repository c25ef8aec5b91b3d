// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/read_json.h"

#include <algorithm>

namespace meterbench::catalog::reading {

std::vector<AnalysisRegister> readAnalysisRegisters(const Json& json)
{
    std::vector<AnalysisRegister> all;
    for (const auto& entry : json.at("registers")) {
        AnalysisRegister each;
        each.id = entry.at("id").get<std::string>();
        each.obis = entry.at("obis").get<std::string>();
        each.name = localized(entry.at("name"));
        each.energy = optionalText(entry, "energy");
        each.phase = entry.value("phase", 1);
        each.directOnly = entry.value("directOnly", false);
        each.byDefault = entry.value("byDefault", false);
        each.sources = strings(entry.at("sources"));
        if (std::ranges::find(all, each.id, &AnalysisRegister::id) != all.end())
            throw Damaged("analysis register \"" + each.id + "\" stands twice");
        all.push_back(std::move(each));
    }
    return all;
}

} // namespace meterbench::catalog::reading
