// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/ui/window_fixture.h"
#include "ui/page/choice_box.h"
#include "ui/page/number_editor.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QWheelEvent>

namespace meterbench::ui {

using tests::WindowFixture;

/// What a field does with a key or a wheel that was not meant for it: nothing. And what belongs to the program stays
/// the program's while a field has the focus.
class FieldsTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void controlKeysAndWheelChangeNothing_data();
    void controlKeysAndWheelChangeNothing();
    void everyBoxIsOurs_data() { controlKeysAndWheelChangeNothing_data(); }
    void everyBoxIsOurs();
    void fieldsHandUndoToTheDocument();
    void programKeysReachTheProgram();
    void numberIsShownAsItIs();
    void ratioIsShownOnce();
    void tabOrderSurvivesAnotherFamily();
};

namespace {

QList<QWidget*> fieldsOf(const WindowFixture& fixture)
{
    QList<QWidget*> fields;
    for (QWidget* widget : fixture.window->findChildren<QWidget*>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0
            && fixture.window->pages().isAncestorOf(widget))
            fields.append(widget);
    return fields;
}

QStringList tabStops(const WindowFixture& fixture)
{
    // New widgets are shown by the next turn of the loop.
    QCoreApplication::processEvents();
    QStringList names;
    QWidget* first = fixture.window->findChild<QWidget*>("fieldFilter");
    first->setFocus();
    QWidget* at = first;
    do {
        names.append(at->objectName());
        QTest::keyClick(at, Qt::Key_Tab);
        at = QApplication::focusWidget();
    } while (at != first && names.size() < 300);
    return names;
}

} // namespace

void FieldsTest::controlKeysAndWheelChangeNothing_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QByteArray>("family");
    for (const PageEntry& entry : pageRegistry())
        for (const char* family : {"omnipower-1p", "omnipower-ct", "kamstrup-382m"})
            QTest::addRow("%s %s", entry.name.data(), family) << static_cast<int>(entry.id) << QByteArray(family);
}

void FieldsTest::controlKeysAndWheelChangeNothing()
{
    QFETCH(int, page);
    QFETCH(QByteArray, family);
    WindowFixture fixture;
    fixture.window->files().newDocument(*fixture.workspace->catalog().family(family.toStdString()));
    fixture.showPage(static_cast<PageId>(page));
    QCoreApplication::processEvents();
    const std::string before = configuration::serialise(fixture.document().configuration());
    const QList<QWidget*> fields = fieldsOf(fixture);
    QVERIFY(fields.size() > 5);
    for (QWidget* field : fields) {
        field->setFocus(Qt::TabFocusReason);
        // A text that was copied may be pasted: that would be meant.
        QGuiApplication::clipboard()->clear();
        const auto unchanged = [&](const QString& by) {
            QVERIFY2(configuration::serialise(fixture.document().configuration()) == before,
                qPrintable(field->objectName() + " by " + by));
        };
        for (int key = Qt::Key_A; key <= Qt::Key_Z; ++key) {
            // As the windowing system sends it: with the control character as its text.
            const QString text(QChar(key - Qt::Key_A + 1));
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::ControlModifier, text);
                QApplication::sendEvent(field, &event);
            }
            unchanged(QString("Ctrl+%1").arg(QChar(key)));
        }
        for (const Qt::Key key : {Qt::Key_C, Qt::Key_V, Qt::Key_A, Qt::Key_X, Qt::Key_G, Qt::Key_Z}) {
            QTest::keyClick(field, key, Qt::ControlModifier);
            unchanged(QString("pressed Ctrl+%1").arg(QChar(key)));
        }
        for (const int step : {120, -120, 240}) {
            QWheelEvent event(QPointF(4, 4), field->mapToGlobal(QPointF(4, 4)), {}, QPoint(0, step), Qt::NoButton,
                Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(field, &event);
            unchanged("the wheel");
        }
        if (QTest::currentTestFailed())
            return;
    }
}

void FieldsTest::everyBoxIsOurs()
{
    QFETCH(int, page);
    WindowFixture fixture;
    fixture.showPage(static_cast<PageId>(page));
    for (const QWidget* field : fieldsOf(fixture)) {
        if (qobject_cast<const QComboBox*>(field) != nullptr)
            QVERIFY2(qobject_cast<const ChoiceBox*>(field) != nullptr, qPrintable(field->objectName()));
        if (qobject_cast<const QAbstractSpinBox*>(field) != nullptr)
            QVERIFY2(qobject_cast<const NumberEditor*>(field) != nullptr, qPrintable(field->objectName()));
    }
}

