// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/response.h"
#include "protocol/explain/apdu_parts.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"

/// The answers to GET, SET and ACTION. What was asked before, in the same conversation, is named beside the answer.
namespace meterbench::protocol::explain {

namespace {

using dlms::ResponseForm;

std::string_view nameOf(ResponseForm form)
{
    switch (form) {
    case ResponseForm::GetNormal:
        return "get-response-normal";
    case ResponseForm::GetWithBlock:
        return "get-response-with-datablock";
    case ResponseForm::GetWithList:
        return "get-response-with-list";
    case ResponseForm::SetNormal:
        return "set-response-normal";
    case ResponseForm::SetBlock:
        return "set-response-datablock";
    case ResponseForm::SetLastBlock:
        return "set-response-last-datablock";
    case ResponseForm::SetLastBlockWithList:
        return "set-response-last-datablock-with-list";
    case ResponseForm::SetWithList:
        return "set-response-with-list";
    case ResponseForm::ActionNormal:
        return "action-response-normal";
    case ResponseForm::ActionWithBlock:
        return "action-response-with-pblock";
    case ResponseForm::ActionWithList:
        return "action-response-with-list";
    case ResponseForm::ActionNext:
        return "action-response-next-pblock";
    }
    return {};
}

class ResponseExplainer {
public:
    ResponseExplainer(Scope& scope, SliceReader& reader, Field& apdu, std::uint8_t tag, std::uint8_t id)
        : m_scope(scope), m_reader(reader), m_apdu(apdu),
          m_kind(tag == 0xC7 ? Descriptor::Method : Descriptor::Attribute), m_id(id)
    {
        const auto asked = scope.conversation.asked.find(id);
        if (asked != scope.conversation.asked.end())
            m_asked = asked->second;
    }

    void explain(ResponseForm form)
    {
        switch (form) {
        case ResponseForm::GetNormal:
            dataResult(0);
            break;
        case ResponseForm::GetWithBlock:
            block("get:", RawData::Choice);
            break;
        case ResponseForm::ActionWithBlock:
            block("action-response:", RawData::Plain);
            break;
        case ResponseForm::GetWithList:
            list([&](std::size_t i) { dataResult(i); });
            break;
        case ResponseForm::SetNormal:
            result(0);
            break;
        case ResponseForm::SetLastBlock:
            result(0);
            number();
            break;
        case ResponseForm::SetBlock:
        case ResponseForm::ActionNext:
            number();
            break;
        case ResponseForm::SetLastBlockWithList:
            list([&](std::size_t i) { result(i); });
            number();
            break;
        case ResponseForm::SetWithList:
            list([&](std::size_t i) { result(i); });
            break;
        case ResponseForm::ActionNormal:
            actionResult(0);
            break;
        case ResponseForm::ActionWithList:
            list([&](std::size_t i) { actionResult(i); });
            break;
        }
    }

private:
    /// Names in the field's front what it is the answer to.
    void nameTarget(Field& field, std::size_t index)
    {
        if (index < m_asked.size())
            field.fields.insert(field.fields.begin(), answeredTarget(m_scope, field.octets, m_asked[index], m_kind));
    }

    void dataResult(std::size_t index)
    {
        Field field = explainDataResult(m_scope, m_reader);
        nameTarget(field, index);
        m_apdu.fields.push_back(std::move(field));
    }

    void result(std::size_t index)
    {
        Field field = explainAccessResult(m_scope, m_reader, "data-access-result");
        nameTarget(field, index);
        m_apdu.fields.push_back(std::move(field));
    }

    void actionResult(std::size_t index)
    {
        const Slice start = m_reader.rest();
        Field field = explainAccessResult(m_scope, m_reader, "action-result");
        const Slice present = m_reader.take(1);
        if (present[0] != 0)
            field.fields.push_back(explainDataResult(m_scope, m_reader));
        field.octets = m_reader.since(start);
        nameTarget(field, index);
        m_apdu.fields.push_back(std::move(field));
    }

    void number() { m_apdu.fields.push_back(m_scope.number("block-number", m_reader.take(4))); }

    template <typename One>
    void list(One one)
    {
        const Slice start = m_reader.rest();
        const std::size_t count = takeLength(m_scope, m_reader);
        m_apdu.fields.push_back(m_scope.field("count", m_reader.since(start), std::to_string(count)));
        for (std::size_t i = 0; i < count && !m_reader.hasFailed() && m_scope.mayGoOn(); ++i)
            one(i);
    }

    void block(const char* service, RawData form)
    {
        BlockPart part = explainBlock(m_scope, m_reader, service + std::to_string(m_id), form);
        nameTarget(part.field, 0);
        if (!part.message.empty())
            explainJoinedValue(m_scope, part.field, std::move(part.message), m_asked.size());
        m_apdu.fields.push_back(std::move(part.field));
    }

    Scope& m_scope;
    SliceReader& m_reader;
    Field& m_apdu;
    Descriptor m_kind;
    std::uint8_t m_id;
    std::vector<dlms::Target> m_asked;
};

} // namespace

void explainResponse(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    const Slice choice = reader.take(1);
    const auto form = static_cast<ResponseForm>(tag << 8U | choice[0]);
    const std::string_view name = nameOf(form);
    if (choice.isEmpty() || name.empty()) {
        if (!choice.isEmpty())
            scope.find(Severity::Error, "choice-unknown", apdu.name, {{"choice", std::to_string(choice[0])}});
        reader.fail();
        return;
    }
    apdu.fields.push_back(scope.number("choice", choice, {{std::string(name), {}}}));
    std::uint8_t id = 0;
    apdu.fields.push_back(explainInvoke(scope, reader, id));
    ResponseExplainer(scope, reader, apdu, tag, id).explain(form);
}

} // namespace meterbench::protocol::explain
