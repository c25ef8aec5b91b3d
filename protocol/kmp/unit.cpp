// SPDX-License-Identifier: Apache-2.0
#include "protocol/kmp/unit.h"

#include <array>

namespace meterbench::protocol::kmp {

namespace {

struct Entry {
    std::string_view name;
    bool isSymbol = true;
};

constexpr std::array<Entry, lastUnit + 1> units{{{"none", false}, {"Wh"}, {"kWh"}, {"MWh"}, {"GWh"}, {"J"}, {"kJ"},
    {"MJ"}, {"GJ"}, {"cal"}, {"kcal"}, {"Mcal"}, {"Gcal"}, {"varh"}, {"kvarh"}, {"Mvarh"}, {"Gvarh"}, {"VAh"}, {"kVAh"},
    {"MVAh"}, {"GVAh"}, {"W"}, {"kW"}, {"MW"}, {"GW"}, {"var"}, {"kvar"}, {"Mvar"}, {"Gvar"}, {"VA"}, {"kVA"}, {"MVA"},
    {"GVA"}, {"V"}, {"A"}, {"kV"}, {"kA"}, {"°C"}, {"K"}, {"l"}, {"m3"}, {"l/h"}, {"m3/h"}, {"m3·°C"}, {"t"}, {"t/h"},
    {"h"}, {"clock", false}, {"date", false}, {"date yyyymmdd", false}, {"date mmdd", false}, {"number", false},
    {"bar"}, {"RTC", false}, {"ASCII", false}, {"m3 x 10"}, {"t x 10"}, {"GJ x 10"}, {"min"}, {"bit field", false},
    {"s"}, {"ms"}, {"d"}, {"RTC-Q", false}, {"date and time", false}, {"imp/l"}, {"l/imp"}, {"Hz"}, {"°"}, {"%"},
    {"US gal"}, {"US gal/min"}, {"KamDateTime", false}, {"IPv4", false}, {"IPv6", false}}};

static_assert(units[static_cast<std::size_t>(Unit::Kilovar)].name == "kvar");
static_assert(units[static_cast<std::size_t>(Unit::Number)].name == "number");
static_assert(units[static_cast<std::size_t>(Unit::KamDateTime)].name == "KamDateTime");

} // namespace

std::string_view symbol(std::uint8_t unit)
{
    return unit < units.size() && units.at(unit).isSymbol ? units.at(unit).name : std::string_view{};
}

std::string_view unitName(std::uint8_t unit)
{
    return unit < units.size() ? units.at(unit).name : std::string_view{};
}

} // namespace meterbench::protocol::kmp
