// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/meter/register_form.h"

namespace meterbench::protocol::virtual_meter {

using axdr::Tag;
using device::RegisterSource;

RegisterForm formOf(const device::MeterModel& model, RegisterSource source, std::int8_t scaler)
{
    constexpr std::int64_t milli = 1000;
    constexpr std::int8_t places = 3;
    const auto wholeScaler = static_cast<std::int8_t>(scaler + places);
    switch (source) {
    case RegisterSource::EnergyTotal:
    case RegisterSource::EnergyPhase:
    case RegisterSource::EnergyTariff:
    case RegisterSource::EnergyTrip:
    case RegisterSource::ActiveAbsolute:
        return {registerClass, model.behindTransformers ? Tag::Long64Unsigned : Tag::DoubleLongUnsigned, milli,
            wholeScaler};
    case RegisterSource::ActiveNet:
        return {registerClass, model.behindTransformers ? Tag::Long64 : Tag::DoubleLong, milli, wholeScaler};
    case RegisterSource::Verification:
    case RegisterSource::AccumulatedPeak:
    case RegisterSource::PulseInput:
    case RegisterSource::PrepaymentBalance:
    case RegisterSource::PrepaymentCredit:
        return {registerClass, Tag::Long64Unsigned, 1, scaler};
    case RegisterSource::Peak:
    case RegisterSource::DayMaximum:
    case RegisterSource::DayMinimum:
        return {extendedRegisterClass, Tag::DoubleLongUnsigned, 1, scaler};
    case RegisterSource::Ratio:
        return {dataClass, Tag::LongUnsigned, 1, scaler};
    case RegisterSource::ActiveTariff:
        return {dataClass, Tag::Unsigned, 1, scaler};
    case RegisterSource::BreakerState:
        return {dataClass, Tag::Enum, 1, scaler};
    case RegisterSource::MeterNumber:
        return {dataClass, Tag::VisibleString, 1, scaler};
    case RegisterSource::DebitingCounter:
    case RegisterSource::SerialNumber:
    case RegisterSource::MeterStatus:
        return {dataClass, Tag::DoubleLongUnsigned, 1, scaler};
    default:
        return {registerClass, Tag::DoubleLongUnsigned, 1, scaler};
    }
}

} // namespace meterbench::protocol::virtual_meter
