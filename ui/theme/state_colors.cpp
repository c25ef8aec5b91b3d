// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/state_colors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace meterbench::ui {

namespace {

struct StateTone {
    QRgb lightText;
    QRgb lightFill;
    QRgb darkText;
    QRgb darkFill;
};

// In the order of StateRole.
constexpr std::array<StateTone, 6> tones{{
    {0xff566172, 0xffe9ecf0, 0xff9fabba, 0xff2a313a},
    {0xff0f5f8c, 0xffdcecf6, 0xff7cc3ee, 0xff1b3547},
    {0xff1a6b3c, 0xffdcf1e3, 0xff6fcf97, 0xff193626},
    {0xff44566f, 0xffe3e9f2, 0xffa6bbd4, 0xff263344},
    {0xff865000, 0xfffbeed6, 0xfff0b54a, 0xff3d3117},
    {0xffb0241c, 0xfffbe3e1, 0xffff9388, 0xff46211f},
}};

const StateTone& tone(StateRole role)
{
    return tones[static_cast<std::size_t>(role)];
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

ThemeMode themeMode(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? ThemeMode::Dark : ThemeMode::Light;
}

QColor stateColor(StateRole role, ThemeMode mode)
{
    return QColor::fromRgb(mode == ThemeMode::Dark ? tone(role).darkText : tone(role).lightText);
}

QColor stateColor(StateRole role, const QPalette& palette)
{
    return stateColor(role, themeMode(palette));
}

QColor stateFill(StateRole role, ThemeMode mode)
{
    return QColor::fromRgb(mode == ThemeMode::Dark ? tone(role).darkFill : tone(role).lightFill);
}

QColor stateFill(StateRole role, const QPalette& palette)
{
    return stateFill(role, themeMode(palette));
}

QColor lineColor(const QPalette& palette)
{
    return palette.color(QPalette::Mid);
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace meterbench::ui
