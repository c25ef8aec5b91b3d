// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/pages/order_sheet/sheet_view.h"
#include "ui/window/message_strip.h"
#include "ui/window/page_stack.h"
#include "workbench/project/project_store.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

namespace meterbench::ui {

using tests::WindowFixture;

/// The window driven by keys and mouse, from an empty document to the sheet, and everything that may happen to files on
/// the way.
class WindowTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void fromAWishToASheet();
    void typedOnTheDigits();
    void pastedCodeIsApplied();
    void whatWasNotReadIsNotApplied();
    void codeOfAnotherFamilyIsAsked();
    void meterTypeChangesByAQuestion();
    void filterShowsWhatItFound();
    void paletteHasEverything();
    void shortcutListShowsItsKeys();
    void pagesAreMadeWhenShown();
    void typedNoCodeIsSaid();
    void offersStay();
    void filterFindsOptions();
    void paletteSetsAnOption();
    void findingsLeadToTheirField();
    void readingsMoveByKeys();
    void droppedFileOpens();
    void damagedFileLeavesTheDocument();
    void closingAsksAboutUnsavedChanges();
    void unsavedChangesSurviveACrash();
    void undoActionSaysWhatItUndoes();
    void explanationBelongsToThePage();

private:
    /// Chooses an option by typing the first letters of its label into the closed editor, as one does with the keyboard
    /// alone.
    static void choose(const WindowFixture& fixture, const QString& field, const QString& typed)
    {
        auto* editor = fixture.find<QComboBox>("field-" + field);
        editor->setFocus();
        QTest::keyClicks(editor, typed);
    }
    static QMessageBox* question(const WindowFixture& fixture)
    {
        return fixture.window->findChild<QMessageBox*>("unsavedQuestion");
    }
    static void answer(QMessageBox* box, QMessageBox::ButtonRole role)
    {
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == role) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        QFAIL("no such button");
    }
};

void WindowTest::fromAWishToASheet()
{
    WindowFixture fixture;
    QCOMPARE(fixture.document().family().id, std::string("omnipower-1p"));
    choose(fixture, "X5", "8");
    choose(fixture, "X6", "b");
    choose(fixture, "X9", "2");
    choose(fixture, "X10", "dual");
    choose(fixture, "X14-X16", "010");
    QCOMPARE(fixture.typeCode(), std::string("6861118BN222101010"));
    QCOMPARE(fixture.document().count(catalog::Severity::Error), std::size_t{0});

    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::ControlModifier);
    auto* customer = fixture.find<QLineEdit>("order-customer");
    QTRY_VERIFY(customer->isVisible());
    QTest::keyClicks(customer, "Nordby Elnet");
    auto* view = fixture.find<SheetView>("sheetView");
    QTRY_VERIFY(view->sheetPainter() != nullptr);
    QVERIFY(view->sheetPainter()->pageCount() >= 2);
    const QString pdf = fixture.folder.filePath("sheet.pdf");
    fixture.window->findChild<OrderSheetPage*>()->writeTo(pdf);
    QFile file(pdf);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
}

void WindowTest::typedOnTheDigits()
{
    WindowFixture fixture;
    auto* digit = fixture.find<QWidget>("digit-X5");
    QTest::mouseClick(digit, Qt::LeftButton);
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("field-X5"));
    digit->setFocus();
    QTest::keyClick(digit, Qt::Key_8);
    QVERIFY(fixture.typeCode().starts_with("6861118"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("digit-X6"));
    fixture.press(Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("digit-X5"));
    fixture.press(Qt::Key_Up);
    QVERIFY(!fixture.typeCode().starts_with("6861118"));
    fixture.press(Qt::Key_End);
    QTest::keyClicks(QApplication::focusWidget(), "040");
    QVERIFY(fixture.typeCode().ends_with("040"));
}

