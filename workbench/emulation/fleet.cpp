// SPDX-License-Identifier: Apache-2.0
#include "workbench/emulation/fleet.h"

#include "protocol/dlms/server/connection.h"
#include "protocol/hdlc/wrapper.h"
#include "protocol/octets.h"
#include "protocol/virtual_meter/meter/access_rights.h"
#include "workbench/state/key_file.h"

#include <QCryptographicHash>

#include <algorithm>
#include <deque>
#include <map>

namespace meterbench::emulation {

namespace axdr = protocol::axdr;
namespace dlms = protocol::dlms;
namespace hdlc = protocol::hdlc;
namespace virtual_meter = protocol::virtual_meter;
using protocol::Bytes;
using protocol::CloseLine;
using protocol::Effects;
using protocol::Fail;
using protocol::Send;

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

class FleetEngine final : public session::Engine {
public:
    /// Associations that one line may have open at a time; the oldest gives way. Own choice: a client that goes round a
    /// fleet keeps none of them for long.
    static constexpr std::size_t mostConnections = 256;

    explicit FleetEngine(Fleet& fleet) : m_fleet(fleet) { }

    [[nodiscard]] Effects receive(std::span<const std::byte> bytes, MonotonicInstant) override
    {
        Effects effects;
        while (!bytes.empty()) {
            bytes = bytes.subspan(m_reader.feed(bytes));
            for (;;) {
                const auto packet = m_reader.next();
                if (!packet) {
                    effects.emplace_back(CloseLine{});
                    return effects;
                }
                if (!*packet)
                    break;
                answer(**packet, effects);
            }
        }
        return effects;
    }
    [[nodiscard]] Effects wake(MonotonicInstant) override { return {}; }

private:
    using Pair = std::pair<std::uint16_t, std::uint16_t>;

    void answer(const hdlc::WrapperView& packet, Effects& effects)
    {
        const auto meter = m_fleet.meter(packet.destination);
        if (!meter) {
            effects.emplace_back(Fail{meter.error()});
            effects.emplace_back(CloseLine{});
            return;
        }
        dlms::ObjectServer& objects = *meter == nullptr ? m_nobody : (*meter)->meter().objects();
        auto& connection = connectionOf({packet.source, packet.destination}, objects);
        Effects own;
        const auto apdu = connection.handle(packet.apdu, own);
        if (*meter != nullptr)
            own = (*meter)->meter().settle(std::move(own));
        if (apdu.empty())
            return;
        Bytes out;
        hdlc::appendWrapper(out, packet.destination, packet.source, apdu);
        effects.emplace_back(Send{std::move(out)});
    }

    dlms::Connection& connectionOf(const Pair& pair, dlms::ObjectServer& objects)
    {
        if (const auto found = m_connections.find(pair); found != m_connections.end())
            return found->second;
        if (m_order.size() == mostConnections) {
            m_connections.erase(m_order.front());
            m_order.pop_front();
        }
        m_order.push_back(pair);
        return m_connections
            .try_emplace(pair, objects, pair.first, virtual_meter::managementDevice, state::fillWithRandomness)
            .first->second;
    }

    Fleet& m_fleet;
    NobodyThere m_nobody;
    hdlc::WrapperReader m_reader;
    std::map<Pair, dlms::Connection> m_connections;
    std::deque<Pair> m_order; ///< of the connections, the oldest first
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
