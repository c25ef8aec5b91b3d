// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/clock.h"

#include <chrono>
#include <limits>

namespace meterbench::protocol::kmp {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::hh_mm_ss;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr sys_days epoch = sys_days(year(2000) / 1 / 1);
constexpr sys_days afterLast = sys_days(year(2100) / 1 / 1);

tl::unexpected<Error> impossible()
{
    return failure("kmp-time-impossible");
}

Result<MeterTime> compose(
    unsigned yearSince2000, unsigned monthOfYear, unsigned dayOfMonth, unsigned hour, unsigned minute, unsigned second)
{
    const year_month_day date(year(2000 + static_cast<int>(yearSince2000)), month(monthOfYear), day(dayOfMonth));
    if (yearSince2000 > 99 || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return impossible();
    const auto midnight = std::chrono::duration_cast<seconds>(sys_days(date) - epoch).count();
    return MeterTime{midnight + hour * 3600 + minute * 60 + second};
}

bool isInCentury(MeterTime time)
{
    return time.seconds >= 0 && time.seconds < std::chrono::duration_cast<seconds>(afterLast - epoch).count();
}

} // namespace

Result<RealTimeClock> readRealTimeClock(Octets octets)
{
    if (octets.size() != RealTimeClock::length)
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    OctetReader reader(octets);
    RealTimeClock clock;
    for (auto* field : {&clock.flags, &clock.weekday, &clock.second, &clock.minute, &clock.hour, &clock.day,
             &clock.month, &clock.year})
        *field = reader.octet();
    return clock;
}

void append(Bytes& bytes, const RealTimeClock& clock)
{
    for (const std::uint8_t field :
        {clock.flags, clock.weekday, clock.second, clock.minute, clock.hour, clock.day, clock.month, clock.year})
        appendNumber(bytes, field, 1);
}

Result<MeterTime> meterTime(const RealTimeClock& clock)
{
    return compose(clock.year, clock.month, clock.day, clock.hour, clock.minute, clock.second);
}

Result<RealTimeClock> realTimeClock(MeterTime time, std::uint8_t flags)
{
    if (!isInCentury(time))
        return impossible();
    const sys_seconds instant = epoch + seconds(time.seconds);
    const auto midnight = floor<days>(instant);
    const year_month_day date(midnight);
    const hh_mm_ss clock(instant - midnight);
    const auto narrow = [](auto number) { return static_cast<std::uint8_t>(number); };
    return RealTimeClock{flags, narrow(weekday(midnight).iso_encoding()), narrow(clock.seconds().count()),
        narrow(clock.minutes().count()), narrow(clock.hours().count()), narrow(unsigned(date.day())),
        narrow(unsigned(date.month())), narrow(int(date.year()) - 2000)};
}

Result<KamDateTime> readKamDateTime(Octets octets)
{
    if (octets.size() != KamDateTime::length)
        return failure(ErrorKind::Damaged, "kmp-answer-damaged");
    OctetReader reader(octets);
    KamDateTime time;
    time.quality = reader.octet();
    time.seconds = reader.doubleWord();
    return time;
}

void append(Bytes& bytes, const KamDateTime& time)
{
    appendNumber(bytes, time.quality, 1);
    appendNumber(bytes, time.seconds, 4);
}

Result<KamDateTime> kamDateTime(MeterTime time, std::uint8_t quality)
{
    if (time.seconds < 0 || time.seconds > std::numeric_limits<std::uint32_t>::max())
        return impossible();
    return KamDateTime{quality, static_cast<std::uint32_t>(time.seconds)};
}

Result<MeterTime> meterTime(const DateAndTime& time)
{
    if (time.date > 991231)
        return impossible();
    return compose(time.date / 10000, time.date / 100 % 100, time.date % 100, time.time / 10000, time.time / 100 % 100,
        time.time % 100);
}

Result<DateAndTime> dateAndTime(MeterTime time)
{
    return realTimeClock(time).map([](const RealTimeClock& clock) {
        return DateAndTime{clock.year * 10000U + clock.month * 100U + clock.day,
            clock.hour * 10000U + clock.minute * 100U + clock.second};
    });
}

} // namespace meterbench::protocol::kmp
