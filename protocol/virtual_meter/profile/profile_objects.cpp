// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/profile/profile_objects.h"

#include "protocol/cosem/class_id.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setting_attribute.h"
#include "protocol/virtual_meter/profile/analysis_setup.h"
#include "protocol/virtual_meter/profile/profile_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace meterbench::protocol::virtual_meter {

using axdr::Data;

namespace {

constexpr std::uint8_t firstInFirstOut = 1;

std::string_view nameOf(ProfileLog log)
{
    constexpr std::array<std::string_view, 11> names{"Load profile", "Analysis logger", "Debiting logger 1",
        "Debiting logger 2", "Status log", "Clock log", "Disconnect log", "Transformer ratio log",
        "Load profile change log", "Neutral fault log", "Voltage quality log"};
    return names[static_cast<std::size_t>(log)];
}

void addProfile(ObjectModelBuilder& builder, const ProfileDefinition& definition)
{
    const auto log = definition.log;
    const bool isAnalysis = log == ProfileLog::Analysis;
    const auto& interval = configuration::definition(configuration::Setting::AnalysisInterval);
    auto& object = builder.add(cosem::class_id::profileGeneric, 1, definition.name, std::string(nameOf(log)));
    const auto buffer = [&](std::int8_t number, RowForm form) {
        object.attribute(number, reading, [log, form](const ReadCall& call) { return profileBuffer(call, log, form); })
            .selectable({dlms::RangeSelection::selector, dlms::EntrySelection::selector});
    };
    buffer(shortenedBuffer, RowForm::Shortened);
    buffer(2, RowForm::Whole);
    object
        .attribute(
            3, isAnalysis ? setting : reading,
            [log](const ReadCall& call) -> dlms::Value { return captureObjectsOf(call.device, log); },
            isAnalysis ? Setter(setAnalysisChannels) : Setter())
        .attribute(
            4, isAnalysis ? setting : reading,
            [log](const ReadCall& call) -> dlms::Value {
                return Data::doubleLongUnsigned(capturePeriodOf(call.device, log));
            },
            isAnalysis ? setterOf(interval) : Setter())
        .constant(5, reading, Data::enumerated(firstInFirstOut))
        .constant(6, reading, dlms::CaptureObject{0, {0, 0, 0, 0, 0, 0}, 0, 0}.encode())
        .attribute(7, reading,
            [log](const ReadCall& call) -> dlms::Value {
                return Data::doubleLongUnsigned(static_cast<std::uint32_t>(ProfileEntries(call.device, log).size()));
            })
        .attribute(8, reading, [log](const ReadCall& call) -> dlms::Value {
            return Data::doubleLongUnsigned(static_cast<std::uint32_t>(ProfileEntries(call.device, log).capacity()));
        });
    if (log == ProfileLog::Debiting1) {
        object.method(2, setters, [](const WriteCall& call, const Data&) -> dlms::Outcome {
            call.device.stopDebitingPeriod(); // what ends here is what is captured
            return {};
        });
    }
}

void addNewestValue(ObjectModelBuilder& builder, ProfileLog log, const ProfileColumn& column, std::string description)
{
    builder.add(dataClass, 0, column.object.name, std::move(description))
        .attribute(2, reading,
            [log, column](const ReadCall& call) -> dlms::Value { return newestValue(call.device, log, column); });
}

ProfileColumn numberColumn(const Obis& name, std::uint16_t place, axdr::Tag tag)
{
    return {{dataClass, name, 2, 0}, tag, ColumnValue::Number, place, 1, 1};
}

/// What entries hold and no other object has.
void addEntryValues(ObjectModelBuilder& builder, const ProfileDefinition& definition)
{
    using axdr::Tag;
    const auto log = definition.log;
    const auto name = nameOf(log);
    addNewestValue(builder, log, numberColumn(entryNumberOf(log).name, place::entryNumber, Tag::DoubleLongUnsigned),
        fmt::format("{}: number of the newest entry", name));
    switch (log) {
    case ProfileLog::Load:
    case ProfileLog::Analysis:
    case ProfileLog::Debiting1:
    case ProfileLog::Debiting2: {
        const auto number = static_cast<std::uint8_t>(static_cast<unsigned>(log) + 1U);
        addNewestValue(builder, log, numberColumn(profileStatusName(number), place::quality, Tag::LongUnsigned),
            fmt::format("{}: marks of the newest entry", name));
        break;
    }
    case ProfileLog::Clock:
        addNewestValue(builder, log,
            {{dataClass, entryValueName(definition.number), 2, 0}, Tag::OctetString, ColumnValue::Time, place::before},
            fmt::format("{}: time before it was set", name));
        break;
    case ProfileLog::Ratio:
        addNewestValue(builder, log, numberColumn(ratioBeforeName, place::ratioBefore, Tag::LongUnsigned),
            fmt::format("{}: ratio before", name));
        break;
    case ProfileLog::NeutralFault:
        break;
    case ProfileLog::VoltageQuality:
        addNewestValue(builder, log, numberColumn(entryValueName(definition.number), place::phase, Tag::Unsigned),
            fmt::format("{}: phase", name));
        [[fallthrough]];
    default:
        addNewestValue(builder, log, numberColumn(eventCodeName(definition.number), place::event, Tag::Unsigned),
            fmt::format("{}: event code", name));
        break;
    }
}

} // namespace

dlms::Value profileBuffer(const ReadCall& call, ProfileLog log, RowForm form)
{
    auto selected = selectEntries(call.device, log, call.selection);
    if (!selected)
        return selected.error();
    return std::make_unique<ProfileStream>(call.device, log, std::move(*selected), form);
}

Data captureObjectsOf(const device::Meter& meter, ProfileLog log)
{
    std::vector<Data> objects;
    std::ranges::transform(columnsOf(meter, log), std::back_inserter(objects),
        [](const ProfileColumn& column) { return column.object.encode(); });
    return Data::array(std::move(objects));
}

Data newestValue(const device::Meter& meter, ProfileLog log, const ProfileColumn& column)
{
    const ProfileEntries entries(meter, log);
    const auto value = entries.size() == 0 ? noValue : entries.read(entries.newest(), column);
    if (column.value == ColumnValue::Time) {
        const auto time = value == noValue ? std::nullopt : std::optional(MeterTime{value});
        return Data::octetString(capturedTime(time, meter.model().offsetMinutes).encode());
    }
    return value == noValue ? Data() : Data::number(column.tag, value);
}

void addProfileObjects(ObjectModelBuilder& builder)
{
    for (const auto& definition : profileDefinitions()) {
        if (!isPresent(builder.model(), definition.log))
            continue;
        addProfile(builder, definition);
        addEntryValues(builder, definition);
    }
}

} // namespace meterbench::protocol::virtual_meter
