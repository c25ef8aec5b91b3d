// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/explain_hdlc.h"

#include "protocol/explain/explain_apdu.h"
#include "protocol/hdlc/check_sequence.h"
#include "protocol/hdlc/control.h"
#include "protocol/hdlc/frame.h"
#include "protocol/hdlc/wrapper.h"

namespace meterbench::protocol::explain {

namespace {

std::string_view nameOf(hdlc::FrameKind kind)
{
    switch (kind) {
    case hdlc::FrameKind::Information:
        return "I";
    case hdlc::FrameKind::ReceiveReady:
        return "RR";
    case hdlc::FrameKind::ReceiveNotReady:
        return "RNR";
    case hdlc::FrameKind::Snrm:
        return "SNRM";
    case hdlc::FrameKind::Disc:
        return "DISC";
    case hdlc::FrameKind::Ua:
        return "UA";
    case hdlc::FrameKind::Dm:
        return "DM";
    case hdlc::FrameKind::Frmr:
        return "FRMR";
    case hdlc::FrameKind::Ui:
        break;
    }
    return "UI";
}

/// Stations with a meaning of their own (IEC 62056-46, 6.4.2.5; IEC 62056-5-3, 6.1 for clients).
std::vector<Phrase> addressMeaning(const hdlc::Address& address)
{
    if (address.isBroadcast())
        return {{"address-all-stations", {}}};
    if (address.size > 1) {
        return {{"address-logical-physical",
            {{"logical", std::to_string(address.upper)}, {"physical", std::to_string(address.lower)}}}};
    }
    if (address.upper == 0)
        return {{"address-no-station", {}}};
    if (address.upper == 1)
        return {{"address-management", {}}};
    if (address.upper == 16)
        return {{"address-public-client", {}}};
    return {};
}

class HdlcExplainer {
public:
    HdlcExplainer(Scope& scope, const Slice& frame, std::vector<Field>& into)
        : m_scope(scope), m_frame(frame), m_into(into)
    {
    }

    void explain()
    {
        const bool hasOpening = m_frame[0] == 0x7E;
        if (hasOpening)
            m_into.push_back(m_scope.field("opening-flag", m_frame.first(1), "7Eh"));
        const Slice inner = m_frame.sub(hasOpening ? 1 : 0);
        SliceReader reader(inner);
        const std::size_t length = format(reader);
        m_isWhole = length <= inner.size();
        bool hasClosing = m_isWhole && inner.size() > length && inner[length] == 0x7E;
        m_body = inner.first(length);
        std::size_t end = length;
        if (!m_isWhole) {
            m_scope.find(Severity::Error, "hdlc-length", "frame-format",
                {{"announced", std::to_string(length)}, {"present", std::to_string(inner.size())}});
            // A flag at the end: octets were lost on the way, the check sequence is there.
            hasClosing = inner.size() > 2 && inner.last(1)[0] == 0x7E;
            end = inner.size() - (hasClosing ? 1 : 0);
            m_body = inner.first(end);
            constexpr std::size_t mostLost = 16; // more, and the end is not that of this frame
            m_isWhole = hasClosing && length - end <= mostLost;
            m_isSound = false;
        }
        SliceReader rest(m_body.sub(2));
        if (head(rest))
            body(rest);
        if (hasClosing)
            m_into.push_back(m_scope.field("closing-flag", inner.sub(end, 1), "7Eh"));
        m_scope.leftOver(m_into, inner.sub(end + (hasClosing ? 1 : 0)));
    }

private:
    /// @return the length the frame announces
    std::size_t format(SliceReader& reader)
    {
        const Slice word = reader.take(2);
        const std::size_t length = word.number() & 0x7FFU;
        m_isSegmented = (word.number() & 0x800U) != 0;
        Field field = m_scope.field("frame-format", word, hexWord(static_cast<std::uint16_t>(word.number())));
        const auto type = static_cast<unsigned>(word.number() >> 12U);
        field.fields.push_back(m_scope.field("format-type", word.first(1), hexOctet(static_cast<std::uint8_t>(type)),
            type == 0xA ? std::vector<Phrase>{{"hdlc-format-3", {}}} : std::vector<Phrase>()));
        field.fields.push_back(m_scope.field("segmentation", word.first(1), m_isSegmented ? "1" : "0",
            {{m_isSegmented ? "segment-more" : "segment-last", {}}}));
        field.fields.push_back(m_scope.field("length", word, std::to_string(length)));
        if (type != 0xA)
            m_scope.find(Severity::Error, "hdlc-format", field.name);
        m_into.push_back(std::move(field));
        return std::max<std::size_t>(length, 2);
    }

