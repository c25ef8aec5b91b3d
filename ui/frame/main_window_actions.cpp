// SPDX-License-Identifier: Apache-2.0
#include "ui/frame/explanation_panel.h"
#include "ui/frame/file_controller.h"
#include "ui/frame/findings_panel.h"
#include "ui/frame/help_dialogs.h"
#include "ui/frame/main_window.h"
#include "ui/pages/display_lists/display_lists_page.h"
#include "ui/pages/order_sheet/order_sheet_page.h"
#include "ui/pages/type_and_codes/type_and_codes_page.h"
#include "ui/text/words.h"
#include "ui/theme/icon.h"
#include "workbench/resources/resources.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>

/// The actions and menus of the window.
namespace meterbench::ui {

using namespace Qt::StringLiterals;

void MainWindow::buildActions()
{
    const auto add = [this](ActionId id, const QString& iconName, const QList<QKeySequence>& keys,
                         ActionRegistry::Words words, auto&& run) {
        QAction* action = m_actions.add(id, iconName, keys, std::move(words));
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add(
        ActionId::Open, u"open"_s, {QKeySequence::Open}, [] { return tr("&Open…"); },
        [this] { m_files->openByDialog(); });
    add(ActionId::Save, u"save"_s, {QKeySequence::Save}, [] { return tr("&Save"); }, [this] { m_files->save(); });
    add(
        ActionId::SaveAs, u"save-as"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        [] { return tr("Save &as…"); }, [this] { m_files->saveAs(); });
    const auto suggestExport = [this] {
        showPage(m_orderSheet);
        m_orderSheet->exportSheet(m_files->folder(), QFileInfo(m_files->displayName()).completeBaseName() + u".pdf"_s);
    };
    const auto print = [this] {
        showPage(m_orderSheet);
        m_orderSheet->print();
    };
    add(
        ActionId::ExportSheet, u"export"_s, {QKeySequence(Qt::CTRL | Qt::Key_E)}, [] { return tr("&Export sheet…"); },
        suggestExport);
    add(ActionId::Print, u"print"_s, {QKeySequence::Print}, [] { return tr("&Print…"); }, print);
    add(
        ActionId::Preview, u"preview"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
        [] { return tr("Print pre&view"); }, [this] { showPage(m_orderSheet); });
    connect(m_orderSheet, &OrderSheetPage::exportWanted, this, suggestExport);
    connect(m_orderSheet, &OrderSheetPage::printWanted, this, print);
    add(
        ActionId::Quit, u"quit"_s, {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [] { return tr("&Quit"); },
        [this] { close(); });

    QUndoStack& stack = m_workspace.document().undoStack();
    add(ActionId::Undo, u"undo"_s, {QKeySequence::Undo}, [] { return tr("&Undo"); }, [&stack] { stack.undo(); });
    add(
        ActionId::Redo, u"redo"_s, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
        [] { return tr("&Redo"); }, [&stack] { stack.redo(); });
    const auto copy = [this](const std::string& text) { QGuiApplication::clipboard()->setText(toQt(text)); };
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
        [this] {
            showPage(m_typeAndCodes);
            m_typeAndCodes->paste(QGuiApplication::clipboard()->text());
        });
    add(
        ActionId::Search, u"palette"_s, {QKeySequence(Qt::CTRL | Qt::Key_K)}, [] { return tr("&Search everything…"); },
        [this] { openPalette(); });
    add(
        ActionId::Filter, u"search"_s, {QKeySequence::Find}, [] { return tr("&Filter this page"); },
        [this] { currentPage()->focusFilter(); });
    add(
        ActionId::NextFinding, u"findings"_s, {QKeySequence(Qt::Key_F8)}, [] { return tr("&Next finding"); },
        [this] { m_findings->next(); });
    buildPageActions();
    add(ActionId::About, u"about"_s, {}, [] { return tr("&About Meterbench"); }, [this] { showAbout(this); });
    add(
        ActionId::Shortcuts, u"keyboard"_s, {QKeySequence(Qt::CTRL | Qt::Key_Slash)},
        [] { return tr("&Keyboard shortcuts"); }, [this] { showShortcuts(this, m_actions); });
}

void MainWindow::buildPageActions()
{
    m_pageGroup = new QActionGroup(this);
    const struct {
        ActionId id;
        Page* page;
        Qt::Key key;
    } rows[] = {{ActionId::PageTypeAndCodes, m_typeAndCodes, Qt::Key_1},
        {ActionId::PageDisplayLists, m_displayLists, Qt::Key_2}, {ActionId::PageOrderSheet, m_orderSheet, Qt::Key_3}};
    for (const auto& row : rows) {
        Page* page = row.page;
        QAction* action
            = m_actions.add(row.id, page->name(), {QKeySequence(Qt::CTRL | row.key)}, [page] { return page->title(); });
        action->setObjectName(page->name());
        action->setCheckable(true);
        action->setData(QVariant::fromValue<QWidget*>(page));
        m_pageGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    }
    QAction* explanation = m_actions.add(
        ActionId::ShowExplanation, u"explain"_s, {QKeySequence(Qt::Key_F1)}, [] { return tr("&Explanation"); });
    explanation->setCheckable(true);
    connect(explanation, &QAction::toggled, this, [this](bool on) { m_explanation->setVisible(on); });
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

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_newMenu = m_fileMenu->addMenu(icon(u"new"_s), QString());
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
    for (const ActionId id : {ActionId::Search, ActionId::Filter, ActionId::NextFinding})
        m_editMenu->addAction(m_actions[id]);

    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions(m_pageGroup->actions());
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_actions[ActionId::ShowExplanation]);
    m_viewMenu->addAction(m_actions[ActionId::ShowFindings]);
    m_viewMenu->addSeparator();
    m_themeMenu = m_viewMenu->addMenu(icon(u"theme"_s), QString());
    m_themeGroup = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction* action = m_themeMenu->addAction(QString());
        action->setObjectName(u"theme-"_s + themeName(choice));
        action->setCheckable(true);
        action->setChecked(m_workspace.theme() == choice);
        m_themeGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { m_workspace.setTheme(choice); });
    }
    m_languageMenu = m_viewMenu->addMenu(icon(u"language"_s), QString());
    m_languageGroup = new QActionGroup(this);
    for (const text::Language language : text::allLanguages) {
        QAction* action = m_languageMenu->addAction(Languages::nativeName(language));
        action->setObjectName(u"language-"_s + toQt(text::tag(language)));
        action->setCheckable(true);
        action->setChecked(m_workspace.language() == language);
        m_languageGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { m_workspace.setLanguage(language); });
    }
    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_actions[ActionId::Shortcuts]);
    m_helpMenu->addAction(m_actions[ActionId::About]);

    connect(m_newMenu, &QMenu::aboutToShow, this, &MainWindow::fillFamilies);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_sampleMenu, &QMenu::aboutToShow, this, &MainWindow::fillSamples);
    fillFamilies();
}

void MainWindow::fillFamilies()
{
    m_newMenu->clear();
    bool first = true;
    for (const catalog::Family& family : m_workspace.catalog().families()) {
        QAction* action = m_newMenu->addAction(toQt(family.name, m_workspace.language()));
        action->setObjectName(u"new-"_s + toQt(family.id));
        if (first)
            action->setShortcut(QKeySequence::New);
        first = false;
        connect(action, &QAction::triggered, this, [this, &family] { m_files->newDocument(family); });
    }
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
    const QString themeWords[] = {tr("As the &system"), tr("&Light"), tr("&Dark")};
    for (qsizetype index = 0; index < m_themeGroup->actions().size(); ++index)
        m_themeGroup->actions()[index]->setText(themeWords[index]);
    fillFamilies();
    fillRecent();
    fillSamples();
}

} // namespace meterbench::ui
