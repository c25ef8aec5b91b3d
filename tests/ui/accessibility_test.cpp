// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_fixture.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace meterbench::ui {

using tests::WindowFixture;

/// The program can be used without a mouse, without eyes, and on a small screen at 200 %.
class AccessibilityTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void everyControlHasAName_data();
    void everyControlHasAName();
    void tabReachesEveryControl_data() { everyControlHasAName_data(); }
    void tabReachesEveryControl();
    void nothingIsClippedOnASmallScreen_data() { everyControlHasAName_data(); }
    void nothingIsClippedOnASmallScreen();
};

namespace {

// A screen of 1920 × 1080 at 200 % leaves this much.
constexpr QSize smallScreen(960, 510);

bool isControl(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0
        && widget->focusProxy() == nullptr && !widget->inherits("QTabBar");
}

QWidget* pageOf(const WindowFixture& fixture, int page)
{
    fixture.showPage(static_cast<PageId>(page));
    QCoreApplication::processEvents();
    return fixture.window.get();
}

} // namespace

void AccessibilityTest::everyControlHasAName_data()
{
    QTest::addColumn<int>("page");
    for (const PageEntry& entry : pageRegistry())
        QTest::newRow(entry.name.data()) << static_cast<int>(entry.id);
}

void AccessibilityTest::everyControlHasAName()
{
    QFETCH(int, page);
    WindowFixture fixture;
    for (QWidget* widget : pageOf(fixture, page)->findChildren<QWidget*>()) {
        if (!isControl(widget))
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(accessible != nullptr);
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
            qPrintable(QString("%1 (%2)").arg(widget->objectName(), widget->metaObject()->className())));
    }
}

void AccessibilityTest::tabReachesEveryControl()
{
    QFETCH(int, page);
    WindowFixture fixture;
    QWidget* window = pageOf(fixture, page);
    QSet<QWidget*> wanted;
    for (QWidget* widget : window->findChildren<QWidget*>())
        if (isControl(widget)
            && qobject_cast<QLineEdit*>(widget->focusProxy() ? widget->focusProxy() : nullptr) == nullptr)
            wanted.insert(widget);
    QSet<QWidget*> reached;
    QWidget* first = QApplication::focusWidget();
    QVERIFY(first != nullptr);
    QWidget* at = first;
    for (int step = 0; step < 400; ++step) {
        reached.insert(at);
        QTest::keyClick(at, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        QVERIFY(next != nullptr);
        if (next == first)
            break;
        at = next;
    }
    for (QWidget* widget : std::as_const(wanted)) {
        // The line within an editable field has the focus for the whole of it.
        if (qobject_cast<QLineEdit*>(widget) != nullptr && reached.contains(widget->parentWidget()))
            continue;
        QVERIFY2(reached.contains(widget),
            qPrintable(QString("%1 (%2)").arg(widget->objectName(), widget->metaObject()->className())));
    }
}

void AccessibilityTest::nothingIsClippedOnASmallScreen()
{
    QFETCH(int, page);
    for (const text::Language language : text::allLanguages) {
        WindowFixture fixture(language);
        QWidget* window = pageOf(fixture, page);
        window->resize(smallScreen);
        QCoreApplication::processEvents();
        QVERIFY2(window->width() <= smallScreen.width() && window->height() <= smallScreen.height(),
            qPrintable(QString("%1 × %2 in %3")
                    .arg(window->width())
                    .arg(window->height())
                    .arg(Languages::nativeName(language))));
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            // Lists and texts scroll what does not fit.
            if (qobject_cast<QAbstractScrollArea*>(widget) != nullptr)
                continue;
            // Qt's own buttons at the end of a row of tabs are as small as Qt makes them.
            if (!isControl(widget) || qobject_cast<QScrollBar*>(widget) != nullptr
                || widget->objectName().startsWith("Scroll"))
                continue;
            const QSize least = widget->minimumSizeHint();
            QVERIFY2(widget->width() >= least.width() - 1 && widget->height() >= least.height() - 1,
                qPrintable(QString("%1 (%2): %3 × %4 of %5 × %6")
                        .arg(widget->objectName(), widget->metaObject()->className())
                        .arg(widget->width())
                        .arg(widget->height())
                        .arg(least.width())
                        .arg(least.height())));
        }
    }
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::AccessibilityTest)
#include "accessibility_test.moc"
