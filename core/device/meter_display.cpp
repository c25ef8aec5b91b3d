// SPDX-License-Identifier: Apache-2.0
#include "core/device/meter_display.h"

#include "core/device/register_reading.h"
#include "core/display/number_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace meterbench::device {

using catalog::DisplayListKind;

MeterDisplay::MeterDisplay(const MeterModel& model) : m_pushButton2(model.configuration.pushButton2)
{
    const auto& items = model.catalog->display();
    for (const auto kind : catalog::allDisplayLists) {
        auto& list = m_lists[static_cast<std::size_t>(kind)];
        for (const auto& id : model.configuration.display.lists[kind])
            if (const auto* const item = items.item(id);
                item != nullptr && configuration::isAvailable(*item, model.configuration))
                list.push_back(item);
    }
}

MeterDisplay::StartUp MeterDisplay::startUp(const Meter& meter) const
{
    const auto step = (meter.now() - meter.state().supply.poweredSince()) / startUpStep;
    return step >= 3 ? StartUp::Done : static_cast<StartUp>(step);
}

bool MeterDisplay::isManual(const Meter& meter) const
{
    // A meter that started again since then has forgotten the press.
    return m_list != DisplayListKind::Automatic && meter.now() - m_lastPress < manualReturn
        && m_lastPress >= meter.state().supply.poweredSince();
}

const catalog::DisplayItem* MeterDisplay::shownItem(const Meter& meter) const
{
    const auto at
        = [](const auto& list, std::size_t position) { return list.empty() ? nullptr : list[position % list.size()]; };
    if (!meter.isRunning()) {
        const bool lit = meter.model().backup == SupplyBackup::SupercapacitorAndBattery;
        return lit ? at(list(DisplayListKind::Backup), m_backupPosition) : nullptr;
    }
    if (startUp(meter) != StartUp::Done || meter.state().test.active)
        return nullptr;
    if (isManual(meter))
        return at(list(m_list), m_position);
    // The automatic list runs since the start-up, or since the manual list fell back.
    const auto begin = std::max({m_automaticSince, meter.state().supply.poweredSince() + 3 * startUpStep,
        m_list == DisplayListKind::Automatic ? SimInstant{} : m_lastPress + manualReturn});
    const auto steps = std::max<Seconds>(0, meter.now() - begin) / automaticStep;
    return at(list(DisplayListKind::Automatic), static_cast<std::size_t>(steps));
}

Result<void> MeterDisplay::pressLong(Meter& meter)
{
    if (meter.state().test.active) {
        meter.stopTestMode();
        return {};
    }
    const auto* const item = shownItem(meter);
    if (item != nullptr && item->id == "manual-disconnect") {
        const bool closed = meter.state().breaker.state() == ControlState::Connected;
        return meter.requestBreaker(closed ? BreakerRequest::ManualDisconnect : BreakerRequest::ManualReconnect);
    }
    if (item != nullptr && item->id.ends_with("-trip"))
        meter.resetTripCounters();
    return {};
}

Result<void> MeterDisplay::press(Meter& meter, Button button, Seconds held)
{
    const auto enabled
        = [&](std::string_view function) { return std::ranges::find(m_pushButton2, function) != m_pushButton2.end(); };
    const auto step = [&](DisplayListKind kind) {
        m_position = isManual(meter) && m_list == kind ? m_position + 1 : 0;
        m_list = kind;
        m_lastPress = meter.now();
    };
    if (!meter.isRunning()) {
        ++m_backupPosition;
        return {};
    }
    if (button == Button::Right) {
        if (held >= longPress) {
            if (enabled("debiting-stop"))
                meter.stopDebitingPeriod();
        } else if (enabled("view-utility-list") && !list(DisplayListKind::Utility).empty()) {
            step(DisplayListKind::Utility);
        }
        return {};
    }
    if (startUp(meter) != StartUp::Done) {
        if (held >= radioDelayPress)
            m_radioDelayedUntil = meter.now() + radioDelay;
        return {};
    }
    if (held >= longPress) {
        // By what is shown until now: a press keeps a manual list that is open, and opens none that has fallen back.
        auto done = pressLong(meter);
        if (isManual(meter))
            m_lastPress = meter.now();
        return done;
    }
    if (meter.state().test.active) {
        // The left button goes through A+, A−, R+, R−, as far as the meter has them; the 16 hours begin again.
        auto next = index(meter.state().test.energy);
        do
            next = (next + 1) % 4;
        while (!meter.model().has(static_cast<Energy>(next)));
        meter.startTestMode(static_cast<Energy>(next));
        return {};
    }
    step(DisplayListKind::Manual);
    return {};
}

display::LcdImage MeterDisplay::image(const Meter& meter) const
{
    if (!meter.isRunning()) {
        const auto* const item = shownItem(meter);
        return item == nullptr ? display::LcdImage{} : imageOf(meter, *item);
    }
    const auto stage = startUp(meter);
    display::LcdImage image;
    if (stage == StartUp::Segments)
        return display::allSegments();
    if (stage == StartUp::Checksum || stage == StartUp::Software) {
        const auto& items = meter.model().catalog->display();
        const auto* const item = items.item(stage == StartUp::Checksum ? "program-checksum" : "software-number");
        return item == nullptr ? image : imageOf(meter, *item);
    }
    if (const auto& test = meter.state().test; test.active) {
        constexpr display::NumberFormat highResolution{3, 4};
        image.value = display::formatNumber(inMilliwattHours(meter.state().registers.total(test.energy)), -6,
            highResolution, display::LeadingZeroes::Shown);
        image.text = "TEST";
        image.identification = fmt::format("{}.8.0", index(test.energy) + 1);
        image.unit = index(test.energy) < 2 ? "kWh" : "kvarh";
        return image;
    }
    const auto* const item = shownItem(meter);
    if (item != nullptr)
        image = imageOf(meter, *item);
    image.radio = image.radio && meter.now() >= m_radioDelayedUntil;
    return image;
}

} // namespace meterbench::device
