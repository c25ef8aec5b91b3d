// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "protocol/axdr/reader.h"

#include <cstddef>

/// How the readers of this room say that an APDU is not one, each failure once. Private to this room; no reader of
/// APDUs itself.
namespace meterbench::protocol::dlms {

/// `dlms-damaged`. @param detail which part
[[nodiscard]] inline Error damage(const char* detail)
{
    return {"dlms-damaged", {{"detail", detail}}, {}, ErrorKind::Damaged};
}
[[nodiscard]] inline tl::unexpected<Error> damaged(const char* detail)
{
    return tl::unexpected<Error>(damage(detail));
}

/// `dlms-deciphering`. @param detail what did not fit
[[nodiscard]] inline tl::unexpected<Error> undeciphered(const char* detail)
{
    return failure(ErrorKind::Security, "dlms-deciphering", {{"detail", detail}});
}

/// The number of elements of a list; more than `longest` and the reader has failed.
[[nodiscard]] inline std::size_t takeCount(axdr::Reader& reader, std::size_t longest)
{
    const auto count = reader.length();
    if (count <= longest)
        return count;
    reader.fail();
    return 0;
}

} // namespace meterbench::protocol::dlms