void FieldsTest::fieldsHandUndoToTheDocument()
{
    WindowFixture fixture;
    fixture.find<QComboBox>("field-X5")->setFocus();
    QTest::keyClicks(fixture.find<QComboBox>("field-X5"), "8");
    QVERIFY(fixture.typeCode().starts_with("6861118"));
    for (const char* name : {"fieldFilter", "codeEntry", "meterNumber1", "field-Z13"}) {
        auto* field = fixture.find<QWidget>(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(!fixture.typeCode().starts_with("6861118"), name);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(fixture.typeCode().starts_with("6861118"), name);
    }
    fixture.showPage(PageId::OrderSheet);
    for (const char* name : {"order-customer", "order-remark", "order-quantity"}) {
        auto* field = fixture.find<QWidget>(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY2(!fixture.typeCode().starts_with("6861118"), name);
        QTest::keyClick(field, Qt::Key_Y, Qt::ControlModifier);
        QVERIFY2(fixture.typeCode().starts_with("6861118"), name);
    }
    // What was typed is a step of the document like any other.
    auto* customer = fixture.find<QLineEdit>("order-customer");
    customer->setFocus();
    QTest::keyClicks(customer, "Nordby");
    QTest::keyClick(customer, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(customer->text().isEmpty());
    QVERIFY(fixture.document().configuration().order.customer.empty());
}

void FieldsTest::programKeysReachTheProgram()
{
    WindowFixture fixture;
    auto* filter = fixture.find<QLineEdit>("fieldFilter");
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(fixture.window->pages().current(), PageId::OrderSheet);
    QTRY_VERIFY(fixture.window->findChild<QDialog*>("exportDialog") != nullptr);
    fixture.window->findChild<QDialog*>("exportDialog")->reject();
}

void FieldsTest::numberIsShownAsItIs()
{
    WindowFixture fixture;
    fixture.window->files().newDocument(*fixture.workspace->catalog().family("omnipower-ct"));
    edits::setTransformerRatio(fixture.document(), 1000);
    auto* ratio = fixture.find<NumberEditor>("transformerRatio");
    QVERIFY(ratio->isVisible());
    QCOMPARE(ratio->value(), 1000);
    QVERIFY(!ratio->isWithinLimits());
    QVERIFY(ratio->accessibleDescription().contains("600"));
    QCOMPARE(fixture.document().pathState("/ctRatio", false), ValueState::Invalid);
    QCOMPARE(fixture.document().configuration().currentTransformerRatio, std::optional(1000));
    // A step leads back to where one may be.
    QTest::keyClick(ratio, Qt::Key_Down);
    QCOMPARE(ratio->value(), 600);

    auto configuration = fixture.document().configuration();
    configuration.accessories = {{fixture.workspace->catalog().accessories().front().part, 500'000}};
    configuration.order.quantity = 2'000'000;
    fixture.document().edit(configuration, {});
    fixture.showPage(PageId::OrderSheet);
    QCOMPARE(fixture.find<NumberEditor>("order-quantity")->value(), 2'000'000);
    QVERIFY(fixture.find<NumberEditor>("order-quantity")->accessibleDescription().startsWith("invalid"));
    QVERIFY(!fixture.find<NumberEditor>("order-quantity")->isWithinLimits());
    const QString part = QString::fromStdString(configuration.accessories.front().part);
    QCOMPARE(fixture.find<NumberEditor>("accessory-" + part)->value(), 500'000);
    // And a good one bears no mark.
    edits::setOrderQuantity(fixture.document(), 250);
    QVERIFY(!fixture.find<NumberEditor>("order-quantity")->accessibleDescription().startsWith("invalid"));
}

void FieldsTest::ratioIsShownOnce()
{
    WindowFixture fixture;
    fixture.window->files().newDocument(*fixture.workspace->catalog().family("omnipower-ct"));
    // Z21 says it; a second place would be a second truth.
    QVERIFY(!fixture.find<QWidget>("transformerRatio")->isVisible());
    auto* ordered = fixture.find<QComboBox>("field-Z21");
    QVERIFY(ordered->isVisible());
    // Any ratio may be typed, printed or not.
    ordered->setFocus();
    ordered->lineEdit()->selectAll();
    QTest::keyClicks(ordered->lineEdit(), "50");
    QTest::keyClick(ordered->lineEdit(), Qt::Key_Return);
    const auto& configuration = fixture.document().configuration();
    QCOMPARE(configuration.codes[*configuration.family->scheme->find("Z21")].text(), std::string_view("050"));
}

void FieldsTest::tabOrderSurvivesAnotherFamily()
{
    WindowFixture fixture;
    const QStringList before = tabStops(fixture);
    QVERIFY(before.size() > 30);
    edits::changeFamily(fixture.document(), *fixture.workspace->catalog().family("omnipower-3p"));
    edits::changeFamily(fixture.document(), *fixture.workspace->catalog().family("omnipower-1p"));
    QCOMPARE(tabStops(fixture).join(' '), before.join(' '));
    QVERIFY(before.indexOf("field-X4") < before.indexOf("field-X5"));
    QVERIFY(before.indexOf("field-X5") < before.indexOf("field-Z1"));
    QVERIFY(before.indexOf("field-Z1") < before.indexOf("meterNumber1"));
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::FieldsTest)
#include "fields_test.moc"
