// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/iec62056_21/readout_binding.h"

#include "core/device/register_reading.h"
#include "protocol/virtual_meter/meter/debited_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace meterbench::protocol::virtual_meter {

namespace {

using iec62056_21::DataSet;
using iec62056_21::ReadOutLine;
using iec62056_21::SourceValue;
using iec62056_21::WriteOutcome;

/// Clock of the standard: what the glass shows.
constexpr std::string_view timeAddress = "0.9.1";
constexpr std::string_view dateAddress = "0.9.2";
constexpr std::string_view dateAndTimeAddress = "0.9.4";

constexpr char readOutOption = '0';
constexpr char firstLevel = '1';

bool isOmnipower(const device::MeterModel& model)
{
    return model.configuration.family->scheme->id == "omnipower";
}

/// UD1 or UD2 by Z18. Behind transformers the sheet prints optical reading by EN 62056-21 whatever Z18 says: UD then.
std::string_view setName(const device::MeterModel& model)
{
    if (!isOmnipower(model))
        return "382C";
    const auto field = model.configuration.family->scheme->find("Z18");
    const auto code = field ? model.configuration.codes[*field].text() : std::string_view{};
    if (code == "002")
        return "UD2";
    return code == "001" ? "UD1" : "UD";
}

/// "1-1:1.8.0*255" and "1.8.0" are the same register.
bool isSame(std::string_view left, std::string_view right)
{
    const auto one = iec62056_21::readAddress(left);
    const auto other = iec62056_21::readAddress(right);
    return left == right || (one && other && one->obis == other->obis && one->historical == other->historical);
}

const ReadOutLine* lineFor(const iec62056_21::ReadOutSet& set, std::string_view address)
{
    const auto found
        = std::ranges::find_if(set.lines, [&](const ReadOutLine& line) { return isSame(line.address, address); });
    return found == set.lines.end() ? nullptr : &*found;
}

/// What an address means: by the set's line, else by itself.
std::optional<Obis> sourceOf(const ReadOutLine* line, const std::optional<iec62056_21::ReadableAddress>& address)
{
    if (line != nullptr)
        return line->source;
    return address ? std::optional(address->obis) : std::nullopt;
}

DataSet dataSet(const ReadOutLine& line, std::string address, const SourceValue& value)
{
    return {std::move(address),
        {{value.text.empty() ? formatted(line, value.value, value.scaler) : value.text, line.unit}}};
}

/// Two digits each, from the front; separators do not count. Nothing when it is not so many.
std::optional<std::vector<unsigned>> pairs(std::string_view text, std::size_t count)
{
    std::string digits;
    for (const char character : text) {
        if (character >= '0' && character <= '9')
            digits += character;
        else if (character != ':' && character != '-' && character != '.')
            return std::nullopt;
    }
    if (digits.size() != 2 * count)
        return std::nullopt;
    std::vector<unsigned> result;
    for (std::size_t place = 0; place < digits.size(); place += 2)
        result.push_back(static_cast<unsigned>((digits[place] - '0') * 10 + (digits[place + 1] - '0')));
    return result;
}

} // namespace

iec62056_21::ServerOptions serverOptions(const MeterVariant& variant)
{
    const auto& model = variant.model();
    iec62056_21::ServerOptions options;
    const auto* const set = readOutSet(variant);
    options.programming = set == nullptr ? iec62056_21::Offer::No : iec62056_21::Offer::Yes;
    if (set != nullptr)
        options.check = set->check;
    if (isOmnipower(model)) {
        options.identification = {"KAM", '5', "2", "OMNIPOWER"};
        return options;
    }
    // As a 382C was seen to answer: a blank for the baud, then the type number.
    constexpr std::size_t longestName = 16;
    options.identification = {"KAM", ' ', "", model.typeCode.substr(0, longestName)};
    options.programming = iec62056_21::Offer::No; // mode A has no option select
    return options;
}