void WindowTest::pastedCodeIsApplied()
{
    WindowFixture fixture;
    auto* entry = fixture.find<QLineEdit>("codeEntry");
    const auto* apply = fixture.find<QPushButton>("applyCode");
    entry->setFocus();
    QTest::keyClicks(entry, "686-11-18B-N2-2210-1010");
    QVERIFY(apply->isEnabled());
    QTest::keyClick(entry, Qt::Key_Return);
    QCOMPARE(fixture.typeCode(), std::string("6861118BN222101010"));
    QVERIFY(entry->text().isEmpty());
}

void WindowTest::whatWasNotReadIsNotApplied()
{
    WindowFixture fixture;
    const std::string before = configuration::serialise(fixture.document().configuration());
    auto* entry = fixture.find<QLineEdit>("codeEntry");
    entry->setFocus();
    for (const QString& text : {QString("hello world"), QString("6861111BN242101040 hello"), QString("Z99=1"),
             QString("Z1=12345"), QString(5000, 'Z')}) {
        entry->setText(text);
        QVERIFY2(!fixture.find<QPushButton>("applyCode")->isEnabled(), qPrintable(text.left(30)));
        QVERIFY(!fixture.find<QWidget>("codeResult")->isHidden());
        QTest::keyClick(entry, Qt::Key_Return);
        QCOMPARE(configuration::serialise(fixture.document().configuration()), before);
        QCOMPARE(entry->text().size(), text.size());
    }
}

void WindowTest::codeOfAnotherFamilyIsAsked()
{
    WindowFixture fixture;
    edits::setAccessory(fixture.document(), fixture.workspace->catalog().accessories().front().part, 3);
    const std::string before = configuration::serialise(fixture.document().configuration());
    auto* entry = fixture.find<QLineEdit>("codeEntry");
    entry->setFocus();
    const auto paste = [&] {
        QTest::keyClicks(entry, "685-11-35C-D24-0111-010 Z4=1");
        QTest::keyClick(entry, Qt::Key_Return);
    };
    paste();
    QCOMPARE(configuration::serialise(fixture.document().configuration()), before);
    const auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().contains(QString::fromStdString(fixture.workspace->catalog().accessories().front().part)),
        qPrintable(strip->text()));
    QTest::mouseClick(fixture.find<QPushButton>("messageAction2"), Qt::LeftButton);
    QCOMPARE(fixture.document().family().id, std::string("omnipower-ct"));
    QCOMPARE(fixture.typeCode(), std::string("6851135CD240111010"));
    // The message of the deed takes it back, and so does Ctrl+Z in the line that was pasted into.
    QTest::keyClick(entry, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(configuration::serialise(fixture.document().configuration()), before);

    paste();
    QTest::mouseClick(fixture.find<QPushButton>("messageAction1"), Qt::LeftButton);
    answer(question(fixture), QMessageBox::DestructiveRole);
    QTRY_COMPARE(fixture.document().family().id, std::string("omnipower-ct"));
    QVERIFY(fixture.document().fileName().isEmpty());
    QVERIFY(!fixture.document().undoStack().canUndo());
    QVERIFY(fixture.document().isModified());
}

void WindowTest::meterTypeChangesByAQuestion()
{
    WindowFixture fixture;
    edits::setAccessory(fixture.document(), fixture.workspace->catalog().accessories().front().part, 3);
    const std::string before = configuration::serialise(fixture.document().configuration());
    QTest::mouseClick(fixture.find<QPushButton>("changeMeterType"), Qt::LeftButton);
    auto* dialog = fixture.find<QDialog>("meterTypeDialog");
    QTRY_VERIFY(dialog->isVisible());
    auto* families = dialog->findChild<QListWidget*>("families");
    auto* change = dialog->findChild<QPushButton*>("changeType");
    QVERIFY(!change->isEnabled());
    families->setFocus();
    QTest::keyClick(families, Qt::Key_Down);
    QVERIFY(change->isEnabled());
    QVERIFY(dialog->findChild<QLabel*>("losses")->text().contains(
        QString::fromStdString(fixture.workspace->catalog().accessories().front().part)));
    QCOMPARE(configuration::serialise(fixture.document().configuration()), before);
    QTest::mouseClick(change, Qt::LeftButton);
    QCOMPARE(fixture.document().family().id, fixture.workspace->catalog().families()[1].id);
    fixture.trigger(ActionId::Undo);
    QCOMPARE(configuration::serialise(fixture.document().configuration()), before);
}

