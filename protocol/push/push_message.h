// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/axdr/data.h"
#include "protocol/octets.h"

#include <optional>
#include <string>
#include <vector>

/// What a consumer port (HAN, CCC) of an OMNIPOWER pushes: a data-notification APDU whose structure holds a version,
/// then OBIS codes, each before its value. Octets to that and back; no scaler is sent, so what a number means is
/// push_list.h. Plain values.
namespace meterbench::protocol::push {

/// An OBIS code and its value; without a code two null-data, which stand for an object the meter does not have.
struct PushEntry {
    std::optional<Obis> obis;
    axdr::Data value;

    bool operator==(const PushEntry&) const = default;
};

struct PushMessage {
    std::uint32_t invokeId = 0; ///< long-invoke-id and priority, as they came
    std::optional<axdr::DateTime> time; ///< of the trigger
    std::string version; ///< "Kamstrup_V0001"
    std::vector<PushEntry> entries;
    std::vector<axdr::Data> strays; ///< elements that follow no OBIS code

    /// Null when it was not pushed.
    [[nodiscard]] const axdr::Data* find(const Obis& obis) const;
    bool operator==(const PushMessage&) const = default;
};

/// How the time stands in the APDU.
enum class TimeForm : std::uint8_t {
    Bare, ///< length and octets (meter software from U1 on)
    Tagged ///< an octet-string with its tag (before)
};

/// APDU with the LLC header E6 E7 00 before it. Strays are not written.
[[nodiscard]] Bytes encode(const PushMessage& message, TimeForm form = TimeForm::Bare);

/// With or without LLC header; either form of time; nothing may stand behind. Error: `push-damaged`.
[[nodiscard]] Result<PushMessage> decode(Octets octets);

} // namespace meterbench::protocol::push
