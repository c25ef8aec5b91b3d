// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/model_making.h"
#include "protocol/axdr/decoder.h"
#include "protocol/axdr/encoder.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"
#include "tests/core/device/device_fixture.h"

/// Emulated meters of any variant, made from the data that ships, and their objects asked directly, without a line. For
/// tests and fuzz targets.
namespace meterbench::tests {

namespace axdr = protocol::axdr;
namespace dlms = protocol::dlms;
namespace vm = protocol::virtual_meter;

inline const vm::ProtocolResources& protocolResources()
{
    static const auto read = [](std::string_view name) { return readResource(name).value(); };
    static const std::string registers = read("protocol/kmp-registers.json");
    static const std::string words = read("protocol/kmp-type-words.json");
    static const std::string sets = read("protocol/iec62056-21-readout-sets.json");
    static const std::string lists = read("protocol/push-lists.json");
    static const vm::ProtocolResources resources{registers, words, sets, lists};
    return resources;
}

inline std::shared_ptr<const vm::MeterVariant> meterVariant(std::string_view family, Choices choices = {})
{
    return vm::MeterVariant::create(modelOf(family, choices), protocolResources(), vm::objectGroups()).value();
}

/// Keys of tests are the same in every run.
inline vm::MeterSecrets testSecrets()
{
    std::uint8_t next = 0;
    return vm::freshSecrets(15'085'488, [&next](std::span<std::byte> octets) {
        for (auto& octet : octets)
            octet = static_cast<std::byte>(next += 7);
    });
}

inline device::RunningMeter runningMeter(std::shared_ptr<const device::MeterModel> model)
{
    device::RunningMeter::Setup setup;
    setup.model = std::move(model);
    setup.from = newYear;
    auto load = std::make_shared<device::Load>();
    load->powers = {{newYear, 1'500'000, 300'000}};
    return device::RunningMeter::create(setup, std::move(load)).value();
}

/// A meter under 1.5 kW since new year, an hour later.
inline std::unique_ptr<vm::VirtualMeter> virtualMeter(
    const std::shared_ptr<const vm::MeterVariant>& variant, const vm::KeptValues& kept = {})
{
    const auto restored = vm::variantOf(kept, variant).value();
    auto meter
        = vm::VirtualMeter::create({variant, testSecrets(), kept}, runningMeter(restored->sharedModel())).value();
    meter->advanceTo(newYear + 3600);
    return meter;
}

inline std::unique_ptr<vm::VirtualMeter> virtualMeter(std::string_view family, Choices choices = {})
{
    return virtualMeter(meterVariant(family, choices));
}

/// Who asks, with everything that the role needs.
inline dlms::Requester requesterOf(vm::Role role)
{
    const auto& point = vm::accessPointOf(role);
    const bool isPublic = role == vm::Role::Public;
    return {point.client, vm::managementDevice, point.mechanism,
        isPublic ? dlms::Protection::None : dlms::Protection::Both};
}

/// The whole value, or why there is none.
inline Result<axdr::Data> valueOf(dlms::Value value)
{
    if (auto* const data = std::get_if<axdr::Data>(&value))
        return std::move(*data);
    if (const auto* const result = std::get_if<dlms::DataAccessResult>(&value))
        return failure(std::string(nameOf(*result)));
    auto& source = *std::get<std::unique_ptr<dlms::ValueSource>>(value);
    protocol::Bytes octets;
    auto supply = dlms::ValueSource::Supply::More;
    while (supply == dlms::ValueSource::Supply::More)
        supply = source.supply(octets, 1000);
    if (supply != dlms::ValueSource::Supply::End)
        return failure("lost");
    return axdr::decode(octets);
}

inline Result<axdr::Data> readObject(vm::VirtualMeter& meter, vm::Role role, const dlms::Target& target)
{
    return valueOf(meter.objects().get(requesterOf(role), target));
}

inline dlms::DataAccessResult writeObject(
    vm::VirtualMeter& meter, vm::Role role, const dlms::Target& target, const axdr::Data& value)
{
    return meter.objects().set(requesterOf(role), target, value);
}

inline dlms::DataAccessResult invokeObject(
    vm::VirtualMeter& meter, vm::Role role, const dlms::Target& target, const axdr::Data& parameter)
{
    return meter.objects().invoke(requesterOf(role), target, parameter).result;
}

struct NamedVariant {
    const char* name;
    std::string_view family;
    std::vector<std::pair<std::string_view, std::string_view>> choices;
};

/// Every family, the least and the most that it can have.
inline const std::vector<NamedVariant>& namedVariants()
{
    static const std::vector<NamedVariant> variants{
        {"one phase, everything", "omnipower-1p", {{"X8", "2"}, {"X9", "4"}, {"X10", "2"}, {"Z28", "2"}}},
        {"one phase, A+ alone", "omnipower-1p", {{"X8", "1"}, {"X9", "1"}, {"X10", "0"}, {"Z28", "0"}, {"Z29", "1"}}},
        {"three phases, everything", "omnipower-3p", {{"X8", "2"}, {"X9", "4"}, {"X10", "3"}}},
        {"three phases, Aron", "omnipower-3p", {{"X4", "2"}, {"X9", "2"}, {"X10", "0"}}},
        {"DIN rail", "omnipower-3p-din", {}},
        {"transformers", "omnipower-ct", {{"X9", "4"}}},
        {"162M", "kamstrup-162m", {}},
        {"382M", "kamstrup-382m", {}},
    };
    return variants;
}

inline std::unique_ptr<vm::VirtualMeter> virtualMeter(const NamedVariant& named)
{
    const auto& catalog = sharedCatalog();
    const auto* const family = catalog.family(named.family);
    auto codes = configuration::defaults(*family);
    for (const auto& [field, code] : named.choices)
        codes[*family->scheme->find(field)] = configuration::Code(code);
    const auto model = device::makeModel(catalog, configuration::defaultConfiguration(catalog, *family, codes)).value();
    return virtualMeter(vm::MeterVariant::create(model, protocolResources(), vm::objectGroups()).value());
}

} // namespace meterbench::tests
