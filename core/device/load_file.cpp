// SPDX-License-Identifier: Apache-2.0
#include "core/device/load.h"
#include "core/tariff/calendar_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

namespace meterbench::device {

namespace {

enum class Column : std::uint8_t {
    Time,
    P,
    Q,
    U1,
    U2,
    U3,
    I1,
    I2,
    I3,
    Phi1,
    Phi2,
    Phi3,
    ThdU1,
    ThdU2,
    ThdU3,
    ThdI1,
    ThdI2,
    ThdI3,
    F,
    Order
};

constexpr std::array<std::string_view, 20> columnNames{"time", "p", "q", "u1", "u2", "u3", "i1", "i2", "i3", "phi1",
    "phi2", "phi3", "thdu1", "thdu2", "thdu3", "thdi1", "thdi2", "thdi3", "f", "order"};
constexpr std::size_t mostColumns = 64;

/// Cuts text into lines and lines into fields without copying.
class Lines {
public:
    explicit Lines(std::string_view bytes) : m_rest(bytes)
    {
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
    }

    [[nodiscard]] bool next(std::string_view& line)
    {
        if (m_rest.empty())
            return false;
        const auto end = m_rest.find('\n');
        line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        ++m_number;
        return true;
    }
    [[nodiscard]] std::size_t number() const { return m_number; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

std::string_view trimmed(std::string_view field)
{
    while (!field.empty() && (field.front() == ' ' || field.front() == '"'))
        field.remove_prefix(1);
    while (!field.empty() && (field.back() == ' ' || field.back() == '"'))
        field.remove_suffix(1);
    return field;
}

std::size_t split(std::string_view line, char separator, std::array<std::string_view, mostColumns>& fields)
{
    std::size_t count = 0;
    while (count < fields.size()) {
        const auto end = line.find(separator);
        fields[count++] = trimmed(line.substr(0, end));
        if (end == std::string_view::npos)
            break;
        line.remove_prefix(end + 1);
    }
    return count;
}

bool takeDigits(std::string_view& text, std::size_t count, int& number)
{
    if (text.size() < count)
        return false;
    number = 0;
    for (std::size_t digit = 0; digit < count; ++digit) {
        if (text[digit] < '0' || text[digit] > '9')
            return false;
        number = number * 10 + (text[digit] - '0');
    }
    text.remove_prefix(count);
    return true;
}

bool takeMark(std::string_view& text, char mark)
{
    if (text.empty() || text.front() != mark)
        return false;
    text.remove_prefix(1);
    return true;
}

/// Reads an instant; false when it is none. The last date is remembered, as rows of a day follow one another.
class InstantReader {
public:
    bool read(std::string_view text, std::int64_t& seconds)
    {
        if (text.size() < 10)
            return false;
        const auto date = text.substr(0, 10);
        if (date != std::string_view(m_date.data(), m_date.size()) && !readDate(date))
            return false;
        text.remove_prefix(10);
        seconds = m_midnight;
        if (text.empty())
            return true;
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (!(takeMark(text, 'T') || takeMark(text, ' ')) || !takeDigits(text, 2, hour) || !takeMark(text, ':')
            || !takeDigits(text, 2, minute))
            return false;
        if (takeMark(text, ':')) {
            if (!takeDigits(text, 2, second))
                return false;
            if (takeMark(text, '.'))
                while (!text.empty() && text.front() == '0')
                    text.remove_prefix(1);
        }
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        seconds += hour * tariff::secondsPerHour + minute * tariff::secondsPerMinute + second;
        return readOffset(text, seconds);
    }

private:
    bool readDate(std::string_view text)
    {
        int year = 0;
        int month = 0;
        int day = 0;
        auto rest = text;
        if (!takeDigits(rest, 4, year) || !takeMark(rest, '-') || !takeDigits(rest, 2, month) || !takeMark(rest, '-')
            || !takeDigits(rest, 2, day))
            return false;
        const std::chrono::year_month_day date{std::chrono::year{year},
            std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
        if (!date.ok())
            return false;
        m_midnight = std::chrono::sys_days(date).time_since_epoch().count() * tariff::secondsPerDay;
        std::ranges::copy(text, m_date.begin());
        return true;
    }

    static bool readOffset(std::string_view text, std::int64_t& seconds)
    {
        if (text.empty() || text == "Z")
            return true;
        const int sign = text.front() == '+' ? 1 : text.front() == '-' ? -1 : 0;
        text.remove_prefix(1);
        int hour = 0;
        int minute = 0;
        if (sign == 0 || !takeDigits(text, 2, hour))
            return false;
        takeMark(text, ':');
        if (!text.empty() && !takeDigits(text, 2, minute))
            return false;
        seconds -= sign * (hour * tariff::secondsPerHour + minute * tariff::secondsPerMinute);
        return text.empty() && hour <= 14 && minute <= 59;
    }

    std::array<char, 10> m_date{};
    std::int64_t m_midnight = 0;
};

struct Header {
    std::array<Column, mostColumns> columns{};
    std::size_t count = 0;
    char separator = ',';
    bool byPhase = false;
};

Result<Header> readHeader(std::string_view line)
{
    Header header;
    if (line.find(',') == std::string_view::npos && line.find(';') != std::string_view::npos)
        header.separator = ';';
    std::array<std::string_view, mostColumns> fields;
    header.count = split(line, header.separator, fields);
    std::array<bool, columnNames.size()> seen{};
    for (std::size_t field = 0; field < header.count; ++field) {
        std::string lower(fields[field]);
        std::ranges::transform(lower, lower.begin(),
            [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
        const auto found = std::ranges::find(columnNames, lower);
        const auto column = static_cast<std::size_t>(found - columnNames.begin());
        header.columns[field] = static_cast<Column>(column);
        if (found == columnNames.end())
            return failure("load-header", {{"column", std::string(fields[field])}});
        if (seen[column])
            return failure("load-header", {{"column", lower}});
        seen[column] = true;
    }
    const auto has = [&](Column column) { return seen[static_cast<std::size_t>(column)]; };
    if (!has(Column::Time))
        return failure("load-header", {{"column", "time"}});
    const bool byPower = has(Column::P) || has(Column::Q);
    for (auto column = static_cast<std::size_t>(Column::U1); column < columnNames.size(); ++column) {
        if (byPower && seen[column])
            return failure("load-header", {{"column", std::string(columnNames[column])}});
        header.byPhase = header.byPhase || seen[column];
    }
    if (!byPower && !header.byPhase)
        return failure("load-header", {{"column", "p"}});
    return header;
}

bool readNumber(std::string_view text, double& number)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

bool readPhaseField(Column column, std::string_view text, PhaseRow& row)
{
    if (text.empty())
        return true;
    if (column == Column::Order) {
        row.order = text == "132" ? metrology::PhaseOrder::L1L3L2 : metrology::PhaseOrder::L1L2L3;
        return text == "123" || text == "132";
    }
    double number = 0.0;
    if (!readNumber(text, number))
        return false;
    if (column == Column::F) {
        row.hertz = number;
        return number >= 40.0 && number <= 70.0;
    }
    const auto place = static_cast<std::size_t>(column) - static_cast<std::size_t>(Column::U1);
    const auto phase = place % 3;
    if (place < 3)
        row.volt[phase] = number;
    else if (place < 6)
        row.ampere[phase] = number;
    else if (place < 9)
        row.lagDegrees[phase] = number;
    else
        (place < 12 ? row.voltThdPercent : row.ampereThdPercent)[phase] = static_cast<float>(number);
    if (place >= 9)
        return number >= 0.0 && number <= 100.0;
    return place >= 6 || number >= 0.0;
}

struct Excess {
    Column column = Column::Time;
    double most = 0.0;
    std::string_view unit;
};

/// The first value that no meter with these limits can take. A harmonic may lie on top of the peak.
std::optional<Excess> excessOf(const PhaseRow& row, const LoadLimits& limits)
{
    const auto place
        = [](Column first, std::size_t phase) { return static_cast<Column>(static_cast<std::size_t>(first) + phase); };
    for (std::size_t phase = 0; phase < 3; ++phase) {
        const double mostVolt = limits.volt / std::numbers::sqrt2 / (1.0 + row.voltThdPercent[phase] / 100.0);
        const double mostAmpere = limits.ampere / std::numbers::sqrt2 / (1.0 + row.ampereThdPercent[phase] / 100.0);
        if (row.volt[phase] > mostVolt)
            return Excess{place(Column::U1, phase), mostVolt, "V"};
        if (row.ampere[phase] > mostAmpere)
            return Excess{place(Column::I1, phase), mostAmpere, "A"};
    }
    return std::nullopt;
}

std::optional<Excess> excessOf(const PowerRow& row, const LoadLimits& limits)
{
    const auto active = static_cast<double>(row.milliwatt) / 1000.0;
    const auto reactive = static_cast<double>(row.millivar) / 1000.0;
    if (active * active + reactive * reactive <= limits.voltampere * limits.voltampere)
        return std::nullopt;
    return Excess{std::abs(active) >= std::abs(reactive) ? Column::P : Column::Q, limits.voltampere, "VA"};
}

} // namespace

Result<SimInstant> parseInstant(std::string_view text)
{
    InstantReader reader;
    SimInstant instant;
    if (!reader.read(text, instant.seconds))
        return failure("time-syntax", {{"text", std::string(text)}});
    return instant;
}

bool parseThousandths(std::string_view text, std::int64_t& thousandths)
{
    if (text.empty()) {
        thousandths = 0;
        return true;
    }
    bool negative = false;
    if (text.front() == '-' || text.front() == '+') {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        if (digits >= 13)
            return false;
        value = value * 10 + (text[digits] - '0');
        ++digits;
    }
    const bool hasWhole = digits != 0;
    text.remove_prefix(digits);
    value *= 1000;
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        std::int64_t weight = 100;
        std::size_t decimal = 0;
        for (; decimal < text.size() && text[decimal] >= '0' && text[decimal] <= '9'; ++decimal) {
            const auto digit = text[decimal] - '0';
            if (decimal < 3)
                value += digit * weight;
            else if (decimal == 3 && digit >= 5)
                ++value;
            weight /= 10;
        }
        if (!hasWhole && decimal == 0)
            return false;
        text.remove_prefix(decimal);
    } else if (!hasWhole) {
        return false;
    }
    if (!text.empty())
        return false;
    thousandths = negative ? -value : value;
    return value <= std::int64_t{9'000'000'000'000'000};
}

LoadLimits loadLimitsOf(const metrology::FrontEnd& frontEnd)
{
    // The systems of a three-wire meter lie between the lines, whose voltage is √3 times that of a phase.
    const bool isThreeWire = frontEnd.connection() == metrology::Connection::Aron;
    const double perPhase = isThreeWire ? 1.0 / std::numbers::sqrt3 : 1.0;
    const double phases = frontEnd.connection() == metrology::Connection::SinglePhase ? 1.0 : 3.0;
    return {.volt = frontEnd.fullScaleVoltage() * perPhase,
        .ampere = frontEnd.fullScaleCurrent(),
        .voltampere
        = phases * frontEnd.nominalVoltage() * perPhase * frontEnd.fullScaleCurrent() / std::numbers::sqrt2};
}

Result<Load> parseLoad(std::string_view bytes, const LoadLimits& limits)
{
    Lines lines(bytes);
    std::string_view line;
    if (!lines.next(line))
        return failure("load-header", {{"column", "time"}});
    const auto header = readHeader(line);
    if (!header)
        return tl::unexpected(header.error());
    Load load;
    const auto expected = bytes.size() / 24;
    if (header->byPhase)
        load.phases.reserve(expected / 2);
    else
        load.powers.reserve(expected);
    InstantReader instants;
    std::array<std::string_view, mostColumns> fields;
    std::optional<SimInstant> last;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        const auto refuse = [&](std::string_view column) {
            return failure("load-row", {{"line", std::to_string(lines.number())}, {"column", std::string(column)}});
        };
        const auto count = split(line, header->separator, fields);
        if (count > header->count)
            return refuse({});
        PowerRow power;
        PhaseRow phase;
        SimInstant at;
        bool hasTime = false;
        for (std::size_t field = 0; field < count; ++field) {
            const auto column = header->columns[field];
            bool good = true;
            switch (column) {
            case Column::Time:
                good = hasTime = instants.read(fields[field], at.seconds);
                break;
            case Column::P:
                good = parseThousandths(fields[field], power.milliwatt);
                break;
            case Column::Q:
                good = parseThousandths(fields[field], power.millivar);
                break;
            default:
                good = readPhaseField(column, fields[field], phase);
                break;
            }
            if (!good)
                return refuse(columnNames[static_cast<std::size_t>(column)]);
        }
        if (!hasTime)
            return refuse("time");
        if (last && at <= *last)
            return failure("load-order", {{"line", std::to_string(lines.number())}});
        last = at;
        if (const auto excess = header->byPhase ? excessOf(phase, limits) : excessOf(power, limits))
            return failure("load-limit",
                {{"line", std::to_string(lines.number())},
                    {"column", std::string(columnNames[static_cast<std::size_t>(excess->column)])},
                    {"most", fmt::format("{:.0f} {}", std::floor(excess->most), excess->unit)}});
        if (header->byPhase) {
            phase.at = at;
            load.phases.push_back(phase);
        } else {
            power.at = at;
            load.powers.push_back(power);
        }
    }
    return load;
}

} // namespace meterbench::device
