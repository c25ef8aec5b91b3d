// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/kmp/kmp_register_map.h"

#include "core/configuration/setting_table.h"
#include "core/device/register_table.h"

#include <algorithm>
#include <array>

namespace meterbench::protocol::virtual_meter {

namespace {

using kmp::RegisterId;

constexpr std::uint8_t secondary = 129; ///< group F of what is measured behind transformers
constexpr std::uint8_t verification = 128; ///< of high resolution
constexpr std::size_t room = 400;

struct Map {
    std::array<MappedRegister, room> rows{};
    std::size_t count = 0;

    constexpr void add(std::size_t id, RegisterContent content, std::size_t place = 0, const Obis& obis = {})
    {
        rows[count++] = {static_cast<RegisterId>(id), content, static_cast<std::uint8_t>(place), obis};
    }
    constexpr void device(std::size_t id, const Obis& obis) { add(id, RegisterContent::Device, 0, obis); }
};

constexpr Obis quantity(std::size_t c, std::size_t d, std::size_t e = 0, std::uint8_t f = 255)
{
    return {1, 1, static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(d), static_cast<std::uint8_t>(e), f};
}

constexpr void addEnergies(Map& map)
{
    constexpr std::array<std::size_t, 6> inOrder{1, 2, 3, 4, 5, 8}; // A14, A23, R12, R34, R1, R4
    for (std::size_t place = 0; place < inOrder.size(); ++place) {
        map.device(1 + place, quantity(inOrder[place], 8));
        map.device(7 + place, quantity(inOrder[place], 8, 0, secondary));
    }
    map.device(1275, quantity(6, 8));
    map.device(1276, quantity(7, 8));
    map.device(1277, quantity(9, 8));
    map.device(1278, quantity(10, 8));
    map.device(1031, quantity(15, 8));
    for (std::size_t c = 1; c <= 4; ++c) {
        map.add(12 + c, RegisterContent::HighResolution, 0, quantity(c, 8, 0, verification));
        map.device(c <= 2 ? 16 + c : 1292 + c, quantity(c, 1, 128));
        for (std::size_t tariff = 1; tariff <= 8; ++tariff) {
            const auto first = 19 + 4 * (tariff - 1) + (c - 1);
            map.device(tariff <= 4 ? first : 1059 + 4 * (c - 1) + (tariff - 5), quantity(c, 8, tariff));
            map.device(1138 + 8 * (c - 1) + (tariff - 1), quantity(c, 8, tariff, secondary));
        }
    }
    map.device(1297, quantity(9, 1, 128));
    map.device(1298, quantity(10, 1, 128));
    for (std::size_t tariff = 1; tariff <= 8; ++tariff) {
        map.device(1278 + tariff, quantity(9, 8, tariff));
        map.device(1286 + tariff, quantity(10, 8, tariff));
    }
    for (std::size_t phase = 1; phase <= 3; ++phase) {
        map.device(1298 + phase, quantity(20 * phase + 1, 8));
        map.device(1301 + phase, quantity(20 * phase + 2, 8));
    }
}

/// A peak with its time, in the three forms where they have numbers of their own.
struct PeakNumbers {
    std::size_t value;
    std::size_t clock;
    std::size_t time;
    std::size_t date;
};

constexpr void addPeak(Map& map, const PeakNumbers& numbers, const Obis& obis)
{
    map.device(numbers.value, obis);
    map.add(numbers.clock, RegisterContent::ReachedClock, 0, obis);
    if (numbers.time == 0)
        return;
    map.add(numbers.time, RegisterContent::ReachedTime, 0, obis);
    map.add(numbers.date, RegisterContent::ReachedDate, 0, obis);
}

constexpr void addPowers(Map& map)
{
    for (std::size_t c = 1; c <= 4; ++c) {
        map.device(34 + c, quantity(c, 25));
        map.device(42 + c, quantity(c, 2));
        map.device(1022 + c, quantity(c, 7));
    }
    map.device(1305, quantity(9, 7));
    map.device(1306, quantity(10, 7));
    map.device(1308, quantity(9, 25));
    map.device(1309, quantity(10, 25));
    map.device(40, quantity(2, 6));
    map.device(42, quantity(4, 6));
    addPeak(map, {39, 1049, 1027, 1028}, quantity(1, 6));
    addPeak(map, {1033, 1050, 1034, 1035}, quantity(1, 6, 1));
    addPeak(map, {1036, 1051, 1037, 1038}, quantity(1, 6, 2));
    addPeak(map, {41, 1127, 1128, 1129}, quantity(3, 6));
    addPeak(map, {1130, 1131, 1132, 1133}, quantity(3, 6, 1));
    addPeak(map, {1134, 1135, 1136, 1137}, quantity(3, 6, 2));
    addPeak(map, {1190, 1198, 1196, 1197}, quantity(1, 16));
    addPeak(map, {1191, 1201, 1199, 1200}, quantity(1, 13));
    addPeak(map, {1310, 1311, 0, 0}, quantity(10, 6));
    addPeak(map, {1326, 1327, 0, 0}, quantity(9, 6));
    for (std::size_t tariff = 1; tariff <= 8; ++tariff) {
        if (tariff >= 3)
            addPeak(map, {1306 + 2 * tariff, 1307 + 2 * tariff, 0, 0}, quantity(1, 6, tariff));
        addPeak(map, {1326 + 2 * tariff, 1327 + 2 * tariff, 0, 0}, quantity(9, 6, tariff));
    }
    constexpr std::array<std::size_t, 6> inOrder{2, 3, 4, 9, 10};
    for (std::size_t phase = 1; phase <= 3; ++phase) {
        map.device(1079 + phase, quantity(20 * phase + 1, 7));
        for (std::size_t place = 0; place < 5; ++place)
            map.device(1343 + 3 * place + phase, quantity(20 * phase + inOrder[place], 7));
    }
}

constexpr void addGrid(Map& map)
{
    for (std::size_t phase = 1; phase <= 3; ++phase) {
        map.device(1053 + phase, quantity(20 * phase + 12, 7));
        map.device(1075 + phase, quantity(20 * phase + 11, 7));
        map.device(1169 + phase, quantity(20 * phase + 13, 7));
        map.device(1431 + 3 * phase, quantity(20 * phase + 12, 7, 124));
        map.device(1440 + 3 * phase, quantity(20 * phase + 11, 7, 124));
    }
    map.device(1173, quantity(13, 7));
    map.device(1390, quantity(14, 7));
    using Place = QualityCounterPlace;
    const auto counter = [&map](std::size_t id, Place place, std::size_t phase = 0) {
        map.add(id, RegisterContent::QualityCounter, static_cast<std::size_t>(place) + phase);
    };
    counter(1422, Place::VoltageLow1);
    counter(1423, Place::VoltageLow2);
    counter(1424, Place::VoltageHigh);
    counter(1425, Place::RapidChanges);
    counter(1426, Place::Unbalance);
    counter(1427, Place::InterruptionsLong);
    counter(1428, Place::InterruptionsShort);
    counter(1432, Place::Dips);
    counter(1433, Place::Swells);
    for (std::size_t phase = 0; phase < 3; ++phase) {
        counter(1429 + phase, Place::VoltageDistortion, phase);
        counter(1489 + phase, Place::CurrentDistortion, phase);
    }
}

constexpr void addNumbers(Map& map)
{
    using Content = RegisterContent;
    map.device(47, quantity(0, 1));
    map.device(48, quantity(0, 4, 2));
    map.device(50, quantity(97, 97));
    for (std::size_t place = 1; place <= 3; ++place)
        map.device(50 + place, quantity(0, 0, place));
    map.device(58, quantity(0, 128, 1));
    map.device(1001, quantity(96, 1));
    map.device(1004, {0, 1, 96, 8, 0, 255});
    map.device(1039, quantity(96, 51, 1));
    map.device(1040, quantity(96, 51, 2));
    map.device(1121, quantity(130, 0));
    map.device(1408, quantity(130, 0, 1));
    map.device(2010, {0, 0, 96, 14, 0, 255});
    map.add(1002, Content::DisplayTime);
    map.add(1003, Content::DisplayDate);
    map.add(1047, Content::NormalClock);
    map.add(1005, Content::SoftwareRevision);
    map.add(1010, Content::TotalMeterNumber);
    map.add(1058, Content::TypeNumber);
    map.add(1079, Content::Temperature);
    map.add(1083, Content::ProgramChecksum);
    map.add(1126, Content::CompleteTypeNumber);
    map.add(6031, Content::SoftwareNumber);
    constexpr std::array<std::size_t, 5> configurationNumbers{54, 55, 56, 1029, 1075};
    for (std::size_t place = 0; place < configurationNumbers.size(); ++place)
        map.add(configurationNumbers[place], Content::ConfigurationNumber, place + 1);
    map.add(1102, Content::ConfigurationField, 3);
    map.add(1124, Content::ConfigurationField, 17);
    map.add(1189, Content::ConfigurationField, 13);
    map.add(6164, Content::ConfigurationField, 18);
    map.add(1222, Content::PeriodMarks);
    for (std::size_t place = 1; place <= 4; ++place)
        map.add(1260 + place, Content::EnergyOfPeriod, place);
    map.add(1174, Content::RatioBefore);
    map.add(1175, Content::Debiting2Interval);
    map.add(1179, Content::RatioLock);
    map.add(199, Content::LoadProfileInterval);
    map.add(222, Content::ConfigurationChanges);
    map.add(1271, Content::Address);
}

/// What the table of settings has and no register of the device is.
void addSettings(Map& map)
{
    for (const auto& row : configuration::settingTable()) {
        const bool isDevice = std::ranges::any_of(device::registerTable(),
            [&](const device::RegisterDefinition& each) { return each.obis == row.cosem.name; });
        if (row.kmp.id != 0 && !isDevice)
            map.add(row.kmp.id, RegisterContent::Setting, static_cast<std::size_t>(row.setting));
    }
}

constexpr void addStates(Map& map)
{
    using Content = RegisterContent;
    map.add(1087, Content::ConnectionState);
    map.add(1088, Content::ConnectionFeedback);
    map.add(1226, Content::LoadActive, 1);
    map.add(1229, Content::LoadActive, 2);
    for (std::size_t tariff = 1; tariff <= 8; ++tariff) {
        map.device(1391 + tariff, {0, 1, 96, 8, static_cast<std::uint8_t>(tariff), 255});
        map.add(1399 + tariff, Content::TariffThresholdCounter, tariff);
    }
    map.add(1411, Content::LastPayment);
    map.add(1412, Content::LastPaymentClock);
}

Map makeMap()
{
    Map made;
    addEnergies(made);
    addPowers(made);
    addGrid(made);
    addNumbers(made);
    addStates(made);
    addSettings(made);
    std::sort(made.rows.begin(), made.rows.begin() + static_cast<std::ptrdiff_t>(made.count),
        [](const MappedRegister& left, const MappedRegister& right) { return left.id < right.id; });
    return made;
}

} // namespace

std::span<const MappedRegister> registerMap()
{
    static const Map map = makeMap();
    return std::span(map.rows).first(map.count);
}

const MappedRegister* findMapped(RegisterId id)
{
    const auto rows = registerMap();
    const auto found = std::ranges::lower_bound(rows, id, {}, &MappedRegister::id);
    return found != rows.end() && found->id == id ? &*found : nullptr;
}

RegisterId registerOf(const Obis& obis)
{
    const auto rows = registerMap();
    const auto found = std::ranges::find_if(
        rows, [&](const MappedRegister& row) { return row.content == RegisterContent::Device && row.obis == obis; });
    return found == rows.end() ? RegisterId{0} : found->id;
}

} // namespace meterbench::protocol::virtual_meter
