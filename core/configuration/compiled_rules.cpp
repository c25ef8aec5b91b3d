// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/compiled_rules.h"

#include "core/base/word_list.h"
#include "core/configuration/option_knowledge.h"

#include <algorithm>

namespace meterbench::configuration {

namespace {

using catalog::Family;
using catalog::Scheme;

constexpr std::size_t noSlot = 1000;

/// Places a code can have in a direct table: one per character for one digit, one per number for two or three.
constexpr std::size_t slots(std::uint8_t digits)
{
    return digits == 1 ? 128 : digits == 2 ? 100 : 1000;
}

std::size_t slot(std::string_view code)
{
    if (code.size() == 1)
        return static_cast<unsigned char>(code.front());
    std::size_t number = 0;
    for (const char character : code) {
        if (character < '0' || character > '9')
            return noSlot;
        number = number * 10 + static_cast<std::size_t>(character - '0');
    }
    return number;
}

std::uint64_t packedName(std::string_view name)
{
    std::uint64_t packed = 0;
    for (const char character : name)
        packed = packed << 8U
            | static_cast<unsigned char>(character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character);
    return packed;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

/// How a code stands that is not printed for this family.
CompiledOption standingElsewhere(
    const catalog::Catalog& catalog, const Family& family, const catalog::FamilyField& field, std::size_t position)
{
    const auto knowledge = knowledgeOf(catalog, family, field, position);
    const auto certainty = family.table(field).options[position].certainty;
    const auto standing = !knowledge.otherPapers.empty() ? OptionStanding::OtherFamily
        : !knowledge.seenHere.empty() || !knowledge.seenElsewhere.empty() || certainty == catalog::Certainty::Observed
        ? OptionStanding::Observed
        : !knowledge.olderPapers.empty()            ? OptionStanding::Elsewhere
        : certainty == catalog::Certainty::Inferred ? OptionStanding::Inferred
        : certainty == catalog::Certainty::Guess    ? OptionStanding::Guess
                                                    : OptionStanding::Unknown;
    return {standing, joined(knowledge.sources()), joined(knowledge.otherFamilies)};
}

/// Codes that only another table of the field knows (X5 = 8 is a direct meter's range) get a bit too, so that rules can
/// name them.
void addForeignCodes(const catalog::Catalog& catalog, const Family& family, FieldIndex index, CompiledField& field)
{
    for (const auto& table : family.scheme->fields[index].tables) {
        for (const auto& option : table.options) {
            const auto packed = Code(option.code).packed();
            if (std::ranges::find(field.codes, packed, &std::pair<std::uint32_t, std::uint8_t>::first)
                != field.codes.end())
                continue;
            CompiledOption foreign;
            for (const auto& other : catalog.families()) {
                const auto* otherField = other.scheme == family.scheme ? other.find(index) : nullptr;
                if (otherField == nullptr || &other.table(*otherField) != &table)
                    continue;
                const auto position = table.find(option.code);
                if (otherField->printedOption(*position) == nullptr)
                    continue;
                foreign.standing = OptionStanding::OtherFamily;
                foreign.families += (foreign.families.empty() ? "" : ", ") + other.id;
            }
            const auto position = field.options.size();
            field.codes.emplace_back(packed, static_cast<std::uint8_t>(position));
            field.standing[position] = foreign.standing;
            field.options.push_back(std::move(foreign));
        }
    }
}

CompiledField compileField(const catalog::Catalog& catalog, const Family& family, FieldIndex index)
{
    const auto& definition = family.scheme->fields[index];
    CompiledField field;
    field.familyField = family.find(index);
    field.table = field.familyField != nullptr ? &family.table(*field.familyField) : &definition.tables.front();
    field.digits = definition.digits;
    field.standing.fill(OptionStanding::Unknown);
    for (std::size_t position = 0; position < field.table->options.size(); ++position) {
        const auto& option = field.table->options[position];
        field.codes.emplace_back(Code(option.code).packed(), static_cast<std::uint8_t>(position));
        CompiledOption compiled;
        const auto* printed = field.familyField != nullptr ? field.familyField->printedOption(position) : nullptr;
        if (printed != nullptr) {
            compiled = {OptionStanding::Printed, joined(printed->sources), {}};
            field.printed |= optionBit(position);
        } else if (field.familyField != nullptr) {
            compiled = standingElsewhere(catalog, family, *field.familyField, position);
            // Where an order form may make any code, a code that other papers name is one of them.
            if (field.familyField->patternTakes(option.code))
                compiled = {OptionStanding::OrderForm, joined(field.familyField->patternSources), {}};
        }
        field.standing[position] = compiled.standing;
        field.options.push_back(std::move(compiled));
    }
    addForeignCodes(catalog, family, index, field);
    std::ranges::sort(field.codes);
    field.direct.assign(slots(field.digits), otherBit);
    for (const auto& [packed, bit] : field.codes) {
        const std::array text{static_cast<char>(packed >> 24U), static_cast<char>((packed >> 16U) & 0xFFU),
            static_cast<char>((packed >> 8U) & 0xFFU)};
        if (const auto place = slot({text.data(), packed & 0xFFU});
            place < field.direct.size() && (packed & 0xFFU) == field.digits)
            field.direct[place] = bit;
    }
    if (field.familyField == nullptr) {
        std::vector<std::string> names;
        for (const auto& other : catalog.families()) {
            if (other.scheme == family.scheme && other.find(index) != nullptr)
                addOnce(names, other.id);
        }
        field.otherFamilies = joined(names);
    }
    return field;
}

CompiledCondition compile(const CompiledFamily& family, const catalog::Condition& condition)
{
    OptionSet mask = 0;
    for (const auto& code : condition.codes) {
        const auto value = family.fields[condition.field].value(Code(code));
        if (value != optionBit(otherBit))
            mask |= value;
    }
    return {condition.field, condition.negated ? ~mask : mask};
}

CompiledRule compile(const CompiledFamily& family, const catalog::Rule& rule)
{
    CompiledRule compiled;
    compiled.rule = &rule;
    for (const auto& condition : rule.when)
        compiled.when.push_back(compile(family, condition));
    compiled.first = compiled.when.front();
    for (const auto& alternative : rule.require) {
        CompiledAlternative choice;
        for (const auto& condition : alternative.conditions)
            choice.conditions.push_back(compile(family, condition));
        choice.modules = alternative.modules.empty() ? nullptr : &alternative.modules;
        compiled.require.push_back(std::move(choice));
    }
    for (const auto field : rule.fields)
        compiled.fields |= fieldBit(field);
    return compiled;
}

CompiledFamily compile(const catalog::Catalog& catalog, const Family& family)
{
    CompiledFamily compiled;
    compiled.family = &family;
    compiled.typeCodeLength = family.prefix.size() + family.scheme->typeCodeDigits();
    for (std::size_t index = 0; index < family.scheme->fields.size(); ++index)
        compiled.fields.push_back(compileField(catalog, family, static_cast<FieldIndex>(index)));
    for (const auto& rule : catalog.rules(*family.scheme)) {
        if (rule.families.empty() || std::ranges::find(rule.families, family.id) != rule.families.end())
            compiled.rules.push_back(compile(compiled, rule));
    }
    for (const auto& condition : family.identify)
        compiled.identify.push_back(compile(compiled, condition));
    for (const auto& observed : family.observed)
        compiled.seen.push_back({seenCodes(family, observed), &observed});
    return compiled;
}

} // namespace

OptionSet CompiledField::value(const Code& code) const
{
    const auto text = code.text();
    if (text.empty())
        return 0;
    if (text.size() == digits) {
        if (const auto place = slot(text); place < direct.size())
            return optionBit(direct[place]);
    }
    const auto found
        = std::ranges::lower_bound(codes, code.packed(), {}, &std::pair<std::uint32_t, std::uint8_t>::first);
    return optionBit(found != codes.end() && found->first == code.packed() ? found->second : otherBit);
}

std::optional<FieldIndex> CompiledScheme::find(std::string_view name, std::size_t hint) const
{
    if (name.size() > sizeof(std::uint64_t))
        return std::nullopt;
    const auto packed = packedName(name);
    if (hint < names.size() && names[hint] == packed)
        return static_cast<FieldIndex>(hint);
    const auto found = std::ranges::find(names, packed);
    if (found == names.end())
        return std::nullopt;
    return static_cast<FieldIndex>(found - names.begin());
}

Values CompiledFamily::values(const CodeSelection& selection) const
{
    Values all{};
    for (std::size_t index = 0; index < fields.size(); ++index)
        all[index] = fields[index].value(selection.codes[index]);
    return all;
}

bool CompiledFamily::wereSeenTogether(FieldSet wanted, const CodeSelection& selection) const
{
    return std::ranges::any_of(seen, [&](const SeenCode& code) {
        for (std::size_t index = 0; index < fields.size(); ++index) {
            const auto field = static_cast<FieldIndex>(index);
            if ((wanted & fieldBit(field)) != 0
                && !(code.codes[field].isGiven() && code.codes[field] == selection[field]))
                return false;
        }
        return true;
    });
}

bool isBroken(const CompiledRule& rule, const Values& values, std::span<const std::string> modules)
{
    for (const auto& condition : rule.when) {
        if ((values[condition.field] & condition.mask) == 0)
            return false;
    }
    return std::ranges::none_of(rule.require, [&](const CompiledAlternative& alternative) {
        if (alternative.modules != nullptr && std::ranges::any_of(*alternative.modules, [&](const std::string& part) {
                return std::ranges::find(modules, part) != modules.end();
            }))
            return true;
        if (alternative.conditions.empty())
            return false;
        return std::ranges::all_of(alternative.conditions, [&](const CompiledCondition& condition) {
            const auto value = values[condition.field];
            return value == 0 || (value & condition.mask) != 0;
        });
    });
}

CompiledCatalog::CompiledCatalog(const catalog::Catalog& source) : catalog(source)
{
    for (const auto& scheme : source.schemes()) {
        CompiledScheme compiled{&scheme, {}};
        for (const auto& field : scheme.fields)
            compiled.names.push_back(packedName(field.id));
        schemes.push_back(std::move(compiled));
    }
    for (const auto& family : source.families())
        families.push_back(compile(source, family));
    constexpr std::array names{"code-unknown", "code-order-form", "code-observed", "code-other-family",
        "code-elsewhere", "code-inferred", "code-guess", "code-unknown"};
    std::ranges::transform(
        names, standingMessages.begin(), [&](const char* name) { return &source.engineMessage(name); });
}

const CompiledScheme& CompiledCatalog::of(const catalog::Scheme& scheme) const
{
    return schemes[static_cast<std::size_t>(&scheme - catalog.schemes().data())];
}

const CompiledFamily& CompiledCatalog::of(const catalog::Family& family) const
{
    return families[static_cast<std::size_t>(&family - catalog.families().data())];
}

const catalog::Family* CompiledCatalog::recognise(const catalog::Scheme& scheme, const CodeSelection& selection) const
{
    const CompiledFamily* best = nullptr;
    for (const auto& candidate : families) {
        if (candidate.family->scheme != &scheme
            || (best != nullptr && best->identify.size() >= candidate.identify.size()))
            continue;
        if (std::ranges::all_of(candidate.identify, [&](const CompiledCondition& condition) {
                return (candidate.fields[condition.field].value(selection[condition.field]) & condition.mask) != 0;
            }))
            best = &candidate;
    }
    return best != nullptr ? best->family : nullptr;
}

} // namespace meterbench::configuration
