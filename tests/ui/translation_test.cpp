// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QXmlStreamReader>

namespace meterbench::ui {

/// Every text of the program is translated, with its places for arguments and its plurals, in all languages alike.
class TranslationTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
};

namespace {

struct Entry {
    QString context;
    QString source;
    QStringList translations;
    bool unfinished = false;
};

QList<Entry> readEntries(const QString& language)
{
    QFile file(QString(METERBENCH_RESOURCES "/../translations/meterbench_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Entry> entries;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            entries.append({context, {}, {}, false});
        else if (xml.name() == u"source")
            entries.back().source = xml.readElementText();
        else if (xml.name() == u"numerusform")
            entries.back().translations.append(xml.readElementText());
        else if (xml.name() == u"translation") {
            entries.back().unfinished = xml.attributes().value("type") == u"unfinished";
            // The text itself, or one form for each number: forms are elements of their own and come by in turn.
            if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
                entries.back().translations.append(xml.text().toString());
        }
    }
    return entries;
}

QStringList arguments(const QString& text)
{
    static const QRegularExpression place("%[0-9n]");
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.sort();
    return found;
}

} // namespace

void TranslationTest::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"da", "sv", "fr"})
        QTest::newRow(language) << language;
}

void TranslationTest::everyTextIsTranslated()
{
    QFETCH(QString, language);
    const QList<Entry> entries = readEntries(language);
    QVERIFY(entries.size() > 200);
    for (const Entry& entry : entries) {
        QVERIFY2(!entry.unfinished && !entry.translations.isEmpty(), qPrintable(entry.context + ": " + entry.source));
        for (const QString& translation : entry.translations)
            QVERIFY2(arguments(translation) == arguments(entry.source), qPrintable(translation));
    }
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::TranslationTest)
#include "translation_test.moc"
