// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/pages/type_and_codes/type_and_codes_page.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "ui/window/explanation_panel.h"
#include "ui/window/file_controller.h"
#include "ui/window/findings_panel.h"
#include "ui/window/help_dialogs.h"
#include "ui/window/main_window.h"
#include "ui/window/page_stack.h"
#include "workbench/resources/resources.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>

/// The actions and menus of the window.
namespace meterbench::ui {

using namespace Qt::StringLiterals;

template <typename AnyPage>
AnyPage& MainWindow::open(PageId id)
{
    showPage(id);
    return static_cast<AnyPage&>(m_pages->page(id));
}

void MainWindow::add(ActionId id, const QString& iconName, const QList<QKeySequence>& keys, ActionRegistry::Words words,
    std::function<void()> run)
{
    connect(m_actions.add(id, iconName, keys, std::move(words)), &QAction::triggered, this, std::move(run));
}

void MainWindow::buildActions()
{
    add(
        ActionId::Open, u"open"_s, {QKeySequence::Open}, [] { return tr("&Open…"); },
        [this] { m_files->openByDialog(); });
    add(ActionId::Save, u"save"_s, {QKeySequence::Save}, [] { return tr("&Save"); }, [this] { m_files->save(); });
    add(
        ActionId::SaveAs, u"save-as"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        [] { return tr("Save &as…"); }, [this] { m_files->saveAs(); });
    add(
        ActionId::ExportSheet, u"export"_s, {QKeySequence(Qt::CTRL | Qt::Key_E)}, [] { return tr("&Export sheet…"); },
        [this] {
            open<OrderSheetPage>(PageId::OrderSheet)
                .exportSheet(m_files->folder(), QFileInfo(m_files->displayName()).completeBaseName() + u".pdf"_s);
        });
    add(
        ActionId::Print, u"print"_s, {QKeySequence::Print}, [] { return tr("&Print…"); },
        [this] { open<OrderSheetPage>(PageId::OrderSheet).print(); });
    add(
        ActionId::Preview, u"preview"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
        [] { return tr("Print pre&view"); }, [this] { showPage(PageId::OrderSheet); });
    add(
        ActionId::Quit, u"quit"_s, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [] { return tr("&Quit"); },
        [this] { close(); });
    connect(m_pages, &PageStack::made, this, [this](Page* page) {
        if (const auto* sheet = qobject_cast<OrderSheetPage*>(page)) {
            connect(sheet, &OrderSheetPage::exportWanted, m_actions[ActionId::ExportSheet], &QAction::trigger);
            connect(sheet, &OrderSheetPage::printWanted, m_actions[ActionId::Print], &QAction::trigger);
        }
    });
    buildEditActions();
    buildPageActions();
    buildViewActions();
    add(
        ActionId::Shortcuts, u"keyboard"_s, {QKeySequence(Qt::CTRL | Qt::Key_Slash)},
        [] { return tr("&Keyboard shortcuts"); }, [this] { showShortcuts(this, m_actions); });
    add(ActionId::About, u"about"_s, {}, [] { return tr("&About Meterbench"); }, [this] { showAbout(this); });
    buildTableActions();
}

void MainWindow::buildEditActions()
{
    QUndoStack& stack = m_workspace.document().undoStack();
    add(ActionId::Undo, u"undo"_s, {QKeySequence::Undo}, [] { return tr("&Undo"); }, [&stack] { stack.undo(); });
    add(
        ActionId::Redo, u"redo"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
        [] { return tr("&Redo"); }, [&stack] { stack.redo(); });
    const auto copy = [](const std::string& text) { QGuiApplication::clipboard()->setText(toQt(text)); };
    add(
        ActionId::CopyTypeCode, u"copy"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        [] { return tr("Copy &type code"); },
        [this, copy] {
            const DocumentModel& document = m_workspace.document();
            copy(configuration::typeCode(document.family(), document.configuration().codes));
        });
    add(
        ActionId::CopyConfiguration, u"copy"_s, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C)},
        [] { return tr("Copy &configuration"); },
        [this, copy] {
            const DocumentModel& document = m_workspace.document();
            copy(configuration::configurationText(document.family(), document.configuration().codes));
        });
    add(
        ActionId::PasteCode, u"paste"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)},
        [] { return tr("&Paste code"); },
        [this] { open<TypeAndCodesPage>(PageId::TypeAndCodes).paste(QGuiApplication::clipboard()->text()); });
    add(
        ActionId::ChangeMeterType, u"type-and-codes"_s, {}, [] { return tr("Change &meter type…"); },
        [this] { open<TypeAndCodesPage>(PageId::TypeAndCodes).changeMeterType(); });
    add(
        ActionId::Search, u"palette"_s, {QKeySequence(Qt::CTRL | Qt::Key_K)}, [] { return tr("&Search everything…"); },
        [this] { openPalette(); });
    add(
        ActionId::Filter, u"search"_s, {QKeySequence::Find}, [] { return tr("&Filter this page"); },
        [this] { m_pages->currentPage().focusFilter(); });
    add(
        ActionId::NextFinding, u"findings"_s, {QKeySequence(Qt::Key_F8)}, [] { return tr("&Next finding"); },
        [this] { m_findings->next(); });
}

