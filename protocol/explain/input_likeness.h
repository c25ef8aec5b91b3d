// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/explain/explainer.h"

#include <string_view>

/// What an input looks like in which no frame was found, so that its owner knows where to look next. A guess, except
/// where a check sequence proves it. Pure functions.
namespace meterbench::protocol::explain {

enum class Likeness : std::uint8_t {
    Noise,
    Text, ///< words and no octets
    MBus, ///< wired, EN 13757-2
    WirelessMBus, ///< EN 13757-4
    LostParity, ///< eight bits received as seven
    Inverted, ///< every bit the other way round: the polarity of the optical head
    Reversed ///< the bits of an octet in the wrong order
};

/// "noise", "m-bus", …: what follows "frame-missing-" in the id of the error; noise has none.
[[nodiscard]] std::string_view name(Likeness likeness);

/// @param input its beginning
[[nodiscard]] Likeness likenessOf(std::string_view input, const Explainer& explainer);

} // namespace meterbench::protocol::explain
