// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/dlms/server/object_server.h"
#include "protocol/virtual_meter/meter/configured_meter.h"

/// The logical device of an emulated meter behind the server's seam: finds the object, judges the right of the
/// association, hands the call to the object's definition. It holds no values. Part of its meter; the same owner and
/// thread.
namespace meterbench::protocol::virtual_meter {

class LogicalDevice final : public dlms::ObjectServer {
public:
    explicit LogicalDevice(ConfiguredMeter& meter) : m_meter(meter) { }

    [[nodiscard]] std::optional<dlms::AssociationProfile> association(
        std::uint16_t client, std::uint16_t server) override;
    [[nodiscard]] dlms::Value get(const dlms::Requester& requester, const dlms::Target& target) override;
    [[nodiscard]] dlms::DataAccessResult set(
        const dlms::Requester& requester, const dlms::Target& target, const axdr::Data& value) override;
    [[nodiscard]] dlms::Outcome invoke(
        const dlms::Requester& requester, const dlms::Target& target, const axdr::Data& parameter) override;
    void judged(const dlms::Requester& requester, dlms::Attempt attempt) override;
    [[nodiscard]] std::int64_t takePause() override { return m_meter.takePause(); }

private:
    ConfiguredMeter& m_meter;
};

} // namespace meterbench::protocol::virtual_meter
