// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/obis.h"
#include "protocol/cosem/class_id.h"

#include <cstdint>

/// Numbers of interface classes and logical names that more than one group of objects needs. Those with C = 128 are
/// the maker's own range of the standard; what stands there is ours where docs/object-model.md says so. Constants.
namespace meterbench::protocol::virtual_meter {

namespace class_id = cosem::class_id;

/// The clock where the standard has it, and where the consumer port tells of it.
inline constexpr Obis standardClock{0, 0, 1, 0, 0, 255};
inline constexpr Obis pushedClock{0, 1, 1, 0, 0, 255};

inline constexpr Obis logicalDeviceNameObject{0, 0, 42, 0, 0, 255};
inline constexpr Obis sapAssignmentObject{0, 0, 41, 0, 0, 255};

/// 0 is the association of whoever asks.
[[nodiscard]] constexpr Obis associationObject(std::uint8_t number)
{
    return {0, 0, 40, 0, number, 255};
}
/// 0 is the set-up of whoever asks, else by the number of the association.
[[nodiscard]] constexpr Obis securitySetupObject(std::uint8_t number)
{
    return {0, 0, 43, 0, number, 255};
}
/// 0 is the highest counter of all clients, else by the number of the association.
[[nodiscard]] constexpr Obis invocationCounterObject(std::uint8_t number)
{
    return {0, 0, 43, 1, number, 255};
}

/// Ours: 0 is the whole text, else field Zn of the configuration; of the 162M/382M by position.
[[nodiscard]] constexpr Obis configurationObject(std::uint8_t number)
{
    return {1, 1, 128, 2, number, 255};
}
inline constexpr Obis orderCodeObject = configurationObject(100);

/// Ours: counters of the supply's quality, 10·phase + counter; those of the whole supply from 1.
[[nodiscard]] constexpr Obis qualityCounterObject(std::uint8_t number)
{
    return {1, 1, 128, 4, number, 255};
}

} // namespace meterbench::protocol::virtual_meter
