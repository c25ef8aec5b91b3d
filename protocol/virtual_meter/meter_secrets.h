// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"

#include <array>
#include <map>
#include <string>

/// The secrets of one emulated meter and what it has kept of earlier runs: system title, keys, passwords, counters. A
/// fresh meter draws its own from randomness. It reads no file: the key file's text is handed in. Plain values.
namespace meterbench::protocol::virtual_meter {

using Key = std::array<std::byte, 16>;

struct MeterSecrets {
    std::array<std::byte, 8> systemTitle{};
    Key encryption{}; ///< global unicast
    Key broadcast{}; ///< global broadcast
    Key authentication{};
    Key master{}; ///< wraps the others
    std::string readerPassword; ///< LLS of the reader
    std::string technicianSecret; ///< HLS secret of the technician, mechanisms 3, 4, 6
    std::string managementSecret; ///< of the management
    std::string readoutPassword; ///< IEC 62056-21, P1
    std::uint16_t kmpPassword = 0; ///< PutRegister

    bool operator==(const MeterSecrets&) const = default;
};

/// What a meter kept by Persist effects: key → octets. Handed back to it when it is made again.
using KeptValues = std::map<std::string, Bytes>;

} // namespace meterbench::protocol::virtual_meter
