// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/object_reader.h"
#include "core/configuration/project_file.h"
#include "core/configuration/project_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

namespace meterbench::configuration {

namespace {

/// The tokens of a JSON Pointer, unescaped; nothing when it is not one.
std::optional<std::vector<std::string>> pointerTokens(std::string_view pointer)
{
    std::vector<std::string> tokens;
    for (std::size_t position = 0; position < pointer.size(); ++position) {
        if (pointer[position] == '/') {
            tokens.emplace_back();
        } else if (tokens.empty()) {
            return std::nullopt;
        } else if (pointer[position] == '~') {
            ++position;
            const char escaped = position < pointer.size() ? pointer[position] : ' ';
            if (escaped != '0' && escaped != '1')
                return std::nullopt;
            tokens.back() += escaped == '0' ? '~' : '/';
        } else {
            tokens.back() += pointer[position];
        }
    }
    return tokens;
}

/// Makes a place that may be absent: a list when its end is meant, an object when there is more to come.
Json* makePlace(Json& parent, std::span<const std::string> tokens)
{
    auto& made = parent[tokens.front()];
    if (made.is_null() && tokens.size() > 1)
        made = tokens[1] == "-" ? Json::array() : Json::object();
    return &made;
}

/// The place a pointer means in the document form; null when there is none. "-" is the place after a list's last
/// element; `ctRatio` and everything in `settings` may be absent.
Json* place(Json& root, std::span<const std::string> tokens)
{
    Json* current = &root;
    for (std::size_t depth = 0; depth < tokens.size(); ++depth) {
        const auto& token = tokens[depth];
        const bool mayBeAbsent = depth == 0 ? token == "ctRatio" : tokens.front() == "settings";
        if (current->is_object() && mayBeAbsent) {
            current = makePlace(*current, tokens.subspan(depth));
        } else if (current->is_object()) {
            const auto found = current->find(token);
            if (found == current->end())
                return nullptr;
            current = &*found;
        } else if (current->is_array() && token == "-") {
            current->push_back(nullptr);
            current = &current->back();
        } else if (current->is_array()) {
            std::size_t index = 0;
            const auto* const end = token.data() + token.size();
            const auto [stop, error] = std::from_chars(token.data(), end, index);
            if (error != std::errc{} || stop != end || index >= current->size())
                return nullptr;
            current = &(*current)[index];
        } else {
            return nullptr;
        }
    }
    return current;
}

/// A project is UTF-8; what is not would be written as something else than was asked for. Two ways of writing differ
/// only where a character is none.
bool isUtf8(std::string_view text)
{
    const Json json = std::string(text);
    return json.dump(-1, ' ', false, Json::error_handler_t::ignore)
        == json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Takes a member away, wherever it stands; an element of a list stays.
void remove(Json& root, std::span<const std::string> tokens)
{
    auto* const parent = place(root, tokens.first(tokens.size() - 1));
    if (parent != nullptr && parent->is_object())
        parent->erase(tokens.back());
}

/// JSON where it is JSON of the right kind, else the text itself: a customer may be called 4711.
Json valueFor(const Json& current, std::string_view text)
{
    auto json = parseJson(text);
    if (json && (!current.is_string() || json->is_string()))
        return std::move(*json);
    return std::string(text);
}

Result<Edited> setField(const Judge& judge, const MeterConfiguration& document, std::string_view name,
    std::string_view value, FieldSet kept)
{
    const auto& scheme = *document.family->scheme;
    const auto index = scheme.find(name);
    if (!index || (document.family->find(*index) == nullptr && !document.codes[*index].isGiven()))
        return failure("set-field", {{"field", std::string(name)}}, std::string(name));
    std::string code(value);
    std::ranges::transform(code, code.begin(),
        [](char each) { return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each; });
    const auto& field = scheme.fields[*index];
    if (!canBeCode(field, code)) {
        const auto path = (field.part == catalog::Part::Hardware ? "/typeCode/" : "/configuration/") + field.id;
        return failure("project-member-value", {{"path", path}, {"value", std::string(value)}}, path);
    }
    return setCode(judge, document, *index, Code(code), kept);
}

/// A change of the document's form, made edit by edit: a code or a ratio takes what depends on it along.
Edited settled(const Judge& judge, const MeterConfiguration& before, MeterConfiguration changed)
{
    CodeSelection codes;
    for (FieldIndex field = 0; field < catalog::maximumFields; ++field) {
        if (changed.codes[field].isGiven() && changed.codes[field] != before.codes[field])
            codes[field] = std::exchange(changed.codes[field], before.codes[field]);
    }
    if (changed.currentTransformerRatio != before.currentTransformerRatio)
        return setRatio(judge, changed, changed.currentTransformerRatio);
    return setCodes(judge, changed, codes);
}

bool isCodeTarget(std::span<const std::string> tokens)
{
    return tokens.size() == 2 && (tokens.front() == "typeCode" || tokens.front() == "configuration");
}

} // namespace

std::optional<FieldIndex> fieldOf(const catalog::Family& family, std::string_view target)
{
    if (!target.starts_with('/'))
        return family.scheme->find(target);
    const auto tokens = pointerTokens(target);
    return tokens && isCodeTarget(*tokens) ? family.scheme->find(tokens->back()) : std::nullopt;
}

Result<Edited> set(const Judge& judge, const MeterConfiguration& document, std::string_view target,
    std::string_view value, FieldSet kept)
{
    if (!target.starts_with('/'))
        return setField(judge, document, target, value, kept);
    if (!isUtf8(value))
        return failure("project-member-value", {{"path", std::string(target)}, {"value", std::string(value)}},
            std::string(target));

    const auto noSuchPlace
        = [target] { return failure("set-path", {{"path", std::string(target)}}, std::string(target)); };
    const auto tokens = pointerTokens(target);
    if (!tokens)
        return noSuchPlace();
    const auto& first = tokens->front();
    if (first == "format" || first == "version" || first == "family")
        return noSuchPlace();

    auto json = toJson(document);
    auto* const found = place(json, *tokens);
    if (found == nullptr)
        return noSuchPlace();
    // A code is addressed by its field or by its path; null takes it away.
    const bool isCode = isCodeTarget(*tokens);
    if (isCode && value != "null")
        return setField(judge, document, tokens->back(), value, kept);
    *found = isCode ? Json(nullptr) : valueFor(*found, value);
    if (found->is_null() && ((first == "ctRatio" && tokens->size() == 1) || first == "settings"))
        remove(json, *tokens);

    auto changed = fromJson(judge.catalog(), json);
    if (!changed)
        return tl::unexpected(changed.error());
    return settled(judge, document, std::move(*changed));
}

} // namespace meterbench::configuration
