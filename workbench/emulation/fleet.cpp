// SPDX-License-Identifier: Apache-2.0
#include "workbench/emulation/fleet.h"

#include "protocol/dlms/server/port.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/meter/access_rights.h"
#include "workbench/state/key_file.h"

#include <QCryptographicHash>

#include <algorithm>

namespace meterbench::emulation {

namespace axdr = protocol::axdr;
namespace dlms = protocol::dlms;
namespace virtual_meter = protocol::virtual_meter;
using protocol::Bytes;
using protocol::Effects;

namespace {

/// Answers for a number that no meter has: nobody may associate.
class NobodyThere final : public dlms::ObjectServer {
public:
    [[nodiscard]] std::optional<dlms::AssociationProfile> association(std::uint16_t, std::uint16_t) override
    {
        return std::nullopt;
    }
    [[nodiscard]] dlms::Value get(const dlms::Requester&, const dlms::Target&) override
    {
        return dlms::DataAccessResult::ObjectUnavailable;
    }
    [[nodiscard]] dlms::DataAccessResult set(const dlms::Requester&, const dlms::Target&, const axdr::Data&) override
    {
        return dlms::DataAccessResult::ObjectUnavailable;
    }
    [[nodiscard]] dlms::Outcome invoke(const dlms::Requester&, const dlms::Target&, const axdr::Data&) override
    {
        return {dlms::DataAccessResult::ObjectUnavailable, {}};
    }
};

/// Associations that one line may have open at a time; the oldest gives way. Own choice: a client that goes round a
/// fleet keeps none of them for long.
constexpr std::size_t mostConnections = 256;

/// The whole fleet at one line.
class FleetEngine final : public session::Engine {
public:
    explicit FleetEngine(Fleet& fleet)
        : m_fleet(fleet),
          m_port([this](std::uint16_t number) { return find(number); }, state::fillWithRandomness, mostConnections)
    {
    }

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant now) override
    {
        return m_port.receive(bytes, now);
    }
    [[nodiscard]] Effects wake(MonotonicInstant now) override { return m_port.wake(now); }
    void close() override { m_port.close(); }

private:
    using Destination = dlms::WrapperServerPort::Destination;

    Result<Destination> find(std::uint16_t number)
    {
        const auto meter = m_fleet.meter(number);
        if (!meter)
            return tl::unexpected(meter.error());
        if (*meter == nullptr)
            return Destination{m_nobody, virtual_meter::managementDevice};
        // Nothing of a fleet is kept: what was to be, is forgotten.
        static_cast<void>((*meter)->meter().settle({}));
        return Destination{(*meter)->meter().objects(), virtual_meter::managementDevice};
    }

    Fleet& m_fleet;
    NobodyThere m_nobody;
    dlms::WrapperServerPort m_port;
};

} // namespace

Fleet::Fleet(MeterSetup setup, const SimulatedClock& clock, std::size_t size)
    : m_setup(std::move(setup)), m_clock(clock), m_meters(std::min(size, mostMeters))
{
    if (!m_setup.secrets)
        m_setup.secrets = virtual_meter::freshSecrets(m_setup.serial, state::fillWithRandomness);
}

virtual_meter::MeterSecrets Fleet::secretsOf(std::uint64_t serial) const
{
    const auto& master = m_setup.secrets->master;
    protocol::Secret<Bytes> root;
    root.reserve(master.size() + sizeof serial + 1);
    root.assign(master.begin(), master.end());
    protocol::appendNumber(root, serial, sizeof serial);
    root.push_back(std::byte{0}); // number of the block
    auto own = virtual_meter::freshSecrets(serial, [&](std::span<std::byte> octets) {
        while (!octets.empty()) {
            auto digest = QCryptographicHash::hash(QByteArray::fromRawData(reinterpret_cast<const char*>(root.data()),
                                                       static_cast<qsizetype>(root.size())),
                QCryptographicHash::Sha256);
            root.back() = static_cast<std::byte>(std::to_integer<unsigned>(root.back()) + 1);
            const auto count = std::min(octets.size(), static_cast<std::size_t>(digest.size()));
            std::copy_n(reinterpret_cast<const std::byte*>(digest.constData()), count, octets.begin());
            protocol::wipe(digest);
            octets = octets.subspan(count);
        }
    });
    own.readerPassword = m_setup.secrets->readerPassword;
    own.technicianSecret = m_setup.secrets->technicianSecret;
    own.managementSecret = m_setup.secrets->managementSecret;
    own.readoutPassword = m_setup.secrets->readoutPassword;
    own.kmpPassword = m_setup.secrets->kmpPassword;
    return own;
}

Result<EmulatedMeter*> Fleet::meter(std::size_t number)
{
    if (number == 0 || number > m_meters.size())
        return nullptr;
    auto& place = m_meters[number - 1];
    if (place == nullptr) {
        auto setup = m_setup;
        setup.serial += number - 1;
        setup.seed += number - 1;
        setup.secrets = secretsOf(setup.serial);
        auto made = EmulatedMeter::create(std::move(setup), m_clock, {});
        if (!made)
            return tl::unexpected(std::move(made.error()));
        place = std::move(*made);
        ++m_living;
    } else {
        place->advance();
    }
    return place.get();
}

Result<void> Fleet::makeAll()
{
    for (std::size_t number = 1; number <= m_meters.size(); ++number) {
        if (auto made = meter(number); !made)
            return tl::unexpected(std::move(made.error()));
    }
    return {};
}

std::unique_ptr<session::Engine> Fleet::wrapperEngine()
{
    return std::make_unique<FleetEngine>(*this);
}

} // namespace meterbench::emulation