const iec62056_21::ReadOutSet* readOutSet(const MeterVariant& variant)
{
    const auto& model = variant.model();
    const bool isOff
        = isOmnipower(model) && model.protocol1107 == device::Presence::Absent && !model.behindTransformers;
    return isOff ? nullptr : variant.tables().readOutSets.find(model.configuration.family->id, setName(model));
}

std::string ReadOutBinding::deviceAddress() const
{
    return std::to_string(meter().state().serial);
}

std::string ReadOutBinding::operand() const
{
    return fmt::format("({})", meter().state().serial);
}

std::optional<std::vector<DataSet>> ReadOutBinding::readOut(char option) const
{
    const auto* const set = readOutSet(m_meter.variant());
    if (set == nullptr || option != readOutOption || !m_meter.speaksPlainLanguages())
        return std::nullopt;
    std::vector<DataSet> lines;
    for (const ReadOutLine& line : set->lines) {
        const auto now = present(line.source);
        if (!now)
            continue;
        lines.push_back(dataSet(line, line.address, *now));
        for (std::size_t period = 1; period <= set->historicalPeriods; ++period) {
            const auto then = historical(line.source, period);
            if (!then)
                break;
            lines.push_back(dataSet(line, fmt::format("{}*{:02}", line.address, period), *then));
        }
    }
    return lines;
}

WriteOutcome ReadOutBinding::logIn(char level, std::string_view given)
{
    // Level 2 is ciphered by a way that no paper tells.
    if (!m_meter.speaksPlainLanguages())
        return WriteOutcome::Refused;
    const bool isRight = level == firstLevel && given == m_meter.secrets().readoutPassword;
    m_meter.judged(GuardedLanguage::Iec62056_21, 0, isRight ? Attempt::Right : Attempt::Wrong);
    return isRight ? WriteOutcome::Written : WriteOutcome::Refused;
}

std::optional<DataSet> ReadOutBinding::read(char /*type*/, std::string_view address) const
{
    if (!m_meter.speaksPlainLanguages())
        return std::nullopt;
    if (auto time = clock(address))
        return time;
    const auto* const set = readOutSet(m_meter.variant());
    const auto parsed = iec62056_21::readAddress(address);
    // Groups F from 100 on are registers of their own: secondary values, high resolution.
    constexpr std::uint8_t mostPeriods = 99;
    const bool isHistorical = parsed && parsed->historical && *parsed->historical <= mostPeriods;
    const auto plainAddress = isHistorical ? address.substr(0, address.find_first_of("*&")) : address;
    const auto* line = set == nullptr ? nullptr : lineFor(*set, plainAddress);
    const std::size_t period = isHistorical ? *parsed->historical : 0;
    auto named = sourceOf(line, parsed);
    if (!named)
        return std::nullopt;
    Obis& source = *named;
    if (isHistorical)
        source.f = 255;
    const auto value = period == 0 ? present(source) : historical(source, period);
    if (!value)
        return std::nullopt;
    if (line != nullptr)
        return dataSet(*line, std::string(address), *value);
    const auto* const definition = device::findRegister(meter().model(), source);
    if (period == 0) {
        const auto text = device::textOf(*definition, device::read(meter(), *definition));
        return DataSet{std::string(address), {{text.value, text.unit}}};
    }
    const ReadOutLine plain{{}, source, std::string(device::symbol(definition->unit)), 0, 0, 3};
    return dataSet(plain, std::string(address), *value);
}

WriteOutcome ReadOutBinding::write(char /*type*/, const DataSet& set)
{
    if (set.values.empty() || !m_meter.speaksPlainLanguages())
        return WriteOutcome::Refused;
    const std::string_view value = set.values.front().value;
    if (clock(set.address))
        return setClock(set.address, value);
    const auto* const lines = readOutSet(m_meter.variant());
    const auto* const line = lines == nullptr ? nullptr : lineFor(*lines, set.address);
    const auto parsed = iec62056_21::readAddress(set.address);
    const auto source = sourceOf(line, parsed);
    const auto* const definition = source ? device::findRegister(meter().model(), *source) : nullptr;
    if (definition == nullptr)
        return WriteOutcome::UnknownAddress;
    auto settings = meter().state().settings;
    if (definition->source == device::RegisterSource::MeterNumber) {
        auto& number = settings.meterNumbers[definition->place - 1U];
        const auto isAllowed = [](char character) {
            return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
        };
        if (value.size() > number.size() || !std::ranges::all_of(value, isAllowed))
            return WriteOutcome::Refused;
        number = {};
        std::ranges::copy(value, number.begin());
    } else if (definition->source == device::RegisterSource::ThresholdValue) {
        const auto watt = iec62056_21::readDecimal(value);
        if (!watt || watt->exponent != 0)
            return WriteOutcome::Refused;
        settings.powerThresholdWatt = watt->mantissa;
    } else {
        return WriteOutcome::Refused;
    }
    return note(meter().change(settings));
}

