// SPDX-License-Identifier: Apache-2.0
#include "workbench/state/key_file.h"

#include "workbench/files/file_access.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace meterbench::state {

namespace {

/// A dozen short members; what is larger is no key file.
constexpr std::size_t largestKeyFile = 64U * 1024U;

} // namespace

void fillWithRandomness(std::span<std::byte> octets)
{
    while (!octets.empty()) {
        const auto word = QRandomGenerator::system()->generate64();
        const auto count = std::min(octets.size(), sizeof word);
        const auto* const bytes = reinterpret_cast<const std::byte*>(&word);
        std::copy_n(bytes, count, octets.begin());
        octets = octets.subspan(count);
    }
}

Result<protocol::virtual_meter::MeterSecrets> readKeyFile(const QString& path)
{
    auto bytes = files::readFile(path, largestKeyFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto secrets = protocol::virtual_meter::readKeyFile(*bytes);
    protocol::wipe(*bytes);
    if (!secrets && secrets.error().where.empty())
        secrets.error().where = path.toStdString();
    return secrets;
}

Result<void> writeKeyFile(const QString& path, const protocol::virtual_meter::MeterSecrets& secrets)
{
    return files::writePrivateFile(path, protocol::virtual_meter::writeKeyFile(secrets));
}

} // namespace meterbench::state
