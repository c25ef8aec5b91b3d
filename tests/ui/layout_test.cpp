// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_fixture.h"
#include "ui/page/choice_box.h"
#include "ui/page/date_text.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

namespace meterbench::ui {

using tests::WindowFixture;

/// What matters is seen on the screens people have, and nothing takes room that has nothing to say.
class LayoutTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void valuesAreReadAtAGlance_data();
    void valuesAreReadAtAGlance();
    void readingsAreToldApart();
    void panelsFoldWhenTheyHaveNothingToSay();
    void oneSideIsChosenFrom();
    void longTextOfTheGlassIsSaid();
    void datesAsPeopleWriteThem_data();
    void datesAsPeopleWriteThem();
    void typedDateIsTaken();
};

void LayoutTest::valuesAreReadAtAGlance_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1280, 1600, 1920})
        QTest::addRow("%d", width) << width;
}

void LayoutTest::valuesAreReadAtAGlance()
{
    QFETCH(int, width);
    for (const text::Language language : text::allLanguages) {
        WindowFixture fixture(language);
        fixture.window->resize(width, 800);
        // The panel at the right takes its room, too.
        fixture.find<QComboBox>("field-X5")->setFocus();
        QCoreApplication::processEvents();
        for (const QComboBox* box : fixture.window->findChildren<QComboBox*>()) {
            if (!box->isVisible() || !box->objectName().startsWith("field-"))
                continue;
            const int character = box->fontMetrics().averageCharWidth();
            QVERIFY2(box->width() >= leastValueCharacters * character - 1
                    && box->width() <= mostValueCharacters * character + 1,
                qPrintable(QString("%1: %2 characters").arg(box->objectName()).arg(box->width() / character)));
        }
    }
}

void LayoutTest::readingsAreToldApart()
{
    for (const text::Language language : text::allLanguages) {
        WindowFixture fixture(language);
        fixture.window->resize(1280, 800);
        fixture.showPage(PageId::DisplayLists);
        QCoreApplication::processEvents();
        const auto* tree = fixture.find<QTreeView>("readings");
        const auto* model = tree->model();
        const int character = tree->fontMetrics().averageCharWidth();
        // Room for the indentation and the OBIS code, and the name whole.
        for (int group = 0; group < 2; ++group)
            for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row) {
                const QModelIndex index = model->index(row, 0, model->index(group, 0));
                const QString name = index.data().toString();
                QVERIFY2(
                    tree->visualRect(index).width() - character * 12 >= tree->fontMetrics().horizontalAdvance(name),
                    qPrintable(name));
            }
    }
}

void LayoutTest::panelsFoldWhenTheyHaveNothingToSay()
{
    WindowFixture fixture;
    const auto* explanation = fixture.find<QTextBrowser>("explanation");
    QVERIFY(!explanation->isVisible());
    fixture.find<QComboBox>("field-X5")->setFocus();
    QVERIFY(explanation->isVisible());
    fixture.showPage(PageId::OrderSheet);
    QVERIFY(!explanation->isVisible());
    const auto* findings = fixture.find<QListView>("findingsList");
    QCOMPARE(findings->isVisible(), findings->model()->rowCount() > 0);
}

void LayoutTest::oneSideIsChosenFrom()
{
    WindowFixture fixture;
    fixture.showPage(PageId::DisplayLists);
    auto* tree = fixture.find<QTreeView>("readings");
    auto* list = fixture.find<QListView>("list-automatic");
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    tree->setFocus();
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Down);
    QVERIFY(!tree->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(!fixture.find<QToolButton>("removeReading")->isEnabled());
    // The cursor of the list has stayed, and what is added follows it; one after the other, without leaving the tree.
    const auto& readings = fixture.document().configuration().display.lists[catalog::DisplayListKind::Automatic];
    edits::removeReadings(fixture.document(), catalog::DisplayListKind::Automatic, {0});
    const auto before = readings.size();
    tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
    QTest::keyClick(tree, Qt::Key_Insert);
    QCOMPARE(readings.size(), before + 1);
    QVERIFY(!tree->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
    list->setFocus();
    QVERIFY(tree->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(!list->selectionModel()->selectedIndexes().isEmpty());
}

void LayoutTest::longTextOfTheGlassIsSaid()
{
    WindowFixture fixture;
    fixture.showPage(PageId::DisplayLists);
    auto* tree = fixture.find<QTreeView>("readings");
    const auto found = tree->model()->match(tree->model()->index(0, 0), Qt::UserRole,
        QString("active-import-total-tariff-2"), 1, Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY(!found.isEmpty());
    tree->setCurrentIndex(found.front());
    QVERIFY2(fixture.find<QLabel>("lcdCaption")->text().contains("A+/T2"),
        qPrintable(fixture.find<QLabel>("lcdCaption")->text()));
}

void LayoutTest::datesAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QDate>("date");
    const QDate lastDay(2026, 12, 31);
    for (const char* written : {"2026-12-31", "31.12.2026", "31/12/2026", "31-12-2026", "31. 12. 2026", " 31.12.2026 "})
        QTest::newRow(written) << written << lastDay;
    for (const char* written : {"", "12/31/2026", "31.12", "31.12.26", "tomorrow", "2026-02-30"})
        QTest::newRow(written) << written << QDate();
    QTest::newRow("day first") << "01.02.2026" << QDate(2026, 2, 1);
}

void LayoutTest::datesAsPeopleWriteThem()
{
    QFETCH(QString, written);
    QFETCH(QDate, date);
    QCOMPARE(dateFromText(written), date);
}

void LayoutTest::typedDateIsTaken()
{
    WindowFixture fixture(text::Language::Danish);
    fixture.showPage(PageId::OrderSheet);
    auto* date = fixture.find<QLineEdit>("order-date");
    date->setFocus();
    QTest::keyClicks(date, "31.12.2026");
    QTest::keyClick(date, Qt::Key_Tab);
    QCOMPARE(fixture.document().configuration().order.date, std::string("2026-12-31"));
    QCOMPARE(date->text(), QString("2026-12-31"));
    QCOMPARE(fixture.document().count(catalog::Severity::Error), std::size_t{0});
    QTest::keyClick(date, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(fixture.document().configuration().order.date.empty());
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::LayoutTest)
#include "layout_test.moc"
