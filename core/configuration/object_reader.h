// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/configuration/project_json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads the members of a JSON object by name and type, and finds those nobody asked for. The first thing that is wrong
/// is kept with its JSON Pointer; everything read after it is empty. Private to this room.
namespace meterbench::configuration {

/// The first error of one reading.
class Problem {
public:
    void report(std::string_view id, const std::string& path, std::vector<Argument> arguments = {});
    void wrongType(const std::string& path, std::string_view expected);
    void wrongValue(const std::string& path, const Json& value);

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

class ObjectReader {
public:
    /// @param json null when the object itself was missing, which has been reported already
    ObjectReader(Problem& problem, const Json* json, std::string path);

    /// A member that must be there; null when it is not.
    [[nodiscard]] const Json* take(std::string_view name);
    /// A member that may be there.
    [[nodiscard]] const Json* takeOptional(std::string_view name);
    [[nodiscard]] std::string text(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name);
    /// Whole number from `least` to `most`.
    [[nodiscard]] int number(std::string_view name, int least, int most);
    [[nodiscard]] std::vector<std::string> texts(std::string_view name);
    [[nodiscard]] ObjectReader object(std::string_view name);
    /// A list of objects; empty when there is none.
    [[nodiscard]] std::vector<ObjectReader> objects(std::string_view name);

    /// Reports a member that nobody has taken.
    void finish();

    [[nodiscard]] std::string pathOf(std::string_view name) const;
    [[nodiscard]] Problem& problem() { return m_problem; }
    /// The object itself; null when it is missing or something else.
    [[nodiscard]] const Json* json() const { return m_json; }

private:
    Problem& m_problem;
    const Json* m_json;
    std::string m_path;
    std::vector<std::string> m_taken;
};

/// `least` when it is not a whole number in the range, which is reported.
[[nodiscard]] int readNumber(Problem& problem, const Json& json, const std::string& path, int least, int most);

/// The texts of a list; whatever else stands there is reported.
[[nodiscard]] std::vector<std::string> readTexts(Problem& problem, const Json& json, const std::string& path);

/// A name as a token of a JSON Pointer (RFC 6901): "~" is written "~0" and "/" "~1".
[[nodiscard]] std::string pointerToken(std::string_view name);

} // namespace meterbench::configuration
