// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/main_window.h"

#include "ui/frame/command_palette.h"
#include "ui/frame/explanation_panel.h"
#include "ui/frame/file_controller.h"
#include "ui/frame/findings_panel.h"
#include "ui/frame/message_strip.h"
#include "ui/frame/navigation.h"
#include "ui/frame/palette_entries.h"
#include "ui/pages/display_lists/display_lists_page.h"
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/pages/type_and_codes/type_and_codes_page.h"
#include "ui/text/words.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace meterbench::ui {

using namespace Qt::StringLiterals;

namespace {

// In heights of a line: a narrower window shows icons instead of task names, and no explanation by
// default.
constexpr int nameLines = 72;
constexpr int explanationLines = 68;

} // namespace

MainWindow::MainWindow(Workspace& workspace) : m_workspace(workspace), m_actions(this)
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    m_files = new FileController(workspace, this);
    buildParts();
    buildActions();
    buildMenus();
    for (QAction* action : m_pageGroup->actions())
        m_navigation->add(action);
    connectParts();
    retranslate();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildParts()
{
    m_navigation = new Navigation(this);
    m_pages = new QStackedWidget(this);
    m_typeAndCodes = new TypeAndCodesPage(m_workspace, m_pages);
    m_displayLists = new DisplayListsPage(m_workspace, m_pages);
    m_orderSheet = new OrderSheetPage(m_workspace, m_pages);
    for (Page* page : std::initializer_list<Page*>{m_typeAndCodes, m_displayLists, m_orderSheet})
        m_pages->addWidget(page);
    m_strip = new MessageStrip(this);
    m_findings = new FindingsPanel(m_workspace, this);
    m_explanation = new ExplanationPanel(m_workspace, this);
    m_palette = new CommandPalette(this);

    m_column = new QSplitter(Qt::Vertical, this);
    m_column->setChildrenCollapsible(false);
    m_column->addWidget(m_pages);
    m_column->addWidget(m_findings);
    m_column->setStretchFactor(0, 1);
    auto* middle = new QWidget(this);
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(0, 0, 0, 0);
    middleColumn->setSpacing(0);
    middleColumn->addWidget(m_strip);
    middleColumn->addWidget(m_column, 1);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_explanation);
    m_splitter->setStretchFactor(0, 1);
    auto* all = new QWidget(this);
    auto* row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_splitter, 1);
    setCentralWidget(all);
    m_fileLabel = new QLabel(this);
    m_fileLabel->setObjectName(u"statusFile"_s);
    m_familyLabel = new QLabel(this);
    m_familyLabel->setObjectName(u"statusFamily"_s);
    statusBar()->addWidget(m_fileLabel, 1);
    statusBar()->addPermanentWidget(m_familyLabel);
}

void MainWindow::connectParts()
{
    for (Page* page : std::initializer_list<Page*>{m_typeAndCodes, m_displayLists, m_orderSheet}) {
        connect(page, &Page::explain, m_explanation, &ExplanationPanel::explain);
        connect(page, &Page::tell, m_strip, &MessageStrip::show);
    }
    connect(m_files, &FileController::tell, m_strip, &MessageStrip::show);
    connect(m_findings, &FindingsPanel::jump, this, &MainWindow::jump);
    DocumentModel& document = m_workspace.document();
    connect(&document, &DocumentModel::changed, this, &MainWindow::showState);
    connect(&document, &DocumentModel::savedStateChanged, this, &MainWindow::showState);
    connect(&document, &DocumentModel::replaced, m_strip, &MessageStrip::dismiss);
    // The texts of undo and redo belong to the step on top, which a merge changes without a change of the index.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::undoWithWords);
}

void MainWindow::restoreWindow()
{
    const Settings& settings = m_workspace.settings();
    if (!restoreGeometry(settings.bytes(BytesSetting::WindowGeometry))) {
        const QSize available = screen()->availableSize();
        const QSize wanted(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 48);
        resize(wanted.boundedTo(available * 9 / 10));
    }
    if (!m_splitter->restoreState(settings.bytes(BytesSetting::Splitter)))
        m_splitter->setSizes({width() * 3 / 4, m_explanation->sizeHint().width()});
    m_column->setSizes({height(), std::min(fontMetrics().height() * 5, height() / 8)});
    m_actions[ActionId::ShowFindings]->setChecked(settings.isOn(SwitchSetting::Findings));
    m_findings->setOpen(settings.isOn(SwitchSetting::Findings));
    const QString pageName = settings.text(TextSetting::Page);
    Page* page = m_typeAndCodes;
    for (const QAction* action : m_pageGroup->actions())
        if (action->objectName() == pageName)
            page = qobject_cast<Page*>(action->data().value<QWidget*>());
    showPage(page);
    page->focusFirst();
    adaptToWidth();
}

