// SPDX-License-Identifier: Apache-2.0
#include "core/device/state_keeper.h"

#include "core/base/crc32.h"
#include "core/configuration/project_file.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace meterbench::device {

namespace {

constexpr std::uint32_t recordMark = 0x314A424D; ///< "MBJ1"
constexpr std::uint16_t stateFormat = 3;
constexpr std::size_t headBytes = 4 + 8 + 4 + 4 + 4;

enum class Finding : std::uint8_t { Good, Torn, Damaged };

struct Record {
    Finding finding = Finding::Torn;
    std::uint64_t sequence = 0;
    std::span<const std::byte> body;
};

/// Mark, sequence, length and CRC of the body, CRC of these; then the body. With a good head a body that is too short
/// was torn, not damaged.
std::vector<std::byte> sealed(std::uint64_t sequence, std::span<const std::byte> body)
{
    std::vector<std::byte> bytes;
    bytes.reserve(headBytes + body.size());
    StateWriter head(bytes);
    head.number(recordMark);
    head.number(sequence);
    head.number(static_cast<std::uint32_t>(body.size()));
    head.number(crc32(body));
    head.number(crc32(bytes));
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

Record nextRecord(StateReader& reader)
{
    Record record;
    if (reader.rest() < headBytes)
        return record;
    StateReader head(reader.take(headBytes));
    const auto headCheck = crc32(head.peek(headBytes - 4));
    std::uint32_t mark = 0;
    std::uint32_t length = 0;
    std::uint32_t bodyCheck = 0;
    std::uint32_t check = 0;
    head(mark, record.sequence, length, bodyCheck, check);
    if (mark != recordMark || check != headCheck) {
        record.finding = Finding::Damaged;
        return record;
    }
    if (length > reader.rest())
        return record;
    record.body = reader.take(length);
    record.finding = crc32(record.body) == bodyCheck ? Finding::Good : Finding::Damaged;
    return record;
}

std::uint32_t fingerprint(const MeterModel& model)
{
    return crc32(std::as_bytes(std::span(model.typeCode)));
}

/// What the document makes of a meter; whose order it belongs to is no part of it.
std::uint32_t setUpPrint(const MeterModel& model)
{
    auto document = model.configuration;
    document.order = {};
    document.accessories.clear();
    const auto text = configuration::serialise(document);
    return crc32(std::as_bytes(std::span(text)));
}

/// What decides how the load profile lies in memory.
std::uint64_t profileLayout(const MeterModel& model)
{
    std::uint64_t layout = static_cast<std::uint64_t>(model.integrationPeriod) << 32U | model.loadProfileEntries;
    for (const auto column : model.loadProfileColumns)
        layout = layout * 31U + index(column);
    return layout;
}

/// Runs of changed bytes: offset, length, bytes. Gaps shorter than the head of a run are written through.
void writeChanges(StateWriter& writer, std::span<const std::byte> before, std::span<const std::byte> after)
{
    constexpr std::size_t gap = 4;
    std::size_t position = 0;
    while (position < after.size()) {
        if (after[position] == before[position]) {
            ++position;
            continue;
        }
        auto end = position + 1;
        for (auto same = std::size_t{0}; end + same < after.size() && same < gap;) {
            if (after[end + same] == before[end + same]) {
                ++same;
            } else {
                end += same + 1;
                same = 0;
            }
        }
        writer.number(static_cast<std::uint16_t>(position));
        writer.number(static_cast<std::uint16_t>(end - position));
        for (auto byte = position; byte < end; ++byte)
            writer.number(std::to_integer<std::uint8_t>(after[byte]));
        position = end;
    }
    writer.number(std::uint16_t{0});
    writer.number(std::uint16_t{0});
}

bool applyChanges(StateReader& reader, std::span<std::byte> image)
{
    while (true) {
        std::uint16_t offset = 0;
        std::uint16_t length = 0;
        reader(offset, length);
        if (!reader.isComplete())
            return false;
        if (length == 0)
            return true;
        const auto bytes = reader.take(length);
        if (bytes.empty() || std::size_t{offset} + length > image.size())
            return false;
        std::ranges::copy(bytes, image.begin() + offset);
    }
}

} // namespace

std::vector<std::byte> StateKeeper::imageOf(MeterState& state) const
{
    std::vector<std::byte> image;
    image.reserve(m_image.empty() ? 4096 : m_image.size());
    StateWriter writer(image);
    writer(state);
    return image;
}

void StateKeeper::remember(std::vector<std::byte> image, MeterLogs& logs)
{
    m_image = std::move(image);
    std::size_t log = 0;
    logs.forEach([&](const auto& each) { m_marks[log++] = {each.appended(), each.cleared()}; });
}

Result<void> StateKeeper::writeSnapshot(const MeterModel& model, MeterState& state, MeterLogs& logs)
{
    ++state.wear.snapshots;
    auto image = imageOf(state);
    std::vector<std::byte> body;
    StateWriter writer(body);
    writer.number(stateFormat);
    writer.number(fingerprint(model));
    writer.number(profileLayout(model));
    writer.number(setUpPrint(model));
    writer.number(static_cast<std::uint32_t>(logs.analysis.columns()));
    writer.number(static_cast<std::uint32_t>(image.size()));
    body.insert(body.end(), image.begin(), image.end());
    logs.forEach([&](auto& log) { log.writeSince(writer, 0, log.cleared() + 1); });
    const auto bytes = sealed(m_sequence + 1, body);
    if (auto written = m_memory->replace(bytes); !written)
        return written;
    ++m_sequence;
    state.wear.bytes += bytes.size();
    m_journalBytes = 0;
    m_needsSnapshot = false;
    remember(std::move(image), logs);
    return {};
}

Result<void> StateKeeper::save(const MeterModel& model, MeterState& state, MeterLogs& logs)
{
    if (m_needsSnapshot || m_journalBytes > longestJournal)
        return writeSnapshot(model, state, logs);
    ++state.wear.journalRecords;
    auto image = imageOf(state);
    std::vector<std::byte> body;
    StateWriter writer(body);
    writeChanges(writer, m_image, image);
    std::size_t log = 0;
    logs.forEach([&](auto& each) {
        const auto& mark = m_marks[log++];
        const bool changed = each.appended() != mark.appended || each.cleared() != mark.cleared;
        writer.number(static_cast<std::uint8_t>(changed ? 1 : 0));
        if (changed)
            each.writeSince(writer, mark.appended, mark.cleared);
    });
    const auto bytes = sealed(m_sequence + 1, body);
    auto written = m_memory->append(bytes);
    if (written)
        written = m_memory->commit();
    if (!written) {
        // Whatever part of the record is there now stands in the way of the next one.
        m_needsSnapshot = true;
        return written;
    }
    ++m_sequence;
    state.wear.bytes += bytes.size();
    m_journalBytes += bytes.size();
    remember(std::move(image), logs);
    return {};
}

bool StateKeeper::readSnapshot(
    const MeterModel& model, std::span<const std::byte> body, MeterState& state, MeterLogs& logs, StateSetUp& setUp)
{
    StateReader reader(body);
    std::uint16_t format = 0;
    std::uint32_t print = 0;
    std::uint64_t layout = 0;
    std::uint32_t ownSetUp = 0;
    std::uint32_t channels = 0;
    std::uint32_t imageBytes = 0;
    reader(format, print, layout, ownSetUp, channels, imageBytes);
    const auto image = reader.take(imageBytes);
    if (!reader.isComplete() || format != stateFormat || layout != profileLayout(model)
        || channels > mostAnalysisChannels)
        return false;
    StateReader imageReader(image);
    imageReader(state);
    // A right check sum proves nothing to who can compute one.
    if (!imageReader.isComplete() || imageReader.rest() != 0 || !state.settings.check())
        return false;
    logs = MeterLogs(model, channels);
    bool good = true;
    logs.forEach([&](auto& log) { good = good && log.readOn(reader); });
    m_image.assign(image.begin(), image.end());
    setUp = ownSetUp == setUpPrint(model) ? StateSetUp::Same : StateSetUp::Other;
    return good && reader.rest() == 0;
}

bool StateKeeper::readRecord(std::span<const std::byte> body, MeterState& state, MeterLogs& logs)
{
    StateReader reader(body);
    if (!applyChanges(reader, m_image))
        return false;
    StateReader imageReader(m_image);
    imageReader(state);
    bool good = imageReader.isComplete() && state.settings.check();
    logs.forEach([&](auto& log) {
        bool changed = false;
        reader(changed);
        if (good && changed)
            good = log.readOn(reader);
    });
    return good && reader.isComplete();
}

Result<RecoveryReport> StateKeeper::load(const MeterModel& model, MeterState& state, MeterLogs& logs)
{
    auto generations = m_memory->load();
    if (!generations)
        return tl::unexpected(std::move(generations).error());
    RecoveryReport report;
    if (generations->empty())
        return report;
    bool otherMeter = false;
    for (std::size_t generation = 0; generation < generations->size(); ++generation) {
        const auto& content = (*generations)[generation];
        StateReader snapshotReader(content.snapshot);
        const auto snapshot = nextRecord(snapshotReader);
        if (snapshot.finding != Finding::Good || snapshotReader.rest() != 0)
            continue;
        constexpr std::size_t formatBytes = 2;
        StateReader printReader(snapshot.body.subspan(std::min(formatBytes, snapshot.body.size())));
        std::uint32_t print = 0;
        std::uint64_t layout = 0;
        printReader(print, layout);
        if (print != fingerprint(model) || layout != profileLayout(model)) {
            otherMeter = true;
            continue;
        }
        if (!readSnapshot(model, snapshot.body, state, logs, report.setUp))
            continue;
        report.resumed = true;
        report.generation = generation;
        report.damage = generation == 0 ? StateDamage::None : StateDamage::Snapshot;
        report.sequence = snapshot.sequence;
        StateReader journal(content.journal);
        while (journal.rest() != 0) {
            const auto record = nextRecord(journal);
            if (record.finding == Finding::Torn)
                break; // never acknowledged
            const bool follows = record.finding == Finding::Good && record.sequence == report.sequence + 1;
            if (!follows || !readRecord(record.body, state, logs)) {
                if (report.damage == StateDamage::None)
                    report.damage = StateDamage::Journal;
                break;
            }
            report.sequence = record.sequence;
        }
        m_sequence = report.sequence;
        // Whatever stands behind the last good record is left behind with a new snapshot.
        m_needsSnapshot = true;
        return report;
    }
    return otherMeter ? failure("device-state-other-meter") : failure("device-state-damaged");
}

} // namespace meterbench::device
