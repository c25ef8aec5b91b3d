// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/iec62056_21/mode_d.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"

/// The telegram of a P1 module in an emulated meter: the 27 lines that were seen from real ones, made from the
/// registers when the pusher asks. Behind transformers the values are secondary, as was seen. Owned by whoever owns the
/// line; the meter must outlive it.
namespace meterbench::protocol::virtual_meter {

class ConsumerTelegram final : public iec62056_21::TelegramSource {
public:
    explicit ConsumerTelegram(VirtualMeter& meter) : m_meter(meter) { }

    /// What the meter does not have is left out.
    [[nodiscard]] iec62056_21::Telegram telegram() const override;

private:
    VirtualMeter& m_meter;
};

} // namespace meterbench::protocol::virtual_meter
