// SPDX-License-Identifier: Apache-2.0
#include "protocol/explain/frame_input.h"

#include "protocol/explain/digits.h"
#include "protocol/explain/input_text.h"

namespace meterbench::protocol::explain {

namespace {

/// What an input is read by at a time, and how much of it decides on the way of reading.
constexpr std::size_t blockSize = std::size_t{1} << 20U;
constexpr std::size_t sampleSize = std::size_t{128} << 10U;

/// Hexadecimal digits and nothing but blanks among them, over line ends, within an octet even.
std::optional<Bytes> digitsOf(std::string_view text)
{
    Bytes octets;
    int high = -1;
    for (const char character : text) {
        if (character == ' ' || character == '\t' || character == '\r' || character == '\n')
            continue;
        const int digit = digitOf(character);
        if (digit < 0)
            return {};
        if (high < 0)
            high = digit;
        else
            octets.push_back(static_cast<std::byte>(std::exchange(high, -1) * 16 + digit));
    }
    return high < 0 && !octets.empty() ? std::optional(std::move(octets)) : std::nullopt;
}

std::size_t digitsPerOctet(Notation notation)
{
    return notation == Notation::Decimal || notation == Notation::Octal || notation == Notation::OctalWords ? 1
        : notation == Notation::Binary                                                                      ? 8
                                                                                                            : 2;
}

/// The text of a block as chunks. @param lines read before it; counts on
std::vector<Chunk> chunksOf(std::string_view text, const Reading& reading, DumpColumns& columns, std::size_t& lines)
{
    std::vector<Chunk> chunks;
    Bytes octets;
    std::size_t first = 0;
    const auto close = [&] {
        if (!octets.empty())
            chunks.push_back({Slice(std::exchange(octets, {})), reading.join == Reading::Join::All ? 0 : first});
    };
    const bool isDump = reading.notation <= Notation::Binary;
    const auto lineAt = [&](std::size_t at) { return text.substr(at, text.find('\n', at) - at); };
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = lineAt(at);
        at += line.size() + 1;
        ++lines;
        const std::string_view next = at < text.size() ? lineAt(at) : std::string_view();
        const std::string_view within = isDump ? columns.within(line, next, digitsPerOctet(reading.notation)) : line;
        const auto runs
            = isDump ? runsOf(withoutTimesAndRemarks(within), reading.notation) : runsOf(line, reading.notation);
        if (reading.join == Reading::Join::Paragraphs && runs.empty())
            close();
        for (const Bytes& run : runs) {
            if (reading.join == Reading::Join::Runs)
                close();
            if (octets.empty())
                first = lines;
            appendOctets(octets, run);
        }
    }
    close();
    return chunks;
}

std::vector<Chunk> chunksOf(std::string_view block, const Reading& reading)
{
    DumpColumns columns;
    std::size_t lines = 0;
    switch (reading.form) {
    case Reading::Form::Octets:
        return {Chunk{Slice(bytesOf(block)), 0}};
    case Reading::Form::Digits: {
        auto octets = digitsOf(plainText(block));
        return octets ? std::vector<Chunk>{Chunk{Slice(std::move(*octets)), 0}} : std::vector<Chunk>();
    }
    case Reading::Form::Lines:
        break;
    }
    return chunksOf(plainText(block), reading, columns, lines);
}

/// How much a way of reading explains: octets that prove themselves count most, what fits without a proof counts, what
/// belongs to nothing and what is damaged counts against it.
std::int64_t worthOf(const std::vector<Chunk>& chunks, const Explainer& explainer)
{
    constexpr std::int64_t ofProof = 16;
    constexpr std::int64_t ofFit = 2;
    constexpr std::int64_t ofError = 64;
    std::int64_t worth = 0;
    static_cast<void>(explainer.explain(chunks, [&](const ExplainedFrame& frame) {
        const auto size = static_cast<std::int64_t>(frame.octets.size());
        std::int64_t faults = 0;
        // A key that does not fit says nothing against the octets.
        for (const Finding& finding : frame.findings) {
            const bool isDamage = finding.severity == Severity::Error && finding.rule != "key-wrong"
                && finding.rule != "authentication-wrong";
            faults += isDamage || finding.rule == "octets-left-over" || finding.rule == "data-line-unreadable" ? 1 : 0;
        }
        const bool isProven = frame.protocol == "hdlc" || frame.protocol == "kmp" || frame.protocol == "p1";
        constexpr std::int64_t shortestFit = 6; // octets; less fits by chance
        if (frame.protocol == "unknown")
            worth -= 4 + size;
        else if (faults == 0 && isProven)
            worth += ofProof * size;
        else if (faults == 0 && size >= shortestFit)
            worth += ofFit * size;
        else if ((isProven || frame.protocol == "wrapper") && size >= shortestFit)
            worth += size;
        // Damage takes what a frame was worth and no more: it is nearer to the truth than octets of nothing.
        worth -= 1 + std::min(ofError * faults, size);
    }));
    return worth;
}

/// Every way in which an input could be read, the likelier one first.
std::vector<Reading> readingsFor(std::string_view input)
{
    using enum Reading::Join;
    std::vector<Reading> readings;
    if (isText(input)) {
        readings.push_back({Reading::Form::Digits});
        for (const Notation notation :
            {Notation::Hexadecimal, Notation::Decimal, Notation::Escaped, Notation::Base64, Notation::HexadecimalWords,
                Notation::HexadecimalDoubleWords, Notation::Octal, Notation::OctalWords, Notation::Binary}) {
            for (const Reading::Join join : {All, Paragraphs, Runs})
                readings.push_back({Reading::Form::Lines, notation, join});
        }
        readings.push_back({Reading::Form::Lines, Notation::Characters, All});
    }
    readings.push_back({Reading::Form::Octets});
    return readings;
}

struct Choice {
    Reading reading;
    std::vector<Chunk> chunks;
    std::int64_t worth = INT64_MIN;
};

Choice choose(std::string_view input, const Explainer& explainer)
{
    Choice best;
    std::vector<Chunk> before;
    for (const Reading& reading : readingsFor(input)) {
        auto chunks = chunksOf(input, reading);
        // Ways that come to the same are tried once.
        const bool isSame
            = chunks.size() == before.size() && std::ranges::equal(chunks, before, [](const Chunk& a, const Chunk& b) {
                  return std::ranges::equal(a.octets.octets(), b.octets.octets());
              });
        if (chunks.empty() || isSame)
            continue;
        before = chunks;
        // Characters that are put together again are less than those that stand there.
        const bool isRebuilt = reading.form == Reading::Form::Lines && reading.notation == Notation::Characters;
        const std::int64_t worth = worthOf(chunks, explainer) * (isRebuilt ? 3 : 4);
        if (worth > best.worth)
            best = {reading, std::move(chunks), worth};
    }
    return best;
}

/// Up to the end of the last line that is whole; 0 when there is none.
std::size_t endOfLines(std::string_view text, std::string_view end)
{
    const auto found = text.rfind(end);
    if (found == std::string_view::npos)
        return 0;
    const std::size_t behind = found + end.size();
    return behind + (behind < text.size() && text[behind] == '\0' ? 1 : 0); // UTF-16
}

} // namespace

