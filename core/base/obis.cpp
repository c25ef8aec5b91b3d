// SPDX-License-Identifier: Apache-2.0
#include "core/base/obis.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace meterbench {

namespace {

/// One group of digits, 0–255, from the front of the text.
bool takeGroup(std::string_view& text, std::uint8_t& group)
{
    const auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), group);
    if (error != std::errc{})
        return false;
    text.remove_prefix(static_cast<std::size_t>(next - text.data()));
    return true;
}

bool takeMark(std::string_view& text, std::string_view marks)
{
    if (text.empty() || marks.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

Result<Obis> Obis::parse(std::string_view text)
{
    const auto refuse = [&] { return failure("obis-syntax", {{"text", std::string(text)}}); };
    std::array<std::uint8_t, 6> groups{};
    std::array<char, 5> marks{};
    std::size_t count = 0;
    auto rest = text;
    while (true) {
        if (!takeGroup(rest, groups[count++]))
            return refuse();
        if (rest.empty())
            break;
        if (count == groups.size())
            return refuse();
        marks[count - 1] = rest.front();
        if (!takeMark(rest, "-:.*"))
            return refuse();
    }
    const std::string_view written(marks.data(), count - 1);
    if (written == "..")
        return Obis{1, 1, groups[0], groups[1], groups[2], 255};
    if (written == ".....")
        return Obis{groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]};
    if (written == "-:..")
        return Obis{groups[0], groups[1], groups[2], groups[3], groups[4], 255};
    if (written == "-:..*")
        return Obis{groups[0], groups[1], groups[2], groups[3], groups[4], groups[5]};
    return refuse();
}

std::string Obis::text() const
{
    return fmt::format("{}-{}:{}.{}.{}*{}", a, b, c, d, e, f);
}

} // namespace meterbench
