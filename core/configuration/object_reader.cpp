// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/object_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::configuration {

namespace {

/// A value in an error message: enough to recognise it.
std::string shown(const Json& value)
{
    constexpr std::size_t longest = 60;
    auto text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= longest)
        return text;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end; // no half characters
    return text.substr(0, end) + "…";
}

/// Characters that are no writing: NUL, escape and their like. Tabulator and line ends are.
bool hasControlCharacters(std::string_view text)
{
    return std::ranges::any_of(text, [](char each) {
        const auto octet = static_cast<unsigned char>(each);
        return (octet < 0x20U && each != '\t' && each != '\n' && each != '\r') || octet == 0x7FU;
    });
}

} // namespace

void Problem::report(std::string_view id, const std::string& path, std::vector<Argument> arguments)
{
    if (m_error)
        return;
    arguments.insert(arguments.begin(), {"path", path});
    m_error = Error{std::string(id), std::move(arguments), path};
}

void Problem::wrongType(const std::string& path, std::string_view expected)
{
    report("project-member-type", path, {{"expected", std::string(expected)}});
}

void Problem::wrongValue(const std::string& path, const Json& value)
{
    report("project-member-value", path, {{"value", shown(value)}});
}

int readNumber(Problem& problem, const Json& json, const std::string& path, int least, int most)
{
    if (!json.is_number()) {
        problem.wrongType(path, fmt::format("{}–{}", least, most));
        return least;
    }
    const bool fits = json.is_number_unsigned() ? json.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                                                : json.is_number_integer() && json.get<std::int64_t>() <= most;
    if (!fits || json.get<std::int64_t>() < least) {
        problem.wrongValue(path, json);
        return least;
    }
    return json.get<int>();
}

std::vector<std::string> readTexts(Problem& problem, const Json& json, const std::string& path)
{
    std::vector<std::string> all;
    if (!json.is_array()) {
        problem.wrongType(path, "[\"…\"]");
        return all;
    }
    for (const auto& element : json) {
        if (!element.is_string()) {
            problem.wrongType(path + '/' + std::to_string(all.size()), "\"…\"");
            return all;
        }
        all.push_back(element.get<std::string>());
        if (hasControlCharacters(all.back()))
            problem.wrongValue(path + '/' + std::to_string(all.size() - 1), element);
    }
    return all;
}

std::string pointerToken(std::string_view name)
{
    std::string token;
    for (const char each : name) {
        if (each == '~')
            token += "~0";
        else if (each == '/')
            token += "~1";
        else
            token += each;
    }
    return token;
}

ObjectReader::ObjectReader(Problem& problem, const Json* json, std::string path)
    : m_problem(problem), m_json(json), m_path(std::move(path))
{
    if (m_json != nullptr && !m_json->is_object()) {
        m_problem.wrongType(m_path, "{…}");
        m_json = nullptr;
    }
}

std::string ObjectReader::pathOf(std::string_view name) const
{
    return m_path + '/' + pointerToken(name);
}

const Json* ObjectReader::takeOptional(std::string_view name)
{
    if (m_json == nullptr)
        return nullptr;
    m_taken.emplace_back(name);
    const auto found = m_json->find(m_taken.back());
    return found == m_json->end() ? nullptr : &*found;
}

const Json* ObjectReader::take(std::string_view name)
{
    const auto* const member = takeOptional(name);
    if (member == nullptr && m_json != nullptr)
        m_problem.report("project-member-missing", pathOf(name));
    return member;
}

std::string ObjectReader::text(std::string_view name)
{
    const auto* const member = take(name);
    if (member == nullptr)
        return {};
    if (!member->is_string()) {
        m_problem.wrongType(pathOf(name), "\"…\"");
        return {};
    }
    auto text = member->get<std::string>();
    if (hasControlCharacters(text))
        m_problem.wrongValue(pathOf(name), *member);
    return text;
}

bool ObjectReader::flag(std::string_view name)
{
    const auto* const member = take(name);
    if (member == nullptr)
        return false;
    if (!member->is_boolean()) {
        m_problem.wrongType(pathOf(name), "true, false");
        return false;
    }
    return member->get<bool>();
}

int ObjectReader::number(std::string_view name, int least, int most)
{
    const auto* const member = take(name);
    return member == nullptr ? least : readNumber(m_problem, *member, pathOf(name), least, most);
}

std::vector<std::string> ObjectReader::texts(std::string_view name)
{
    const auto* const member = take(name);
    return member == nullptr ? std::vector<std::string>{} : readTexts(m_problem, *member, pathOf(name));
}

ObjectReader ObjectReader::object(std::string_view name)
{
    const auto* const member = take(name);
    return {m_problem, member, pathOf(name)};
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view name)
{
    std::vector<ObjectReader> all;
    const auto* const member = take(name);
    if (member == nullptr)
        return all;
    if (!member->is_array()) {
        m_problem.wrongType(pathOf(name), "[{…}]");
        return all;
    }
    for (const auto& element : *member)
        all.emplace_back(m_problem, &element, pathOf(name) + '/' + std::to_string(all.size()));
    return all;
}

void ObjectReader::finish()
{
    if (m_json == nullptr)
        return;
    for (const auto& [name, value] : m_json->items()) {
        if (std::ranges::find(m_taken, name) == m_taken.end())
            m_problem.report("project-member-unknown", pathOf(name));
    }
}

} // namespace meterbench::configuration