void WindowTest::filterFindsOptions()
{
    WindowFixture fixture;
    QTest::keyClick(fixture.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = fixture.find<QLineEdit>("fieldFilter");
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, "dual");
    QVERIFY(!fixture.find<QWidget>("field-X10")->isHidden());
    QVERIFY(fixture.find<QWidget>("field-X5")->isHidden());
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("field-X10"));
}

void WindowTest::filterShowsWhatItFound()
{
    WindowFixture fixture;
    auto* scroll = fixture.find<QScrollArea>("fieldScroll");
    fixture.find<QComboBox>("field-Z30")->setFocus();
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    QTest::keyClick(fixture.window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = fixture.find<QLineEdit>("fieldFilter");
    QTest::keyClicks(filter, "2");
    QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    filter->setText("no such thing");
    auto* nothing = fixture.find<QLabel>("noFields");
    QTRY_VERIFY(nothing->isVisible());
    QTRY_VERIFY(scroll->viewport()->rect().contains(
        QRect(nothing->mapTo(scroll->viewport(), QPoint(0, 0)), nothing->sizeHint()).center()));
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(filter->text().isEmpty());
    QVERIFY(!fixture.find<QWidget>("field-X5")->isHidden());
}

void WindowTest::paletteHasEverything()
{
    WindowFixture fixture;
    const auto first = [&](const QString& typed) {
        QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* search = fixture.find<QLineEdit>("paletteSearch");
        QTest::keyClicks(search, typed);
        const QString found
            = fixture.find<QListView>("paletteList")->model()->index(0, 0).data(Qt::DisplayRole).toString();
        QTest::keyClick(search, Qt::Key_Escape);
        return found;
    };
    QCOMPARE(first("dark"), QString("Theme: Dark"));
    QCOMPARE(first("dansk"), QString("Language: Dansk"));
    QVERIFY(first("new three").startsWith("New: "));
    QCOMPARE(first("single-phase-denmark"), QString("single-phase-denmark"));
    QVERIFY(first("qqqq").isEmpty());
    QVERIFY(fixture.find<QLabel>("paletteNothing")->text().contains("qqqq"));
}

void WindowTest::shortcutListShowsItsKeys()
{
    WindowFixture fixture;
    fixture.trigger(ActionId::Shortcuts);
    const auto* table = fixture.window->findChild<QTreeWidget*>("shortcuts");
    QVERIFY(table != nullptr);
    QTRY_VERIFY(table->isVisible());
    for (int row = 0; row < table->topLevelItemCount(); ++row) {
        const QString keys = table->topLevelItem(row)->text(1);
        QVERIFY(!keys.isEmpty());
        QVERIFY2(table->columnWidth(1) >= table->fontMetrics().horizontalAdvance(keys), qPrintable(keys));
    }
    QVERIFY(table->columnWidth(0) + table->columnWidth(1) <= table->viewport()->width());
}

void WindowTest::pagesAreMadeWhenShown()
{
    WindowFixture fixture;
    const PageStack& pages = fixture.window->pages();
    QVERIFY(pages.isMade(PageId::TypeAndCodes));
    QVERIFY(!pages.isMade(PageId::DisplayLists));
    QVERIFY(!pages.isMade(PageId::OrderSheet));
    fixture.showPage(PageId::OrderSheet);
    QVERIFY(pages.isMade(PageId::OrderSheet));
    QVERIFY(!pages.isMade(PageId::DisplayLists));
    // The next start makes the page it ended on, and no other.
    fixture.window->close();
    fixture.crash();
    fixture.open();
    QVERIFY(fixture.window->pages().isMade(PageId::OrderSheet));
    QVERIFY(!fixture.window->pages().isMade(PageId::TypeAndCodes));
}

void WindowTest::typedNoCodeIsSaid()
{
    WindowFixture fixture;
    auto* editor = fixture.find<QComboBox>("field-Z13");
    editor->setFocus();
    editor->lineEdit()->selectAll();
    QTest::keyClicks(editor->lineEdit(), "12");
    QTest::keyClick(editor->lineEdit(), Qt::Key_Return);
    const auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY(strip->isVisible());
    QVERIFY2(strip->text().contains("Z13") && strip->text().contains("12"), qPrintable(strip->text()));
    editor->lineEdit()->selectAll();
    QTest::keyClicks(editor->lineEdit(), "017");
    QTest::keyClick(editor->lineEdit(), Qt::Key_Return);
    QCOMPARE(fixture.document().configuration().codes[*fixture.document().family().scheme->find("Z13")].text(),
        std::string_view("017"));
    // The code is what one sees, however narrow the box.
    QCOMPARE(editor->lineEdit()->cursorPosition(), 0);
}

void WindowTest::offersStay()
{
    WindowFixture fixture;
    choose(fixture, "X5", "8");
    fixture.window->files().keepSafe();
    fixture.crash();
    fixture.open();
    fixture.window->files().offerRecovery();
    const auto* strip = fixture.find<MessageStrip>("messageStrip");
    const QString offer = strip->text();
    fixture.window->files().open(fixture.folder.filePath("no-such-file.mbench"));
    QVERIFY(strip->text() != offer);
    QTest::mouseClick(fixture.find<QToolButton>("messageClose"), Qt::LeftButton);
    QCOMPARE(strip->text(), offer);
    QVERIFY(strip->isVisible());
}

void WindowTest::paletteSetsAnOption()
{
    WindowFixture fixture;
    QTest::keyClick(fixture.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* search = fixture.find<QLineEdit>("paletteSearch");
    QTRY_VERIFY(search->isVisible());
    QTest::keyClicks(search, "580a");
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(fixture.typeCode().starts_with("6861118"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QString("field-X5"));
}

void WindowTest::findingsLeadToTheirField()
{
    WindowFixture fixture;
    choose(fixture, "X8", "1");
    choose(fixture, "Z27", "2");
    QVERIFY(fixture.document().count(catalog::Severity::Error) > 0);
    fixture.showPage(PageId::OrderSheet);
    auto* list = fixture.find<QListView>("findingsList");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->currentIndex()).center());
    QTRY_VERIFY(
        QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName().startsWith("field-"));
}

void WindowTest::readingsMoveByKeys()
{
    WindowFixture fixture;
    fixture.showPage(PageId::DisplayLists);
    auto* list = fixture.find<QListView>("list-automatic");
    const auto& readings = fixture.document().configuration().display.lists[catalog::DisplayListKind::Automatic];
    QVERIFY(readings.size() >= 2);
    const std::string first = readings[0];
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(readings[1], first);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(std::ranges::find(readings, first) == readings.end());

    // Dropped from the readings: the same data the tree would drag.
    auto* tree = fixture.find<QAbstractItemView>("readings");
    const auto found = tree->model()->match(
        tree->model()->index(0, 0), Qt::UserRole, QString::fromStdString(first), 1, Qt::MatchRecursive);
    QVERIFY(!found.isEmpty());
    const std::unique_ptr<QMimeData> mime(tree->model()->mimeData(found));
    list->model()->dropMimeData(mime.get(), Qt::CopyAction, 0, 0, {});
    QCOMPARE(readings[0], first);
    const std::unique_ptr<QMimeData> own(list->model()->mimeData({list->model()->index(0, 0)}));
    list->model()->dropMimeData(own.get(), Qt::MoveAction, 2, 0, {});
    QCOMPARE(readings[1], first);
}

void WindowTest::droppedFileOpens()
{
    WindowFixture fixture;
    const QString path = fixture.folder.filePath("dropped.mbench");
    auto other = configuration::defaultConfiguration(
        fixture.workspace->catalog(), *fixture.workspace->catalog().family("omnipower-3p"));
    VERIFY_RESULT(project::saveProject(other, path));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fixture.window.get(), &drop);
    QCOMPARE(fixture.document().family().id, std::string("omnipower-3p"));
    QCOMPARE(fixture.document().fileName(), path);
    QVERIFY(!fixture.document().isModified());
    QCOMPARE(fixture.workspace->recentFiles().entries().size(), 1);
}

