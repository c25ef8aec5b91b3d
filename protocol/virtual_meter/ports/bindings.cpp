// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/ports/bindings.h"

#include "protocol/virtual_meter/iec62056_21/readout_binding.h"
#include "protocol/virtual_meter/kmp/register_binding.h"

namespace meterbench::protocol::virtual_meter {

std::unique_ptr<kmp::RegisterSource> bindRegisters(VirtualMeter& meter)
{
    return std::make_unique<RegisterBinding>(meter);
}

std::unique_ptr<iec62056_21::ReadOutSource> bindReadOut(VirtualMeter& meter)
{
    return std::make_unique<ReadOutBinding>(meter);
}

} // namespace meterbench::protocol::virtual_meter
