// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/axdr/decoder.h"
#include "protocol/cosem/profile_rows.h"
#include "protocol/dlms/server/response_stream.h"
#include "protocol/virtual_meter/meter/clock_time.h"
#include "protocol/virtual_meter/profile/profile_objects.h"
#include "tests/core/device/device_fixture.h"

/// A meter with full logs and one of its profiles behind the server's seam, for tests and benchmarks of profiles.
namespace meterbench::tests {

namespace axdr = protocol::axdr;
namespace dlms = protocol::dlms;
namespace vm = protocol::virtual_meter;

/// A load profile of four energies.
inline std::shared_ptr<const device::MeterModel> fourEnergies()
{
    return modelOf("omnipower-3p", {{"X9", "4"}});
}

/// Runs so many periods of the load profile, each with a power of its own.
inline void fillProfile(device::Meter& meter, std::size_t periods, std::uint32_t seed = 1)
{
    std::minstd_rand random(seed);
    for (std::size_t period = 0; period < periods; ++period) {
        const auto watt = static_cast<std::int64_t>(random() % 5'000'000);
        const auto var = static_cast<std::int64_t>(random() % 1'000'000) - 500'000;
        const bool exports = random() % 4 == 0;
        run(meter, second(phaseSecond(exports ? -watt : watt, var)), meter.model().integrationPeriod);
    }
}

class ProfileServer : public dlms::ObjectServer {
public:
    ProfileServer(const device::Meter& meter, vm::ProfileLog log) : m_meter(meter), m_log(log) { }

    std::optional<dlms::AssociationProfile> association(std::uint16_t, std::uint16_t) override
    {
        return dlms::AssociationProfile{};
    }
    dlms::Value get(const dlms::Requester&, const dlms::Target& target) override
    {
        const auto* const selection = target.selection ? &*target.selection : nullptr;
        auto selected = vm::selectEntries(m_meter, m_log, selection);
        if (!selected)
            return selected.error();
        return std::make_unique<vm::ProfileStream>(m_meter, m_log, std::move(*selected),
            target.index == vm::shortenedBuffer ? vm::RowForm::Shortened : vm::RowForm::Whole);
    }
    dlms::DataAccessResult set(const dlms::Requester&, const dlms::Target&, const axdr::Data&) override
    {
        return dlms::DataAccessResult::ReadWriteDenied;
    }
    dlms::Outcome invoke(const dlms::Requester&, const dlms::Target&, const axdr::Data&) override
    {
        return {dlms::DataAccessResult::ReadWriteDenied, {}};
    }

private:
    const device::Meter& m_meter;
    vm::ProfileLog m_log;
};

inline dlms::Target bufferOf(
    vm::ProfileLog log, std::int8_t attribute = 2, std::optional<dlms::Selection> selection = std::nullopt)
{
    return {7, vm::definitionOf(log).name, attribute, std::move(selection)};
}

/// The whole answer in pieces of so many octets; nullopt when it was lost or refused.
inline std::optional<protocol::Bytes> readInPieces(ProfileServer& server, const dlms::Target& target, std::size_t size)
{
    dlms::ResponseStream stream(server, {}, {target}, dlms::ResponseStream::Shape::Single);
    protocol::Bytes whole;
    do {
        stream.fill(size + 1);
        if (stream.isLost() || stream.refusal())
            return {};
        const auto piece = stream.available().first(std::min(size, stream.available().size()));
        whole.insert(whole.end(), piece.begin(), piece.end());
        stream.drop(piece.size());
    } while (!stream.isExhausted());
    return whole;
}

/// The rows as a client has them in the end.
inline std::vector<axdr::Data> readRows(
    const device::Meter& meter, vm::ProfileLog log, const dlms::Target& target, std::size_t clockColumn = 0)
{
    ProfileServer server(meter, log);
    const auto bytes = readInPieces(server, target, 65'000);
    if (!bytes)
        return {};
    const auto rows
        = protocol::cosem::expandRows(axdr::decode(*bytes).value(), vm::capturePeriodOf(meter, log), clockColumn);
    return rows.value();
}

} // namespace meterbench::tests
