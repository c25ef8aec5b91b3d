// SPDX-License-Identifier: Apache-2.0
#include "protocol/effect.h"

namespace meterbench::protocol {

Bytes sentBytes(const Effects& effects)
{
    Bytes bytes;
    for (const auto& effect : effects) {
        if (const auto* send = std::get_if<Send>(&effect))
            bytes.insert(bytes.end(), send->bytes.begin(), send->bytes.end());
    }
    return bytes;
}

} // namespace meterbench::protocol