void WindowTest::damagedFileLeavesTheDocument()
{
    WindowFixture fixture;
    const std::string before = configuration::serialise(fixture.document().configuration());
    const QString path = fixture.folder.filePath("damaged.mbench");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"meterbench-project\", \"ver");
    file.close();
    fixture.window->files().open(path);
    auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY(strip->isVisible());
    QVERIFY(!strip->text().isEmpty());
    QCOMPARE(configuration::serialise(fixture.document().configuration()), before);
    QVERIFY(fixture.document().fileName().isEmpty());
}

void WindowTest::closingAsksAboutUnsavedChanges()
{
    WindowFixture fixture;
    choose(fixture, "X5", "8");
    fixture.window->close();
    QVERIFY(fixture.window->isVisible());
    QVERIFY(question(fixture) != nullptr);
    answer(question(fixture), QMessageBox::RejectRole);
    QTRY_VERIFY(question(fixture) == nullptr);
    QVERIFY(fixture.window->isVisible());
    fixture.window->close();
    QTRY_VERIFY(question(fixture) != nullptr);
    answer(question(fixture), QMessageBox::DestructiveRole);
    QTRY_VERIFY(!fixture.window->isVisible());
}

void WindowTest::unsavedChangesSurviveACrash()
{
    WindowFixture fixture;
    choose(fixture, "X5", "8");
    fixture.window->files().keepSafe();
    fixture.crash();
    fixture.open();
    fixture.window->files().offerRecovery();
    auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY(strip->isVisible());
    QTest::mouseClick(fixture.find<QPushButton>("messageAction1"), Qt::LeftButton);
    QVERIFY(fixture.typeCode().starts_with("6861118"));
    QVERIFY(fixture.document().isModified());
    const QString path = fixture.folder.filePath("kept.mbench");
    fixture.document().markSaved(path);
    fixture.window->files().save();
    QVERIFY(QFile::exists(path));
    QVERIFY(QDir(fixture.folder.filePath("recovery")).entryList({"*.recovery"}, QDir::Files).isEmpty());
}

void WindowTest::undoActionSaysWhatItUndoes()
{
    WindowFixture fixture;
    QAction* undo = fixture.window->actionRegistry()[ActionId::Undo];
    QVERIFY(!undo->isEnabled());
    choose(fixture, "X5", "8");
    QVERIFY2(undo->text().contains("X5"), qPrintable(undo->text()));
    fixture.workspace->setLanguage(text::Language::Danish);
    QTRY_VERIFY2(undo->text().contains("Sæt X5"), qPrintable(undo->text()));
    fixture.trigger(ActionId::Undo);
    QVERIFY(!undo->isEnabled());
    fixture.workspace->setLanguage(text::Language::English);
}

void WindowTest::explanationBelongsToThePage()
{
    WindowFixture fixture;
    const auto* explanation = fixture.find<QTextBrowser>("explanation");
    fixture.find<QComboBox>("field-Z30")->setFocus();
    QVERIFY(explanation->toPlainText().contains("Z30"));
    QTest::keyClick(fixture.window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!explanation->toPlainText().contains("Z30"));
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::WindowTest)
#include "window_test.moc"