WriteOutcome ReadOutBinding::note(const Result<void>& done)
{
    if (done)
        m_meter.noteChange();
    return done ? WriteOutcome::Written : WriteOutcome::Refused;
}

std::optional<SourceValue> ReadOutBinding::present(const Obis& source) const
{
    const auto* const definition = device::findRegister(meter().model(), source);
    if (definition == nullptr)
        return std::nullopt;
    const auto found = device::read(meter(), *definition);
    if (definition->source == device::RegisterSource::MeterStatus)
        return SourceValue{0, 0, device::textOf(*definition, found).value};
    return SourceValue{found.value, definition->scaler, found.text};
}

std::optional<SourceValue> ReadOutBinding::historical(const Obis& source, std::size_t period) const
{
    const auto* const definition = device::findRegister(meter().model(), source);
    const auto& log = meter().logs().debiting;
    if (definition == nullptr || period == 0 || period > log.size())
        return std::nullopt;
    const auto value = debitedValue(meter(), log[log.size() - period], *definition);
    return value ? std::optional(SourceValue{*value, definition->scaler, {}}) : std::nullopt;
}

std::optional<DataSet> ReadOutBinding::clock(std::string_view address) const
{
    const auto time = device::civil({meter().displayTime().seconds});
    const auto year = static_cast<unsigned>(time.year) % 100;
    const auto hours = fmt::format("{:02}{:02}{:02}", time.hour, time.minute, time.second);
    const auto days = fmt::format("{:02}{:02}{:02}", year, time.month, time.day);
    const auto made = [&](std::string value) { return DataSet{std::string(address), {{std::move(value), {}}}}; };
    if (isSame(address, timeAddress))
        return made(hours);
    if (isSame(address, dateAddress))
        return made(days);
    if (isSame(address, dateAndTimeAddress))
        return made(days + hours);
    return std::nullopt;
}

WriteOutcome ReadOutBinding::setClock(std::string_view address, std::string_view value)
{
    const bool isTime = isSame(address, timeAddress);
    const bool isDate = isSame(address, dateAddress);
    const auto given = pairs(value, isTime || isDate ? 3 : 6);
    if (!given)
        return WriteOutcome::Refused;
    auto wanted = device::civil({meter().displayTime().seconds});
    const auto& parts = *given;
    if (!isTime) {
        constexpr int century = 2000;
        wanted.year = century + static_cast<int>(parts[0]);
        wanted.month = parts[1];
        wanted.day = parts[2];
    }
    if (!isDate) {
        const std::size_t first = isTime ? 0 : 3;
        wanted.hour = parts[first];
        wanted.minute = parts[first + 1];
        wanted.second = parts[first + 2];
    }
    const std::chrono::year_month_day date(
        std::chrono::year(wanted.year), std::chrono::month(wanted.month), std::chrono::day(wanted.day));
    if (!date.ok() || wanted.hour > 23 || wanted.minute > 59 || wanted.second > 59)
        return WriteOutcome::Refused;
    const auto shown
        = device::meterTime(wanted.year, wanted.month, wanted.day, wanted.hour, wanted.minute, wanted.second);
    const auto normal = meter().model().programs.daylightSaving.meterTime({shown.seconds});
    return note(meter().setClock(normal));
}

} // namespace meterbench::protocol::virtual_meter
