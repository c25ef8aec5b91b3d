// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/frame.h"

#include "protocol/kmp/frame_reader.h"

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

Result<Frame> decode(Octets bytes)
{
    const auto damaged = [](std::string what) {
        return failure(ErrorKind::Damaged, "kmp-frame-damaged", {{"what", std::move(what)}});
    };
    if (bytes.empty() || !isStart(bytes.front()))
        return damaged("start");
    if (bytes.back() != stopOctet)
        return damaged("stop");
    FrameReader reader;
    const auto received = reader.feed(bytes);
    // More than one thing in it means that a start or stop stands in the middle.
    if (received.size() != 1)
        return damaged("stuffing");
    if (const auto* damage = std::get_if<Damaged>(&received.front()))
        return damaged(std::string(name(damage->damage)));
    return std::get<Frame>(received.front());
}

} // namespace meterbench::protocol::kmp
