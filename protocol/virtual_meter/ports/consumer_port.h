// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocol/push/aes_gcm_push_cipher.h"
#include "protocol/push/push_list.h"
#include "protocol/push/push_receiver.h"
#include "protocol/virtual_meter/ports/virtual_meter.h"

#include <optional>
#include <string>
#include <vector>

/// The consumer port (HAN, CCC) of an emulated meter: pushes the lists of resources/protocol/push-lists.json when the
/// meter's own clock says so, plain or encrypted with the meter's keys, whatever the other side says. It hears nothing.
/// One for each line; the meter must outlive it. Time is handed in.
namespace meterbench::protocol::virtual_meter {

enum class PushProtection : std::uint8_t { Plain, Ciphered };

class ConsumerPort {
public:
    /// The line of the connector: 2400 8N1.
    static constexpr LineFormat lineFormat = push::consumerPortFormat;
    /// Pushes to a listener that are older when somebody looks are not made up for.
    static constexpr Seconds longestBacklog = 3600;

    struct Options {
        std::vector<std::string> lists; ///< by id; empty: those of the meter's country
        PushProtection protection = PushProtection::Plain;
        push::Missing missing = push::Missing::LeftOut;
        std::vector<std::string> quirks; ///< by id
    };

    /// Errors: `device-absent` where the meter has no such port; `device-setting` with a list or quirk that
    /// is unknown; those of the cipher.
    [[nodiscard]] static Result<ConsumerPort> create(VirtualMeter& meter, const Options& options);

    /// Somebody listens from now on, the meter being up to date: what was due before went nowhere, and is not stored.
    void begin();
    /// Brings the meter up to this instant and sends on the way what was due. The counter is kept before the bytes.
    /// A meter without mains pushes nothing.
    [[nodiscard]] Effects advanceTo(SimInstant until);
    /// When the next list is due, by the meter's clock.
    [[nodiscard]] SimInstant nextDue() const;

private:
    ConsumerPort(VirtualMeter& meter, Options options) : m_meter(&meter), m_options(std::move(options)) { }

    [[nodiscard]] MeterTime nextTime() const;
    void push(const push::PushList& list, MeterTime due, Effects& effects);
    [[nodiscard]] std::optional<push::PushValue> read(const Obis& obis) const;

    VirtualMeter* m_meter;
    Options m_options;
    std::vector<const push::PushList*> m_lists;
    std::vector<const push::PushQuirk*> m_quirks;
    std::shared_ptr<const MeterVariant> m_variant; ///< whose lists these are
    dlms::SecurityKeys m_keys;
    std::unique_ptr<push::AesGcmPushCipher> m_cipher; ///< null: plain
    MeterTime m_done; ///< everything due until then was sent
};

/// The lists that meters of a country push: DLMS push 1 in Denmark and Switzerland, else lists 1 and 2 of V0001.
[[nodiscard]] std::vector<std::string> pushListsOf(const device::MeterModel& model);

} // namespace meterbench::protocol::virtual_meter
