// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/scaler_unit.h"
#include "protocol/cosem/setting_value.h"
#include "protocol/virtual_meter/meter/configured_meter.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/object_names.h"

#include <fmt/format.h>

namespace meterbench::protocol::virtual_meter {

namespace {

using dlms::DataAccessResult;
using metrology::PhaseCounters;
using metrology::QualityCounters;

constexpr std::size_t statusBits = 8;

axdr::Data counter(std::int64_t value)
{
    return axdr::Data::doubleLongUnsigned(static_cast<std::uint32_t>(value));
}

void addAlarms(ObjectModelBuilder& builder)
{
    builder.add(class_id::data, 0, {0, 0, 97, 97, 0, 255}, "Error object: the meter status as bits")
        .attribute(2, reading, [](const ReadCall& call) -> dlms::Value { return counter(call.device.state().status); });
    builder.add(class_id::data, 0, {0, 0, 97, 98, 0, 255}, "Alarm object: alarms raised and not masked")
        .attribute(2, reading, [](const ReadCall& call) -> dlms::Value { return counter(call.device.raisedAlarms()); });
    for (std::size_t filter = 1; filter <= cosem::alarmFilters; ++filter) {
        builder.add(class_id::data, 0, cosem::alarmFilterName(filter), fmt::format("Alarm filter {}", filter))
            .attribute(
                2, setting,
                [filter](const ReadCall& call) -> dlms::Value {
                    return counter(cosem::encodeAlarmFilter(filter, call.device.state().settings.alarmMask));
                },
                [filter](const WriteCall& call, const axdr::Data& value) {
                    const auto bits = numberOf(value, axdr::Tag::DoubleLongUnsigned);
                    if (!bits)
                        return DataAccessResult::TypeUnmatched;
                    return changeSettings(call, [&](device::MeterSettings& settings) {
                        const auto alarms
                            = cosem::decodeAlarmFilter(filter, static_cast<std::uint32_t>(*bits), settings.alarmMask);
                        settings.alarmMask = alarms.value_or(settings.alarmMask);
                        return alarms.has_value();
                    });
                });
    }
}

void addStatusWord(ObjectModelBuilder& builder)
{
    std::vector<axdr::Data> mapping;
    mapping.reserve(statusBits);
    for (std::uint16_t bit = 0; bit < statusBits; ++bit)
        mapping.push_back(axdr::Data::longUnsigned(bit));
    builder.add(class_id::statusMapping, 0, {0, 0, 96, 5, 0, 255}, "Meter status, mapped: bit 0 is digit 1")
        .attribute(2, reading,
            [](const ReadCall& call) -> dlms::Value {
                // A bit-string begins with its highest octet bit; digit 1 is bit 0 of the status.
                unsigned bits = 0;
                for (std::size_t bit = 0; bit < statusBits; ++bit)
                    bits |= (call.device.state().status >> bit & 1U) << (statusBits - 1 - bit);
                return axdr::Data::bitString(std::array{static_cast<std::byte>(bits)}, statusBits);
            })
        .constant(
            3, reading, axdr::Data::structure({axdr::Data::unsignedInteger(0), axdr::Data::array(std::move(mapping))}));
}

void addStatusCounters(ObjectModelBuilder& builder)
{
    builder.add(class_id::data, 0, {0, 0, 96, 7, 0, 255}, "Power failures of all phases")
        .attribute(2, reading,
            [](const ReadCall& call) -> dlms::Value { return counter(call.device.state().counters.powerFailures); });
    builder.add(class_id::data, 0, {0, 1, 96, 2, 0, 255}, "Changes of configuration")
        .attribute(2, reading, [](const ReadCall& call) -> dlms::Value {
            return counter(call.device.state().counters.configurationChanges);
        });
    constexpr std::int8_t milli = -3;
    builder.add(class_id::registerClass, 0, {0, 0, 96, 9, 0, 255}, "Temperature of the meter")
        .attribute(2, reading,
            [](const ReadCall& call) -> dlms::Value {
                return axdr::Data::doubleLong(call.device.state().milliCelsius);
            })
        .constant(3, reading, cosem::ScalerUnit{milli, cosem::Unit::DegreeCelsius}.encode());
}

struct PhaseCounter {
    std::string_view name;
    std::int64_t PhaseCounters::* place = nullptr;
};

constexpr PhaseCounter phaseCounters[] = {
    {"mean voltage below -10 %", &PhaseCounters::meanLow},
    {"mean voltage below -15 %", &PhaseCounters::meanVeryLow},
    {"mean voltage above +10 %", &PhaseCounters::meanHigh},
    {"rapid voltage changes", &PhaseCounters::rapidChanges},
    {"voltage sags", &PhaseCounters::sags},
    {"voltage swells", &PhaseCounters::swells},
    {"short interruptions", &PhaseCounters::shortInterruptions},
    {"long interruptions", &PhaseCounters::longInterruptions},
    {"harmonic distortion of voltage above 8 %", &PhaseCounters::voltageDistortion},
    {"harmonic distortion of current above 8 %", &PhaseCounters::currentDistortion},
};

struct SupplyCounter {
    std::string_view name;
    std::int64_t QualityCounters::* place = nullptr;
};

constexpr SupplyCounter supplyCounters[] = {
    {"short interruptions of the supply", &QualityCounters::shortInterruptions},
    {"long interruptions of the supply", &QualityCounters::longInterruptions},
    {"unbalance above 2 %", &QualityCounters::unbalance},
    {"frequency low", &QualityCounters::frequencyLow},
    {"frequency high", &QualityCounters::frequencyHigh},
    {"neutral faults", &QualityCounters::neutralFaults},
};

void addQualityCounters(ObjectModelBuilder& builder)
{
    constexpr std::size_t stride = 10;
    const auto& model = builder.model();
    std::size_t number = 1;
    for (const auto& row : supplyCounters) {
        builder
            .add(class_id::data, 0, qualityCounterObject(static_cast<std::uint8_t>(number++)),
                fmt::format("Quality counter: {}", row.name))
            .attribute(2, reading, [place = row.place](const ReadCall& call) -> dlms::Value {
                return counter(call.device.qualityCounters().*place);
            });
    }
    for (std::size_t phase = 1; phase <= model.phases; ++phase) {
        number = stride * phase;
        for (const auto& row : phaseCounters) {
            const auto name = qualityCounterObject(static_cast<std::uint8_t>(number++));
            if (row.place == &PhaseCounters::currentDistortion && model.thdCurrent == device::Presence::Absent)
                continue;
            builder.add(class_id::data, 0, name, fmt::format("Quality counter L{}: {}", phase, row.name))
                .attribute(2, reading, [place = row.place, phase](const ReadCall& call) -> dlms::Value {
                    return counter(call.device.qualityCounters().phases[phase - 1].*place);
                });
        }
    }
}

} // namespace

void addStatusObjects(ObjectModelBuilder& builder)
{
    addAlarms(builder);
    addStatusWord(builder);
    addStatusCounters(builder);
    addQualityCounters(builder);
}

} // namespace meterbench::protocol::virtual_meter