void MainWindow::buildPageActions()
{
    m_pageGroup = new QActionGroup(this);
    for (const PageEntry& entry : pageRegistry()) {
        QAction* action = m_actions.add(entry.name, entry.name, {QKeySequence(entry.key)}, entry.title);
        action->setCheckable(true);
        m_pageGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, id = entry.id] { showPage(id); });
    }
}

void MainWindow::buildViewActions()
{
    QAction* explanation = m_actions.add(
        ActionId::ShowExplanation, u"explain"_s, {QKeySequence(Qt::Key_F1)}, [] { return tr("&Explanation"); });
    explanation->setCheckable(true);
    connect(explanation, &QAction::toggled, this, &MainWindow::foldExplanation);
    connect(explanation, &QAction::triggered, this,
        [this](bool on) { m_workspace.settings().setOn(SwitchSetting::Explanation, on); });
    QAction* findings = m_actions.add(
        ActionId::ShowFindings, u"findings"_s, {QKeySequence(Qt::CTRL | Qt::Key_J)}, [] { return tr("&Findings"); });
    findings->setCheckable(true);
    connect(findings, &QAction::toggled, this, [this](bool on) {
        m_findings->setOpen(on);
        m_workspace.settings().setOn(SwitchSetting::Findings, on);
    });
    connect(m_findings, &FindingsPanel::opened, findings, &QAction::setChecked);
}

