// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/test_case.h"
#include "ui/document/edits.h"
#include "ui/page/workspace.h"
#include "ui/window/file_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/page_stack.h"
#include "workbench/sheet/fonts.h"

#include <QApplication>
#include <QTemporaryDir>

#include <memory>

/// For the init() of a test class with windows: the platform without a screen says of some wishes that it does not know
/// them; every other warning fails the test as elsewhere.
namespace meterbench::tests {

inline void failOnOtherWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

} // namespace meterbench::tests

/// A real window over a real workspace whose files lie in a folder of its own, and the hands to work it: widgets are
/// found by their object names and driven by keys and clicks, as a person would. One per test function. GUI thread.
namespace meterbench::tests {

class WindowFixture {
public:
    explicit WindowFixture(text::Language language = text::Language::English)
    {
        [] { QVERIFY(sheet::loadFonts().has_value()); }();
        QFont font(sheet::sansFamily);
        font.setPointSizeF(10);
        QApplication::setFont(font);
        open(language);
    }

    /// Starts the program anew over the same files.
    void open(text::Language language = text::Language::English)
    {
        ui::Surroundings around;
        around.settingsFile = folder.filePath("settings.ini");
        around.recentFilesFile = folder.filePath("recent.ini");
        around.recoveryFolder = folder.filePath("recovery");
        around.now = [] { return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC); };
        around.language = language;
        auto made = ui::Workspace::create(std::move(around));
        [&] { VERIFY_RESULT(made); }();
        workspace = std::move(*made);
        window = std::make_unique<ui::MainWindow>(*workspace);
        window->resize(1400, 900);
        window->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }();
    }

    /// As a crash: nothing is asked, nothing is saved.
    void crash()
    {
        window.reset();
        workspace.reset();
    }

    ~WindowFixture()
    {
        window.reset();
        workspace.reset();
    }

    template <typename Widget>
    [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* found = window->findChild<Widget*>(name);
        if (found == nullptr)
            qFatal("no widget named %s", qPrintable(name));
        return found;
    }

    void trigger(ui::ActionId action) const { window->actionRegistry()[action]->trigger(); }
    void showPage(ui::PageId page) const { window->actionRegistry()[ui::pageEntry(page).name]->trigger(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget* target = QApplication::activePopupWidget();
        if (target == nullptr)
            target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : window.get(), key, modifiers);
    }

    [[nodiscard]] ui::DocumentModel& document() const { return workspace->document(); }
    [[nodiscard]] std::string typeCode() const
    {
        return configuration::typeCode(document().family(), document().configuration().codes);
    }

    QTemporaryDir folder;
    std::unique_ptr<ui::Workspace> workspace;
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace meterbench::tests
