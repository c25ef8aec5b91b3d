// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_fixture.h"
#include "ui/text/words.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QXmlStreamReader>

namespace meterbench::ui {

using tests::WindowFixture;

/// A switch of the language reaches every word on the screen: nothing stays English, and back again.
class LanguageTest : public tests::TestCase {
    Q_OBJECT

private slots:
    // Not the base's, which takes the platform's own words for a fault.
    void init() { tests::failOnOtherWarnings(); }
    void nothingStaysEnglish_data();
    void nothingStaysEnglish();
    void catalogWordsFollow();
};

namespace {

/// English texts whose translation differs.
QSet<QString> englishTexts(const QString& language)
{
    QFile file(QString(METERBENCH_RESOURCES "/../translations/meterbench_%1.ts").arg(language));
    QSet<QString> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation" && xml.readElementText(QXmlStreamReader::IncludeChildElements) != source)
            texts.insert(source);
    }
    return texts;
}

/// Every text a widget shows or tells.
QStringList textsOf(QWidget* widget)
{
    QStringList texts{widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
    if (const auto* label = qobject_cast<QLabel*>(widget))
        texts.append(label->text());
    if (const auto* button = qobject_cast<QAbstractButton*>(widget))
        texts.append(button->text());
    if (const auto* line = qobject_cast<QLineEdit*>(widget))
        texts.append(line->placeholderText());
    if (const auto* menu = qobject_cast<QMenu*>(widget)) {
        texts.append(menu->title());
        for (const QAction* action : menu->actions())
            texts.append({action->text(), action->iconText()});
    }
    if (const auto* tabs = qobject_cast<QTabWidget*>(widget))
        for (int index = 0; index < tabs->count(); ++index)
            texts.append(tabs->tabText(index));
    return texts;
}

} // namespace

void LanguageTest::nothingStaysEnglish_data()
{
    QTest::addColumn<QString>("tag");
    for (const char* tag : {"da", "sv", "fr"})
        QTest::newRow(tag) << tag;
}

void LanguageTest::nothingStaysEnglish()
{
    QFETCH(QString, tag);
    WindowFixture fixture;
    const auto language = *text::languageFromTag(fromQt(tag));
    const QSet<QString> english = englishTexts(tag);
    QVERIFY(english.size() > 150);
    for (const PageEntry& entry : pageRegistry()) {
        fixture.workspace->setLanguage(text::Language::English);
        fixture.showPage(entry.id);
        QCoreApplication::processEvents();
        fixture.workspace->setLanguage(language);
        QCoreApplication::processEvents();
        for (QWidget* widget : fixture.window->findChildren<QWidget*>())
            for (const QString& text : textsOf(widget))
                QVERIFY2(text.isEmpty() || !english.contains(text),
                    qPrintable(
                        QString("%1 (%2): %3").arg(widget->objectName(), widget->metaObject()->className(), text)));
    }
}

void LanguageTest::catalogWordsFollow()
{
    WindowFixture fixture;
    const catalog::Family& family = fixture.document().family();
    for (const text::Language language : text::allLanguages) {
        fixture.workspace->setLanguage(language);
        QCoreApplication::processEvents();
        QCOMPARE(fixture.find<QLabel>("statusFamily")->text(), toQt(family.name, language));
        const QString name = toQt(family.scheme->fields[*family.scheme->find("X5")].name, language);
        QVERIFY(fixture.find<QWidget>("field-X5")->accessibleName().contains(name));
        QVERIFY(fixture.find<QWidget>("digit-X5")->accessibleName().contains(name));
    }
    fixture.workspace->setLanguage(text::Language::English);
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::LanguageTest)
#include "language_test.moc"