void MainWindow::buildTableActions()
{
    m_familyGroup = new QActionGroup(this);
    bool first = true;
    for (const catalog::Family& family : m_workspace.catalog().families()) {
        const QList<QKeySequence> keys = first ? QList<QKeySequence>{QKeySequence::New} : QList<QKeySequence>{};
        first = false;
        QAction* action = m_actions.add(
            u"new-"_s + toQt(family.id), u"new"_s, keys,
            [this, &family] { return toQt(family.name, m_workspace.language()); }, [] { return tr("New"); });
        m_familyGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, &family] { m_files->newDocument(family); });
    }
    m_themeGroup = new QActionGroup(this);
    const struct {
        ThemeChoice choice;
        ActionRegistry::Words words;
    } themes[] = {{ThemeChoice::System, [] { return tr("As the &system"); }},
        {ThemeChoice::Light, [] { return tr("&Light"); }}, {ThemeChoice::Dark, [] { return tr("&Dark"); }}};
    for (const auto& theme : themes) {
        QAction* action = m_actions.add(
            u"theme-"_s + themeName(theme.choice), u"theme"_s, {}, theme.words, [] { return tr("Theme"); });
        action->setCheckable(true);
        action->setChecked(m_workspace.theme() == theme.choice);
        m_themeGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = theme.choice] { m_workspace.setTheme(choice); });
    }
    m_languageGroup = new QActionGroup(this);
    for (const text::Language language : text::allLanguages) {
        QAction* action = m_actions.add(
            u"language-"_s + toQt(text::tag(language)), u"language"_s, {},
            [language] { return Languages::nativeName(language); }, [] { return tr("Language"); });
        action->setCheckable(true);
        action->setChecked(m_workspace.language() == language);
        m_languageGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { m_workspace.setLanguage(language); });
    }
}

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_newMenu = m_fileMenu->addMenu(icon(u"new"_s), QString());
    m_newMenu->addActions(m_familyGroup->actions());
    m_fileMenu->addAction(m_actions[ActionId::Open]);
    m_sampleMenu = m_fileMenu->addMenu(icon(u"sample"_s), QString());
    m_recentMenu = m_fileMenu->addMenu(QString());
    m_fileMenu->addSeparator();
    for (const ActionId id : {ActionId::Save, ActionId::SaveAs})
        m_fileMenu->addAction(m_actions[id]);
    m_fileMenu->addSeparator();
    for (const ActionId id : {ActionId::ExportSheet, ActionId::Preview, ActionId::Print})
        m_fileMenu->addAction(m_actions[id]);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_actions[ActionId::Quit]);

    m_editMenu = menuBar()->addMenu(QString());
    for (const ActionId id : {ActionId::Undo, ActionId::Redo})
        m_editMenu->addAction(m_actions[id]);
    m_editMenu->addSeparator();
    for (const ActionId id : {ActionId::CopyTypeCode, ActionId::CopyConfiguration, ActionId::PasteCode})
        m_editMenu->addAction(m_actions[id]);
    m_editMenu->addSeparator();
    m_editMenu->addAction(m_actions[ActionId::ChangeMeterType]);
    m_editMenu->addSeparator();
    for (const ActionId id : {ActionId::Search, ActionId::Filter, ActionId::NextFinding})
        m_editMenu->addAction(m_actions[id]);

    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions(m_pageGroup->actions());
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_actions[ActionId::ShowExplanation]);
    m_viewMenu->addAction(m_actions[ActionId::ShowFindings]);
    m_viewMenu->addSeparator();
    m_themeMenu = m_viewMenu->addMenu(icon(u"theme"_s), QString());
    m_themeMenu->addActions(m_themeGroup->actions());
    m_languageMenu = m_viewMenu->addMenu(icon(u"language"_s), QString());
    m_languageMenu->addActions(m_languageGroup->actions());
    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_actions[ActionId::Shortcuts]);
    m_helpMenu->addAction(m_actions[ActionId::About]);

    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_sampleMenu, &QMenu::aboutToShow, this, &MainWindow::fillSamples);
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    for (const project::RecentFile& file : m_workspace.recentFiles().entries()) {
        const bool missing = file.presence == project::FilePresence::Missing;
        const QString name = QFileInfo(file.path).fileName();
        QAction* action = m_recentMenu->addAction(missing ? tr("%1 (missing)").arg(name) : name);
        action->setToolTip(file.path);
        action->setStatusTip(file.path);
        action->setEnabled(!missing);
        connect(action, &QAction::triggered, this, [this, path = file.path] { m_files->open(path); });
    }
    if (m_recentMenu->isEmpty()) {
        m_recentMenu->addAction(tr("No recent files"))->setEnabled(false);
        return;
    }
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("&Clear the list")), &QAction::triggered, this,
        [this] { m_workspace.recentFiles().clear(); });
}

void MainWindow::fillSamples()
{
    m_sampleMenu->clear();
    for (const std::string& name : resources::resourceNames("samples")) {
        QAction* action = m_sampleMenu->addAction(QFileInfo(toQt(name)).completeBaseName());
        connect(action, &QAction::triggered, this, [this, name] { m_files->openSample(name); });
    }
    if (m_sampleMenu->isEmpty())
        m_sampleMenu->addAction(tr("No samples"))->setEnabled(false);
}

void MainWindow::retranslateMenus()
{
    m_actions.retranslate();
    m_fileMenu->setTitle(tr("&File"));
    m_newMenu->setTitle(tr("&New"));
    m_sampleMenu->setTitle(tr("Open sa&mple"));
    m_recentMenu->setTitle(tr("Open &recent"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_languageMenu->setTitle(tr("&Language"));
    m_helpMenu->setTitle(tr("&Help"));
    fillRecent();
    fillSamples();
}

} // namespace meterbench::ui
