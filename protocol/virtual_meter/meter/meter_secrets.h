// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/effect.h"
#include "protocol/secret.h"
#include "protocol/virtual_meter/meter/access_rights.h"

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

/// The secrets of one emulated meter and what it has kept of earlier runs: system title, keys of each association,
/// passwords, counters. A fresh meter draws its own from randomness. It reads no file: the key file's text is handed
/// in. Plain values that are wiped when they go.
namespace meterbench::protocol::virtual_meter {

using Key = Secret<std::array<std::byte, 16>>;

/// What the messages of one association are protected with: a security set-up.
struct AssociationKeys {
    Key encryption; ///< global unicast
    Key authentication;

    bool operator==(const AssociationKeys&) const = default;
};

struct MeterSecrets {
    std::array<std::byte, 8> systemTitle{};
    Key encryption; ///< global unicast, of the management and of every association without keys of its own
    Key broadcast; ///< global broadcast
    Key authentication; ///< of the same
    Key master; ///< wraps the others
    std::map<Role, AssociationKeys> ownKeys; ///< of reader, technician, consumer push
    Secret<std::string> readerPassword; ///< LLS of the reader
    Secret<std::string> technicianSecret; ///< HLS secret of the technician, mechanisms 3, 4, 6
    Secret<std::string> managementSecret; ///< of the management
    Secret<std::string> readoutPassword; ///< IEC 62056-21, P1
    std::uint16_t kmpPassword = 0; ///< PutRegister

    [[nodiscard]] AssociationKeys keysOf(Role role) const;
    /// An association that shared the keys of the management has its own from now on.
    void setKeysOf(Role role, const AssociationKeys& keys);

    bool operator==(const MeterSecrets&) const = default;
};

/// What a meter kept by Persist effects: key → octets. Handed back to it when it is made again.
using KeptValues = std::map<std::string, Bytes>;

/// Passwords of every emulated meter that was given none: for demonstration, in docs/object-model.md for all to read.
/// 12345 is what one real meter was seen to take; the others are ours.
namespace demonstration {
inline constexpr std::string_view readerPassword = "12345";
inline constexpr std::string_view technicianSecret = "Technician-2026";
inline constexpr std::string_view managementSecret = "Management-2026";
inline constexpr std::string_view readoutPassword = "12345678";
inline constexpr std::uint16_t kmpPassword = 12345;
} // namespace demonstration

/// Longest password and HLS secret.
inline constexpr std::size_t longestSecret = 64;

/// Of a meter that has none yet: its own title and random keys, the passwords of the demonstration.
/// @param random fills octets with randomness fit for keys
[[nodiscard]] MeterSecrets freshSecrets(std::uint64_t serial, const std::function<void(std::span<std::byte>)>& random);

/// The key file: one JSON object with all members of MeterSecrets, octets as hexadecimal digits. Version 2 has keys of
/// single associations, version 1 one set for all. Described in docs/object-model.md.
[[nodiscard]] Secret<std::string> writeKeyFile(const MeterSecrets& secrets);

/// Nothing is guessed: a member that is missing, unknown, of another type or length is an error. Errors: `key-file`
/// with the member and the reason.
[[nodiscard]] Result<MeterSecrets> readKeyFile(std::string_view json);

} // namespace meterbench::protocol::virtual_meter