void MainWindow::adaptToWidth()
{
    const int lines = width() / std::max(fontMetrics().height(), 1);
    m_navigation->setWidth(lines < nameLines ? Navigation::Width::Icons : Navigation::Width::Names);
    const bool room = lines >= explanationLines;
    QAction* explanation = m_actions[ActionId::ShowExplanation];
    const bool wanted = room && m_workspace.settings().isOn(SwitchSetting::Explanation);
    explanation->setChecked(wanted);
    m_explanation->setVisible(wanted);
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::showPage(Page* page)
{
    const bool other = currentPage() != page;
    m_pages->setCurrentWidget(page);
    if (other) {
        // Hiding a page lets the focus wander over its fields; what they said of themselves is of no interest here.
        m_explanation->explain({});
        page->focusFirst();
    }
    for (QAction* action : m_pageGroup->actions())
        if (action->objectName() == page->name())
            action->setChecked(true);
    m_workspace.settings().setText(TextSetting::Page, page->name());
}

void MainWindow::jump(const Target& target)
{
    // The place may be named by path, by field, or by both: the path is the nearer one.
    for (const Target& attempt : {Target{{}, target.path}, Target{target.field, {}}}) {
        if (attempt.path.isEmpty() && !attempt.field)
            continue;
        for (Page* page : std::initializer_list<Page*>{m_typeAndCodes, m_displayLists, m_orderSheet}) {
            Page* before = currentPage();
            m_pages->setCurrentWidget(page);
            if (page->reveal(attempt)) {
                showPage(page);
                return;
            }
            m_pages->setCurrentWidget(before);
        }
    }
}

void MainWindow::showState()
{
    const DocumentModel& document = m_workspace.document();
    setWindowModified(document.isModified());
    setWindowTitle(u"%1[*] – Meterbench"_s.arg(m_files->displayName()));
    setWindowFilePath(document.fileName());
    const QString file = document.fileName().isEmpty() ? m_files->displayName() : document.fileName();
    m_fileLabel->setText(document.isModified() ? tr("%1 (not saved)").arg(file) : file);
    m_familyLabel->setText(toQt(document.family().name, m_workspace.language()));
    undoWithWords();
}

void MainWindow::undoWithWords()
{
    DocumentModel& document = m_workspace.document();
    const text::Language language = m_workspace.language();
    const auto show = [](QAction* action, const QString& plain, const QString& withWords, const QString& words) {
        action->setEnabled(!words.isEmpty());
        action->setText(words.isEmpty() ? plain : withWords.arg(words));
    };
    show(m_actions[ActionId::Undo], tr("&Undo"), tr("&Undo: %1"), document.undoWords(language));
    show(m_actions[ActionId::Redo], tr("&Redo"), tr("&Redo: %1"), document.redoWords(language));
}

void MainWindow::openPalette()
{
    PaletteDoings doings;
    doings.goToField = [this](catalog::FieldIndex field) { jump({field, {}}); };
    doings.choose = [this](catalog::FieldIndex field, const QString& code) {
        m_typeAndCodes->choose(field, code);
        jump({field, {}});
    };
    doings.showReading = [this](const QString& id) {
        showPage(m_displayLists);
        m_displayLists->showReading(id);
    };
    m_palette->open(paletteEntries(m_workspace, m_actions, doings));
}

void MainWindow::retranslate()
{
    retranslateMenus();
    m_fileLabel->setAccessibleDescription(tr("File"));
    m_familyLabel->setAccessibleDescription(tr("Family"));
    menuBar()->setAccessibleName(tr("Menu"));
    showState();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        adaptToWidth();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_closing == Closing::Ask && m_workspace.document().isModified()) {
        event->ignore();
        m_files->afterQuestion([this] {
            m_closing = Closing::Agreed;
            close();
        });
        return;
    }
    m_workspace.settings().setBytes(BytesSetting::WindowGeometry, saveGeometry());
    m_workspace.settings().setBytes(BytesSetting::Splitter, m_splitter->saveState());
    m_files->forget();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    m_files->open(event->mimeData()->urls().front().toLocalFile());
}

} // namespace meterbench::ui