std::vector<Chunk> readFrames(std::string_view input, const Explainer& explainer)
{
    return input.empty() ? std::vector<Chunk>() : choose(input, explainer).chunks;
}

FrameInput::FrameInput(const Explainer& explainer, Explainer::Sink sink)
    : m_explainer(explainer), m_sink(std::move(sink)), m_stream(explainer, m_conversation, m_sink)
{
}

Result<void> FrameInput::feed(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto part = bytes.substr(0, blockSize);
        m_pending.append(part);
        bytes.remove_prefix(part.size());
        if (m_pending.size() < blockSize)
            continue;
        const std::size_t end = endOfBlock();
        if (end > 0) {
            read(std::string_view(m_pending).substr(0, end));
            m_pending.erase(0, end);
        } else if (m_pending.size() > longestLine) {
            return failure("frame-input-line-too-long", {{"limit", std::to_string(longestLine)}});
        }
    }
    return {};
}

std::size_t FrameInput::endOfBlock() const
{
    const bool areOctets = m_reading && m_reading->form == Reading::Form::Octets;
    if (areOctets || !isText(std::string_view(m_pending).substr(0, blockSize)))
        return m_pending.size();
    const std::size_t paragraphs
        = m_reading && m_reading->join == Reading::Join::Paragraphs ? endOfLines(m_pending, "\n\n") : 0;
    return paragraphs > 0 ? paragraphs : endOfLines(m_pending, "\n");
}

void FrameInput::read(std::string_view block)
{
    if (!m_reading) {
        const std::size_t sample = block.size() <= sampleSize ? 0 : endOfLines(block.substr(0, sampleSize), "\n");
        Choice choice = choose(block.substr(0, sample > 0 ? sample : block.size()), m_explainer);
        if (choice.worth <= 0 && sample > 0)
            choice = choose(block, m_explainer);
        readAs(choice.reading, block);
        if (choice.worth > 0)
            m_reading = choice.reading; // and so all that follows
        return;
    }
    readAs(*m_reading, block);
}

void FrameInput::readAs(const Reading& reading, std::string_view block)
{
    if (reading.form == Reading::Form::Octets) {
        m_stream.feed(bytesOf(block));
        return;
    }
    const std::string text = plainText(block);
    auto digits = reading.form == Reading::Form::Digits ? digitsOf(text) : std::nullopt;
    if (digits) {
        m_stream.feed(*digits);
        return;
    }
    const auto chunks = chunksOf(text, reading, m_columns, m_line);
    if (reading.join != Reading::Join::All) {
        m_recognized += m_explainer.explain(chunks, m_conversation, m_sink);
        return;
    }
    for (const Chunk& chunk : chunks)
        m_stream.feed(chunk.octets.octets());
}

std::size_t FrameInput::finish()
{
    if (!m_pending.empty())
        read(std::exchange(m_pending, {}));
    m_stream.end();
    return m_recognized + m_stream.recognizedCount();
}

} // namespace meterbench::protocol::explain
