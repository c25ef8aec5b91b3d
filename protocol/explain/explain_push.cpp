// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"
#include "protocol/explain/obis_meaning.h"
#include "protocol/push/push_message.h"

/// Lists that a consumer port pushes: which object each value is of; where the version says that it is a list we know,
/// which one, and each number in the unit the list says, for none is sent.
namespace meterbench::protocol::explain {

namespace {

std::optional<Obis> codeOf(const Field& field)
{
    const Slice& octets = field.octets;
    if (octets.size() != 8 || octets[0] != 9 || octets[1] != 6)
        return {};
    return obisOf(octets.sub(2).octets());
}

/// A value behind an OBIS code is the value of that object, whoever pushes it.
void namePairs(Field& list)
{
    for (std::size_t i = 0; i < list.fields.size(); ++i) {
        namePairs(list.fields[i]);
        const auto code = codeOf(list.fields[i]);
        if (!code || i + 1 == list.fields.size() || codeOf(list.fields[i + 1]))
            continue;
        auto& meaning = list.fields[i + 1].meaning;
        meaning.insert(meaning.begin(), {"value-of", {{"obis", code->text()}}});
        ++i;
    }
}

std::string text(std::int64_t number, const push::PushObject& object, std::span<const push::PushQuirk* const> quirks)
{
    return scaledText(number, push::scalerOf(object, quirks), object.unit);
}

/// Names the values of a list that holds no codes by their places. @return the list, if it is one
const push::PushList* namePositional(const push::PushLists& lists, Field& body)
{
    const auto* list = body.fields.empty() ? nullptr : lists.positional(body.fields.front().value, body.fields.size());
    for (std::size_t i = 0; list != nullptr && i < body.fields.size(); ++i) {
        const push::PushObject& object = list->objects[i];
        auto& meaning = body.fields[i].meaning;
        meaning.insert(meaning.begin(), {"value-of", {{"obis", object.obis.text()}}});
        std::ranges::move(meaningOf(object.obis), std::back_inserter(meaning));
        const auto number = integerOf(body.fields[i]);
        if (number && !object.unit.empty())
            meaning.push_back({text(*number, object, {}), {}});
    }
    return list;
}

Field listField(Scope& scope, const Field& body, const push::PushList& list)
{
    return scope.field(
        "push-list", body.octets.first(0), list.id, {{"push-list-version", {{"version", list.version}}}});
}

} // namespace

void explainPushList(Scope& scope, Octets apdu, std::vector<Field>& notification)
{
    const auto body = std::ranges::find(notification, "notification-body", &Field::name);
    if (scope.effort == Effort::Probe || body == notification.end())
        return;
    namePairs(*body);
    if (scope.knowledge.pushLists == nullptr)
        return;
    if (const auto* list = namePositional(*scope.knowledge.pushLists, *body)) {
        notification.insert(body, listField(scope, *body, *list));
        return;
    }
    const auto message = push::decode(apdu);
    const push::PushList* list = message ? scope.knowledge.pushLists->recognize(*message) : nullptr;
    if (list == nullptr)
        return;
    const auto quirks = scope.knowledge.pushLists->suspect(*message);
    for (std::size_t i = 0; i + 1 < body->fields.size(); ++i) {
        const auto code = codeOf(body->fields[i]);
        const push::PushObject* object = code ? list->find(*code) : nullptr;
        const auto number = object == nullptr ? std::nullopt : integerOf(body->fields[i + 1]);
        if (!number || (object->unit.empty() && object->scaler == 0))
            continue;
        auto& meaning = body->fields[i + 1].meaning;
        meaning.push_back({text(*number, *object, {}), {}});
        for (const push::PushQuirk* quirk : quirks) {
            if (push::scalerOf(*object, std::span(&quirk, 1)) != object->scaler)
                meaning.push_back(
                    {"push-by-quirk", {{"value", text(*number, *object, std::span(&quirk, 1))}, {"quirk", quirk->id}}});
        }
    }
    notification.insert(body, listField(scope, *body, *list));
    for (const push::PushQuirk* quirk : quirks)
        scope.find(Severity::Note, "push-scaler-doubtful", "push-list", {{"quirk", quirk->id}});
}

} // namespace meterbench::protocol::explain
