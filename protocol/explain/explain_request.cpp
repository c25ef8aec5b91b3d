// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/request.h"
#include "protocol/explain/apdu_parts.h"
#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_data.h"

/// GET, SET and ACTION requests with logical names.
namespace meterbench::protocol::explain {

namespace {

using dlms::RequestForm;

std::string_view nameOf(RequestForm form)
{
    switch (form) {
    case RequestForm::GetNormal:
        return "get-request-normal";
    case RequestForm::GetNext:
        return "get-request-next";
    case RequestForm::GetWithList:
        return "get-request-with-list";
    case RequestForm::SetNormal:
        return "set-request-normal";
    case RequestForm::SetWithFirstBlock:
        return "set-request-with-first-datablock";
    case RequestForm::SetWithBlock:
        return "set-request-with-datablock";
    case RequestForm::SetWithList:
        return "set-request-with-list";
    case RequestForm::SetWithListAndFirstBlock:
        return "set-request-with-list-and-first-datablock";
    case RequestForm::ActionNormal:
        return "action-request-normal";
    case RequestForm::ActionNext:
        return "action-request-next-pblock";
    case RequestForm::ActionWithList:
        return "action-request-with-list";
    case RequestForm::ActionWithFirstBlock:
        return "action-request-with-first-pblock";
    case RequestForm::ActionWithListAndFirstBlock:
        return "action-request-with-list-and-first-pblock";
    case RequestForm::ActionWithBlock:
        return "action-request-with-pblock";
    }
    return {};
}

class RequestExplainer {
public:
    RequestExplainer(Scope& scope, SliceReader& reader, Field& apdu, Descriptor kind)
        : m_scope(scope), m_reader(reader), m_apdu(apdu), m_kind(kind)
    {
    }

    void explain(RequestForm form, std::uint8_t id)
    {
        switch (form) {
        case RequestForm::GetNormal:
            target();
            break;
        case RequestForm::GetNext:
        case RequestForm::ActionNext:
            m_apdu.fields.push_back(m_scope.number("block-number", m_reader.take(4)));
            return;
        case RequestForm::GetWithList:
            targets();
            break;
        case RequestForm::SetNormal:
            target();
            m_apdu.fields.push_back(explainData(m_scope, m_reader, "data"));
            break;
        case RequestForm::SetWithFirstBlock:
        case RequestForm::ActionWithFirstBlock:
            target();
            block(id);
            break;
        case RequestForm::SetWithBlock:
        case RequestForm::ActionWithBlock:
            block(id);
            return;
        case RequestForm::SetWithList:
        case RequestForm::ActionWithList:
            targets();
            values();
            break;
        case RequestForm::SetWithListAndFirstBlock:
        case RequestForm::ActionWithListAndFirstBlock:
            targets();
            block(id);
            break;
        case RequestForm::ActionNormal:
            target();
            parameters();
            break;
        }
        m_scope.conversation.asked[id] = std::move(m_targets);
    }

private:
    void target()
    {
        dlms::Target target;
        m_apdu.fields.push_back(explainTarget(m_scope, m_reader, m_kind, target));
        if (m_kind == Descriptor::Attribute)
            explainSelection(m_scope, m_reader, m_apdu.fields);
        m_targets.push_back(target);
    }

    void targets()
    {
        const Slice start = m_reader.rest();
        const std::size_t count = takeLength(m_scope, m_reader);
        m_apdu.fields.push_back(m_scope.field("count", m_reader.since(start), std::to_string(count)));
        for (std::size_t i = 0; i < count && !m_reader.hasFailed() && m_scope.mayGoOn(); ++i)
            target();
        if (m_targets.size() > dlms::longestList)
            m_targets.resize(dlms::longestList);
    }

    void values()
    {
        const std::size_t count = takeLength(m_scope, m_reader);
        for (std::size_t i = 0; i < count && !m_reader.hasFailed() && m_scope.mayGoOn(); ++i)
            m_apdu.fields.push_back(explainData(m_scope, m_reader, "data"));
    }

    void parameters()
    {
        const Slice present = m_reader.take(1);
        if (present.isEmpty())
            m_scope.cut("method-invocation-parameters");
        else if (present[0] == 0)
            m_apdu.fields.push_back(m_scope.field("method-invocation-parameters", present, {}, {{"not-present", {}}}));
        else
            m_apdu.fields.push_back(explainData(m_scope, m_reader, "method-invocation-parameters"));
    }

    void block(std::uint8_t id)
    {
        const std::string key = (m_kind == Descriptor::Method ? "action-request:" : "set:") + std::to_string(id);
        BlockPart part = explainBlock(m_scope, m_reader, key, RawData::Plain);
        if (!part.message.empty())
            explainJoinedValue(m_scope, part.field, std::move(part.message), 1);
        m_apdu.fields.push_back(std::move(part.field));
    }

    Scope& m_scope;
    SliceReader& m_reader;
    Field& m_apdu;
    Descriptor m_kind;
    std::vector<dlms::Target> m_targets;
};

} // namespace

void explainRequest(Scope& scope, SliceReader& reader, std::uint8_t tag, Field& apdu)
{
    const Slice choice = reader.take(1);
    const auto form = static_cast<RequestForm>(tag << 8U | choice[0]);
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
    RequestExplainer(scope, reader, apdu, tag == 0xC3 ? Descriptor::Method : Descriptor::Attribute).explain(form, id);
}

} // namespace meterbench::protocol::explain
