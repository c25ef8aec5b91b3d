// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/frame.h"

#include "protocol/kmp/crc16.h"

namespace meterbench::protocol::kmp {

Bytes stuffed(Octets octets)
{
    Bytes bytes;
    bytes.reserve(octets.size() + 8);
    for (const std::byte octet : octets) {
        if (isReserved(octet)) {
            bytes.push_back(stuffingOctet);
            bytes.push_back(~octet);
        } else {
            bytes.push_back(octet);
        }
    }
    return bytes;
}

Bytes encode(const Frame& frame)
{
    Bytes content{std::byte{frame.address}, std::byte{frame.command}};
    appendOctets(content, frame.data);
    appendNumber(content, crc16(content), 2);
    Bytes bytes{static_cast<std::byte>(frame.direction)};
    appendOctets(bytes, stuffed(content));
    bytes.push_back(stopOctet);
    return bytes;
}

} // namespace meterbench::protocol::kmp
