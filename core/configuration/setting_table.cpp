// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/setting_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace meterbench::configuration {

namespace {

using enum Setting;

constexpr std::array<std::string_view, 5> disconnectFunctions{"none", "current", "power", "voltage", "prepayment"};
constexpr std::array<std::string_view, 3> reconnections{"manual", "after-release", "automatic"};
constexpr std::array<std::string_view, 3> calculationMethods{"individual", "vector-sum", "total-sum"};

// Numbers as they go over the line. Types are ours: no paper prints them, nor scalers; a client reads both.
constexpr CosemNumber enumeration{.tag = 22};
constexpr CosemNumber truth{.tag = 3};
constexpr CosemNumber factor{.tag = 17, .scaler = -1};
constexpr CosemNumber days{.tag = 17, .unit = 4};
constexpr CosemNumber minutes{.unit = 6};
constexpr CosemNumber seconds{.unit = 7};
constexpr CosemNumber watts{.tag = 6, .unit = 27};
constexpr CosemNumber milliwatts{.tag = 6, .scaler = -3, .unit = 27, .numerator = 1000};
constexpr CosemNumber volts{.unit = 35};
constexpr CosemNumber voltsBelowNominal{.unit = 35, .numerator = -1, .offset = 230};
constexpr CosemNumber millivoltsOfTenths{.tag = 6, .scaler = -3, .unit = 35, .numerator = 100};
constexpr CosemNumber millivolts{.tag = 6, .scaler = -3, .unit = 35, .numerator = 1000};
/// Tenths of a volt as hundredths of a per cent above 230 V: fine enough to come back as the same tenth.
constexpr CosemNumber percentAboveNominal{
    .tag = 16, .scaler = -2, .unit = 56, .numerator = 1000, .denominator = 230, .offset = -10'000};
/// mA or W, as the function says; the unit is then the object's to tell.
constexpr CosemNumber thousandths{.tag = 6, .scaler = -3, .unit = 33, .numerator = 1000};

// KMP's units.
constexpr std::uint8_t kmpWatt = 22; // kW, in thousandths
constexpr std::uint8_t kmpVolt = 33;
constexpr std::uint8_t kmpAmpere = 34;
constexpr std::uint8_t kmpNumber = 51;
constexpr std::uint8_t kmpMinute = 58;
constexpr std::uint8_t kmpSecond = 60;

constexpr CosemAttribute attribute(const Obis& name, const CosemNumber& number, Certainty certainty)
{
    const bool isRegister = number.unit != 255 || number.scaler != 0;
    return {static_cast<std::uint16_t>(isRegister ? 3 : 1), name, 2, number, certainty};
}
constexpr CosemAttribute printed(const Obis& name, const CosemNumber& number = {})
{
    return attribute(name, number, Certainty::Printed);
}
constexpr CosemAttribute successors(const Obis& name, const CosemNumber& number = {})
{
    return attribute(name, number, Certainty::PrintedForSuccessor);
}
constexpr CosemAttribute ours(std::uint8_t d, std::uint8_t e, const CosemNumber& number = {})
{
    return attribute({1, 1, 128, d, e, 255}, number, Certainty::Guess);
}
/// An attribute that is no number, or not of a class that holds one value.
constexpr CosemAttribute part(std::uint16_t classId, const Obis& name, std::int8_t number,
    Certainty certainty = Certainty::Guess, const CosemNumber& value = {})
{
    return {classId, name, number, value, certainty};
}
constexpr Obis smartDisconnect(std::uint8_t number)
{
    return {1, 1, 128, 0, number, 255};
}

struct Limits {
    std::string_view symbol;
    std::string_view unit;
    int decimals = 0;
    int least = 0;
    int most = 0;
    std::optional<int> byDefault;
    std::string_view source;
};

struct Place {
    Setting setting;
    std::string_view path;
    std::string_view description;
    SettingNeed need = SettingNeed::Nothing;
};

constexpr SettingDefinition row(const Place& place, SettingKind kind, const CosemAttribute& cosem,
    const KmpRegister& kmp = {}, SettingWriters writers = SettingWriters::OnTheSpot)
{
    SettingDefinition made;
    made.setting = place.setting;
    made.path = place.path;
    made.description = place.description;
    made.kind = kind;
    made.need = place.need;
    made.writers = writers;
    made.cosem = cosem;
    made.kmp = kmp;
    return made;
}

constexpr SettingDefinition number(
    const Place& place, const Limits& limits, const CosemAttribute& cosem, const KmpRegister& kmp = {})
{
    auto made = row(place, SettingKind::Number, cosem, kmp);
    made.symbol = limits.symbol;
    made.unit = limits.unit;
    made.decimals = limits.decimals;
    made.least = limits.least;
    made.most = limits.most;
    made.byDefault = limits.byDefault;
    made.source = limits.source;
    return made;
}

constexpr SettingDefinition timeOfDay(const Place& place, const CosemAttribute& cosem)
{
    auto made = row(place, SettingKind::TimeOfDay, cosem);
    made.most = 1439;
    return made;
}

constexpr SettingDefinition flag(
    const Place& place, const CosemAttribute& cosem, SettingWriters writers = SettingWriters::OnTheSpot)
{
    auto made = row(place, SettingKind::Flag, cosem, {}, writers);
    made.most = 1;
    return made;
}

constexpr SettingDefinition choice(const Place& place, std::span<const std::string_view> words,
    const CosemAttribute& cosem, const KmpRegister& kmp = {}, SettingWriters writers = SettingWriters::OnTheSpot)
{
    auto made = row(place, SettingKind::Choice, cosem, kmp, writers);
    made.most = static_cast<int>(words.size()) - 1;
    made.words = words;
    return made;
}

using enum SettingKind;
constexpr auto breaker = SettingNeed::Breaker;
constexpr auto fourWires = SettingNeed::FourWires;
constexpr auto transformers = SettingNeed::Transformers;

// TD: technical description 55121235. TD162M: technical description 5512-1040. OMNIA-E: user guide of the successor,
// whose ranges stand in where the technical description prints defaults alone, and whose names stand in where it prints
// none.
constexpr std::array<SettingDefinition, settingCount> table{{
    row({TariffPlans, "/settings/tariff/plans", "Tariff plans"}, Structured, part(20, {0, 0, 13, 0, 0, 255}, 0)),
    row({ExceptionDays, "/settings/exceptionDays", "Exception days of the plans"}, Structured,
        part(11, {0, 0, 11, 0, 0, 255}, 2)),
    row({DaylightSaving, "/settings/daylightSaving", "Daylight saving"}, Structured, part(8, {0, 0, 1, 0, 0, 255}, 0)),
    number({LoadStartDelay, "/settings/loadControl/startDelay", "Load control: longest start delay"},
        {"t", "s", 0, 0, 10'800, {}, "TD162M 10.4.6"}, ours(5, 3, seconds), {1232, kmpSecond, 2}),
    row({LoadOutputs, "/settings/loadControl/outputs", "Plans of the load-control outputs"}, Structured,
        part(20, {0, 0, 13, 0, 1, 255}, 0)),
    choice({DisconnectFunction, "/settings/disconnect/basis",
               "Smart disconnect: 0 none, 1 current, 2 power, 3 voltage, 4 prepayment", breaker},
        disconnectFunctions, printed(smartDisconnect(11), enumeration), {1118, kmpNumber, 1}),
    choice(
        {ReconnectionMode, "/settings/disconnect/reconnection", "Breaker: reconnection", breaker}, reconnections, {}),
    flag({OvervoltageDisconnects, "/settings/disconnect/atOvervoltage", "An over-voltage opens the breaker", breaker},
        ours(0, 18, truth)),
    flag({NeutralFaultDisconnects, "/settings/disconnect/atNeutralFault", "A neutral fault opens the breaker", breaker},
        ours(0, 17, truth)),
    number({DisconnectControlMode, "/settings/disconnect/controlMode", "Breaker: control mode", breaker},
        {"control mode", "", 0, 0, 7, {}, "IEC 62056-6-2"},
        part(70, {0, 0, 96, 3, 10, 255}, 4, Certainty::Guess, enumeration)),
    number({DisconnectLimit, "/settings/disconnect/limit", "Smart disconnect: limit Id or Pd", breaker},
        {"Id/Pd", "A/kW", 0, 0, 80, {}, "TD table 18"}, printed(smartDisconnect(13), thousandths),
        {1122, kmpAmpere, 4, -3, 3}),
    number({DisconnectFactor1, "/settings/disconnect/k1", "Smart disconnect: factor k1", breaker},
        {"k1", "", 1, 0, 99, {}, "TD table 19"}, printed(smartDisconnect(2), factor), {1109, kmpNumber, 1, -1}),
    number({DisconnectFactor2, "/settings/disconnect/k2", "Smart disconnect: factor k2", breaker},
        {"k2", "", 1, 0, 99, {}, "TD table 19"}, printed(smartDisconnect(3), factor), {1110, kmpNumber, 1, -1}),
    number({DisconnectFactor3, "/settings/disconnect/k3", "Smart disconnect: factor k3", breaker},
        {"k3", "", 1, 0, 99, {}, "TD table 19"}, printed(smartDisconnect(4), factor), {1111, kmpNumber, 1, -1}),
    number({DisconnectTime1, "/settings/disconnect/t1", "Smart disconnect: time t1", breaker},
        {"t1", "s", 0, 0, 65'535, {}, "TD table 19"}, printed(smartDisconnect(5), seconds), {1112, kmpSecond, 2}),
    number({DisconnectTime2, "/settings/disconnect/t2", "Smart disconnect: time t2", breaker},
        {"t2", "s", 0, 0, 65'535, {}, "TD table 19"}, printed(smartDisconnect(6), seconds), {1113, kmpSecond, 2}),
    number({DisconnectTime3, "/settings/disconnect/t3", "Smart disconnect: time t3", breaker},
        {"t3", "s", 0, 0, 65'535, {}, "TD table 19"}, printed(smartDisconnect(7), seconds), {1114, kmpSecond, 2}),
    number({OvervoltageDisconnect, "/settings/disconnect/overvoltage", "Over-voltage: disconnection above", breaker},
        {"U>", "V", 0, 260, 320, 285, "TD table 21"}, printed(smartDisconnect(19), volts)),
    number({OvervoltageDisconnectTime, "/settings/disconnect/overvoltageTime",
               "Over-voltage: time before disconnection", breaker},
        {"t(U>)", "s", 0, 1, 3'600, 1, "TD table 21"}, printed(smartDisconnect(20), seconds)),
    number(
        {OvervoltageReconnect, "/settings/disconnect/overvoltageReturn", "Over-voltage: reconnection below", breaker},
        {"U<", "V", 0, 250, 270, 265, "TD table 21"}, printed(smartDisconnect(21), volts)),
    number({OvervoltageReconnectTime, "/settings/disconnect/overvoltageReturnTime",
               "Over-voltage: time before reconnection", breaker},
        {"t(U<)", "s", 0, 1, 3'600, 60, "TD table 21"}, printed(smartDisconnect(22), seconds)),
    flag({PrepaymentWorkingDays, "/settings/prepayment/onWorkingDaysOnly",
             "Prepayment: nobody is cut off on Saturdays and Sundays", breaker},
        ours(5, 23, truth)),
    timeOfDay({PrepaymentFrom, "/settings/prepayment/exceptionSlot/from",
                  "Prepayment: nobody is cut off from this minute", breaker},
        ours(5, 21, minutes)),
    timeOfDay({PrepaymentUntil, "/settings/prepayment/exceptionSlot/until",
                  "Prepayment: nobody is cut off until this minute", breaker},
        ours(5, 22, minutes)),
    number({ExceptionLimit, "/settings/prepayment/exceptionLimit", "Smart disconnect: exception limit", breaker},
        {"Iexception/Pexception", "A/kW", 0, 0, 80, {}, "TD table 22"}, printed(smartDisconnect(12), thousandths)),
    number({ExceptionDuration, "/settings/prepayment/exceptionDuration", "Prepayment: days of the exception limit",
               breaker},
        {"tprepayment", "d", 0, 0, 255, {}, "TD table 22"}, printed(smartDisconnect(9), days)),
    number({HighMeanVoltage, "/settings/voltageQuality/highMean", "Voltage quality: highest mean, above nominal"},
        {"Uhigh,mean", "V", 1, 2'323, 2'760, 2'530, "TD table 23"},
        successors({1, 1, 12, 35, 0, 255}, percentAboveNominal), {1213, kmpVolt, 2, -1}),
    number({LowMeanVoltage, "/settings/voltageQuality/lowMean", "Voltage quality: lowest mean, above nominal"},
        {"Ulow,mean", "V", 1, 1'840, 2'277, 2'070, "TD table 23"},
        successors({1, 1, 12, 31, 0, 255}, percentAboveNominal), {1212, kmpVolt, 2, -1}),
    number({MeanVoltagePeriod, "/settings/voltageQuality/meanPeriod", "Voltage quality: time of a mean"},
        {"Utime-period,mean", "s", 0, 10, 1'800, 600, "TD table 23"}, successors({1, 1, 12, 44, 0, 255}, seconds)),
    number({HighSingleVoltage, "/settings/voltageQuality/highSingle", "Voltage quality: highest single value"},
        {"Uhigh,sv", "V", 1, 2'323, 2'760, 2'530, "TD table 23"}, ours(6, 3, millivoltsOfTenths)),
    number({LowSingleVoltage, "/settings/voltageQuality/lowSingle", "Voltage quality: lowest single value"},
        {"Ulow,sv", "V", 1, 1'840, 2'277, 2'070, "TD table 23"}, ours(6, 4, millivoltsOfTenths)),
    number({OutageLevel, "/settings/voltageQuality/outageLevel", "Voltage quality: outage level of a phase"},
        {"Uoutage,level", "V", 0, 50, 160, 50, "TD table 23"}, successors({1, 0, 12, 39, 0, 255}, volts)),
    number({OutageTime, "/settings/voltageQuality/outageTime", "Voltage quality: time before an outage is told"},
        {"Uoutage,timethreshold", "s", 0, 0, 1'800, 10, "TD table 23"}, successors({1, 0, 12, 45, 0, 255}, seconds)),
    number({PhaseLossLevel, "/settings/voltageQuality/phaseLoss", "Voltage quality: mark of a missing phase"},
        {"Uphase", "V", 0, 152, 168, 160, "TD162M p.31"}, ours(6, 8, millivolts)),
    number({NeutralFaultHigh, "/settings/neutralFault/high", "Neutral fault: upper limit", fourWires},
        {"VLhiTh", "V", 0, 240, 270, 253, "TD p.55, OMNIA-E"}, successors({1, 1, 132, 0, 13, 255}, volts),
        {1247, kmpVolt, 2, -1, 1}),
    number({NeutralFaultShift, "/settings/neutralFault/shift", "Neutral fault: lower limit", fourWires},
        {"VNTh", "V", 0, 0, 180, 40, "TD p.55, OMNIA-E"}, successors({1, 1, 132, 0, 12, 255}, voltsBelowNominal),
        {1246, kmpVolt, 2, -1, 1}),
    number({NeutralFaultTime, "/settings/neutralFault/time", "Neutral fault: time", fourWires},
        {"NeutralFaultTime", "s", 0, 1, 900, 60, "TD p.55, OMNIA-E"}, successors({1, 1, 132, 0, 15, 255}, seconds),
        {1248, kmpSecond, 2}),
    row({Alarms, "/settings/alarms", "Alarm filters 1 to 6"}, Structured,
        part(1, {0, 0, 97, 98, 10, 255}, 0, Certainty::PrintedForSuccessor)),
    number({AnalysisInterval, "/settings/analysisLogger/interval", "Analysis logger: interval"},
        {"T", "min", 0, 5, 60, 15, "TD 4.5.4"},
        part(7, {1, 1, 99, 1, 1, 255}, 4, Certainty::Printed, {.tag = 6, .unit = 7, .numerator = 60}),
        {1195, kmpMinute, 2}),
    row({AnalysisRegisters, "/settings/analysisLogger/registers", "Analysis logger: registers"}, Structured,
        part(7, {1, 1, 99, 1, 1, 255}, 3, Certainty::Printed)),
    number({PulseInputDivisor, "/settings/pulses/inputDivisor", "Pulse input: pulses for one unit"},
        {"pulse division factor", "", 3, 100, 1'000'000, {}, "TD 4.10.7"}, ours(5, 1, {.tag = 6, .scaler = -3})),
    number({PulseOutputConstant, "/settings/pulses/outputConstant", "Pulse output: pulses for one kilowatt-hour"},
        {"pulse value", "imp/kWh", 0, 1, 1'000, {}, "TD 4.10.9"}, ours(5, 2, {.scaler = -3, .unit = 45})),
    number({PowerThreshold, "/settings/thresholds/power", "Power threshold"},
        {"P", "W", 0, 0, 10'000'000, 99'000, "own choice"}, printed({1, 1, 96, 51, 1, 255}, milliwatts),
        {1039, kmpWatt, 4, -3}),
    number({TariffThreshold1, "/settings/thresholds/tariff1", "Power threshold of tariff 1"},
        {"P1", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 11, watts), {6008, kmpWatt, 4, -3}),
    number({TariffThreshold2, "/settings/thresholds/tariff2", "Power threshold of tariff 2"},
        {"P2", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 12, watts), {6009, kmpWatt, 4, -3}),
    number({TariffThreshold3, "/settings/thresholds/tariff3", "Power threshold of tariff 3"},
        {"P3", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 13, watts), {6010, kmpWatt, 4, -3}),
    number({TariffThreshold4, "/settings/thresholds/tariff4", "Power threshold of tariff 4"},
        {"P4", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 14, watts), {6011, kmpWatt, 4, -3}),
    number({TariffThreshold5, "/settings/thresholds/tariff5", "Power threshold of tariff 5"},
        {"P5", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 15, watts), {6012, kmpWatt, 4, -3}),
    number({TariffThreshold6, "/settings/thresholds/tariff6", "Power threshold of tariff 6"},
        {"P6", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 16, watts), {6013, kmpWatt, 4, -3}),
    number({TariffThreshold7, "/settings/thresholds/tariff7", "Power threshold of tariff 7"},
        {"P7", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 17, watts), {6014, kmpWatt, 4, -3}),
    number({TariffThreshold8, "/settings/thresholds/tariff8", "Power threshold of tariff 8"},
        {"P8", "W", 0, 0, 10'000'000, 99'000, "own choice"}, ours(5, 18, watts), {6015, kmpWatt, 4, -3}),
    number({SpecialData1, "/settings/specialData/first", "Special data 1"},
        {"SPC/1", "", 0, 0, 99'999'999, 0, "TD table 31"}, {}, {57, kmpNumber}),
    number({SpecialData2, "/settings/specialData/second", "Special data 2"},
        {"SPC/2", "", 0, 0, 99'999'999, 0, "TD table 31"}, {}, {1021, kmpNumber}),
    row({Configuration, "/configuration", "Configuration, all codes"}, Structured, ours(2, 0)),
    row({DisplayResolution, "/configuration/Z1", "Resolution of energies on the display"}, Structured,
        successors({1, 1, 134, 0, 116, 255}), {}, SettingWriters::Nobody),
    choice({CalculationRule, "/calculationMethod", "Calculation method: 0 individual, 1 vector sum, 2 total sum"},
        calculationMethods, successors({1, 1, 134, 0, 111, 255}, enumeration), {}, SettingWriters::Nobody),
    number({TransformerRatio, "/ctRatio", "Transformer ratio", transformers}, {"CT", "", 0, 1, 600, {}, "TD 4.9"},
        printed({1, 1, 0, 4, 2, 255}), {48, kmpNumber}),
    row({MeterNumber1, "/meterNumbers/0", "Meter number 1"}, Text, printed({1, 1, 0, 0, 1, 255}), {51, kmpNumber}),
    row({MeterNumber2, "/meterNumbers/1", "Meter number 2"}, Text, printed({1, 1, 0, 0, 2, 255}), {52, kmpNumber}),
    row({MeterNumber3, "/meterNumbers/2", "Meter number 3"}, Text, printed({1, 1, 0, 0, 3, 255}), {53, kmpNumber}),
    row({DisplayAutomatic, "/display/lists/automatic", "Display list: automatic"}, Identifiers, ours(3, 1)),
    row({DisplayManual, "/display/lists/manual", "Display list: manual"}, Identifiers, ours(3, 2)),
    row({DisplayUtility, "/display/lists/utility", "Display list: utility"}, Identifiers, ours(3, 3)),
    row({DisplayBackup, "/display/lists/backup", "Display list: backup"}, Identifiers, ours(3, 4)),
    flag({DisplayIdentification, "/display/identification", "Display shows the identification"}, ours(3, 5, truth)),
    flag({DisplayQuadrant, "/display/quadrant", "Display shows the quadrant"}, ours(3, 6, truth)),
    flag({DisplayTariff, "/display/tariff", "Display shows the tariff"}, ours(3, 7, truth)),
    flag({DisplayLeadingZeroes, "/display/leadingZeroes", "Display shows leading zeroes"}, ours(3, 8, truth),
        SettingWriters::Nobody),
    row({PushButton2, "/pushButton2", "Functions of push button 2"}, Identifiers, ours(3, 9)),
}};

constexpr bool isInOrder()
{
    for (std::size_t position = 0; position < table.size(); ++position) {
        if (static_cast<std::size_t>(table[position].setting) != position)
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::string_view SettingDefinition::group() const
{
    constexpr std::string_view settings = "/settings/";
    if (!path.starts_with(settings))
        return {};
    const auto inside = path.substr(settings.size());
    return inside.substr(0, inside.find('/'));
}

int SettingDefinition::mostWritten() const
{
    return std::max(largestWrittenNumber * stepsPerUnit(decimals), most);
}

std::span<const SettingDefinition> settingTable()
{
    return table;
}

const SettingDefinition& definition(Setting setting)
{
    return table[static_cast<std::size_t>(setting)];
}

tl::unexpected<Error> outOfLimits(const SettingDefinition& row)
{
    return failure("setting-limits",
        {{"setting", std::string(row.symbol.empty() ? row.path : row.symbol)},
            {"least", numberText(row.least, row.decimals)}, {"most", numberText(row.most, row.decimals)},
            {"unit", std::string(row.unit)}});
}

std::optional<int> NumberSettings::effective(Setting setting) const
{
    const auto& value = (*this)[setting];
    return value ? value : definition(setting).byDefault;
}

int stepsPerUnit(int decimals)
{
    int steps = 1;
    while (decimals-- > 0)
        steps *= 10;
    return steps;
}

std::string numberText(int value, int decimals)
{
    if (decimals == 0)
        return std::to_string(value);
    const int steps = stepsPerUnit(decimals);
    return fmt::format("{}{}.{:0{}}", value < 0 ? "-" : "", std::abs(value / steps), std::abs(value % steps), decimals);
}

} // namespace meterbench::configuration
