// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/effect.h"

#include <QByteArray>

#include <span>
#include <string_view>

/// Bytes as people write them in papers and tests: "7E A0 08" ↔ Bytes. For tests alone. Pure functions.
namespace meterbench::tests {

inline protocol::Bytes bytesOf(std::string_view hex)
{
    const auto raw = QByteArray::fromHex(QByteArray(hex.data(), static_cast<qsizetype>(hex.size())));
    protocol::Bytes bytes;
    for (const char octet : raw)
        bytes.push_back(static_cast<std::byte>(octet));
    return bytes;
}

inline QByteArray hexOf(std::span<const std::byte> bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex(' ')
        .toUpper();
}

} // namespace meterbench::tests
