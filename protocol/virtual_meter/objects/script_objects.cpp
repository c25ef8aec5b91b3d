// SPDX-License-Identifier: Apache-2.0
// Script tables: what calendars, schedules and monitors refer to and a client may execute; and the values that scripts
// write: test mode and load-control outputs.
#include "protocol/virtual_meter/meter/register_form.h"
#include "protocol/virtual_meter/meter/setup_values.h"
#include "protocol/virtual_meter/objects/object_groups.h"
#include "protocol/virtual_meter/objects/setup_names.h"
#include "protocol/virtual_meter/profile/profile_columns.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace meterbench::protocol::virtual_meter {

namespace {

using axdr::Data;
using axdr::Tag;
using device::Energy;
using dlms::DataAccessResult;
using tariff::LoadControlMode;
using tariff::LoadOutput;
using tariff::LoadPosition;
using tariff::TariffControlMode;

enum class ScriptService : std::uint8_t { WriteAttribute = 1, ExecuteMethod = 2 };

constexpr Obis testModeObject = settingObject(31);
constexpr Obis activeTariffObject{0, 0, 96, 14, 0, 255};
constexpr Obis tripCounter{1, 1, 1, 1, 128, 255};
constexpr std::array testEnergies{
    Energy::ActiveImport, Energy::ActiveExport, Energy::ReactiveImport, Energy::ReactiveExport};

struct Script {
    std::uint16_t number = 1;
    ScriptService service = ScriptService::ExecuteMethod;
    std::uint16_t classId = 0;
    Obis name;
    std::int8_t index = 0;
    Data parameter;
    std::function<Result<void>(const WriteCall&)> run;
};

Data encode(const Script& script)
{
    const auto action = Data::structure({Data::enumerated(static_cast<std::uint8_t>(script.service)),
        Data::longUnsigned(script.classId), nameValue(script.name), Data::integer(script.index), script.parameter});
    return Data::structure({Data::longUnsigned(script.number), Data::array({action})});
}

void addTable(ObjectModelBuilder& builder, const Obis& name, std::string description, std::vector<Script> scripts)
{
    std::vector<Data> encoded;
    std::ranges::transform(scripts, std::back_inserter(encoded), encode);
    const auto execute = [scripts = std::move(scripts)](const WriteCall& call, const Data& parameter) -> dlms::Outcome {
        const auto number = numberOf(parameter, Tag::LongUnsigned);
        if (!number)
            return {DataAccessResult::TypeUnmatched, {}};
        const auto found = std::ranges::find(scripts, *number, &Script::number);
        if (found == scripts.end())
            return {DataAccessResult::ObjectUndefined, {}};
        return outcomeOf(found->run(call));
    };
    builder.add(class_id::scriptTable, 0, name, std::move(description))
        .constant(2, reading, Data::array(std::move(encoded)))
        .method(1, setters, execute);
}

void addReset(ObjectModelBuilder& builder)
{
    const auto reset = [](const WriteCall& call) -> Result<void> {
        call.device.resetTripCounters();
        return {};
    };
    addTable(builder, script_table::globalReset, "Scripts: 1 resets the trip counters",
        {{1, ScriptService::ExecuteMethod, registerClass, tripCounter, 1, Data::integer(0), reset}});
    const auto stop = [](const WriteCall& call) -> Result<void> {
        call.device.stopDebitingPeriod();
        return {};
    };
    addTable(builder, script_table::debitingStop, "Scripts: 1 stops the debiting period",
        {{1, ScriptService::ExecuteMethod, 7, definitionOf(ProfileLog::Debiting1).name, 2, Data::integer(0), stop}});
}

void addTariffScripts(ObjectModelBuilder& builder)
{
    const auto mode = builder.model().programs.tariffs.mode();
    if (mode != TariffControlMode::Register && mode != TariffControlMode::Plan)
        return;
    std::vector<Script> scripts;
    for (std::uint8_t tariff = 1; tariff <= device::maximumTariffs; ++tariff)
        scripts.push_back(
            {tariff, ScriptService::WriteAttribute, dataClass, activeTariffObject, 2, Data::unsignedInteger(tariff),
                [tariff](const WriteCall& call) { return call.device.setTariff({tariff}); }});
    addTable(builder, script_table::tariff, "Scripts: 1 to 8 select the tariff", std::move(scripts));
}

/// 0 none, 1 to 4 A+, A−, R+, R−.
std::uint8_t testModeOf(const device::Meter& meter)
{
    const auto& test = meter.state().test;
    const auto found = std::ranges::find(testEnergies, test.energy);
    return static_cast<std::uint8_t>(test.active ? found - testEnergies.begin() + 1 : 0);
}

Result<void> setTestMode(const WriteCall& call, std::int64_t mode)
{
    if (mode == 0) {
        call.device.stopTestMode();
        return {};
    }
    if (mode < 0 || mode > static_cast<std::int64_t>(testEnergies.size()))
        return failure("device-setting", {{"setting", "testMode"}});
    const auto energy = testEnergies[static_cast<std::size_t>(mode - 1)];
    if (!call.device.model().has(energy))
        return failure(ErrorKind::NotSupported, "device-absent", {{"what", std::string(device::name(energy))}});
    call.device.startTestMode(energy);
    if (!call.device.state().test.active)
        return failure(ErrorKind::Refused, "device-refused", {{"reason", "no-mains"}});
    return {};
}

void addTestMode(ObjectModelBuilder& builder)
{
    builder.add(dataClass, 0, testModeObject, "Test mode: 0 none, 1 A+, 2 A-, 3 R+, 4 R-")
        .attribute(
            2, setting, [](const ReadCall& call) -> dlms::Value { return Data::enumerated(testModeOf(call.device)); },
            [](const WriteCall& call, const Data& value) {
                const auto mode = numberOf(value, Tag::Enum);
                return mode ? resultOf(setTestMode(call, *mode)) : DataAccessResult::TypeUnmatched;
            });
    const auto script = [](std::uint16_t number, std::uint8_t mode) -> Script {
        return {number, ScriptService::WriteAttribute, dataClass, testModeObject, 2, Data::enumerated(mode),
            [mode](const WriteCall& call) { return setTestMode(call, mode); }};
    };
    std::vector<Script> scripts;
    for (std::size_t mode = 1; mode <= testEnergies.size(); ++mode)
        scripts.push_back(script(static_cast<std::uint16_t>(mode), static_cast<std::uint8_t>(mode)));
    addTable(builder, script_table::testMode, "Scripts: 1 to 4 begin the test mode", std::move(scripts));
    addTable(builder, script_table::normalMode, "Scripts: 1 ends the test mode", {script(1, 0)});
}

void addLoadOutputs(ObjectModelBuilder& builder)
{
    std::vector<Script> scripts;
    for (const auto output : {LoadOutput::One, LoadOutput::Two}) {
        if (builder.model().programs.loads.mode(output) == LoadControlMode::Disabled)
            continue;
        const auto number = static_cast<std::uint8_t>(static_cast<unsigned>(output) + 1U);
        builder.add(dataClass, 0, loadOutputObject(number), fmt::format("Load-control output {}", number))
            .attribute(
                2, setting,
                [output](const ReadCall& call) -> dlms::Value {
                    return Data::boolean(static_cast<std::uint8_t>(call.device.loadPosition(output)));
                },
                [output](const WriteCall& call, const Data& value) {
                    const auto active = numberOf(value, Tag::Boolean);
                    if (!active)
                        return DataAccessResult::TypeUnmatched;
                    return resultOf(
                        call.device.switchLoad(output, *active != 0 ? LoadPosition::Active : LoadPosition::Inactive));
                });
        for (const auto position : {LoadPosition::Inactive, LoadPosition::Active}) {
            const auto value = static_cast<std::uint8_t>(position);
            scripts.push_back({static_cast<std::uint16_t>(2U * static_cast<unsigned>(output) + value + 1U),
                ScriptService::WriteAttribute, dataClass, loadOutputObject(number), 2, Data::boolean(value),
                [output, position](const WriteCall& call) { return call.device.switchLoad(output, position); }});
        }
    }
    if (!scripts.empty())
        addTable(builder, script_table::outputs, "Scripts: 1, 2 output 1 off, on; 3, 4 output 2 off, on",
            std::move(scripts));
}

void addBreaker(ObjectModelBuilder& builder)
{
    using device::BreakerRequest;
    if (!builder.model().hasBreaker())
        return;
    const auto script = [](std::int8_t method, BreakerRequest request) -> Script {
        return {static_cast<std::uint16_t>(method), ScriptService::ExecuteMethod, class_id::disconnectControl,
            disconnectControlObject, method, Data::integer(0),
            [request](const WriteCall& call) { return call.device.requestBreaker(request); }};
    };
    addTable(builder, script_table::disconnect, "Scripts: 1 disconnects, 2 reconnects",
        {script(1, BreakerRequest::RemoteDisconnect), script(2, BreakerRequest::RemoteReconnect)});
}

} // namespace

void addScriptObjects(ObjectModelBuilder& builder)
{
    addReset(builder);
    addTariffScripts(builder);
    addTestMode(builder);
    addLoadOutputs(builder);
    addBreaker(builder);
    addTable(builder, script_table::image, "Scripts: 1 activates the image",
        {{1, ScriptService::ExecuteMethod, class_id::imageTransfer, imageTransferObject, 4, Data::integer(0),
            [](const WriteCall& call) { return call.device.activateImage(); }}});
}

} // namespace meterbench::protocol::virtual_meter
