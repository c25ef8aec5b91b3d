// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/ports/language_detector.h"

#include <cstdint>
#include <optional>

/// Who is spoken with at the optical port, as a state machine without octets or time: the port tells it what happened
/// and does what the new state needs. docs/protocol/optical-port.md draws it. Pure functions.
namespace meterbench::protocol::virtual_meter {

enum class OpticalState : std::uint8_t {
    Start, ///< nobody speaks: 300 7E1, every language is understood
    SignOn, ///< IEC 62056-21, from its request to its end
    HandedOver, ///< mode E gave the line to HDLC, whose client has not come yet
    Hdlc, ///< a link is there
    Kmp ///< a frame was answered lately
};

enum class OpticalEvent : std::uint8_t {
    SignOnAnswered, ///< the request of IEC 62056-21
    LinkAnswered, ///< a frame of HDLC
    FrameAnswered, ///< a frame of KMP
    GivenAway, ///< option select 2: the line is HDLC's
    Linked, ///< HDLC has a connection
    Unlinked, ///< it has none
    SignedOff, ///< the sign-on is over
    Silence ///< nobody has spoken for the longest time
};

[[nodiscard]] constexpr OpticalState next(OpticalState state, OpticalEvent event)
{
    switch (event) {
    case OpticalEvent::SignOnAnswered:
        return OpticalState::SignOn;
    case OpticalEvent::LinkAnswered:
        return OpticalState::Hdlc;
    case OpticalEvent::FrameAnswered:
        return OpticalState::Kmp;
    case OpticalEvent::GivenAway:
        return state == OpticalState::SignOn ? OpticalState::HandedOver : state;
    case OpticalEvent::Linked:
        return state == OpticalState::HandedOver ? OpticalState::Hdlc : state;
    case OpticalEvent::Unlinked:
        return state == OpticalState::Hdlc ? OpticalState::Start : state;
    case OpticalEvent::SignedOff:
        return state == OpticalState::SignOn ? OpticalState::Start : state;
    case OpticalEvent::Silence:
        break;
    }
    // A link has its own time-out, and so has the sign-on.
    return state == OpticalState::HandedOver || state == OpticalState::Kmp ? OpticalState::Start : state;
}

/// The language whose octets are heard; none at the start.
[[nodiscard]] constexpr std::optional<Language> languageOf(OpticalState state)
{
    switch (state) {
    case OpticalState::SignOn:
        return Language::Iec;
    case OpticalState::HandedOver:
    case OpticalState::Hdlc:
        return Language::Hdlc;
    case OpticalState::Kmp:
        return Language::Kmp;
    case OpticalState::Start:
        break;
    }
    return {};
}

} // namespace meterbench::protocol::virtual_meter
