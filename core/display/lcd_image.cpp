// SPDX-License-Identifier: Apache-2.0
#include "core/display/lcd_image.h"

namespace meterbench::display {

LcdImage allSegments()
{
    LcdImage image;
    image.value = "88888:8.8.:8.8";
    image.identification = "8.8.8.8.8.8.8";
    image.text = std::string(4, allSegmentsMark);
    image.unit = std::string(1, allSegmentsMark);
    image.quadrant = {true, true, true, true};
    image.modules.fill(true);
    image.phases.fill({true, true, true});
    image.phaseSequence = PhaseSequence::Both;
    image.tariff = 8;
    image.prepayment = true;
    image.error = true;
    image.radio = true;
    image.tamper = true;
    image.breaker = BreakerSymbol::Both;
    return image;
}

} // namespace meterbench::display
