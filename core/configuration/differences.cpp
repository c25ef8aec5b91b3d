// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/object_reader.h"
#include "core/configuration/project_file.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

/// The names of both objects, each in its place: a name that only `b` has follows the one before it there.
std::vector<std::string> namesOf(const Json& a, const Json& b)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : a.items())
        names.push_back(name);
    auto after = names.begin();
    for (const auto& [name, value] : b.items()) {
        const auto found = std::ranges::find(names, name);
        after = (found == names.end() ? names.insert(after, name) : found) + 1;
    }
    return names;
}

void compare(const Json& a, const Json& b, const std::string& path, std::vector<Difference>& all)
{
    if (a == b)
        return;
    if (!a.is_object() || !b.is_object()) {
        all.push_back({path, a, b});
        return;
    }
    for (const auto& name : namesOf(a, b)) {
        const auto inA = a.find(name);
        const auto inB = b.find(name);
        compare(inA == a.end() ? Json(nullptr) : *inA, inB == b.end() ? Json(nullptr) : *inB,
            path + '/' + pointerToken(name), all);
    }
}

} // namespace

std::vector<Difference> differences(const MeterConfiguration& a, const MeterConfiguration& b)
{
    std::vector<Difference> all;
    compare(toJson(a), toJson(b), {}, all);
    return all;
}

} // namespace meterbench::configuration
