// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/display_catalog.h"
#include "core/device/meter.h"
#include "core/device/register_table.h"
#include "core/display/lcd_image.h"

#include <array>
#include <vector>

/// The front of a meter: its four lists, its two buttons, and what is lit on the glass now. Nothing runs: the image is
/// worked out when somebody looks, from the time since the last press. Times and lists: technical description 4.2
/// and 4.6, sheets. The glass itself is core/display's. One owner, one thread; the meter is handed in.
namespace meterbench::device {

enum class Button : std::uint8_t { Left, Right };

class MeterDisplay {
public:
    static constexpr Seconds automaticStep = 10;
    static constexpr Seconds manualReturn = 120;
    static constexpr Seconds startUpStep = 5;
    static constexpr Seconds longPress = 6;
    static constexpr Seconds radioDelayPress = 5;
    static constexpr Seconds radioDelay = 300;

    explicit MeterDisplay(const MeterModel& model);

    /// A button, held for so long, released now. Left: short steps through the manual list; six seconds reset the trip
    /// counters, open or close the breaker or leave the test mode, by what is shown. Right: short opens the utility
    /// list, long ends the debiting period, where push button 2 has the function. Errors: those of the meter's command.
    [[nodiscard]] Result<void> press(Meter& meter, Button button, Seconds held);

    [[nodiscard]] display::LcdImage image(const Meter& meter) const;

    /// The reading shown now; null during start-up, in the test mode and on a dark glass.
    [[nodiscard]] const catalog::DisplayItem* shownItem(const Meter& meter) const;
    [[nodiscard]] const std::vector<const catalog::DisplayItem*>& list(catalog::DisplayListKind kind) const
    {
        return m_lists[static_cast<std::size_t>(kind)];
    }

private:
    enum class StartUp : std::uint8_t { Checksum, Software, Segments, Done };

    [[nodiscard]] StartUp startUp(const Meter& meter) const;
    [[nodiscard]] bool isManual(const Meter& meter) const;
    [[nodiscard]] Result<void> pressLong(Meter& meter);

    std::array<std::vector<const catalog::DisplayItem*>, 4> m_lists;
    std::vector<std::string> m_pushButton2;
    catalog::DisplayListKind m_list = catalog::DisplayListKind::Automatic;
    std::size_t m_position = 0;
    std::size_t m_backupPosition = 0;
    SimInstant m_lastPress;
    SimInstant m_automaticSince;
    SimInstant m_radioDelayedUntil;
};

/// The image of one reading of this meter, with the symbols of this instant.
[[nodiscard]] display::LcdImage imageOf(const Meter& meter, const catalog::DisplayItem& item);

/// The register an item shows; null when it shows none or this variant lacks it.
[[nodiscard]] const RegisterDefinition* registerOf(const MeterModel& model, const catalog::DisplayItem& item);

} // namespace meterbench::device
