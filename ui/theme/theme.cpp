// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/house_style.h"

#include <QApplication>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

struct Tones {
    QRgb window;
    QRgb base;
    QRgb alternateBase;
    QRgb button;
    QRgb text;
    QRgb disabledText;
    QRgb placeholderText;
    QRgb highlight;
    QRgb highlightedText;
    QRgb link;
    QRgb line;
    QRgb light;
    QRgb dark;
    QRgb shadow;
};

constexpr Tones lightTones{0xfff4f5f7, 0xffffffff, 0xfff0f2f5, 0xfffcfcfd, 0xff1c232d, 0xff7b8594, 0xff656f7d,
    0xff14597d, 0xffffffff, 0xff0f5f8c, 0xffd3d8df, 0xffffffff, 0xffa4adb9, 0xff5b6472};
constexpr Tones darkTones{0xff1d2229, 0xff161a20, 0xff1b2027, 0xff2a3039, 0xffe4e8ed, 0xff76808d, 0xff98a3b1,
    0xff256d96, 0xffffffff, 0xff7cc3ee, 0xff38404b, 0xff39414c, 0xff505a67, 0xff0b0d10};

} // namespace

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

ThemeChoice themeFromName(const QString& name)
{
    if (name == "light"_L1)
        return ThemeChoice::Light;
    return name == "dark"_L1 ? ThemeChoice::Dark : ThemeChoice::System;
}

QPalette themePalette(ThemeMode mode)
{
    const Tones& tones = mode == ThemeMode::Dark ? darkTones : lightTones;
    QPalette palette;
    const auto set
        = [&palette](QPalette::ColorRole role, QRgb color) { palette.setColor(role, QColor::fromRgb(color)); };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternateBase);
    set(QPalette::Text, tones.text);
    set(QPalette::PlaceholderText, tones.placeholderText);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, tones.highlightedText);
    set(QPalette::ToolTipBase, tones.base);
    set(QPalette::ToolTipText, tones.text);
    set(QPalette::Highlight, tones.highlight);
    set(QPalette::HighlightedText, tones.highlightedText);
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.link);
    set(QPalette::Light, tones.light);
    set(QPalette::Midlight, tones.line);
    set(QPalette::Mid, tones.line);
    set(QPalette::Dark, tones.dark);
    set(QPalette::Shadow, tones.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(tones.disabledText));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(tones.line));
    return palette;
}

ThemeMode systemThemeMode()
{
    return themeMode(QApplication::palette());
}

void applyTheme(ThemeChoice choice, ThemeMode system)
{
    ThemeMode mode = system;
    if (choice != ThemeChoice::System)
        mode = choice == ThemeChoice::Dark ? ThemeMode::Dark : ThemeMode::Light;
    if (qobject_cast<HouseStyle*>(QApplication::style()) == nullptr)
        QApplication::setStyle(new HouseStyle);
    QApplication::setPalette(themePalette(mode));
}

} // namespace meterbench::ui
