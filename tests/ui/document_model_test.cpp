// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/project_file.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"
#include "ui/document/edits.h"

#include <QRandomGenerator>
#include <QSignalSpy>

namespace meterbench::ui {

/// Every edit can be undone, whatever it was and in whatever order: the document is the same to the byte.
class DocumentModelTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void initTestCase();
    void undoAllAndRedoAll_data();
    void undoAllAndRedoAll();
    void typingIsOneStep();
    void listsFollowTheMeter();
    void legalReadingsStay();
    void savedStateIsKnown();
    void wordsOfUndoSpeakTheLanguage();

private:
    void editAtRandom(DocumentModel& document, QRandomGenerator& random) const;

    std::unique_ptr<catalog::Catalog> m_catalog;
    std::unique_ptr<configuration::Judge> m_judge;
};

void DocumentModelTest::initTestCase()
{
    auto loaded = tests::loadCatalog();
    VERIFY_RESULT(loaded);
    m_catalog = std::make_unique<catalog::Catalog>(std::move(*loaded));
    m_judge = std::make_unique<configuration::Judge>(*m_catalog);
}

void DocumentModelTest::editAtRandom(DocumentModel& document, QRandomGenerator& random) const
{
    const auto below
        = [&random](std::size_t count) { return static_cast<std::size_t>(random.bounded(static_cast<int>(count))); };
    const auto list = catalog::allDisplayLists[below(4)];
    const auto& items = m_catalog->display().items;
    switch (below(9)) {
    case 0:
        edits::changeFamily(document, m_catalog->families()[below(m_catalog->families().size())]);
        break;
    case 1:
        edits::insertReadings(document, list, below(5), {QString::fromStdString(items[below(items.size())].id)});
        break;
    case 2:
        edits::removeReadings(document, list, {below(6), below(6)});
        break;
    case 3:
        edits::moveReading(document, list, below(6), below(6));
        break;
    case 4:
        edits::setDisplayFlag(document, static_cast<edits::DisplayFlag>(below(4)), static_cast<edits::Shown>(below(2)));
        break;
    case 5:
        edits::setPushButton2(
            document, m_catalog->display().pushButton2[below(5)].id, static_cast<edits::Shown>(below(2)));
        break;
    case 6:
        edits::setAccessory(document, m_catalog->accessories()[below(m_catalog->accessories().size())].part,
            static_cast<int>(below(3)));
        break;
    case 7:
        edits::setOrderField(document, static_cast<edits::OrderField>(below(7)), QString::number(below(1000)));
        break;
    default: {
        const auto& fields = document.family().fields;
        const auto& field = fields[below(fields.size())];
        const auto& options = document.family().table(field).options;
        if (!options.empty())
            edits::setCode(document, field.field, configuration::Code(options[below(options.size())].code));
    }
    }
}

void DocumentModelTest::undoAllAndRedoAll_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void DocumentModelTest::undoAllAndRedoAll()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    DocumentModel document(*m_judge, m_catalog->families()[seed % m_catalog->families().size()]);
    const std::string before = configuration::serialise(document.configuration());
    for (int edit = 0; edit < 120; ++edit)
        editAtRandom(document, random);
    const std::string after = configuration::serialise(document.configuration());
    QUndoStack& stack = document.undoStack();
    QVERIFY(stack.count() > 20);
    while (stack.canUndo())
        stack.undo();
    QCOMPARE(configuration::serialise(document.configuration()), before);
    while (stack.canRedo())
        stack.redo();
    QCOMPARE(configuration::serialise(document.configuration()), after);
}

void DocumentModelTest::typingIsOneStep()
{
    DocumentModel document(*m_judge, m_catalog->families().front());
    for (const char* text : {"A", "Ab", "Abc"})
        edits::setOrderField(document, edits::OrderField::Customer, text);
    QCOMPARE(document.undoStack().count(), 1);
    edits::setOrderField(document, edits::OrderField::Contact, "x");
    QCOMPARE(document.undoStack().count(), 2);
    edits::setOrderField(document, edits::OrderField::Contact, "");
    QCOMPARE(document.undoStack().count(), 1);
}

void DocumentModelTest::listsFollowTheMeter()
{
    DocumentModel document(*m_judge, *m_catalog->family("omnipower-1p"));
    const auto energyType = *document.family().scheme->find("X9");
    edits::setCode(document, energyType, configuration::Code("1"));
    const auto& manual = document.configuration().display.lists[catalog::DisplayListKind::Manual];
    QVERIFY(std::ranges::find(manual, "active-export-total") == manual.end());
    QCOMPARE(document.count(catalog::Severity::Error), std::size_t{0});
    const auto followed = edits::setCode(document, energyType, configuration::Code("2"));
    QVERIFY(std::ranges::find(followed, "active-export-total", &configuration::Followed::after) != followed.end());
    QVERIFY(std::ranges::find(manual, "active-export-total") != manual.end());
    QCOMPARE(document.count(catalog::Severity::Error), std::size_t{0});
}

void DocumentModelTest::legalReadingsStay()
{
    DocumentModel document(*m_judge, *m_catalog->family("omnipower-3p"));
    const auto legal = configuration::legalReadings(*m_catalog, document.configuration());
    QVERIFY(!legal.empty());
    std::vector<std::size_t> all(document.configuration().display.lists[catalog::DisplayListKind::Manual].size());
    for (std::size_t index = 0; index < all.size(); ++index)
        all[index] = index;
    edits::removeReadings(document, catalog::DisplayListKind::Manual, all);
    const auto& left = document.configuration().display.lists[catalog::DisplayListKind::Manual];
    QCOMPARE(left.size(), legal.size());
}

void DocumentModelTest::savedStateIsKnown()
{
    DocumentModel document(*m_judge, m_catalog->families().front());
    QSignalSpy spy(&document, &DocumentModel::savedStateChanged);
    QVERIFY(!document.isModified());
    edits::setOrderQuantity(document, 7);
    QVERIFY(document.isModified());
    document.markSaved("a.mbench");
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    QVERIFY(document.isModified());
    document.replaceUnsaved(document.configuration(), {});
    QVERIFY(document.isModified());
    QVERIFY(spy.count() >= 3);
}

void DocumentModelTest::wordsOfUndoSpeakTheLanguage()
{
    DocumentModel document(*m_judge, *m_catalog->family("omnipower-1p"));
    edits::setCode(document, *document.family().scheme->find("X5"), configuration::Code("8"));
    QCOMPARE(document.undoWords(text::Language::English), QString("Set X5 Current range to 8"));
    QVERIFY(document.redoWords(text::Language::English).isEmpty());
    document.undoStack().undo();
    QCOMPARE(document.redoWords(text::Language::English), QString("Set X5 Current range to 8"));
}

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::DocumentModelTest)
#include "document_model_test.moc"
