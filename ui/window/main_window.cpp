// SPDX-License-Identifier: Apache-2.0
#include "ui/window/main_window.h"

#include "ui/page/followed_message.h"
#include "ui/text/words.h"
#include "ui/window/command_palette.h"
#include "ui/window/explanation_panel.h"
#include "ui/window/file_controller.h"
#include "ui/window/findings_panel.h"
#include "ui/window/message_strip.h"
#include "ui/window/navigation.h"
#include "ui/window/page_stack.h"
#include "ui/window/palette_entries.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
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
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    // Fields that go tell their focus goodbye; there is no window left to fold anything in.
    disconnect(m_explanation, nullptr, this, nullptr);
}

void MainWindow::buildParts()
{
    m_navigation = new Navigation(this);
    m_pages = new PageStack(m_workspace, this);
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
    connect(m_pages, &PageStack::made, this, &MainWindow::adopt);
    connect(m_explanation, &ExplanationPanel::subjectChanged, this, &MainWindow::foldExplanation);
    connect(m_files, &FileController::tell, m_strip, &MessageStrip::show);
    connect(m_findings, &FindingsPanel::jump, this, &MainWindow::jump);
    DocumentModel& document = m_workspace.document();
    connect(&document, &DocumentModel::changed, this, &MainWindow::showState);
    connect(&document, &DocumentModel::savedStateChanged, this, &MainWindow::showState);
    connect(&document, &DocumentModel::replaced, m_strip, &MessageStrip::dismissPassing);
    // The texts of undo and redo belong to the step on top, which a merge changes without a change of the index.
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &MainWindow::undoWithWords);
}

void MainWindow::adopt(Page* page)
{
    connect(page, &Page::explain, m_explanation, &ExplanationPanel::explain);
    connect(page, &Page::tell, m_strip, &MessageStrip::show);
    connect(page, &Page::openAsNew, m_files, &FileController::newFrom);
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
    m_column->setSizes({height(), std::min(fontMetrics().height() * 9, height() / 5)});
    m_actions[ActionId::ShowFindings]->setChecked(settings.isOn(SwitchSetting::Findings));
    m_findings->setOpen(settings.isOn(SwitchSetting::Findings));
    const QString pageName = settings.text(TextSetting::Page);
    PageId page = PageId::TypeAndCodes;
    for (const PageEntry& entry : pageRegistry())
        if (entry.name == pageName)
            page = entry.id;
    showPage(page);
    m_pages->currentPage().focusFirst();
    adaptToWidth();
}

void MainWindow::adaptToWidth()
{
    const int lines = width() / std::max(fontMetrics().height(), 1);
    m_navigation->setWidth(lines < nameLines ? Navigation::Width::Icons : Navigation::Width::Names);
    const bool room = lines >= explanationLines;
    m_actions[ActionId::ShowExplanation]->setChecked(room && m_workspace.settings().isOn(SwitchSetting::Explanation));
    foldExplanation();
}

void MainWindow::foldExplanation()
{
    m_explanation->setVisible(m_actions[ActionId::ShowExplanation]->isChecked() && m_explanation->hasSubject());
}

void MainWindow::showPage(PageId id)
{
    const bool other = m_pages->currentWidget() == nullptr || m_pages->current() != id;
    m_pages->show(id);
    if (other) {
        // Hiding a page lets the focus wander over its fields; what they said of themselves is of no interest here.
        m_explanation->explain({});
        m_pages->currentPage().focusFirst();
    }
    const PageEntry& entry = pageEntry(id);
    m_actions[entry.name]->setChecked(true);
    foldExplanation();
    m_workspace.settings().setText(TextSetting::Page, entry.name);
}

void MainWindow::jump(const Target& target)
{
    // The place may be named by path, by field, or by both: the path is the nearer one.
    for (const Target& attempt :
        {Target{.path = target.path}, Target{.field = target.field}, Target{.reading = target.reading}}) {
        for (const PageEntry& entry : pageRegistry()) {
            if (!entry.shows(attempt))
                continue;
            // The place may be empty after all: then one stays where one is.
            const PageId before = m_pages->current();
            m_pages->show(entry.id);
            if (m_pages->currentPage().reveal(attempt)) {
                showPage(entry.id);
                return;
            }
            m_pages->show(before);
        }
    }
}

void MainWindow::choose(catalog::FieldIndex field, const QString& code)
{
    const auto followed = edits::setCode(m_workspace.document(), field, configuration::Code(fromQt(code)));
    jump({.field = field});
    if (const auto message = followedMessage(m_workspace, followed))
        m_strip->show(*message);
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
    PaletteCommands commands;
    commands.jump = [this](const Target& target) { jump(target); };
    commands.choose = [this](catalog::FieldIndex field, const QString& code) { choose(field, code); };
    commands.open = [this](const QString& path) { m_files->open(path); };
    commands.openSample = [this](const std::string& sample) { m_files->openSample(sample); };
    m_palette->open(paletteEntries(m_workspace, m_actions, commands));
}

void MainWindow::retranslate()
{
    retranslateMenus();
    m_fileLabel->setAccessibleDescription(tr("File"));
    m_familyLabel->setAccessibleDescription(tr("Family"));
    menuBar()->setAccessibleName(tr("Menu"));
    showState();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    // A field that has the focus takes keys of the program for its own, Ctrl+Z above all. They are the program's
    // wherever one stands: the document is what is undone.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* widget = qobject_cast<QWidget*>(watched);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (widget != nullptr && widget->window() == this && m_actions.hasShortcut(key->keyCombination())) {
            event->ignore();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_files->compareWithDisk();
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
