// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "ui/theme/state_colors.h"
#include "ui/theme/theme.h"

namespace meterbench::ui {

/// Both themes can be read: every colour with a meaning has a contrast of 4.5 : 1 on every background it may stand on.
class ThemeTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void statesReadOnEveryBackground_data();
    void statesReadOnEveryBackground();
    void textReadsOnFills_data() { statesReadOnEveryBackground_data(); }
    void textReadsOnFills();
    void modeIsReadFromThePalette();
};

namespace {

constexpr double wanted = 4.5;
constexpr StateRole roles[]
    = {StateRole::Quiet, StateRole::Edited, StateRole::Good, StateRole::Note, StateRole::Warning, StateRole::Error};

} // namespace

void ThemeTest::statesReadOnEveryBackground_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
}

void ThemeTest::statesReadOnEveryBackground()
{
    QFETCH(int, mode);
    const auto theme = static_cast<ThemeMode>(mode);
    const QPalette palette = themePalette(theme);
    for (const auto background : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button}) {
        const QColor color = palette.color(background);
        for (const StateRole role : roles)
            QVERIFY2(
                contrastRatio(stateColor(role, theme), color) >= wanted, qPrintable(stateColor(role, theme).name()));
        for (const auto text : {QPalette::Text, QPalette::PlaceholderText, QPalette::Link})
            QVERIFY2(contrastRatio(palette.color(text), color) >= wanted, qPrintable(palette.color(text).name()));
    }
    QVERIFY(contrastRatio(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= wanted);
}

void ThemeTest::textReadsOnFills()
{
    QFETCH(int, mode);
    const auto theme = static_cast<ThemeMode>(mode);
    for (const StateRole role : roles) {
        QVERIFY(contrastRatio(themePalette(theme).color(QPalette::Text), stateFill(role, theme)) >= wanted);
        QVERIFY2(contrastRatio(stateColor(role, theme), stateFill(role, theme)) >= wanted,
            qPrintable(stateFill(role, theme).name()));
    }
}

void ThemeTest::modeIsReadFromThePalette()
{
    QCOMPARE(themeMode(themePalette(ThemeMode::Dark)), ThemeMode::Dark);
    QCOMPARE(themeMode(themePalette(ThemeMode::Light)), ThemeMode::Light);
    QCOMPARE(themeFromName(themeName(ThemeChoice::Dark)), ThemeChoice::Dark);
    QCOMPARE(themeFromName("nonsense"), ThemeChoice::System);
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::ThemeTest)
#include "theme_test.moc"