    bool address(SliceReader& reader, const char* name, hdlc::Address& address)
    {
        Octets octets = reader.rest().octets();
        const std::size_t before = octets.size();
        const auto taken = hdlc::Address::take(octets);
        if (!taken) {
            const Slice rest = reader.takeAll();
            m_scope.find(Severity::Error, "hdlc-address", name);
            m_into.push_back(m_scope.field(name, rest));
            return false;
        }
        address = *taken;
        std::string value = std::to_string(address.upper);
        if (address.size > 1)
            value += "/" + std::to_string(address.lower);
        m_into.push_back(
            m_scope.field(name, reader.take(before - octets.size()), std::move(value), addressMeaning(address)));
        return true;
    }

    bool head(SliceReader& reader)
    {
        if (!address(reader, "destination-address", m_destination) || !address(reader, "source-address", m_source))
            return false;
        const Slice octet = reader.take(1);
        if (octet.isEmpty()) {
            m_scope.cut("control");
            return false;
        }
        const auto control = hdlc::Control::decode(octet[0]);
        Field field = m_scope.field("control", octet, hexOctet(octet[0]));
        if (!control) {
            m_scope.find(Severity::Error, "hdlc-control", field.name, {{"octet", hexOctet(octet[0])}});
            m_into.push_back(std::move(field));
            return true;
        }
        m_kind = control->kind;
        const std::string_view name = nameOf(control->kind);
        field.meaning.push_back({std::string(name), {}});
        field.meaning.push_back({"hdlc-" + std::string(name), {}});
        field.fields.push_back(m_scope.field("P/F", octet, control->pollFinal ? "1" : "0"));
        if (control->kind == hdlc::FrameKind::Information) {
            m_send = control->send;
            field.fields.push_back(m_scope.field("N(S)", octet, std::to_string(control->send)));
        }
        if (control->kind <= hdlc::FrameKind::ReceiveNotReady)
            field.fields.push_back(m_scope.field("N(R)", octet, std::to_string(control->receive)));
        m_into.push_back(std::move(field));
        return true;
    }

    /// Check sequences come low octet first, over everything between the flags before them.
    void check(const Slice& given, const Slice& over, const char* name, const char* rule)
    {
        if (given.size() < 2) {
            m_scope.cut(name);
            return;
        }
        const auto computed = hdlc::checkSequence(over.octets());
        const auto stated = static_cast<std::uint16_t>(given[0] | given[1] << 8U);
        Field field = m_scope.field(name, given, hexWord(stated));
        if (computed == stated) {
            field.meaning = {{"check-right", {}}};
        } else {
            field.meaning = {{"check-wrong", {{"computed", hexWord(computed)}}}};
            m_scope.find(Severity::Error, rule, name, {{"given", hexWord(stated)}, {"computed", hexWord(computed)}});
            m_isSound = false;
        }
        m_into.push_back(std::move(field));
    }

    void body(SliceReader& reader)
    {
        const Slice upToControl = m_body.first(m_body.size() - reader.rest().size());
        if (!m_isWhole && reader.rest().size() < 2)
            return;
        if (m_isWhole && reader.rest().size() <= 2) { // without information there is one check sequence
            check(reader.takeAll(), upToControl, "FCS", "hdlc-frame-check");
            return;
        }
        check(reader.take(2), upToControl, "HCS", "hdlc-header-check");
        const std::size_t size = reader.rest().size();
        const Slice information = reader.take(!m_isWhole || size < 2 ? size : size - 2);
        Field field = m_scope.field("information", information, std::to_string(information.size()));
        const Slice fcs = reader.takeAll();
        const std::size_t position = m_into.size();
        if (m_isWhole)
            check(fcs, m_body.first(m_body.size() - fcs.size()), "FCS", "hdlc-frame-check");
        describe(information, field);
        m_into.insert(m_into.begin() + static_cast<std::ptrdiff_t>(position), std::move(field));
    }

    void describe(const Slice& information, Field& field)
    {
        using hdlc::FrameKind;
        if (m_kind == FrameKind::Snrm || m_kind == FrameKind::Ua)
            parameters(information, field);
        else if (m_kind == FrameKind::Information || m_kind == FrameKind::Ui)
            payload(information, field);
        else
            field.value = hexText(information.octets());
    }

