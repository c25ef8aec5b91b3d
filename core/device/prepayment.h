// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/device/energy_units.h"
#include "core/tariff/calendar_time.h"

#include <cstdint>
#include <span>

/// Prepayment: a counter of energy that runs down. At zero the breaker opens, unless it is a day or a time of day at
/// which nobody is switched off, by the time on the glass; then a credit register counts up instead, and the next
/// payment settles it first. Not together with tariffs, and only with a breaker (technical description p.45). It says
/// when; the meter acts. Plain values.
namespace meterbench::device {

struct PrepaymentSettings {
    bool active = false;
    std::uint16_t protectedFromMinute = 0; ///< time of day at which nobody is switched off, as the glass shows it
    std::uint16_t protectedToMinute = 0; ///< equal to the former: no such time; below it: over midnight
    std::uint8_t protectedWeekdays = 0; ///< bit 0 Monday … bit 6 Sunday
    std::uint8_t exceptionDays
        = 0; ///< 0–255: how long the exception limit of the smart disconnect holds after reconnection

    /// @param sparedDays on which nobody is switched off either, ascending
    [[nodiscard]] bool isProtected(tariff::DisplayTime shown, std::span<const tariff::Date> sparedDays) const;
    /// What the glass shows when isProtected() may change next.
    [[nodiscard]] tariff::DisplayTime nextChange(tariff::DisplayTime shown) const;

    bool operator==(const PrepaymentSettings&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, PrepaymentSettings& settings)
    {
        archive(settings.active, settings.protectedFromMinute, settings.protectedToMinute, settings.protectedWeekdays,
            settings.exceptionDays);
    }
};

struct PrepaymentAccount {
    MilliwattSeconds balance = 0; ///< what may still be used
    MilliwattSeconds credit = 0; ///< used without payment
    MilliwattSeconds lastPayment = 0;
    MeterTime lastPaymentTime;

    /// Credit is settled before the balance rises.
    void pay(MilliwattSeconds energy, MeterTime time)
    {
        lastPayment = energy;
        lastPaymentTime = time;
        const auto settled = energy < credit ? energy : credit;
        credit -= settled;
        balance += energy - settled;
    }

    void use(MilliwattSeconds energy)
    {
        const auto paid = energy < balance ? energy : balance;
        balance -= paid;
        credit += energy - paid;
    }

    bool operator==(const PrepaymentAccount&) const = default;
    template <typename Archive>
    friend void describe(Archive& archive, PrepaymentAccount& account)
    {
        archive(account.balance, account.credit, account.lastPayment, account.lastPaymentTime.seconds);
    }
};

} // namespace meterbench::device
