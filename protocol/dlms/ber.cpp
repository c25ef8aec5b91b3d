// SPDX-License-Identifier: Apache-2.0
#include "protocol/dlms/ber.h"

#include "protocol/axdr/length.h"

namespace meterbench::protocol::dlms {

std::optional<BerField> takeBer(std::span<const std::byte>& bytes)
{
    if (bytes.size() < 2)
        return {};
    const auto* const end = bytes.data() + bytes.size();
    std::size_t length = 0;
    const auto* const at = axdr::takeLength(bytes.data() + 1, end, length);
    if (at == nullptr || length > static_cast<std::size_t>(end - at))
        return {};
    const BerField field{std::to_integer<std::uint8_t>(bytes[0]), {at, length}};
    bytes = bytes.subspan(static_cast<std::size_t>(at - bytes.data()) + length);
    return field;
}

void putBer(Bytes& out, std::uint8_t tag, std::span<const std::byte> contents)
{
    out.push_back(std::byte{tag});
    std::byte length[5];
    out.insert(out.end(), length, axdr::putLength(length, contents.size()));
    out.insert(out.end(), contents.begin(), contents.end());
}

} // namespace meterbench::protocol::dlms
