// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explainer.h"

#include "protocol/explain/explain_apdu.h"
#include "protocol/explain/explain_hdlc.h"
#include "protocol/explain/explain_iec62056_21.h"
#include "protocol/explain/explain_kmp.h"

namespace meterbench::protocol::explain {

namespace {

/// A P1 port ends its telegram with a check sequence, mode D without.
const char* telegramProtocol(const Slice& telegram)
{
    const std::string text = charactersOf(telegram);
    const auto end = text.rfind('!');
    const bool hasCheck = end != std::string::npos && end + 4 < text.size() && text[end + 1] > ' ';
    return hasCheck ? "p1" : "iec62056-21";
}

} // namespace

ExplainedFrame Explainer::explain(const FoundFrame& found, Conversation& conversation) const
{
    ExplainedFrame frame;
    frame.octets = found.octets;
    Scope scope{m_knowledge, m_keys, conversation, frame.findings};
    switch (found.kind) {
    case FoundKind::Hdlc:
        frame.protocol = "hdlc";
        explainHdlc(scope, found.octets, frame.fields);
        break;
    case FoundKind::Wrapper:
        frame.protocol = "wrapper";
        explainWrapper(scope, found.octets, frame.fields);
        break;
    case FoundKind::Apdu:
        frame.protocol = "dlms";
        explainLlcAndApdu(scope, found.octets, frame.fields);
        break;
    case FoundKind::Body:
        frame.protocol = "dlms";
        explainBody(scope, found.octets, frame.fields);
        break;
    case FoundKind::DataLines: {
        frame.protocol = "iec62056-21";
        Field lines = scope.field("data-block", found.octets, std::to_string(found.octets.size()));
        explainDataLines(scope, found.octets, lines.fields);
        frame.fields.push_back(std::move(lines));
        break;
    }
    case FoundKind::Kmp:
        frame.protocol = "kmp";
        explainKmp(scope, found.octets, frame.fields);
        break;
    case FoundKind::OpeningLine:
        frame.protocol = "iec62056-21";
        explainOpeningLine(scope, found.octets, frame.fields);
        break;
    case FoundKind::OptionSelect:
        frame.protocol = "iec62056-21";
        explainOptionSelect(scope, found.octets, frame.fields);
        break;
    case FoundKind::BlockMessage:
        frame.protocol = "iec62056-21";
        explainBlockMessage(scope, found.octets, frame.fields);
        break;
    case FoundKind::Telegram:
        frame.protocol = telegramProtocol(found.octets);
        explainTelegram(scope, found.octets, frame.fields);
        break;
    case FoundKind::Unknown:
        frame.protocol = "unknown";
        frame.fields.push_back(scope.field("octets", found.octets, std::to_string(found.octets.size())));
        scope.find(
            Severity::Warning, "octets-unrecognized", "octets", {{"count", std::to_string(found.octets.size())}});
        break;
    }
    return frame;
}

std::size_t Explainer::explain(std::span<const Chunk> chunks, const Sink& sink) const
{
    Conversation conversation;
    return explain(chunks, conversation, sink);
}

std::size_t Explainer::explain(std::span<const Chunk> chunks, Conversation& conversation, const Sink& sink) const
{
    std::size_t recognized = 0;
    for (const Chunk& chunk : chunks) {
        FrameScanner scanner(chunk.octets);
        while (const auto found = scanner.next()) {
            recognized += found->kind == FoundKind::Unknown ? 0U : 1U;
            ExplainedFrame frame = explain(*found, conversation);
            frame.line = chunk.line;
            sink(std::move(frame));
        }
    }
    return recognized;
}

} // namespace meterbench::protocol::explain