    void parameters(const Slice& information, Field& field)
    {
        constexpr std::array<std::pair<std::uint8_t, const char*>, 4> names{{{5, "maximum-information-field-transmit"},
            {6, "maximum-information-field-receive"}, {7, "window-size-transmit"}, {8, "window-size-receive"}}};
        SliceReader reader(information);
        field.fields.push_back(m_scope.field("format-identifier", reader.take(1), hexOctet(information[0])));
        field.fields.push_back(m_scope.field("group-identifier", reader.take(1), hexOctet(information[1])));
        field.fields.push_back(m_scope.number("group-length", reader.take(1)));
        if (information[0] != 0x81 || information[1] != 0x80)
            m_scope.find(Severity::Warning, "hdlc-parameters", field.name);
        while (!reader.isAtEnd() && !reader.hasFailed()) {
            const Slice start = reader.rest();
            const std::uint8_t id = reader.take(1)[0];
            const Slice value = reader.take(reader.take(1)[0]);
            const auto known = std::ranges::find_if(names, [&](const auto& entry) { return entry.first == id; });
            field.fields.push_back(
                m_scope.field(known == names.end() ? "parameter-" + std::to_string(id) : known->second,
                    reader.since(start), std::to_string(value.number())));
        }
        if (reader.hasFailed())
            m_scope.cut("information");
    }

    void payload(const Slice& information, Field& field)
    {
        const std::string key = "hdlc:" + std::to_string(m_destination.upper) + "/"
            + std::to_string(m_destination.lower) + "<" + std::to_string(m_source.upper) + "/"
            + std::to_string(m_source.lower);
        Assembly& assembly = m_scope.conversation.assembly;
        const bool begins
            = information[0] == 0xE6 && (information[1] == 0xE6 || information[1] == 0xE7) && information[2] == 0;
        if (m_isSegmented && m_isSound) {
            // The same once more: it was not acknowledged in time.
            const auto before = m_scope.conversation.lastSegment.find(key);
            const bool isRepeated = m_send && before != m_scope.conversation.lastSegment.end()
                && before->second == *m_send && assembly.has(key);
            if (m_scope.conversation.lastSegment.size() > Assembly::mostMessages)
                m_scope.conversation.lastSegment.clear();
            if (m_send)
                m_scope.conversation.lastSegment[key] = *m_send;
            field.meaning.push_back({isRepeated ? "segment-repeated" : "segment-more", {}});
            if (isRepeated)
                return;
            if (begins)
                assembly.forget(key);
            if (!begins && !assembly.has(key))
                m_scope.find(Severity::Note, "segments-missing", field.name);
            else if (!assembly.append(key, information.octets()))
                assembly.forget(key);
            return;
        }
        if (begins || !assembly.has(key)) {
            assembly.forget(key);
            if (begins || !apduName(information[0]).empty()) {
                explainLlcAndApdu(m_scope, information, field.fields);
            } else {
                field.value = hexText(information.octets());
                m_scope.find(Severity::Note, "segments-missing", field.name);
            }
            return;
        }
        if (!assembly.append(key, information.octets())) {
            assembly.forget(key);
            return;
        }
        field.meaning.push_back({"segment-last", {}});
        const Slice whole(assembly.take(key));
        Field joined = m_scope.field("joined-information", whole, std::to_string(whole.size()));
        explainLlcAndApdu(m_scope, whole, joined.fields);
        field.fields.push_back(std::move(joined));
    }

    Scope& m_scope;
    Slice m_frame;
    Slice m_body; ///< between the flags, as far as the announced length
    std::vector<Field>& m_into;
    hdlc::Address m_destination;
    hdlc::Address m_source;
    std::optional<hdlc::FrameKind> m_kind;
    std::optional<std::uint8_t> m_send; ///< N(S) of an information frame
    bool m_isSegmented = false;
    bool m_isWhole = true; ///< as long as it says, or ended by a flag
    bool m_isSound = true; ///< no check sequence was wrong
};

} // namespace

void explainHdlc(Scope& scope, const Slice& frame, std::vector<Field>& into)
{
    HdlcExplainer(scope, frame, into).explain();
}

void explainWrapper(Scope& scope, const Slice& message, std::vector<Field>& into)
{
    SliceReader reader(message);
    into.push_back(scope.number("version", reader.take(2)));
    const auto port = [&](const char* name) {
        const Slice octets = reader.take(2);
        into.push_back(scope.number(
            name, octets, addressMeaning(hdlc::Address{static_cast<std::uint16_t>(octets.number()), 0, 1})));
    };
    port("source-wPort");
    port("destination-wPort");
    const Slice length = reader.take(2);
    into.push_back(scope.number("length", length));
    const Slice apdu = reader.take(length.number());
    if (apdu.size() < length.number())
        scope.find(Severity::Error, "wrapper-length", "length",
            {{"announced", std::to_string(length.number())}, {"present", std::to_string(apdu.size())}});
    explainApdu(scope, apdu, into);
    scope.leftOver(into, reader.rest());
}

} // namespace meterbench::protocol::explain
