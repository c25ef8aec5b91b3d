// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_fixture.h"
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/window/message_strip.h"
#include "workbench/project/project_store.h"

#include <QDialog>
#include <QFile>
#include <QPushButton>
#include <QTreeWidget>

namespace meterbench::ui {

using tests::WindowFixture;

/// A file that another program wrote meanwhile is never overwritten in silence.
class FilesTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void savingAsksFirst();
    void comingBackTells();
    void ownFileIsNoStranger();
    void sheetDoesNotEatItsProject();

private:
    static QString saved(const WindowFixture& fixture)
    {
        const QString path = fixture.folder.filePath("order.mbench");
        [&] { VERIFY_RESULT(project::saveProject(fixture.document().configuration(), path)); }();
        fixture.window->files().open(path);
        return path;
    }
    static void writeAsAnother(const WindowFixture& fixture, const QString& path)
    {
        auto other = fixture.document().configuration();
        other.order.customer = "Another program";
        [&] { VERIFY_RESULT(project::saveProject(other, path)); }();
    }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void FilesTest::savingAsksFirst()
{
    WindowFixture fixture;
    const QString path = saved(fixture);
    edits::setOrderQuantity(fixture.document(), 7);
    writeAsAnother(fixture, path);
    const QByteArray foreign = bytes(path);
    fixture.window->files().save();
    QCOMPARE(bytes(path), foreign);
    QVERIFY(fixture.document().isModified());
    const auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY2(strip->text().contains("order.mbench"), qPrintable(strip->text()));

    QTest::mouseClick(fixture.find<QPushButton>("messageAction3"), Qt::LeftButton);
    auto* dialog = fixture.window->findChild<QDialog*>("differenceDialog");
    QVERIFY(dialog != nullptr);
    const auto* table = dialog->findChild<QTreeWidget*>("differences");
    QVERIFY(!table->findItems("Another program", Qt::MatchExactly, 2).isEmpty());
    dialog->accept();

    // The offer is still there; mine is kept by saying so.
    QTest::mouseClick(fixture.find<QPushButton>("messageAction2"), Qt::LeftButton);
    QVERIFY(bytes(path) != foreign);
    QVERIFY(!fixture.document().isModified());
    QVERIFY(!bytes(path).contains("Another program"));
}

void FilesTest::comingBackTells()
{
    WindowFixture fixture;
    const QString path = saved(fixture);
    writeAsAnother(fixture, path);
    fixture.window->files().compareWithDisk();
    const auto* strip = fixture.find<MessageStrip>("messageStrip");
    QVERIFY(strip->isVisible());
    QTest::mouseClick(fixture.find<QPushButton>("messageAction1"), Qt::LeftButton);
    QCOMPARE(fixture.document().configuration().order.customer, std::string("Another program"));
    QVERIFY(!fixture.document().isModified());
    fixture.window->files().compareWithDisk();
    QVERIFY(!strip->isVisible());
}

void FilesTest::ownFileIsNoStranger()
{
    WindowFixture fixture;
    saved(fixture);
    for (int quantity = 2; quantity < 5; ++quantity) {
        edits::setOrderQuantity(fixture.document(), quantity);
        fixture.window->files().save();
        QVERIFY(!fixture.document().isModified());
        fixture.window->files().compareWithDisk();
    }
    QVERIFY(!fixture.find<QPushButton>("messageAction1")->isVisible());
}

void FilesTest::sheetDoesNotEatItsProject()
{
    WindowFixture fixture;
    const QString path = fixture.folder.filePath("order.json");
    VERIFY_RESULT(project::saveProject(fixture.document().configuration(), path));
    fixture.window->files().open(path);
    const QString link = fixture.folder.filePath("link.json");
    QVERIFY(QFile::link(path, link));
    const QByteArray before = bytes(path);
    fixture.showPage(PageId::OrderSheet);
    for (const QString& target : {path, link}) {
        fixture.window->findChild<OrderSheetPage*>()->writeTo(target);
        QCOMPARE(bytes(path), before);
        QVERIFY(fixture.find<MessageStrip>("messageStrip")->isVisible());
    }
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::FilesTest)
#include "files_test.moc"
