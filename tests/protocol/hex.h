// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/octets.h"

#include <QByteArray>

#include <random>

/// Bytes as tests write and print them, and bytes at random. For tests alone.
namespace meterbench::tests {

/// "80 3F 01" → bytes; blanks do not matter.
inline protocol::Bytes hex(const char* text)
{
    const QByteArray raw = QByteArray::fromHex(text);
    return protocol::bytesOf({raw.constData(), static_cast<std::size_t>(raw.size())});
}

/// Upper case, without blanks.
inline QByteArray hexText(protocol::Octets octets)
{
    return QByteArray::fromStdString(protocol::textOf(octets)).toHex().toUpper();
}

inline protocol::Bytes randomBytes(std::mt19937& random, std::size_t longest)
{
    protocol::Bytes bytes(random() % (longest + 1));
    for (std::byte& octet : bytes)
        octet = static_cast<std::byte>(random());
    return bytes;
}

} // namespace meterbench::tests
