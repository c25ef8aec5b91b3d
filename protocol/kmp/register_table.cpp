// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/register_table.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace meterbench::protocol::kmp {

namespace {

using Json = nlohmann::json;

tl::unexpected<Error> damaged(const char* file, std::string reason)
{
    return failure(ErrorKind::Internal, "catalog-damaged", {{"file", file}, {"reason", std::move(reason)}}, file);
}

std::uint8_t unitNumber(const std::string& name)
{
    for (std::uint8_t unit = 0; unit <= lastUnit; ++unit) {
        if (unitName(unit) == name)
            return unit;
    }
    throw Json::other_error::create(501, "unit \"" + name + "\"", static_cast<Json*>(nullptr));
}

unsigned hexadecimal(const std::string& text)
{
    unsigned number = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number, 16);
    if (parsed.ec != std::errc{} || parsed.ptr != end || number > 0xFFFF)
        throw Json::other_error::create(501, "hexadecimal \"" + text + "\"", static_cast<Json*>(nullptr));
    return number;
}

RegisterDefinition readDefinition(const Json& json)
{
    RegisterDefinition definition;
    definition.id = json.at("register").get<RegisterId>();
    definition.name = json.at("name").get<std::string>();
    if (json.contains("unit")) {
        definition.format
            = RegisterFormat{unitNumber(json.at("unit").get<std::string>()), json.at("octets").get<std::uint8_t>(),
                static_cast<std::uint8_t>(hexadecimal(json.at("signExponent").get<std::string>()))};
    }
    if (json.contains("sample"))
        definition.sample = json.at("sample").get<std::int64_t>();
    definition.sources = json.at("sources").get<std::vector<std::string>>();
    return definition;
}

} // namespace

Result<RegisterTable> RegisterTable::parse(std::string_view json)
{
    constexpr auto file = "protocol/kmp-registers.json";
    try {
        RegisterTable table;
        const Json document = Json::parse(json);
        for (const Json& entry : document.at("registers"))
            table.m_definitions.push_back(readDefinition(entry));
        const auto ascending = [](const auto& left, const auto& right) { return left.id >= right.id; };
        if (std::ranges::adjacent_find(table.m_definitions, ascending) != table.m_definitions.end())
            return damaged(file, "registers are not in ascending order");
        return table;
    } catch (const Json::exception& exception) {
        return damaged(file, exception.what());
    }
}

const RegisterDefinition* RegisterTable::find(RegisterId id) const
{
    const auto found = std::ranges::lower_bound(m_definitions, id, {}, &RegisterDefinition::id);
    return found != m_definitions.end() && found->id == id ? &*found : nullptr;
}

Result<TypeWords> TypeWords::parse(std::string_view json)
{
    constexpr auto file = "protocol/kmp-type-words.json";
    try {
        TypeWords words;
        const Json document = Json::parse(json);
        for (const Json& entry : document.at("typeWords")) {
            words.m_words.push_back({static_cast<std::uint16_t>(hexadecimal(entry.at("word").get<std::string>())),
                entry.at("meter").get<std::string>()});
        }
        return words;
    } catch (const Json::exception& exception) {
        return damaged(file, exception.what());
    }
}

std::string_view TypeWords::meter(std::uint16_t word) const
{
    const auto found = std::ranges::find(m_words, word, &TypeWord::word);
    return found == m_words.end() ? std::string_view{} : std::string_view(found->meter);
}

} // namespace meterbench::protocol::kmp
