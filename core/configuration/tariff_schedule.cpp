// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/tariff_schedule.h"

#include "core/configuration/chosen_meaning.h"
#include "core/configuration/module_port.h"

#include <utility>

namespace meterbench::configuration {

namespace {

using tariff::LoadControlMode;
using tariff::LoadOutput;
using tariff::Plan;
using tariff::PlanKind;
using tariff::PortSense;
using tariff::TariffControlMode;

constexpr int minutesPerHour = 60;

PortSense senseOf(const Port& port)
{
    return port.polarity == Polarity::Inverted ? PortSense::Inverted : PortSense::Normal;
}

/// Makes plans that share a list of exception days.
class PlanMaker {
public:
    PlanMaker(const tariff::PlanLimits& limits, const tariff::DaylightSaving& saving)
        : m_limits(limits), m_saving(saving)
    {
    }

    [[nodiscard]] Result<std::vector<Plan>> make(PlanKind kind, const std::vector<tariff::PlanDefinition>& definitions,
        const std::vector<tariff::Date>& exceptionDays) const
    {
        if (definitions.empty())
            return failure("tariff-plan-invalid", {{"rule", "plan-missing"}});
        if (definitions.size() > m_limits.plans)
            return failure("tariff-plan-invalid", {{"rule", "plans-too-many"}});
        std::vector<Plan> plans;
        for (const auto& definition : definitions) {
            auto plan = Plan::create(kind, m_limits, definition, exceptionDays, m_saving);
            if (!plan)
                return tl::unexpected(plan.error());
            plans.push_back(std::move(*plan));
        }
        return plans;
    }

private:
    const tariff::PlanLimits& m_limits;
    const tariff::DaylightSaving& m_saving;
};

Result<tariff::TariffControl> tariffControl(
    const MeterConfiguration& document, const ModulePort& port, const PlanMaker& maker)
{
    tariff::TariffControl::Definition definition;
    definition.mode = tariffControlMode(document);
    definition.inputs = port.tariffs() == 2 ? tariff::TariffInputs::Two : tariff::TariffInputs::Four;
    const auto* input = port.find(PortFunction::Tariff);
    if (input == nullptr)
        input = port.find(PortFunction::TariffSynchronisation);
    if (input != nullptr)
        definition.sense = senseOf(*input);
    if (definition.mode == TariffControlMode::Plan) {
        auto plans = maker.make(PlanKind::Tariff, document.settings.tariffPlans, document.settings.exceptionDays);
        if (!plans)
            return tl::unexpected(plans.error());
        definition.plans = std::move(*plans);
    }
    return tariff::TariffControl::create(std::move(definition));
}

/// What the module port says of an output, before Z14 is asked: in step with the tariff, or the opposite of the other.
std::optional<tariff::LoadControl::Output> synchronised(const ModulePort& port, LoadOutput output)
{
    const auto* const synchronisation = port.find(PortFunction::TariffSynchronisation);
    if (synchronisation != nullptr && (output == LoadOutput::One || synchronisation->direction == PortDirection::In)) {
        return tariff::LoadControl::Output{
            LoadControlMode::FollowTariff, {}, tariff::followedTariffs(output, senseOf(*synchronisation))};
    }
    if (output == LoadOutput::Two && port.find(PortFunction::LoadControlToggle) != nullptr)
        return tariff::LoadControl::Output{LoadControlMode::OppositeOfFirst, {}, 0};
    return std::nullopt;
}

Result<tariff::LoadControl::Output> loadOutput(
    const MeterConfiguration& document, const ModulePort& port, LoadOutput output, const PlanMaker& maker)
{
    if (auto bySynchronisation = synchronised(port, output))
        return std::move(*bySynchronisation);
    tariff::LoadControl::Output made;
    if (chosenParticular(*document.family, document.codes, "loadControl") == "register")
        made.mode = LoadControlMode::Register;
    const auto& settings = document.settings.loadOutputs[static_cast<std::size_t>(output)];
    const bool mayPlan = isPlanCode(document, "loadControl") || !tellingField(*document.family, "loadControl");
    // One output may be planned and the other left alone.
    if (!mayPlan || settings.plans.empty())
        return made;
    const bool sharesCalendar = planLimits(document).exceptionDayType == tariff::DayType::Holiday;
    auto plans = maker.make(PlanKind::LoadControl, settings.plans,
        sharesCalendar ? document.settings.exceptionDays : settings.exceptionDays);
    if (!plans)
        return tl::unexpected(plans.error());
    made.mode = LoadControlMode::Plan;
    made.plans = std::move(*plans);
    return made;
}

} // namespace

const tariff::PlanLimits& planLimits(const MeterConfiguration& document)
{
    return tellingField(*document.family, "tariffControl") ? tariff::omnipowerLimits : tariff::kamstrupX62mLimits;
}

tariff::DaylightSavingDefinition daylightSavingOf(const MeterConfiguration& document)
{
    if (document.settings.daylightSaving)
        return *document.settings.daylightSaving;
    if (chosenParticular(*document.family, document.codes, "daylightSaving") == "EU")
        return tariff::europeanRule();
    return tariff::NoDaylightSaving{};
}

bool isPlanCode(const MeterConfiguration& document, std::string_view particular)
{
    const auto field = tellingField(*document.family, particular);
    return field && document.codes[*field].isGiven() && !chosenParticular(*document.family, document.codes, particular);
}

tariff::TariffControlMode tariffControlMode(const MeterConfiguration& document)
{
    const auto& family = *document.family;
    if (!tellingField(family, "tariffControl")) {
        // Families without a field for it: the plan is there, or the inputs of the module tell.
        if (!document.settings.tariffPlans.empty())
            return TariffControlMode::Plan;
        return modulePort(document).tariffs() > 0 ? TariffControlMode::ModulePort : TariffControlMode::Disabled;
    }
    if (isPlanCode(document, "tariffControl"))
        return TariffControlMode::Plan;
    const auto control = chosenParticular(family, document.codes, "tariffControl").value_or("disabled");
    if (control == "module-port")
        return TariffControlMode::ModulePort;
    return control == "register" ? TariffControlMode::Register : TariffControlMode::Disabled;
}

Result<TariffSchedule> tariffSchedule(const MeterConfiguration& document)
{
    if (document.family == nullptr)
        return failure("family-unknown", {{"family", ""}});
    const int minutesFromUtc = chosenNumber(*document.family, document.codes, "offsetMinutes").value_or(0);
    auto saving = tariff::DaylightSaving::create(daylightSavingOf(document), minutesFromUtc / minutesPerHour);
    if (!saving)
        return tl::unexpected(saving.error());
    TariffSchedule schedule;
    schedule.daylightSaving = std::move(*saving);
    schedule.longestStartDelay = document.settings.numbers.effective(Setting::LoadStartDelay).value_or(0);

    const PlanMaker maker(planLimits(document), schedule.daylightSaving);
    const auto port = modulePort(document);
    auto tariffs = tariffControl(document, port, maker);
    if (!tariffs)
        return tl::unexpected(tariffs.error());
    schedule.tariffs = std::move(*tariffs);

    tariff::LoadControl::Definition loads;
    for (const auto output : {LoadOutput::One, LoadOutput::Two}) {
        auto made = loadOutput(document, port, output, maker);
        if (!made)
            return tl::unexpected(made.error());
        loads[static_cast<std::size_t>(output)] = std::move(*made);
    }
    auto loadControl = tariff::LoadControl::create(std::move(loads));
    if (!loadControl)
        return tl::unexpected(loadControl.error());
    schedule.loads = std::move(*loadControl);
    return schedule;
}

} // namespace meterbench::configuration
