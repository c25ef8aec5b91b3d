// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"
#include "protocol/explain/obis_meaning.h"
#include "protocol/push/push_message.h"

/// Lists that a consumer port pushes: which list it is, and each number in the unit the list says, for none is sent.
namespace meterbench::protocol::explain {

namespace {

std::optional<Obis> codeOf(const Field& field)
{
    const Slice& octets = field.octets;
    if (octets.size() != 8 || octets[0] != 9 || octets[1] != 6)
        return {};
    return obisOf(octets.sub(2).octets());
}

} // namespace

void explainPushList(Scope& scope, const Slice& apdu, Field& notification)
{
    if (scope.knowledge.pushLists == nullptr)
        return;
    const auto message = push::decode(apdu.octets());
    if (!message || message->version.empty())
        return;
    const push::PushList* list = scope.knowledge.pushLists->recognize(*message);
    if (list == nullptr)
        return;
    const auto body = std::ranges::find(notification.fields, "notification-body", &Field::name);
    if (body == notification.fields.end())
        return;
    for (std::size_t i = 0; i + 1 < body->fields.size(); ++i) {
        const auto code = codeOf(body->fields[i]);
        const push::PushObject* object = code ? list->find(*code) : nullptr;
        const auto number = object == nullptr ? std::nullopt : integerOf(body->fields[i + 1]);
        if (number && !object->unit.empty())
            body->fields[i + 1].meaning.push_back({scaledText(*number, object->scaler, object->unit), {}});
    }
    notification.fields.insert(body,
        scope.field("push-list", apdu.first(0), list->id, {{"push-list-version", {{"version", message->version}}}}));
    for (const push::PushQuirk* quirk : scope.knowledge.pushLists->suspect(*message))
        scope.find(Severity::Note, "push-scaler-doubtful", "push-list", {{"quirk", quirk->id}});
}

} // namespace meterbench::protocol::explain
