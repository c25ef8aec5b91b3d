// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/virtual_meter/meter/meter_secrets.h"

#include <QString>

/// The key file of an emulated meter on disk, for its owner's eyes alone; what stands in it is
/// protocol/virtual_meter/meter/meter_secrets.h. And the system's randomness, from which fresh keys come. May be called
/// from any thread.
namespace meterbench::state {

/// Fills octets from the system's cryptographic source.
void fillWithRandomness(std::span<std::byte> octets);

/// Errors: those of files::readFile(), and `key-file` with the file as its place.
[[nodiscard]] Result<protocol::virtual_meter::MeterSecrets> readKeyFile(const QString& path);

/// A new file that only its owner may read. Errors: those of files::writePrivateFile().
[[nodiscard]] Result<void> writeKeyFile(const QString& path, const protocol::virtual_meter::MeterSecrets& secrets);

} // namespace meterbench::state
