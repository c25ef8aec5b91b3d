// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/push/push_list.h"
#include "tests/support/test_catalog.h"

/// The push lists that ship, and values to put into them. For tests alone.
namespace meterbench::tests {

inline Result<protocol::push::PushLists> shippedLists()
{
    return readResource("protocol/push-lists.json").and_then([](const std::string& json) {
        return protocol::push::PushLists::parse(json);
    });
}

/// Wednesday 16 August 2017, 16:00:05, as the printed examples have it.
inline protocol::axdr::DateTime exampleTime()
{
    protocol::axdr::DateTime time;
    time.date = {2017, 8, 16, 3};
    time.time = {16, 0, 5, protocol::axdr::notSpecified};
    time.clockStatus = 0;
    return time;
}

} // namespace meterbench::tests
